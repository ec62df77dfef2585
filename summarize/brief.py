"""A brief as a program or a notebook holds it: the contract's data, and what one does with them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any, Self

from summarize import domain
from summarize.writing.html import to_html
from summarize.writing.markdown import to_markdown
from summarize.writing.output import check_targets, read_json, to_json, write
from summarize.writing.sheets import table

_FRAME = (
    '<iframe srcdoc="{page}" sandbox="allow-scripts allow-popups" title="{title}" '
    'style="width: 100%; height: 40rem; border: 1px solid #8885"></iframe>'
)
"""A notebook shows the page in a frame of its own: neither's styles and scripts reach the other."""


class Brief(domain.Brief):
    """What was made of some articles: `docs/output.md` names its fields.

    In a notebook it shows itself as the page.
    """

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """Read a brief that was saved as JSON.

        Raises:
            InputError: When the file cannot be read or is no brief.
        """
        return read_json(Path(path), cls)

    def save(self, *paths: str | os.PathLike[str]) -> None:
        """Write it to files: all of them, or none.

        Args:
            paths: A page ends in .md, .html or .json; a table in .csv, .jsonl or .parquet, and the
                last word of its name says which ("ferry-findings.csv").

        Raises:
            InputError: When an ending names no format.
            OutputError: When a file cannot be written.
            MissingPartError: When a format takes a library that is not installed.
        """
        targets = [os.path.join(os.curdir, os.fspath(p)) for p in paths]  # noqa: PTH118 - "-" is a file
        check_targets(targets)
        write(self, targets)

    def table(self, name: str = "claims") -> list[dict[str, Any]]:
        """Return a flat table, as a list of rows that data frames are made of.

        Args:
            name: claims, findings, positions, figures, articles or origins.

        Raises:
            InputError: When there is no such table.
        """
        return list(table(self, name).rows)

    def to_markdown(self) -> str:
        """Return the page in Markdown."""
        return to_markdown(self)

    def to_html(self) -> str:
        """Return the page as one HTML document."""
        return to_html(self)

    def to_json(self) -> str:
        """Return everything as JSON, the contract (`brief schema`)."""
        return to_json(self)

    def _repr_html_(self) -> str:
        return _FRAME.format(page=escape(self.to_html()), title=escape(self.title))

    def _repr_markdown_(self) -> str:
        return self.to_markdown()

    def __str__(self) -> str:
        return repr(self)

    def __repr_args__(self) -> Iterator[tuple[str, Any]]:
        """Yield what it is about and how much it holds: all of it would fill many screens."""
        yield "title", self.title
        for name in ("articles", "claims", "findings"):
            yield name, len(getattr(self, name))
