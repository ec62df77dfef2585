"""What an article itself sets against what was said before: shown with both in their words."""

from summarize.text.parsing import Parser
from tests.comparison.newsroom import disputed

TITLE = "Ferry firm and crew at odds"
OTHER = f"{TITLE}\n\nThe ferry Amber is to sail again on Monday."


def _statements(parser: Parser, *paragraphs: str) -> list[str]:
    page = "\n\n".join((TITLE, *paragraphs))
    return [f.statement for f in disputed(parser, page, OTHER)]


def test_a_denial_stands_against_the_words_before_it(parser: Parser) -> None:
    found = _statements(
        parser,
        '"The firm locked the lifeboats. We could not reach them," said stoker Jon Aas.',
        'The firm denies this. "The lifeboats were open all night," said Ada Holm, a spokeswoman.',
    )

    assert "; ".join(found) == (
        "Jon Aas: “The firm locked the lifeboats. We could not reach them.”; "
        "Ada Holm: “The lifeboats were open all night.”"
    )


def test_what_is_called_false_stands_against_what_follows(parser: Parser) -> None:
    found = _statements(
        parser,
        "A union of stokers, Red Valve, says that many crew members slept on deck. "
        '"That is false. Everyone had a cabin," said the captain, Ada Holm.',
    )

    assert "; ".join(found) == (
        "Red Valve said many crew members slept on deck; Ada Holm: “Everyone had a cabin.”"
    )


def test_another_view_goes_back_to_whoever_had_a_view(parser: Parser) -> None:
    found = _statements(
        parser,
        '"Stoker Aas gave me his word in the mess," said the captain, Ada Holm.',
        "The ferry was built in 1981.",
        "The stoker's lawyer takes a different view. "
        '"Jon Aas has promised nothing to anybody," said Ida Krag.',
    )

    assert "; ".join(found) == (
        "Ada Holm: “Stoker Aas gave me his word in the mess.”; "
        "Ida Krag: “Jon Aas has promised nothing to anybody.”"
    )


def test_what_cannot_be_read_alone_is_no_side(parser: Parser) -> None:
    found = _statements(
        parser,
        "The crew spoke to the stoker on deck. He did it, said Ada Holm.",
        'The firm denies this. "It was not like that," said Ida Krag.',
    )

    assert found == []


def test_a_refusal_of_something_else_is_no_reply(parser: Parser) -> None:
    found = _statements(
        parser,
        "The lifeboats were locked, said stoker Jon Aas.",
        "The firm rejected the offer of a buyer from Liss. Sales rose, said Ada Holm.",
    )

    assert found == []


def test_a_denial_of_something_named_stands_against_the_witness(parser: Parser) -> None:
    found = _statements(
        parser,
        "Passengers said wardens locked the gangway before the fire broke out. "
        "Harbour master Ada Holm denied that the gangway was locked before the fire.",
    )

    assert "; ".join(found) == (
        "Passengers said wardens locked the gangway before the fire broke out; "
        "Ada Holm denied that the gangway was locked before the fire."
    )


def test_who_corrects_another_stands_against_that_one(parser: Parser) -> None:
    found = disputed(
        parser,
        f"{TITLE}\n\nThe firm said the last drill of the crew, in June, had shown no faults.",
        "Crew speaks out\n\nThe crew was last drilled in March, the stokers say, and not in June "
        "as the firm claims.",
    )

    assert [len(f.positions) for f in found] == [2]


def test_one_wire_in_two_outlets_is_one_dispute(parser: Parser) -> None:
    wire = (
        "Stokers said wardens locked the gangway before the fire broke out. "
        "Harbour master Ada Holm denied that the gangway was locked before the fire."
    )
    pages = [f"{TITLE}\n\n{wire}", f"Liss Evening Post\n\nThe bay was calm on Monday.\n\n{wire}"]

    assert len(disputed(parser, *pages)) == 1


def test_what_an_outlet_says_is_given_to_it(parser: Parser) -> None:
    found = _statements(
        parser,
        "Three inspectors fined the firm for two locked lifeboats. The union of stokers said "
        "there is no proof.",
    )

    assert "; ".join(found) == (
        "One account says three inspectors fined the firm for two locked lifeboats; "
        "the union of stokers said there is no proof."
    )


def test_who_is_accused_stands_against_the_accusation(parser: Parser) -> None:
    accused = "The union accused the ferry firm of locking the lifeboats, stoker Jon Aas said."

    found = _statements(parser, f"{accused} The firm has denied any wrongdoing.")
    beside = _statements(
        parser, "The firm hired nine men, said Jon Aas. The club denied any involvement in a race."
    )

    assert len(found) == 1
    assert beside == []
