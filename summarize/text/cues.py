"""A cue: words that change how a statement is meant, found in plain text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from summarize.text.words import past_tense, present_participle


class Cue(NamedTuple):
    """Words that deny, weaken, foresee or set a condition.

    Attributes:
        start: Offset of its first character in the text that was searched.
        end: Offset after its last.
        text: The words as written.
        kind: What they do; two cues of one kind may stand for each other.
    """

    start: int
    end: int
    text: str
    kind: str


class CueFinder:
    """Finds cues by one pass over the text; where two begin together the longer wins.

    Args:
        patterns: Per kind, the regular expressions of its cues, written in lower case. Each
            begins with a word, or with a look-behind for a letter where it goes on inside one.
    """

    def __init__(self, patterns: Mapping[str, Iterable[str]]) -> None:
        # Those of most words first: "no longer" before "no".
        pairs = [(p, kind) for kind, ps in patterns.items() for p in ps]
        pairs.sort(key=lambda pair: -pair[0].count(r"\s+"))
        # A word is held only against the cues of its first letter: all against all took a fifth
        # of a run's time.
        by_letter: dict[str, list[tuple[str, str]]] = {}
        for pattern, kind in pairs:
            for letter in sorted(_first_letters(pattern)):
                by_letter.setdefault(letter, []).append((pattern, kind))
        inside = by_letter.pop("", [])
        at_starts = "|".join(f"(?={i})(?:{_groups(found)})" for i, found in by_letter.items())
        self._kinds = [k for found in (*by_letter.values(), inside) for _, k in found]
        self._regex = re.compile(
            rf"\b(?:{at_starts})" + (f"|{_groups(inside)}" if inside else ""), re.IGNORECASE
        )

    def find(self, text: str) -> list[Cue]:
        """Return the cues of a text, in order, none overlapping another."""
        return [
            Cue(m.start(), m.end(), m.group(), self._kinds[(m.lastindex or 1) - 1])
            for m in self._regex.finditer(text)
        ]


_FIRST = re.compile(r"(?:\\b|\(\?<![^)]*\))*(?:(?P<letter>\w)|\(\?:(?P<words>[\w|]+)\))")


def _first_letters(pattern: str) -> set[str]:
    """Return with which letters a cue may begin; the empty one stands for inside a word."""
    if pattern.startswith(r"(?<=\w)"):
        return {""}
    found = _FIRST.match(pattern)
    if found is None:
        raise ValueError(f"a cue begins with a word, unlike {pattern}")
    return {word[0] for word in (found["letter"] or found["words"]).split("|")}


def _groups(found: Iterable[tuple[str, str]]) -> str:
    return "|".join(f"({pattern})" for pattern, _ in found)


def words(*phrases: str) -> list[str]:
    """Return a pattern for each phrase, as whole words with any spacing within."""
    return [r"\b" + re.escape(p).replace(r"\ ", r"\s+") + r"\b" for p in phrases]


def verbs(lemmas: str, then: str = "") -> list[str]:
    """Return a pattern for each verb in all its forms, with what has to stand behind it."""
    return [rf"\b(?:{'|'.join(sorted(_forms(lemma)))})\b{then}" for lemma in lemmas.split()]


def _forms(lemma: str) -> set[str]:
    third = re.sub(r"(?<![aeiou])y$", "ie", lemma) + "s"
    return {lemma, third, past_tense(lemma), present_participle(lemma)}


# --- words that deny: not, no, never, without, and the verbs that deny what follows them


NEGATION = "negation"
"""The statement is denied."""
TURN = "turn of phrase"
"""It holds a negator and denies nothing ("not only"), but cannot do without it either."""

_FINDER = CueFinder(
    {
        NEGATION: [
            r"(?<=\w)n['\u2019]t\b",
            r"\bcannot\b",
            # "No 10" and "No. 3" are numbers of something.
            r"\bno\b(?!\.? ?\d)",
            *words(
                *("not", "never", "none", "nobody", "nothing", "nowhere", "neither", "nor"),
                *("without", "hardly", "scarcely", "barely", "no one", "no longer", "unable"),
            ),
            *verbs("deny refuse reject lack"),
            *verbs("fail", then=r"(?!-)"),
            *verbs("decline", then=r"(?=\s+to\b)"),
            *(rf"{v}\s+out\b" for v in verbs("rule")),
            *words("stopped short of"),
        ],
        TURN: words(
            *("not only", "not just", "not merely", "not least", "no doubt", "no matter"),
            *("no fewer than", "no less than", "no more than", "not more than", "not less than"),
            *("no sooner", "whether or not", "if not"),
        ),
    }
)


def find_negations(text: str) -> list[Cue]:
    """Return the negating words of a text, in order.

    Args:
        text: Any English text.

    Returns:
        Cues of kind `NEGATION`, and of kind `TURN` where the words deny nothing
        ("no fewer than 30" says 30 or more).
    """
    return _FINDER.find(text)


def negates(text: str) -> bool:
    """Whether a text denies something."""
    return any(c.kind == NEGATION for c in find_negations(text))


# --- words by which a statement is less than a plain fact: may, reportedly, plans to, if


POSSIBLE = "possibility"
LIKELY = "likelihood"
REPORTED = "report"
BELIEVED = "belief"
PLANNED = "plan"
CONDITION = "condition"
DUTY = "duty"
FUTURE = "future"
DEGREE = "degree"

HEDGES = frozenset({POSSIBLE, LIKELY, REPORTED, BELIEVED, PLANNED, CONDITION, DUTY})
"""Kinds that the page shows as hedges; the others only have to be kept."""

_TO = r"(?=\s+to\b)"
_TO_OR_THAT = r"(?=\s+(?:to|that)\b)"
_BE = r"\b(?:is|are|was|were|be|been|being)\s+(?:now\s+|also\s+|widely\s+)?"

_PATTERNS = {
    POSSIBLE: [
        # The month stands with a capital and a number, or after a preposition.
        r"(?<!\bin )(?<!\bof )(?<!\blast )(?<!\bsince )(?<!\buntil )(?<!\d )\bmay\b(?!\s+\d)",
        *words("might", "could", "possibly", "perhaps", "maybe", "potentially", "conceivably"),
        *words("possible", "possibility", "arguably"),
    ],
    LIKELY: [
        *words("likely", "unlikely", "probably", "presumably", "apparently", "seemingly"),
        r"\bseem(?:s|ed|ingly)?\b",
        r"\bappear(?:s|ed)?\b(?=\s+(?:to|that|as)\b)",
    ],
    REPORTED: [
        *words("reportedly", "allegedly", "alleged", "supposedly", "purportedly", "ostensibly"),
        *words("so-called", "unconfirmed", "unverified", "rumoured", "rumored", "purported"),
        *words("suspected", "disputed", "would-be"),
        *verbs("claim allege"),
        _BE + r"(?:said|reported|understood|alleged|rumou?red)\s+to\b",
    ],
    BELIEVED: [
        _BE + r"(?:believed|thought|feared|assumed|considered|expected|estimated|suspected)\b",
        *verbs("believe expect predict doubt"),
        *verbs("suspect fear assume hope", then=_TO_OR_THAT),
        *words("think", "thinks", "thinking"),
    ],
    PLANNED: [
        *verbs("plan intend aim seek try attempt threaten vow promise pledge", then=_TO),
        *verbs("offer propose want prepare", then=_TO),
    ],
    CONDITION: words(
        "if", "unless", "provided that", "in case", "assuming", "whether", "lest", "supposing"
    ),
    DUTY: words("should", "must", "ought to"),
    FUTURE: [
        *words("will", "would", "shall", "going to", "about to", "set to", "poised to"),
        r"\bwo(?=n['\u2019]t\b)",
        r"(?<=\w)['\u2019](?:ll|d)\b(?=\s+[a-z])",
    ],
    DEGREE: words("almost", "nearly", "partly", "partially", "virtually", "all but", "only"),
}

_HEDGE_FINDER = CueFinder(_PATTERNS)


def find_hedges(text: str) -> list[Cue]:
    """Return the words of a text that make it less, or other, than a plain fact.

    Args:
        text: Any English text.

    Returns:
        Cues in order; those whose kind is in `HEDGES` are what the page calls hedges.
    """
    return [c for c in _HEDGE_FINDER.find(text) if not _is_name(c, text)]


def _is_name(cue: Cue, text: str) -> bool:
    # "May" and "Will" with a capital inside a sentence are a month or a person.
    if not cue.text[0].isupper() or cue.text.isupper():
        return False
    before = text[: cue.start].rstrip(" \"'“\u2018(")
    return bool(before) and before[-1] not in ".!?\n:;" and cue.text in {"May", "Will"}
