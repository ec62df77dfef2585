"""Outlets that are publicly known: the names that go with the domains of their pages."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import NamedTuple

TABLE = "publishers.tsv"
"""Domain, name and country, one outlet a line; the first line tells the source."""


class Publisher(NamedTuple):
    """An outlet: its name, and the country it is of (ISO 3166-1)."""

    name: str
    country: str


def publisher_of(host: str) -> Publisher | None:
    """Return the outlet whose pages a host serves: "edition.post.example" is post.example's."""
    labels = host.lower().split(".")
    parents = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((_by_domain()[p] for p in parents if p in _by_domain()), None)


def publisher_named(name: str) -> Publisher | None:
    """Return the outlet that has a name, whatever its spelling and article."""
    return _by_name().get(_plain(name))


@lru_cache
def _by_domain() -> dict[str, Publisher]:
    text = resources.files(__package__).joinpath(TABLE).read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {domain: Publisher(name, country) for domain, name, country in rows}


@lru_cache
def _by_name() -> dict[str, Publisher]:
    return {_plain(publisher.name): publisher for publisher in _by_domain().values()}


def _plain(name: str) -> str:
    return re.sub(r"\W+|^the\b", "", name.casefold())
