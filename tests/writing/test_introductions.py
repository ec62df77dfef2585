"""Who somebody is stands with his name, in the words with which an article gives him the word."""

from __future__ import annotations

import pytest

from summarize.domain import Origin
from summarize.writing.speech import introduced


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("captain Ole Brandt", "captain Ole Brandt"),
        ("Ole Brandt of the coroner's office", "Ole Brandt"),
        ("Mr. Ole Brandt", "Ole Brandt"),
        ("Brandt", "Ole Brandt"),
        ("A more congenial Ole Brandt", "Ole Brandt"),
        ("A defiant captain Ole Brandt", "Ole Brandt"),
    ],
)
def test_an_office_introduces_and_a_form_of_address_or_a_view_does_not(
    form: str, name: str
) -> None:
    origin = Origin(id="o1", kind="person", name="Ole Brandt", names=("Ole Brandt", form))
    assert introduced(origin) == name
