"""What the gate for sentences keeps of true ones and stops of spoiled ones.

python -m benchmarks.sentences WORKED TEXTS [-v]

WORKED holds stories that careful readers read and compared in full, with the sentences of a first
section and the findings that they rest on; TEXTS their articles. Each sentence is held against
its findings as it stands, then spoiled in one place.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from benchmarks.worked import briefs
from summarize.evaluation.metrics.gate import corruptions, names_in
from summarize.gate.sentences import Verifier
from summarize.text.parsing import Parser


def main() -> None:
    verbose = "-v" in sys.argv
    worked, texts = (Path(a) for a in sys.argv[1:3])
    parser = Parser()
    kept: Counter[str] = Counter()
    tried: Counter[str] = Counter()
    for name, comparison, articles, drafts in briefs(worked, texts, parser):
        verifier = Verifier(comparison, articles, parser)
        names = names_in([a.text for a in articles])
        for draft in drafts:
            reasons = verifier.reasons(draft)
            tried["true"] += 1
            kept["true"] += not reasons
            if verbose and reasons:
                print(name, "|", draft.sentence, "|", reasons)
            for kind, words in corruptions(draft.sentence, names):
                tried[kind] += 1
                lie = draft.model_copy(update={"sentence": words})
                passed = not verifier.reasons(lie)
                kept[kind] += passed
                if verbose and passed:
                    print("  PASSED", kind, "|", words)
    for kind, count in tried.items():
        print(f"{kind:12} {kept[kind]:4} of {count:4} kept")


if __name__ == "__main__":
    main()
