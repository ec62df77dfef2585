"""The page as its reader sees it: what leads, what folds, what a footnote shows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from summarize.domain import (
    Article,
    Brief,
    BriefSentence,
    Claim,
    Finding,
    FindingKind,
    Lead,
    MadeWith,
    Omission,
    Origin,
    Position,
    Published,
    Term,
    TimelineEntry,
    When,
    Wording,
)
from summarize.engines.offline.summary import write_short
from summarize.writing.blocks import Bullets, Page, Section, Table
from summarize.writing.evidence import Evidence
from summarize.writing.page import MOST, page_of


def article(number: int) -> Article:
    return Article(
        id=f"A{number}",
        path=f"{number}.txt",
        outlet=f"Outlet {number}",
        headline=None,
        published=Published(date=dt.date(2031, 5, number), basis="stated"),
        language="en",
        text="",
    )


def claim(name: str, number: int, quote: str, origin: str = "o1") -> Claim:
    return Claim(
        id=name, article=f"A{number}", text=quote, quote=quote, start=0, end=9, origin=origin
    )


def finding(
    name: str, kind: FindingKind, statement: str, claims: Sequence[Claim], **more: object
) -> Finding:
    side = Position(
        label=statement,
        claims=tuple(c.id for c in claims),
        articles=tuple(dict.fromkeys(c.article for c in claims)),
        origins=tuple(dict.fromkeys(c.origin for c in claims)),
    )
    return Finding.model_validate(
        {"id": name, "kind": kind, "statement": statement, "positions": (side,), **more}
    )


def brief(
    articles: int,
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    *,
    short: bool = False,
    **more: object,
) -> Brief:
    said = [
        BriefSentence(section=f.kind, sentence=f.statement, cites=(), finding=f.id)
        for f in findings
    ]
    drafts = write_short(findings) if short else []
    in_short = [BriefSentence(**d.model_dump()) for d in drafts]
    return Brief.model_validate(
        {
            "title": "T",
            "made_with": MadeWith(engine="offline", prompts="none", version="0"),
            "articles": tuple(article(i + 1) for i in range(articles)),
            "claims": tuple(claims),
            "origins": (Origin(id="o1", name="the owner"), Origin(id="o2", name="the port")),
            "findings": tuple(findings),
            "brief": (*in_short, *said),
            **more,
        }
    )


def section(page: Page, heading: str) -> Section:
    return next(s for s in page.sections if s.heading == heading)


def lines(found: Section) -> list[str]:
    return [i.text for b in found.blocks if isinstance(b, Bullets) for i in b.lines]


def cells(found: Section) -> list[list[str]]:
    return [[c.text for c in r] for b in found.blocks if isinstance(b, Table) for r in b.rows]


def test_the_event_leads_and_no_single_outlet_tells_it_again() -> None:
    claims = [claim("c1", 1, "x"), claim("c2", 2, "y"), claim("c3", 1, "z")]
    page = page_of(
        brief(
            2,
            claims,
            [
                finding("f1", "agreed", "Fares rise by a tenth.", claims[:2], weight=9, lead=2),
                finding("f2", "agreed", "The ferry sank off Liss.", claims[:2], weight=8, lead=9),
                finding(
                    "f3", "single-source", "Anna Holm left Liss on Friday.", claims[2:],
                    weight=7, lead=8,
                ),
                finding(
                    "f4", "single-source", "The owner is silent.", claims[2:], weight=7, lead=1
                ),
            ],
            short=True,
        )
    )  # fmt: skip
    assert lines(section(page, "In short")) == [
        "The ferry sank off Liss. (Outlet 1 and Outlet 2)",
        "Fares rise by a tenth. (Outlet 1 and Outlet 2)",
    ]


def test_background_stands_last_and_out_of_the_short_version() -> None:
    claims = [claim("c1", 1, "x"), claim("c2", 2, "y")]
    found = [
        finding("f1", "agreed", "A ferry sank in 1987.", claims, weight=9, lead=9, background=True),
        finding("f2", "agreed", "The Solveig ran aground.", claims, weight=2, lead=9),
    ]
    page = page_of(brief(2, claims, found))
    told = [line.partition(" (")[0] for line in lines(section(page, "What the accounts agree on"))]
    assert told == ["The Solveig ran aground.", "A ferry sank in 1987."]
    page = page_of(brief(2, claims, found, short=True))
    assert "1987" not in " ".join(lines(section(page, "In short")))


def test_what_the_first_section_tells_is_not_told_again() -> None:
    claims = [claim("c1", 1, "x"), claim("c2", 2, "y")]
    found = [
        finding(f"f{i}", "agreed", text, claims, weight=9 - i, lead=lead)
        for i, (text, lead) in enumerate(
            (("The ferry sank off Liss.", 9), ("Anna Holm left Liss.", 0))
        )
    ]
    whole = brief(2, claims, found).model_copy(
        update={
            "brief": (
                BriefSentence(section="in short", sentence=found[0].statement, cites=()),
                *brief(2, claims, found).brief,
            )
        }
    )
    heading = "What the accounts agree on"
    assert lines(section(page_of(whole), heading)) == [
        "Anna Holm left Liss. (Outlet 1 and Outlet 2)"
    ]
    assert len(lines(section(page_of(whole, again=True), heading))) == 2


def test_a_table_has_a_row_for_a_position_without_a_value() -> None:
    told = [claim("a", 1, "Several died"), claim("b", 2, "Twelve died", "o2")]
    sides = [finding(c.id, "figures", f"{c.quote}.", [c]).positions[0] for c in told]
    differing = finding("f", "figures", "People killed: several or 12.", told, question="killed")
    differing = differing.model_copy(
        update={
            "positions": (
                sides[0].model_copy(update={"label": "several"}),
                sides[1].model_copy(update={"label": "12", "value": 12.0}),
            )
        }
    )
    page = page_of(brief(2, told, [differing]))
    section = next(s for s in page.sections if s.heading == "Where they differ")
    (table,) = [b for part in section.parts for b in part.blocks if isinstance(b, Table)]
    assert [row[0].text for row in table.rows] == ["several", "12"]


@pytest.mark.parametrize(
    ("because", "heading"),
    [
        ((), "Where they differ"),
        (("bounds",), None),
        (("times",), None),
    ],
)
def test_figures_that_only_differ_in_how_exact_they_are_are_not_printed(
    because: tuple[str, ...], heading: str | None
) -> None:
    told = [claim("a", 1, "More than 200 fled"), claim("b", 2, "More than 400 fled", "o2")]
    sides = tuple(finding(c.id, "figures", f"{c.quote}.", [c]).positions[0] for c in told)
    figures = finding("f", "figures", "Fled: 200 or 400.", told, question="fled")
    figures = figures.model_copy(update={"positions": sides, "because": because})
    page = page_of(brief(2, told, [figures]))
    assert [s.heading for s in page.sections if s.parts] == ([heading] if heading else [])


def test_what_differs_in_short_cites_each_side() -> None:
    told = [
        claim("a", 1, "prices fell to 6 percent"),
        claim("b", 2, "prices fell by 6 percent", "o2"),
    ]
    sides = tuple(finding(c.id, "disputed", c.quote, [c]).positions[0] for c in told)
    both = "Prices fell to 6 percent; prices fell by 6 percent."
    disputed = finding("f", "disputed", both, told).model_copy(update={"positions": sides})
    page = page_of(brief(2, told, [disputed], short=True))
    (block,) = [b for b in section(page, "In short").blocks if isinstance(b, Bullets)]
    assert [line.cites for line in block.lines if line.text == both] == [("a", "b")]


def test_what_the_short_version_tells_as_disputed_has_its_table() -> None:
    told = [claim("a", 1, "the ferry was overloaded"), claim("b", 2, "it was not", "o2")]
    sides = tuple(finding(c.id, "disputed", c.quote, [c]).positions[0] for c in told)
    load = finding("f1", "disputed", "It was; it was not.", told, question="load", background=True)
    speed = load.model_copy(update={"id": "f2", "question": "speed"})
    findings = [f.model_copy(update={"positions": sides}) for f in (load, speed)]
    made = brief(2, told, findings)
    opening = BriefSentence(section="in short", sentence="It was.", cites=("a",), rests_on=("f1",))
    page = page_of(made.model_copy(update={"brief": (opening, *made.brief)}))
    parts = section(page, "Where they differ").parts
    assert [p.heading for p in parts] == ["Load"]


@pytest.mark.parametrize(
    ("type_", "heading"), [("update", "Said at different times"), (None, "Where they differ")]
)
def test_what_one_account_tells_of_a_change_of_mind_is_no_difference_of_accounts(
    type_: str | None, heading: str
) -> None:
    told = [claim(name, 1, f"the owner said {name}") for name in "ab"]
    sides = tuple(finding(c.id, "disputed", c.quote, [c]).positions[0] for c in told)
    disputed = finding("f", "disputed", "He said a; he says b.", told, question="ferries")
    page = page_of(
        brief(2, told, [disputed.model_copy(update={"positions": sides, "type": type_})])
    )
    assert [s.heading for s in page.sections if s.parts] == [heading]


def test_repeated_lines_and_scraps_are_not_printed() -> None:
    claims = [claim("c1", 1, "x"), claim("c2", 2, "y")]
    told = ["The ferry sank off Liss.", "Anna Holm said a ferry sank off Liss.", "Divers came."]
    page = page_of(
        brief(2, claims, [finding(f"f{i}", "agreed", t, claims) for i, t in enumerate(told)])
    )
    shown = lines(section(page, "What the accounts agree on"))
    assert len(shown) == 1


def test_long_sections_fold() -> None:
    things = ["rope", "anchor", "lamp", "sail", "mast", "rudder", "crane", "winch", "bell", "hull"]
    claims = [claim(f"c{i}", 1, t) for i, t in enumerate(things)]
    found = [
        finding(f"f{i}", "single-source", f"Divers lifted a {t} at Liss{i}.", [c], weight=5)
        for i, (t, c) in enumerate(zip(things, claims, strict=True))
    ]
    _, block = section(page_of(brief(2, claims, found)), "Also reported").blocks
    assert isinstance(block, Bullets)
    assert len(block.lines) == MOST["single"]
    assert len(block.rest) == len(things) - MOST["single"]


def test_a_note_shows_each_quote_once() -> None:
    claims = [claim(f"c{i}", i, "The ferry sank") for i in (1, 2)]
    claims += [claim(f"c{i}", i, f"The ferry sank, it is told {i} times") for i in range(3, 10)]
    made = brief(9, claims, [])
    of_one_day = tuple(
        a.model_copy(update={"published": made.articles[0].published}) for a in made.articles
    )
    made = made.model_copy(update={"articles": of_one_day})
    quotes = Evidence(made).quotes([c.id for c in claims])
    assert quotes[0] == ("1 Outlet 1 and 2 Outlet 2", "The ferry sank")
    assert len(quotes) == 8
    assert quotes[-1] == ("9 Outlet 9", "The ferry sank, it is told 9 times")


def test_a_note_for_figures_has_a_quote_for_each_side() -> None:
    claims = [claim("c1", 1, "six"), claim("c2", 1, "Six people died"), claim("c3", 2, "nine died")]
    sides = tuple(
        Position(label=x, claims=y, articles=("A1",), origins=("o1",))
        for x, y in (("six", ("c1", "c2")), ("nine", ("c3",)))
    )
    found = Finding(
        id="f", kind="figures", question="people who died", statement="…", positions=sides
    )
    evidence = Evidence(brief(2, claims, [found]))
    assert evidence.cited(found, found.statement) == ("c2", "c3")


def test_what_only_one_tells_is_no_omission_of_the_others() -> None:
    claims = [claim("c1", 1, "x"), claim("c2", 2, "y"), claim("c3", 1, "z")]
    found = [
        finding("f1", "agreed", "The ferry sank off Liss.", claims[:2]),
        finding("f2", "single-source", "Anna Holm left Liss on Friday.", claims[2:]),
    ]
    gone = (
        Omission(finding="f1", silent=("A3",)),
        Omission(finding="f2", silent=("A2", "A3")),
    )
    page = page_of(brief(3, claims, found, omissions=gone))
    _, bullets = section(page, "What each account leaves out").blocks
    shown = [(line.lead, line.text) for line in bullets.lines]  # type: ignore[union-attr]
    assert shown == [("Outlet 3:", "The ferry sank off Liss")]


def test_only_rows_with_a_loaded_word_are_shown() -> None:
    def row(referent: str, *terms: str, loaded: bool = False) -> Wording:
        used = (
            Term(article=f"A{i + 1}", term=word, count=1, loaded=loaded and not i)
            for i, word in enumerate(terms)
        )
        return Wording(referent=referent, terms=tuple(used))

    rows = (
        row("the theft", "raid", "robbery", "heist"),
        row("the crowd", "mob", "crowd", "Mob", loaded=True),
        row("the owner", "tycoon", loaded=True),
    )
    found = section(page_of(brief(3, [], [], wording=rows)), "How each account words it")
    (block,) = found.blocks
    assert isinstance(block, Bullets)
    assert [line.lead for line in block.lines] == ["The crowd:"]
    assert block.lines[0].text == "“mob” (Outlet 1 and Outlet 3); “crowd” (Outlet 2)"


def test_words_of_somebody_who_is_told_of_are_no_choice_of_the_account() -> None:
    terms = tuple(
        Term(article=f"A{i}", term=word, count=1, spans=((0, 9),), loaded=i == 1)
        for i, word in ((1, "a raid"), (2, "a robbery"), (3, "a heist"))
    )
    rows = (Wording(referent="the theft", terms=terms),)
    said = claim("c1", 2, "a robbery").model_copy(update={"speaker": "the owner"})
    found = section(page_of(brief(3, [said], [], wording=rows)), "How each account words it")
    (block,) = found.blocks
    assert isinstance(block, Bullets)
    assert block.lines[0].text == "“a raid” (Outlet 1); “a heist” (Outlet 3)"


def test_outlets_are_named_and_one_origin_is_told() -> None:
    claims = [claim("c1", 1, "x"), claim("c2", 2, "y", origin="o2")]
    said = "Anna Holm said the ferry sank off Liss."
    told = lines(
        section(
            page_of(brief(2, claims, [finding("f1", "agreed", said, claims)])),
            "What the accounts agree on",
        )
    )
    assert told == [f"{said} (Outlet 1 and Outlet 2)"]


def test_an_aside_of_one_source_gives_way_to_what_has_weight() -> None:
    claims = [claim("c1", 1, "x"), claim("c2", 1, "y")]
    told = ["Divers lifted the anchor at Liss.", "The inspector asked not to be named."]
    found = [
        finding(f"f{i}", "single-source", t, [c], weight=w)
        for i, (t, c, w) in enumerate(zip(told, claims, (5, 1), strict=True))
    ]
    shown = lines(section(page_of(brief(2, claims, found)), "Also reported"))
    assert shown == [f"{told[0]} (Outlet 1)"]


def test_a_side_names_the_accounts_that_tell_it() -> None:
    told = [
        claim("a", 1, "The army denied that it had shelled the harbour"),
        claim("b", 2, "The army denied that it had shelled the harbour on Friday"),
        claim("c", 3, "A general denied any link"),
        claim("d", 4, "Anna Holm said the army shelled the harbour"),
    ]
    sides = tuple(
        finding("x", "agreed", text, some).positions[0].model_copy(update={"label": text})
        for text, some in ((told[0].text, told[:3]), (told[3].text, told[3:]))
    )
    both = "; ".join(p.label for p in sides)
    disputed = finding("f", "disputed", both, told).model_copy(update={"positions": sides})
    page = page_of(brief(4, told, [disputed]))
    (part,) = section(page, "Where they differ").parts
    (table,) = [b for b in part.blocks if isinstance(b, Table)]
    assert [row[0].cites for row in table.rows] == [("a", "b"), ("d",)]


@pytest.mark.parametrize(
    ("days", "told", "leads"),
    [
        ((1, 2), "on Friday", ["Outlet 1, 1 May 2031:", "Outlet 2, 2 May 2031:"]),
        ((1, 1), "on Friday", ["Outlet 1:", "Outlet 2:"]),
        ((1, 1), "yesterday", ["Outlet 1, 1 May 2031:", "Outlet 2:"]),
        ((1, 1), "after yesterday's storm", ["Outlet 1, 1 May 2031:", "Outlet 2:"]),
    ],
)
def test_accounts_of_several_days_and_those_that_count_days_are_told_with_theirs(
    days: tuple[int, int], told: str, leads: list[str]
) -> None:
    articles = tuple(
        article(n).model_copy(
            update={"summary": (words,), "published": article(day).published},
        )
        for n, words, day in zip(
            (1, 2), (f"The ferry sank {told}.", "Its owner denied any fault."), days, strict=True
        )
    )
    page = page_of(brief(2, [], []).model_copy(update={"articles": articles}))
    (block,) = section(page, "The accounts in short").blocks
    assert isinstance(block, Bullets)
    assert [line.lead for line in block.lines] == leads


def test_an_account_that_a_line_names_stands_in_its_note() -> None:
    told = [claim("a", 1, "the ferry sank off Liss on Friday"), claim("b", 2, "the ferry sank")]
    lines = [
        BriefSentence(section="in short", sentence=f"{who} the ferry sank.", cites=("a", "b"))
        for who in ("Outlet 1 and Outlet 2 say", "In short,")
    ]
    made = brief(2, told, []).model_copy(update={"brief": tuple(lines)})
    (block,) = section(page_of(made), "In short").blocks
    assert isinstance(block, Bullets)
    assert [len(line.cites) for line in block.lines] == [2, 1]


@pytest.mark.parametrize(
    ("said", "credit"),
    [
        ("The ferry Alma sank off Liss harbour.", "(Outlet 1 and Outlet 2)"),
        ("The ferry Alma sank off Liss harbour near rocks in fog.", "(Outlet 1)"),
    ],
)
def test_a_line_in_short_is_credited_to_those_who_tell_it(said: str, credit: str) -> None:
    told = [
        claim("a", 1, "The ferry Alma sank off Liss harbour near rocks in fog"),
        claim("b", 2, "The ferry Alma sank off Liss harbour at noon on Friday"),
    ]
    found = finding("f1", "agreed", "The ferry Alma sank.", told)
    line = BriefSentence(section="in short", sentence=said, cites=("a", "b"), finding="f1")
    made = brief(2, told, [found]).model_copy(update={"brief": (line,)})
    shown = lines(section(page_of(made), "In short"))
    assert shown == [f"{said} {credit}"]


def test_what_figures_tell_in_short_quotes_all_who_are_named() -> None:
    told = [claim("a", 1, "no one died"), claim("b", 2, "nobody died"), claim("c", 3, "12 died")]
    sides = (
        finding("x", "figures", "none", told[:2]).positions[0],
        finding("y", "figures", "12", told[2:]).positions[0],
    )
    figures = finding("f", "figures", "Died: none or 12.", told)
    figures = figures.model_copy(update={"positions": sides})
    cited = Evidence(brief(3, told, [figures])).cited(figures, figures.statement)
    assert cited == ("a", "c", "b")  # one of each side first: a note quotes so many


def test_a_row_quotes_the_account_that_it_names() -> None:
    told = [
        claim("a", 1, "the captain had left the bridge of the ferry before the storm began"),
        claim("b", 2, "he pulled out"),
    ]
    said = "The captain had left the bridge of the ferry before the storm; Outlet 2 says so too."
    evidence = Evidence(brief(3, told, []))
    assert evidence.telling(said, ("a", "b")) == ("a", "b")
    assert evidence.telling(said.replace("Outlet 2", "Another"), ("a", "b")) == ("a",)


def test_each_part_of_a_line_has_its_note_and_a_denied_one_a_denied_claim() -> None:
    told = [
        claim("a", 1, "the owner said he had sailed the ferry in the storm"),
        claim("b", 1, "the owner never sailed the ferry in the storm"),
        claim("c", 2, "the port closed the northern quay at noon", "o2"),
    ]
    said = "The owner said he sailed the ferry in the storm, but never sailed the ferry in a storm."
    evidence = Evidence(brief(2, told, []))
    assert evidence.bearing(said, ("a", "b", "c"), named=True) == ("a", "b")
    joined = "The owner never sailed the ferry in the storm, and the port closed the northern quay."
    assert evidence.bearing(joined, ("a", "b", "c"), named=True) == ("b", "c")


def test_words_of_a_quote_bear_a_line_out_before_those_in_brackets() -> None:
    put_in = claim("a", 1, "closed at noon").model_copy(
        update={"text": "[the northern quay of the port, where the ferry sank] closed at noon"}
    )
    own = claim("b", 1, "the ferry sank at the northern quay of the port")
    evidence = Evidence(brief(1, [put_in, own], []))
    found = evidence.bearing("The ferry sank at the northern quay of the port.", ("a", "b"))
    assert found == ("b",)


def test_a_note_gives_no_speaker_of_words_that_tell_of_him() -> None:
    said = {"speaker": "Ada Lind", "speaker_text": "Ada Lind", "cue": "announced"}
    told = claim("a", 1, "Ada Lind, a former mayor, announced she will run")
    own = claim("b", 2, "I will run")
    made = brief(2, [c.model_copy(update=said) for c in (told, own)], [])
    notes = [who for who, _ in Evidence(made).quotes(["a", "b"])]
    assert [("Ada Lind" in who) for who in notes] == [False, True]
    pronoun = claim("c", 1, "the mayor will run with him, she announced")
    made = brief(2, [pronoun.model_copy(update={**said, "speaker_text": "she"})], [])
    ((who, _),) = Evidence(made).quotes(["c"])
    assert "Ada Lind" in who


def test_the_timeline_tells_what_no_other_section_does_and_who_tells_it() -> None:
    told = [
        claim("a", 1, "The ferry left Liss with 40 passengers"),
        claim("b", 2, "Divers found the ferry off Corbin"),
        claim("c", 1, "The owner sold the harbour office"),
    ]
    days = tuple(
        TimelineEntry(date=dt.date(2031, 5, n), text=f"{c.quote}.", claims=(c.id,))
        for n, c in enumerate(told, 1)
    )
    alone = finding("f", "single-source", "The owner sold the harbour office.", told[2:], weight=9)
    page = page_of(brief(2, told, [alone], timeline=days))
    assert lines(section(page, "Timeline")) == [
        "The ferry left Liss with 40 passengers. (Outlet 1)",
        "Divers found the ferry off Corbin. (Outlet 2)",
    ]
    made = brief(2, told, [alone], timeline=days)
    short = BriefSentence(section="in short", sentence=days[1].text, cites=("b",))
    page = page_of(made.model_copy(update={"brief": (short, *made.brief)}))
    assert not [x for s in page.sections if s.heading == "Timeline" for x in lines(s)]


def test_outlets_are_counted_where_all_are_known() -> None:
    made = brief(2, [], [])
    assert "by two outlets" in page_of(made).provenance
    unnamed = made.articles[0].model_copy(update={"outlet": None})
    page = page_of(made.model_copy(update={"articles": (unnamed, made.articles[1])}))
    assert "outlet" not in page.provenance


@pytest.mark.parametrize(
    ("says", "shown"),
    [
        ("The blaze in Liss destroyed the shop of Ines Falk.", False),
        ("Ines Falk of Liss fled from the shop.", True),
    ],
)
def test_one_report_is_told_unless_a_line_has_its_names_and_its_other_words(
    says: str, shown: bool
) -> None:
    told = [claim(n, i, q) for n, i, q in (("a", 1, "x"), ("b", 2, "y"), ("c", 1, "z"))]
    known = finding("f1", "agreed", "The blaze destroyed Ines Falk's shop in Liss.", told[:2])
    alone = finding("f2", "single-source", says, told[2:], weight=9)
    page = page_of(brief(2, told, [known, alone]))
    assert ("Also reported" in [s.heading for s in page.sections if s.blocks]) is shown


def test_a_note_quotes_the_account_of_the_day_that_its_line_names() -> None:
    told = [
        claim("a", 1, "the ferry sank off Liss"),
        claim("b", 2, "the ferry sank off Liss on Friday"),
        claim("c", 3, "the owner was charged"),
    ]
    made = brief(3, told, [])
    same = tuple(a.model_copy(update={"outlet": "The Herald"}) for a in made.articles)
    evidence = Evidence(made.model_copy(update={"articles": same}))
    said = "The Herald of 2 May says the ferry sank off Liss; it was owned by Corbin."
    assert evidence.bearing(said, ["a", "b", "c"], named=True) == ("b",)


def test_an_account_in_short_has_the_date_behind_its_days() -> None:
    told = ("The ferry sank yesterday.", 'Its owner said: "We go on today."')
    made = brief(2, [], [])
    articles = (made.articles[0], made.articles[1].model_copy(update={"summary": told}))
    block, *_ = section(
        page_of(made.model_copy(update={"articles": articles})), "The accounts in short"
    ).blocks
    assert isinstance(block, Bullets)
    assert block.lines[0].text == (
        'The ferry sank yesterday [1 May 2031]. Its owner said: "We go on today."'
    )


def test_accounts_that_tell_the_same_stand_together_and_what_stands_above_is_not_told_again() -> (
    None
):
    sank = "The ferry sank off Liss and 12 people drowned."
    told = [
        sank,
        "Off Liss the ferry sank, and 12 people were drowned. Rescuers came.",
        "The ferry sank off Liss and 14 people drowned.",
        "The ferry may have sunk off Liss, and 12 people drowned.",
        "The owner denied any fault on Friday.",
    ]
    made = brief(6, [], [])
    summaries = [*((words,) for words in told), ()]
    articles = tuple(
        a.model_copy(update={"summary": s, "published": Published()})
        for a, s in zip(made.articles, summaries, strict=True)
    )
    denied = BriefSentence(section="in short", sentence="The owner denied any fault.", cites=())
    shown = made.model_copy(update={"articles": articles, "brief": (denied,)})
    (block,) = section(page_of(shown), "The accounts in short").blocks
    assert isinstance(block, Bullets)
    assert [(line.lead, line.text) for line in block.lines] == [
        ("Outlet 1 and Outlet 2:", sank),
        ("Outlet 3:", told[2]),
        ("Outlet 4:", told[3]),
    ]


def test_a_line_names_an_outlet_by_whole_words_alone() -> None:
    says = "The ferry sank on Sunday, apparently off Liss"
    told = [claim("a", 1, says), claim("b", 2, says)]
    made = brief(2, told, [finding("f1", "agreed", f"{says}.", told)])
    named = tuple(
        a.model_copy(update={"outlet": o})
        for a, o in zip(made.articles, ("Sun", "AP"), strict=True)
    )
    page = page_of(made.model_copy(update={"articles": named}))
    _, shown = section(page, "What the accounts agree on").blocks
    assert [line.text for line in shown.lines] == [f"{says}. (Sun and AP)"]  # type: ignore[union-attr]


def test_accounts_in_their_own_words_stand_in_quotes_once_and_not_what_opens_the_page() -> None:
    texts = (
        'The ferry sank on Friday. "It is gone," a diver said.',
        'The ferry "sank" off Liss. Nobody knows why.',
        'The ferry "sank" off Liss. It was old.',
        "The owner denied any fault. He was heard on Friday.",
    )
    made = brief(5, [], [])
    articles = []
    for a, text in zip(made.articles, (*texts, texts[1]), strict=True):
        first = text.partition(". ")[0] + "."
        own = {"text": text, "summary": (first,), "summary_spans": (((0, len(first)),),)}
        articles.append(a.model_copy(update=own))
    articles[4] = articles[4].model_copy(update={"copy_of": "A2"})
    leading = claim("a", 1, "The ferry sank on Friday")
    lead = Lead(claim="a", statement="The ferry sank on Friday.")
    opens = BriefSentence(section="in short", sentence=lead.statement, cites=("a",))
    shown = {"articles": tuple(articles), "claims": (leading,), "lead": lead, "brief": (opens,)}
    page = page_of(made.model_copy(update=shown))
    (block,) = section(page, "Accounts in their own words").blocks
    assert [(line.lead, line.text) for line in block.lines] == [  # type: ignore[union-attr]
        ("Outlet 2, 2 May 2031:", "“The ferry ‘sank’ off Liss”"),
        ("Outlet 4, 4 May 2031:", "“The owner denied any fault”"),
    ]


def test_a_note_has_the_words_that_say_when() -> None:
    when = When(**{"from": dt.date(2031, 5, 2), "to": dt.date(2031, 5, 2)}, basis="inferred",
                text="on Friday")  # fmt: skip
    told = claim("a", 1, "the ferry sank off Liss").model_copy(update={"when": when})
    made = brief(2, [told], [])
    for text, quoted in (
        ("So the ferry sank off Liss on Friday.", "the ferry sank off Liss on Friday"),
        ("So on Friday, the ferry sank off Liss.", "on Friday, the ferry sank off Liss"),
        ("So the ferry sank off Liss at dusk on Friday.", "the ferry sank off Liss … on Friday"),
        ("So the ferry sank off Liss.\nIt was on Friday.", "the ferry sank off Liss"),
    ):
        start = text.index("the ferry")
        at = told.model_copy(update={"start": start, "end": start + len(told.quote)})
        article = made.articles[0].model_copy(update={"text": text})
        own = made.model_copy(update={"articles": (article, *made.articles[1:]), "claims": (at,)})
        assert [words for _, words in Evidence(own).quotes(["a"])] == [quoted]


def test_an_account_of_no_known_day_that_counts_days_is_said_to_be_undated() -> None:
    made = brief(2, [], [])
    told = ("The ferry sank yesterday.", "The Marit ran aground off Halvik on 2 May.")
    day = made.articles[1].published
    articles = tuple(
        a.model_copy(update={"summary": (words,), "published": when})
        for a, words, when in zip(made.articles, told, (Published(), day), strict=True)
    )
    shown = section(
        page_of(made.model_copy(update={"articles": articles})), "The accounts in short"
    )
    (bullets,) = shown.blocks
    assert [line.lead for line in bullets.lines] == ["Outlet 2:", "Outlet 1, undated:"]  # type: ignore[union-attr]


def test_counts_of_several_times_are_no_disagreement() -> None:
    told = [claim("a", 1, "9 people were killed"), claim("b", 2, "12 people were killed")]
    made = brief(2, told, [])
    days = [a.published.date for a in made.articles]

    def tables(*as_of: dt.date | None, **more: object) -> list[Section]:
        sides = [
            Position(label=str(n), value=n, claims=(c.id,), articles=(c.article,), origins=("o1",),
                     as_of=day)
            for n, c, day in zip((9, 12), told, as_of, strict=True)
        ]  # fmt: skip
        counted = finding("f1", "figures", "People killed: 9 or 12.", told).model_copy(
            update={"positions": tuple(sides), "question": "people killed", **more}
        )
        return [s for s in page_of(brief(2, told, [counted])).sections if s.parts]

    def heads(*as_of: dt.date | None, **more: object) -> list[str]:
        return [s.heading for s in tables(*as_of, **more)]

    def blocks(*as_of: dt.date | None, **more: object) -> int:
        return len(tables(*as_of, **more)[0].parts[0].blocks)

    # Days beside the values say what the reason of an update says.
    assert blocks(*days, type="update", reason="The first is of 1 May.") == 1
    assert blocks(days[0], None, type="contradiction", reason="Both cannot be.") == 2
    assert heads(*days) == ["Figures at different times"]
    assert heads(days[0], None) == ["Where they differ"]
    assert heads(*days, type="contradiction") == ["Where they differ"]


def test_a_day_behind_one_of_several_outlets_is_that_one_s_alone() -> None:
    says = "The ferry Alma sank off Liss harbour"
    told = [claim("a", 1, says), claim("b", 2, says)]
    made = brief(3, told, [finding("f1", "agreed", f"{says}.", told)])
    named = tuple(
        a.model_copy(update={"outlet": o})
        for a, o in zip(made.articles, ("Post", "Echo", "Echo"), strict=True)
    )
    page = page_of(made.model_copy(update={"articles": named}))
    _, shown = section(page, "What the accounts agree on").blocks
    assert [line.text for line in shown.lines] == [f"{says}. (Post; Echo, 2 May)"]  # type: ignore[union-attr]
