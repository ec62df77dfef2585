"""A model that lies in every answer, about whatever it is asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.engines.model_server import Reply, completion, honest, sentences, task_of

NAMES = ("Orla Quist", "the Vandrian navy", "a spokesman for Zelph", "Ruritania")
"""Speakers and names that no article of the tests has."""
FINDING = re.compile(r"^\[(\d+)\] \([\w, -]+\) (.*)$", re.MULTILINE)
CLAIM = re.compile(r"^\[(\d+)\] ", re.MULTILINE)
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


def liar(request: dict[str, Any], number: int) -> Reply:
    """Lie about whatever is asked."""
    task = task_of(request)
    asked = request["messages"][-1]["content"]
    if task == "read":
        lies = [lie for at in range(3) for lie in false_claims(sentences(request), at)]
        return completion(
            json.dumps({"about": "x", "summary": false_lines(request), "claims": lies})
        )
    if task == "compare":
        return completion(json.dumps(false_comparison([int(n) for n in CLAIM.findall(asked)])))
    return completion(json.dumps({"sentences": false_sentences(asked)}))


def half_liar(request: dict[str, Any], number: int) -> Reply:
    """Read every sentence honestly and once falsely, so that there is something to lie about."""
    if task_of(request) != "read":
        return liar(request, number)
    true = [{"s": n} for n, _ in sentences(request)]
    lies = false_claims(sentences(request), number)
    return completion(json.dumps({"summary": false_lines(request), "claims": [*true, *lies]}))


def false_claims(numbered: list[tuple[int, str]], way: int) -> Iterator[dict[str, Any]]:
    """Yield a false claim for each sentence: invented, cut, with swapped references or speakers."""
    for at, (n, text) in enumerate(numbered):
        words = text.split()
        other = numbered[(at + 1) % len(numbered)]
        ways: list[dict[str, Any]] = [
            {"s": n, "words": INVENTED},
            {"s": n, "words": next(lies_about(text))[:300]},
            {"s": n, "words": other[1][:300]} if other[0] != n else {"s": n, "words": INVENTED},
            {"s": n, "by": NAMES[at % len(NAMES)], "cue": "said"},
            {"s": n, "refs": [{"w": words[0], "means": NAMES[at % len(NAMES)], "s": other[0]}]},
            {"s": n, "stance": "denies", "event": "another event", "when": "on Christmas Eve 1987"},
            {"s": 9000, "words": text[:300]},
        ]
        yield ways[(at + way) % len(ways)]


def false_lines(request: dict[str, Any]) -> list[dict[str, Any]]:
    """Return a summary that its article does not bear out."""
    numbered = sentences(request)
    lines = [{"text": INVENTED, "s": [numbered[0][0]]}]
    lines += [
        {"text": lie[:400], "s": [n]} for n, text in numbered[1:3] for lie in lies_about(text)
    ]
    return lines[:4]


def false_comparison(numbers: list[int]) -> dict[str, Any]:
    """Return a comparison that joins whatever does not belong together."""
    far = len(numbers) // 2
    pairs = [[a, b] for a, b in zip(numbers, numbers[far:], strict=False)]
    return {
        "opens": numbers[-2:],
        "agreed": pairs[:40],
        "figures": [
            {
                "what": "people bribed by the minister",
                "values": [{"value": "4,711", "claims": [a]}, {"value": "nine", "claims": [b]}],
                "why": "contradiction",
            }
            for a, b in pairs[:10]
        ],
        "disputed": [
            {"what": "whether the minister lied", "how": "denies", "sides": [[a], [b], [a]]}
            for a, b in pairs[:20]
        ],
        "wording": [
            {"what": "the minister", "terms": [{"w": "liar", "c": a}, {"w": "crook", "c": b}]}
            for a, b in pairs[:5]
        ],
        "names": [["Orla Quist", "Ines Sala"]],
        "events": [["m1", "e1", "e2", "e3"]],
    }


def false_sentences(asked: str) -> list[dict[str, Any]]:
    """Return sentences of which none follows from the findings that it names."""
    found = FINDING.findall(asked)
    written = [
        {"sentence": lie[:400], "findings": [int(n)]}
        for n, text in found
        for lie in lies_about(text)
    ]
    return [{"sentence": INVENTED, "findings": [1]}, *written][:10]


__all__ = ["INVENTED", "NAMES", "half_liar", "honest", "liar"]
