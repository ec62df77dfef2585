"""References: put in square brackets, checked where they stand, where they are told, by grammar."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.claims.ground import ground
from summarize.domain import Article, DraftClaim, DraftReference, Published, Reference
from summarize.gate.quotes import bracketed

STORY = """Harbour fire in Orlo kills two

Fire broke out on Thursday in a warehouse in Orlo that belongs to Halden Freight, police said. \
Two guards, Nils Aber and Tove Lind, were killed.

Mayor Greta Holm visited the site with Captain Anders Moen. She said the building had failed two \
inspections. The company denied it, and its lawyer Jon Beck called the charge absurd.

"I warned them twice," Mr Moen said. "They did not listen." The men had worked there for 12 years.
"""


def article() -> Article:
    return Article(
        id="A1", path="a.txt", outlet=None, headline=None, language="en", text=STORY,
        published=Published(date=dt.date(2024, 5, 18), basis="stated"),
    )  # fmt: skip


def told(words: str) -> tuple[int, int]:
    at = STORY.index(words)
    start = max(STORY.rfind(". ", 0, at) + 2, STORY.rfind("\n", 0, at) + 1)
    return start, STORY.index(".", at) + 1


def gate(parser, quote: str, *references: DraftReference, **given):
    found = DraftClaim(article="A1", quote=quote, references=references, **given)
    claims, rejected, corrections = ground([found], article(), parser)
    assert rejected == ()
    return claims[0], corrections


CHARGE = "that the building had failed, as Greta Holm said"
HOLM = told("Mayor Greta Holm")
OWNER = told("Halden Freight")


def ref(words: str, means: str, where: tuple[int, int] | None = None, place="instead"):
    return DraftReference(words=words, means=means, told=where, place=place)


@pytest.mark.parametrize(
    ("quote", "reference", "text"),
    [
        ("She said the building had failed two inspections", ref("She", "Greta Holm", HOLM),
         "[Greta Holm] said the building had failed two inspections"),
        ("the building had failed two inspections",
         ref("the building", "a warehouse in Orlo", OWNER),
         "[a warehouse in Orlo] had failed two inspections"),
        ("its lawyer Jon Beck called the charge absurd", ref("its", "Halden Freight", OWNER),
         "[Halden Freight's] lawyer Jon Beck called the charge absurd"),
        ("The company denied it", ref("The company", "Halden Freight", OWNER),
         "[Halden Freight] denied it"),
        ("The men had worked there for 12 years",
         ref("The men", "two guards, Nils Aber and Tove Lind", told("Two guards")),
         "[Two guards, Nils Aber and Tove Lind] had worked there for 12 years"),
        ("Fire broke out on Thursday", ref("Thursday", "16 May 2024"),
         "Fire broke out on [16 May 2024]"),
        ("the building had failed two inspections",
         ref("the building", "in Orlo", OWNER, "after"),
         "the building [in Orlo] had failed two inspections"),
        ("The company denied it", ref("The company", "Halden Freight", None, "before"),
         "[Halden Freight] The company denied it"),
        ("I warned them twice", ref("I", "Anders Moen"), "I [Anders Moen] warned them twice"),
    ],
)  # fmt: skip
def test_what_a_quote_leans_on_stands_in_brackets(parser, quote, reference, text):
    claim, corrections = gate(parser, quote, reference)
    assert claim.text == text
    assert corrections == ()
    assert STORY[claim.start : claim.end] == claim.quote
    (kept,) = claim.references
    assert claim.start <= kept.start <= kept.end <= claim.end
    assert bracketed(STORY, claim.start, claim.end, claim.references) == claim.text


@pytest.mark.parametrize(
    ("quote", "reference", "reason"),
    [
        ("She said the building had failed two inspections", ref("He", "Greta Holm", HOLM),
         "does not stand in the quote"),
        ("She said the building had failed two inspections", ref("She", "Tove Lind", HOLM),
         "is not told"),
        ("She said the building had failed two inspections", ref("She", "Halden Freight", OWNER),
         "cannot stand for a body"),
        ("the building had failed two inspections",
         ref("the building", "a warehouse in Lund", OWNER), "is not told"),
        ("the building had failed two inspections", ref("failed", "passed", HOLM), "leave out"),
        ("The company denied it", ref("The company", "Nils Aber and Tove Lind", told("Two guards")),
         "names persons"),
        ("The company denied it", ref("it", "not Halden Freight", OWNER), '"not" is not told'),
        ("Fire broke out on Thursday", ref("Thursday", "17 May 2024"), "is not told"),
        ("The men had worked there for 12 years", ref("12 years", "13 years"), "is not told"),
        ("I warned them twice", ref("I", "Jon Beck"), "who says it"),
    ],
)  # fmt: skip
def test_what_does_not_stand_is_left_out_and_listed(parser, quote, reference, reason):
    claim, corrections = gate(parser, quote, reference)
    assert claim.text == quote
    assert claim.references == ()
    assert [c.what for c in corrections] == ["reference"]
    assert corrections[0].given == reference.means
    assert reason in corrections[0].reason


def test_a_name_is_put_right_as_the_article_has_it(parser):
    given = ref("She", "the reporter Greta Holm", HOLM)
    claim, (correction,) = gate(parser, "She said the building had failed two inspections", given)
    assert claim.text == "[Greta Holm] said the building had failed two inspections"
    assert (correction.given, correction.kept) == ("the reporter Greta Holm", "Greta Holm")


def test_what_a_pronoun_stands_for_may_be_told_by_a_pronoun_already_checked(parser):
    first = DraftClaim(
        article="A1",
        quote="She said the building had failed two inspections",
        references=(ref("She", "Greta Holm", HOLM),),
    )
    second = DraftClaim(
        article="A1",
        quote="The company denied it",
        references=(
            ref("it", "that the building had failed, as Greta Holm said", told("She said")),
        ),
    )
    claims, _, _ = ground([second, first], article(), parser)
    assert claims[0].text == f"The company denied it [{CHARGE}]"
    alone, _, corrections = ground([second], article(), parser)
    assert alone[0].text == "The company denied it"
    assert len(corrections) == 1


CITY = """Council hears mayor in Orlo

Democratic Mayor Jonas Grell, once thought safe, finds himself in trouble over his past. Grell \
will face a rival in May.

Orlocom announced that their lines were cut. "Nobody pays for that g**ing wall!" he cried, and the \
candidate left. Orlo's ships lay in the port of Sund. Two towers fell and a bridge. The flag of \
Sund was burnt.

The aides of the congressman wept. They blamed the weather.
"""


@pytest.mark.parametrize(
    ("quote", "reference", "stands"),
    [
        # the headline above ends no name, and begins none
        ("his past", ref("his", "Jonas Grell", place="after"), True),
        # a name, though the parser takes it for a firm's
        ("the candidate left", ref("the candidate", "Grell"), True),
        ("The aides of the congressman wept", ref("the congressman", "Grell"), True),
        ("their lines were cut", ref("their", "Orlocom"), True),
        ("he cried", ref("he cried", "g**ing wall", place="after"), True),
        # of a thing no far-off name is told
        ("The flag of Sund was burnt", ref("The flag", "Jonas Grell", place="after"), False),
    ],
)
def test_names_are_read_within_their_paragraph_and_by_what_is_told_of_them(
    parser, quote, reference, stands
):
    city = article().model_copy(update={"text": CITY})
    at = CITY.find(reference.means.split()[-1])
    where = (CITY.rfind("\n", 0, at) + 1, CITY.find("\n", at))
    told_there = reference.model_copy(update={"told": where})
    draft = DraftClaim(article="A1", quote=quote, references=(told_there,))
    (claim,), _, corrections = ground([draft], city, parser)
    reasons = [c.reason for c in corrections if c.what == "reference"]
    assert (bool(claim.references), not reasons) == (stands, stands), reasons


UNREST = """Riots in Orlo

Around 30 youths met at the port. The group threw stones, and Alexis Rand, a student, fell ill. \
The 15-year-old was taken away. The Holm administration gave out final proposed changes to the \
Port Act on Friday. Critics will see them in court over the proposal. A finding limiting the \
rights of dockers came too. The finding was no surprise.
"""


@pytest.mark.parametrize(
    ("quote", "words", "means"),
    [
        # a body takes "they", and a group of people is a body
        ("Critics will see them in court", "them", "the Holm administration"),
        ("The group threw stones", "The group", "around 30 youths"),
        ("The 15-year-old was taken away", "The 15-year-old", "Alexis Rand"),
        # the number is that of the head, and of things another noun may have another
        ("The finding was no surprise", "The finding", "a finding limiting the rights of dockers"),
        ("court over the proposal", "the proposal", "final proposed changes to the Port Act"),
    ],
)
def test_number_and_kind_are_those_of_the_head(parser, quote, words, means):
    text = article().model_copy(update={"text": UNREST})
    draft = DraftClaim(article="A1", quote=quote, references=(ref(words, means),))
    (claim,), _, corrections = ground([draft], text, parser)
    assert [r.means.lower() for r in claim.references] == [means.lower()], corrections


def test_two_meanings_of_the_same_words_leave_both_out(parser):
    quote = "She said the building had failed two inspections"
    drafts = [
        DraftClaim(article="A1", quote=quote, references=(ref("She", "Greta Holm", HOLM),)),
        DraftClaim(
            article="A1",
            quote="She said the building had failed two inspections.",
            references=(ref("She", "Tove Lind", told("Two guards")),),
        ),
    ]
    claims, _, corrections = ground(drafts, article(), parser)
    assert [c.text for c in claims] == [quote, quote + "."]
    assert len(corrections) == 2


@given(data=st.data())
@settings(deadline=None)
def test_a_text_without_its_brackets_is_the_quote(data):
    """Whatever is put in: what stands outside the brackets is the article's, in its order."""
    start = data.draw(st.integers(0, len(STORY) - 40))
    end = start + data.draw(st.integers(10, 40))
    points = sorted(data.draw(st.lists(st.integers(start, end), max_size=6)))
    pairs = list(zip(points[::2], points[1::2], strict=False))
    references = [Reference(start=a, end=b, means="Q", told=(0, 1)) for a, b in pairs]
    text = bracketed(STORY, start, end, references)
    at = start
    for reference in references:
        before, _, text = text.partition("[Q]")
        assert before.strip() == STORY[at : reference.start].strip()
        at = reference.end
    assert text.strip() == STORY[at:end].strip()


def test_brackets_within_those_of_a_reference_are_left_out():
    reference = Reference(start=4, end=8, means="the [old mill", told=(0, 1))
    assert bracketed("saw them burn", 0, 13, [reference]) == "saw [the old mill] burn"


FAMILY = """Two held after stabbing in Liss

Arvid Comstock Jr., 49, fled from a van on Monday. He took a shotgun, police said.

Mr. Gary Holt was arrested. Ms. Catherine Holt was found dead. She had lived there for ten years. \
The jury heard from four witnesses. They asked for a map.
"""


@pytest.mark.parametrize(
    ("quote", "reference", "put_in"),
    [
        ("He took a shotgun", ref("He", "Comstock"), True),
        ("She had lived there for ten years", ref("She", "Ms. Catherine Holt"), True),
        ("She had lived there for ten years", ref("She", "Mr. Gary Holt"), False),
        ("They asked for a map", ref("They", "The jury"), True),
        ("They asked for a map", ref("They", "Mr. Gary Holt"), False),
    ],
)
def test_a_name_with_a_suffix_a_shared_surname_and_a_group_are_taken_up(
    parser, quote: str, reference: DraftReference, put_in: bool
) -> None:
    made = article().model_copy(update={"text": FAMILY})
    at = FAMILY.index(reference.means)
    where = (FAMILY.rfind("\n", 0, at) + 1, FAMILY.index(".", at + len(reference.means)) + 1)
    asked = reference.model_copy(update={"told": where})
    found = DraftClaim(article="A1", quote=quote, references=(asked,))
    claims, _, _ = ground([found], made, parser)
    assert (f"[{reference.means}" in claims[0].text) is put_in
