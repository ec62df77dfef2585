"""Who somebody is, told where the page names him first: "Coast Guard captain Ole Brandt".

The words are those with which an article gives him the word, so nothing is added to what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from summarize.domain import Origin
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.saying import PERSON_NOUNS, TITLES
from summarize.writing.blocks import Line, Section
from summarize.writing.marks import capital

LONGEST = 7
"""Words before a name that still introduce it."""


def introductions(origins: Iterable[Origin]) -> dict[str, str]:
    """Return persons' full names, each with the form in which an article says who he is."""
    found = {o.name: _introduced(o) for o in origins if o.kind == "person" and " " in o.name}
    return {name: form for name, form in found.items() if form}


def _is_office(words: str) -> bool:
    parts = {p for w in words.casefold().split() for p in w.strip(".,").split("-")}
    named = bool(parts & ((TITLES | PERSON_NOUNS) - ADDRESS))
    return named and not find_loaded_unquoted(words)


def _introduced(origin: Origin) -> str:
    forms = (n for n in origin.names if _tells_who(n, origin.name))
    return min(forms, key=lambda n: (not n.endswith(origin.name), len(n)), default="")


def _tells_who(form: str, name: str) -> bool:
    """Whether a form has an office or a role before the name, or behind it; no article's view."""
    before, found, behind = form.partition(name)
    role = f"{before} {behind}".casefold().split()
    beside = not before or not behind
    office = _is_office(" ".join(role))
    return bool(found) and beside and office and role[0] not in ARTICLES and len(role) <= LONGEST


ADDRESS = frozenset({"mr", "mrs", "ms", "miss", "sir", "man", "woman", "person", "boy", "girl"})
"""Words for a person that tell no office or role."""
ARTICLES = frozenset({"a", "an", "the"})


class Introducer:
    """Introduces each person once, in the order in which lines are read.

    Args:
        forms: Persons' names, each with the form that says who he is.
    """

    def __init__(self, forms: Mapping[str, str]) -> None:
        self._left = dict(forms)

    def section(self, section: Section) -> Section:
        """Return a section whose lines introduce whom they name first."""
        drawn = section.with_lines(self._line)
        return replace(drawn, parts=tuple(map(self.section, section.parts)))

    def _line(self, line: Line) -> Line:
        text = line.text
        for name, form in list(self._left.items()):
            at = _first(name, text)
            if at is None:
                continue
            del self._left[name]
            if not _is_introduced(text[:at], text[at + len(name) :], form.partition(name)[0]):
                text = text[:at] + form + text[at + len(name) :]
                text = capital(text) if at == 0 else text
        return replace(line, text=text)


def _is_introduced(before: str, behind: str, role: str) -> bool:
    """Whether a line says itself who somebody is: by an apposition, or by the role before him."""
    last = role.casefold().split()[-1:]
    return behind.startswith(",") or (bool(last) and before.casefold().split()[-1:] == last)


def _first(name: str, text: str) -> int | None:
    """Return where a name first stands outside quotation marks; None where it does not."""
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?![\w-])", text):
        before = text[: found.start()]
        if before.count("“") == before.count("”") and before.count('"') % 2 == 0:
            return found.start()
    return None
