"""Mail (.eml): the article that it holds, and what its headers state.

A mail may be the article (a newsletter), or bring it: forwarded in its text, quoted in a reply,
attached as a mail or as a file. What holds most prose is the article; of a forward it is the
original, whatever was written above it, for comments are not the outlet's reporting.
"""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Callable, Iterator, Mapping
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from functools import lru_cache
from pathlib import PurePath

import quotequail

from summarize.articles.encodings import decode
from summarize.articles.formats import FORMATS, UnreadableError, read_bytes, webpage
from summarize.articles.furniture import reason_for
from summarize.articles.lines import Line
from summarize.articles.outlets import domain_of, has_media_word, is_publisher
from summarize.domain import Dropped, RawArticle, Stated

DEEPEST = 5
"""Mails within mails that are followed."""
HEADER = 2000
"""Characters of a header that are read: some have thousands of addresses."""
STUB = 0.5
"""Share of the HTML part's prose that the plain part must have to be read in its stead: the two
tell the same, but some senders fill the plain one with a link."""
NO_HEADERS = ("from", "to", "subject", "date", "received", "message-id", "mime-version")
_REPLIES = re.compile(
    r"^(?:(?:re|fwd?|fw|aw|wg|tr|rv|sv|vs|antw)(?:\[\d+\])?\s?: ?)+", re.IGNORECASE
)
_ROLE = re.compile(r"(?:news|newsletters?|no-?reply|editors?|alerts?|info|updates?)$")
"""Mailboxes of an office (after RFC 2142): who writes from one is no person."""
_TIMED = re.compile(r"(\d{4}(?:,? at)? \d{1,2}[:.]\d\d(?:\s?[AaPp]\.?[Mm]\.?)?),?\s(\S.*)")
"""The end of a time of sending with the sender behind it."""
TITLES = 2
"""Headlines with addresses from which a mail may be a list of articles."""
SNIPPET = 40
"""Words of whole sentences under a headline, up to which it only announces a story."""
_MARK = "\ue000"
"""Stands at both ends of a link: a character for private use, which no page has of itself."""
_TITLE = re.compile(
    rf"(?m)^(?:<?https?://\S+>?|{_MARK}(?:[^\s{_MARK}]+ ){{3,60}}[^\s{_MARK}]+{_MARK})$"
)
"""An address alone on its line, or a link of four words at least: "Read more" has fewer."""
_CUT = re.compile(r"(?:\.\.\.|\u2026)\s*$")
_SIGNATURE = re.compile(r"\n-- ?\n.*\Z", re.DOTALL)
"""What stands behind the line that sets a signature apart (RFC 3676, 4.3)."""


def read(path: str, data: bytes) -> RawArticle:
    """Read a mail; raises UnreadableError where it is none, holds no text, or a mere list."""
    decode(data)
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    if not any(name in message for name in NO_HEADERS):
        raise UnreadableError("it has no headers of a mail; save its text as .txt")
    found = sorted(_articles(path, message, DEEPEST), key=lambda raw: -_prose(raw.text))
    if not found:
        raise UnreadableError("the mail holds no text that can be read, only attachments")
    notes = found[0].notes
    if others := sum(_prose(raw.text) > 0 for raw in found[1:]):
        notes = (*notes, f"its other texts were not read: {others}; save each as a file of its own")
    return found[0].model_copy(update={"format": "eml", "notes": notes})


def _articles(path: str, message: Message, depth: int) -> Iterator[RawArticle]:
    """Yield the mail's own text, and the articles that are attached to it."""
    own: dict[str, str] = {}
    attached: list[RawArticle] = []
    for part in _parts(message):
        kind = part.get_content_type()
        if kind == "message/rfc822" and depth:
            for inner in _inside(part):
                attached += _articles(path, inner, depth - 1)
        elif part.get_content_disposition() == "attachment" or part.get_filename():
            suffix = PurePath(_plain(part.get_filename() or "")).suffix.lower()
            data = part.get_payload(decode=True)
            if FORMATS.get(suffix, "eml") != "eml" and isinstance(data, bytes):
                attached.append(read_bytes(path, data, FORMATS[suffix]))
        elif kind in {"text/plain", "text/html"}:
            own.setdefault(kind, _text(part))
    text = _own(path, message, own)
    if text and not (attached and _prose(text.text) <= _prose(attached[0].text)):
        yield text
    yield from attached


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts of a mail that are no multiparts, those of attached mails aside."""
    stack: list[Message] = [message]
    while stack:
        part = stack.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            stack.extend(reversed(_inside(part)))
        else:
            yield part


def _inside(part: Message) -> list[Message]:
    payload = part.get_payload()
    return [p for p in payload if isinstance(p, Message)] if isinstance(payload, list) else []


def _text(part: Message) -> str:
    """The text of a part, by the encoding it declares."""
    data = part.get_payload(decode=True)
    text = decode(data if isinstance(data, bytes) else b"", part.get_content_charset())
    if part.get_param("format") == "flowed":
        text = re.sub(r"(?m)^(?!-- ?$)(.*) \r?\n", r"\1 ", text)
    return text.replace("\r\n", "\n")


def _own(path: str, message: Message, texts: dict[str, str]) -> RawArticle | None:
    """The article in the mail's own text, out of its plain part or its HTML."""
    stated = _stated({name: _header(message, name) for name in ("subject", "from", "date")})
    html = texts.get("text/html")
    plain, said, dropped = _inner(texts.get("text/plain", ""), stated, quotequail.unwrap, str)
    linked = text = _SIGNATURE.sub("\n", f"{plain}\n")
    if html is not None and _prose(text) < STUB * _prose(_flat(html)):
        inner, said, dropped = _inner(html, stated, quotequail.unwrap_html, _flat)
        page, flat, linked = webpage.extract(path, inner), _flat(inner), _flat(inner, _MARK)
        text = page.text if _prose(page.text) >= STUB * _prose(flat) else flat
        dropped += page.dropped
    elif not text.strip():
        return None
    # Of a list of articles all that stands between its titles is short; what is cut announces.
    parts = [
        [Line(line) for line in p.split("\n") if not _CUT.search(line)]
        for p in _TITLE.split(linked)
    ]
    words = [sum(line.length for line in part if line.ends_sentence) for part in parts]
    if len(parts) > TITLES and max(words) < SNIPPET:
        raise UnreadableError(
            "it is a list of articles (an alert or a digest), not an article; save these instead"
        )
    return RawArticle(path=path, format="eml", text=text, stated=said, dropped=dropped)


def _inner(
    text: str,
    stated: Stated,
    unwrap: Callable[[str], dict[str, str] | None],
    flat: Callable[[str], str],
) -> tuple[str, Stated, tuple[Dropped, ...]]:
    """The innermost text that was forwarded or quoted, what its headers state, what stood above.

    What a mail quotes is what it is about where it is a forward, or the longer part of a reply.
    `unwrap` takes apart what is quoted in such a text (quotequail), `flat` makes plain text of it.
    """
    dropped: list[Dropped] = []
    for _ in range(DEEPEST):
        found = unwrap(text) or {}
        kind = "html" if "html" in found else "text"
        inside, above = (flat(found.get(key) or "") for key in (kind, f"{kind}_top"))
        is_longer = found.get("type") == "forward" or _prose(inside) >= _prose(above)
        if not _prose(inside) or not is_longer:
            break
        if above.strip():
            dropped.append(Dropped(text=above, reason="other"))
        text, stated = found[kind], _stated(found, stated)
    return text, stated, tuple(dropped)


def _flat(html: str, mark: str = "") -> str:
    """The lines of a page, with marks around its links."""
    tree = webpage.parse(html)
    if tree is None:
        return ""
    for link in tree.iter("a"):
        link.text, link.tail = f"{mark}{link.text or ''}", f"{mark}{link.tail or ''}"
    return "\n".join(webpage.flatten(tree))


@lru_cache(maxsize=8)
def _prose(text: str) -> int:
    """Words of a text in sentences that are not furniture."""
    lines = [Line(line) for line in text.split("\n") if line.strip()]
    return sum(line.length for line in lines if not reason_for(line) and line.length > 3)


def _stated(headers: Mapping[str, str], outer: Stated | None = None) -> Stated:
    """What the headers state of a mail, or of one that is quoted within what `outer` is stated of.

    The subject is often that above.
    """
    subject = headers.get("subject") or ""
    headline = _REPLIES.sub("", subject)
    date, sender = headers.get("date") or "", headers.get("from") or ""
    # quotequail parts the two at a comma: "On Tue, Mar 11, 2025 at 6:00 PM Coast Herald <...>".
    if outer and date and (timed := _TIMED.match(sender)):
        date, sender = f"{date}, {timed[1]}", timed[2]
    return Stated(
        headline=headline or (outer.headline if outer else None),
        outlet=_sender(sender, forwards=not outer and headline != subject),
        published=date or None,
    )


def _header(message: Message, name: str) -> str:
    """A header's text, whatever its encoding; only its beginning where it is long."""
    raws = (value for key, value in message.raw_items() if key.lower() == name)
    raw = str(next(raws, ""))[:HEADER]
    data = raw.encode("utf-8", "surrogateescape")
    try:
        return _plain(str(make_header(decode_header(decode(data)))))
    except (LookupError, ValueError):  # an encoding that is none
        return _plain(decode(data))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _sender(address: str, *, forwards: bool = False) -> str | None:
    """The outlet that sends a mail; None where a person does, whose address begins with the name.

    An outlet's has it behind the "@". Who forwards is an outlet only by its name.
    """
    name, mailbox = parseaddr(address)
    name = name.strip("'\" ") or ("" if "@" in address else address.strip())
    local, _, domain = mailbox.lower().partition("@") if "@" in mailbox else ("", "", "")
    words = [w for w in re.findall(r"[^\W\d_]+", name.lower()) if len(w) > 2]
    in_domain = any(word in domain for word in words)
    is_person = any(word in local for word in words) and not in_domain
    if name and not is_person and (has_media_word(name) or is_publisher(name)):
        return name
    if forwards or is_person:
        return None
    if name:
        return name if in_domain else None
    return domain_of(domain) if domain and _ROLE.match(local) else None
