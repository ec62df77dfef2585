"""A model as judge of the pages: beside the metrics, never among them, and no gate looks at it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence

from summarize.domain import Article, Brief, BriefSentence, Claim
from summarize.engines.model.grading import Exhibit, Grader, Grades
from summarize.evaluation.observation import SEED, Observation, Score, estimate
from summarize.evaluation.report import Doubt, Opinion, Opinions, Report
from summarize.evaluation.run import Run

FIRST_SECTION = "in short"
FURTHER = 20
"""Sentences graded beside those of the first section: enough to see, few enough to pay for."""
FOLLOWS, NEUTRALITY = "judge.follows", "judge.neutrality"
LOWEST, HIGHEST = 1, 5
SCALE = HIGHEST - LOWEST


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
    in_the_open: list[Observation] = []
    aside: list[Observation] = []
    ungraded: list[str] = []
    for result in run.results:
        exhibits = exhibits_of(result.brief)
        grades = grader.grade(exhibits, result.case.name) if exhibits else []
        seen = aside if result.case.labels.held_out else in_the_open
        seen += _observed(result.case.name, exhibits, grades)
        ungraded += _ungraded(result.case.name, grades)
    return Opinions(
        model=grader.name,
        prompts=grader.prompts,
        open=_opinion(in_the_open),
        held_out=_opinion(aside),
        doubts=tuple(Doubt(case=o.case, sentence=o.miss) for o in in_the_open if o.miss),
        ungraded=tuple(dict.fromkeys(ungraded)),
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


def _observed(
    case: str, exhibits: Sequence[Exhibit], grades: Sequence[Grades]
) -> Iterator[Observation]:
    """Put the grades of a page into numbers from 0 to 1."""
    said = [follows for g in grades for follows in g.follows]
    for exhibit, follows in zip(exhibits, said, strict=True):
        if follows is not None:
            miss = "" if follows else exhibit.sentence
            yield Observation(FOLLOWS, case, exhibit.sentence, float(follows), miss=miss)
    given = [g.neutrality for g in grades if g.neutrality is not None]
    if given:
        mean = sum(given) / len(given)
        yield Observation(NEUTRALITY, case, "page", (mean - LOWEST) / SCALE)


def _opinion(seen: Sequence[Observation]) -> Opinion:
    share = estimate([o for o in seen if o.metric == NEUTRALITY])
    return Opinion(
        follows=estimate([o for o in seen if o.metric == FOLLOWS]),
        neutrality=_rescaled(share) if share else None,
    )


def _exhibit(
    sentence: BriefSentence, claims: Mapping[str, Claim], articles: Mapping[str, Article]
) -> Exhibit:
    cited = [claims[c] for c in sentence.cites if c in claims]
    return Exhibit(sentence.sentence, tuple(_quote(c, articles[c.article]) for c in cited))


def _quote(claim: Claim, article: Article) -> str:
    """Write a quote with its outlet and speaker: a sentence may name them."""
    who = "; ".join(part for part in (article.outlet, claim.speaker) if part)
    return f"({who}) {claim.quote}" if who else claim.quote


def _ungraded(case: str, grades: Sequence[Grades]) -> list[str]:
    failed = [f"{case}: {g.failure}" for g in grades if g.failure]
    lacking = sum(f is None for g in grades if not g.failure for f in g.follows)
    return [*failed, *([f"{case}: no verdict on {lacking} sentences"] if lacking else [])]


def _rescaled(share: Score) -> Score:
    ends = {name: LOWEST + SCALE * getattr(share, name) for name in ("value", "low", "high")}
    return share.model_copy(update=ends)
