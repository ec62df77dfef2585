"""A model that lies in every answer: other digits, no "not", swapped speakers, invented quotes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.engines.model_server import Reply, completion, sentences, task_of

NAMES = ("Ines Sala", "the army", "a spokesman for Acme", "Halvik police")
FINDING = re.compile(r"^\[(\d+)\] \([\w-]+\) (.*)$", re.MULTILINE)
INVENTED = "The minister admitted on Friday that 4,711 people had been bribed."


def lies_about(text: str) -> Iterator[str]:
    """Yield false versions of a sentence; each says what the sentence does not."""
    digit = re.search(r"\d", text)
    if digit:
        at = digit.start()
        yield text[:at] + str((int(text[at]) + 1) % 9 + 1) + text[at + 1 :]
    if re.search(r"\b(?:not|no|never)\b", text):
        yield re.sub(r"\b(?:not|no|never)\b ?", "", text, count=1)
    else:
        yield re.sub(r"\b(was|were|had|is|are|will)\b", r"\1 not", text, count=1)
    name = re.search(r"(?<=[a-z] )[A-Z]\w+", text)
    if name:
        yield text.replace(name[0], "Ruritania")
    yield f"{text.rstrip('.')} on Christmas Eve 1987."
    yield re.sub(r"\b(?:may|might|could|alleged(?:ly)?|possibly)\b ?", "", text)


def half_liar(request: dict[str, Any], number: int) -> Reply:
    """Read honestly and falsely in turns, so that there is something to judge and write; lie there.

    True claims are the sentences themselves.
    """
    if task_of(request) != "read":
        return liar(request, number)
    numbered = sentences(request)
    true = [{"text": text, "sentences": [n]} for n, text in numbered]
    both = [c for pair in zip(true, false_claims(numbered)[::2], strict=True) for c in pair]
    return completion(json.dumps({"summary": [], "claims": both}))


def liar(request: dict[str, Any], number: int) -> Reply:
    """Lie about whatever is asked."""
    task = task_of(request)
    if task == "judge":
        asked = request["messages"][-1]["content"]
        pairs = [int(n) for n in re.findall(r"^Pair (\d+)$", asked, re.MULTILINE)]
        verdict = ("same", "contradicts")[number % 2]
        return completion(json.dumps({"pairs": [{"pair": p, "relation": verdict} for p in pairs]}))
    if task == "write":
        found = FINDING.findall(request["messages"][-1]["content"])
        written = [
            {"sentence": lie, "findings": [int(n)]} for n, text in found for lie in lies_about(text)
        ]
        wrong = [{"sentence": text, "findings": [int(n) % len(found) + 1]} for n, text in found]
        invented = [{"sentence": INVENTED, "findings": [1]}]
        return completion(json.dumps({"sentences": [*invented, *wrong, *written][:8]}))
    return completion(json.dumps({"summary": [1], "claims": false_claims(sentences(request))}))


def false_claims(numbered: list[tuple[int, str]]) -> list[dict[str, Any]]:
    """Return claims that are all false, in every way, as far as the bound of the list allows."""
    claims: list[dict[str, Any]] = []
    for at, (n, text) in enumerate(numbered):
        ways: list[dict[str, Any]] = [
            {"text": lie, "sentences": [n]} for lie in lies_about(text) if lie != text
        ]
        ways.append({"text": text, "sentences": [n], "speaker": NAMES[at % len(NAMES)]})
        ways.append({"text": INVENTED, "sentences": [n], "words": INVENTED})
        other = numbered[(at + 1) % len(numbered)][0]
        if other != n:
            ways.append({"text": text, "sentences": [other]})
        first = at % len(ways)
        claims += [ways[first], ways[(first + 1) % len(ways)]]
    return [{**c, "text": c["text"][:300], "words": c.get("words", "")[:300]} for c in claims]
