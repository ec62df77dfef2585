"""What the gate refuses of claims spoilt by one small change, and what it keeps of whole ones.

    python -m benchmarks.gate FOLDER_OR_FILE... [--most 100]

Every sentence of every text is a claim in its own words. Each is then spoilt in the ways of
`tests/corruptions.py` in its text, in its quote and in both, and goes through `ground`; claims
are given to another name of their article, too.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random

from summarize.claims.ground import ground
from summarize.domain import Article, DraftClaim, GroundedClaim, Published
from summarize.text.parsing import Parser

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
from corruptions import corruptions

Spoilt = tuple[str, DraftClaim]


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("paths", nargs="+", type=Path)
    arguments.add_argument("--most", type=int, default=100, help="spoilt claims per article")
    options = arguments.parse_args()
    files = [f for p in options.paths for f in (sorted(p.rglob("*.txt")) if p.is_dir() else [p])]
    parser, rng = Parser(), Random(1)  # noqa: S311 - picks what to spoil
    tried: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for path in files:
        measure(path.read_text(errors="replace"), options.most, (parser, rng), (tried, right))
    for kind in sorted(tried):
        print(f"{kind:34} {right[kind]:6} of {tried[kind]:6}  {right[kind] / tried[kind]:.2%}")


def measure(
    text: str, most: int, tools: tuple[Parser, Random], counts: tuple[Counter[str], Counter[str]]
) -> None:
    """Count, per kind of change, the claims tried and those judged rightly."""
    (parser, rng), (tried, right) = tools, counts
    article = Article(
        id="A1", path="", outlet=None, headline=None, published=Published(), language="en",
        text=text,
    )  # fmt: skip
    doc = parser.parse(text)
    plain = [(s.start_char, s.text.strip()) for s in doc.sents if s.text.strip()]
    whole = [DraftClaim(article="A1", text=q, quote=q, start=text.find(q, i)) for i, q in plain]
    tried["whole, kept"] += len(whole)
    kept, refused, _ = ground(whole, article, parser)
    right["whole, kept"] += len(whole) - len(refused)
    for claim in refused:
        print(f"REFUSED whole: {claim.reason}: {claim.quote!r}")
    names = sorted({e.text for e in doc.ents if e.label_ in {"PERSON", "GPE", "ORG"}})
    names = [n for n in names if n.replace(" ", "").isalpha() and n[0].isupper()]
    spoilt = [s for d in whole for s in spoil(d, names, text, rng)]
    spoilt = rng.sample(spoilt, min(most, len(spoilt)))
    swapped = [s for c in kept for s in swap(c, names, rng)]
    spoilt += rng.sample(swapped, min(most, len(swapped)))
    _, refused, _ = ground([d for _, d in spoilt], article, parser)
    left = Counter((r.text, r.quote) for r in refused if "is given to" not in r.reason)
    wrong = Counter((r.text, r.quote) for r in refused if "is given to" in r.reason)
    for kind, draft in spoilt:
        seen = wrong if kind.startswith("speaker") else left
        tried[kind] += 1
        right[kind] += bool(seen[draft.text, draft.quote])
        if not seen[draft.text, draft.quote]:
            print(f"KEPT {kind}: {draft.text!r} from {draft.quote!r} by {draft.speaker!r}")


def spoil(draft: DraftClaim, names: list[str], text: str, rng: Random) -> list[Spoilt]:
    """Return a draft's spoilt versions with what was done to each."""
    found = []
    for kind, false in corruptions(draft.quote, names, rng):
        if " " in false.strip() and false not in text:  # a web address is no claim
            for place, change in (
                ("text", {"text": false}),
                ("quote", {"quote": false}),
                ("both", {"text": false, "quote": false}),
            ):
                found.append((f"{kind}, in {place}", draft.model_copy(update=change)))
    return found


def swap(claim: GroundedClaim, names: list[str], rng: Random) -> list[Spoilt]:
    """Return a claim given to somebody else of the article: its speaker, or nobody, said it."""
    known = f"{claim.speaker} {claim.speaker_text} {claim.via}".casefold()
    others = [n for n in names if not any(w in known for w in n.casefold().split())]
    if not others or (claim.speaker and claim.speaker.isupper()):  # letters may stand for a name
        return []
    kind = "speaker, another" if claim.speaker else "speaker, where the outlet speaks"
    draft = DraftClaim(
        article=claim.article, text=claim.text, quote=claim.quote, start=claim.start,
        speaker=rng.choice(others),
    )  # fmt: skip
    return [(kind, draft)]


if __name__ == "__main__":
    main()
