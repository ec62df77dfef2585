"""The gate: what it lets through and what it refuses, on stories made for it and on real ones."""

from __future__ import annotations

import json
from random import Random

import pytest
from corruptions import corruptions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize.claims.ground import check, ground
from summarize.domain import Article, DraftClaim, Published

STORY = """Ferry sinks off Karvala, at least 12 dead

A ferry carrying more than 1,400 passengers sank off the port of Karvala on Tuesday, killing at \
least 12 people, the coastguard said.

Captain Mira Solheim said the vessel had not been overloaded. "We did not ignore any warning," \
she said.

The shipping firm Astor Line denied that it had skipped an inspection in March. It may face a \
fine of $2.5 million if the court finds against it, according to prosecutor Jon Beck.

Beck accused Solheim of leaving the bridge before the alarm. Divers recovered three bodies and \
searched the hull without finding the ship's log.

Rescuers possibly missed survivors, a spokesman for the Red Crescent said. Never before had so \
many boats joined a search, and 35 percent of them were private.

Astor Line bought Ferrum Shipping in 2019. The government plans to ban night crossings. Will the \
port reopen on Friday?
"""


def article(text: str = STORY) -> Article:
    return Article(
        id="A1", path="a.txt", outlet="The Karvala Post", headline=None, published=Published(),
        language="en", text=text, body_start=text.find("\n\n") + 2,
    )  # fmt: skip


def reasons(parser, text: str, quote: str, speaker: str | None = None) -> tuple[str, ...]:
    return check(text, quote, STORY, speaker, parser=parser)


def test_a_claim_in_the_words_of_its_quote_passes(parser):
    quote = "Divers recovered three bodies"
    claims, rejected, _ = ground(
        [DraftClaim(article="A1", text=quote, quote=quote)], article(), parser
    )
    assert not rejected
    (claim,) = claims
    assert STORY[claim.start : claim.end] == claim.quote == quote
    assert claim.part == "body"


SINKING = (
    "A ferry carrying more than 1,400 passengers sank off the port of Karvala on Tuesday, "
    "killing at least 12 people"
)
ACCUSED = "Beck accused Solheim of leaving the bridge before the alarm."
BOUGHT = "Astor Line bought Ferrum Shipping in 2019."


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("A ferry sank off the port of Karvala", SINKING),
        ("The ferry was carrying more than 1,400 passengers", SINKING),
        ("At least twelve people were killed", SINKING),
        ("Jon Beck accused Mira Solheim of leaving the bridge", ACCUSED),
        ("Ferrum Shipping was bought by Astor Line in 2019", BOUGHT),
        ("Divers searched the hull", "searched the hull"),
    ],
)
def test_a_claim_may_say_less_and_say_it_otherwise(parser, text, quote):
    assert reasons(parser, text, quote) == ()


@pytest.mark.parametrize(
    ("text", "quote", "reason"),
    [
        ("A ferry with 1,400 passengers sank", SINKING, '"1,400" where its quote says "more than'),
        ("A ferry carrying more than 1,500 passengers sank", SINKING, '"more than 1,500"'),
        ("A ferry sank off Karvala on Monday", SINKING, '"Monday" where its quote says "Tuesday"'),
        ("The vessel had been overloaded", "the vessel had not been overloaded", "leaves out"),
        ("Divers did not recover three bodies", "Divers recovered three bodies", '"not"'),
        ("Solheim accused Beck of leaving the bridge", ACCUSED, "another order"),
        ("Ferrum Shipping bought Astor Line in 2019", BOUGHT, "another order"),
        ("Beck accused Solheim of leaving the bridge after the alarm", ACCUSED, '"after"'),
        ("Beck praised Solheim for leaving the bridge", ACCUSED, '"praised"'),
        ("Beck accused Torres of leaving the bridge", ACCUSED, 'names "Torres"'),
        ("The government will ban night crossings", "The government plans to ban night crossings",
         "will"),
        ("The government bans night crossings", "The government plans to ban night crossings",
         "leaves out"),
        ("12 passengers sank", SINKING, '"12"'),
    ],
)  # fmt: skip
def test_a_claim_that_says_something_else_is_refused(parser, text, quote, reason):
    assert reason in "; ".join(reasons(parser, text, quote))


@pytest.mark.parametrize(
    ("quote", "reason"),
    [
        ("been overloaded", "not"),
        ("it had skipped an inspection in March", "denied"),
        ("face a fine of $2.5 million", "may"),
        ("finding the ship's log", "without"),
        ("missed survivors", "possibly"),
        ("400 passengers", "inside a word or a number"),
        ("1,400 passengers", 'cuts "more than 1,400" in two'),
        ("erry sinks", "inside a word"),
        ("the court finds against it", "if"),
    ],
)
def test_a_quote_cut_short_of_what_it_depends_on_is_refused(parser, quote, reason):
    assert reason in "; ".join(reasons(parser, quote, quote))


def test_a_quote_must_be_verbatim(parser):
    assert reasons(parser, "Divers recovered 3 bodies", "Divers recovered 3 bodies") == (
        "the quote does not stand in the article",
    )


@pytest.mark.parametrize(
    ("speaker", "holds"),
    [("Mira Solheim", True), ("Solheim", True), (None, True), ("Jon Beck", False)],
)
def test_the_speaker_must_be_the_one_that_the_article_names(parser, speaker, holds):
    quote = "the vessel had not been overloaded"
    assert (reasons(parser, quote, quote, speaker) == ()) is holds


def test_a_speaker_given_to_the_outlets_own_words_is_refused(parser):
    assert reasons(parser, BOUGHT, BOUGHT, "Jon Beck")
    assert not reasons(parser, BOUGHT, BOUGHT)


def test_what_is_computed_of_a_claim(parser):
    quotes = ["the vessel had not been overloaded", "Will the port reopen on Friday?"]
    drafts = [DraftClaim(article="A1", text=q, quote=q) for q in quotes]
    claims, _, _ = ground(drafts, article(), parser)
    assert claims[0].negated
    assert "?" in claims[1].hedges


def test_ids_come_from_content_and_equal_spans_are_one_claim(parser):
    draft = DraftClaim(article="A1", text=BOUGHT, quote=BOUGHT)
    claims, _, _ = ground([draft, draft], article(), parser)
    renamed = article().model_copy(update={"id": "A9", "path": "other.txt"})
    again, _, _ = ground([draft.model_copy(update={"article": "A9"})], renamed, parser)
    assert [c.id for c in claims] == [c.id for c in again]


def sentences(parser, text: str) -> list[tuple[int, str]]:
    spans = ((s.start_char, s.text) for s in parser.parse(text).sents)
    return [(i + len(s) - len(s.lstrip()), s.strip()) for i, s in spans if s.strip()]


def names_in(parser, text: str) -> list[str]:
    found = {e.text for e in parser.parse(text).ents if e.label_ in {"PERSON", "GPE", "ORG"}}
    return sorted(n for n in found if n.replace(" ", "").isalpha() and n[0].isupper())


def holds_up(parser, text: str, seed: int, most: int | None = None) -> None:
    """Untouched sentences pass; corrupted ones do not: in the text, in the quote, in both."""
    rng = Random(seed)  # noqa: S311 - picks what to spoil
    story = article(text)
    plain = sentences(parser, text)
    drafts = [DraftClaim(article="A1", text=q, quote=q, start=i) for i, q in plain]
    _, rejected, _ = ground(drafts, story, parser)
    # The parser may end a sentence inside a date; half a date is rightly refused.
    assert [r for r in rejected if "in two" not in r.reason] == []
    spoilt = []
    for start, quote in plain:
        for _, false in corruptions(quote, names_in(parser, text), rng):
            if false.strip() and false not in text:
                spoilt += [(false, quote, start), (false, false, start), (quote, false, start)]
    if most is not None and len(spoilt) > most:
        spoilt = rng.sample(spoilt, most)
    drafts = [DraftClaim(article="A1", text=t, quote=q, start=i) for t, q, i in spoilt]
    passed, _, _ = ground(drafts, story, parser)
    assert [c.text for c in passed] == []


@given(seed=st.integers(0, 10_000))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_corrupted_claims_are_refused(parser, seed):
    holds_up(parser, STORY, seed)


def test_corrupted_claims_of_real_articles_are_refused(parser, shared):
    texts = [p.read_text(errors="replace") for p in sorted((shared / "seeds").glob("*.txt"))]
    stories = sorted((shared / "benchmarks" / "stories").glob("*/*.txt"))[::6]
    texts += [p.read_text(errors="replace") for p in stories]
    edited = shared / "benchmarks" / "summedits-news" / "dev.json"
    texts += sorted({row["doc"] for row in json.loads(edited.read_text())})[::4]
    for i, text in enumerate(texts):
        holds_up(parser, text, i, most=60)


def test_a_noun_that_looks_like_a_verb_of_saying_stands_for_no_one(parser):
    article = "The Secretary of State met them. Marlow said the bill would pass on Monday."
    quote = "Marlow said the bill would pass on Monday"
    assert check("State said the bill would pass on Monday", quote, article, parser=parser)
    assert not check("Marlow says the bill would pass on Monday", quote, article, parser=parser)


RAID = """Police raid a boat off Sarre

Guards on the boat were shot at before they had touched a weapon, a lawyer said. The coastguard \
turned the boat back so that it could not reach the island, and closed the port to save fuel.

Hundreds would have died had the dam not been opened on Sunday. Neither the owner nor the crew \
said the boat had been sold in Velm.
"""


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("They had touched a weapon", "they had touched a weapon"),
        ("Guards had touched a weapon", "were shot at before they had touched a weapon"),
        ("The coastguard saved fuel", "save fuel"),
        ("The dam was not opened", "the dam not been opened"),
        ("The boat had been sold in Velm", "the boat had been sold in Velm"),
    ],
)
def test_what_the_article_does_not_assert_is_refused(parser, text, quote):
    assert check(text, quote, RAID, parser=parser) != ()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "Guards were shot at before they had touched a weapon",
            "Guards on the boat were shot at before they had touched a weapon",
        ),
        ("Guards on the boat were shot at", "Guards on the boat were shot at"),
    ],
)
def test_what_is_asserted_beside_it_passes(parser, text, quote):
    assert check(text, quote, RAID, parser=parser) == ()
