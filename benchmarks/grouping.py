"""Articles by story: are folders of unrelated stories told apart, and folders of one left whole?

    python -m benchmarks.grouping FOLDER           # folds of ECB+ and NeuS left out of the fit
    python -m benchmarks.grouping FOLDER --fit     # fit anew: stories.json, frequencies.json
    python -m benchmarks.grouping --whole DIR...   # what ships, on folders of one story each
    python -m benchmarks.grouping --mixed DIR...   # what ships, on two or three of them at once

FOLDER holds `ecb/documents.jsonl.gz` and `neus-val/val.source` (one triple of teasers a line).
Folders of several stories are made by drawing one to six articles of two or three stories; the two
stories of one topic of ECB+, like events, are mixed whole.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

import numpy as np

from benchmarks.corpora import ecb_documents, topic_of
from benchmarks.fitting import Sample, fitted
from summarize.articles.clean import clean
from summarize.articles.load import load
from summarize.learned import stories
from summarize.learned.logistic import FILE, Frequencies, Logistic
from summarize.learned.stories import Compared, Text, joined
from summarize.learned.words import words_of

PENALTY = 1.0

FOLDS = 6

APART = (-2.0, -1.75, -1.5, -1.25, -1.0)
"""Average log-odds below which groups stay apart, for which figures are printed."""

POINTS = {"apart": -1.25, "near": 2.0, "strangers": 5.0}
"""What ships. "apart": of these the highest at which no folder of whole articles was split. "near":
log-odds of a pair from which its groups never stay apart; with 1.5 fewer folders are told apart,
with 3 one more is split. "strangers": what is taken off pairs that share no name and no place; with
0, 2, 3.25 and 5 of the cut mixes .892, .909, .914 and .914 are just right, the rest as it was."""

FEWEST_STORIES = 3
"""Stories that a stem must stand in to be counted at all."""

FOLDER_WEIGHT = 5.0
"""What the pairs of one folder weigh together, over the square root of their number."""

MOST_DRAWN = 6

LIMIT = 10_000_000

_ADDRESS = re.compile(r"^https?://\S+")

Stories = Mapping[str, Sequence[Text]]


class Folder(NamedTuple):
    """A folder of articles with the story of each.

    Attributes:
        kind: Of folder, for the tables.
        texts: The articles.
        told: The story of each.
    """

    kind: str
    texts: tuple[Text, ...]
    told: tuple[str, ...]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("folder", nargs="?", type=Path, help="holds ecb/ and neus-val/")
    parser.add_argument("--fit", action="store_true", help="fit anew, and write the JSON files")
    parser.add_argument("--whole", type=Path, nargs="*", default=[], help="folders of one story")
    parser.add_argument("--mixed", type=Path, nargs="*", default=[], help="folders to be mixed")
    args = parser.parse_args()
    if args.whole:
        print_whole(args.whole)
    if args.mixed:
        print_mixed(args.mixed)
    if args.folder:
        corpus = {**ecb(args.folder / "ecb"), **neus(args.folder / "neus-val")}
        (write if args.fit else print_left_out)(corpus)


# --- stories ----------------------------------------------------------------------------------


def ecb(folder: Path) -> dict[str, list[Text]]:
    return {
        f"ecb {story}": [Text(d["doc"], _ADDRESS.sub("", d["text"])) for d in documents]
        for story, documents in ecb_documents(folder).items()
    }


def neus(folder: Path) -> dict[str, list[Text]]:
    """Return the triples of teasers; some lack one."""
    found = {}
    for n, line in enumerate((folder / "val.source").read_text(encoding="utf-8").splitlines()):
        texts = [t.replace("TITLE=>", "").replace("ARTICLE=>", "\n\n") for t in line.split("[SEP]")]
        told = [Text(f"{n}.{k}", t.strip()) for k, t in enumerate(texts) if len(t) > 40]
        if len(told) > 1:
            found[f"neus {n:03}"] = told
    return found


def fold_of(story: str) -> int:
    """Return the fold of a story: topics of ECB+ whole, neighbours in NeuS together."""
    source, name = story.split()
    return int(topic_of(name) if source == "ecb" else name) // (1 if source == "ecb" else 8) % FOLDS


def folders_of(corpus: Stories) -> list[tuple[int, Folder]]:
    """Return folders of one story and of several, each with its fold."""
    found = [(fold_of(s), _folder(f"one of {s.split()[0]}", {s: t})) for s, t in corpus.items()]
    topics: dict[str, dict[str, Sequence[Text]]] = defaultdict(dict)
    for story, texts in corpus.items():
        if story.startswith("ecb"):
            topics[topic_of(story.split()[1])][story] = texts
    for topic, told in topics.items():
        if len(told) > 1:
            found.append((int(topic) % FOLDS, _folder("two like stories of ecb", told)))
    for source, share in (("ecb", 3), ("neus", 1)):
        for fold in range(FOLDS):
            own = {s: t for s, t in corpus.items() if s.startswith(source) and fold_of(s) == fold}
            mixes = drawn(f"several of {source}", own, share * len(own), seed=fold)
            found += [(fold, mix) for mix in mixes]
            if source == "ecb":
                found += [(fold, _cut(mix, 10 * (fold + 4))) for mix in mixes]
    found += [(fold, _cut(f, 60)) for fold, f in found if f.kind == "one of ecb"]
    return found


def _cut(folder: Folder, words: int) -> Folder:
    """Return a folder of the tops of its articles: reports of some fifty words."""
    texts = tuple(t._replace(text=_top(t.text, words)) for t in folder.texts)
    return Folder(f"{folder.kind}, cut", texts, folder.told)


def _top(text: str, words: int) -> str:
    """Return the lines of a text until it has so many words."""
    ends = [m.end() for m in re.finditer(r"\S+", text)][:words]
    return text[: ends[-1]] if ends else text


def drawn(kind: str, told: Stories, number: int, seed: int) -> list[Folder]:
    """Return folders of one to six articles of two or three stories each."""
    chance = random.Random(seed)  # noqa: S311 - not a secret
    found = []
    while len(found) < number:
        names = chance.sample(sorted(told), min(chance.choice((2, 3)), len(told)))
        if len({topic_of(n.split()[-1]) for n in names}) < len(names):
            continue
        parts = {n: _some(told[n], chance) for n in names}
        found.append(_folder(kind, parts))
    return found


def _some(texts: Sequence[Text], chance: random.Random) -> list[Text]:
    return chance.sample(list(texts), min(len(texts), chance.randint(1, MOST_DRAWN)))


def _folder(kind: str, told: Stories) -> Folder:
    texts = tuple(t for part in told.values() for t in part)
    return Folder(kind, texts, tuple(s for s, part in told.items() for _ in part))


# --- comparing --------------------------------------------------------------------------------


class Counted:
    """In how many stories of a corpus each stem stands."""

    def __init__(self, corpus: Stories) -> None:
        self._stems = {
            story: {stem for t in texts for stem in words_of(t.text).stems}
            for story, texts in corpus.items()
        }
        self.counts = Counter(stem for stems in self._stems.values() for stem in stems)

    def without(self, told: Sequence[str]) -> Frequencies:
        """Return the counts of all stories but some."""
        own = Counter(stem for s in set(told) for stem in self._stems[s])
        counts = {stem: self.counts[stem] - n for stem, n in own.items()}
        kept = {stem: n for stem, n in counts.items() if n >= FEWEST_STORIES}
        return Frequencies(len(self._stems) - len(set(told)), kept)

    def shipped(self) -> Frequencies:
        """Return the counts of all stories."""
        kept = {stem: n for stem, n in sorted(self.counts.items()) if n >= FEWEST_STORIES}
        return Frequencies(len(self._stems), kept)


class Measured(NamedTuple):
    """A folder compared, with its fold."""

    fold: int
    folder: Folder
    compared: Compared


def measured(corpus: Stories) -> list[Measured]:
    counted = Counted(corpus)
    return [
        Measured(fold, folder, Compared(folder.texts, counted.without(folder.told)))
        for fold, folder in folders_of(corpus)
    ]


def fit_on(all_: Sequence[Measured], held: int | None = None) -> Logistic:
    samples = [_sample(m) for m in all_ if m.fold != held and len(m.folder.texts) > 1]
    return fitted(samples, list(samples[0].features), PENALTY)


def _sample(one: Measured) -> Sample:
    pairs = list(combinations(range(len(one.folder.texts)), 2))
    rows, columns = (np.array(c) for c in zip(*pairs, strict=True))
    told = one.folder.told
    truth = np.array([float(told[i] == told[j]) for i, j in pairs])
    features = {n: matrix[rows, columns] for n, matrix in one.compared.features.items()}
    return Sample(features, truth, np.full(len(pairs), FOLDER_WEIGHT / np.sqrt(len(pairs))))


def grouped(one: Measured, model: Logistic, apart: float) -> list[list[int]]:
    points = {**POINTS, "apart": apart}
    odds = one.compared.log_odds(replace(model, points=points))
    return joined(odds, one.compared.can_be_judged, points)


# --- what is measured -------------------------------------------------------------------------


def print_left_out(corpus: Stories) -> None:
    all_ = measured(corpus)
    models = [fit_on(all_, held) for held in range(FOLDS)]
    for apart in APART:
        print(f"apart below {apart}")
        found: dict[str, list[Row]] = defaultdict(list)
        for one in all_:
            groups = grouped(one, models[one.fold], apart)
            found[one.folder.kind].append(_row(groups, one.folder.told))
        _print_rows(found)


class Row(NamedTuple):
    """How one folder was grouped: B-cubed, whether split at all, whether just right."""

    precision: float
    recall: float
    split: bool
    right: bool


def _row(groups: Sequence[Sequence[int]], told: Sequence[str]) -> Row:
    precision, recall = b_cubed(groups, told)
    return Row(precision, recall, len(groups) > 1, precision == recall == 1)


def b_cubed(groups: Sequence[Sequence[int]], told: Sequence[str]) -> tuple[float, float]:
    """Return precision and recall over articles (Bagga and Baldwin 1998)."""
    sizes = Counter(told)
    hits = [(sum(told[j] == told[i] for j in g), len(g), sizes[told[i]]) for g in groups for i in g]
    precision = sum(h / size for h, size, _ in hits) / len(hits)
    return precision, sum(h / size for h, _, size in hits) / len(hits)


def _print_rows(found: Mapping[str, Sequence[Row]]) -> None:
    for kind, rows in sorted(found.items()):
        mean = np.mean(rows, axis=0)
        print(
            f"  {kind}: {len(rows)} folders, {sum(r.split for r in rows)} split; B-cubed precision"
            f" {mean[0]:.3f}, recall {mean[1]:.3f}; just right {mean[3]:.3f}"
        )


def read(path: Path) -> list[Text]:
    """Return the articles of a folder as the project reads them."""
    raws, _ = load([path], LIMIT)
    return [Text(f"{path.name} {a.id}", a.text, a.language) for a in clean(raws)]


def print_whole(paths: Sequence[Path]) -> None:
    split = 0
    for path in paths:
        groups = stories.stories_of(read(path))
        split += len(groups) > 1
        if len(groups) > 1:
            print(f"{path}: {[len(g) for g in groups]}, {groups[1:]}")
    print(f"{split} of {len(paths)} folders split")


def print_mixed(paths: Sequence[Path]) -> None:
    told = {f"folder {path.name}": read(path) for path in paths}
    rows = []
    for folder in drawn("mixed", told, 3 * len(told), seed=1):
        place = {t.id: i for i, t in enumerate(folder.texts)}
        groups = [[place[i] for i in g] for g in stories.stories_of(folder.texts)]
        rows.append(_row(groups, folder.told))
    _print_rows({"mixed": rows})


def write(corpus: Stories) -> None:
    model = fit_on(measured(corpus))
    data = {
        "weights": dict(sorted(model.weights.items())),
        "bias": model.bias,
        "points": POINTS,
    }
    frequencies = Counted(corpus).shipped()
    counts = {"stories": frequencies.stories, "counts": dict(frequencies.counts)}
    place = Path(stories.__file__).parent
    text = json.dumps(data, indent=1, sort_keys=True)
    (place / stories.WEIGHTS).write_text(text + "\n", encoding="utf-8")
    text = json.dumps(counts, indent=0, sort_keys=True, ensure_ascii=False)
    (place / FILE).write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
