"""A reader opens the report, follows a citation to its source and back, picks, masks and prints."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pypdf
import pytest

from summarize.brief import Brief
from tests.report.conftest import ROOT, Opener

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PHONE = {"viewport": {"width": 390, "height": 844}}
CITED = "main section[data-kind] td a.cite"
MOST = 4
"""Citations followed in each window: more of them take long and find nothing new."""


def in_view(page: Any, selector: str) -> bool:
    """Whether the middle of an element can be seen and clicked."""
    return bool(
        page.evaluate(
            """selector => {
              const element = document.querySelector(selector);
              const box = element.getClientRects()[0];
              const at = document.elementFromPoint(box.x + 3, box.y + box.height / 2);
              return element.contains(at) || (at !== null && at.contains(element));
            }""",
            selector,
        )
    )


@pytest.mark.parametrize("options", [{}, PHONE], ids=["wide", "phone"])
def test_a_citation_opens_its_source_at_the_quote(
    opened: Opener, report: Path, options: dict[str, Any]
) -> None:
    seen = opened(report, **options)
    page = seen.page
    for link in page.locator(CITED).all()[:MOST]:
        quote = link.get_attribute("data-quote").partition("“")[2].removesuffix("”")
        link.click()
        lit = "".join(page.locator("mark.q.lit").all_text_contents())
        assert " ".join(lit.split()) == quote
        assert in_view(page, "mark.q.lit")
        page.locator("#back").click()
        assert link.evaluate("link => link === document.activeElement")
        assert page.locator("#back").is_hidden()
    assert seen.said == []


def test_a_passage_leads_to_what_it_bears_out(opened: Opener, report: Path) -> None:
    page = opened(report).page
    mark = page.locator("mark.q").first
    places = mark.get_attribute("data-findings").split()
    mark.locator("a").click()
    links = page.locator("#used li a")
    assert [a.get_attribute("href") for a in links.all()] == [f"#{p}" for p in places]
    links.last.click()
    assert page.locator("#used").is_hidden()
    assert page.url.endswith(f"#{places[-1]}")
    assert page.locator(f"[id='{places[-1]}'].lit").count() == 1
    assert in_view(page, f"[id='{places[-1]}']")


def test_a_sentence_of_an_account_leads_to_the_words_it_rests_on(
    opened: Opener, report: Path, brief: Brief
) -> None:
    page = opened(report).page
    links = page.locator("a.said").all()
    assert len(links) >= len(brief.articles)
    for link in links[:MOST]:
        article = link.evaluate("link => link.closest('li').dataset.article")
        link.click()
        lit = page.locator("[data-spans].lit")
        own = next(a for a in brief.articles if a.id == article)
        rests_on = (own.text[start:end] for spans in own.summary_spans for start, end in spans)
        said = {" ".join(words.split()) for words in rests_on}
        assert " ".join("".join(lit.all_text_contents()).split()) in said
        assert lit.first.evaluate("mark => mark.closest('details').id") == f"article-{article}"
        assert in_view(page, "[data-spans].lit")
        page.locator("#back").click()


def test_every_link_leads_to_one_place(opened: Opener, report: Path) -> None:
    page = opened(report, java_script_enabled=False).page
    ids = page.eval_on_selector_all("[id]", "all => all.map(e => e.id)")
    assert len(ids) == len(set(ids))
    links = page.eval_on_selector_all("a[href^='#']", "all => all.map(e => e.hash.slice(1))")
    assert links
    assert set(links) <= set(ids)


def test_origins_behind_several_outlets_come_first_with_their_words(
    opened: Opener, report: Path, brief: Brief
) -> None:
    page = opened(report).page
    called = {a.id: a.called for a in brief.articles}
    names = {o.id: o.name for o in brief.origins}
    behind: dict[str, set[str]] = {}
    for claim in brief.claims:
        if any(claim.id in p.claims for f in brief.findings for p in f.positions):
            behind.setdefault(names[claim.origin], set()).add(called[claim.article])
    shared = {name for name, outlets in behind.items() if len(outlets) > 1}
    rows = page.locator("#origins > .scroll tbody tr")
    assert shared == {r.locator("td").first.text_content().strip() for r in rows.all()}
    assert page.locator("#origins .alone tbody tr").count() == len(behind) - len(shared)
    rows.first.locator("a.cite").first.click()
    assert in_view(page, "[data-spans].lit")


def test_filters_are_folded_on_a_phone(opened: Opener, report: Path) -> None:
    assert opened(report).page.locator("select[name=outlet]").is_visible()
    page = opened(report, **PHONE).page
    assert page.locator("select[name=outlet]").is_hidden()
    page.locator(".filters summary").click()
    assert page.locator("select[name=outlet]").is_visible()


def test_the_quote_shows_when_its_citation_has_the_focus(opened: Opener, report: Path) -> None:
    page = opened(report).page
    link = page.locator("a.cite").first
    link.focus()
    tip = page.locator("#tip")
    assert tip.is_visible()
    assert tip.text_content() == link.get_attribute("data-quote")
    page.keyboard.press("Escape")
    assert tip.is_hidden()
    link.hover()
    assert tip.is_visible()


def test_the_keyboard_alone_goes_there_and_back(opened: Opener, report: Path) -> None:
    page = opened(report).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "cite"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.closest('mark.q.lit') !== null")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#used') !== null")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('mark.q') !== null")


@pytest.mark.parametrize(
    ("name", "held"), [("outlet", "articles"), ("origin", "origins"), ("kind", "kind")]
)
def test_a_filter_shows_what_fits_and_a_deep_link_still_opens(
    opened: Opener, report: Path, name: str, held: str
) -> None:
    page = opened(report).page
    folded = page.locator("details.folded").first
    assert folded.locator("li").first.is_hidden()
    findings = page.locator("[data-kind]").all()
    held_by = [(f.get_attribute(f"data-{held}") or "").split() for f in findings]
    options = page.locator(f"select[name={name}] option").all()
    values = [v for o in options if (v := o.get_attribute("value"))]
    chosen = next(v for v in values if 0 < sum(v in h for h in held_by) < len(findings))
    page.select_option(f"select[name={name}]", chosen)
    shown = [f for f in findings if f.is_visible()]
    fitting = [f for f, h in zip(findings, held_by, strict=True) if chosen in h]
    assert 0 < len(shown) < len(findings)
    assert len(shown) == len(fitting)
    assert page.locator("output").text_content().startswith(f"{len(shown)} of {len(findings)} ")
    away = next(f for f in findings if not f.is_visible()).get_attribute("id")
    mark = page.locator(f"mark.q[data-findings~='{away}'] a").first
    mark.evaluate("link => { link.closest('details').open = true; link.click(); }")
    page.locator(f"#used a[href='#{away}']").click()
    assert page.locator(f"[id='{away}']").is_visible()


def test_an_outlet_that_is_picked_is_told_alone_and_its_article_opens(
    opened: Opener, report: Path, brief: Brief
) -> None:
    page = opened(report).page
    # The last account that has a line: what stands above it is not told again.
    one = page.locator("[data-article]").last.get_attribute("data-article") or ""
    page.select_option("select[name=outlet]", one)
    shown = [a for a in page.locator("[data-article]").all() if a.is_visible()]
    assert [a.get_attribute("data-article") for a in shown] == [one]
    assert page.locator(f"#article-{one} article").is_visible()
    assert in_view(page, f"#article-{one} summary")
    page.select_option("select[name=outlet]", "")
    page.locator(f"a[href='#article-{brief.articles[0].id}']").click()
    assert in_view(page, f"#article-{brief.articles[0].id} summary")


def test_masked_outlets_are_named_nowhere_and_come_back(opened: Opener, report: Path) -> None:
    page = opened(report).page
    names = page.eval_on_selector_all(
        "[data-outlet]", "all => all.map(one => one.dataset.outlet).filter(Boolean)"
    )
    assert names
    everything = """document.body.innerText +
      [...document.querySelectorAll('[data-quote]')].map(e => e.dataset.quote)"""
    before = page.evaluate(everything)
    page.check("input[name=mask]")
    masked = page.evaluate(everything)
    assert all(n in before and n not in masked for n in names)
    assert "Outlet A" in masked
    page.uncheck("input[name=mask]")
    assert page.evaluate(everything) == before


def test_it_is_dark_when_asked_and_when_the_system_is(opened: Opener, report: Path) -> None:
    colour = "getComputedStyle(document.body).backgroundColor"
    light = opened(report, color_scheme="light").page
    dark = opened(report, color_scheme="dark").page
    assert light.evaluate(colour) != dark.evaluate(colour)
    night = dark.evaluate(colour)
    light.select_option("select[name=theme]", "dark")
    assert light.evaluate(colour) == night
    light.reload()
    assert light.evaluate(colour) == night


def test_a_phone_needs_no_sideways_scroll_and_targets_are_wide(
    opened: Opener, report: Path
) -> None:
    page = opened(report, **PHONE).page
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    small = page.eval_on_selector_all(
        "a.cite, button, select, input, summary",
        """all => all.filter(e => e.offsetParent).map(e => e.getBoundingClientRect())
             .filter(b => b.width < 24 || b.height < 24).length""",
    )
    assert small == 0


def test_without_script_all_can_be_read_and_links_lead_there(opened: Opener, report: Path) -> None:
    page = opened(report, java_script_enabled=False).page
    assert page.locator("form").is_hidden()
    link = page.locator("main a.cite:visible").last
    assert "“" in link.get_attribute("title")
    link.click()
    assert page.locator(f"[id='{link.get_attribute('href')[1:]}']").is_visible()


def test_it_prints_with_its_articles(opened: Opener, report: Path) -> None:
    page = opened(report).page
    pdf = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    words = [" ".join(sheet.extract_text().split()) for sheet in pdf.pages]
    assert len(words[0]) > 1000
    last = page.locator("article p").last.text_content().split()
    assert " ".join(last[-3:]) in " ".join(words)
    assert "Mask outlet names" not in " ".join(words)


def test_nothing_is_asked_for_and_nothing_goes_wrong(opened: Opener, report: Path) -> None:
    seen = opened(report)
    seen.page.wait_for_load_state("networkidle")
    assert seen.requests == [report.as_uri()]
    assert seen.said == []


@pytest.mark.parametrize("options", [{}, PHONE, {"color_scheme": "dark"}], ids=str)
def test_axe_finds_nothing_serious(opened: Opener, report: Path, options: dict[str, Any]) -> None:
    if not AXE.exists():
        pytest.skip("axe-core is not installed: npm install --no-save axe-core")
    page = opened(report, **options).page
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.evaluate(AXE.read_text("utf-8"))
    found = page.evaluate("axe.run()")["violations"]
    assert not [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] != "minor"]
