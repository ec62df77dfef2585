"""An article in a few of its own sentences; another language read without grammar."""

from __future__ import annotations

from summarize.claims.ground import read
from summarize.comparison.origins import resolve_origins
from summarize.domain import Accounts, Article, Published
from summarize.engines.offline import OfflineEngine
from summarize.engines.offline.summary import summary_of
from summarize.text.nearness import Openings
from summarize.text.parsing import Parser

STORY = (
    "Reservoir wall cracks above Dalby\n\n"
    "Engineers ordered 900 people out of the village of Dalby on Tuesday after a crack opened in "
    "the wall of the reservoir above it.\n\n"
    "He was surprised. The crack in the reservoir wall is four metres long, and engineers are "
    "pumping water out of the reservoir to lower the pressure on it.\n\n"
    "Residents of Dalby were taken to a school in the next valley. The weather was mild. "
    "The village shop stayed open. Nobody has been hurt."
)


def article(text: str, language: str = "en", body_start: int = 0) -> Article:
    return Article(
        id="A1", path="a.txt", outlet=None, headline=None, published=Published(),
        language=language, text=text, body_start=body_start,
    )  # fmt: skip


def test_the_summary_is_the_first_sentence_of_the_body_that_is_understood_alone(
    parser: Parser,
) -> None:
    body = STORY.index("Engineers")
    reading = next(iter(OfflineEngine(parser).read([article(STORY, body_start=body)])))
    (first,) = (line.sentence for line in reading.summary)
    assert first.startswith("Engineers ordered 900 people")


def test_another_language_gives_sentences_with_figures_quotations_or_names() -> None:
    text = (
        "Der Damm ist gebrochen.\n\nMindestens 40 Menschen wurden verletzt. Es regnet weiter. "
        "„Wir haben alles verloren“, sagte der Wirt. Gestern kam die Ministerin Lang aus Köln."
    )
    reading = next(iter(OfflineEngine(Parser()).read([article(text, "de")])))
    quotes = [d.quote for d in reading.drafts]
    assert "Mindestens 40 Menschen wurden verletzt." in quotes
    assert "„Wir haben alles verloren“, sagte der Wirt." in quotes
    assert "Es regnet weiter." not in quotes
    assert [line.sentence for line in reading.summary] == ["Der Damm ist gebrochen."]
    assert reading.failure is None


def test_an_abbreviation_is_no_person(parser: Parser) -> None:
    text = (
        "Jo Day, a former F.B.I. agent, was expected to be charged on Monday, people who know "
        "of it said.\n\nEngineers pumped water out of the reservoir above Dalby."
    )
    reading = next(iter(OfflineEngine(parser).read([article(text)])))
    assert reading.summary[0].sentence.startswith("Jo Day")


def test_a_scene_gives_way_to_the_sentence_that_the_others_open_with(parser: Parser) -> None:
    news = "The reservoir wall above Dalby cracked on Tuesday, and 900 people left the village."
    texts = [
        f"Bread was rising in the bakery of a small street as it had all week. {news}",
        f"{news} They were taken to a school in the valley.",
        "A crack opened in the reservoir wall above Dalby. The village was left on Tuesday.",
    ]
    articles = [article(text).model_copy(update={"id": f"A{i}"}) for i, text in enumerate(texts, 1)]
    readings = list(OfflineEngine(parser).read(articles))
    assert readings[0].summary[0].sentence == news
    assert [line.sentence for line in readings[1].summary] == [news]


def test_a_surname_that_was_introduced_before_does_not_open_an_account(parser: Parser) -> None:
    text = (
        "The mother of a girl of ten, Ada Lind, wept in court on Monday.\n\n"
        "Lind was the first witness who was called to the trial in the old hall of Dalby.\n\n"
        "The trial of two men over the fall of the bridge at Dalby began on Monday..."
    )
    made = article(text, body_start=text.index("Lind was"))
    assert [line.sentence[:8] for line in summary_of(made, parser.parse(text), Openings({}))] == [
        "Lind was"  # it is all that there is
    ]
    more = text.replace("Monday...", "Monday, with the words of an engineer.")
    first, *_ = summary_of(
        article(more, body_start=text.index("Lind was")), parser.parse(more), Openings({})
    )
    assert first.sentence.startswith("The trial of two men")
    known = Openings({"A2": "Lind weeps in court", "A3": "Ada Lind, a mother, was heard"})
    first, *_ = summary_of(
        article(more, body_start=text.index("Lind was")), parser.parse(more), known
    )
    assert first.sentence.startswith("Lind was")


def test_what_an_account_mostly_quotes_is_not_what_it_tells(parser: Parser) -> None:
    news = "The council of Dalby closed the road above the reservoir for a week."
    text = f'"The wall of the reservoir is safe and the road is dry," said Ada Lind.\n\n{news}'
    others = Openings({"A2": "The wall of the reservoir and the road above it are safe and dry."})
    first, *_ = summary_of(article(text), parser.parse(text), others)
    assert first.sentence == news


def test_words_within_a_speech_over_paragraphs_are_not_an_accounts_own(parser: Parser) -> None:
    text = (
        "The captain of the ferry Marit blamed its owner on Monday for the fire on board.\n\n"
        '"The ship was old," Ada Lind told the court. "It had no pumps.\n\n'
        '"Nobody in the town believed us. The owner of the ship knew of the fault for years. He '
        'laughed at us," she said.\n\n'
        "The court in Halvik hears the owner of the ship on Tuesday."
    )
    made = article(text)
    told = [line.sentence for line in summary_of(made, parser.parse(text), Openings({}))]
    assert told == [text.split("\n", maxsplit=1)[0]]


def test_an_account_that_begins_with_something_else_has_no_summary(parser: Parser) -> None:
    news = "The reservoir wall above Dalby cracked on {}, and 900 people left the village."
    others = "Prices of bread rose in the bakeries of the coast, as bakers had expected for months."
    texts = [news.format("Tuesday"), news.format("Tuesday night"), others, news.format("May 5")]
    articles = [article(text).model_copy(update={"id": f"A{i}"}) for i, text in enumerate(texts, 1)]
    articles.append(article(others, language="de").model_copy(update={"id": "A5"}))
    engine = OfflineEngine(parser)
    reads = tuple(read(articles, engine, parser))
    claims, origins = resolve_origins(articles, reads)
    accounts = Accounts(
        articles=tuple(articles), reads=reads, claims=tuple(claims), origins=tuple(origins)
    )
    (compared,) = engine.compare([accounts])
    assert compared.aside == ("A3",)


def test_who_reads_is_not_spoken_to(parser: Parser) -> None:
    asked = "If you have doubts about the reservoir wall above Dalby, have none from now on."
    reading = next(iter(OfflineEngine(parser).read([article(f"{asked}\n\n{STORY}")])))
    assert reading.summary[0].sentence.startswith("Engineers")
