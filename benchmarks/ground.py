"""What the gate keeps of a careful reader's claims, and what it stops of those spoilt on purpose.

    python -m benchmarks.ground FOLDER [--articles PATH...] [--seed 1] [--show KIND]

FOLDER holds `worked/*.json` (articles and claims with quote, references, speaker and the words
that show it) and `true-claims.jsonl` (claims of the articles in `camp/` and `../seeds/`). Articles
of `--articles` (text files, or JSON with `articleBody`) have no claims: their sentences are.

A spoilt claim is right when it is refused, or put right: what is false of it does not stand.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from summarize.claims.ground import Grounded, ground
from summarize.domain import Article, DraftClaim, DraftReference, GroundedClaim, Published
from summarize.gate.agreement import same_name
from summarize.gate.article import Ground
from summarize.gate.claims import Checked, check_claims
from summarize.gate.quotes import bracketed
from summarize.text.parsing import Parser

MARKS = "\"\u201c\u201d'\u2018\u2019.,;:!? "
NEGATORS = r"\b(?:not|never|no|without|denied|denies|unless|if|neither|rejected)\b"
HEDGES = r"\b(?:may|might|possibly|perhaps|reportedly|allegedly|probably|claimed)\b"


@dataclass(frozen=True)
class Read:
    """An article with the claims that are true of it."""

    article: Article
    drafts: tuple[DraftClaim, ...]


@dataclass(frozen=True)
class Spoilt:
    """A claim with one thing of it made false, and how to see whether it still stands."""

    kind: str
    draft: DraftClaim
    false: str
    at: int | None = None


@dataclass
class Tally:
    """Counts by kind, with the cases of one kind to read."""

    show: str
    tried: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, *, right: bool, case: str) -> None:
        """Count one."""
        self.tried[kind] += 1
        self.right[kind] += right
        if not right and self.show in {kind, "all"}:
            print(f"{kind}: {case}")

    def report(self) -> None:
        """Print the shares."""
        for kind in sorted(self.tried):
            share = self.right[kind] / self.tried[kind]
            print(f"{kind:44} {self.right[kind]:6} of {self.tried[kind]:6}  {share:.2%}")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--articles", nargs="*", type=Path, default=[])
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--show", default="", help="print the failures of this kind, or all")
    given = options.parse_args()
    parser, rng, tally = Parser(), Random(given.seed), Tally(given.show)  # noqa: S311
    for read in (*worked(given.folder), *true_claims(given.folder)):
        keep(read, parser, tally)
        stop(read, [*spoil(read, parser, rng)], parser, tally)
    for article in plain(given.articles):
        read = Read(article, tuple(sentences(article, parser)))
        keep(read, parser, tally, prefix="sentence ")
        found = [s for d in read.drafts for s in spoil_quote(d, read, rng)]
        stop(read, found, parser, tally, prefix="sentence ")
    tally.report()


# --- what is true ---------------------------------------------------------------------------


def worked(folder: Path) -> Iterator[Read]:
    for path in sorted((folder / "worked").glob("*.json")):
        story = json.loads(path.read_text())
        for given in story["articles"]:
            day = given["published"]["date"]
            article = article_of(given["id"], given["text"], day)
            claims = [c for c in story["claims"] if c["article"] == given["id"]]
            yield Read(article, tuple(draft_of(c, article) for c in claims))


def article_of(name: str, text: str, day: str | None = None) -> Article:
    date = dt.date.fromisoformat(day) if day else None
    return Article(
        id=name, path="", outlet=None, headline=None, language="en", text=text,
        published=Published(date=date, basis="stated" if date else "unknown"),
    )  # fmt: skip


def draft_of(claim: dict[str, Any], article: Article) -> DraftClaim:
    return DraftClaim(
        article=article.id,
        quote=claim["quote"],
        start=claim["start"],
        references=tuple(reference_of(r, article.text) for r in claim["references"] or ()),
        speaker=claim["speaker"] or "",
        speaker_words=claim["speaker_words"] or "",
        via=claim["via"],
        stance=claim["stance"],
        event=claim["event"],
    )


def reference_of(given: dict[str, str], text: str) -> DraftReference:
    told = text.find(given["sentence"] or "\0")
    place = (told, told + len(given["sentence"])) if told >= 0 else None
    return DraftReference(words=given["words"], means=given["means"], told=place)


def true_claims(folder: Path) -> Iterator[Read]:
    rows = [json.loads(line) for line in (folder / "true-claims.jsonl").open()]
    rows = [r for r in rows if r["verdict"] == "true"]
    for story, name in sorted({(r["story"], r["article"]) for r in rows}):
        home = folder / "camp" if story == "camp" else folder.parent / "seeds"
        article = article_of(name, (home / name).read_text())
        own = [r for r in rows if (r["story"], r["article"]) == (story, name)]
        yield Read(article, tuple(_true(r, article) for r in own))


def _true(row: dict[str, Any], article: Article) -> DraftClaim:
    quote = row["words"]
    if quote not in article.text:  # spaced otherwise there: the engine finds the article's words
        loose = r"\s+".join(re.escape(w) for w in quote.split())
        found = re.search(loose, article.text)
        quote = found.group() if found else quote
    sentence = row["sentences"][0] if row["sentences"] else quote
    start = article.text.find(sentence)
    inside = article.text.find(quote, max(start, 0))
    return DraftClaim(article=article.id, quote=quote, start=max(inside, 0), speaker=row["speaker"])


def plain(paths: Sequence[Path]) -> Iterator[Article]:
    for path in paths:
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path]:
            if file.suffix == ".json":
                for name, page in json.loads(file.read_text()).items():
                    yield article_of(name, page["articleBody"])
            else:
                yield article_of(file.name, file.read_text(errors="replace"))


def sentences(article: Article, parser: Parser) -> Iterator[DraftClaim]:
    for sentence in parser.parse(article.text).sents:
        quote = sentence.text.strip()
        if len(quote.split()) > 3:
            start = article.text.find(quote, sentence.start_char)
            yield DraftClaim(article=article.id, quote=quote, start=start)


# --- what is kept ---------------------------------------------------------------------------


def keep(read: Read, parser: Parser, tally: Tally, prefix: str = "") -> None:
    """Count what the gate keeps of true claims, as given."""
    parser.parse(read.article.text)
    began = time.perf_counter()
    made = ground(read.drafts, read.article, parser)
    tally.right["milliseconds"] += round((time.perf_counter() - began) * 1000)
    tally.tried["milliseconds"] += len(read.drafts)
    for draft in read.drafts:
        claim = _kept(draft, made)
        case = f"{draft.quote!r} by {draft.speaker!r} ({draft.speaker_words!r})"
        tally.add(f"{prefix}true, claim kept", right=claim is not None, case=case)
        if claim is None:
            continue
        whole = claim.quote.strip(MARKS) == draft.quote.strip(MARKS)
        tally.add(f"{prefix}true, quote as given", right=whole, case=f"{case}: {claim.quote!r}")
        for reference in draft.references:
            kept = f"[{reference.means.strip().casefold()[:12]}" in claim.text.casefold()
            said = f"{reference.words!r} as {reference.means!r}: {claim.text!r}"
            tally.add("true, reference kept", right=kept or _is_known(reference, claim), case=said)
        if draft.speaker:
            right = same_name(draft.speaker, claim.speaker or "")
            kind = "true, speaker as given" + ("" if draft.speaker_words else ", without words")
            tally.add(kind, right=right, case=f"{case}: {claim.speaker!r}")
        if draft.stance != "says":
            right = claim.stance == draft.stance
            tally.add("true, stance as given", right=right, case=f"{draft.stance} {case}")
        if draft.via:
            right = same_name(draft.via, claim.via or "")
            tally.add("true, relay as given", right=right, case=f"{draft.via} {case}: {claim.via}")


def _kept(draft: DraftClaim, made: Grounded) -> GroundedClaim | None:
    """Return the claim that a draft became: the one whose quote holds its own."""
    start = draft.start or 0
    end = start + len(draft.quote)
    mark = 2  # one at a border may have gone, with its space: its other half stands elsewhere
    holds = [c for c in made.claims if c.start <= start + mark and end - mark <= c.end]
    return min(holds, key=lambda c: len(c.quote), default=None)


def _is_known(reference: DraftReference, claim: GroundedClaim) -> bool:
    last = reference.means.split(",", maxsplit=1)[0].split()[-1].removesuffix("'s")
    return any(
        same_name(reference.means, r.means) or r.means.removesuffix("'s").endswith(last)
        for r in claim.references
    )


# --- what is spoilt -------------------------------------------------------------------------


def spoil(read: Read, parser: Parser, rng: Random) -> Iterator[Spoilt]:
    """Yield the claims of an article, each spoilt in several ways."""
    names = names_of(read.article, parser)
    for draft in read.drafts:
        yield from spoil_quote(draft, read, rng)
        yield from spoil_references(draft, read, names, rng)
        yield from spoil_speaker(draft, read, names, rng)
        yield from spoil_relay(draft, read, names, Random(draft.quote))  # noqa: S311


def names_of(article: Article, parser: Parser) -> list[str]:
    labels = {"PERSON", "ORG", "GPE", "NORP", "FAC"}
    found = {e.text for e in parser.parse(article.text).ents if e.label_ in labels}
    named = (n for n in found if re.fullmatch(r"[A-Z][\w .'\u2019-]+", n) and len(n) > 3)
    return sorted(n for n in named if len(n.split()) <= 3)


def spoil_quote(draft: DraftClaim, read: Read, rng: Random) -> Iterator[Spoilt]:
    text, quote = read.article.text, draft.quote
    for kind, false in (
        *((f"digit {i}", v) for i, v in enumerate(_digits(quote, rng))),
        *(("negation put in", v) for v in _negated(quote)),
        ("words of another sentence", _mixed(quote, read, rng)),
        ("invented words", _invented(quote, rng)),
    ):
        if false and false != quote and false not in text:
            name = "digit changed" if kind.startswith("digit") else kind
            yield Spoilt(name, draft.model_copy(update={"quote": false}), false)
    yield from _cut(draft, read.article.text)


def _digits(quote: str, rng: Random) -> Iterator[str]:
    for match in list(re.finditer(r"\d", quote))[:2]:
        other = rng.choice([d for d in "0123456789" if d != match.group()])
        yield quote[: match.start()] + other + quote[match.end() :]


def _negated(quote: str) -> Iterator[str]:
    found = re.search(r"\b(?:is|are|was|were|has|have|had|will|would|could)\b(?= [a-z])", quote)
    if found:
        yield f"{quote[: found.end()]} not{quote[found.end() :]}"


def _mixed(quote: str, read: Read, rng: Random) -> str:
    other = rng.choice(read.drafts).quote.split()
    words = quote.split()
    half = len(words) // 2
    return " ".join([*words[:half], *other[len(other) // 2 :]])


def _invented(quote: str, rng: Random) -> str:
    words = quote.split()
    at = rng.randrange(len(words))
    return " ".join(
        [*words[:at], rng.choice(["secretly", "illegal", "Kowalski", "twice"]), *words[at:]]
    )


def _cut(draft: DraftClaim, text: str) -> Iterator[Spoilt]:
    """Yield the quote from behind its "not", "if", "denied" or hedge on."""
    start = draft.start or 0
    for pattern, kind in ((NEGATORS, "cut before a negation"), (HEDGES, "cut before a hedge")):
        for match in re.finditer(pattern, draft.quote):
            rest = draft.quote[match.end() :]
            begin = start + match.end() + len(rest) - len(rest.lstrip(" ,"))
            rest = text[begin : start + len(draft.quote)]
            known = re.match(r"only|just|least|\d|[\"\u201d]|.{0,12}\bnot\b", rest)
            if len(rest.split()) > 2 and not known:
                cut = draft.model_copy(
                    update={"quote": rest, "start": begin, "references": (), "speaker": None}
                )
                yield Spoilt(kind, cut, match.group(), start + match.start())


def spoil_references(
    draft: DraftClaim, read: Read, names: Sequence[str], rng: Random
) -> Iterator[Spoilt]:
    text = read.article.text
    taken = " ".join(r.means for r in draft.references)
    for i, reference in enumerate(draft.references):
        others = [n for n in names if not _shares_a_word(n, taken)]
        if not others:
            continue
        wrong = rng.choice(others)
        told = reference.told
        beside = told is not None and wrong in text[slice(*told)]
        kind = "reference swapped, told beside it" if beside else "reference swapped"
        place = next(s for s in _sentences_with(wrong, text))
        again = reference.means  # what a second, honest answer says
        for how, more in (("", {}), (", asked twice", {"again": again})):
            yield _with_reference(f"{kind}{how}", draft, i, means=wrong, **more)
            both = f"reference and its place swapped{how}"
            yield _with_reference(both, draft, i, means=wrong, told=place, **more)
        yield _with_reference("reference negated", draft, i, means=f"not {reference.means}")
        digit = re.search(r"\d", reference.means)
        if digit:
            means = reference.means.replace(digit.group(), str((int(digit.group()) + 3) % 10), 1)
            yield _with_reference("reference, digit changed", draft, i, means=means)


def _with_reference(kind: str, draft: DraftClaim, i: int, **change: Any) -> Spoilt:
    references = list(draft.references)
    references[i] = references[i].model_copy(update=change)
    spoilt = draft.model_copy(update={"references": tuple(references)})
    return Spoilt(kind, spoilt, references[i].means)


def _sentences_with(name: str, text: str) -> Iterator[tuple[int, int]]:
    for match in re.finditer(r"[^\n]+", text):
        if name in match.group():
            yield match.span()


def _around(text: str, start: int, end: int) -> str:
    """Return the paragraph that a quote stands in."""
    last = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : last if last >= 0 else len(text)]


def _shares_a_word(name: str, others: str) -> bool:
    """Whether a name may be another spelling of what is true."""
    mine = {w.removesuffix("'s").removesuffix("\u2019s").casefold() for w in name.split()}
    return any(w[:5] in others.casefold() for w in mine if len(w) > 2)


def spoil_speaker(
    draft: DraftClaim, read: Read, names: Sequence[str], rng: Random
) -> Iterator[Spoilt]:
    shown = [(d.speaker, d.speaker_words) for d in read.drafts if d.speaker and d.speaker_words]
    start = draft.start or 0
    own = _around(read.article.text, start, start + len(draft.quote))
    mine = f"{draft.speaker} {draft.speaker_words} {draft.via}"
    others = [n for n in names if not _shares_a_word(n, mine)]
    kind = "speaker" if draft.speaker else "speaker of the outlet's words"
    kind += "" if draft.speaker_words or not draft.speaker else ", without words,"
    if not draft.speaker:  # part of a sentence that gives it to somebody is no word of the outlet
        others = [n for n in others if n not in own]
        shown = [s for s in shown if not _shares_a_word(s[0], own)]
    if others:
        wrong = rng.choice(others)
        yield Spoilt(f"{kind} swapped", draft.model_copy(update={"speaker": wrong}), wrong)
    elsewhere = [s for s in shown if not _shares_a_word(s[0], mine)]
    if elsewhere:
        wrong, words = rng.choice(elsewhere)
        swapped = draft.model_copy(update={"speaker": wrong, "speaker_words": words})
        yield Spoilt(f"{kind} swapped, with words", swapped, wrong)


def spoil_relay(
    draft: DraftClaim, read: Read, names: Sequence[str], rng: Random
) -> Iterator[Spoilt]:
    """Yield a claim of somebody's with another relay, or with one where it has none."""
    start = draft.start or 0
    own = _around(read.article.text, start, start + len(draft.quote))
    others = [
        n for n in names if n not in own and not _shares_a_word(n, f"{draft.speaker} {draft.via}")
    ]
    if draft.speaker and others:
        wrong = rng.choice(others)
        kind = "relay swapped" if draft.via else "relay put in"
        yield Spoilt(kind, draft.model_copy(update={"via": wrong}), wrong)


# --- what is stopped ------------------------------------------------------------------------


def stop(
    read: Read, spoilt: Sequence[Spoilt], parser: Parser, tally: Tally, prefix: str = ""
) -> None:
    """Count what the gate stops of spoilt claims, each given alone."""
    against = Ground.of(read.article, parser)
    for case in spoilt:
        (found,) = check_claims([case.draft], against)
        right = found.span is None or not _stands(case, found, read.article.text)
        told = f"{case.false!r} in {case.draft.quote!r} by {case.draft.speaker_words!r}"
        if found.span is not None:
            kept = bracketed(read.article.text, *found.span, found.references)
            told += f" -> {kept!r} by {found.attribution.speaker!r}"
        tally.add(f"{prefix}spoilt, {case.kind}", right=right, case=told)


def _stands(case: Spoilt, found: Checked, text: str) -> bool:
    """Whether what was made false stands in what the gate let through."""
    span = found.span or (0, 0)
    if case.kind.startswith("cut"):
        told = found.attribution.cue == case.false and found.attribution.speaker_text is not None
        return case.at is not None and span[0] > case.at and not told
    if case.kind.startswith("reference"):
        means = case.false.casefold()
        return any(
            means in r.means.casefold() or same_name(case.false, r.means) for r in found.references
        )
    if case.kind.startswith("relay"):
        return same_name(case.false, found.attribution.via or "-")
    if case.kind.startswith("speaker"):
        return same_name(case.false, found.attribution.speaker or "-")
    return case.false in text[slice(*span)]


if __name__ == "__main__":
    main()
