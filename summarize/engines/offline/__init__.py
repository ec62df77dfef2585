"""The embedded engine: rules over spaCy's parse. No key, no network, the same answer every time."""

from summarize.engines.offline.engine import OfflineEngine

__all__ = ["OfflineEngine"]
