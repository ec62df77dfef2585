"""What can go wrong, told to a person in a line or two.

A claim that the gate refuses is data (`Rejected`), not an error. A run in which some articles
failed but a page was made exits with 5 (`PARTIAL`).
"""

from __future__ import annotations

PARTIAL = 5


class BriefError(Exception):
    """Base of all errors that a person is meant to read.

    Args:
        message: What went wrong, in one line.
        hint: What to do next, in one line; may be empty.
    """

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        if hint:
            self.add_note(hint)  # a traceback shows it too


class InputError(BriefError):
    """There is nothing to read, or the command asks for the impossible."""

    exit_code = 2


class OutputError(BriefError):
    """The page could not be written."""

    exit_code = 3


class MissingPartError(BriefError):
    """A library that the job needs is not installed."""


class SettingsError(BriefError):
    """A flag, an environment variable or a settings file does not hold."""

    exit_code = 2


class PromptError(BriefError):
    """A prompt set is incomplete or wrong."""

    exit_code = 2


class CasesError(BriefError):
    """Evaluation labels do not hold."""

    exit_code = 2


class ModelError(BriefError):
    """A model could not be asked."""

    exit_code = 4


class ModelAuthError(ModelError):
    """No key, or a wrong one."""


class ModelLimitError(ModelError):
    """A rate limit, a quota, a budget or a deadline."""


class ModelDownError(ModelError):
    """No server, a time-out, or an answer that is none."""
