"""Mail: which of its texts is the article, who printed it and when, and what is none."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from summarize.articles.clean import clean
from summarize.articles.formats import UnreadableError, read_bytes
from summarize.domain import Article
from tests.articles.made_pdf import column, pdf, typeset

PARTS = (
    "The ferry line to Marn Island was shut on Monday after a crack was found, the port said.",
    "Captain Ines Falk said that 240 people were taken to the mainland by the coastguard.",
    "The repair of the hull will cost two million crowns, the owner of the line told reporters.",
)
STORY = "\n\n".join(PARTS)
HTML = "".join(f"<p>{part}</p>" for part in PARTS)
STUB = "View this email in your browser: https://post.example/v/1\n\nUnsubscribe: https://x.example/u\n"
COMMENT = "I do not believe a word of it. My guess is that 900 people were on board."


def mail(
    text: str = "", sender: str = "Marn Post <news@marnpost.example>", **more: str
) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"] = sender, "reader@home.example"
    message["Subject"] = more.get("subject", "Ferry line to Marn Island shut")
    message["Date"] = more.get("date", "Tue, 03 Mar 2026 10:00:00 +0000")
    if text:
        message.set_content(text)
    return message


def article(message: EmailMessage | bytes) -> Article:
    data = message if isinstance(message, bytes) else bytes(message)
    return clean([read_bytes("a.eml", data, "eml")])[0]


def told(got: Article) -> None:
    """The whole story is there and nothing of the comment."""
    assert all(part in got.text for part in PARTS)
    assert "900" not in got.text


def test_the_html_part_is_read_where_the_plain_one_is_a_stub() -> None:
    message = mail(STUB)
    message.add_alternative(f"<html><body><table><tr><td>{HTML}</td></tr></table></body></html>",
                            subtype="html")  # fmt: skip
    got = article(message)
    told(got)
    assert got.outlet == "Marn Post"
    assert "browser" not in got.text


def test_the_plain_part_is_read_where_it_holds_the_story() -> None:
    message = mail(STORY)
    message.add_alternative(
        f"<html><body>{HTML}<p>Buy a boat today.</p></body></html>", subtype="html"
    )
    told(article(message))


FORWARDS = {
    "Outlook": "-----Original Message-----\nFrom: Marn Post <news@marnpost.example>\n"
    "Sent: Monday, 2 March 2026 18:00\nTo: Sam Cole\nSubject: Ferry line shut\n\n",
    "Gmail": "---------- Forwarded message ---------\nFrom: Marn Post <news@marnpost.example>\n"
    "Date: Mon, 2 Mar 2026 at 18:00\nSubject: Ferry line shut\nTo: sam@home.example\n\n\n",
    "Apple": "Begin forwarded message:\n\n> From: Marn Post <news@marnpost.example>\n"
    "> Subject: Ferry line shut\n> Date: 2 March 2026 at 18:00:00 GMT\n> To: sam@home.example\n>\n",
    "German": "-----Urspr\u00fcngliche Nachricht-----\nVon: Marn Post <news@marnpost.example>\n"
    "Gesendet: Montag, 2. M\u00e4rz 2026 18:00\nAn: Sam Cole\nBetreff: Ferry line shut\n\n",
    "reply": "On Mon, 2 Mar 2026 at 18:00, Marn Post <news@marnpost.example> wrote:\n",
}


@pytest.mark.parametrize("kind", FORWARDS)
def test_of_a_forward_the_original_is_the_article(kind: str) -> None:
    quoted = kind in {"Apple", "reply"}
    body = "".join(f"> {line}\n" for line in STORY.split("\n")) if quoted else STORY
    text = f"{COMMENT}\n\n{FORWARDS[kind]}{body}\n"
    sender, subject = "Sam Cole <sam@home.example>", "FW: Ferry line shut"
    got = article(mail(text, sender, subject=subject, date="Thu, 05 Mar 2026 09:00:00 +0000"))
    told(got)
    assert got.outlet == "Marn Post"
    assert got.headline == "Ferry line shut"
    assert str(got.published.date) == "2026-03-02"
    assert any("900" in item.text for item in got.dropped)


def test_of_a_forward_of_a_forward_the_innermost_is_the_article() -> None:
    inner = f"{FORWARDS['Gmail']}{STORY}"
    outer = FORWARDS["Outlook"].replace(
        "Marn Post <news@marnpost.example>", "Ana Bell <ana@x.example>"
    )
    got = article(mail(f"{COMMENT}\n\n{outer}So it is.\n\n{inner}", "Sam Cole <sam@home.example>"))
    told(got)
    assert got.outlet == "Marn Post"


def test_a_forward_in_html() -> None:
    message = mail("", "Sam Cole <sam@home.example>", subject="Fwd: Ferry line shut")
    message.set_content(
        f"<div>{COMMENT}</div><div class='gmail_quote'>"
        "<div>---------- Forwarded message ---------<br>"
        "From: <b>Marn Post</b> &lt;news@marnpost.example&gt;<br>Date: Mon, 2 Mar 2026 at 18:00<br>"
        f"Subject: Ferry line shut<br>To: Sam Cole<br></div><br>{HTML}</div>",
        subtype="html",
    )
    got = article(message)
    told(got)
    assert got.outlet == "Marn Post"


@pytest.mark.parametrize(
    "above",
    [
        "On Mon, Mar 2, 2026 at 6:00 PM Marn Post <news@marnpost.example> wrote:",
        "On Mon, Mar 2, 2026 at 6:00\u202fPM Marn Post <news@marnpost.example> wrote:",
        "On Mar 2, 2026, at 6:00 PM, Marn Post <news@marnpost.example> wrote:",
        "On 2 Mar 2026, at 18:00, Marn Post wrote:",
    ],
)
def test_who_is_quoted_and_when(above: str) -> None:
    quoted = "\n".join(f"> {line}" for line in STORY.split("\n"))
    got = article(mail(f"{COMMENT}\n\n{above}\n{quoted}", "Sam Cole <sam@home.example>"))
    told(got)
    assert (got.outlet, str(got.published.date)) == ("Marn Post", "2026-03-02")


def test_a_mail_that_is_attached_is_the_article() -> None:
    message = mail(COMMENT, "Sam Cole <sam@home.example>", subject="Look")
    message.add_attachment(mail(STORY))
    got = article(message)
    told(got)
    assert (got.outlet, got.headline) == ("Marn Post", "Ferry line to Marn Island shut")
    assert str(got.published.date) == "2026-03-03"


ATTACHED = {
    "a.txt": STORY.encode(),
    "a.html": f"<html><body><article>{HTML}</article></body></html>".encode(),
    "a.pdf": pdf(column(50, 700, typeset(" ".join(PARTS), 400))),
}


@pytest.mark.parametrize("name", ATTACHED)
def test_a_file_that_is_attached_is_the_article(name: str) -> None:
    message = mail("See below.", "Sam Cole <sam@home.example>", subject="Look")
    message.add_attachment(
        ATTACHED[name], maintype="application", subtype="octet-stream", filename=name
    )
    text = " ".join(article(message).text.split())
    assert all(part in text for part in PARTS)


def test_two_attached_articles_are_told_of() -> None:
    message = mail("See below.", "Sam Cole <sam@home.example>", subject="Look")
    message.add_attachment(mail(STORY))
    message.add_attachment(mail("The market in Ostwick was shut, the mayor of the town said.\n"))
    got = article(message)
    told(got)
    assert "other texts were not read: 1" in got.notes[0]


ALERT = (
    "<html><body><table><tr><td>News alert</td></tr><tr><td>marn ferry<br>Daily update</td></tr>"
    "<tr><td><a href='https://x.example/1'>Ferry line to Marn <b>Island</b> is shut</a><br>"
    "Marn Post<br>The ferry line to Marn Island was shut on Monday ... 240 people</td></tr>"
    "<tr><td><a href='https://x.example/2'>Boat festival draws 9,000 to the coast</a><br>Coast Week"
    "<br>"
    "The festival drew 9,000 people on Sunday, the organisers said ...</td></tr>"
    "<tr><td><a href='https://x.example/3'>See more results</a> | <a href='/e'>Edit this alert</a>"
    "</td></tr></table></body></html>"
)
PLAIN_ALERT = (
    "=== News - 2 new results for [marn ferry] ===\n\nFerry line to Marn Island is shut\n"
    "Marn Post\n"
    "The ferry line to Marn Island was shut on Monday after a crack ...\n<https://x.example/1>\n\n"
    "Boat festival draws 9,000 to the coast\nCoast Week\nThe festival drew 9,000 people ...\n"
    "<https://x.example/2>\n\nUnsubscribe from this alert:\n<https://x.example/3>\n"
)


@pytest.mark.parametrize(("text", "kind"), [(ALERT, "html"), (PLAIN_ALERT, "plain")])
def test_a_list_of_articles_is_none(text: str, kind: str) -> None:
    message = mail()
    message.set_content(text, subtype=kind)
    with pytest.raises(UnreadableError, match="a list of articles"):
        article(message)


def test_an_article_with_links_to_others_is_one() -> None:
    links = "".join(
        f"<p><a href='/{n}'>Another story of the coast, number {n}</a></p>" for n in "123"
    )
    message = mail()
    message.set_content(f"<html><body>{HTML}{links}</body></html>", subtype="html")
    told(article(message))


def test_links_within_and_below_a_short_article_make_no_list_of_it() -> None:
    links = (
        *("View this mail in your browser", "Update your newsletter subscription preferences"),
        *("Forward this mail to a friend", "Follow the Post on all channels"),
    )
    story = HTML.replace("after a crack was found", "<a href='/1'>after a crack was found</a>")
    foot = "".join(f"<p><a href='/x'>{link}</a></p>" for link in links)
    message = mail()
    message.set_content(f"<html><body>{story}{foot}</body></html>", subtype="html")
    told(article(message))


def test_random_bytes_are_no_mail() -> None:
    with pytest.raises(UnreadableError, match="binary"):
        article(bytes(range(256)) * 40)
    with pytest.raises(UnreadableError, match="headers"):
        article(STORY.encode())


@pytest.mark.parametrize("declared", ["windows-1252", "iso-8859-1", "us-ascii", "undefined", "x-y"])
def test_quoted_printable_of_windows(declared: str) -> None:
    head = (
        "From: Marn Post <news@marnpost.example>\nSubject: Ferry\nMIME-Version: 1.0\n"
        f'Content-Type: text/plain; charset="{declared}"\n'
        "Content-Transfer-Encoding: quoted-printable\n\n"
    )
    body = (
        "The ferry=92s owner said that =93no one was hurt=94 =96 the damage is =80=\n2 million, "
        "and Zo=EB Falk of the caf=E9 at the port saw it.\n"
    )
    text = article((head + body).encode()).text
    assert "ferry\u2019s owner said that \u201cno one was hurt\u201d \u2013 the damage" in text
    assert "is \u20ac2 million" in text
    assert "Zo\u00eb Falk of the caf\u00e9" in text


def test_lines_that_flow_are_joined() -> None:
    message = mail("x")
    message.set_param("format", "flowed")
    message.set_payload("The ferry line to Marn Island was shut \non Monday, the port said.\n")
    assert "was shut on Monday" in article(message).text


def test_a_signature_is_left_out() -> None:
    got = article(mail(f"{STORY}\n\n-- \nSam Cole\nTel 555 0100\n"))
    assert "555" not in got.text


@pytest.mark.parametrize(
    ("sender", "outlet"),
    [
        ("Marn Post <news@mail.example>", "Marn Post"),
        ("Island Hour <hello@islandhour.example>", "Island Hour"),
        ("Gazette de Marn <m@x.example>", "Gazette de Marn"),
        ("Deutsche Welle <no-reply@mail.example>", "Deutsche Welle"),
        ("newsletter@islandhour.example", "islandhour.example"),
        ("Sam Cole <sam@home.example>", None),
        ("Emily Post <emily.post@home.example>", None),
        ("sam@home.example", None),
    ],
)
def test_who_sends_it_is_the_outlet_unless_it_is_a_person(sender: str, outlet: str | None) -> None:
    assert article(mail(STORY, sender)).outlet == outlet


def test_a_sender_in_bytes_and_one_of_thousands() -> None:
    data = bytes(mail(STORY)).replace(b"Marn Post", "Märn Post".encode("latin-1"))
    assert article(data).outlet == "Märn Post"
    many = b", ".join(b"a%d@x.example" % n for n in range(20_000))
    told(article(bytes(mail(STORY)).replace(b"Marn Post <news@marnpost.example>", many)))
