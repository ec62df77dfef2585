"""The base of all values that flow between the rooms."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen value; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Kept(Record):
    """A frozen value of the JSON contract that lost fields: a file of an older version is read."""

    model_config = ConfigDict(extra="ignore")
