"""Origins: who stands behind claims, across articles, spellings, relays and copies."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.comparison.naming import UNATTRIBUTED, alike, body_key
from summarize.comparison.origins import resolve_origins
from summarize.domain import (
    Article,
    Claim,
    GroundedClaim,
    Mode,
    Origin,
    Published,
    ReadArticle,
)


class Desk:
    """Makes articles with claims, and says which origins they get."""

    def __init__(self) -> None:
        self.articles: list[Article] = []
        self.claims: list[GroundedClaim] = []

    def article(
        self,
        outlet: str = "The Gazette",
        *,
        agency: str | None = None,
        copy_of: str | None = None,
        day: int = 1,
    ) -> str:
        identity = f"A{len(self.articles) + 1}"
        published = Published(date=dt.date(2020, 5, day), basis="stated")
        self.articles.append(
            Article(
                id=identity,
                path=f"{identity}.txt",
                outlet=outlet,
                headline=None,
                published=published,
                language="en",
                text="",
                agency=agency,
                copy_of=copy_of,
            )
        )
        return identity

    def says(
        self,
        speaker: str | None,
        quote: str = "The bridge is closed",
        *,
        article: str | None = None,
        written: str | None = None,
        via: str | None = None,
        mode: Mode | None = None,
    ) -> int:
        self.claims.append(
            GroundedClaim(
                id=f"c-{len(self.claims)}",
                article=article or self.article(f"Outlet {len(self.articles)}"),
                text=quote,
                quote=quote,
                start=0,
                end=len(quote),
                speaker=speaker,
                speaker_text=written or speaker,
                via=via,
                mode=mode or ("indirect" if speaker else "own-voice"),
            )
        )
        return len(self.claims) - 1

    def resolve(self) -> tuple[list[Claim], dict[str, Origin]]:
        reads = [
            ReadArticle(article=a.id, claims=tuple(c for c in self.claims if c.article == a.id))
            for a in self.articles
        ]
        claims, origins = resolve_origins(self.articles, reads)
        return sorted(claims, key=lambda c: int(c.id[2:])), {o.id: o for o in origins}


def joined(*speakers: tuple[str, str] | str) -> int:
    """Count the origins of speakers, each in an article of its own."""
    desk = Desk()
    for speaker in speakers:
        name, written = speaker if isinstance(speaker, tuple) else (speaker, speaker)
        desk.says(name, written=written)
    claims, _ = desk.resolve()
    return len({c.origin for c in claims})


@pytest.mark.parametrize(
    "speakers",
    [
        ("Sergei Volkov", "Sergey Volkov"),
        ("Sergei Yanukov", "Sergey Janukov"),
        ("John Baird", ("Baird", "Mr Baird")),
        ("Abdel al-Hashimi", "Abdel Hashimi"),
        ("UN", "United Nations"),
        ("USGS", "US Geological Survey"),
        ("U.S. Geological Survey", "US Geological Survey"),
        ("Norwegian Defense Ministry", "Norwegian Ministry of Defence"),
        ("Norwegian military", "Norwegian defence ministry"),
        ("Oslo", "Norway"),
        ("Kremlin", "Moscow"),
        ("Pentagon", "US military"),
        ("AFP", "Agence France-Presse"),
        ("NRA", "National Roads Authority"),
        ("UM", "United Miners"),
        ("Ruben Acosta Lima", "Acosta Lima"),
        ("Corvane Holdings Inc", "Corvane Holdings"),
    ],
)
def test_names_of_one_source_are_one_origin(speakers: tuple[str | tuple[str, str], ...]) -> None:
    assert joined(*speakers) == 1


@pytest.mark.parametrize(
    "speakers",
    [
        ("Karl Brandt", "Willy Brandt"),
        ("Karl Brandt", "Willy Brandt", ("Brandt", "Mr Brandt")),
        ("Norwegian foreign ministry", "Norwegian defence ministry"),
        ("Norwegian military", "Swedish military"),
        ("Oslo", "Stockholm"),
        ("a police source", "a police source"),
        ("officials", "officials"),
        ("Sanders", "Sanderson"),
        ("Herald", "Verden Herald", "Port Herald"),
        ("North Korea", "South Korea"),
    ],
)
def test_different_sources_stay_apart(speakers: tuple[str | tuple[str, str], ...]) -> None:
    assert joined(*speakers) == len(speakers)


def test_the_fullest_spelling_names_a_person_and_all_are_kept() -> None:
    desk = Desk()
    desk.says("Sergei Volkov", written="Mr Volkov")
    desk.says("Volkov", written="Volkov")
    desk.says("Sergey Volkov", written="he")
    claims, origins = desk.resolve()
    origin = origins[claims[0].origin]
    assert origin.name == "Sergei Volkov"
    assert set(origin.names) == {"Sergei Volkov", "Sergey Volkov", "Volkov", "Mr Volkov"}
    assert origin.kind == "person"


@pytest.mark.parametrize(
    ("speaker", "written", "kind"),
    [
        ("Lena Dahl", "Norwegian Foreign Minister Lena Dahl", "person"),
        ("Reuters", "Reuters reporters", "agency"),
        ("Norwegian military", "The Norwegian military", "institution"),
        ("Velkor Steel Company", "Velkor Steel Company", "institution"),
        ("Physicians for Human Rights", "Physicians for Human Rights", "institution"),
        ("Nurses United", "Nurses United", "institution"),
        ("President Mohamed Morsi", "President Mohamed Morsi", "person"),
        ("a police source", "a police source", "unnamed"),
        ("residents of the valley", "residents of the valley", "unnamed"),
    ],
)
def test_kinds(speaker: str, written: str, kind: str) -> None:
    desk = Desk()
    desk.says(speaker, written=written)
    claims, origins = desk.resolve()
    assert origins[claims[0].origin].kind == kind


def test_own_voice_is_the_outlets_and_a_copy_is_its_originals() -> None:
    desk = Desk()
    first = desk.article("The Gazette")
    copy = desk.article("The Courant", copy_of=first)
    other = desk.article("The Herald of Verden")
    for article in (first, copy, other):
        desk.says(None, f"Claim of {article}", article=article)
    claims, origins = desk.resolve()
    assert claims[0].origin == claims[1].origin != claims[2].origin
    assert origins[claims[0].origin].name == "The Gazette"
    assert origins[claims[0].origin].kind == "outlet"


def test_agency_copy_is_the_agencys_whoever_runs_it() -> None:
    desk = Desk()
    for outlet in ("The Gazette", "The Courant"):
        desk.says(None, f"Told by {outlet}", article=desk.article(outlet, agency="AFP"))
    desk.says("AFP", "Something else altogether")
    claims, origins = desk.resolve()
    assert len({c.origin for c in claims}) == 1
    assert origins[claims[0].origin].kind == "agency"


PASSAGE = "Four men drove a lorry into the window of a clock shop in the old town before dawn"


def test_a_passage_run_by_two_outlets_is_the_firsts() -> None:
    desk = Desk()
    late = desk.article("The Courant", day=3)
    early = desk.article("The Gazette", day=2)
    desk.says(None, PASSAGE, article=late)
    desk.says(None, PASSAGE.replace("lorry", "truck"), article=early)
    desk.says(None, "The shop sells clocks", article=late)
    claims, origins = desk.resolve()
    assert origins[claims[0].origin].name == "The Gazette"
    assert claims[0].origin == claims[1].origin
    assert origins[claims[2].origin].name == "The Courant"


def test_a_passage_keeps_the_source_that_one_outlet_drops() -> None:
    desk = Desk()
    desk.says("Lena Dahl", PASSAGE)
    desk.says(None, PASSAGE)
    claims, _ = desk.resolve()
    assert claims[0].origin == claims[1].origin


def test_an_unnamed_source_is_one_in_one_passage_and_no_agencys() -> None:
    desk = Desk()
    desk.says("a police source", PASSAGE)
    desk.says("A police source", PASSAGE.replace("lorry", "truck"))
    desk.says("AFP", PASSAGE)
    claims, origins = desk.resolve()
    assert len({c.origin for c in claims}) == 1
    assert origins[claims[0].origin].kind == "unnamed"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(PASSAGE.replace("drove a lorry into", "drove a lorry out of"), id="alike"),
        pytest.param(f"{PASSAGE} on Monday", id="a day more"),
    ],
)
def test_a_passage_lightly_edited_is_one(other: str) -> None:
    desk = Desk()
    desk.says(None, PASSAGE)
    desk.says(None, other)
    claims, _ = desk.resolve()
    assert claims[0].origin == claims[1].origin


ORDERS = "Orders at the shipyard of Tervik rose in the third quarter, the yard told its owners"


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(ORDERS.replace("rose", "fell"), id="an opposite"),
        pytest.param(ORDERS.replace("rose", "never rose"), id="a negation"),
        pytest.param(ORDERS.replace("Tervik", "Malmo"), id="another place"),
    ],
)
def test_one_word_that_turns_a_passage_makes_two_of_it(other: str) -> None:
    desk = Desk()
    desk.says(None, ORDERS)
    desk.says(None, other)
    claims, _ = desk.resolve()
    assert claims[0].origin != claims[1].origin


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        ("Officials", "officials"),
        ("a police source", "a police source"),
        ("Resident", "the resident"),
        ("Residents of the village", "residents of the village"),
        ("One report", UNATTRIBUTED),
        ("Media reports", UNATTRIBUTED),
        ("UN report", "UN report"),
        ("REPORT", UNATTRIBUTED),
    ],
)
def test_a_source_without_a_name_is_told_as_what_it_is(speaker: str, name: str) -> None:
    desk = Desk()
    desk.says(speaker)
    claims, origins = desk.resolve()
    assert origins[claims[0].origin].name == name


def test_short_words_that_happen_to_agree_are_no_passage() -> None:
    desk = Desk()
    desk.says(None, "The bridge is closed")
    desk.says(None, "The bridge is closed")
    claims, _ = desk.resolve()
    assert claims[0].origin != claims[1].origin


def test_a_passage_with_another_number_is_another_passage() -> None:
    passage = "the last {} people on board were taken to the harbour of Tervik by two lifeboats"
    desk = Desk()
    desk.says(None, passage.format("31"))
    desk.says("harbour office", passage.format("34"))
    desk.says("fishing union", passage.format("31"))
    claims, _ = desk.resolve()
    assert claims[0].origin == claims[2].origin != claims[1].origin


def test_an_outlet_without_a_name_is_an_origin_by_its_number() -> None:
    desk = Desk()
    desk.article("")
    desk.articles[0] = desk.articles[0].model_copy(update={"outlet": None})
    desk.says(None, article="A1")
    claims, origins = desk.resolve()
    assert origins[claims[0].origin].name == "Source 1"


def test_a_relay_is_not_the_origin() -> None:
    desk = Desk()
    desk.says("Lena Dahl", via="RIA")
    desk.says("Lena Dahl", via="AFP")
    claims, origins = desk.resolve()
    assert len({c.origin for c in claims}) == 1
    assert [c.via for c in claims] == ["RIA", "AFP"]
    assert not {"RIA", "AFP"} & set(origins[claims[0].origin].names)


def test_unattributed_reports_are_their_own_origin() -> None:
    desk = Desk()
    article = desk.article()
    desk.says(None, article=article, mode="indirect")
    desk.says(None, "Rain fell", article=article)
    claims, origins = desk.resolve()
    assert origins[claims[0].origin].name == UNATTRIBUTED
    assert origins[claims[1].origin].kind == "outlet"


NAMES = ["Karl Brandt", "Willy Brandt", "Brandt", "Oslo", "Norwegian army", "UN", "police", "AFP",
         "a source", "United Nations", "the minister", "K. Brandt", "", "Ø", "'s"]  # fmt: skip


@given(st.lists(st.sampled_from(NAMES), min_size=1, max_size=12))
def test_every_claim_has_an_origin_and_ids_count_up(names: list[str]) -> None:
    desk = Desk()
    for name in names:
        desk.says(name or None, written=name or None)
    claims, origins = desk.resolve()
    assert {c.origin for c in claims} == set(origins)
    assert list(origins) == [f"o{i}" for i in range(1, len(origins) + 1)]
    assert [c.id for c in claims] == [c.id for c in desk.claims]
    firsts = list(dict.fromkeys(c.origin for c in desk.resolve()[0]))
    assert firsts == list(origins)


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_is_mutual(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    body_key(one)
