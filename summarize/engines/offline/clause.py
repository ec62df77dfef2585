"""What a sentence is cut into."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


class Kind(Enum):
    """How a clause hangs on the one above it."""

    MAIN = "main"
    COORDINATE = "coordinate"
    SHARED = "shared subject"
    CONTENT = "content of speech"
    RELATIVE = "relative"
    PARTICIPIAL = "participial"
    ADVERBIAL = "adverbial"
    ABSOLUTE = "absolute"
    INCLUDING = "including"
    LISTED = "counted things in a list"
    MEASURE = "measure"
    PART = "part of a number"
    ATTRIBUTION = "attribution"


@dataclass
class Clause:
    """One clause.

    Attributes:
        head: Its predicate (or the head of its noun phrase).
        kind: How it hangs on the clause above.
        tokens: The tokens that belong to it and to no clause within it.
        silent: Whether it states nothing itself ("he said").
        nested: Whether the clause above keeps its words too.
    """

    head: Token
    kind: Kind
    tokens: list[Token] = field(default_factory=list)
    silent: bool = False
    nested: bool = False
