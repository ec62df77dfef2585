"""Does a statement follow from its evidence? Both gates of the project ask this room.

Exact on numbers, times, names, negation and modality; on the rest it asks that the words be
mostly those of the evidence, and that none of them turns it round.
"""

from summarize.text.support.case import Case
from summarize.text.support.passage import Passage

__all__ = ["Case", "Passage"]
