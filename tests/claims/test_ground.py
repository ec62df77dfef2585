"""The gate for claims: what it keeps, what it puts right and what it refuses."""

from __future__ import annotations

import datetime as dt
from random import Random

import pytest
from corruptions import corruptions
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarize.claims.ground import Grounded, ground
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

Rescuers possibly missed survivors, a spokesman for the Red Crescent said. None of the crew were \
hurt. Guards were shot at before they had touched a weapon.

Astor Line bought Ferrum Shipping in 2019. The government plans to ban night crossings. Will the \
port reopen on Friday?
"""


def article(text: str = STORY) -> Article:
    return Article(
        id="A1", path="a.txt", outlet="The Karvala Post", headline=None, language="en", text=text,
        published=Published(date=dt.date(2024, 5, 16), basis="stated"),
        body_start=text.find("\n\n") + 2,
    )  # fmt: skip


def draft(quote: str, **given) -> DraftClaim:
    return DraftClaim(article="A1", quote=quote, **given)


def gate(parser, *drafts: DraftClaim, text: str = STORY) -> Grounded:
    return ground(drafts, article(text), parser)


def test_a_claim_is_its_quote(parser):
    (claim,), rejected, corrections = gate(parser, draft("Divers recovered three bodies"))
    assert (rejected, corrections) == ((), ())
    assert STORY[claim.start : claim.end] == claim.quote == claim.text
    assert claim.part == "body"


@pytest.mark.parametrize(
    "quote",
    [
        "Divers recovered 3 bodies",
        "Divers recovered four bodies",
        "Divers did not recover three bodies",
        "Beck accused Torres of leaving the bridge before the alarm",
        "",
    ],
)
def test_words_that_do_not_stand_in_the_article_are_refused(parser, quote):
    claims, (refused,), _ = gate(parser, draft(quote))
    assert claims == ()
    assert "does not stand" in refused.reason


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        ("been overloaded", "the vessel had not been overloaded"),
        ("it had skipped an inspection in March",
         "The shipping firm Astor Line denied that it had skipped an inspection in March"),
        ("face a fine of $2.5 million if the court finds against it",
         "It may face a fine of $2.5 million if the court finds against it"),
        ("missed survivors", "Rescuers possibly missed survivors"),
        ("of the crew were hurt", "None of the crew were hurt"),
        ("were hurt", "None of the crew were hurt"),
        ("400 passengers", "more than 1,400 passengers"),
        ("1,400 passengers", "more than 1,400 passengers"),
        ("erry sinks", "Ferry sinks"),
        ("they had touched a weapon", "Guards were shot at before they had touched a weapon"),
    ],
)  # fmt: skip
def test_a_quote_cut_short_of_what_it_depends_on_is_widened(parser, quote, kept):
    (claim,), rejected, corrections = gate(parser, draft(quote))
    assert rejected == ()
    assert kept in claim.quote
    assert STORY[claim.start : claim.end] == claim.quote
    assert ("text", quote, claim.quote) in {(c.what, c.given, c.kept) for c in corrections}
    assert {c.claim for c in corrections} == {claim.id}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("The minister spoke as though the firm had never sold it.", "the firm had never sold it"),
        ("Soldiers closed the road so that ambulances could pass.", "ambulances could pass"),
        ("As long as the strike lasts, no ferries will leave.", "the strike lasts"),
        ("Had the siren sounded, hundreds would have left.", "the siren sounded"),
        ("The jury was told that the driver had slept.", "the driver had slept"),
        ("The army did not shell or storm the town.", "storm the town"),
        ("He would have left the ship.", "have left the ship"),
        ("It is unlikely that the ferry sank.", "the ferry sank"),
        ("Assuming the ferry sailed, they are safe.", "the ferry sailed"),
        ("Lest the ferry sink, the crew bailed.", "the ferry sink"),
    ],
)
def test_what_a_sentence_only_holds_is_not_cut_out_of_it(parser, sentence, quote):
    (claim,), _, _ = gate(parser, draft(quote), text=sentence)
    assert claim.quote != quote
    assert quote in claim.quote


def test_what_is_read_of_a_claim(parser):
    claims, _, _ = gate(
        parser,
        draft("the vessel had not been overloaded"),
        draft("Will the port reopen on Friday?"),
    )
    assert claims[0].negated
    assert "?" in claims[1].hedges


def test_ids_come_from_content_and_equal_spans_are_one_claim(parser):
    bought = draft("Astor Line bought Ferrum Shipping in 2019.")
    claims, _, _ = gate(parser, bought, bought)
    renamed = article().model_copy(update={"id": "A9", "path": "other.txt"})
    again, _, _ = ground([bought.model_copy(update={"article": "A9"})], renamed, parser)
    assert [c.id for c in claims] == [c.id for c in again]


def test_the_time_that_an_engine_names_must_stand_in_the_article(parser):
    (claim,), _, (correction,) = gate(
        parser, draft("Divers recovered three bodies", when="on Monday")
    )
    assert claim.when is None
    assert (correction.what, correction.given) == ("when", "on Monday")
    (claim,), _, corrections = gate(
        parser, draft("Divers recovered three bodies", when="on Tuesday")
    )
    assert corrections == ()
    assert claim.when is not None
    assert claim.when.to == dt.date(2024, 5, 14)


def test_no_time_is_read_beside_a_quote_of_an_engine_that_gives_times(parser):
    sank = "A ferry carrying more than 1,400 passengers sank off the port of Karvala"
    (read,), _, _ = gate(parser, draft(sank))
    (told,), _, _ = gate(parser, draft(sank, when=""))
    assert read.when is not None
    assert told.when is None


REGATTA = """Solheim looked fresh in the fourth heat, steering with both hands and often passing \
the Danes. Early in the final, the wind dropped and the umpire stopped the race. Brandt, who had \
capsized in the second heat, rowed on. He beat Lind on the line in the third heat.
"""


@pytest.mark.parametrize(
    ("quote", "when", "text"),
    [
        ("often passing the Danes", "in the fourth heat",
         "[in the fourth heat] often passing the Danes"),
        ("the umpire stopped the race", "Early in the final",
         "[early in the final] the umpire stopped the race"),
        ("He beat Lind", "in the third heat", "He beat Lind [in the third heat]"),
        ("Brandt, who had capsized in the second heat, rowed on", "in the second heat",
         "Brandt, who had capsized in the second heat, rowed on"),
    ],
)  # fmt: skip
def test_a_time_beside_the_quote_that_is_no_day_is_put_in(parser, quote, when, text):
    (claim,), _, corrections = gate(parser, draft(quote, when=when), text=REGATTA)
    assert (claim.text, claim.quote, corrections) == (text, quote, ())


@pytest.mark.parametrize("when", ["in the second heat", "in the third heat"])
def test_a_time_of_another_deed_is_not_put_in(parser, when):
    (claim,), _, (correction,) = gate(parser, draft("rowed on", when=when), text=REGATTA)
    assert claim.text == "rowed on"
    assert (correction.what, correction.given) == ("when", when)


def sentences(parser, text: str) -> list[tuple[int, str]]:
    spans = ((s.start_char, s.text) for s in parser.parse(text).sents)
    return [(i + len(s) - len(s.lstrip()), s.strip()) for i, s in spans if s.strip()]


def names_in(parser, text: str) -> list[str]:
    found = {e.text for e in parser.parse(text).ents if e.label_ in {"PERSON", "GPE", "ORG"}}
    return sorted(n for n in found if n.replace(" ", "").isalpha() and n[0].isupper())


@given(seed=st.integers(0, 10_000))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_corrupted_quotes_are_refused_and_whole_sentences_kept(parser, seed):
    rng = Random(seed)  # noqa: S311 - picks what to spoil
    plain = sentences(parser, STORY)
    kept, rejected, corrections = gate(parser, *(draft(q, start=i) for i, q in plain))
    assert (rejected, corrections) == ((), ())
    assert [c.text for c in kept] == [q for _, q in plain]
    spoilt = [
        draft(false, start=start)
        for start, quote in plain
        for _, false in corruptions(quote, names_in(parser, STORY), rng)
        if false.strip() and false not in STORY
    ]
    passed, _, _ = gate(parser, *spoilt)
    assert passed == ()


@given(data=st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_is_cut_out_a_claim_is_the_articles_words(parser, data):
    start = data.draw(st.integers(0, len(STORY) - 2))
    end = data.draw(st.integers(start + 1, min(len(STORY), start + 120)))
    claims, rejected, _ = gate(parser, draft(STORY[start:end], start=start))
    assert len(claims) + len(rejected) == 1
    for claim in claims:
        assert STORY[claim.start : claim.end] == claim.quote == claim.text
        edge = len(STORY[start:end]) - len(STORY[start:end].lstrip(' \n"'))
        assert claim.start <= start + edge  # a mark alone at a border goes
        assert STORY[start:end].strip(' \n"') in claim.quote
