"""Whatever articles and models say: nothing of it becomes markup, script, style or a live link."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summarize.brief import Brief
from tests.report.conftest import Opener

RUN = "window.ran=1"
SHAPES = (
    "<script>{run}</script>",
    "</script><script>{run}</script>",
    "</style><script>{run}</script>",
    "</title><script>{run}</script>",
    "</textarea><script>{run}</script>",
    "--><script>{run}</script>",
    "]]><script>{run}</script>",
    "<img src=x onerror={run}>",
    "<svg onload={run}>",
    "<svg><script>{run}</script></svg>",
    "<svg><animate onbegin={run} attributeName=x>",
    "<math><mtext><script>{run}</script></mtext></math>",
    "<iframe srcdoc='<script>parent.{run}</script>'></iframe>",
    "<iframe src=javascript:parent.{run}></iframe>",
    "<object data='data:text/html,<script>{run}</script>'></object>",
    "<embed src='data:text/html,<script>{run}</script>'>",
    "<body onload={run}>",
    "<details open ontoggle={run}>",
    "<input autofocus onfocus={run}>",
    "<video><source onerror={run}></video>",
    "<audio src=x onerror={run}>",
    "<marquee onstart={run}>",
    "<style onload={run}></style>",
    "<style>body{{display:none}}</style>",
    "<link rel=stylesheet href=https://x.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://x.example'>",
    "<base href=https://x.example>",
    "<form action=https://x.example><button>go</button></form>",
    "<a href=javascript:{run}>go</a>",
    "<a href='data:text/html,x'>go</a>",
    '" onmouseover="{run}" x="',
    "' onmouseover='{run}' x='",
    '" autofocus onfocus="{run}',
    '"><script>{run}</script>',
    "'><script>{run}</script>",
    "` onload=`{run}",
    "javascript:{run}",
    "{{{{ 7*7 }}}}",
    "{{% for x in y %}}",
    "${{{run}}}",
    "<%= {run} %>",
    "&lt;script&gt;{run}&lt;/script&gt;",
    "&#60;script&#62;{run}&#60;/script&#62;",
    "<scr\0ipt>{run}</scr\0ipt>",
    "\u202e<script>{run}</script>\u202c",
    "<ScRiPt/x>{run}</sCrIpT>",
    "<<script>{run}//<</script>",
    "<noscript><p title='</noscript><script>{run}</script>'>",
    "<template><script>{run}</script></template>",
    "<dialog open><button popovertarget=x onclick={run}>x</button></dialog>",
)
FIELDS = frozenset(
    {
        "title",
        "name",
        "names",
        "statement",
        "question",
        "reason",
        "label",
        "headline",
        "outlet",
        "speaker",
        "speaker_text",
        "via",
        "sentence",
        "referent",
        "term",
        "marked",
        "conflict",
        "means",
        "why",
        "agency",
        "notes",
        "path",
        "engine",
        "prompts",
        "version",
    }
)
"""Fields whose text nothing else in a brief points into."""


def spoilt(held: Any, shape: str, name: str = "") -> Any:
    """Return a brief's data with all words that may be anything put in the shape of an attack."""
    if isinstance(held, dict):
        return {k: spoilt(v, shape, k) for k, v in held.items()}
    if isinstance(held, list):
        return [spoilt(v, shape, name) for v in held]
    return f"{held} {shape}" if isinstance(held, str) and name in FIELDS else held


def attacked(brief: Brief) -> Brief:
    """Return a brief of which every article and every text carries an attack, each some part."""
    data = json.loads(brief.to_json())
    shapes = [s.format(run=RUN) for s in SHAPES]
    for article in data["articles"]:
        article["text"] += "".join(f"\n\n{s}" for s in shapes)
        article["summary"] = shapes[:2]
    for name in ("articles", "claims", "origins", "findings", "brief", "timeline", "wording"):
        data[name] = [spoilt(v, shapes[n % len(shapes)]) for n, v in enumerate(data[name])]
    for claim, shape in zip(data["claims"], shapes, strict=False):
        article = next(a for a in data["articles"] if a["id"] == claim["article"])
        claim["start"] = article["text"].index(f"\n\n{shape}") + 2
        claim["end"] = claim["start"] + len(shape)
        claim["quote"] = shape
    data["title"] = " ".join(shapes)
    for n, article in enumerate(data["articles"]):
        article["url"] = ("javascript:window.ran=1", "https://post.example/a?b=1&c=\"'<x>")[n % 2]
    return Brief.model_validate_json(json.dumps(data))


@pytest.fixture(scope="module")
def page(brief: Brief, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "brief.html"
    attacked(brief).save(path)
    return path


def test_no_attack_runs(opened: Opener, page: Path) -> None:
    assert len(SHAPES) == 50
    seen = opened(page)
    held = seen.page
    for link in held.locator("a.cite:visible").all()[:20]:
        link.hover()
    held.locator("mark.q a").first.click()
    held.check("input[name=mask]")
    assert held.evaluate("window.ran") is None
    assert (seen.said, seen.requests) == ([], [page.as_uri()])
    assert held.locator("body").is_visible()


def test_no_attack_becomes_markup(opened: Opener, page: Path, report: Path) -> None:
    names = "[...new Set([...document.querySelectorAll('*')].map(e => e.localName))].sort()"
    spoilt_page, plain = (opened(p, java_script_enabled=False).page for p in (page, report))
    assert set(spoilt_page.evaluate(names)) <= set(plain.evaluate(names))
    for selector, times in (("script", 1), ("style", 1), ("form", 1), ("base, link", 0)):
        assert spoilt_page.locator(selector).count() == times
    held = "[...new Set([...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()))]"
    acting = [n for n in spoilt_page.evaluate(held) if n.startswith("on") or n in {"style", "src"}]
    assert acting == []


def test_only_web_addresses_are_links_out(opened: Opener, page: Path) -> None:
    links = opened(page).page.locator("a:not([href^='#'])")
    assert links.count() > 0
    for link in links.all():
        assert link.get_attribute("href").startswith("https://post.example/")
        assert link.get_attribute("rel") == "noopener noreferrer"


def test_the_attacks_can_be_read_as_they_stand(opened: Opener, page: Path) -> None:
    text = opened(page).page.locator("article").first.evaluate("article => article.textContent")
    assert "<img src=x onerror=window.ran=1>" in text
    assert "\u202e" not in text
