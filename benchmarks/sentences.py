"""What the gate for sentences keeps of true ones and stops of spoiled ones.

python -m benchmarks.sentences WORKED TEXTS [-v]

WORKED holds stories that careful readers read and compared in full, with the sentences of a first
section and the findings that they rest on; TEXTS their articles. Each sentence is held against
its findings as it stands, then spoiled in one place.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

from benchmarks.worked import briefs
from summarize.evaluation.metrics.gate import ROOT, corruptions, names_in, other
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
        docs = [parser.parse(a.text) for a in articles if a.language == "en"]
        nouns = sorted({t.text for d in docs for t in d if t.pos_ == "NOUN" and t.text.islower()})
        for draft in drafts:
            reasons = verifier.reasons(draft)
            tried["true"] += 1
            kept["true"] += not reasons
            if verbose and reasons:
                print(name, "|", draft.sentence, "|", reasons)
            spoilt = [
                *corruptions(draft.sentence, names),
                *exchanged(draft.sentence, nouns, parser),
            ]
            for kind, words in spoilt:
                tried[kind] += 1
                lie = draft.model_copy(update={"sentence": words})
                passed = not verifier.reasons(lie)
                kept[kind] += passed
                if verbose and passed:
                    print("  PASSED", kind, "|", words)
    for kind, count in tried.items():
        print(f"{kind:12} {kept[kind]:4} of {count:4} kept")


def exchanged(sentence: str, nouns: Sequence[str], parser: Parser) -> Iterator[tuple[str, str]]:
    """Yield a sentence with another noun of the articles in the place of one of its own."""
    own = [t for t in parser.grammar([sentence])[0] if t.pos_ == "NOUN" and t.text.isalpha()]
    told = {t.text[:ROOT] for t in own}
    noun = other([n for n in nouns if n.isalpha() and n[:ROOT] not in told], sentence)
    if own and noun:
        token = own[crc32(sentence.encode()) % len(own)]
        yield "noun", sentence[: token.idx] + noun + sentence[token.idx + len(token) :]


if __name__ == "__main__":
    main()
