"""Articles by their address: several servers at once, each asked politely, feeds followed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed

from summarize.articles.connect import Resolver, resolve
from summarize.articles.lists import links_of
from summarize.articles.outlets import host_of
from summarize.articles.pages import Page, Told
from summarize.articles.visit import Rules, Visitor
from summarize.domain import Skipped


def fetch(
    addresses: Iterable[str],
    rules: Rules,
    *,
    told: Told | None = None,
    resolver: Resolver = resolve,
) -> list[Page | Skipped]:
    """Fetch addresses; a feed among them stands for the articles that it lists.

    Returns:
        A page, or why there is none, for each address: in their order, each address once.
    """
    visitor = Visitor(rules, resolver)
    asked = list(dict.fromkeys(addresses))
    found = _visited(visitor, asked, rules.at_once, told)
    feeds = [p for a in asked if isinstance(p := found[a], Page) and p.kind == "feed"]
    listed = {feed.asked: links_of(feed.data, feed.address) for feed in feeds}
    chosen = {feed: links[: rules.entries] for feed, links in listed.items()}
    more = dict.fromkeys(a for links in chosen.values() for a in links if a not in found)
    found |= _visited(visitor, list(more), rules.at_once, told)
    order = dict.fromkeys(a for one in asked for a in (one, *chosen.get(one, ())))
    results = (_result(found[a], listed.get(a), len(chosen.get(a, ()))) for a in order)
    return [result for result in results if result is not None]


def _result(page: Page | Skipped, links: Sequence[str] | None, taken: int) -> Page | Skipped | None:
    """Return a page, or what is to be told; nothing of a feed that was followed to its end."""
    if isinstance(page, Skipped) or page.kind != "feed":
        return page
    if links is None:
        return Skipped(path=page.asked, reason="it is a feed in a feed")
    if not links:
        return Skipped(path=page.asked, reason="it is no article, nor a feed that lists any")
    if len(links) == taken:
        return None
    return Skipped(path=page.asked, reason=f"of its {len(links)} articles the first {taken} count")


def _visited(
    visitor: Visitor, addresses: Sequence[str], at_once: int, told: Told | None
) -> dict[str, Page | Skipped]:
    """Return what came of each address; so many servers are asked at once."""
    servers: dict[str, list[str]] = {}
    for address in addresses:
        servers.setdefault(host_of(address), []).append(address)
    found: dict[str, Page | Skipped] = {}
    with ThreadPoolExecutor(at_once) as threads:
        try:
            for job in as_completed(threads.submit(visitor.visit, s) for s in servers.values()):
                found |= job.result()
                if told:
                    told(len(found), len(addresses))
        except BaseException:  # interrupted: what is under way ends, too
            visitor.stopped.set()
            raise
    return found
