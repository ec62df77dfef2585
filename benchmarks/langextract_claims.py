"""LangExtract extracting claims, for comparison; run by the Python of its own environment.

python benchmarks/langextract_claims.py FOLDER BASE_URL WORKERS
"""

from __future__ import annotations

import sys
from pathlib import Path

import langextract as lx  # type: ignore[import-not-found] # in an environment of its own

PROMPT = "Extract every checkable claim, in the exact words of the text, in order of appearance."
EXAMPLE = lx.data.ExampleData(
    text="The bridge at Orlo, built in 1931, fell on Monday, and police said 12 cars went down.",
    extractions=[
        lx.data.Extraction("claim", "The bridge at Orlo, built in 1931, fell on Monday"),
        lx.data.Extraction("claim", "12 cars went down", attributes={"speaker": "police"}),
    ],
)


def main() -> None:
    folder, base_url, workers = sys.argv[1:]
    documents = [
        lx.data.Document(text=p.read_text("utf-8"), document_id=p.name)
        for p in sorted(Path(folder).glob("*.txt"))
    ]
    found = lx.extract(
        text_or_documents=documents,
        prompt_description=PROMPT,
        examples=[EXAMPLE],
        config=lx.factory.ModelConfig(
            model_id="gpt-4o-mini",
            provider="OpenAILanguageModel",
            provider_kwargs={"api_key": "none", "base_url": base_url},
        ),
        max_workers=int(workers),
        batch_length=int(workers),
        show_progress=False,
    )
    documents_read = list(found)
    print(sum(len(d.extractions or []) for d in documents_read), "claims")


if __name__ == "__main__":
    main()
