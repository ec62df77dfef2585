"""Cleaning: what is dropped from pasted pages, what is kept, and what is read from the rest."""

from __future__ import annotations

import datetime as dt
import re
import textwrap
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarize.articles.clean import clean
from summarize.articles.formats import read_bytes
from summarize.domain import Article, RawArticle, Stated
from summarize.text.printable import printable

BODY = (
    "The ferry company said on Tuesday that it would stop its night sailings in the winter.\n"
    "Passengers on the islands called the decision a blow, and some said that they might move.\n"
    "“We have no other way to the hospital,” said Ann Hale, who teaches there.\n"
    "The company lost 2.4 million crowns last year, according to a report that came out in May.\n"
    "A spokesman for the ministry said that talks about a subsidy would begin in the autumn.\n"
)
HEADLINE = "Night ferries to stop in winter"


def one(text: str, **stated: str) -> Article:
    raw = RawArticle(path="a.txt", format="txt", text=text, stated=Stated(**stated))
    return clean([raw])[0]


def reasons(article: Article) -> dict[str, str]:
    return {line: d.reason for d in article.dropped for line in d.text.split("\n")}


FURNITURE = {
    "Skip to main content": "navigation",
    "Sign in": "navigation",
    "You have 2 free articles left this month": "paywall",
    "Subscribe to continue reading.": "paywall",
    "Please help support the Island Gazette by subscribing": "appeal",
    "Sign up to our daily newsletter": "appeal",
    "Share on Facebook": "share",
    "Facebook Twitter Email": "share",
    "4 min read": "read-time",
    "By Mary Stone and Peter Hill": "byline",
    "Our transport correspondent": "byline",
    "14 October 2019, 09:30": "date",
    "Published: Mon 14 Oct 2019 11:25 GMT+02:00": "date",
    "Two ferries in the harbour last year [Mary Stone/Island Pictures]": "caption",
    "Photo: Mary Stone": "caption",
    "A ferry leaves the harbour (AP Photo/Mary Stone)": "caption",
    "[Click to enlarge]": "caption",
    "Read more: The islands that the boats forgot": "related",
    "More from Island Gazette: Harbour fees to double": "related",
    "https://www.islandgazette.example/2019/10/14/ferries": "url",
    "© 2019 Island Gazette. All rights reserved.": "site",
    "This site uses cookies to make it work better for you.": "site",
    "Leave a comment": "other",
}


@pytest.mark.parametrize("line", FURNITURE)
@pytest.mark.parametrize("place", ["above", "within", "below"])
def test_furniture_is_dropped_wherever_it_stands(line: str, place: str) -> None:
    paragraphs = BODY.splitlines(keepends=True)
    at = {"above": 0, "within": 3, "below": len(paragraphs)}[place]
    paragraphs.insert(at, line + "\n")
    article = one(f"{HEADLINE}\n" + "".join(paragraphs))
    assert line not in article.text
    assert reasons(article)[line] == FURNITURE[line]
    assert article.headline == HEADLINE
    assert article.text[article.body_start :].split("\n\n") == BODY.splitlines()


KEPT = [
    "Residents had to register online to get access to the ferry.",
    "“You have reached the limit of my patience,” the captain told the passengers on board.",
    "The newspaper published 12 articles about the ferry in a single month.",
    "Some 30 passengers missed the last boat and took rooms at an inn",
    "By using a second boat, the company could have kept the line open all year.",
    "Mary Stone is a former editor of the Gazette who was elected to the council in May.",
    "Share prices of the company fell by 4 percent on Wednesday after the report.",
    "He asked the readers of his letter to support the islands, and 400 people did.",
]


@pytest.mark.parametrize("line", KEPT)
def test_reporting_that_uses_the_words_of_furniture_is_kept(line: str) -> None:
    paragraphs = BODY.splitlines(keepends=True)
    paragraphs.insert(2, line + "\n")
    assert line in one(f"{HEADLINE}\n" + "".join(paragraphs)).text


def test_an_address_that_was_taken_apart_into_words_is_one() -> None:
    torn = "http: / / www. islandgazette. example / 2019 / 10 / 14 / ferries - stop"
    article = one(f"{torn}\n\n{HEADLINE}\n\n{BODY}")
    assert article.headline == HEADLINE
    assert article.outlet == "islandgazette.example"
    assert str(article.published.date) == "2019-10-14"
    prose = "http: is how an address begins, and the ferry has none"
    assert prose in one(f"{HEADLINE}\n{BODY}{prose}.\n").text


def test_a_list_of_links_behind_the_body_goes_with_its_dates() -> None:
    links = (
        "More by this writer\nBridge opened by the minister\nTravel / 3 March 2024\n"
        "Harbour fees to double\n2 March 2024\n"
    )
    article = one(f"{HEADLINE}\n{BODY}{links}")
    assert set(reasons(article).values()) == {"related"}
    assert article.published.date is None


def test_the_doubled_marks_of_agency_wires_are_quotation_marks() -> None:
    article = one(BODY.replace("“We", "``We").replace("hospital,”", "hospital,''"))
    assert '"We have no other way to the hospital," said Ann Hale' in article.text


def test_headline_standfirst_and_body() -> None:
    standfirst = "Islanders fear for their hospital visits"
    article = one(f"{HEADLINE}\n{standfirst}\n3 min read\n14 October 2019\n{BODY}")
    assert article.headline == HEADLINE
    assert article.text[: article.body_start] == f"{HEADLINE}\n\n{standfirst}\n\n"
    assert str(article.published.date) == "2019-10-14"
    assert article.published.basis == "stated"


def test_what_follows_a_typed_list_is_read() -> None:
    villages = "".join(f"- village {n}: nine houses lost\n" for n in range(12))
    last = "The river has not been so high since 1962, when nine people died in Holm."
    body = one(f"{BODY}\n{villages}\n{last}\n").text
    assert "- village 11: nine houses lost" in body
    assert last in body


def test_a_page_without_a_headline_has_none() -> None:
    article = one("You can read 1 more article this month\nReset on:\n" + BODY)
    assert article.headline is None
    assert article.body_start == 0


def test_a_cross_heading_and_a_repeated_line_are_dropped() -> None:
    lines = BODY.splitlines()
    article = one("\n".join([HEADLINE, *lines[:2], "Long winter", *lines[2:], lines[1]]))
    assert reasons(article)["Long winter"] == "subheading"
    assert reasons(article)[lines[1]] == "duplicate"


def test_a_sentence_broken_in_the_middle_is_joined() -> None:
    broken = BODY.replace("and some said", "and\nsome said")
    assert one(f"{HEADLINE}\n{broken}").text == one(f"{HEADLINE}\n{BODY}").text


def test_text_wrapped_at_a_margin_is_unwrapped() -> None:
    wrapped = "\n\n".join(textwrap.fill(p, 60) for p in BODY.splitlines())
    assert one(f"{HEADLINE}\n\n{wrapped}").text == one(f"{HEADLINE}\n\n{BODY}").text


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("Site icon Island Gazette", "Island Gazette"),
        ("Please support the Island Gazette by subscribing", "Island Gazette"),
        ("© 2019 Island Gazette", "Island Gazette"),
        ("http://www.islandgazette.example/a/b", "islandgazette.example"),
        ("4 min read", None),
    ],
)
def test_the_outlet_is_read_from_what_stands_around(line: str, outlet: str | None) -> None:
    assert one(f"{line}\n{HEADLINE}\n{BODY}").outlet == outlet


@pytest.mark.parametrize(
    ("host", "outlet"),
    [
        ("quaynotes.pages.example", "quaynotes.pages.example"),
        ("www.islandgazette.example", "Island Gazette"),
        ("m.igazette.co.example", "Island Gazette"),
    ],
)
def test_a_name_that_the_page_gives_is_the_outlets_where_its_address_bears_it_out(
    host: str, outlet: str
) -> None:
    page = f"http://{host}/1/post\n{HEADLINE}\n{BODY}\nPlease support the Island Gazette"
    assert one(page).outlet == outlet


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("AFP, Tuesday 15 Oct 2019", "AFP"),
        ("By Associated Press", "AP"),
        ("A ferry in the harbour [AFP]", None),
    ],
)
def test_an_agency_is_credited_by_its_byline_and_not_by_a_picture(
    line: str, agency: str | None
) -> None:
    assert one(f"{HEADLINE}\n{line}\n{BODY}").agency == agency


def test_an_agency_is_credited_by_its_dateline() -> None:
    assert one(f"{HEADLINE}\nOSTHAVN (Reuters) - {BODY}").agency == "Reuters"
    assert one(f"{HEADLINE}\n{BODY.replace('according to', 'Reuters said, citing')}").agency is None


PAGE = """<html lang="en"><head><title>Ferries cut | Island Gazette</title>
<meta property="og:site_name" content="Island Gazette">
<meta property="article:published_time" content="2019-10-14T09:30:00+02:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/s">Sport</a></li></ul></nav>
<article><h1>Night ferries to stop in winter</h1>{paragraphs}</article>
<aside><h2>Related stories</h2><ul><li><a href="/x">Harbour fees to double</a></li></ul></aside>
<footer>© 2019 Island Gazette. All rights reserved.</footer></body></html>"""


def test_a_saved_web_page() -> None:
    paragraphs = "".join(f"<p>{line}</p>" for line in BODY.splitlines())
    data = PAGE.format(paragraphs=paragraphs).encode()
    article = clean([read_bytes("a.html", data, "html")])[0]
    assert article.outlet == "Island Gazette"
    assert article.published.date == dt.date(2019, 10, 14)
    assert article.published.time is not None
    assert article.text[article.body_start :].split("\n\n") == BODY.splitlines()
    assert reasons(article)["Home"] == "navigation"
    assert reasons(article)["© 2019 Island Gazette. All rights reserved."] == "site"


def test_a_page_nested_without_end_is_read() -> None:
    data = ("<html><body>" + "<div>" * 1000 + "<p>" + BODY + "</p>").encode()
    assert "night sailings" in clean([read_bytes("a.html", data, "html")])[0].text


@pytest.mark.parametrize("end", [".", ""])
def test_a_title_is_a_headline_even_with_a_full_stop(end: str) -> None:
    title = f"Island Council Votes Down Winter Ferry Subsidy{end}"
    assert one(f"{title}\n{BODY}").headline == title


def test_language() -> None:
    german = (
        "Die Fähre fährt im Winter nicht mehr in der Nacht, wie die Gesellschaft nun sagte. "
        "Die Leute auf den Inseln sind damit nicht einverstanden und wollen nun klagen."
    )
    assert one(BODY).language == "en"
    assert one(german).language == "de"


LINE = st.one_of(
    st.sampled_from(sorted(FURNITURE)),
    st.sampled_from(BODY.splitlines()),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=80),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LINE, max_size=12), st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_cleaning_never_invents_and_never_loses(lines: list[str], between: str) -> None:
    raw = between.join(lines)
    article = one(raw)

    def bare(text: str) -> str:
        return printable(re.sub(r"\s|[\u200b-\u200d\u2060\ufeff\u00ad]", "", text))

    source = bare(unicodedata.normalize("NFC", raw))
    for paragraph in article.text.split("\n\n"):
        assert bare(paragraph) in source
    kept = sorted(bare(article.text + "".join(d.text for d in article.dropped)))
    assert kept == sorted(source)
    assert 0 <= article.body_start <= len(article.text)
    assert "\n\n\n" not in article.text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Sor\u200drel Va\u200cle", "Sorrel Vale"),
        (
            "\u0645\u06cc\u200c\u06af\u0648\u06cc\u062f",
            "\u0645\u06cc\u200c\u06af\u0648\u06cc\u062f",
        ),
        ("\U0001f469\u200d\U0001f692", "\U0001f469\u200d\U0001f692"),
    ],
)
def test_joiners_stay_where_they_shape_what_is_seen(written: str, read: str) -> None:
    text = (
        f"Dam bursts\n\nThe dam burst early on Monday, the council said. It wrote {written} there."
    )
    assert (
        f"It wrote {read} there."
        in clean([RawArticle(path="a.txt", format="txt", text=text)])[0].text
    )
