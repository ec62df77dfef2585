"""The command `brief`: parse, call, print, exit code."""

from summarize.cli.app import main

__all__ = ["main"]
