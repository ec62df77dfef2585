"""The clauses of a sentence of the page, each with a subject and a verb of its own."""

from __future__ import annotations

import re

from summarize.text.parsing import Parser

SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})
"""Dependencies of subjects."""

_BORDER = re.compile(r"; |,? (?:while|whereas|although|though|(?<!all )but|yet) |,[”\x22]? and |: ")
_RELATIVE = re.compile(r", (?:which|who|whom|whose|where) ")
_EDGES = " ,;:."


def clauses_of(sentence: str, parser: Parser) -> list[str]:
    """Return the clauses of a sentence, each with a subject and a verb of its own."""
    clauses: list[str] = []
    start = 0
    for border in _BORDER.finditer(sentence):
        before, after = sentence[start : border.start()], sentence[border.end() :]
        first = _BORDER.split(after, maxsplit=1)[0]
        stop = border.group().startswith(";")
        if stop or (_is_clause(before, parser) and _is_clause(first, parser)):
            clauses.append(before)
            start = border.end()
    parts = [p for c in (*clauses, sentence[start:]) for p in _relatives(c, parser)]
    return [p.strip(_EDGES) for p in parts if p.strip(_EDGES)]


def _relatives(clause: str, parser: Parser) -> list[str]:
    """Return a clause and what is told beside its nouns: "Corbin, which denies it, has a week"."""
    opened = _RELATIVE.search(clause)
    if opened is None:
        return [clause]
    doc = parser.grammar([clause])[0]
    aside = (
        t for t in doc if t.dep_ == "relcl" and opened.start() < t.left_edge.idx < opened.end()
    )
    verb = next(aside, None)
    end = verb.right_edge.idx + len(verb.right_edge) if verb is not None else len(clause)
    if clause[end : end + 1] != ",":
        return _RELATIVE.split(clause)
    main = clause[: opened.start()] + clause[end + 1 :]
    return [*_relatives(main, parser), clause[opened.end() : end]]


def _is_clause(text: str, parser: Parser) -> bool:
    (doc,) = parser.grammar([text])
    return any(t.dep_ in SUBJECTS and t.head.pos_ in {"VERB", "AUX"} for t in doc)
