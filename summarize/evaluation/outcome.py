"""One story beside its labels: which article, passage and claim answers to which label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from summarize.articles.names import names_of
from summarize.domain import Article, Brief, Claim
from summarize.evaluation.cases import Case
from summarize.evaluation.labels import FactLabel
from summarize.evaluation.matching import carries, serve
from summarize.evaluation.passages import Folded, Span, fold
from summarize.evaluation.speakers import Directory


@dataclass(frozen=True)
class Outcome:
    """A brief of a case, and where the case's labels are in it.

    Attributes:
        case: The story and its labels.
        brief: What was made of it.
    """

    case: Case
    brief: Brief

    @cached_property
    def articles(self) -> Mapping[str, Article]:
        """The brief's articles by the name the labels use; those that are missing are not in."""
        by_path = {a.path: a for a in self.brief.articles}
        names = names_of(list(self.case.files.values()))
        return {f: by_path[names[p]] for f, p in self.case.files.items() if names[p] in by_path}

    @cached_property
    def texts(self) -> Mapping[str, Folded]:
        """The articles' cleaned texts, made comparable, by the name the labels use."""
        return {f: fold(a.text) for f, a in self.articles.items()}

    @cached_property
    def spans(self) -> Mapping[str, Span]:
        """Where each fact's anchor stands in its article's text, by fact."""
        found = {
            f.id: self.texts[f.article].find(f.anchor)
            for f in self.case.labels.facts
            if f.article in self.texts
        }
        return {fact: span for fact, span in found.items() if span is not None}

    @cached_property
    def facts(self) -> tuple[FactLabel, ...]:
        """The facts that a claim may be asked of.

        An article that was set aside because it repeats another word for word is not in the
        brief: its facts are not asked for, where the labels call it a copy too.
        """
        copies = {c.article for c in self.case.labels.copies} | {
            c.of for c in self.case.labels.copies
        }
        absent = copies - self.articles.keys()
        return tuple(f for f in self.case.labels.facts if f.article not in absent)

    @cached_property
    def served(self) -> Mapping[str, Claim]:
        """The claim of its own that each fact has, one to one, by fact."""
        result: dict[str, Claim] = {}
        for file, article in self.articles.items():
            facts = [f for f in self.facts if f.article == file]
            claims = [c for c in self.brief.claims if c.article == article.id]
            result |= serve(facts, self.spans, claims)
        return result

    @cached_property
    def carriers(self) -> Mapping[str, frozenset[str]]:
        """The ids of all claims that carry a fact, alone or with others, by fact."""
        result = {}
        for fact in self.facts:
            span = self.spans.get(fact.id)
            article = self.articles.get(fact.article)
            result[fact.id] = frozenset(
                c.id
                for c in self.brief.claims
                if span and article and c.article == article.id and carries(c, span)
            )
        return result

    @cached_property
    def directory(self) -> Directory:
        """The story's speakers under all their names."""
        return Directory(self.case.labels.origins)

    def outlet(self, article_id: str) -> str:
        """Return an article's name for a person who reads a miss."""
        found = next((f for f, a in self.articles.items() if a.id == article_id), None)
        return found or article_id
