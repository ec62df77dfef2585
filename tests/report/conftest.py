"""A real browser (chromium, driven by playwright) and the report of the sample articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from summarize import make_brief
from summarize.brief import Brief
from summarize.settings import ModelSettings, Settings
from summarize.text.parsing import Parser

ROOT = Path(__file__).parents[2]
CHROMIUM = Path("/usr/bin/chromium")
FLAGS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
WIDE = {"width": 1360, "height": 900}


@dataclass
class Seen:
    """A page with all that it asked for and said."""

    page: Any
    requests: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


Opener = Callable[..., Seen]


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    driver = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM.exists():
        pytest.skip(f"there is no {CHROMIUM}: apt-get install chromium")
    with driver.sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=FLAGS.split(), headless=True
        )
        yield running
        running.close()


@pytest.fixture(scope="session")
def brief(parser: Parser) -> Brief:
    """The samples with recorded answers of a large language model: findings of several kinds."""
    answers = ROOT / "evals" / "recordings" / "model" / "aleppo"
    model = ModelSettings(name="openai/large-language-model", replay=answers)
    return make_brief([ROOT / "seeds"], Settings(model=model), parser=parser)


@pytest.fixture(scope="session")
def report(brief: Brief, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "brief.html"
    brief.save(path)
    return path


@pytest.fixture
def opened(browser: Any) -> Iterator[Opener]:
    """Open a file in a window of its own; what its page says and asks for is kept."""
    contexts = []

    def opener(path: Path, **options: Any) -> Seen:
        context = browser.new_context(
            **{"viewport": WIDE, "reduced_motion": "reduce", "bypass_csp": False, **options}
        )
        contexts.append(context)
        seen = Seen(context.new_page())
        seen.page.on("request", lambda request: seen.requests.append(request.url))
        seen.page.on("console", lambda message: seen.said.append(message.text))
        seen.page.on("pageerror", lambda error: seen.said.append(str(error)))
        seen.page.on("dialog", lambda dialog: (seen.said.append("dialog"), dialog.dismiss()))
        seen.page.goto(path.as_uri())
        return seen

    yield opener
    for context in contexts:
        context.close()
