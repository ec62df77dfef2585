"""Mail (.eml): its text, and what its headers state."""

from __future__ import annotations

import email
import email.policy
import re
from email.message import EmailMessage

from summarize.articles.formats import webpage
from summarize.articles.formats.unreadable import UnreadableError
from summarize.domain import RawArticle, Stated


def read(path: str, data: bytes) -> RawArticle:
    """Read a mail.

    Raises:
        UnreadableError: When it holds no text.
    """
    text, stated = _mail(data)
    return RawArticle(path=path, format="eml", text=text, stated=stated)


def _mail(data: bytes) -> tuple[str, Stated]:
    """The text of a mail, and what its headers state."""
    mail = email.message_from_bytes(data, policy=email.policy.default)
    body = mail.get_body(("plain", "html"))
    if not isinstance(body, EmailMessage):
        raise UnreadableError("the mail holds no text, only attachments")
    text = str(body.get_content())
    if body.get_content_type() == "text/html":
        text = webpage.extract(text).text
    subject = re.sub(r"(?i)^((re|fwd?|aw|wg): *)+", "", str(mail["subject"] or ""))
    published = str(mail["date"]) if mail["date"] else None
    return text, Stated(headline=subject or None, outlet=_sender(mail), published=published)


def _sender(mail: EmailMessage) -> str | None:
    """The display name of the sender, or the domain of the address."""
    header = mail["from"]
    for address in getattr(header, "addresses", ()):
        return str(address.display_name or address.domain) or None
    return None
