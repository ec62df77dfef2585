"""Worst inputs of a regular expression, made from the expression itself.

Backtracking costs most where the same characters can be matched in many ways and the match fails in
the end, or where a search begins anew at each place of a long run. So for each repetition of a
pattern, strings that its body matches are repeated, behind what the pattern wants before it, and
ended by a character that it wants nowhere; so are strings that the whole pattern nearly matches.
"""

from __future__ import annotations

import re
import re._constants as sre  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

UNBOUNDED = 8
"""Repetitions that may go on as long as this are tried; shorter ones cost a factor, no power."""
PREFERRED = "a A0 .-,'\"\n"
ALPHABET = [*PREFERRED, *map(chr, range(32, 127)), *"\t\u00e9\u2019\u201c\u201d\u2013\u00b7\u3042"]
PLAIN = (
    " ",
    "a",
    "a ",
    "A",
    "A ",
    "Aa ",
    "0",
    "0 ",
    ".",
    "-",
    "(",
    '"',
    "\u201c",
    "a, ",
    "\n",
    "a\n",
)
TAILS = ("", "\x00\u0436\x00")
"""What ends an input: nothing, and what few patterns want there."""
_CATEGORIES: Mapping[Any, Callable[[str], bool]] = {
    sre.CATEGORY_DIGIT: str.isdigit,
    sre.CATEGORY_NOT_DIGIT: lambda c: not c.isdigit(),
    sre.CATEGORY_SPACE: str.isspace,
    sre.CATEGORY_NOT_SPACE: lambda c: not c.isspace(),
    sre.CATEGORY_WORD: lambda c: c.isalnum() or c == "_",
    sre.CATEGORY_NOT_WORD: lambda c: not (c.isalnum() or c == "_"),
}
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)


def attacks(pattern: re.Pattern[Any], *, raw: bool) -> Iterator[Callable[[int], Any]]:
    """Yield functions that make an input of about n characters.

    There are none where a pattern repeats nothing without bound: it is linear by its form. White
    space repeats nowhere but in raw text.
    """
    binary = isinstance(pattern.pattern, bytes)
    source = pattern.pattern.decode("latin-1") if binary else pattern.pattern
    tree = parser.parse(source, pattern.flags & ~re.UNICODE if binary else pattern.flags)
    if not any(raw or _sample(body, 0).strip() for _, body in _bodies(tree, "")):
        return
    for before, pump in dict.fromkeys(_pumps(tree)):
        for tail in TAILS:
            yield _input(before, pump, tail, binary=binary)


def _input(before: str, pump: str, tail: str, *, binary: bool) -> Callable[[int], Any]:
    def make(n: int) -> Any:
        text = before + pump * max(1, n // len(pump)) + tail
        return text.encode("latin-1", "replace") if binary else text

    make.__doc__ = f"{before!r} {pump!r} {tail!r}"
    return make


def _pumps(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield what stands first, and what is repeated behind it."""
    for before, body in _bodies(tree, ""):
        for pump in dict.fromkeys(_sample(body, choice) for choice in range(6)):
            if pump:
                yield "", pump
                yield before, pump
                yield "", before + pump
                yield "", pump + " "
    for choice in range(4):
        whole = _sample(tree, choice)
        for cut in {len(whole), len(whole) // 2, len(whole) - 1} - {0, -1}:
            yield "", whole[:cut]
            yield "", whole[:cut] + " "
    for plain in PLAIN:
        yield "", plain


def _bodies(tree: Any, before: str) -> Iterator[tuple[str, Any]]:
    """Yield the body of each repetition with a string that the pattern wants before it."""
    for node in tree:
        op, value = node
        if op in _REPEATS:
            _, most, body = value
            if most == sre.MAXREPEAT or most >= UNBOUNDED:
                yield before, body
        for part in _parts(op, value):
            yield from _bodies(part, before)
        before += _sample([node], 1)


def _parts(op: Any, value: Any) -> Sequence[Any]:
    """Return the expressions that a node holds."""
    if op in _REPEATS:
        return [value[2]]
    if op is sre.SUBPATTERN:
        return [value[-1]]
    if op is sre.ATOMIC_GROUP:
        return [value]
    if op is sre.BRANCH:
        return list(value[1])
    if op in {sre.ASSERT, sre.ASSERT_NOT}:
        return [value[1]]
    if op is sre.GROUPREF_EXISTS:
        return [part for part in value[1:] if part is not None]
    return []


def _sample(tree: Any, choice: int) -> str:
    """Return a string that an expression matches, more or less; alternatives by `choice`."""
    made = []
    for op, value in tree:
        if found := _characters(op, value):
            made.append(found[choice % len(found)])
        elif op in _REPEATS:
            least, _, body = value
            made.append(_sample(body, choice) * min(max(least, choice % 2), 40))
        elif op is sre.BRANCH:
            made.append(_sample(value[1][choice % len(value[1])], choice))
        elif op is sre.GROUPREF:
            made.append("a")
        elif op not in {sre.ASSERT, sre.ASSERT_NOT, sre.AT}:
            made += [_sample(part, choice) for part in _parts(op, value)[:1]]
    return "".join(made)


def _characters(op: Any, value: Any) -> list[str]:
    """Return some of the characters that a node for one character matches."""
    if op is sre.LITERAL:
        return [chr(value)]
    if op is sre.NOT_LITERAL:
        return [c for c in ALPHABET if c != chr(value)][:5]
    if op is sre.ANY:
        return ["a", " ", "."]
    if op is not sre.IN:
        return []
    found = [c for c in ALPHABET if _is_in(value, c)][:6]
    if value[0][0] is not sre.NEGATE:
        found += [chr(v) for kind, v in value if kind is sre.LITERAL][:4]
        found += [chr(v[0]) for kind, v in value if kind is sre.RANGE][:2]
    return list(dict.fromkeys(found))


def _is_in(items: Any, character: str) -> bool:
    negated = found = False
    for op, value in items:
        if op is sre.NEGATE:
            negated = True
        elif op is sre.LITERAL:
            found |= chr(value) == character
        elif op is sre.RANGE:
            found |= value[0] <= ord(character) <= value[1]
        elif op is sre.CATEGORY:
            found |= _CATEGORIES[value](character)
    return found != negated
