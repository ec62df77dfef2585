"""Which figures of two accounts in one other language are told side by side."""

from __future__ import annotations

import pytest

from summarize.text.parsing import Parser
from tests.comparison.newsroom import compared, of_kind

GERMAN = "Im Hafen von Nordau brannte am Montag die Fähre Morwenna, wie die Polizei sagte."
DANISH = "Færgen Morwenna brød i brand mandag ved havnen i Nordau, siger politiet i byen."
SPANISH = "El ferry Morwenna ardió el lunes en el puerto de Nordau, según la policía local."


@pytest.mark.parametrize(
    ("opening", "one", "other", "differ"),
    [
        (GERMAN, "112 Passagiere wurden gerettet.", "118 Passagiere wurden gerettet.", True),
        (GERMAN, "112 Passagiere wurden gerettet.", "80 Passagiere wurden nicht gerettet.", False),
        (DANISH, "112 passagerer blev reddet.", "80 passagerer blev ikke reddet.", False),
        (
            SPANISH,
            "Fueron rescatados 112 pasajeros del ferry.",
            "Fueron rescatados 118 pasajeros del ferry.",
            True,
        ),
        (
            SPANISH,
            "Fueron rescatados 112 pasajeros del ferry.",
            "Fueron rescatados 130 pasajeros y marineros del ferry.",
            False,
        ),
    ],
)
def test_figures(parser: Parser, opening: str, one: str, other: str, differ: bool) -> None:
    texts = (f"Morwenna, Nordau\n{opening}\n{told}" for told in (one, other))
    assert bool(of_kind(compared(parser, *texts), "figures")) == differ
