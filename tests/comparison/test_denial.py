"""A denial meets what it denies, and nothing else."""

import pytest

from summarize.text.parsing import Parser
from tests.comparison.newsroom import disputed

DAY = "Tuesday, 4 March 2014"
NEXT = "Thursday, 6 March 2014"


def _told(parser: Parser, one: str, other: str, days: tuple[str, str] = (DAY, DAY)) -> list[str]:
    pages = [
        f"Harbour news of the day\n\n{d}\n\n{t}" for d, t in zip(days, (one, other), strict=True)
    ]
    return [f.statement for f in disputed(parser, *pages)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Dockers said that a customs launch rammed the trawler Liss near the pier.",
            "Captain Ada Holm said no launch had rammed the trawler.",
        ),
        (
            "Police said that Jon Aas had struck a warden with an oar.",
            "The ombudsman said there is no evidence that Jon Aas struck anybody.",
        ),
        (
            "There was a salvage bill, a broker in Liss said on Monday.",
            "Captain Ada Holm said that the owner never received a salvage bill.",
        ),
        (
            "The alarm rang at 7.15 in the morning, the warden said.",
            '"No alarm rang at any time," said Ida Krag, a passenger.',
        ),
    ],
)
def test_who_says_it_happened_meets_who_says_it_did_not(
    parser: Parser, one: str, other: str
) -> None:
    assert len(_told(parser, one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It went on and on, said Ada Holm.", "The fish market did not open. It will not open."),
        ("The ferry firm did not pay the crew.", "Nothing was paid to the crew of the ferry."),
        ("No sailors were injured.", "Jon Aas said the sailors came under fire near the pier."),
        ("No one else was hurt.", "Four were hurt, none seriously."),
        (
            "Ada Holm said no voter had been turned away in Liss.",
            "Jon Aas said no one who waited was turned away in Liss.",
        ),
        (
            "The fund is registered in Liss as a charity.",
            "The warden said the fund is not registered in Liss to raise money from guests abroad.",
        ),
        (
            "Attention must be paid to the wardens of Liss.",
            "Jon Aas said people were not paying attention to the wardens of Liss.",
        ),
        (
            "The union said that nobody pays the overtime of the wardens.",
            "Jon Aas said that somebody was paid.",
        ),
        (
            "The minister refused to meet the dockers of Liss.",
            "The minister met the captains of Amber on Monday.",
        ),
        (
            "Ada Holm mocked a film saying that nets do not stop jellyfish near Liss.",
            "Jon Aas said that the nets stop jellyfish near the beach.",
        ),
    ],
)
def test_what_only_has_a_denial_in_it_is_no_dispute(parser: Parser, one: str, other: str) -> None:
    assert _told(parser, one, other) == []


def test_what_came_about_later_is_no_dispute(parser: Parser) -> None:
    missing = "Divers have not recovered the recorder of the trawler Liss."
    found = "Divers recovered the recorder of the trawler Liss, the navy said."

    assert _told(parser, missing, found, (DAY, NEXT)) == []
