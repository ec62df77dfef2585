"""What a run would ask of a model, before anything is sent.

Reading questions are filled as they will be sent, with their schemas; what comes back, and what
later questions hold, is foretold by rates fitted on a capable model's recorded answers
(`python -m benchmarks.tokens`, which also says how far off they are).
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, sqrt
from typing import Any

from summarize.domain import Article, Usage
from summarize.engines.model.answers import (
    Answer,
    CompareAnswer,
    MeantAnswer,
    ProofreadAnswer,
    WriteAnswer,
    unbounded,
)
from summarize.engines.model.ledger import Ledger, price_for
from summarize.engines.model.questions import tokens_of
from summarize.engines.model.reading import pieces_of, schema_for, values_for
from summarize.prompting import REFER, PromptSet
from summarize.settings import ModelSettings

HOSTED_CONTEXT = 64_000
"""Tokens of context of a hosted model, where the user states none."""
LONGEST_COMPARISON = 6000
"""Tokens of an answer about all accounts: room for some 150 findings by claim numbers."""
TOKENS_PER_COMPARED = 14
"""Tokens of answer to allow per claim compared."""
_WORD = re.compile(r"[^\W\d_]+|\d{1,3}|[^\w\s]+|_+|\n+")


@dataclass(frozen=True)
class Rates:
    """How much a capable model is asked and answers, in tokens.

    Fitted by `python -m benchmarks.tokens`.
    """

    # per word, three digits or run of marks of a question or schema: steadier than per character
    tokens: float = 1.08
    read: float = 80.41  # of answer, per sentence read
    listed: float = 1.46  # of the lines that are compared, per token of the lines read
    # of that answer, per root of sentences times articles: differences are found between accounts,
    # and each has more to differ in the longer it is
    compared: float = 63.01
    phrases: float = 9.43  # of the references asked a second time, per sentence read
    meant: float = 13.73  # of the answer to that, per sentence read
    shown: float = 902.95  # of the findings that the first section is written from, at the least
    shown_per_sentence: float = 23.64  # the same, per sentence read
    written: float = 1088.5  # of the first section
    printed: float = 1.36  # of the page as a proofreader reads it, per token of its findings
    faults: float = 245  # of the faults found in it

    def count(self, text: str) -> float:
        """Foretell the tokens of a text."""
        foreign = sum(not c.isascii() and c.isalpha() for c in text)
        return self.tokens * len(_WORD.findall(text)) + foreign / 2

    def schema(self, answer: type[Answer]) -> float:
        """Foretell the tokens of a schema as it is sent."""
        return self.count(json.dumps(unbounded(answer).model_json_schema()))


RATES = Rates()


def overhead(prompts: PromptSet, task: str) -> int:
    """Return the tokens of a prompt around what it asks about, rather too many than too few."""
    return sum(tokens_of(text) for text in _around(prompts, task))


def _around(prompts: PromptSet, task: str) -> list[str]:
    """Return the messages of a prompt that asks about nothing, its example filled in."""
    known: dict[str, Any] = dict.fromkeys(("outlet", "headline", "published"), "known")
    empty: dict[str, Any] = dict.fromkeys(
        ("sentences", "margins", "context", "accounts", "phrases", "sections", "claims"), ()
    )
    values = {**empty, **known, "findings": (), "people": (), "most_words": 0}
    return [m.content for m in prompts[task].fill(values)]


def _fixed(prompts: PromptSet, task: str, answer: type[Answer], rates: Rates) -> float:
    """Return the tokens of a question without what it asks about, its schema included."""
    return sum(map(rates.count, _around(prompts, task))) + rates.schema(answer)


def estimate_run(
    articles: Sequence[Article], settings: ModelSettings, prompts: PromptSet, rates: Rates = RATES
) -> Usage:
    """Return what a run would take: every piece read, one comparison, one page written and read."""
    around = overhead(prompts, "read")
    context = settings.context or HOSTED_CONTEXT
    pieces = [p for a in articles for p in pieces_of(a, context, around)]
    sentences = sum(len(p.spans) for p in pieces)
    asked = [prompts["read"].fill(values_for(p)) for p in pieces]
    lines = sum(rates.count(messages[-1].content) for messages in asked)
    sent = sum(rates.count(m.content) for messages in asked for m in messages)
    sent += sum(rates.schema(schema_for(p)) for p in pieces)
    ledger = Ledger(price_for(settings))
    ledger.add("read", int(sent), int(rates.read * sentences), len(pieces))
    if settings.careful:
        fixed = _fixed(prompts, REFER, MeantAnswer, rates)
        sent = len(pieces) * fixed + lines + rates.phrases * sentences
        ledger.add(REFER, int(sent), int(rates.meant * sentences), len(pieces))
    if len(articles) > 1:
        # In topics where the claims do not fit one question.
        fixed, listed = _fixed(prompts, "compare", CompareAnswer, rates), rates.listed * lines
        asked_in = ceil(listed / max(1.0, context - fixed - LONGEST_COMPARISON))
        received = rates.compared * sqrt(sentences * len(articles))
        ledger.add("compare", int(asked_in * fixed + listed), int(received), asked_in)
        shown = rates.shown + rates.shown_per_sentence * sentences
        sent = _fixed(prompts, "write", WriteAnswer, rates) + shown
        ledger.add("write", int(sent), int(rates.written))
        sent = _fixed(prompts, "proofread", ProofreadAnswer, rates) + rates.printed * shown
        ledger.add("proofread", int(sent), int(rates.faults))
    return ledger.usage()
