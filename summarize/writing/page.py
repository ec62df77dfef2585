"""The page as a tree of plain blocks, in the order in which it is read; renderers only draw it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from functools import cached_property

from summarize.domain import (
    Article,
    Brief,
    BriefSentence,
    Finding,
    FindingKind,
    Position,
    Utterance,
)
from summarize.text.cues import is_surer, negates
from summarize.text.dates import counts_days, day_words, find_dates, resolve
from summarize.text.nearness import NEARLY_ALL, is_scrap, repeats, retold, told_by
from summarize.text.quotations import find_quotations
from summarize.text.words import POSSESSIVE, listed, some_of
from summarize.writing import tables
from summarize.writing.agreement import printing
from summarize.writing.blocks import Account, Block, Line, Page, Section, Table, bullets
from summarize.writing.differences import MOST as MOST_TABLES
from summarize.writing.differences import SPARE, moment, printed, weightiest
from summarize.writing.evidence import Evidence
from summarize.writing.phrases import (
    capital,
    count,
    date_range,
    in_digits,
    in_words,
    inner,
    long_date,
    phrase,
    spent,
)
from summarize.writing.sources import copies, elsewhere, foreign, labels, of_others
from summarize.writing.speech import UNNAMED, called
from summarize.writing.title import names_of, several

MOST = {
    "account": 20,
    "agreed": 12,
    "background": 2,
    "single": 6,
    "check": 8,
    "timeline": 12,
    "utterance": 3,
    "rendering": 3,
}
"""How many entries a section shows before the rest is folded into a count (all are in the JSON).
A page of 14 accounts stays a six-minute read, about 1,400 words, with these."""
LEAST_DAYS = 2
"""Days of which a line of time is made: deeds of one day have no known order."""
FEW_ACCOUNTS = 5
"""Up to so many accounts are told in two sentences each, more of them in one."""
LEAST_WEIGHT = 2.0
"""Weight below which what one source alone tells is not shown: asides, and what an outlet says of
its sources (read on twelve stories)."""
NAMED_OUTLETS = 4
"""More outlets than this in a row are counted instead of named."""


IN_SHORT = "In short"
IN_BRIEF = "The accounts in short"
OWN_WORDS = "Accounts in their own words"
DIFFER, SAID = "Where they differ", "Said at different times"
TIMED, AGREEING = "Figures at different times", "Figures that can all be right"
"""The headings of tables: what differs, what one account tells of a change of mind, and figures of
several days or roundings."""


def page_of(brief: Brief, *, again: bool = False) -> Page:
    """Lay out the page.

    Who proofreads it has to see `again`, under its own heading, what the first section tells.
    """
    desk = _Desk(brief, again=again)
    sections = (
        desk.stories(),
        desk.in_short(),
        desk.agreed(),
        *map(desk.differing, (DIFFER, SAID, TIMED, AGREEING)),
        desk.accounts(),
        desk.single_source(),
        desk.checks(),
        desk.wording(),
        desk.omissions(),
        desk.timeline(),
        Section("Sources", tables.sources(brief, desk.labels), form="sources"),
        desk.making(),
    )
    return Page(
        title=brief.title,
        provenance=desk.provenance(),
        sections=tuple(s for s in sections if s.blocks or s.parts),
        evidence=desk.evidence.quotes,
        accounts=tuple(desk.told_in_short),
    )


class _Desk:
    """Lays out one section at a time."""

    def __init__(self, brief: Brief, *, again: bool) -> None:
        self.brief, self.again = brief, again
        self.labels = labels(brief.articles)
        self.evidence = Evidence(brief)
        self.articles = {a.id: a for a in brief.articles}
        self.origins = {o.id: o for o in brief.origins}
        self.claims = {c.id: c for c in brief.claims}
        self.findings = {f.id: f for f in brief.findings}
        self.opens = [s for s in brief.brief if s.section == "in short"]
        self.short = [s.sentence for s in self.opens]
        self.opening = {i for s in self.opens for i in (s.finding, *s.rests_on) if i}
        self.sentences = {
            s.finding: s for s in brief.brief if s.finding and s.section != "in short"
        }

    # --- what a line refers to

    def outlets(self, articles: Sequence[str]) -> str:
        return some_of([self.labels[a] for a in articles], NAMED_OUTLETS)

    def beside(self, articles: Collection[str]) -> str:
        """Return outlets, in order, to stand in brackets: without brackets of their own.

        A day or a number behind one of several is that one's alone: "The Post; The Echo, 9 May".
        """
        called = [self.labels[a] for a in self.articles if a in articles]
        plain = [label.replace(" (", ", ").replace(")", "") for label in called]
        if plain == called:
            return some_of(plain, NAMED_OUTLETS)
        more = [f"{len(plain) - NAMED_OUTLETS} more"] if len(plain) > NAMED_OUTLETS else []
        return "; ".join([*plain[:NAMED_OUTLETS], *more])

    def said_by(self, position: Position) -> str:
        """Return who stands behind a position: who is named for it and where, else the outlet.

        An outlet that gives somebody the word for it does not vouch itself.
        """
        told = [(c, self.origins[c.origin]) for c in map(self.claims.__getitem__, position.claims)]
        named: dict[str, set[str]] = {}
        quoting: set[str] = set()
        for claim, origin in told:
            speaks = origin.kind != "outlet" and UNNAMED not in origin.name
            if speaks and claim.article not in quoting:  # "Russia" and "the Russian military"
                named.setdefault(called(claim, origin), set()).add(claim.article)
                quoting.add(claim.article)
        own = [a for a in self.articles if a in position.articles and a not in quoting]
        said = [f"{who} ({self.beside(articles)})" for who, articles in named.items()]
        return "; ".join([*said, *([self.outlets(own)] if own else [])])

    def credited(self, said: str, finding: Finding) -> str:
        """Return a line with who prints it: named and not counted, since others may tell it too.

        Where the line names all of them already, they are not named twice.
        """
        articles = {self.claims[c].article for c in self.telling(said, finding)}
        named = all(self.evidence.names(said, a) for a in articles)
        return said if named else f"{said} ({self.beside(articles)})"

    def telling(self, said: str, finding: Finding) -> tuple[str, ...]:
        """Return the claims of those accounts of a finding that tell a line."""
        if said == finding.statement:
            return finding.told_by
        near = [self.claims[c] for c in self.evidence.telling(said, finding.told_by)]
        return tuple(c.id for c in printing(near, said))

    def found(self, *kinds: FindingKind) -> list[Finding]:
        """Return findings whose sentence passed the gate: those fit to print, news, by weight."""
        told = (f for f in self.brief.findings if f.kind in kinds and f.id in self.sentences)
        return sorted(told, key=weightiest)

    def lines(self, kind: FindingKind, told: Sequence[str]) -> list[Finding]:
        """Return findings whose line repeats no weightier one, nor `told`.

        Who proofreads is shown those too that are not fit to print: better words may make them so.
        """
        kept: list[Finding] = []
        before = list(told)
        opens = () if self.again else self.opens
        rest = [(s.sentence, frozenset(s.cites)) for s in opens if s.finding]
        for finding in self.found(kind):
            words, claims = self.sentences[finding.id].sentence, finding.told_by
            hidden = finding.leans and not self.again
            # what rests mostly on the claims of a line tells the same deed, whoever it names
            near = [w for w, held in rest if 2 * len(held.intersection(claims)) >= len(claims)]
            if not (hidden or is_scrap(words) or retold(words, before) or repeats(words, near)):
                kept.append(finding)
                before.append(words)
                rest.append((words, frozenset(claims)))
        return kept

    def line(self, finding: Finding) -> Line:
        said = self.sentences[finding.id].sentence
        cites = self.evidence.cited(finding, said)
        return Line(self.credited(said, finding), cites, finding=finding.id)

    # --- the sections, in order

    def provenance(self) -> str:
        articles, engine = self.brief.articles, self.brief.made_with.engine
        days = [a.published.date for a in articles if a.published.date]
        outlets = {a.outlet for a in articles}
        printed = f", printed {date_range(days)}" if days else ""
        if days and len(days) < len(articles):
            printed = f", {in_words(len(days))} of them dated {date_range(days)}"
        by = "by the embedded engine, offline" if engine == "offline" else f"with {engine}"
        whose = "" if None in outlets else f" by {count(len(outlets), 'outlet')}"
        made = f"Made from {count(len(articles), 'article')}{whose}{printed}, {by}."
        read = engine != "offline"
        told = (made, elsewhere(self.brief), copies(articles), foreign(articles, read=read))
        return " ".join(filter(None, told))

    def stories(self) -> Section:
        """Return which unrelated stories there are, where there are several."""
        told = several(self.brief)
        names = [Line(name, lead=f"{n}.") for n, name in enumerate(names_of(self.brief), 1)]
        return Section("Not one story", (Line(told), *bullets(names)) if told else ())

    def in_short(self) -> Section:
        found = [(self.findings.get(said.finding or ""), said) for said in self.opens]
        lines = [Line(self.standing(f, said), self.notes_of(f, said)) for f, said in found]
        return Section(IN_SHORT, bullets(lines), form="short")

    def notes_of(self, finding: Finding | None, said: BriefSentence) -> tuple[str, ...]:
        """Return the claims to quote for a line of the short version."""
        if finding is None:
            # who proofreads sees what each account has for it
            return self.evidence.bearing(said.sentence, said.cites, named=not self.again)
        if len(finding.positions) > 1:
            return self.evidence.cited(finding, said.sentence)
        return self.evidence.bearing(said.sentence, self.telling(said.sentence, finding))

    def standing(self, finding: Finding | None, said: BriefSentence) -> str:
        """Return a line of the short version with who stands behind it, where it does not say."""
        if finding is not None and finding.kind in ("agreed", "single-source"):
            return self.credited(said.sentence, finding)
        lead = self.brief.lead
        if finding is None and lead is not None and tuple(said.cites) == (lead.claim,):
            article = self.claims[lead.claim].article
            return f"{said.sentence} (in the words of {self.beside([article])})"
        return said.sentence

    @cached_property
    def agreements(self) -> tuple[list[Finding], list[Finding]]:
        """What is agreed, is no figure of a table and not told in short, and what is folded of it.

        News comes first, and little of what lies back.
        """
        told = [f.question for f in self.differences if f.kind != "disputed"]
        told += self.short if not self.again else []
        found = [f for f in self.lines("agreed", told) if not self.is_cited(f)]
        news = [f for f in found if not (f.leans or f.background)][: MOST["agreed"]]
        old = [f for f in found if f.background and not f.leans][: MOST["background"]]
        return [*news, *old], [f for f in found if f not in news and f not in old]

    def agreed(self) -> Section:
        shown, folded = self.agreements
        blocks = bullets([*map(self.line, (*shown, *folded))], len(shown), "agreed")
        return Section("What the accounts agree on", blocks)

    def differing(self, heading: str) -> Section:
        """Return the tables that stand under a heading."""
        shown = tuple(self.difference(f) for f in self.differences if self.under(f) == heading)
        lead = (Line(phrase("leads", "differ")),) if shown and not self.again else ()
        return Section(heading, lead, shown)

    def under(self, finding: Finding) -> str:
        """Return the heading under which a difference stands."""
        if finding.kind == "disputed":
            return SAID if finding.type == "update" else DIFFER
        if self.is_timed(finding):
            return TIMED
        return AGREEING if finding.may_agree else DIFFER

    def is_timed(self, finding: Finding) -> bool:
        """Whether figures are told for several times: a count that goes on is no disagreement."""
        times = {
            (p.as_of, p.as_of_time)
            for p in finding.positions
            if p.as_of is not None and self.holds_then(p)
        }
        return finding.type != "contradiction" and len(times) > 1

    @cached_property
    def differences(self) -> list[Finding]:
        """What the tables show."""
        told = (f for f in self.brief.findings if f.id in self.sentences)
        return printed(told, self.opening, MOST_TABLES + (SPARE if self.again else 0))

    def difference(self, finding: Finding) -> Section:
        """Return the table of one question; its rows say all that its sentence would."""
        told = [self.position(finding, p) for p in finding.positions]
        heading, blocks = capital(finding.question), list[Block]()
        if finding.kind == "disputed":  # a side's own words say who takes it
            outlets = (Line(self.telling_outlets(p.label, p.claims)) for p in finding.positions)
            sides = tuple(zip(told, outlets, strict=True))
            return Section(heading, (Table(("Position", "Outlet"), sides),), finding=finding.id)
        days = [self.as_of(p, finding) if self.holds_then(p) else "" for p in finding.positions]
        dated = len({day for day in days if day}) > 1  # one day alone tells nothing apart
        head = ("Position", "Who says so", *(("As of",) if dated else ()))
        rows = (
            (line, Line(self.said_by(p)), Line(day))[: len(head)]
            for line, p, day in zip(told, finding.positions, days, strict=True)
        )
        blocks.append(Table(head, tuple(rows)))
        # Days beside the values, and the heading of what can all be right, say as much.
        if finding.type is not None and finding.reason and not (dated or finding.may_agree):
            reason = Line(finding.reason, lead=f"{finding.type.capitalize()}.")
            blocks.append(reason)
        return Section(heading, tuple(blocks), finding=finding.id)

    def as_of(self, position: Position, finding: Finding) -> str:
        """Return the day of a row; the hour, that of its printing, orders all but updates."""
        if finding.type == "update" or position.as_of is None:
            return moment(position)
        return long_date(position.as_of)

    def position(self, finding: Finding, position: Position) -> Line:
        """Return a side's line; the note of a dispute's has only accounts that tell it."""
        said, claims = position.label, position.claims
        if finding.kind == "disputed":
            claims = self.evidence.telling(said, claims)
        cites = self.evidence.bearing(f"{finding.question} {said}", claims)
        if finding.kind == "disputed":
            return Line(self.unsigned(said, claims), cites)
        return Line(in_digits(said, self.articles[position.articles[0]].language), cites)

    def unsigned(self, said: str, claims: Sequence[str]) -> str:
        """Return a side without an outlet that it ends with: the column beside it names it."""
        outlets = {self.articles[self.claims[c].article].called for c in claims}
        named = "|".join(map(re.escape, sorted(outlets)))
        return re.sub(rf",? (?:the )?(?:{named}) reports\.$", ".", said, flags=re.IGNORECASE)

    def telling_outlets(self, said: str, claims: Sequence[str]) -> str:
        """Return the outlets that tell a line, of those that some claims are of."""
        telling = {self.claims[c].article for c in self.evidence.telling(said, claims)}
        return self.outlets([a for a in self.articles if a in telling])

    def holds_then(self, position: Position) -> bool:
        """Whether all claims of a side are of its day: printed on it, or telling it."""
        day = position.as_of
        told = (self.claims[c] for c in position.claims)
        return all(
            day == self.articles[c.article].published.date
            or (c.when is not None and c.when.from_ == c.when.to == day)
            for c in told
        )

    def accounts(self) -> Section:
        """Return the accounts in a sentence or two, or in one of their own words, in quotes."""
        told = self.told_in_short
        lines = [Line(" ".join(a.sentences), lead=f"{listed(a.names)}:") for a in told]
        heading = OWN_WORDS if self.in_own_words else IN_BRIEF
        return Section(heading, bullets(lines), form="accounts")

    @cached_property
    def in_own_words(self) -> bool:
        """Whether the accounts are told in sentences of theirs, as the embedded engine does."""
        return all(map(_is_verbatim, self.brief.articles)) and not self.again

    @cached_property
    def told_in_short(self) -> list[Account]:
        """The accounts as they are drawn."""
        drawn = []
        for own, sentences in self.summaries:
            dated: list[str] = []
            for told in (" ".join(s.split()) for s in sentences):
                if self.in_own_words:  # the day stands in front; nothing is put into a quotation
                    dated.append(f"“{inner(told)}”")
                else:
                    dated.append(_with_days(told, own[0], " ".join(dated)))
            names = tuple(self.introduced(a, " ".join(dated)) for a in own)
            drawn.append(Account(tuple(own), names, tuple(dated)))
        return drawn

    def introduced(self, article: Article, told: str) -> str:
        """Return what an account is called in front of its line."""
        who = self.on_its_day(article, told)
        return phrase("notes", "of_another_event", who=who) if article.id in self.others else who

    @cached_property
    def others(self) -> frozenset[str]:
        """The articles that a model found to tell mostly of another event."""
        return of_others(self.brief)

    def on_its_day(self, article: Article, told: str) -> str:
        """Return what an account is called, with its day where days differ or it counts from it."""
        label, day = self.labels[article.id], article.published.date
        days = {a.published.date for a in self.brief.articles if a.published.date}
        if day is None and days and counts_days(told):
            return phrase("notes", "undated", who=label)
        shown = not label.endswith(")") or "(no. " in label  # else it has its day
        tells = day and shown and (len(days) > 1 or counts_days(told))
        return f"{label}, {long_date(day)}" if day and tells else label

    @cached_property
    def summaries(self) -> list[tuple[list[Article], Sequence[str]]]:
        """Accounts told in short in the order of their days, those together that tell the same.

        Those whose lines add nothing to what stands above have none. There is none where there is
        but one account; who proofreads is shown each by itself.
        """
        told = [a for a in self.brief.articles if a.summary and len(self.brief.articles) > 1]
        told = [a for a in told if a.language == "en" or self.again]
        told.sort(key=lambda a: (a.published.date is None, a.published.date or dt.date.min))
        most = 1 if self.in_own_words else 2 if len(self.brief.articles) <= FEW_ACCOUNTS else 1
        above = [self.brief.title, *self.short, *self.told(self.agreements[0])]
        above += [p.label for f in self.differences for p in f.positions]
        found: list[tuple[list[Article], Sequence[str]]] = []
        for article in told:
            lines = article.summary[:most]
            alike = (
                own
                for own, shown in found
                if _tells_the_same(article, own[0], shown)
                and self.speakers(article) == self.speakers(own[0])
            )
            same = None if self.again or self.in_own_words else next(alike, None)
            if same is not None:
                same.append(article)
            elif self.again or not all(_is_above(line, above) for line in lines):
                found.append(([article], lines))
                above += lines
            if len(found) == MOST["account"]:
                break
        return found

    def speakers(self, article: Article) -> frozenset[str]:
        """Return the origins of those who say what an account begins with, as its claims show."""
        begins = article.summary_spans[:1]
        return frozenset(
            c.origin
            for c in self.claims.values()
            if c.article == article.id and c.speaker
            for spans in begins
            if any(start < c.end and c.start < end for start, end in spans)
        )

    def told(self, findings: Sequence[Finding]) -> list[str]:
        return [self.sentences[f.id].sentence for f in findings]

    def single_source(self) -> Section:
        shown = min(sum(not f.leans for f in self.singles), MOST["single"])
        blocks = bullets([*map(self.line, self.singles)], shown, "also_reported")
        return Section("Also reported", blocks)

    @cached_property
    def singles(self) -> list[Finding]:
        """What one outlet tells and nothing else on the page does."""
        elsewhere = [
            label
            for f in self.found("agreed", "disputed")
            for label in (self.sentences[f.id].sentence, *(p.label for p in f.positions))
        ]
        elsewhere += self.short
        elsewhere += [s for _, told in self.summaries for s in told]
        found = self.lines("single-source", elsewhere)
        # what opens the story is told in short, or is no further report
        found = [f for f in found if f.weight >= LEAST_WEIGHT and not f.lead]
        return [f for f in found if not self.is_cited(f)]

    def is_cited(self, finding: Finding) -> bool:
        """Whether the first section or one table rests on all claims of a line, with its numbers.

        Of 14 such lines of eight pages of a model each tells what stands there.
        """
        if self.again:
            return False
        places = [(frozenset(c for s in self.opens for c in s.cites), self.short)]
        places += [(t.claims, [p.label for p in t.positions]) for t in self.differences]
        numbers = told_by(self.sentences[finding.id].sentence).numbers
        return any(
            set(finding.told_by) <= claims
            and numbers <= {n for words in shown for n in told_by(words).numbers}
            for claims, shown in places
        )

    def checks(self) -> Section:
        lines: dict[str, Line] = {}
        for finding in self.found("check"):
            said = self.sentences[finding.id]
            by = self.beside({self.claims[c].article for c in said.cites})
            told = f"{said.sentence} {finding.reason}".strip()
            lines.setdefault(told, Line(f"{told} ({by})", said.cites, finding=finding.id))
        return Section("What does not add up", bullets([*lines.values()], MOST["check"]))

    def wording(self) -> Section:
        blocks = tables.wording(self.brief, self.labels)
        told = bullets([*map(self.utterance, tables.differing(self.brief))], MOST["utterance"])
        quoted = Section("Quotations that differ in wording", told, form="utterances")
        parts = (quoted,) if told else ()
        return Section("How each account words it", blocks, parts, form="wording")

    def utterance(self, utterance: Utterance) -> Line:
        """Return the forms of an utterance, each once, with the accounts that give it."""
        forms: dict[str, list[str]] = {}
        for rendering in utterance.renderings:
            forms.setdefault(rendering.marked, []).append(rendering.article)
        given = [
            f"{self.outlets(list(dict.fromkeys(articles)))}: {words}"
            for words, articles in forms.items()
        ]
        lead = f"{capital(utterance.speaker or 'Unnamed')} ({phrase('utterances', 'paraphrased')})."
        cites = tuple(r.claim for r in utterance.renderings)
        return Line("; ".join(given[: MOST["rendering"]]), cites, lead)

    def omissions(self) -> Section:
        short = [f for f in self.found("agreed") if f.id in self.opening and not f.leans]
        told = [f for f in (*short, *self.agreements[0]) if self.is_told_by_half(f)]
        blocks = tables.omissions(self.brief, {f.id: f for f in told}, self.labels)
        return Section("What each account leaves out", blocks, form="omissions")

    def is_told_by_half(self, finding: Finding) -> bool:
        """Whether half of the articles are credited with a finding's line."""
        telling = {self.claims[c].article for c in finding.told_by}
        return 2 * len(telling) >= len(self.brief.articles)

    def timeline(self) -> Section:
        """Return the deeds of days that no other section tells, with the outlets that tell them."""
        shown = [*self.agreements[0], *(f for f in self.singles if not f.leans)]
        read = [*self.short, *self.told(shown)]
        read += [sentence for _, told in self.summaries for sentence in told]
        told = read if not self.again else []
        lines: list[Line] = []
        for entry in self.brief.timeline:
            if not repeats(entry.text, told):
                told.append(entry.text)
                claims = self.evidence.telling(entry.text, entry.claims)
                by = self.beside({self.claims[c].article for c in claims})
                credit = f" ({by})" if not self.again else ""
                cites = tuple(dict.fromkeys([entry.claims[0], *claims]))
                lines.append(Line(entry.text + credit, cites, f"{long_date(entry.date)}:"))
        most = MOST["timeline"] if len({line.lead for line in lines}) >= LEAST_DAYS else 0
        return Section("Timeline", bullets(lines, most), form="timeline")

    def making(self) -> Section:
        made, usage = self.brief.made_with, self.brief.usage
        prompts = "" if made.prompts == "none" else f", prompts {made.prompts}"
        lines = [Line(f"brief {made.version}, engine {made.engine}{prompts}.")]
        if usage.requests or usage.cached:
            lines.append(Line(spent(usage)))
        return Section("How this was made", bullets(lines))


def _with_days(told: str, article: Article, before: str) -> str:
    """Return an account's words with the date behind "today" and "yesterday" of its own.

    A day that stands in the words before has no second one.
    """
    printed = article.published.date
    quoted = find_quotations(told)
    for day in reversed(find_dates(told)):
        span = resolve(day, printed) if printed and day.kind == "day-word" else None
        if span is None or span[0] != span[1] or quoted.around(day.start) is not None:
            continue
        words, behind = day_words(span[0]), told[day.end :]
        if words not in f"{before} {told}" and not POSSESSIVE.match(behind):  # "today's"
            told = f"{told[: day.end]} [{words}]{behind}"
    return told


def _is_verbatim(article: Article) -> bool:
    """Whether what an account is told in are sentences of its own, as they stand there."""
    spans = article.summary_spans
    told = [article.text[slice(*own[0])] for own in spans if len(own) == 1]
    return told == list(article.summary)


def _tells_the_same(article: Article, first: Article, lines: Sequence[str]) -> bool:
    """Whether an account begins with what lines of another tell, and tells all of them as surely.

    Where they count days, both count from the same one.
    """
    begins, opening = article.summary[0], [" ".join(article.summary)]
    day = article.published.date
    counted = any(map(counts_days, lines)) and (day is None or day != first.published.date)
    unsure = is_surer(lines[0], begins)
    told = repeats(begins, lines) and all(repeats(line, opening, 1.0) for line in lines)
    return told and negates(begins) == negates(lines[0]) and not counted and not unsure


def _is_above(line: str, above: Sequence[str]) -> bool:
    """Whether a line of an account repeats one above it or all its words stand there, as surely.

    Of 92 first lines of accounts editors held 28 to tell nothing new, all 19 that this finds.
    """
    sure = [t for t in above if not is_surer(t, line)]
    return repeats(line, sure, NEARLY_ALL) or repeats(line, [" / ".join(sure)], 1.0)
