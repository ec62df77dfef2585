"""Which language an article is in, whatever it quotes, and that the reader is told."""

from __future__ import annotations

import pytest

from summarize.articles.clean import clean
from summarize.articles.lines import detect
from summarize.domain import Article, RawArticle
from summarize.languages import name_of

ENGLISH = "A flood hit the town on Monday and six people died, the police said."
QUOTES = {
    "French": "“Nous avons tout perdu dans la nuit, la maison et les souvenirs de toute une vie,”",
    "German": "„Wir haben alles verloren, das Haus und die Bilder der Kinder,“",
    "Spanish": "«Lo perdimos todo en la noche, la casa y los recuerdos de toda una vida,»",
    "straight": '"Nous avons tout perdu dans la nuit, la maison et les souvenirs,"',
}
OTHERS = {
    "de": "Bei einem Brand auf der Fähre sind am Montag vier Menschen ums Leben gekommen.",
    "fr": "Quatre personnes sont mortes lundi dans l'incendie du ferry, a annoncé la préfecture.",
    "es": "Cuatro personas murieron el lunes en el incendio del transbordador, dijo la alcaldía.",
    "it": "Quattro persone sono morte lunedì nell'incendio del traghetto, ha detto il sindaco.",
    "pt": "Quatro pessoas morreram na segunda-feira no incêndio da balsa, disse o prefeito.",
    "nl": "Vier mensen kwamen maandag om het leven bij een brand op de veerboot, zei de politie.",
    "ru": "Четыре человека погибли в понедельник при пожаре на пароме, сообщила охрана.",
    "ar": "قتل أربعة أشخاص يوم الاثنين في حريق على العبارة في الميناء بحسب خفر السواحل",
    "ja": "月曜日に港でフェリーが燃え、四人が死亡したと警察が発表した。けが人も出ている。",
    "zh": "星期一港口一艘渡轮起火，四人死亡，海岸警卫队发言人在新闻发布会上说。",
    "ko": "월요일 항구에서 여객선에 불이 나 네 명이 숨졌다고 경찰이 밝혔다.",
}


def article(text: str) -> Article:
    return clean([RawArticle(path="a.txt", format="txt", text=text)])[0]


@pytest.mark.parametrize("quote", QUOTES.values(), ids=QUOTES)
def test_english_that_quotes_another_language_is_english(quote: str) -> None:
    text = f"Flood hits the town\n\n{ENGLISH}\n\n{quote} said Renée Dúval, a shop owner."
    got = article(text)
    assert got.language == "en"
    assert got.notes == ()


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_are_told_apart_and_the_reader_is_told(language: str) -> None:
    got = article(f"{OTHERS[language]}\n\n{OTHERS[language]}")
    assert got.language == language
    assert got.notes == (f"written in {name_of(language)}",)


def test_names_and_figures_alone_are_not_told() -> None:
    assert detect("Osby 3 - 2 Kelm") == "en"
    assert detect("Zoë 5") == "und"
    assert detect("") == "und"
