"""Words that deny: not, no, never, without, and the verbs that deny what follows them.

The list is the closed class of English negators (Quirk et al., A Comprehensive Grammar of the
English Language, 10.54-10.70: clause, local and word negation, and 10.59 for the near-negatives
"hardly", "scarcely", "barely") with the implicit negatives that annotated corpora of negation
count ("deny", "fail", "refuse", "lack": Morante and Daelemans 2012, ConanDoyle-neg).
"""

from __future__ import annotations

from summarize.text.cues import Cue, CueFinder, words

NEGATION = "negation"
"""The statement is denied."""
TURN = "turn of phrase"
"""It holds a negator and denies nothing ("not only"), but cannot do without it either."""

VERBS = (
    r"\bden(?:y|ies|ied|ying)\b",
    r"\brefus(?:e|es|ed|ing)\b",
    r"\bfail(?:s|ed|ing)?\b(?!-)",
    r"\bdeclin(?:e|es|ed|ing)\s+to\b",
    r"\black(?:s|ed|ing)?\b",
    r"\breject(?:s|ed|ing)?\b",
    r"\brul(?:e|es|ed|ing)\s+out\b",
    r"\bstopped\s+short\s+of\b",
)

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
            *VERBS,
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
