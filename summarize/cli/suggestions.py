"""What a person may have meant who mistyped the name of a command."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from summarize.errors import InputError


def unknown_command(
    word: str, commands: Collection[str], files: Collection[str] = ()
) -> InputError:
    """Return the error for a word that is neither a command nor a file, with a suggestion."""
    near = difflib.get_close_matches(word, [*commands, "help", *files], 1)
    return InputError(
        f"{word}: no such file or folder, and no command of that name",
        f"did you mean: brief {near[0]}" if near else f"commands: {', '.join(sorted(commands))}",
    )
