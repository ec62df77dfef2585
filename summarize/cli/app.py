"""The commands, the way to the default one, and how errors are told."""

from __future__ import annotations

import contextlib
import errno
import gc
import io
import logging
import os
import sys
from collections.abc import Callable, Sequence
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from summarize import __version__
from summarize.cli import briefs, evaluate, options, upkeep
from summarize.cli.options import DEBUG, say, unknown_command
from summarize.errors import BriefError, CasesError, OutputError
from summarize.parts import missing_part

DEFAULT = "make"
COLLECT_AFTER = 100_000
"""Objects made before Python looks for cycles: at its 700 that is a twentieth of a run's time."""
HELP_WORD = "help"
GROUP_OPTIONS = {"--help", "-h", "--version", "-V", "--install-completion", "--show-completion"}
NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
"""With what a system refuses to take more output."""
HELP = """Several news accounts of one event in, one neutral, cited page out.

Most used:  brief DIR --out brief.md  (the same as: brief make DIR --out brief.md)

What the accounts agree on, where they differ and how, who actually said it,
whose figures are whose, what each leaves out, how each words it.
`brief help make` shows all options.
"""
EPILOG = (
    "Exit codes: 0 done; 1 an unexpected error, or an evaluation below its floor; 2 nothing to "
    "read, or a wrong option; 3 the page could not be written; 4 a model could not be asked; "
    "5 the page was made but some articles or questions failed; 130 interrupted."
)


class DefaultGroup(TyperGroup):
    """Puts the default command's name in front when the first argument names no command.

    `brief help COMMAND` is `brief COMMAND --help`.
    """

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Insert the default command."""
        if args[:1] == [HELP_WORD]:
            if args[1:] and args[1] not in self.commands:
                raise unknown_command(args[1], self.commands)
            args = [*args[1:], "--help"]
        if args and args[0] not in self.commands and args[0] not in GROUP_OPTIONS:
            args = [DEFAULT, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=DefaultGroup,
    help=HELP,
    epilog=EPILOG,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    pretty_exceptions_enable=False,
)


def _print_version(wanted: bool) -> None:
    if wanted:
        say(f"brief {__version__}")
        raise typer.Exit


@app.callback()
def common(
    version: Annotated[
        bool,
        typer.Option("--version", "-V", callback=_print_version, is_eager=True, help="Print it."),
    ] = False,
    debug: options.Debug = False,
) -> None:
    """Take the options that stand before any command."""


COMMANDS: dict[str, Callable[..., None]] = {
    DEFAULT: briefs.make,
    "schema": briefs.schema,
    "show": briefs.show,
    "diff": briefs.diff,
    "doctor": upkeep.doctor,
    "eval": evaluate.evaluate,
}
for _name, _command in COMMANDS.items():
    app.command(_name)(options.unpacked(_command))
app.add_typer(upkeep.prompts, name="prompts")
app.add_typer(upkeep.cache, name="cache")


def main(args: Sequence[str] | None = None) -> None:
    """Run the command; errors are told in a line or two, with what to do next.

    `--debug` anywhere among the arguments shows tracebacks instead.
    """
    words = list(sys.argv[1:] if args is None else args)
    debug = DEBUG in words
    words = [w for w in words if w != DEBUG]
    gc.set_threshold(COLLECT_AFTER)
    _set_up_streams()
    if debug:
        logging.getLogger("summarize").setLevel(logging.DEBUG)
        logging.getLogger("summarize").addHandler(logging.StreamHandler())
    try:
        _run(words)
    except BrokenPipeError:
        _drop_output()
        sys.exit(0)
    except Exception as error:
        if debug:
            raise
        if isinstance(error, BriefError):
            _tell(error)
        if isinstance(error, ImportError):
            _tell(missing_part(error))
        hint = f"run again with {DEBUG} to see where; please report it"
        _tell(BriefError(f"unexpected {type(error).__name__}", hint))


def _set_up_streams() -> None:
    """Let standard output take any character, whatever encoding the system or a pipe has.

    A file or a pipe gets what `--out` would write: UTF-8. A terminal keeps its own encoding and
    sees what that lacks escaped, as standard error does anyway.
    """
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
        if not sys.stdout.isatty():
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def _run(words: list[str]) -> None:
    """Run a command up to its last byte of output; a full disk is told as such."""
    try:
        try:
            app(words, prog_name="brief")
        finally:
            sys.stdout.flush()
    except OSError as error:
        if error.errno not in NO_ROOM or error.filename is not None:
            raise
        _drop_output()
        told = f"cannot write the output: {error.strerror}"
        raise OutputError(told, "name a file with --out") from error


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that the interpreter ends in peace."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _tell(error: BriefError) -> NoReturn:
    """Say what went wrong, where anything can be said, and leave with its exit code."""
    with contextlib.suppress(OSError):
        told = f"brief: {error.message}"
        is_list = isinstance(error, CasesError)  # a line for each problem
        for line in told.split("\n") if is_list else [told]:
            say(line, err=True)
        for line in error.hint.splitlines():
            say(f"  {line}", err=True)
    sys.exit(error.exit_code)
