"""Every regular expression of the package, with the way it is used."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import summarize

PACKAGE = Path(summarize.__file__).parent
CALLS = {"compile", "search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"}
ANCHORED = {"match", "fullmatch"}
RAW = ("summarize.articles.formats", "summarize.articles.encodings", "summarize.articles.load")
"""Where text is as a file has it; behind them, white space is single (`articles/lines.py`)."""


class Place(NamedTuple):
    """Where a pattern stands.

    Attributes:
        name: Module and variable, or file and line.
        anchored: Whether it is only ever tried at one place of a text.
        raw: Whether it sees text as it comes out of a file.
    """

    name: str
    anchored: bool
    raw: bool


def patterns() -> dict[re.Pattern[Any], Place]:
    """Return each pattern: those that modules hold, and those written into calls."""
    used = _uses()
    found: dict[re.Pattern[Any], Place] = {}
    for module in pkgutil.walk_packages(summarize.__path__, "summarize."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            calls = used[module.name, name] if name.startswith("_") else used["", name]
            anchored = bool(calls) and calls <= ANCHORED
            place = Place(f"{module.name}.{name}", anchored, module.name.startswith(RAW))
            for pattern in _held(value, 4):
                found.setdefault(pattern, place)
    for file in PACKAGE.rglob("*.py"):
        module = _module(file)
        for pattern, call, line in _written(file):
            place = Place(f"{module}:{line}", call in ANCHORED, module.startswith(RAW))
            found.setdefault(pattern, place)
    return found


def _uses() -> Mapping[tuple[str, str], set[str]]:
    """Return the methods that are called on each name: by module, and in the whole package.

    A name that is passed on counts as "other".
    """
    used: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for file in PACKAGE.rglob("*.py"):
        tree = ast.parse(file.read_text("utf-8"))
        called: dict[int, str] = {}
        for node in ast.walk(tree):
            match node:
                case ast.Attribute(value=ast.Name() as owner, attr=method):
                    called[id(owner)] = method
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                for module in (_module(file), ""):
                    used[module, node.id].add(called.get(id(node), "other"))
    return used


def _module(file: Path) -> str:
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _held(value: Any, depth: int) -> Iterator[re.Pattern[Any]]:
    """Yield the patterns that a value of a module holds."""
    if isinstance(value, re.Pattern):
        yield value
    elif not depth:
        return
    elif isinstance(value, list | tuple | set | frozenset):
        for part in value:
            yield from _held(part, depth - 1)
    elif isinstance(value, dict):
        yield from _held(list(value.values()), depth)
    elif getattr(type(value), "__module__", "").startswith("summarize"):
        yield from _held(dict(getattr(value, "__dict__", {})), depth - 1)
    elif isinstance(value, type) and value.__module__.startswith("summarize"):
        yield from _held(dict(vars(value)), depth - 1)


def _written(file: Path) -> Iterator[tuple[re.Pattern[Any], str, int]]:
    """Yield the patterns that stand in calls of a source file, with the call and its line."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re"), attr=call),
                args=[ast.Constant(value=str() | bytes() as source), *_],
            ) if call in CALLS:
                names = {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}
                flags = sum({int(getattr(re, n)) for n in names if n.isupper()})
                yield re.compile(source, flags), call, node.lineno
