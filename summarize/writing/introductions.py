"""Who somebody is, told where the page names him first: "Coast Guard captain Ole Brandt".

The words are those with which an article gives him the word, so nothing is added to what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from summarize.domain import Article, Origin
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.saying import PERSON_NOUNS, TITLES
from summarize.text.words import content_words
from summarize.writing.blocks import Block, Bullets, Line, Section, Table
from summarize.writing.marks import capital

LONGEST = 7
"""Words before a name that still introduce it."""
LONGEST_BEHIND = 12
"""Words in brackets behind it, likewise."""


def introductions(origins: Iterable[Origin], articles: Sequence[Article] = ()) -> dict[str, str]:
    """Return persons' full names, each with the form in which an article says who he is."""
    persons = [o for o in origins if o.kind == "person" and " " in o.name]
    found = {o.name: _introduced(o) or _beside(o.name, articles) for o in persons}
    return {name: form for name, form in found.items() if form}


_CAPITAL = r"[A-Z][\w'’&-]*"
_BODY = rf"of the {_CAPITAL}(?: (?:(?:of|for|and|the|&) )*{_CAPITAL}){{1,5}}"
"""The body that somebody is of, by its article and its words: "of the Natural History Society"."""


def _beside(name: str, articles: Sequence[Article]) -> str:
    """Return a name with what an article says beside it: "Holm's lawyer, Ole Brandt"."""
    own = re.escape(name)
    before = re.compile(rf"((?<![\w'’-])[A-Z][\w'’-]*['’]s [a-z-]+), {own}\b")
    behind = re.compile(rf"(?<!\w){own}(?: \([^()]*\))?, ([a-z][^,;:()“”\"\n]{{4,90}})[,.]")
    of_body = re.compile(rf"(?<!\w){own} ({_BODY})(?=[,.;:]| (?:said|says|told|is|was|has)\b)")
    for article in articles:
        found = before.search(article.text)
        if found and _is_office(found[1]):
            return f"{found[1]} {name}"
        found = behind.search(article.text)
        if found and _is_apposition(found[1]):
            return f"{name} ({found[1]})"
        found = of_body.search(article.text)
        if found and not find_loaded_unquoted(found[1]):
            return f"{name} {found[1]}"
    return ""


_CLAUSE = re.compile(r"\b(?:said|says|told)\b|(?<![a-z])[a-z]{4,}+\. [A-Z]")
"""What no noun phrase holds: somebody who speaks, the end of a sentence."""


def _is_apposition(words: str) -> bool:
    """Whether words behind a name are a noun phrase that tells an office: no clause, no view."""
    first, *rest = words.split()
    plain = first in ARTICLES or bool(content_words(first))
    clause = _CLAUSE.search(words) is not None
    return plain and not clause and len(rest) < LONGEST_BEHIND and _is_office(words)


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
        blocks = tuple(map(self._block, section.blocks))
        return replace(section, blocks=blocks, parts=tuple(map(self.section, section.parts)))

    def _block(self, block: Block) -> Block:
        if isinstance(block, Bullets):
            return replace(block, lines=tuple(map(self._line, block.lines)))
        if isinstance(block, Table):
            return replace(block, rows=tuple(self._row(r) for r in block.rows))
        return block

    def _row(self, row: Sequence[Line]) -> tuple[Line, ...]:
        return tuple(map(self._line, row))

    def _line(self, line: Line) -> Line:
        text = line.text
        for name, form in list(self._left.items()):
            at = _first(name, text)
            if at is None or (form.endswith(")") and _is_open(text[:at])):
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


def _is_open(before: str) -> bool:
    """Whether a bracket is open: another one within it is hard to read."""
    return before.count("(") > before.count(")")


def _first(name: str, text: str) -> int | None:
    """Return where a name first stands outside quotation marks; None where it does not."""
    for found in re.finditer(rf"(?<!\w){re.escape(name)}(?![\w-])", text):
        before = text[: found.start()]
        if before.count("“") == before.count("”") and before.count('"') % 2 == 0:
            return found.start()
    return None
