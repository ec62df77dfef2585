"""`python -m summarize` is the command `brief`."""

from summarize.cli import main

main()
