"""Strict validation that goes on: what is wrong is told and left out, and the rest is validated."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import ValidationError

from summarize.evaluation.labels import Labels
from summarize.evaluation.lines import LinedYaml, Path, Problem

OUR_WORDS = {
    "extra_forbidden": "is not a key that is known here",
    "missing": "is missing",
    "string_type": "must be words",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "must not be empty",
    "bool_type": "must be true or false",
    "float_type": "must be a number",
    "date_type": "must be a date, written 2024-03-31",
    "tuple_type": "must be a list",
    "model_type": "must be a mapping of keys to values",
}


def salvage(written: LinedYaml, problems: list[Problem]) -> Labels | None:
    """Make labels of what is sound in a file.

    Args:
        written: The file; what is left out of its sequences is noted in it.
        problems: Takes what is wrong.

    Returns:
        The labels without what is wrong; None when nothing that can be judged is left.
    """
    if not isinstance(written.data, dict):
        problems.append(Problem(1, "the file", "must hold `story:`, `articles:`, `facts:` ..."))
        return None
    rest = _mutable(written.data)
    while True:
        try:
            return Labels.model_validate(_frozen(rest))
        except ValidationError as error:
            told = {p.where for p in problems}
            found = list(_in_our_words(error, written))
            problems += [p for _, p in found if p.where not in told]
            left_out = [_leave_out(path, rest, written) for path, _ in _deepest_first(found)]
            if not all(left_out):
                return None


def _in_our_words(error: ValidationError, written: LinedYaml) -> Iterator[tuple[Path, Problem]]:
    for one in error.errors():
        what = OUR_WORDS.get(one["type"], one["msg"].lower())
        if one["type"] not in {"missing", "extra_forbidden"}:
            what += f", not {one['input']!r}"
        # What lacks a part cannot be kept: the whole goes.
        part = one["type"] == "missing" and len(one["loc"]) > 1
        path = one["loc"][:-1] if part else one["loc"]
        yield path, written.problem(one["loc"], what)


def _deepest_first(found: list[tuple[Path, Problem]]) -> list[tuple[Path, Problem]]:
    """Sort so that leaving one thing out does not move the place of the next."""

    def place(entry: tuple[Path, Problem]) -> list[tuple[int, str]]:
        return [(s, "") if isinstance(s, int) else (0, s) for s in entry[0]]

    return sorted(dict(found).items(), key=place, reverse=True)


def _leave_out(path: Path, rest: Any, written: LinedYaml) -> bool:
    """Take one value out; say whether the rest can be tried again."""
    if path == ("story",):
        rest["story"] = "?"
        return True
    holder, place = rest, written.in_file(path)
    for i, step in enumerate(path[:-1], 1):
        if not isinstance(holder[step], (dict, list)):
            path, place = path[:i], place[:i]
            break
        holder = holder[step]
    if path == ("articles",) or path[-1] not in (
        range(len(holder)) if isinstance(holder, list) else holder
    ):
        return False
    del holder[path[-1]]
    if isinstance(holder, list):
        written.gone.setdefault(place[:-1], set()).add(int(place[-1]))
    return True


def _mutable(value: object) -> Any:
    if isinstance(value, dict):
        return {k: _mutable(v) for k, v in value.items()}
    return [_mutable(v) for v in value] if isinstance(value, tuple) else value


def _frozen(value: object) -> Any:
    if isinstance(value, dict):
        return {k: _frozen(v) for k, v in value.items()}
    return tuple(_frozen(v) for v in value) if isinstance(value, list) else value
