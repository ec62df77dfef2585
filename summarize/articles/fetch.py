"""Articles by their address: several servers at once, each asked politely, feeds followed."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import TypeAlias

from summarize.articles.connect import Resolver, resolve
from summarize.articles.lists import links_of
from summarize.articles.outlets import host_of
from summarize.articles.pages import Page, Told
from summarize.articles.visit import Rules, Visitor
from summarize.domain import Skipped

_Found: TypeAlias = dict[str, Page | Skipped]


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
    fetcher = _Fetcher(rules, resolver, told)
    asked = list(dict.fromkeys(addresses))
    found = fetcher.fetch(asked)
    feeds = [p for p in found.values() if isinstance(p, Page) and p.kind == "feed"]
    listed = {feed.asked: links_of(feed.data, feed.address) for feed in feeds}
    chosen = {feed: links[: rules.entries] for feed, links in listed.items()}
    more = dict.fromkeys(a for links in chosen.values() for a in links if a not in found)
    found |= fetcher.fetch(list(more))
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


class _Fetcher:
    """Fetches addresses: several servers at once, those of one server one after the other."""

    def __init__(self, rules: Rules, resolver: Resolver, told: Told | None) -> None:
        self._rules = rules
        self._stopped = threading.Event()
        self._visitor = Visitor(rules, resolver, self._stopped)
        self._told = told

    def fetch(self, addresses: Sequence[str]) -> _Found:
        """Return what came of each address, in order."""
        servers: dict[str, list[str]] = {}
        for address in addresses:
            servers.setdefault(host_of(address), []).append(address)
        found: _Found = {}
        with ThreadPoolExecutor(self._rules.at_once) as threads:
            try:
                for job in as_completed(threads.submit(self._in_turn, s) for s in servers.values()):
                    found |= job.result()
                    if self._told:
                        self._told(len(found), len(addresses))
            except BaseException:  # interrupted: what is under way ends, too
                self._stopped.set()
                raise
        return {address: found[address] for address in addresses}

    def _in_turn(self, addresses: Sequence[str]) -> _Found:
        """Fetch addresses of one server, with a pause between two."""
        found: _Found = {}
        for address in addresses:
            asked_for = self._visitor.pause(address)
            pause = 0.0 if asked_for is None else max(asked_for, self._rules.pause)
            if pause > self._rules.longest_pause:
                reason = f"its robots.txt asks for {asked_for:g} seconds between two pages"
                found[address] = Skipped(path=address, reason=reason)
            elif not self._stopped.wait(pause):
                found[address] = self._visitor.visit(address)
        return found
