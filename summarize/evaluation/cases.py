"""Loading labelled stories: mistakes in the labels are told with file and line.

First all mistakes of form; where there are none, all articles that cannot be read; where there are
none, all labels that do not hold together.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import ValidationError

from summarize.articles.load import load
from summarize.domain import RawArticle
from summarize.errors import CasesError, InputError
from summarize.evaluation.labels import Labels, find_all, fold
from summarize.settings import MAX_FILE_BYTES

EXPECTED = "expected.yaml"

Place = tuple[int | str, ...]
"""The way to a value: keys of mappings and places in sequences."""
Mistake = tuple[Place, str]
"""Where it is, and what is wrong."""


class Problem(NamedTuple):
    """One mistake in a label file: its line (from 1), the place in words, and what is wrong."""

    line: int
    where: str
    what: str


class BrokenCasesError(CasesError):
    """Labels that do not hold: one line per mistake.

    Attributes:
        problems: `(file, problem)` in the order of files and lines.
    """

    def __init__(self, problems: Sequence[tuple[Path, Problem]]) -> None:
        self.problems = tuple(problems)
        lines = [f"{path}:{p.line}: {p.where}: {p.what}" for path, p in problems]
        count = f"{len(lines)} mistake{'s' if len(lines) > 1 else ''} in the labels"
        super().__init__("\n".join([count, *lines]), "evals/README.md explains the labels")


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled story: files by their names in the labels, a digest of labels and articles."""

    name: str
    labels: Labels
    files: Mapping[str, Path]
    digest: str


def load_cases(folder: Path, names: Sequence[str] = ()) -> list[Case]:
    """Load the cases below a folder, in the order of their names.

    Raises:
        BrokenCasesError: When labels do not hold, with every mistake of every case.
        CasesError: When there is no such case, or none at all.
    """
    found = {p.parent.name: p.parent for p in sorted(folder.glob(f"*/{EXPECTED}"))}
    unknown = [n for n in names if n not in found]
    if unknown or not found:
        looked = f"no case {', '.join(unknown)}" if unknown else f"no */{EXPECTED}"
        hint = f"there are: {', '.join(found)}" if found else "--cases DIR says where they are"
        raise CasesError(f"{looked} in {folder}", hint)
    cases: list[Case] = []
    problems: list[tuple[Path, Problem]] = []
    for name in names or found:
        try:
            cases.append(load_case(found[name]))
        except BrokenCasesError as error:
            problems += error.problems
    if problems:
        raise BrokenCasesError(problems)
    return cases


def load_case(folder: Path) -> Case:
    """Load one case.

    Raises:
        BrokenCasesError: With every mistake in its labels.
        CasesError: When there are no labels in the folder.
    """
    path = folder / EXPECTED
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CasesError(f"{path} cannot be read: {error}") from error
    try:
        written = yaml.load(text, _Loader)  # noqa: S506 - a safe loader
        # As JSON, of which strict types take dates and lists.
        labels = Labels.model_validate_json(json.dumps(written, default=str))
    except ValidationError as error:
        raise _broken(path, text, map(_in_our_words, error.errors())) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        problem = Problem(line, "the file", f"is not YAML: {error.problem}")
        raise BrokenCasesError([(path, problem)]) from None
    files = {a.file: (folder / labels.folder / a.file).resolve() for a in labels.articles}
    raws, mistakes = _read(files)
    if mistakes := mistakes or list(_checked(labels, raws)):
        raise _broken(path, text, mistakes)
    return Case(folder.name, labels, files, _digest(text, files))


class _Loader(yaml.SafeLoader):
    """Leaves dates as they are written, and refuses a key that is given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:  # noqa: FBT001, FBT002 - yaml's own
        keys = Counter(str(key.value) for key, _ in node.value)
        for key, _ in node.value:
            if keys[str(key.value)] > 1:
                told = f"{key.value} is given twice"
                raise yaml.MarkedYAMLError(problem=told, problem_mark=key.start_mark)
        return super().construct_mapping(node, deep)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: node.value)


OUR_WORDS = {
    "extra_forbidden": "is not a key that is known here",
    "missing": "is missing",
    "string_type": "must be words",
    "string_too_short": "must not be empty",
    "string_pattern_mismatch": "must not be empty",
    "bool_type": "must be true or false",
    "float_type": "must be a number",
    "tuple_type": "must be a list",
    "model_type": "must be a mapping of keys to values",
}


def _in_our_words(error: Mapping[str, object]) -> Mistake:
    kind, place = str(error["type"]), error["loc"]
    what = OUR_WORDS.get(kind, str(error["msg"]).removeprefix("Value error, ").lower())
    if kind not in {"missing", "extra_forbidden", "model_type", "value_error"}:
        what += f", not {error['input']!r}"
    return place, what  # type: ignore[return-value]


def _broken(path: Path, text: str, mistakes: Iterable[Mistake]) -> BrokenCasesError:
    """Return mistakes with the lines on which they stand."""
    root = yaml.compose(text, _Loader)
    problems = [Problem(_line(root, place), _named(place), what) for place, what in mistakes]
    return BrokenCasesError([(path, p) for p in sorted(problems, key=lambda p: p.line)])


def _line(node: yaml.Node | None, place: Place) -> int:
    """Return the line of a value, or of what should hold it."""
    line = 1
    for key in place:
        inner: Iterable[tuple[object, yaml.Node, yaml.Node]] = ()
        if isinstance(node, yaml.MappingNode):
            inner = ((k.value, k, v) for k, v in node.value)
        elif isinstance(node, yaml.SequenceNode):
            inner = ((i, v, v) for i, v in enumerate(node.value))
        found = next(((at, v) for name, at, v in inner if name == key), None)
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return line


def _named(place: Place) -> str:
    """Write a place as a person would look for it: `facts[2].figures[0]`."""
    words = "".join(f"[{p}]" if isinstance(p, int) else f".{p}" for p in place)
    return words.lstrip(".") or "the file"


def _digest(text: str, files: Mapping[str, Path]) -> str:
    state = blake2b(text.encode(), digest_size=8)
    for name, path in sorted(files.items()):
        state.update(name.encode() + b"\0" + path.read_bytes())
    return state.hexdigest()


def _read(files: Mapping[str, Path]) -> tuple[dict[str, RawArticle], list[Mistake]]:
    """Read each article alone: the loader would set an identical copy aside."""
    raws: dict[str, RawArticle] = {}
    mistakes: list[Mistake] = []
    for i, (file, path) in enumerate(files.items()):
        try:
            loaded, skipped = load([path], MAX_FILE_BYTES) if path.is_file() else ([], [])
            why = skipped[0].reason if skipped else f"there is no {path}"
        except InputError as error:
            loaded, why = [], error.message
        if loaded:
            raws[file] = loaded[0]
        else:
            mistakes.append((("articles", i, "file"), f"cannot be read: {file}: {why}"))
    return raws, mistakes


# --- whether labels hold together: what they name exists, and no label denies another


QUOTED = frozenset({"body", "furniture", "headline", "anchor", "terms"})
"""Keys of words that must stand in their article."""


def _checked(labels: Labels, raws: Mapping[str, RawArticle]) -> Iterator[Mistake]:
    """Yield every mistake of meaning; `raws` holds the articles, by file."""
    yield from _named_twice(labels)
    facts = {f.id for f in labels.facts}
    for place, word, file in _leaves(labels.model_dump()):
        keys = [key for key in place if isinstance(key, str)]
        if (keys[-1] == "facts" or keys == ["same"]) and word not in facts:
            yield place, f"there is no fact {word!r}"
        if (keys[-1] == "article" or keys == ["copies", "of"]) and word not in raws:
            yield place, f"there is no article {word!r}"
        if keys[-1] in QUOTED and isinstance(word, str) and file in raws:
            raw = raws[file]
            around = [raw.stated.headline or "", raw.stated.outlet or ""]
            around += [d.text for d in raw.dropped]
            page = "\n".join((raw.text, *around))
            text = page if keys[-1] in {"furniture", "headline"} else raw.text
            times = len(find_all(text, word, any_case=keys[-1] == "terms"))
            if times == 0:
                yield place, f"{word!r} is not in {file}"
            if times > 1 and keys[-1] == "anchor":
                yield place, f"{word!r} is in {file} {times} times: take more words"
    yield from _unfit(labels)


def _leaves(
    value: object, place: Place = (), file: str = ""
) -> Iterator[tuple[Place, object, str]]:
    """Yield all that is written, with its place and the article that it is of."""
    if isinstance(value, Mapping):
        file = value.get("file") or value.get("article") or file
        for key, inner in value.items():
            yield from _leaves(inner, (*place, key), file)
    elif isinstance(value, tuple):
        for i, inner in enumerate(value):
            yield from _leaves(inner, (*place, i), file)
    else:
        yield place, value, file


def _named_twice(labels: Labels) -> Iterator[Mistake]:
    """Find names that stand for two things, and facts that stand in two groups."""
    spellings = [{n.casefold() for n in (o.name, *o.spellings)} for o in labels.origins]
    groups: list[tuple[str, Sequence[Iterable[str]], str]] = [
        ("articles", [[a.file] for a in labels.articles], "names two articles"),
        ("facts", [[f.id] for f in labels.facts], "names two facts"),
        ("findings", [[f.id] for f in labels.findings], "names two findings"),
        ("origins", spellings, "names two origins"),
        ("origins", [o.facts for o in labels.origins], "has two origins"),
        ("same", labels.same, "is in two groups: join them"),
    ]
    for section, members, what in groups:
        counts = Counter(name for group in members for name in set(group))
        for i, group in enumerate(members):
            yield from (((section, i), f"{n!r} {what}") for n in sorted(group) if counts[n] > 1)


def _unfit(labels: Labels) -> Iterator[Mistake]:
    """Find anchors that are labelled furniture, and values that are no figure of their facts."""
    furniture = {a.file: [fold(x) for x in a.furniture] for a in labels.articles}
    for i, fact in enumerate(labels.facts):
        if any(fold(fact.anchor) in line for line in furniture.get(fact.article, ())):
            yield ("facts", i, "anchor"), "stands in a line that is labelled furniture"
    figures = {f.id: [n for g in f.figures for n in (g.value, g.low, g.high)] for f in labels.facts}
    for i, finding in enumerate(labels.findings):
        for j, side in enumerate(finding.positions):
            known = [n for f in side.facts for n in figures.get(f, ())]
            if side.value is not None and side.value not in known:
                what = f"none of its facts has the figure {side.value:g}"
                yield ("findings", i, "positions", j, "value"), what
