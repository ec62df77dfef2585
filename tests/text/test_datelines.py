"""Datelines of the forms that agencies use, and openings of sentences that are none."""

from __future__ import annotations

import pytest

from summarize.text.dates import dateline_end


@pytest.mark.parametrize(
    "dateline",
    [
        "LISS (ABC) - ",
        "LISS, May 2 (Agency) -- ",
        "ORLOV, Velmark, 3 Sept 2021 (Coast Press) \u2014 ",
        "PORT SARRE, Feb 12, 2014 (Tidewater News Agency) - ",
        "SANTA MARTA/VELM, Aug. 4 (Agency) \u2013 ",
        "TARVIK, Iowa \u2014 ",
        "TARVIK \u2014 ",
        "AL-MERAN, 5 May 2016 (ANA) \u2013 ",
        "Tarvik, September 4, 2021 (Agency) \u2014 ",
        "(Courier/AAN) - ",
        "Port Sarre (ABC) Sept 16, 2013 - ",
    ],
)
def test_a_report_begins_behind_its_dateline(dateline: str) -> None:
    assert dateline_end(f"{dateline}Investigators said so.") == len(dateline)


@pytest.mark.parametrize(
    "text",
    [
        "NATO troops in Orlov \u2014 some 4,000 of them \u2014 stayed.",
        "A well-known doctor \u2014 Ana Roth \u2014 died.",
        "The mayor, Ana Roth \u2014 A doctor \u2014 left.",
        "The Coastal League (CL) - founded in 1990 - broke up.",
        "UNESCO-listed Orlov burned.",
        "LISS was flooded on Monday - again.",
    ],
)
def test_an_opening_that_is_no_dateline_stays(text: str) -> None:
    assert dateline_end(text) == 0
