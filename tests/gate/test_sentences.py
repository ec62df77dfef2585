"""The second gate against a writer who lies: one small change per sentence, and honest ones."""

from __future__ import annotations

import datetime as dt

import pytest

from summarize.domain import (
    MAIN,
    Article,
    Claim,
    Comparison,
    DraftSentence,
    Finding,
    Origin,
    Position,
    Published,
)
from summarize.gate.sentences import Verifier


def claim(number: int, text: str, speaker: str | None, article: str, origin: str) -> Claim:
    return Claim(
        id=f"c-{number}", article=article, text=text, quote=text, start=0, end=len(text),
        speaker=speaker, speaker_text=speaker, origin=origin,
    )  # fmt: skip


CLAIMS = (
    claim(1, "the ferry sank within twelve minutes", "Ines Falk", "A1", "o-falk"),
    claim(2, "the ferry sank within twelve minutes", None, "A2", "o-herald"),
    claim(3, "the crew had not been trained for fires", "Tomas Reyes", "A1", "o-reyes"),
    claim(4, "Marlow Ferries may sell two ships to Corbin Lines", "Ines Falk", "A1", "o-falk"),
    claim(5, "31 passengers were rescued by fishermen on Tuesday", None, "A2", "o-herald"),
    claim(6, "nine people had died by noon", None, "A1", "o-gazette"),
    claim(7, "14 people had died by nightfall", None, "A3", "o-post"),
    claim(8, "the lifeboats were inspected in May", "Tomas Reyes", "A1", "o-reyes"),
    claim(9, "the lifeboats were inspected in May", "Ines Falk", "A3", "o-falk"),
    claim(10, "passengers waited before boarding", None, "A3", "o-post"),
    claim(11, "Die Fähre sank nach Angaben von Ines Falk in zwölf Minuten", None, "A4", "o-bote"),
    claim(12, "31 Passagiere wurden am Dienstag gerettet", None, "A4", "o-bote"),
    claim(13, "渡轮在十二分钟内沉没,31人获救", None, "A5", "o-ribao"),
    claim(14, "a change of captain could be likely", None, "A2", "o-herald"),
    claim(15, "are betting that Corbin Lines will return", "sources at the port", "A1", "o-src"),
    claim(16, "Sources at the port were silent on Tuesday.", None, "A3", "o-post"),
)  # fmt: skip
NAMES = {
    "o-falk": "Ines Falk", "o-reyes": "Tomas Reyes", "o-herald": "The Herald",
    "o-gazette": "The Gazette", "o-src": "sources at the port",
    "o-post": "The Post", "o-bote": "Der Bote", "o-ribao": "Ribao",
}  # fmt: skip


def position(label: str, number: int, day: int) -> Position:
    found = CLAIMS[number - 1]
    return Position(
        label=label, claims=(found.id,), articles=(found.article,), origins=(found.origin,),
        as_of=dt.date(2031, 5, day),
    )  # fmt: skip


UPDATE = Finding(
    id="f-1", kind="update", type="update", question="people killed", statement="",
    positions=(position("nine", 6, 4), position("14", 7, 5)),
)  # fmt: skip
ARTICLES = tuple(
    Article(
        id=f"A{n}", path=f"{n}.txt", outlet=name, headline=None, published=Published(),
        language="en", text="\n\n".join(c.text for c in CLAIMS if c.article == f"A{n}"),
    )
    for n, name in enumerate(("The Gazette", "The Herald", "The Post", "Der Bote", "Ribao"), 1)
)  # fmt: skip
COMPARISON = Comparison(
    claims=CLAIMS,
    origins=tuple(Origin(id=i, name=n) for i, n in NAMES.items()),
    findings=(UPDATE,),
)


def reasons(parser, sentence: str, *cites: int) -> str:
    ids = tuple(f"c-{n}" for n in cites)
    told = (UPDATE.id,) if set(ids) >= {"c-6", "c-7"} else ()
    draft = DraftSentence(section="in short", sentence=sentence, cites=ids, rests_on=told)
    return "; ".join(Verifier(COMPARISON, ARTICLES, parser).reasons(draft))


@pytest.mark.parametrize(
    ("lie", "cites"),
    [
        # Another speaker.
        ("Tomas Reyes said the ferry sank within twelve minutes.", (1,)),
        ("According to Ines Falk, the crew had not been trained for fires.", (3,)),
        ("Falk said the ferry sank; Falk said the crew had not been trained for fires.", (1, 3)),
        # Nobody's word any more.
        ("The crew had not been trained for fires.", (3,)),
        ("The crew had not been trained for fires, the accounts say.", (3,)),
        ("Marlow Ferries may sell two ships to Corbin Lines.", (4,)),
        ("The ferry sank within twelve minutes.", (1,)),
        # Changed digits and days.
        ("37 passengers were rescued by fishermen on Tuesday.", (5,)),
        ("31 passengers were rescued by fishermen on Thursday.", (5,)),
        ("Two people had died by noon.", (6, 7)),
        ("People killed: the accounts give nine and 15.", (6, 7)),
        ("Nine people died on 4 May.", (6, 7)),
        ("Nine people had died as of 5 May, and 14 people as of 4 May.", (6, 7)),
        # A part turned round; what one says "in every report".
        ("A change could be likely of captain.", (14,)),
        ("The crew, in every report, had not been trained for fires.", (3,)),
        ("In one account, the crew had not been trained for fires.", (3,)),
        ("One person had died by noon.", (6,)),
        # A negation dropped or put in, a reserve dropped.
        ("Tomas Reyes said the crew had been trained for fires.", (3,)),
        ("Ines Falk said the ferry had not sunk within twelve minutes.", (1,)),
        ("Ines Falk said Marlow Ferries will sell two ships to Corbin Lines.", (4,)),
        ("Ines Falk said Marlow Ferries is to sell two ships to Corbin Lines.", (4,)),
        # Parts exchanged.
        ("Ines Falk said Corbin Lines may sell two ships to Marlow Ferries.", (4,)),
        # A citation that does not bear it out.
        ("31 passengers were rescued by fishermen on Tuesday.", (2,)),
        ("31 passengers were rescued by fishermen on Tuesday.", (6, 7)),
        # Words of measure and order.
        ("All passengers were rescued by fishermen on Tuesday.", (5,)),
        ("All 31 passengers were rescued by fishermen on Tuesday.", (5,)),
        ("Several passengers were rescued by fishermen on Tuesday.", (5,)),
        ("Both ferries sank within twelve minutes.", (2,)),
        ("31 passengers were later rescued by fishermen on Tuesday.", (5,)),
        ("Passengers waited after boarding.", (10,)),
        ("The same 31 passengers were rescued by fishermen on Tuesday.", (5,)),
        # An update told as a conflict; a relation that no finding has.
        ("The accounts contradict each other: nine people had died, 14 people had died.", (6, 7)),
        ("The accounts disagree: nine and 14.", (6, 7)),
        ("The accounts agree: 31 passengers were rescued.", (5, 6)),
        ("Five accounts give nine and 14.", (6,)),
        # What is not English.
        ("Die Fähre sank nach Angaben von Ines Falk in zwanzig Minuten", (11,)),
        ("37 Passagiere wurden am Dienstag gerettet", (12,)),
        ("Die Fähre sank nach Angaben von Tomas Reyes in zwölf Minuten", (11,)),
        ("37 passengers were rescued.", (12,)),
        ("The ferry sank and 37 people were rescued.", (13,)),
    ],
)  # fmt: skip
def test_a_lie_is_refused(parser, lie, cites):
    assert reasons(parser, lie, *cites)


@pytest.mark.parametrize(
    ("sentence", "cites"),
    [
        ("Ines Falk said the ferry sank within twelve minutes.", (1,)),
        ("According to Falk, the ferry sank within twelve minutes.", (1,)),
        ("The ferry sank within twelve minutes, according to Ines Falk.", (1,)),
        ("The ferry sank within twelve minutes.", (2,)),
        ("The ferry sank within twelve minutes.", (1, 2)),
        ("The lifeboats were inspected in May.", (8, 9)),
        ("Reyes said the crew had not been trained for fires.", (3,)),
        ("Marlow Ferries may sell two ships to Corbin Lines, Ines Falk said.", (4,)),
        ("31 passengers were rescued on Tuesday.", (5,)),
        ("On Tuesday, 31 passengers were rescued by fishermen.", (5,)),
        ("Nine people had died by noon; 14 people had died by nightfall.", (6, 7)),
        ("People killed: the figure given goes from nine to 14.", (6, 7)),
        ("People killed: the two accounts give nine and 14.", (6, 7)),
        ("People killed: both accounts give figures, nine and 14.", (6, 7)),
        ("A writer says nine people had died by noon.", (6,)),
        ("Sources at the port are betting that Corbin Lines will return.", (15,)),
        ("Two of the five accounts give nine and 14 people.", (6, 7)),
        ("Passengers waited before boarding.", (10,)),
        ("31 Passagiere wurden am Dienstag gerettet.", (12,)),
        ("Die Fähre sank nach Angaben von Ines Falk in zwölf Minuten.", (11,)),
        ("渡轮在十二分钟内沉没,31人获救", (13,)),
    ],
)
def test_an_honest_sentence_is_kept(parser, sentence, cites):
    assert reasons(parser, sentence, *cites) == ""


def test_a_dropped_attribution_is_named(parser):
    told = reasons(parser, "The crew had not been trained for fires.", 3)
    assert told == 'it says in the page\'s own voice what "Tomas Reyes" says'


TOLD = {
    "The Gazette": (
        "A fire in Liss destroyed the ferry hall. Ines Falk, the port's engineer, said that the "
        "roof fell in. The men grabbed the cash before fleeing."
    ),
    "The Herald": (
        "The ferry hall of Liss caught fire. Two men fled to Corbin. A guard stopped the truck "
        "before hitting the wall."
    ),
}
SCENE = tuple(
    Article(
        id=f"A{n}", path=f"{n}.txt", outlet=outlet, headline=None, published=Published(),
        language="en", text=text,
    )
    for n, (outlet, text) in enumerate(TOLD.items(), 1)
)  # fmt: skip
OF_SCENE = (
    claim(1, "the roof fell in", "Ines Falk", "A1", "o-falk"),
    claim(2, "Two men fled to Corbin", None, "A2", "o-herald"),
    claim(3, "The men grabbed the cash before fleeing", None, "A1", "o-gazette"),
    claim(4, "A guard stopped the truck before hitting the wall", None, "A2", "o-herald"),
)


@pytest.mark.parametrize(
    ("sentence", "cites", "holds"),
    [
        ("The roof fell in during the Liss fire, Ines Falk said.", 1, True),
        ("The port's engineer Ines Falk said that the roof fell in.", 1, True),
        ("The cash fell in, Ines Falk said.", 1, False),  # a thing of one account alone
        ("The roof fell in during the Corbin fire, Ines Falk said.", 1, False),
        ("Liss said that the roof fell in.", 1, False),
        ("The port's captain Ines Falk said that the roof fell in.", 1, False),
        ("Two men fled to Liss.", 2, False),
        ("The men grabbed the cash and fled.", 3, True),
        ("The men fled and grabbed the cash.", 3, False),
        ("A guard stopped the truck and hit the wall.", 4, False),
    ],
)
def test_the_scene_and_who_speaks_may_be_named_and_deeds_told_in_their_order(
    parser, sentence, cites, holds
):
    told = tuple(c.model_copy(update={"event": MAIN}) for c in OF_SCENE)
    origins = tuple(Origin(id=i, name=n) for i, n in NAMES.items())
    comparison = Comparison(claims=told, origins=origins)
    draft = DraftSentence(section="in short", sentence=sentence, cites=(f"c-{cites}",))
    assert (Verifier(comparison, SCENE, parser).reasons(draft) == ()) is holds
