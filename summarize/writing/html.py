"""The report as one HTML file that needs nothing else: no address to load from, no build.

The template, the style sheet and the script are files of the package. The style and the script
stand in the page, and its content security policy lets these two run and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from summarize.domain import Brief
from summarize.text.printable import printable
from summarize.writing.blocks import MARK
from summarize.writing.phrases import words_of
from summarize.writing.report.view import report_of


def to_html(brief: Brief) -> str:
    """Return the report as a complete HTML document."""
    style, script = _file("report.css"), _file("report.js")
    return (
        _environment()
        .get_template("page.html.jinja")
        .render(
            report=report_of(brief),
            words=words_of("report"),
            style=Markup(style),  # noqa: S704 - a file of the package
            script=Markup(script),  # noqa: S704 - likewise
            policy=_policy(style, script),
            mark=MARK,
        )
    )


def _policy(style: str, script: str) -> str:
    """Return a content security policy under which the page's own style and script run alone."""
    return (
        f"default-src 'none'; script-src {_digest(script)}; style-src {_digest(style)}; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def _shown(value: Any) -> Any:
    """Return a value for the page: text without the characters that act."""
    return printable(value) if type(value) is str else value


@cache
def _file(name: str) -> str:
    return files("summarize.writing.report").joinpath(name).read_text(encoding="utf-8")
