"""Small fitted scorers: features in code, weights and word counts as JSON beside it.

Each is measured on stories left out of its fit (docs/quality.md) and made anew by a command of the
repository: `python -m benchmarks.pairs`, `python -m benchmarks.grouping`. None needs a parse.
"""
