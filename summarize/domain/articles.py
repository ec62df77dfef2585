"""Articles: files as read, as cleaned, and what was left out; the base of all types."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict


class Record(BaseModel):
    """A frozen value; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Kept(Record):
    """A frozen value of the JSON contract that lost fields: a file of an older version is read."""

    model_config = ConfigDict(extra="ignore")


def _well_formed(text: Any) -> Any:
    """Join halves of surrogate pairs; one that stands alone (PDF, JSON escapes) is no character."""
    if isinstance(text, str) and not text.isascii():
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


FoundText = Annotated[str, BeforeValidator(_well_formed)]
"""Text out of a file: whatever stands there, what is kept can be written as UTF-8."""


class Stated(Record):
    """What is known of a file beside its running text (HTML meta tags, mail headers)."""

    headline: FoundText | None = None
    outlet: FoundText | None = None
    published: FoundText | None = None
    """The date as written there, not yet read."""
    url: str | None = None
    """The address of the article, http or https."""
    given: bool = False
    """Whether whoever gave the text says so: it goes before all that the text itself says."""


class Dropped(Record):
    """A passage that is not the outlet's reporting."""

    text: FoundText
    reason: str


class RawArticle(Record):
    """One file as read: decoded text, before cleaning."""

    path: str
    """Relative to the folder that holds all that was read, with slashes."""
    format: Literal["txt", "md", "html", "pdf", "docx", "eml"]
    text: FoundText
    """For HTML the extracted main text with paragraphs kept."""
    dropped: tuple[Dropped, ...] = ()
    """What the reader of the format already left out (HTML navigation)."""
    stated: Stated = Stated()
    notes: tuple[str, ...] = ()
    """What of the file was not read, or not as it should be."""


class Skipped(Record):
    """A file that gave no article, and why."""

    path: str
    reason: str


class Published(Record):
    """The day of printing and how it is known."""

    date: dt.date | None = None
    basis: Literal["stated", "inferred", "unknown"] = "unknown"
    why: str = ""
    time: dt.time | None = None
    """Time of day where the article states it, with its time zone where that is stated."""


class Article(Record):
    """One document by one outlet. `text` is fixed: every span points into it.

    `text` starts with the headline (and standfirst) where there is one; `body_start` is the
    offset at which the body begins. Paragraphs are separated by one empty line.
    """

    id: str
    path: str
    outlet: str | None
    headline: str | None
    published: Published
    url: str | None = None
    """Where it stands on the web, http or https, where that is known."""
    language: str
    text: str
    body_start: int = 0
    dropped: tuple[Dropped, ...] = ()
    summary: tuple[str, ...] = ()
    summary_spans: tuple[tuple[tuple[int, int], ...], ...] = ()
    """For each sentence of the summary the offsets of those that it rests on."""
    agency: str | None = None
    """The agency whose copy this is, where the article credits one (its byline or dateline)."""
    copy_of: str | None = None
    """The id of the article whose text this one repeats (identical or nearly so)."""
    notes: tuple[str, ...] = ()
    """What a reader must know of how it was read: a scanned page, lost characters, its language."""

    @property
    def called(self) -> str:
        """What the page calls who printed it: the outlet, else "Source 3" by its number there."""
        return self.outlet or f"Source {self.id.removeprefix('A')}"


def original_of(article: Article, by_id: Mapping[str, Article]) -> Article:
    """Return the article that one repeats, or itself; what is a copy is no original of others."""
    return by_id.get(article.copy_of or "", article)


def account_of(article: Article, by_id: Mapping[str, Article]) -> str:
    """Return the agency or outlet whose account an article is; of a copy, those of its original."""
    found = original_of(article, by_id)
    return found.agency or found.outlet or found.id


WEEK = 7
"""Days after which what one account tells as news, or as it is, may be past for another."""


def goes_on(days: Iterable[dt.date | None]) -> bool:
    """Whether accounts were printed a week or more apart, given their days as far as known."""
    known = [d for d in days if d is not None]
    return bool(known) and (max(known) - min(known)).days >= WEEK
