"""One side of a finding, in the words of those who hold it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from hashlib import blake2b

from summarize.comparison.story import Story
from summarize.domain import Claim, Position
from summarize.text.datelines import DATELINE
from summarize.text.days import with_dates
from summarize.text.loaded import find_loaded_unquoted, quote_loaded
from summarize.text.meaning import FUNCTION_WORDS

BEST_WORDS = (7, 24)
"""A statement of fewer words is a fragment, one of more is several facts."""

MAX_WORDS = 35
"""A longer statement is read twice: almost any shorter claim of the same is preferred."""

DANGLING = re.compile(
    r"^(?:he|she|they|it|his|her|their|its|this|that|these|those|which|who|whose|where|when|"
    r"including|another|whether|than|rather|the same|both|such|but|and|or|so|because|while|we|i|"
    r"our|my|you|(?:in|of|by|to|from|at|on|for|with|after|under|among) (?:which|whom|whose))\b",
    re.IGNORECASE,
)
"""First words that lean on a sentence before."""

HOWEVER = re.compile(r", (?:however|meanwhile|though|nevertheless),(?= \w)")
"""A turn inside a sentence that ties it to the one before."""

PART_OF_TOLD = re.compile(
    r"^(?P<before>[^,;:]*?)\b(?:[\w.]+ ){0,2}of (?:it|them|(?:this|these|those)(?=$|[,.;]))\b"
)
"""A part of what the sentence before told: "there are 900 tonnes of it", "two of them left"."""

FEW_BEFORE = 4
"""Words before such a part that may yet have told of what it is: fewer have not."""

OWN_PRONOUN = re.compile(
    r"^(?:he|she|we|i|our|my|its|his|her"
    r"|it(?! (?:is|was|will be|seems|appears|takes)\b|['\u2019]))\b",
    re.IGNORECASE,
)
"""First words that stand for the speaker, where there is one: "the ministry said it had …"."""

SINGULAR = re.compile(r"^(?:he|she|it|his|her|its)\b", re.IGNORECASE)
AS_PRINTED = re.compile(
    r"(?<!\bby)(?<!until)(?<!since)(?<!from)(?<!\bfor)(?<!\bof)(?<!than)"
    r",? (?:late |early |earlier )?"
    r"\b(?:(?:yesterday|tomorrow)(?: (?:morning|afternoon|evening|night))?"
    r"|today|tonight|last night|this morning|this afternoon|this evening)\b"
    r"(?= *$| +(?:after|before|when|as|by|in|at|with|to)\b)"
    r"|^(?:Yesterday|Today|Tomorrow|Tonight|Last night|This morning), ?",
)
"""Days as seen from the day of printing: on a page made of many days they would mislead."""

TURN = re.compile(
    r"^(?:(?:however|but|yet|meanwhile|and|also|moreover|in addition|still(?=,)|nevertheless|so far"
    r"|similarly|ok|well(?=,)|then|so(?=,))"
    r"\b,? )+(?=\w)",
    re.IGNORECASE,
)
"""Words that tie a sentence to the one before it."""

TOLD = re.compile(
    r"^.{0,80}\b(?:comments?|statements?|claims?|reports?|announcements?|assertions?|allegations?"
    r"|warnings?|remarks?|words?|view|fears?) that (?=\w)",
    re.IGNORECASE,
)
"""What stands before the words of a speaker who is named beside them: "the union's claim that"."""

RELATIVE = re.compile(r"^([^,]{1,60}), (?:which|who) ([^,]+)$")
"""A name with a relative clause and no more is that clause's subject."""

CUT_OFF = re.compile(r"^\S+(?: \S+){0,3}, (?:where|whose)\b[^,]*$|^[A-Z]?[a-z]+ing\b(?! the)")
"""A name with a clause of its own and no more, or a participle: cut out of a sentence."""

FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Oo]ur|us|[Mm]y|me)\b")

CAPITALS_FOR_SHOW = 3
"""Opening words that some outlets set in capitals."""

NO_ACRONYM = 9
"""Capitals in a row from which a word is set in them for show: acronyms are shorter."""

DETERMINERS = frozenset({"some", "several", "many", "one", "two", "all", "most", "people", "other"})

UNIONS = frozenset({"Nations", "States", "Emirates", "Kingdom", "Netherlands", "Philippines"})
"""Last words of names that never go without "the"."""

OPENING = 6
"""Words in which a statement's subject stands."""

TELLING = frozenset(
    {"said", "says", "say", "told", "spoke", "reported", "reports", "announced", "added"}
)
"""Behind a name these give a statement to it."""

CROWDS = frozenset({"police", "staff", "management", "clergy", "people", "personnel"})
"""Nouns for many that take no "a"."""

MARKS = '"\u201c\u201d'

NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def dangles(claim: Claim) -> bool:
    """Whether a claim's text leans on words that are not in it."""
    if CUT_OFF.match(claim.text) or _takes_part_of_what_was_told(claim.text):
        return True
    own = claim.speaker is not None and OWN_PRONOUN.match(claim.text)
    if own and _are_many(claim.speaker or "") and SINGULAR.match(claim.text):
        return True
    return DANGLING.match(claim.text) is not None and not own


def _are_many(speaker: str) -> bool:
    """Whether a speaker is several people ("lawyers for the owners"), and no name in -s."""
    many = re.match(
        r"(?:(?:[Tt]he|[Ss]ome|[Tt]wo|[Ss]everal) )?([a-z]{5,}s\b|[A-Z][a-z]{4,}s (?:for|of)\b)",
        speaker,
    )
    return many is not None


def _takes_part_of_what_was_told(text: str) -> bool:
    found = PART_OF_TOLD.match(text)
    return found is not None and len(found["before"].split()) <= FEW_BEFORE


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
        penalty = 3.0 * dangles(claim) + 3.0 * is_piece(story, claim)
        penalty += 1.0 * len(find_loaded_unquoted(claim.text))
        penalty += max(0, low - words) + 0.2 * max(0, words - high)
        penalty += 1.0 * (words > MAX_WORDS)
        penalty += 1.5 * bool(FIRST_PERSON.search(claim.text))
        penalty += 0.5 * (claim.part == "headline") + 0.5 * (claim.mode == "direct")
        return penalty - story.centrality(claim), claim.id

    return min(claims, key=cost)


def is_piece(story: Story, claim: Claim) -> bool:
    """Whether a claim's words are a piece of a sentence, or lean on the one before."""
    features = story.features.get(claim.id)
    lent = FIRST_PERSON.search(claim.text) and not FIRST_PERSON.search(claim.quote)
    return bool(lent) or (features is not None and not features.whole)


def stated(story: Story, claim: Claim) -> str:
    """Return a claim as one neutral sentence.

    It is attributed where it has a speaker, and its loaded words stand between quotation marks.
    """
    text = plain_text(story, claim)
    if claim.speaker and claim.speaker_text and text.startswith(f"{_capital(claim.speaker_text)} "):
        named = _capital(speaker_name(story, claim.speaker))
        return _ended(named + text[len(claim.speaker_text) :])
    if not claim.speaker or _names_itself(text, claim.speaker):
        return _ended(_capital(text))
    speaker = _capital(speaker_name(story, claim.speaker))
    if FIRST_PERSON.search(text):
        inner = TURN.sub("", claim.quote.strip(" .,;:" + MARKS))
        return f"{speaker}: \u201c{_capital(inner)}.\u201d"
    return _ended(f"{speaker} said {clause(story, claim)}")


def _ended(text: str) -> str:
    """Return a sentence with its full stop; what is quoted at its end may have one already."""
    return text if re.search(r"[.!?][\"\u201d]$", text) else f"{text}."


def _names_itself(text: str, speaker: str) -> bool:
    """Whether a claim's words name their speaker already: no "X said X said"."""
    words = re.findall(r"[\w'-]+", text.lower())
    name = speaker.rsplit(maxsplit=1)[-1].lower()
    if "according to" in text.lower() or name in words[:OPENING]:
        return True
    after = words[words.index(name) + 1 :][:2] if name in words else []
    return any(w in TELLING for w in after)


def speaker_name(story: Story, speaker: str) -> str:
    """Return a speaker as a sentence names it: with the article that the accounts use."""
    first = speaker.split(maxsplit=1)[0]
    if first.lower() in {"the", "a", "an"} or first in story.plain_words & DETERMINERS:
        return speaker
    if first.lower() in NUMBER_WORDS or first.isdigit():
        return speaker
    if " " not in speaker and first.lower() in story.plain_words:
        speaker = speaker.lower()
    crowd = bool({w.lower() for w in speaker.split()} & CROWDS)
    articles = story.determiners.before(speaker)
    if crowd:
        articles = Counter({w: n for w, n in articles.items() if w == "the"})
    if speaker.split()[-1] in UNIONS:
        return f"the {speaker}"
    if articles:
        return f"{min(articles, key=lambda w: (-articles[w], w))} {speaker}"
    head = re.split(r" (?:in|of|at|from|for|with|on|near|who|\w+ed|\w+ing) ", speaker)[0]
    if speaker[0].islower() and not head.endswith("s") and not crowd:
        return f"{'an' if speaker[0] in 'aeiou' else 'a'} {speaker}"
    return speaker


def clause(story: Story, claim: Claim) -> str:
    """Return a claim to stand inside a sentence: no capital but a name's, no full stop."""
    text = plain_text(story, claim)
    first = re.split(r"[\s,'\u2019]", text, maxsplit=1)[0]
    features = story.features.get(claim.id)
    names = {w for n in features.names for w in n.split()} if features else set()
    opened = DATELINE.match(claim.text) is not None and first.lower() in story.plain_words
    plain = first.istitle() and first != "I" and (opened or not _is_name(story, first, names))
    if features is None:
        plain = plain and first.lower() in FUNCTION_WORDS
    return text[:1].lower() + text[1:] if plain else text


def _is_name(story: Story, word: str, names: Collection[str]) -> bool:
    """Whether a word that opens a sentence has its capital inside one, too: a name, a nation."""
    small = {word.lower(), word.lower().removesuffix("s")} & story.plain_words
    if word.lower() in FUNCTION_WORDS:
        return False
    inside = word in story.inner_capitals
    return inside if small and word in names else not small and (inside or word in names)


def plain_text(story: Story, claim: Claim) -> str:
    """Return a claim's words to be printed.

    Without its full stop and the turn that tied it to the sentence before; marks closed, loaded
    words between marks, a first word set in capitals for show in plain letters.
    """
    text = DATELINE.sub("", " ".join(claim.text.split()).rstrip(".,;:"))
    text = TURN.sub("", text)
    text = HOWEVER.sub("", text)
    if claim.when and claim.when.from_ == claim.when.to:
        text = with_dates(text, claim.when.text, claim.when.from_)
    text = AS_PRINTED.sub("", text) if claim.mode != "direct" else text
    if claim.speaker and (told := TOLD.match(text)):
        text = text[told.end() :]
    text = RELATIVE.sub(r"\1 \2", text)
    opening = text.split()[:CAPITALS_FOR_SHOW]
    for i, word in enumerate(opening):
        known = word.lower() in story.plain_words or len(word) >= NO_ACRONYM
        if word.isupper() and len(word) > 1 and known:
            plain = word.capitalize() if i == 0 else word.lower()
            text = text.replace(word, plain, 1)
    return quote_loaded(_balanced(text))


def counted(n: int, noun: str) -> str:
    """Return "three outlets", "one origin"."""
    word = NUMBER_WORDS[n] if n < len(NUMBER_WORDS) else str(n)
    return f"{word} {noun}{'' if n == 1 else 's'}"


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _balanced(text: str) -> str:
    """Close or open the quotation marks that the cut of the claim left single."""
    marks = [m for m in text if m in "\u201c\u201d"]
    if marks and marks[0] == "\u201d":
        text = "\u201c" + text
    if marks and marks[-1] == "\u201c":
        text += "\u201d"
    return text + '"' if text.count('"') % 2 else text


def _printed(story: Story, claim: Claim) -> str:
    day = story.article[claim.article].published.date
    return day.isoformat() if day else "9999"


def _article_order(story: Story, claim: Claim) -> int:
    return [a.id for a in story.articles].index(claim.article)
