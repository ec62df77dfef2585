"""A title for the page: what an account is about, in words with which the others open too.

They are an engine's or a headline; where there are none, the story's most shared names and things.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from summarize.domain import Article, Mention
from summarize.languages import word_set
from summarize.text.loaded import find_loaded_unquoted
from summarize.text.openings import Openings
from summarize.text.words import all_told, listed, stems
from summarize.writing.phrases import count, date_range

NAMED = {"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT"}
"""Entity types that a story can be about."""

MOSTLY = 0.7
"""Share of the texts with a word of a name that have the whole name: then it is told whole."""

VAGUE = word_set("titles", "vague")
"""Nouns that news of any kind has (places, times, measures, offices, words of saying): they do not
tell one story from another. Written by hand from that definition, not from a source."""

HEADLINE = 2
"""A headline counts as so many texts: what stands there is what its editor takes the story for."""

TOLD = 0.1
"""Mean cosine to the openings of the others below which words tell another story than they do: of
the best headlines of 42 stories that nobody tuned on one had less (.04), the next .145."""

LEAST_WORDS, MOST_WORDS = 4, 14
"""Words of a headline that tells what happened."""

_ODD = re.compile(r"[\d?!\"\u201c\u201d\u2018/|:]|(?:^|\s)'|\.\.\.|\u2026|\s[-\u2013\u2014]\s")
"""Counts, questions, quotations, and what parts a label from a headline ("Breaking news - ")."""

THINGS = 3
MIN_LETTERS = 4


def title_of(
    articles: Sequence[Article],
    mentions: Iterable[Mention],
    *,
    about: Mapping[str, str] | None = None,
    stories: int = 1,
) -> str:
    """Name the story, and say how many accounts tell it.

    Args:
        articles: The accounts.
        mentions: The noun phrases of all of them.
        about: What an engine says that an article is about, by its id.
        stories: How many unrelated stories they tell; several have no name in common.
    """
    accounts = count(sum(a.copy_of is None for a in articles), "account")
    if stories > 1:
        return f"{stories} unrelated stories ({accounts})"
    told = _in_words(articles, about or {}) or _topic(articles, list(mentions))
    if told:
        return f"{told} ({accounts})"
    days = [a.published.date for a in articles if a.published.date]
    return f"{accounts.capitalize()}{f', {date_range(days)}' if days else ''}"


def _in_words(articles: Sequence[Article], about: Mapping[str, str]) -> str:
    """Return the words for one account that the others open with most; "" where none fits."""
    openings = Openings({a.id: a.text for a in articles})
    own = [(w[:1].upper() + w[1:], a) for a in articles if (w := _of_article(about, a))]
    headlines = [(f"\u201c{a.headline}\u201d", a) for a in articles if a.headline]
    fit = own or [(w, a) for w, a in headlines if _is_plain(a.headline or "", a)]
    found = [(openings.shared(w, a.id), -i, w) for i, (w, a) in enumerate(fit)]
    share, _, words = max(found, default=(0.0, 0, ""))
    return words if share >= TOLD else ""


def _of_article(about: Mapping[str, str], article: Article) -> str:
    """Return what an engine says of an article in words of that article; "" in others."""
    words = " ".join(about.get(article.id, "").split()).rstrip(".")
    plain = re.sub(r"\b[a-z]+n['\u2019]t\b", "not", words)  # "won't" for "will not"
    borne = all_told(plain, stems(article.text))
    return words if borne and not find_loaded_unquoted(words) else ""


def _is_plain(headline: str, article: Article) -> bool:
    """Whether a headline tells in short what happened: it counts, asks and quotes nothing."""
    words = headline.split()
    odd = _ODD.search(headline)
    fits = LEAST_WORDS <= len(words) <= MOST_WORDS and article.language == "en"
    return fits and not odd and not find_loaded_unquoted(headline) and not headline.isupper()


def _topic(articles: Sequence[Article], mentions: Sequence[Mention]) -> str:
    name = _name(articles, mentions)
    return ": ".join(part for part in (name, listed(_things(articles, mentions, name))) if part)


def _name(articles: Sequence[Article], mentions: Sequence[Mention]) -> str:
    """Return the name that most texts and headlines have, whole; "" where no two share one."""
    outlets = {a.outlet.casefold() for a in articles if a.outlet}
    shared = min(2, len(articles))
    named = {_bare(m.text) for m in mentions if m.label in NAMED}
    shares = {n: _shares(articles, n) for n in named if n and n.casefold() not in outlets}
    best = min(shares, key=lambda n: (-shares[n], len(n), n), default="")
    return _whole(best, shares) if best and shares[best] >= shared else ""


def _whole(name: str, shares: Mapping[str, int]) -> str:
    """Return the longest name of which this one is a word, where most texts have it."""
    within = re.compile(rf"\b{re.escape(name)}\b")
    longer = [n for n in shares if within.search(n) and shares[n] >= MOSTLY * shares[name]]
    return max(longer, key=lambda n: (len(n), n), default=name)


def _bare(name: str) -> str:
    """Return a name without its article, possessive and marks; "" where it is no plain name."""
    bare = re.sub(r"^(?:the|a|an) |['\u2019]s?$", "", name, flags=re.IGNORECASE).strip()
    return bare if re.fullmatch(r"[^\W\d_][\w .\u2019'-]*", bare) and bare[0].isupper() else ""


def _shares(articles: Sequence[Article], name: str) -> int:
    """Return how many texts have a name, headlines counted for more."""
    found = re.compile(rf"\b{re.escape(name)}\b")

    def has(text: str) -> bool:
        # Most texts lack a name wholly, which plain search tells ten times as fast.
        return name in text and bool(found.search(text))

    return sum(has(a.text) + HEADLINE * has(a.headline or "") for a in articles)


def _things(articles: Sequence[Article], mentions: Sequence[Mention], name: str) -> list[str]:
    forms = _forms(mentions)
    shared = Counter(head for _, head in {(m.article, m.head) for m in mentions})
    headlines = [set(re.findall(r"[^\W\d_]+", (a.headline or "").lower())) for a in articles]
    weighed = []
    for head, words in forms.items():
        in_headlines = sum(bool(h & {head, *words}) for h in headlines)
        if shared[head] > 1 and _tells(head, name) and not _is_a_name(articles, words):
            weight = shared[head] + HEADLINE * in_headlines
            weighed.append((-weight, -sum(words.values()), head))
    return [_most_used(forms[head]) for _, _, head in sorted(weighed)[:THINGS]]


def _forms(mentions: Sequence[Mention]) -> Mapping[str, Counter[str]]:
    """Return how often each common noun stands in which form ("children", "child")."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in mentions:
        word = mention.text.split()[-1]
        if mention.label is None and word.isalpha() and word.islower():
            forms[mention.head][word] += 1
    return forms


def _tells(head: str, name: str) -> bool:
    plain = len(head) >= MIN_LETTERS and head not in VAGUE and head not in name.lower()
    return plain and not find_loaded_unquoted(head) and not find_loaded_unquoted(head + "s")


def _is_a_name(articles: Sequence[Article], forms: Iterable[str]) -> bool:
    """Whether the texts write a word with a capital more often: a name, small in an address."""

    def found(words: Iterable[str]) -> int:
        within = re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b")
        return sum(len(within.findall(a.text)) for a in articles)

    return found([f.capitalize() for f in forms]) > found(forms)


def _most_used(words: Counter[str]) -> str:
    return min(words, key=lambda w: (-words[w], w))
