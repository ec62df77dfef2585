"""A model as judge of the pages: beside the metrics, never among them, and no gate looks at it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarize.domain import Article, Brief, BriefSentence, Claim
from summarize.engines.model.grading import Exhibit, Grader, Grades
from summarize.evaluation.observation import SEED, Observation, Score, estimate
from summarize.evaluation.report import Doubt, Opinion, Opinions, Report
from summarize.evaluation.run import Run

FIRST_SECTION = "in short"
FURTHER = 20
"""Sentences graded beside those of the first section: enough to see, few enough to pay for."""
LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class Graded:
    """One story's page and what the judge says of it."""

    case: str
    held_out: bool
    exhibits: tuple[Exhibit, ...]
    grades: tuple[Grades, ...]

    @property
    def verdicts(self) -> list[tuple[Exhibit, bool]]:
        """The sentences that have a verdict, with it."""
        said = [f for g in self.grades for f in g.follows]
        pairs = zip(self.exhibits, said, strict=True)
        return [(exhibit, follows) for exhibit, follows in pairs if follows is not None]

    @property
    def neutrality(self) -> float | None:
        """The mean of the answers."""
        given = [g.neutrality for g in self.grades if g.neutrality is not None]
        return sum(given) / len(given) if given else None


def graded(report: Report, runs: Sequence[Run], grader: Grader) -> Report:
    """Return the report with what the judge says of each contender's pages.

    Args:
        report: What was found.
        runs: The runs it was made of, in its order.
        grader: Asked, and closed afterwards.
    """
    try:
        said = [opinions(run, grader) for run in runs]
        # One judge graded all pages: its bill is the same beside each contender.
        bill = {"usage": grader.usage().model_copy(update={"seconds": 0.0})}
    finally:
        grader.close()
    entries = tuple(
        entry.model_copy(update={"judge": judge.model_copy(update=bill)})
        for entry, judge in zip(report.entries, said, strict=True)
    )
    return report.model_copy(update={"entries": entries})


def opinions(run: Run, grader: Grader) -> Opinions:
    """Have the pages of a run graded."""
    seen = [_grade(r.case.name, r.brief, grader, aside=r.case.labels.held_out) for r in run.results]
    in_the_open = [g for g in seen if not g.held_out]
    return Opinions(
        model=grader.name,
        prompts=grader.prompts,
        open=opinion(in_the_open),
        held_out=opinion([g for g in seen if g.held_out]),
        stories={g.case: opinion([g]) for g in seen},
        doubts=tuple(
            Doubt(case=g.case, sentence=exhibit.sentence)
            for g in in_the_open
            for exhibit, follows in g.verdicts
            if not follows
        ),
        ungraded=tuple(dict.fromkeys(why for g in seen for why in _ungraded(g))),
        usage=grader.usage(),
    )


def exhibits_of(brief: Brief) -> tuple[Exhibit, ...]:
    """Choose the sentences to grade: the first section, and some of the rest, by a fixed seed."""
    first = [s for s in brief.brief if s.section == FIRST_SECTION and s.cites]
    rest = [s for s in brief.brief if s.section != FIRST_SECTION and s.cites]
    # Any choice does, as long as it is the same each time: nothing here is secret.
    chosen = random.Random(SEED).sample(range(len(rest)), min(FURTHER, len(rest)))  # noqa: S311
    claims = {c.id: c for c in brief.claims}
    articles = {a.id: a for a in brief.articles}
    shown = [*first, *(rest[i] for i in sorted(chosen))]
    return tuple(_exhibit(s, claims, articles) for s in shown)


def opinion(seen: Iterable[Graded]) -> Opinion:
    """Put the grades of some stories into numbers."""
    seen = list(seen)
    follows = [
        Observation("judge.follows", g.case, str(i), float(yes))
        for g in seen
        for i, (_, yes) in enumerate(g.verdicts)
    ]
    scale = HIGHEST - LOWEST
    neutral = [
        Observation("judge.neutrality", g.case, "page", (g.neutrality - LOWEST) / scale)
        for g in seen
        if g.neutrality is not None
    ]
    share = estimate(neutral)
    return Opinion(follows=estimate(follows), neutrality=_rescaled(share) if share else None)


def _grade(case: str, brief: Brief, grader: Grader, *, aside: bool) -> Graded:
    exhibits = exhibits_of(brief)
    grades = grader.grade(exhibits, case) if exhibits else []
    return Graded(case, aside, exhibits, tuple(grades))


def _exhibit(
    sentence: BriefSentence, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Exhibit:
    cited = [claims[c] for c in sentence.cites if c in claims]
    return Exhibit(sentence.sentence, tuple(_quote(c, articles[c.article]) for c in cited))


def _quote(claim: Claim, article: Article) -> str:
    """Write a quote with its outlet and speaker: a sentence may name them."""
    who = "; ".join(part for part in (article.outlet, claim.speaker) if part)
    return f"({who}) {claim.quote}" if who else claim.quote


def _ungraded(one: Graded) -> list[str]:
    failed = [f"{one.case}: {g.failure}" for g in one.grades if g.failure]
    lacking = sum(f is None for g in one.grades if not g.failure for f in g.follows)
    return [*failed, *([f"{one.case}: no verdict on {lacking} sentences"] if lacking else [])]


def _rescaled(share: Score) -> Score:
    scale = HIGHEST - LOWEST
    return Score(
        value=LOWEST + scale * share.value,
        low=LOWEST + scale * share.low,
        high=LOWEST + scale * share.high,
        n=share.n,
    )
