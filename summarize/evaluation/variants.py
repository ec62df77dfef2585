"""Making briefs of the same articles that should come out the same: reordered, outlets masked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from summarize.domain import Brief
from summarize.evaluation.cases import Case
from summarize.evaluation.metrics.page import Variants

Make = Callable[[Sequence[Path]], Brief]
"""Makes a brief of files."""

TEXT = frozenset({".txt", ".md", ".html", ".htm", ".eml"})
"""Formats in which a name can be replaced by another without breaking the file."""

MASKS = [
    "Alder",
    "Birch",
    "Cedar",
    "Elder",
    "Hazel",
    "Juniper",
    "Larch",
    "Maple",
    "Oak",
    "Poplar",
    "Rowan",
    "Spruce",
    "Walnut",
]


def make_variants(case: Case, make: Make) -> Variants:
    """Make the briefs; a story in other than text formats is not masked."""
    masks = masks_of(case)
    maskable = masks and all(p.suffix.lower() in TEXT for p in case.files.values())
    return Variants(
        reordered=_made(case, make, {}, backwards=True) if len(case.files) > 1 else None,
        masked=_made(case, make, masks, backwards=False) if maskable else None,
        masks=masks,
    )


def masks_of(case: Case) -> dict[str, str]:
    """Return an invented name for each outlet, longest name first."""
    outlets = {a.outlet.removeprefix("The ") for a in case.labels.articles if a.outlet}
    ordered = sorted(outlets, key=lambda n: (-len(n), n))
    return {name: f"{MASKS[i % len(MASKS)]} Gazette" for i, name in enumerate(ordered)}


def _made(case: Case, make: Make, masks: dict[str, str], *, backwards: bool) -> Brief:
    """Make a brief of copies that lie in numbered folders, so that these give the order."""
    files = sorted(case.files.values(), reverse=backwards)
    with TemporaryDirectory(prefix="brief-eval-") as folder:
        copies = []
        for i, source in enumerate(files):
            copy = Path(folder) / f"{i:03}" / source.name
            copy.parent.mkdir()
            content = source.read_bytes()
            for name, mask in masks.items():
                content = content.replace(name.encode(), mask.encode())
            copy.write_bytes(content)
            copies.append(copy)
        return make(copies)
