"""Saved web pages: the whole story, nothing beside it, and what the page states of itself."""

from __future__ import annotations

import pytest

from summarize.articles.clean import clean
from summarize.articles.formats import read_bytes
from summarize.domain import Article

FIRST = "The dam above Sorrel Vale burst early on Monday and flooded the town, the council said."
SECOND = "Engineers had warned of cracks in the wall since the winter, the council's records show."
THIRD = "The road to the north was cut, and the power in the valley failed during the morning."
LAST = "The governor said she would visit the valley on Wednesday with the army's engineers."


def page(*body: str, head: str = "", below: str = "") -> str:
    blocks = "".join(part if part.startswith("<") else f"<p>{part}</p>" for part in body)
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>Dam bursts</title>{head}</head>"
        f"<body><article><h1>Dam bursts at Sorrel Vale</h1>{blocks}</article>{below}</body></html>"
    )


def article(html: str) -> Article:
    return clean([read_bytes("page.html", html.encode(), "html")])[0]


@pytest.mark.parametrize("tag", ["nobr", "time", "label", "output", "font", "span", "b", "abbr"])
def test_words_in_inline_elements_stay_in_their_sentence(tag: str) -> None:
    told = f"Rescuers took <{tag}>1,400 people</{tag}> to <{tag}>Sorrel Hall</{tag}> by boat."
    text = article(page(FIRST, told, SECOND, THIRD)).text
    assert "Rescuers took 1,400 people to Sorrel Hall by boat." in text


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_the_outlet_struck_out_is_not_read(tag: str) -> None:
    text = article(page(FIRST, f"It held <{tag}>not</{tag}> for long.", SECOND)).text
    assert "It held for long." in " ".join(text.split())


TABLE = (
    "<table><thead><tr><th>Village</th><th>People taken out</th><th>Houses lost</th></tr></thead>"
    "<tr><td>Upper Sorrel</td><td>1,410</td><td>12</td></tr>"
    "<tr><td>Nether Sorrel</td><td>902</td><td></td></tr></table>"
)


def test_a_table_of_data_is_told_row_by_row() -> None:
    text = article(page(FIRST, SECOND, TABLE, THIRD, LAST)).text
    assert "Upper Sorrel: 1,410 people taken out; 12 houses lost." in text
    assert "Nether Sorrel: 902 people taken out." in text


@pytest.mark.parametrize("last", [(), (LAST,)], ids=["at the end", "within"])
def test_a_table_without_names_is_told_too(last: tuple[str, ...]) -> None:
    rows = "<tr><td>Killed</td><td>17</td></tr><tr><td>Taken out</td><td>1,410 people</td></tr>"
    table = f"<figure><table>{rows}</table></figure>"
    text = article(page(FIRST, SECOND, THIRD, table, *last)).text
    assert all(row in text for row in ("Killed: 17.", "Taken out: 1,410 people."))


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>88 people died at Sorrel Vale on Monday, the fire service said.</p>",
        "<p style='color:red; display: none'>88 people died, the fire service said.</p>",
        "<div style='visibility:hidden'><p>88 people died, the fire service said.</p></div>",
        "<template><p>88 people died, the fire service said.</p></template>",
    ],
)
def test_what_a_page_does_not_show_is_not_read(hidden: str) -> None:
    assert "88" not in article(page(FIRST, hidden, SECOND, THIRD)).text


def test_a_page_of_windows_that_says_it_is_utf8_keeps_its_letters() -> None:
    html = page(FIRST, SECOND, "Zo\u00eb Lom\u00e1x said so.", THIRD)
    assert (
        "Zo\u00eb Lom\u00e1x"
        in clean([read_bytes("p.html", html.encode("cp1252"), "html")])[0].text
    )


def test_a_table_for_the_layout_gives_its_paragraphs() -> None:
    cells = "".join(f"<tr><td><p>{part}</p></td></tr>" for part in (FIRST, SECOND, THIRD, LAST))
    heading = "<tr><td><h1>Dam bursts at Sorrel Vale</h1></td></tr>"
    text = article(f"<html><body><table>{heading}{cells}</table></body></html>").text
    assert f"Dam bursts at Sorrel Vale\n\n{FIRST}\n\n{SECOND}" in text
    assert all(part in text for part in (FIRST, SECOND, THIRD, LAST))
    assert "|" not in text


def test_a_block_quote_is_read() -> None:
    quoted = "“We heard the wall go and we ran for the hill,” said Ada Mirren, a farmer."
    text = article(page(FIRST, f"<blockquote><p>{quoted}</p></blockquote>", SECOND)).text
    assert quoted in text


OTHER = "Ferry sinks off Malo and 88 people die, the coastguard said in a statement on Sunday."


@pytest.mark.parametrize(
    "beside",
    [
        f"<aside><p>{OTHER}</p></aside>",
        f"<section><h2>Recommended stories</h2><ul><li>{OTHER}</li></ul></section>",
        f"<div><h3>More from this site</h3><p>{OTHER}</p></div>",
        f"<div><strong>Most read</strong><ul><li>{OTHER}</li></ul></div>",
        f"<div class='promo'><p>Watch: {OTHER}</p></div>",
        f"<p><a href='/x'>Read more: {OTHER}</a></p>",
    ],
)
def test_other_stories_do_not_leak_in(beside: str) -> None:
    got = article(page(FIRST, SECOND, beside, THIRD, LAST))
    assert "88" not in got.text
    assert all(part in got.text for part in (FIRST, SECOND, THIRD, LAST))
    assert any("88" in item.text for item in got.dropped)


SITE_NAME = "<meta property='og:site_name' content='{}'>"
PUBLISHER = (
    '<script type="application/ld+json">'
    '{{"publisher": {{"@type": "Organization", "name": "{}"}}}}</script>'
)


@pytest.mark.parametrize(
    ("head", "outlet"),
    [
        (SITE_NAME.format("Sorrel Post"), "Sorrel Post"),
        (PUBLISHER.format("Sorrel Post"), "Sorrel Post"),
        ("<meta name='application-name' content='Sorrel Post'>", "Sorrel Post"),
        (SITE_NAME.format("sorrelpost") + PUBLISHER.format("Sorrel Post"), "Sorrel Post"),
        (SITE_NAME.format("Sorrel Post") + PUBLISHER.format("Associated Press"), "Sorrel Post"),
        (SITE_NAME.format("https://www.sorrel.example") + PUBLISHER.format("Sorrel Post"),
         "Sorrel Post"),
        (SITE_NAME.format("Dam bursts") + PUBLISHER.format("Sorrel Post"), "Sorrel Post"),
    ],
)  # fmt: skip
def test_the_outlet_is_the_site_that_printed_it(head: str, outlet: str) -> None:
    assert article(page(FIRST, SECOND, THIRD, head=head)).outlet == outlet


FOOTERS = [
    "<footer>© 2014 Sorrel Post. Last updated 3 May 2014</footer>",
    "<div class='foot'><p>Page last modified: 2014-05-03</p><p>Copyright 2014</p></div>",
    "<div><h2>Latest</h2><p>3 May 2014</p><a href='/y'>Ferry sinks</a></div>",
]


@pytest.mark.parametrize("below", FOOTERS)
def test_a_date_below_the_story_is_not_its_own(below: str) -> None:
    published = article(page(FIRST, SECOND, THIRD, LAST, below=below)).published
    assert published.basis != "stated"
    assert published.date is None or published.date.year != 2014


def test_the_date_of_a_footer_above_the_story_is_not_its_own() -> None:
    card = "<article><p>Ferry sinks</p><footer>Site updated 2014-05-03</footer></article>"
    published = article(page(card, FIRST, SECOND, THIRD, LAST)).published
    assert published.date is None or published.date.year != 2014


@pytest.mark.parametrize("below", FOOTERS)
@pytest.mark.parametrize(
    "own", ["<p class='date'>4 March 2026</p>", "<time datetime='2026-03-04'>4 March</time>"]
)
def test_a_date_above_it_is(own: str, below: str) -> None:
    published = article(page(own, FIRST, SECOND, THIRD, LAST, below=below)).published
    assert str(published.date) == "2026-03-04"
    assert published.basis == "stated"


def test_a_bad_escape_in_a_pages_data_costs_nothing() -> None:
    head = '<script type="application/ld+json">{"datePublished": "2026-03-04\\x"}</script>'
    assert FIRST in article(page(FIRST, SECOND, THIRD, head=head)).text


@pytest.mark.parametrize(
    ("declared", "written", "text"),
    [
        ("gb2312", "gbk", "城市市长朱镕基在星期一的新闻发布会上说大桥已经关闭。"),
        ("shift_jis", "cp932", "髙橋市長は①と②の橋を閉鎖したと月曜日に述べました。"),
        ("iso-8859-1", "cp1252", "“No more”, said Zoë of the Café – it cost €40."),
        ("euc-kr", "cp949", "시장은 월요일에 다리를 폐쇄했다고 똠방각하 말했다."),
        ("windows-1251", "cp1251", "Мост закрыли в понедельник, сообщил мэр города."),
        ("x-unknown", "utf-8", "Zoë Brünn said the café was closed on Monday."),
        ("punycode", "utf-8", "Zoë Brünn said the café was closed on Monday."),
        ("iso-8859-1", "utf-8", "Zoë Brünn said the café was closed on Monday."),
    ],
)
def test_a_declared_encoding_is_read_as_it_is_written(
    declared: str, written: str, text: str
) -> None:
    html = f"<html><head><meta charset='{declared}'></head><body><p>{text}</p></body></html>"
    assert text in read_bytes("page.html", html.encode(written), "html").text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("some 240<sup>1</sup> children", "some 240\u00b9 children"),
        ("some 240<sup><a href='#n'>[1]</a></sup> children", "some 240 children"),
        ("a hall of 30 m<sup>2</sup>", "a hall of 30 m\u00b2"),
        ("the 2<sup>nd</sup> teacher", "the 2nd teacher"),
    ],
)
def test_a_superscript_is_no_part_of_the_number_before_it(written: str, read: str) -> None:
    sentence = "The fire service said on Monday that {} had been led out of the school."
    html = page(f"<p>{sentence.format(written)}</p><p>They were calm, the head teacher said.</p>")
    assert sentence.format(read) in article(html).text
