"""Loading labelled stories: every mistake in the labels is told with its file and line, at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from summarize.articles.load import load
from summarize.domain import RawArticle
from summarize.errors import CasesError, InputError
from summarize.evaluation import consistency
from summarize.evaluation.labels import Labels
from summarize.evaluation.lines import LinedYaml, Problem, parse
from summarize.evaluation.salvage import salvage
from summarize.settings import MAX_FILE_BYTES

EXPECTED = "expected.yaml"


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled story.

    Attributes:
        name: Its folder's name.
        labels: What a person wrote down about it.
        files: The path of each article, by the name the labels use.
        digest: Of labels and articles: changes when either does.
    """

    name: str
    labels: Labels
    files: Mapping[str, Path]
    digest: str


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


def load_cases(folder: Path, names: Sequence[str] = ()) -> list[Case]:
    """Load the cases below a folder, in the order of their names.

    Args:
        folder: Holds one folder per story.
        names: Which stories; all when empty.

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
    written = parse(text)
    problems = list(written.problems)
    labels = salvage(written, problems)
    if labels is None:
        raise BrokenCasesError([(path, p) for p in sorted(problems, key=lambda p: p.line)])
    files = {a.file: (folder / labels.folder / a.file).resolve() for a in labels.articles}
    raws = _read(labels, files, written, problems)
    problems += _news(consistency.check(labels, raws, written), problems)
    if problems:
        raise BrokenCasesError([(path, p) for p in sorted(problems, key=lambda p: p.line)])
    return Case(folder.name, labels, files, _digest(text, files))


def _news(found: Sequence[Problem], told: Sequence[Problem]) -> list[Problem]:
    """Leave out what only follows from a mistake that is told already."""
    places = [p.where for p in told]
    return [
        f for f in found if not any(w == f.where or w.startswith(f"{f.where}.") for w in places)
    ]


def _digest(text: str, files: Mapping[str, Path]) -> str:
    state = blake2b(text.encode(), digest_size=8)
    for name, path in sorted(files.items()):
        state.update(name.encode() + b"\0" + path.read_bytes())
    return state.hexdigest()


def _read(
    labels: Labels, files: Mapping[str, Path], written: LinedYaml, problems: list[Problem]
) -> dict[str, RawArticle]:
    """Read each article alone: the loader would set an identical copy aside."""
    raws = {}
    for i, article in enumerate(labels.articles):
        path = files[article.file]
        try:
            loaded, skipped = load([path], MAX_FILE_BYTES) if path.is_file() else ([], [])
            why = skipped[0].reason if skipped else f"there is no {path}"
        except InputError as error:
            loaded, why = [], error.message
        if loaded:
            raws[article.file] = loaded[0]
        else:
            what = f"cannot be read: {article.file}: {why}"
            problems.append(written.problem(("articles", i, "file"), what))
    return raws
