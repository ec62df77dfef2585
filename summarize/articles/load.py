"""Reading files of any supported format into `RawArticle`s; what cannot be read is reported."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from summarize.articles.formats import FORMATS, sniff
from summarize.articles.pages import LIST, KeptPage, is_list, kept_in
from summarize.articles.worker import USUAL, Reader, Refusal
from summarize.domain import RawArticle, Skipped
from summarize.errors import InputError
from summarize.text.printable import escaped

STDIN = "-"
_OWN_MARK = re.compile(rb"<!-- brief/1 -->\s*(?:</body>\s*</html>\s*)?$")
"""The comment that ends a page which an earlier run left in the folder."""
_PAPERS = re.compile(
    r"^(readme|licen[cs]e|copying|notice|changelog|contributing|authors|makefile)\b", re.IGNORECASE
)
MOST_REASONS = 20
"""Reasons that are told where no article is left: a screen of them."""
KINDS = "articles as .txt, .md, .html, .pdf, .docx or .eml"


class _Found:
    """What the walk has gathered so far; files are named relative to `folder`."""

    def __init__(self, folder: Path, reader: Reader, most: int) -> None:
        self.folder = folder
        self.reader = reader
        self.most = most
        self.raws: list[RawArticle] = []
        self.skipped: list[Skipped] = []
        self.seen: set[str] = set()
        self.digests: dict[str, str] = {}
        self.kept = cache(kept_in)

    def is_new(self, file: Path) -> bool:
        """Whether the very same file was not named before; takes note of it."""
        real = os.path.realpath(file)  # unlike pathlib's it does not raise at a link to itself
        is_new = real not in self.seen
        self.seen.add(real)
        return is_new

    def skip(self, path: Path | str, reason: str) -> None:
        name = name_of(path, self.folder) if isinstance(path, Path) else path
        self.skipped.append(Skipped(path=name, reason=reason))


def load(paths: Sequence[Path], max_file_bytes: int) -> tuple[list[RawArticle], list[Skipped]]:
    """Read the articles at `paths`, as `read_all` does; raises InputError where none is left."""
    raws, skipped = read_all(paths, max_file_bytes)
    if not raws:
        raise nothing_left(", ".join(map(shown, paths)), skipped)
    return raws, skipped


def read_all(paths: Sequence[Path], max_file_bytes: int) -> tuple[list[RawArticle], list[Skipped]]:
    """Read the articles at folders (recursively), at files, and at "-" for standard input.

    Returns the articles in the order of their paths, which are relative to the folder that holds
    all that was named, and the files that gave none. Raises InputError where a path leads nowhere.
    """
    with Reader(USUAL) as reader:
        folder = folder_of([p for p in paths if str(p) != STDIN])
        found = _Found(folder, reader, max_file_bytes)
        for path in paths:
            _visit(path, found)
    return sorted(found.raws, key=lambda raw: raw.path), found.skipped


def _visit(path: Path, found: _Found) -> None:
    """Read what one path names: standard input, a folder, a file."""
    if str(path) == STDIN:
        data = sys.stdin.buffer.read(found.most + 1)
        if is_list(data):
            what = "standard input is a list of paths or addresses"
            raise InputError(what, "to read those: brief --from -")
        _take(STDIN, data, found)
    elif os.path.isdir(path):  # noqa: PTH112 - unlike pathlib's it raises on no name
        for file in _walk(path, found):
            if found.is_new(file):
                _consider(file, found)
    elif os.path.lexists(path):  # a link that leads nowhere is named, like any other file
        if found.is_new(path):
            _read(path, found)
    else:
        hint = f"Name a folder or files that hold {KINDS}; an address begins with https://."
        raise InputError(f"{shown(path)} does not exist", hint)


def nothing_left(where: str, skipped: Sequence[Skipped]) -> InputError:
    """Return the error of a run that has nothing to read."""
    if not skipped:
        return InputError(f"no article found in {where}", f"I looked for {KINDS}.")
    told = [escaped(f"{s.path}: {s.reason}") for s in skipped[:MOST_REASONS]]
    more = [f"and {len(skipped) - len(told)} more"] if len(skipped) > len(told) else []
    return InputError(f"no article could be read in {where}", "\n".join([*told, *more]))


def _walk(folder: Path, found: _Found) -> Iterator[Path]:
    """Yield the files below a folder in order; what is hidden stays hidden."""

    def refused(error: OSError) -> None:
        found.skip(Path(error.filename), "the folder may not be opened; check its permissions")

    for root, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files) if not name.startswith((".", "~$")))


def _consider(file: Path, found: _Found) -> None:
    """Read a file that a folder happens to hold."""
    if file.name == LIST and (kept := found.kept(file.parent)):
        found.skipped += kept.skipped
    elif _PAPERS.match(file.name):
        found.skip(file, "it explains the folder; name the file itself to read it as an article")
    elif file.suffix.lower() not in FORMATS:
        kind = shown(file.suffix) or "no ending"
        found.skip(file, f"not a kind of file that is read ({kind}); save it as .txt or .pdf")
    else:
        _read(file, found)


def _read(file: Path, found: _Found) -> None:
    try:
        if not file.is_file():
            is_broken = file.is_symlink() and not file.exists()
            found.skip(file, "a link that leads nowhere" if is_broken else "not an ordinary file")
            return
        with file.open("rb") as stream:
            data = stream.read(found.most + 1)
    except OSError as error:
        why = (error.strerror or "it cannot be opened").lower()
        found.skip(file, f"it cannot be opened ({why}); check its permissions")
        return
    kept = found.kept(file.parent)
    _take(name_of(file, found.folder), data, found, kept.page(file.name) if kept else None)


def _take(path: str, data: bytes, found: _Found, page: KeptPage | None = None) -> None:
    """Make an article of a file's bytes, or say why there is none."""
    digest = hashlib.sha256(data).hexdigest()
    if not data.strip():
        found.skip(path, "it is empty")
    elif len(data) > found.most:
        found.skip(path, f"it is larger than {found.most / 1024**2:.3g} MB; no news article is")
    elif digest in found.digests:
        found.skip(path, f"it is the same file as {found.digests[digest]}")
    else:
        found.digests[digest] = path
        kind = FORMATS.get(Path(path).suffix.lower()) or sniff(data)
        made = found.reader.read(path, page.marked(data) if page else data, kind)
        if isinstance(made, Refusal):
            found.skip(path, made.reason)
        elif _OWN_MARK.search(data[-2048:]):
            found.skip(path, "it is a page that brief wrote, not an article")
        else:
            found.raws.append(page.told(made, data) if page else made)


def folder_of(paths: Sequence[Path]) -> Path:
    """Return the nearest folder that holds all of `paths`; a folder holds itself.

    Symbolic links are not followed: a link into an archive is named by where it lies.
    """
    places = [os.path.abspath(p if os.path.isdir(p) else p.parent) for p in paths]  # noqa: PTH100, PTH112
    try:
        return Path(os.path.commonpath(places))
    except ValueError:  # none, or on different drives
        return Path(os.path.abspath("."))  # noqa: PTH100


def name_of(file: Path, folder: Path) -> str:
    r"""Return a file's path relative to `folder`, with slashes.

    Bytes of a name that are no UTF-8 are written as escapes (`caf\xe9.txt`): the name goes to
    JSON, which holds text only.
    """
    try:
        relative = os.path.relpath(os.path.abspath(file), folder)  # noqa: PTH100
    except ValueError:  # on another drive
        relative = str(file)
    return shown(Path(relative).as_posix())


def shown(path: Path | str) -> str:
    r"""Return a path with bytes that are no UTF-8 written as escapes (`caf\xe9.txt`)."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def names_of(files: Sequence[Path]) -> dict[Path, str]:
    """Return each file's name in a brief that is made of just these files."""
    folder = folder_of(files)
    return {file: name_of(file, folder) for file in files}
