"""Words by which a statement is less than a plain fact: may, reportedly, plans to, if.

Collected from the lists that the field uses: the hedge cues of the CoNLL-2010 shared task
(Farkas et al.), Hyland's hedges (Metadiscourse, 2005), and the modal verbs and conditional
conjunctions of English (Quirk et al., 4.49-4.66 and 15.33-15.41).
"""

from __future__ import annotations

from summarize.text.cues import Cue, CueFinder, words

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

_TO_OR_THAT = r"(?=\s+(?:to|that)\b)"
_BE = r"\b(?:is|are|was|were|be|been|being)\s+(?:now\s+|also\s+|widely\s+)?"


def _inflected(stem: str, ends: str, after: str) -> str:
    return rf"\b{stem}(?:{ends})\b{after}"


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
        _inflected("claim", "s|ed|ing|", ""),
        _inflected("alleg", "es?|ing", ""),
        _BE + r"(?:said|reported|understood|alleged|rumou?red)\s+to\b",
    ],
    BELIEVED: [
        _BE + r"(?:believed|thought|feared|assumed|considered|expected|estimated|suspected)\b",
        _inflected("believ", "es?|ed|ing", ""),
        _inflected("suspect", "s|ed|ing|", r"(?=\s+that\b)"),
        _inflected("fear", "s|ed|ing|", r"(?=\s+(?:that|to)\b)"),
        _inflected("think", "s|ing|", ""),
        _inflected("expect", "s|ed|ing|", ""),
        _inflected("predict", "s|ed|ing|", ""),
        _inflected("assum", "es?|ed|ing", _TO_OR_THAT),
        _inflected("hop", "es?|ed|ing", _TO_OR_THAT),
        _inflected("doubt", "s|ed|ing|", ""),
    ],
    PLANNED: [
        *(
            _inflected(stem, ends, r"(?=\s+to\b)")
            for stem, ends in (
                ("plan", "s|ned|ning|"),
                ("intend", "s|ed|ing|"),
                ("aim", "s|ed|ing|"),
                ("seek", "s|ing|"),
                ("try", "ing|"),
                ("tri", "es|ed"),
                ("attempt", "s|ed|ing|"),
                ("threaten", "s|ed|ing|"),
                ("vow", "s|ed|ing|"),
                ("promis", "es?|ed|ing"),
                ("pledg", "es?|ed|ing"),
                ("offer", "s|ed|ing|"),
                ("propos", "es?|ed|ing"),
                ("want", "s|ed|ing|"),
                ("prepar", "es?|ed|ing"),
            )
        ),
        *words("sought to"),
    ],
    CONDITION: words("if", "unless", "provided that", "in case", "assuming", "whether"),
    DUTY: words("should", "must", "ought to"),
    FUTURE: [
        *words("will", "would", "shall", "going to", "about to", "set to", "poised to"),
        r"\bwo(?=n['\u2019]t\b)",
        r"(?<=\w)['\u2019](?:ll|d)\b(?=\s+[a-z])",
    ],
    DEGREE: words("almost", "nearly", "partly", "partially", "virtually", "all but", "only"),
}

_FINDER = CueFinder(_PATTERNS)


def find_hedges(text: str) -> list[Cue]:
    """Return the words of a text that make it less, or other, than a plain fact.

    Args:
        text: Any English text.

    Returns:
        Cues in order; those whose kind is in `HEDGES` are what the page calls hedges.
    """
    return [c for c in _FINDER.find(text) if not _is_name(c, text)]


def _is_name(cue: Cue, text: str) -> bool:
    # "May" and "Will" with a capital inside a sentence are a month or a person.
    if not cue.text[0].isupper() or cue.text.isupper():
        return False
    before = text[: cue.start].rstrip(" \"'“\u2018(")
    return bool(before) and before[-1] not in ".!?\n:;" and cue.text in {"May", "Will"}
