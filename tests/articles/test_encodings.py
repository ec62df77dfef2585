"""Text that came through wrong encodings, and text that looks like it and did not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarize.articles.clean import clean
from summarize.articles.encodings import decode, mended
from summarize.articles.formats import read_bytes
from summarize.domain import Article

STORY = (
    "Brand im Café Zoë\n\nTwo people died in a fire at Café Zoë in Brünn, police said.\n\n"
    "Chef Zoë Müller said: “We lost everything — the kitchen, all.” The damage is £2 million."
    "\n\nThe owner’s brother, José Peña, said that the alarm hadn’t worked…\n"
)


def article(data: bytes) -> Article:
    return clean([read_bytes("a.txt", data, "txt")])[0]


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
def test_text_that_was_decoded_wrong_once_is_set_right(wrong: str) -> None:
    garbled = STORY.encode().decode(wrong, "replace").encode()
    assert decode(garbled) == STORY


def test_text_that_was_decoded_wrong_twice_is_set_right() -> None:
    once = STORY.replace("”", "").encode().decode("cp1252")
    assert decode(once.encode().decode("latin-1").encode()) == STORY.replace("”", "")


def test_only_the_lines_that_are_wrong_are_changed() -> None:
    mixed = "Zoë paid €40.\nZoÃ« paid â‚¬40.\nSÃO PAULO – 5 € in Ã\n"
    assert decode(mixed.encode()).split("\n")[:2] == ["Zoë paid €40.", "Zoë paid €40."]


@pytest.mark.parametrize(
    "sound",
    [
        "“Nous avons tout perdu”, a dit Renée – à Évreux, près de l’Île d’Oléron.",
        "Ñandú, Ångström, Øresund, Łódź, Žižka, İstanbul, Ő Ű ß ẞ æ œ",
        "Пожар на пароме: четверо погибших. Ελλάδα. שלום. أربعة قتلى. 東京で火災。",
        "5 × 3 m², ½ price, 20 °C, 7 € – “so”…",
    ],
)
def test_sound_text_is_left_alone(sound: str) -> None:
    assert mended(sound) == sound


@given(st.text(max_size=80))
def test_what_was_set_right_stays_so_and_lines_stay_lines(text: str) -> None:
    once = mended(text)
    assert once.count("\n") == text.count("\n")
    assert mended(once) == once


def test_lost_characters_are_told_of() -> None:
    got = article(STORY.encode("ascii", "replace").replace(b"?", "\ufffd".encode()))
    assert any("lost" in note for note in got.notes)
    assert article(STORY.encode()).notes == ()


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        (
            "gb18030",
            "朱镕基路大桥星期一关闭，道路局的发言人说。工程师王喆说，每天有很多汽车通过这座桥。",
        ),
        (
            "cp932",
            "髙橋の橋が月曜日に閉鎖されたと道路局が発表した。技師の山﨑氏は毎日多くの車が通ると述べた。",
        ),
        (
            "cp1251",
            "Мост через гавань открылся в понедельник, сообщили инженеры города в заявлении.",
        ),
    ],
)
def test_text_files_in_the_encodings_of_their_country(encoding: str, text: str) -> None:
    assert decode((text * 4).encode(encoding)) == text * 4


@pytest.mark.parametrize("odd", ["unicode-escape", "raw-unicode-escape", "utf-7", "cp037", "idna"])
def test_an_encoding_that_no_page_is_in_is_not_taken_at_its_word(odd: str) -> None:
    text = "The file C:\\new\\u0041 was lost, said +AGE- the clerk of Brünn."
    page = f'<html><head><meta charset="{odd}"></head><body><p>{text}</p></body></html>'
    assert text in read_bytes("a.html", page.encode(), "html").text


GERMAN = (
    "Zürcher Bote\n\nZwei Menschen starben bei dem Brand in Müllheim, teilte die Polizei mit. "
    "Über vierzig Häuser wurden zerstört; größere Schäden gab es in Köln."
)
POLISH = (
    "Kurier Łódzki\n\nDwie osoby zginęły w pożarze kamienicy w Łodzi, podała straż pożarna. "
    "Świadkowie słyszeli wybuch około północy, a płomienie było widać z daleka."
)
CZECH = (
    "Večerní zprávy\n\nPři požáru kavárny v Brně zemřeli dva lidé, uvedli hasiči. "
    "Škoda přesahuje dva miliony korun, řekl mluvčí Jiří Dvořák."
)
TURKISH = (
    "Akşam Postası\n\nLimandaki yangında iki kişi öldü, itfaiye açıkladı. Yaralı sayısı dokuz "
    "olarak bildirildi, çünkü şehirde büyük bir patlama oldu."
)
JAPANESE = "夕刊みなと\n\n港町のカフェで火災があり、二人が死亡したと消防が発表した。"


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1252", GERMAN),
        *((e, POLISH) for e in ("cp1250", "iso8859-2")),
        *((e, CZECH) for e in ("cp1250", "iso8859-2")),
        ("cp1254", TURKISH),
        ("euc_jp", JAPANESE),
    ],
)
def test_text_files_that_declare_nothing(encoding: str, text: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    "text",
    [
        "Prices rose +124 and +356 in May; call +441234567890 now, or +44 20 7946 0018.",
        "A+B testing, C++ and a Vitamin+ABC shop: +Follow us +Share",
        "The naïve O’Brien’s “café” costs €5m – £2 million, 20°C, m², rock’n’roll ©2026 Foo™",
    ],
)
def test_signs_of_their_own_right_are_left_alone(text: str) -> None:
    assert decode(text.encode("cp1252")) == text
    assert decode(text.encode()) == text
