"""Who-said-what against hand-labelled attributions in brat standoff (the PolNeAR format).

    .venv/bin/python benchmarks/attribution.py FOLDER [--show N]

FOLDER holds `text/*.txt` and `attributions/*.ann`. A report found is right when its content
covers at least half of a gold content span or the other way round (by characters); its source is
right when the mention at the cue overlaps the gold source. PolNeAR also labels beliefs, plans and
attitudes ("wants to", "were frustrated"); recall is therefore given for all and for those whose
cue is a word of saying.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from summarize.domain import Article, Published
from summarize.observe.attributions import Attributed, attribute
from summarize.text import saying as lexicon
from summarize.text.parsing import Parser

HALF = 0.5
Spans = list[tuple[int, int]]


@dataclass
class Gold:
    """One labelled attribution."""

    content: Spans = field(default_factory=list)
    source: Spans = field(default_factory=list)
    cue: Spans = field(default_factory=list)


def read_gold(path: Path) -> list[Gold]:
    spans: dict[str, Spans] = {}
    events = []
    for line in path.read_text(encoding="utf-8").splitlines():
        key, _, rest = line.partition("\t")
        if key.startswith("T"):
            where = rest.split("\t")[0].split(" ", 1)[1]
            spans[key] = [(int(a), int(b)) for a, b in (p.split() for p in where.split(";"))]
        elif key.startswith("E"):
            events.append(rest.split())
    golds = []
    for event in events:
        if not event[0].startswith("Attribution"):
            continue
        gold = Gold()
        for part in event[1:]:
            role, _, target = part.partition(":")
            name = re.sub(r"\d+$", "", role).lower()
            if name in ("content", "source", "cue") and target in spans:
                getattr(gold, name).extend(spans[target])
        if gold.content:
            golds.append(gold)
    return golds


def overlap(first: Spans, second: Spans) -> int:
    return sum(max(0, min(b, d) - max(a, c)) for a, b in first for c, d in second)


def size(spans: Spans) -> int:
    return sum(b - a for a, b in spans)


def meets(first: Spans, second: Spans) -> bool:
    """Half of the longer one: a match of content, not a touch."""
    both = overlap(first, second)
    return both > 0 and both >= HALF * max(size(first), size(second))


def mode_of(text: str, content: Spans) -> str:
    inside = re.compile('\u201c[^\u201d]*\u201d?|"[^"]*"?')
    quoted = [m.span() for m in inside.finditer(text)]
    share = overlap(content, quoted) / max(1, size(content))
    return "direct" if share >= 0.9 else "indirect" if share == 0 else "mixed"


def is_saying(text: str, gold: Gold) -> bool:
    """Whether the cue holds a verb of saying, "according to" or a bare mark."""
    cue = " ".join(text[a:b] for a, b in gold.cue)
    if "according" in cue.lower() or not re.search(r"\w", cue):
        return True
    words = set(re.findall(r"[a-z]+", cue.lower()))
    stems = {w[: -len(e)] + r for w in words for e, r in ENDINGS if w.endswith(e)}
    return any(
        lexicon.stance_of(s) is not None for s in stems | {IRREGULAR.get(w, w) for w in words}
    )


ENDINGS = [
    ("", ""),
    ("s", ""),
    ("es", ""),
    ("ed", ""),
    ("d", ""),
    ("ing", ""),
    ("ing", "e"),
    ("ied", "y"),
    ("ies", "y"),
]
IRREGULAR = {"said": "say", "told": "tell", "wrote": "write", "thought": "think", "found": "find"}


def pairs(folder: Path) -> Iterator[tuple[Path, Path]]:
    for ann in sorted((folder / "attributions").glob("*.ann")):
        for stem in (ann.stem, ann.stem.rsplit("_", 1)[0]):
            text = folder / "text" / f"{stem}.txt"
            if text.is_file():
                yield ann, text
                break


@dataclass
class Scorer:
    """Counts over all articles, and lines to read of one kind of mistake."""

    what: str
    count: Counter[str] = field(default_factory=Counter)
    shown: list[str] = field(default_factory=list)

    def add(self, text: str, golds: list[Gold], found: list[Attributed]) -> None:
        """Count one article."""
        used: set[int] = set()
        for gold in golds:
            hits = [i for i, f in enumerate(found) if meets(list(f.report.content), gold.content)]
            near = [i for i in hits if _cue_near(found[i], gold)]
            used.update(hits)
            best = next(iter(near + hits), None)
            self._recall(text, gold, None if best is None else found[best])
        for i, f in enumerate(found):
            self._precision(text, golds, f, i in used)

    def _recall(self, text: str, gold: Gold, hit: Attributed | None) -> None:
        mode = mode_of(text, gold.content)
        saying = is_saying(text, gold)
        kinds = [mode, "all", *(["saying", f"saying-{mode}"] if saying else [])]
        self.count.update(f"gold {k}" for k in kinds)
        if hit is None:
            if saying and self.what == "missed":
                self.shown.append(_line("MISSED", text, gold))
            return
        self.count.update(f"hit {k}" for k in kinds)
        if gold.source:
            self._source(text, gold, hit, kinds)

    def _source(self, text: str, gold: Gold, hit: Attributed, kinds: list[str]) -> None:
        source = hit.report.source
        right = source is not None and overlap([(source.start, source.end)], gold.source) > 0
        self.count.update(f"sourced {k}" for k in kinds)
        if right:
            self.count.update(f"right {k}" for k in kinds)
        elif self.what == "source":
            got = source.text if source else None
            self.shown.append(_line("SOURCE", text, gold) + f" | GOT {got}")

    def _precision(self, text: str, golds: list[Gold], found: Attributed, hit: bool) -> None:  # noqa: FBT001
        content = list(found.report.content)
        good = hit or any(meets([s], g.content) for s in content for g in golds)
        loose = any(overlap(content, g.content) for g in golds)
        for kind in (mode_of(text, content), "all"):
            self.count[f"found {kind}"] += 1
            self.count[f"good {kind}"] += good
            self.count[f"loose {kind}"] += loose
        if not good and self.what == "extra":
            said = " [] ".join(text[a:b] for a, b in content)
            who = found.report.source.text if found.report.source else None
            self.shown.append(f"EXTRA {loose} | {who} | {found.report.cue} | {said!r}")

    def report(self) -> None:
        """Print recall, source accuracy and precision by kind."""
        saying = ("saying", "saying-direct", "saying-mixed", "saying-indirect")
        for kind in ("direct", "mixed", "indirect", "all", *saying):
            c = self.count
            recall = c[f"hit {kind}"] / max(1, c[f"gold {kind}"])
            source = c[f"right {kind}"] / max(1, c[f"sourced {kind}"])
            line = f"{kind:16} gold {c[f'gold {kind}']:5} recall {recall:.3f} source {source:.3f}"
            if made := c[f"found {kind}"]:
                line += f"  found {made:5} precision {c[f'good {kind}'] / made:.3f}"
                line += f" (any overlap {c[f'loose {kind}'] / made:.3f})"
            print(line)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--show", type=int, default=0, help="print so many mistakes")
    options.add_argument("--what", default="missed", choices=["missed", "extra", "source"])
    args = options.parse_args()
    parser = Parser()
    scorer = Scorer(args.what)
    for ann, path in pairs(args.folder):
        text = path.read_bytes().decode("utf-8")
        article = Article(
            id="A",
            path=path.name,
            outlet=None,
            headline=None,
            published=Published(),
            language="en",
            text=text,
        )
        scorer.add(text, read_gold(ann), list(attribute(article, parser.parse(text)).found))
    scorer.report()
    step = max(1, len(scorer.shown) // args.show) if args.show else 1
    for line in scorer.shown[::step] if args.show else []:
        print(line)


def _cue_near(found: Attributed, gold: Gold) -> bool:
    at = found.report.cue_start
    return any(a - 2 <= at <= b + 2 for a, b in gold.cue)


def _line(label: str, text: str, gold: Gold) -> str:
    low = min(a for a, _ in gold.content + gold.cue + gold.source)
    high = max(b for _, b in gold.content + gold.cue + gold.source)
    cue = " ".join(text[a:b] for a, b in gold.cue)
    who = " ".join(text[a:b] for a, b in gold.source)
    return f"{label} | {who} | {cue} | {text[max(0, low - 30) : high + 10]!r}"


if __name__ == "__main__":
    main()
