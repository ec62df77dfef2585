"""What numbers count in languages whose grammar is not read."""

from __future__ import annotations

import pytest

from summarize.claims.abroad import tolls_abroad
from summarize.text.numbers import QUANTITIES, find_numbers

TOLD = [
    ("de", "Am Montag sind vier Menschen ums Leben gekommen.", {4: "killed"}),
    (
        "de",
        "Die Zahl der Toten ist auf 6 gestiegen, 17 wurden verletzt.",
        {6: "killed", 17: "injured"},
    ),
    ("de", "Bei dem Unglück mit fünf Toten wurden 112 Gäste gerettet.", {5: "killed", 112: None}),
    ("de", "Zwölf Gäste und vier Köche starben.", {12: None, 4: None}),
    ("de", "Unter den Toten sind zwei Kinder.", {2: None}),
    ("de", "112 Menschen wurden gerettet und niemand starb.", {112: None}),
    ("fr", "Quatre personnes sont mortes et 17 blessées.", {4: "killed", 17: "injured"}),
    ("fr", "Deux des morts sont des enfants.", {2: None}),
    ("fr", "Aucun mort parmi les 112 invités.", {112: None}),
    ("es", "Murieron unas 40 personas.", {40: "killed"}),
    ("es", "112 invitados fueron rescatados y no hubo muertos.", {112: None}),
    ("it", "Il numero dei morti è salito a 6.", {6: "killed"}),
    ("pt", "Quatro pessoas morreram e 17 ficaram feridas.", {4: "killed", 17: "injured"}),
    ("nl", "Vier mensen kwamen om het leven, 17 raakten gewond.", {4: "killed", 17: "injured"}),
    ("sv", "Tre personer dog och 17 skadades.", {17: "injured"}),
    ("pl", "Liczba ofiar śmiertelnych wzrosła do 6.", {6: "killed"}),
    ("ru", "4 человека погибли. Эвакуированы 112 гостей.", {4: "killed", 112: None}),
    ("ru", "Число погибших на складе выросло до 5.", {5: "killed"}),
    ("ru", "Среди погибших 2 ребёнка.", {2: None}),
    ("uk", "Загинули 4 людини, 17 поранено.", {4: "killed", 17: "injured"}),
    ("tr", "Yangında 4 kişi öldü, 17 kişi yaralandı.", {4: "killed", 17: "injured"}),
    ("ar", "قتل 4 أشخاص يوم الاثنين.", {4: "killed"}),
    (
        "ar",
        "ارتفع عدد قتلى الحريق إلى 6، بحسب الشرطة. وتم إجلاء 112 ضيفا.",
        {6: "killed", 112: None},
    ),
    ("zh", "火灾造成4人死亡，17人受伤。", {4: "killed", 17: "injured"}),
    ("ja", "火災で4人が死亡し、17人がけがをした。", {4: "killed", 17: "injured"}),
    ("de", "Bei dem Brand wurden 300 Schweine getötet.", {300: None}),
    ("de", "Im Stall lagen 40 tote Schweine.", {40: None}),
    ("de", "Vor dem Museum stehen 5 Totems und 200 Verletztenplätze.", {5: None, 200: None}),
    (
        "de",
        "Vier junge Menschen starben, fünf Feuerwehrleute wurden verletzt.",
        {4: "killed", 5: "injured"},
    ),
    ("fr", "L'élevage déplore 5 mort-nés et 300 vaches mortes.", {5: None, 300: None}),
    ("es", "Hallaron 40 vacas muertas y 2 barcos desaparecidos.", {40: None, 2: None}),
    ("ru", "Пострадали 300 домов. Найдено 6 погибших животных.", {300: None, 6: None}),
    ("sv", "Efter resan saknas 5 väskor, 3 passagerare saknas.", {5: None, 3: "missing"}),
    ("zh", "火灾造成300头猪死亡。", {300: None}),
    ("fi", "Tulipalossa kuoli 4 ihmistä.", {4: None}),
]


@pytest.mark.parametrize(("language", "text", "told"), TOLD)
def test_tolls(language: str, text: str, told: dict[int, str | None]) -> None:
    mentions = [m for m in find_numbers(text, language=language) if m.kind in QUANTITIES]
    found = tolls_abroad(text, mentions, language)
    wanted = {n: f"people {toll}" if toll else None for n, toll in told.items()}
    assert dict(zip((m.value for m in mentions), found, strict=True)) == wanted


def test_the_time_grows_with_the_text() -> None:
    text = "Vier Tote, 5 Tote und " * 4000
    mentions = find_numbers(text, language="de")
    assert len(tolls_abroad(text, mentions, "de")) == len(mentions)
