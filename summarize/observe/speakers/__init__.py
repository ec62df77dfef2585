"""Speakers: who asserts the words of an article, and by way of whom."""

from summarize.observe.speakers.attributions import Attribution, Attributions, attribute

__all__ = ["Attribution", "Attributions", "attribute"]
