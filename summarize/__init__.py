"""Brief: several news accounts of one event in, one neutral, cited page out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"
__all__ = ["Brief", "ModelSettings", "Settings", "Text", "__version__", "make_brief"]

if TYPE_CHECKING:
    from summarize.articles.sources import Text
    from summarize.brief import Brief
    from summarize.pipeline import make_brief
    from summarize.settings import ModelSettings, Settings

_HOMES = {
    "Brief": "brief",
    "ModelSettings": "settings",
    "Settings": "settings",
    "Text": "articles.sources",
    "make_brief": "pipeline",
}


def __getattr__(name: str) -> Any:
    """Import a public name when first asked for: `import summarize` stays quick."""
    from importlib import import_module  # noqa: PLC0415

    if name in _HOMES:
        return getattr(import_module(f"summarize.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
