"""Model exchanges as readable files: recorded once, replayed for nothing and with no network."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from summarize.engines.model.questions import Question, placeless
from summarize.errors import ModelError, SettingsError
from summarize.settings import ModelSettings

LINE = re.compile(r"^\[(\d+)\] (.*)$", re.MULTILINE)
LEAST_SAME = {"read": 1.0, "compare": 0.4, "write": 0.4, "proofread": 0.4}
"""Share of a question's lines that must stand in another for it to be the same question, by task.

What is around the lines may change (an outlet that is read better), and which claims a gate lets
through; an article that says more or less was never read."""
LEAST_LIKE = 0.75
"""Likeness of two lines (difflib) from which one is taken for the other."""


class Recorder:
    """Writes each exchange to a folder; holds the messages and the answer, no key, no header."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SettingsError(f"cannot record to {folder}: {error.strerror}") from error

    def write(self, question: Question[Any], settings: ModelSettings, answer: BaseModel) -> None:
        """Write one exchange, whole."""
        key = question.recorded_as(settings)
        exchange = {
            "key": key,
            "task": question.task,
            "subject": question.subject,
            "model": placeless(settings.name),
            "messages": [{"role": m.role, "content": m.content} for m in question.messages],
            "answer": answer.model_dump(mode="json"),
        }
        path = self._folder / f"{question.task}-{key[:16]}.json"
        aside = path.with_suffix(".part")
        aside.write_text(json.dumps(exchange, indent=2, ensure_ascii=False) + "\n")
        aside.replace(path)


class Replay:
    """Answers from a folder of recorded exchanges, and from its subfolders."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        if not folder.is_dir():
            raise SettingsError(f"no recordings in {folder}", "make them with --record")
        self._answers: dict[str, dict[str, Any]] = {}
        for path in sorted(folder.rglob("*.json")):
            try:
                exchange = json.loads(path.read_text("utf-8"))
                self._answers[exchange["key"]] = exchange
            except (ValueError, KeyError, TypeError) as error:
                raise SettingsError(f"{path} is no recorded exchange") from error

    def answer(self, question: Question[Any], settings: ModelSettings) -> dict[str, Any]:
        """Return the recorded answer to a question.

        Where the same was asked with some lines changed, as a change of a gate changes the claims
        that a comparison lists, the answer's numbers are moved to the lines as they stand now.

        Raises:
            ModelError: When it was not recorded; names the task and what it was asked about.
        """
        key, task = question.recorded_as(settings), question.task
        if key in self._answers:
            answer: dict[str, Any] = self._answers[key]["answer"]
            return answer
        asked = [m.content for m in question.messages]
        for exchange in self._answers.values():
            before = [m["content"] for m in exchange["messages"]]
            if task in LEAST_SAME and exchange["task"] == task and before[0] == asked[0]:
                places = moved_lines(before[-1], asked[-1], LEAST_SAME[task])
                if places is not None:
                    return renumbered(exchange["answer"], places)
        raise ModelError(
            f"not recorded: {task} of {question.subject} ({task}-{key[:16]}.json)",
            "the article, the prompt or the model changed: record again with --record",
        )


def moved_lines(before: str, now: str, least: float) -> dict[int, int] | None:
    """Return where the numbered lines of a recorded question went; None where it is another.

    A line is found again by its words, else by the most like it. At least a share of the recorded
    lines must stand in the question as it is asked; at 1, it must hold no others.
    """
    old, new = ({int(n): words for n, words in LINE.findall(q)} for q in (before, now))
    at = {words: n for n, words in new.items()}
    places = {n: at[words] for n, words in old.items() if words in at}
    if len(places) < least * len(old) or (least == 1.0 and len(new) > len(old)):
        return None
    left = {words: n for words, n in at.items() if n not in places.values()}
    for n, words in old.items():
        if n not in places:
            close = get_close_matches(words, left, 1, LEAST_LIKE)
            if close:
                places[n] = left[close[0]]
    return places


def renumbered(answer: Mapping[str, Any], places: Mapping[int, int]) -> dict[str, Any]:
    """Return an answer with its numbers moved, without what needs lines that are gone."""
    moved = {key: _moved(value, places) for key, value in answer.items()}
    return {key: value for key, value in moved.items() if value is not None or not answer[key]}


def _moved(answer: Any, places: Mapping[int, int]) -> Any:
    """Return part of an answer with its numbers moved; None where a number it needs is gone."""
    if isinstance(answer, dict):
        changed = {key: _moved(value, places) for key, value in answer.items()}
        lost = any(changed[k] in (None, []) for k, v in answer.items() if v not in (None, []))
        return None if lost else changed
    if isinstance(answer, list):
        kept = [_moved(value, places) for value in answer]
        return [v for v in kept if v is not None]
    if isinstance(answer, int) and not isinstance(answer, bool):
        return places.get(answer)
    return answer
