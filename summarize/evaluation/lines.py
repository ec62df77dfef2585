"""YAML with line numbers: what was written, and where."""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml
from yaml.constructor import ConstructorError

Place = tuple[int | str, ...]
"""The way to a value: keys of mappings and places in sequences."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake in a label file: its line (from 1), the place in words, and what is wrong."""

    line: int
    where: str
    what: str


@dataclass(slots=True)
class LinedYaml:
    """A parsed file.

    Attributes:
        data: Plain values; sequences are tuples, so that strict types take them.
        lines: The line (from 1) of every value, by its path; keys of mappings count.
        problems: What the file itself gets wrong: syntax, keys given twice, unreadable values.
    """

    data: object = None
    lines: dict[Place, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def problem(self, path: Place, what: str) -> Problem:
        """Say what is wrong at a place."""
        held = path
        while held not in self.lines and held:
            held = held[:-1]
        return Problem(self.lines.get(held, 1), in_words(path), what)


def in_words(path: Place) -> str:
    """Write a path as a person would look for it: `facts[2].figures[0]`."""
    words = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in path)
    return words.lstrip(".") or "the file"


def parse(text: str) -> LinedYaml:
    """Parse YAML; whatever is wrong with it is in `problems`, and the rest is read."""
    result = LinedYaml()
    loader = yaml.SafeLoader(text)
    try:
        root = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        result.problems.append(Problem(line, "the file", f"is not YAML: {error.problem}"))
        return result
    finally:
        loader.dispose()
    if root is not None:
        result.data = _value(loader, root, (), result)
    return result


def _value(loader: yaml.SafeLoader, node: yaml.Node, path: Place, result: LinedYaml) -> object:
    result.lines.setdefault(path, node.start_mark.line + 1)
    if isinstance(node, yaml.SequenceNode):
        return tuple(_value(loader, n, (*path, i), result) for i, n in enumerate(node.value))
    if isinstance(node, yaml.MappingNode):
        return _mapping(loader, node, path, result)
    try:
        value: object = loader.construct_object(node, deep=True)
    except (ConstructorError, ValueError) as error:
        what = f"cannot be read: {node.value!r} ({getattr(error, 'problem', None) or error})"
        result.problems.append(Problem(node.start_mark.line + 1, in_words(path), what))
        return None
    return value


def _mapping(
    loader: yaml.SafeLoader, node: yaml.MappingNode, path: Place, result: LinedYaml
) -> dict[str, object]:
    mapping: dict[str, object] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        line = key_node.start_mark.line + 1
        if key in mapping:
            result.problems.append(Problem(line, in_words((*path, key)), "is given twice"))
            continue
        result.lines[(*path, key)] = line
        mapping[key] = _value(loader, value_node, (*path, key), result)
    return mapping
