"""One side of a finding, in the words of those who hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2b

from summarize.comparison.story import Story
from summarize.domain import Claim, Position
from summarize.text.loaded import find_loaded_unquoted, quote_loaded
from summarize.text.meaning import FUNCTION_WORDS

BEST_WORDS = (7, 24)
"""A statement of fewer words is a fragment, one of more is several facts."""

DANGLING = re.compile(
    r"^(?:he|she|they|it|his|her|their|its|this|that|these|those|which|who|whose|where|when|"
    r"including|another|the same|both|such|but|and|or|so|because|while|we|i|our|my|you)\b",
    re.IGNORECASE,
)
"""First words that lean on a sentence before."""

OWN_PRONOUN = re.compile(r"^(?:he|she|it|we|i|our|my|its|his|her)\b", re.IGNORECASE)
"""First words that stand for the speaker, where there is one: "the ministry said it had …"."""

CUT_OFF = re.compile(
    r"^\S+(?: \S+){0,3}, (?:where|which|who|whose)\b[^,]*$|^[A-Z]?[a-z]+ing\b(?! the)"
)
"""A name with a clause of its own and no more, or a participle: cut out of a sentence."""

FIRST_PERSON = re.compile(r"\b(?:I|we|our|us|my|me)\b")

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def dangles(claim: Claim) -> bool:
    """Whether a claim's text leans on words that are not in it."""
    if CUT_OFF.match(claim.text):
        return True
    own = claim.speaker is not None and OWN_PRONOUN.match(claim.text)
    return DANGLING.match(claim.text) is not None and not own


def finding_id(room: str, story: Story, claims: Iterable[Claim]) -> str:
    """Return an id that later articles leave alone: made from the claim that was printed first."""
    first = min(claims, key=lambda c: (_printed(story, c), c.id))
    return f"f-{blake2b(f'{room} {first.id}'.encode(), digest_size=5).hexdigest()}"


def position(story: Story, claims: Sequence[Claim], label: str | None = None) -> Position:
    """Return the side that some claims hold; its label is its plainest claim."""
    ordered = sorted(claims, key=lambda c: (_article_order(story, c), c.start))
    return Position(
        label=label or stated(story, plainest(story, ordered)),
        claims=tuple(c.id for c in ordered),
        articles=tuple(dict.fromkeys(c.article for c in ordered)),
        origins=tuple(dict.fromkeys(c.origin for c in ordered)),
    )


def plainest(story: Story, claims: Sequence[Claim]) -> Claim:
    """Return the claim to quote for several that say the same.

    One that stands alone, with no loaded word, of middling length, in the body, most central.
    """

    def cost(claim: Claim) -> tuple[float, str]:
        words = len(claim.text.split())
        low, high = BEST_WORDS
        penalty = 3.0 * dangles(claim)
        penalty += 1.0 * len(find_loaded_unquoted(claim.text))
        penalty += max(0, low - words) + 0.2 * max(0, words - high)
        penalty += 0.5 * (claim.part == "headline") + 0.5 * (claim.mode == "direct")
        return penalty - story.centrality(claim), claim.id

    return min(claims, key=cost)


def stated(story: Story, claim: Claim) -> str:
    """Return a claim as one neutral sentence.

    It is attributed where it has a speaker, and its loaded words stand between quotation marks.
    """
    text = claim_text(claim)
    if not claim.speaker:
        return _capital(text) + "."
    speaker = _capital(claim.speaker)
    if FIRST_PERSON.search(text):
        inner = claim.quote.strip(' .,;:"\u201c\u201d')
        return f"{speaker}: \u201c{_capital(inner)}.\u201d"
    return f"{speaker} said {clause(story, claim)}."


def clause(story: Story, claim: Claim) -> str:
    """Return a claim to stand inside a sentence: no capital but a name's, no full stop."""
    text = claim_text(claim)
    first = re.split(r"[\s,'\u2019]", text, maxsplit=1)[0]
    features = story.features.get(claim.id)
    names = {w for n in features.names for w in n.split()} if features else set()
    plain = first.istitle() and first not in names and first != "I"
    if features is None:
        plain = plain and first.lower() in FUNCTION_WORDS
    return text[:1].lower() + text[1:] if plain else text


def claim_text(claim: Claim) -> str:
    """Return a claim's words without its full stop, marks closed, loaded words marked."""
    return quote_loaded(_balanced(" ".join(claim.text.split()).rstrip(".,;:")))


def counted(n: int, noun: str) -> str:
    """Return "three outlets", "one origin"."""
    word = NUMBER_WORDS[n] if n < len(NUMBER_WORDS) else str(n)
    return f"{word} {noun}{'' if n == 1 else 's'}"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _balanced(text: str) -> str:
    """Close a quotation mark that the cut of the claim left open."""
    if text.count("\u201c") > text.count("\u201d"):
        return text + "\u201d"
    if text.count("\u201d") > text.count("\u201c"):
        return "\u201c" + text
    return text + '"' if text.count('"') % 2 else text


def _printed(story: Story, claim: Claim) -> str:
    day = story.article[claim.article].published.date
    return day.isoformat() if day else "9999"


def _article_order(story: Story, claim: Claim) -> int:
    return [a.id for a in story.articles].index(claim.article)
