"""Who is counted for a statement states it: one small difference and the claim is not counted."""

import pytest

from summarize.articles.clean import clean
from summarize.claims.read import read
from summarize.comparison.agreed import agreed
from summarize.comparison.bearing import bears_out
from summarize.comparison.compare import compare
from summarize.comparison.story import Story
from summarize.domain import RawArticle
from summarize.engines.offline import OfflineEngine
from summarize.text.parsing import Parser
from tests.comparison.newsroom import Said, account, story

STATED = "The council of Amber closed forty schools in the valley"


def _pair(statement: str, claim: str) -> Story:
    return story(
        account(1, "Amber Post", [f"{statement}."]), account(2, "The Wharf", [f"{claim}."])
    )


@pytest.mark.parametrize(
    ("statement", "claim"),
    [
        (STATED, "Forty schools in the valley were closed by the council of Amber"),
        (STATED, "The council of Amber shut or closed forty schools in the Liss valley on Friday"),
        ("About 3,000 people left Port Amber", "2,934 people left Port Amber on foot"),
        ("Shares of Ferrum fell 6.1 percent", "Ferrum shares closed 6.1 percent lower"),
        ("At least six miners died in the Orla pit", "Six miners died in the Orla pit"),
        ("The tremor may have damaged the Liss bridge", "The quake damaged the Liss bridge"),
    ],
)
def test_other_words_for_the_same_bear_a_statement_out(statement: str, claim: str) -> None:
    told = _pair(statement, claim)
    assert bears_out(told, told.claims[1], told.claims[0])


@pytest.mark.parametrize(
    ("statement", "claim"),
    [
        (STATED, "The council of Amber closed fourteen schools in the valley"),
        (STATED, "The council of Amber did not close forty schools in the valley"),
        (STATED, "The council of Amber may have closed forty schools in the valley"),
        (STATED, "The council of Amber plans to close forty schools in the valley"),
        (STATED, "The council of Liss closed forty schools in the valley"),
        (STATED, "The council of Amber opened forty schools in the valley"),
        (STATED, "The council of Amber met in the valley"),
        (f"{STATED} on Friday", STATED),
        (f"{STATED} on Friday", f"{STATED} on Monday"),
        ("2,934 people left Port Amber", "About 3,000 people left Port Amber"),
        ("Six miners died in the Orla pit", "At least six miners died in the Orla pit"),
        ("The quake damaged the Liss bridge", "The quake may have damaged the Liss bridge"),
    ],
)
def test_one_small_difference_is_not_borne_out(statement: str, claim: str) -> None:
    told = _pair(statement, claim)
    assert not bears_out(told, told.claims[1], told.claims[0])


def test_the_statement_is_the_one_that_most_bear_out() -> None:
    bare = "The bridge over the Liss at Amber collapsed"
    told = story(
        account(1, "Amber Post", [f"{bare} under a lorry with nine horses."]),
        account(2, "Coast Radio", [f"{bare}."]),
        account(3, "The Wharf", [f"{bare} at dawn under a train."]),
    )
    (finding,) = agreed(told)
    assert finding.statement == f"{bare}."
    assert finding.positions[0].articles == ("A1", "A2", "A3")


def test_what_only_one_bears_out_is_not_agreed() -> None:
    told = story(
        account(1, "Amber Post", ["Nine horses drowned in the Liss at Amber on Friday."]),
        account(2, "Coast Radio", ["Two horses drowned in the Liss at Amber."]),
    )
    assert agreed(told) == []


def test_what_a_speaker_says_and_another_outlet_reports_is_not_the_speakers_alone() -> None:
    fact = "the bridge over the Liss at Amber had collapsed"
    told = story(
        account(1, "Amber Post", [Said(f"Mayor Jon Aas said {fact}.", fact, fact, "Jon Aas")]),
        account(2, "The Wharf", [f"T{fact[1:]}."]),
    )
    (finding,) = agreed(told)
    assert finding.statement == "The bridge over the Liss at Amber had collapsed."
    assert finding.reason == "Two outlets, two origins."


def test_what_two_speakers_say_stays_said() -> None:
    charge = "the ferry firm had bribed the harbour office of Amber"
    told = story(
        account(1, "Amber Post", [Said(f"Jon Aas said {charge}.", charge, charge, "Jon Aas")]),
        account(2, "The Wharf", [Said(f"Ada Holm said {charge}.", charge, charge, "Ada Holm")]),
    )
    (finding,) = agreed(told)
    assert finding.statement in {
        f"{first} and {second} said {charge}."
        for first, second in (("Jon Aas", "Ada Holm"), ("Ada Holm", "Jon Aas"))
    }
    assert finding.reason == "Two outlets, two origins."


def _agreed(parser: Parser, *texts: str) -> list[str]:
    engine = OfflineEngine(parser)
    raws = [RawArticle(path=f"outlet-{i}.txt", format="txt", text=t) for i, t in enumerate(texts)]
    articles = clean(raws)
    found = compare(articles, list(read(articles, engine, parser)), engine).findings
    return [f.statement for f in found if f.kind == "agreed"]


def test_who_does_it_to_whom_is_held_against_the_parse(parser: Parser) -> None:
    ferrum = "Suit\n\nThe shipyard Ferrum sued the carrier Astor in Amber on Friday."
    astor = "Suit\n\nThe carrier Astor sued the shipyard Ferrum in Amber on Friday."
    assert _agreed(parser, ferrum, astor) == []
    passive = "Suit\n\nThe carrier Astor was sued by the shipyard Ferrum in Amber on Friday."
    assert any("sued" in s for s in _agreed(parser, ferrum, passive))


def test_what_is_counted_is_the_same(parser: Parser) -> None:
    six = "Flood\n\nThe flood in the Liss valley killed six {} on Friday night."
    assert _agreed(parser, six.format("children"), six.format("horses")) == []
    other = "Night\n\nOn Friday night six children were killed by the flood in the Liss valley."
    assert len(_agreed(parser, six.format("children"), other)) == 1
