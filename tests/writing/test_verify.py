"""The second gate: sentences against the claims that they cite."""

from __future__ import annotations

import pytest

from summarize.domain import Claim, Comparison, DraftSentence, Finding, Origin, Position
from summarize.writing.verify import verify


def claim(number: int, text: str, speaker: str | None = None, article: str = "A1") -> Claim:
    return Claim(
        id=f"c-{number}", article=article, text=text, quote=text, start=0, end=len(text),
        speaker=speaker, speaker_text=speaker, origin=f"o{number}",
    )  # fmt: skip


CLAIMS = (
    claim(1, "more than 1,400 people left the valley", "Ana Torres"),
    claim(2, "fewer than 900 people had left", "Jon Beck", "A2"),
    claim(3, "the dam had not been inspected since March", "Jon Beck", "A2"),
    claim(4, "Astor Line may close the port of Karvala on Friday", None, "A3"),
    claim(5, "The minister called the ruling \u201ca grave mistake\u201d", None, "A3"),
)
FINDING = Finding(
    id="f-1", kind="figures", question="people who left", statement="", positions=(
        Position(label="more than 1,400", claims=("c-1",), articles=("A1",), origins=("o1",)),
        Position(label="fewer than 900", claims=("c-2",), articles=("A2",), origins=("o2",)),
    ),
)  # fmt: skip
COMPARISON = Comparison(
    claims=CLAIMS,
    origins=tuple(Origin(id=c.origin, name=c.speaker or "the outlet") for c in CLAIMS),
    findings=(FINDING,),
)


def reason(parser, sentence: str, *cites: int) -> str:
    draft = DraftSentence(
        section="in short", sentence=sentence, cites=tuple(f"c-{n}" for n in cites)
    )
    kept, dropped = verify([draft], COMPARISON, parser)
    assert len(kept) + len(dropped) == 1
    return dropped[0].reason if dropped else ""


@pytest.mark.parametrize(
    ("sentence", "cites"),
    [
        ("Ana Torres said more than 1,400 people left the valley.", (1,)),
        ("According to Torres, more than 1,400 people left.", (1,)),
        ("Torres said more than 1,400 people left; Beck said fewer than 900 had left.", (1, 2)),
        ("People who left: the accounts give more than 1,400 and fewer than 900.", (1, 2)),
        ("People who left: the figure given goes from fewer than 900 to more than 1,400.", (1, 2)),
        ("The dam had not been inspected since March, according to Jon Beck.", (3,)),
        ("Astor Line may close the port of Karvala on Friday.", (4,)),
        ("The minister called the ruling \u201ca grave mistake\u201d.", (5,)),
        ("Two accounts give more than 1,400 and fewer than 900.", (1, 2)),
    ],
)  # fmt: skip
def test_sentences_that_follow_are_kept(parser, sentence, cites):
    assert reason(parser, sentence, *cites) == ""


@pytest.mark.parametrize(
    ("sentence", "cites"),
    [
        ("Jon Beck said more than 1,400 people left the valley.", (1,)),
        ("Jon Beck said more than 1,400 people left the valley.", (1, 2)),
        ("Ana Torres said more than 1,500 people left the valley.", (1,)),
        ("Ana Torres said 1,400 people left the valley.", (1,)),
        ("The dam had been inspected since March, Jon Beck said.", (3,)),
        ("The dam had been inspected since March.", (3,)),
        ("Astor Line will close the port of Karvala on Friday.", (4,)),
        ("Astor Line may close the port of Karvala on Monday.", (4,)),
        ("Ferrum may close the port of Karvala on Friday.", (4,)),
        ("The minister called the ruling \u201ca great mistake\u201d.", (5,)),
        ("Astor Line may close the port of Karvala on Friday.", (3,)),
        ("People who left: the accounts give more than 1,400 and fewer than 800.", (1, 2)),
        ("Seven accounts give more than 1,400 and fewer than 900.", (1, 2)),
        ("The regime may close the port of Karvala on Friday.", (4,)),
        ("Anything at all.", ()),
        ("Astor Line may close the port.", (99,)),
    ],
)
def test_sentences_that_do_not_follow_are_dropped(parser, sentence, cites):
    assert reason(parser, sentence, *cites)


def test_order_and_citations_are_kept(parser):
    told = [f"Jon Beck said {CLAIMS[2].text}.", CLAIMS[3].text, CLAIMS[4].text]
    drafts = [
        DraftSentence(section="s", sentence=text, cites=(f"c-{n}",))
        for n, text in enumerate(told, 3)
    ]
    kept, dropped = verify(drafts, COMPARISON, parser)
    assert not dropped
    assert [s.cites for s in kept] == [("c-3",), ("c-4",), ("c-5",)]
