"""Reported speech in German, read without a parse: tags, "laut", subjunctive that goes on.

German gives its nouns capitals and its reported speech a mood of its own, so that patterns over
sentences find who says what. The verbs and the forms of the subjunctive are written by hand after
the grammars' chapters on indirect speech (Duden, "Indirekte Rede"), not taken from texts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarize.observe.people import Kind, Speaker
from summarize.observe.reports import Report
from summarize.observe.sources import Source
from summarize.text.sentences import sentence_spans

_UPPER = "A-Z\u00c4\u00d6\u00dc"
_WORD = rf"[{_UPPER}][\w\u00e4\u00f6\u00fc\u00df.-]*\w"
_NAME = rf"{_WORD}(?:\s+(?:von|van|de|zu)?\s*{_WORD})*"
_ARTICLE = r"(?:[Dd](?:er|ie|as|es|em|en)|[Ee]ine?r?s?)\s+"
_PHRASE = rf"(?:{_ARTICLE}(?:[a-z\u00e4\u00f6\u00fc\u00df]+\s+)?)?{_NAME}"
_OF = rf"(?:\s+(?:der|des|von)\s+{_NAME})?"
_SOURCE = rf"(?P<source>{_PHRASE}{_OF}|[Ee]r|[Ss]ie)"
_VERB = (
    r"(?P<cue>sag(?:t|te|ten)|erkl\u00e4r(?:t|te|ten)|bericht(?:et|ete|eten)|beton(?:t|te|ten)"
    r"|meld(?:et|ete|eten)|schr(?:eibt|ieb|ieben)|warn(?:t|te|ten)|best\u00e4tig(?:t|te|ten)"
    r"|behaupt(?:et|ete|eten)|versicher(?:t|te|ten)|vermut(?:et|ete|eten)|sch\u00e4tz(?:t|te|ten)"
    r"|widerspr(?:icht|ach|achen)|erg\u00e4nz(?:t|te|ten)|mahn(?:t|te|ten)|teil(?:t|te|ten)"
    r"|g(?:ibt|ab|aben)|r\u00e4um(?:t|te|ten)|f\u00fcg(?:t|te|ten)|bleibt dabei|blieb dabei)"
)
_BEFORE = (
    rf"^(?P<said>.+?)[,\u00ab\u201c\"]+\s*(?:{_VERB}|so)\s+{_SOURCE}",
    rf"^(?P<said>.+?),\s*wie\s+{_SOURCE}\s+[^,.]*?(?:mitteil|sag|erkl\u00e4r|bericht|meld|schr)\w+",
    rf"^(?P<said>.+?),?\s+(?:laut|nach Angaben (?:des|der|von))\s+{_SOURCE}",
)
_LED_BY = r"(?:Laut|Nach Angaben (?:des|der|von)|Nach den Worten (?:des|der|von))"
_AFTER = (
    rf"^{_LED_BY}\s+{_SOURCE},?\s+(?P<said>.+)$",
    rf"^{_SOURCE}\s+{_VERB}(?:\s[^,:]{{0,60}})?(?:,\s+(?:dass\s+)?|:\s*)(?P<said>.+)$",
)
_BACK = re.compile(rf"^(?:Das|Dies)\s+{_VERB}\s+{_SOURCE}")
"""It gives the sentence before to somebody: "Das teilte das Ministerium mit"."""
_SUBJUNCTIVE = re.compile(
    r"\b(?:sei|seien|habe|h\u00e4tten|werde|w\u00fcrden|k\u00f6nne|k\u00f6nnten|m\u00fcsse"
    r"|m\u00fcssten|solle|wolle|d\u00fcrfe|gebe|komme|gehe|stehe|liege|bleibe|lasse)\b"
)
_ROLE = re.compile(
    r"(?:meister|minister|pr\u00e4sident|sprecher|chef|leiter|richter|anwalt|kanzler|direktor"
    r"|trainer|professor|arzt|\u00e4rztin|betreiber|hersteller|konzern|vorsitzende|kommandant"
    r"|experte|forscher|herr|frau|dr|gewerkschaft|firma|partei|verband)(?:in|s|n|r)?\.?$",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r"(ministerium|amt|gericht|verband|bund)(?:e?s)$")


@dataclass(frozen=True)
class German:
    """One report with who is meant, as `attribute` needs it."""

    report: Report
    speaker: Speaker


def german_reports(text: str) -> list[German]:
    """Return what a German text reports."""
    found: list[German] = []
    last: German | None = None
    before: tuple[int, int] | None = None
    for span in sentence_spans(text, "de"):
        sentence = text[slice(*span)]
        here = before is not None and "\n" not in text[before[1] : span[0]]
        report = _report(sentence, span)
        back = _BACK.match(sentence)
        if back is not None and before is not None and here:
            report = _made(before, span, back)
        if report is not None:
            last = German(report, _speaker(report, found, text))
            found.append(last)
        elif last is not None and here and _SUBJUNCTIVE.search(sentence):
            going_on = Report((span,), span, last.report.source, "", span[0])
            found.append(German(going_on, last.speaker))
        else:
            last = None
        before = span
    return found


def _report(sentence: str, span: tuple[int, int]) -> Report | None:
    for pattern in (*_BEFORE, *_AFTER):
        match = re.match(pattern, sentence, re.DOTALL)
        if match is not None:
            at = span[0]
            return _made((at + match.start("said"), at + match.end("said")), span, match)
    return None


def _made(said: tuple[int, int], sentence: tuple[int, int], match: re.Match[str]) -> Report:
    at = sentence[0]
    start, stop = at + match.start("source"), at + match.end("source")
    source = Source(start, stop, match.group("source"), 0)
    cue = match.groupdict().get("cue")
    clause = (min(said[0], at), sentence[1])
    return Report((said,), clause, source, cue or "laut", at + match.start("cue") if cue else start)


def _speaker(report: Report, found: Sequence[German], text: str) -> Speaker:
    written = report.source.text if report.source is not None else ""
    at = report.cue_start
    if written.lower() in ("er", "sie"):
        people = [g.speaker for g in found if g.speaker.kind == "person"]
        return people[-1] if people else Speaker(written, "unnamed", at)
    name = re.sub(r"^(?:[Dd](?:er|ie|as|es|em|en)|[Ee]ine?r?s?)\s+", "", written)
    words = name.split()
    while len(words) > 1 and _ROLE.search(words[0]) and words[1][:1].isupper():
        words.pop(0)
    words[-1] = _GENITIVE.sub(r"\1", words[-1])
    name = " ".join(words)
    kind: Kind = "person" if _ROLE.search(written.split()[0]) or len(words) > 1 else "body"
    return Speaker(_fullest(name, text) if kind == "person" else name, kind, at)


def _fullest(name: str, text: str) -> str:
    """Return the full name whose last word a name is, as the text gives it."""
    if " " in name:
        return name
    named = re.finditer(rf"({_WORD})\s+{re.escape(name)}\b", text)
    return next((m.group() for m in named if not _ROLE.search(m.group(1))), name)
