"""Pages that were fetched, kept in a folder: as they came, and a list of what came when from where.

The folder is read like any other, so a brief can be made again without the network; the list gives
each page its address, and tells what was not fetched, so that the brief is the same one.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import hashlib
import re
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, ValidationError

from summarize.articles.formats import Format
from summarize.articles.outlets import host_of
from summarize.domain import RawArticle, Record, Skipped
from summarize.errors import OutputError

LIST = "pages.json"
MAX_LIST = 50_000_000
"""Bytes of a list that are read: a page has a hundred kilobytes of headers at most."""
_ELSEWHERE = "keep the pages elsewhere: --pages DIR"
_CHARSET = re.compile(r"""charset\s{0,9}=\s{0,9}["']?([\w.:-]{1,40})""", re.IGNORECASE)
Kind: TypeAlias = Format | Literal["feed"]
"""What a page is read as; a feed is a list of addresses."""
Told: TypeAlias = Callable[[int, int], None]
"""Told how many addresses are fetched, of how many."""


class Origin(Record):
    """Where a page came from: the address that was asked for, and what came of it."""

    asked: str
    passed: tuple[str, ...]  # the addresses that redirected, in order
    address: Annotated[str, Field(pattern="^https?://")]  # where they led, without "#..."
    fetched: dt.datetime  # UTC, to the second
    headers: dict[str, str]  # as the server sent them, but for cookies


class Page(Origin):
    """What an address gave: what it is read as, and its bytes, unpacked."""

    kind: Kind
    data: bytes = Field(repr=False)


class KeptPage(Origin):
    """One page in the list, with its file's name in the folder and digest."""

    file: str
    sha256: str

    def marked(self, data: bytes) -> bytes:
        """Return a web page with its server's encoding before its own (WHATWG HTML, 13.2.3)."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        if found is None or not self.file.endswith(".html"):
            return data
        return f'<meta charset="{found[1]}">'.encode() + data

    def told(self, raw: RawArticle, data: bytes) -> RawArticle:
        """Return the article with its address, and a note where the file is not what came."""
        stated, notes = raw.stated.model_copy(update={"url": self.address}), raw.notes
        if hashlib.sha256(data).hexdigest() != self.sha256:
            notes = (*notes, "its file is not what its server sent: it was changed since")
        return raw.model_copy(update={"stated": stated, "notes": notes})


class KeptPages(Record):
    """The list of a folder (`pages.json`)."""

    format: Literal["brief-pages/1"] = "brief-pages/1"
    pages: tuple[KeptPage, ...] = ()
    skipped: tuple[Skipped, ...] = ()

    def page(self, file: str) -> KeptPage | None:
        """Return what is known of a file."""
        return next((p for p in self.pages if p.file == file), None)


def read_list(folder: Path) -> KeptPages | None:
    """Return the list of a folder; None where there is none of ours."""
    with contextlib.suppress(OSError, ValidationError):
        path = folder / LIST
        if path.is_file() and path.stat().st_size <= MAX_LIST:
            return KeptPages.model_validate_json(path.read_bytes())
    return None


def check_folder(folder: Path) -> None:
    """Raise an OutputError unless a folder is new, or holds pages of ours alone."""
    kept = read_list(folder)
    ours = {LIST, *(p.file for p in kept.pages)} if kept else set()
    try:
        others = sorted(p.name for p in folder.iterdir() if p.name not in ours)
    except FileNotFoundError:
        others = []
    except OSError as error:
        raise _failed(folder, error) from error
    if others:
        raise OutputError(f"{folder} holds {others[0]}, which is no page of ours", _ELSEWHERE)
    with _beside(folder):
        pass


def keep(results: Sequence[Page | Skipped], folder: Path) -> None:
    """Write pages and their list to a folder, in place of what was kept there.

    Raises OutputError where it cannot be written; then what was kept there still is.
    """
    check_folder(folder)
    with _beside(folder) as aside:
        new, old = aside / "new", aside / "old"
        new.mkdir()
        _write(results, new)
        if folder.exists():
            folder.rename(old)
        try:
            new.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise


@contextlib.contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """Yield a new folder beside another, for a while; raises OutputError for any OSError there."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder.parent, prefix=".brief-") as aside:
            yield Path(aside)
    except OSError as error:
        raise _failed(folder, error) from error


def _failed(folder: Path, error: OSError) -> OutputError:
    return OutputError(f"cannot keep pages in {folder}: {error.strerror}", _ELSEWHERE)


def _write(results: Sequence[Page | Skipped], folder: Path) -> None:
    pages = [result for result in results if isinstance(result, Page)]
    digits = len(str(len(pages)))
    kept = []
    for number, page in enumerate(pages, 1):
        host = re.sub(r"[^a-z\d.-]", "_", host_of(page.address))[:80]  # no path, no date
        file = f"{number:0{max(2, digits)}}-{host}.{page.kind}"
        (folder / file).write_bytes(page.data)
        origin = page.model_dump(exclude={"kind", "data"})
        digest = hashlib.sha256(page.data).hexdigest()
        kept.append(KeptPage(file=file, sha256=digest, **origin))
    skipped = tuple(result for result in results if isinstance(result, Skipped))
    text = KeptPages(pages=tuple(kept), skipped=skipped).model_dump_json(indent=2)
    (folder / LIST).write_text(f"{text}\n", "utf-8")
