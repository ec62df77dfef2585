"""What is measured, stage by stage: where a poor brief went wrong.

A metric's name is `stage.what`; each is a share (or an F1) from 0 to 1, and more is better.
"""

SAYS: dict[str, str] = {
    "cleaning.furniture_dropped": "labelled lines of page furniture that are not in the text",
    "cleaning.body_kept": "labelled passages of reporting, anchors included, that are in the text",
    "metadata.headline": "articles whose headline is right, or rightly absent",
    "metadata.outlet": "articles whose outlet is right, or rightly absent",
    "metadata.date": "articles whose day of printing is right, or rightly unknown",
    "metadata.basis": "articles of which it is rightly said how the day is known",
    "metadata.copies": "labelled and found pairs of copies that are in both",
    "claims.recall": "labelled facts that the quote of a claim holds",
    "claims.core_recall": "core facts that the quote of a claim holds",
    "claims.precision": "claims that serve a labelled fact; headlines without one are left out",
    "claims.verbatim": "claims whose quote stands in the article, letter for letter, at its span",
    "claims.negation": "served facts, where judged, of which the claim rightly says not or so",
    "claims.hedges": "served facts, where judged, whose reserve the claim keeps, and adds none",
    "speakers.right": "served facts whose speaker is right, own voice included",
    "speakers.named": "the same, of the facts that someone is named for",
    "speakers.via": "served facts, of those that are relayed, whose relay is right",
    "figures.value": "figures of served facts that the claim has with the right number",
    "figures.unit": "of those, figures with the right unit or rightly none",
    "gate.acceptance": "true statements, verbatim or as read, that the gate lets through",
    "gate.refusal": "corrupted statements of any kind that it refuses",
    "gate.digit": "statements with one digit changed that it refuses",
    "gate.negation": "statements with a negation added or removed that it refuses",
    "gate.name": "statements with a name swapped that it refuses",
    "gate.weekday": "statements with a weekday swapped that it refuses",
    "gate.speaker": "true words given to another speaker that it refuses, or gives back",
    "alignment.found": "B-cubed F1 of the sides of findings made of the claims that were found",
    "alignment.found_grouped": "the same without facts that rightly stand alone: leaving all alone "
    "earns nothing",
    "origins.together": "B-cubed F1 of served facts by origin, of those whose origin is labelled",
    "origins.named": "served facts whose origin carries a name that the labels know it by",
    "findings.recall": "labelled findings that the brief has",
    "findings.precision": "differences and failed checks in the brief that are labelled",
    "findings.complete": "sides of the labelled findings it has that stand in it",
    "findings.type": "of the labelled findings it has, those of the right kind and type",
    "findings.no_false_conflict": "labelled seeming clashes that the brief does not make one",
    "wording.terms": "labelled terms that stand, for their article, in one entry per referent",
    "brief.core_covered": "core facts that a sentence or a finding of the page cites",
    "brief.cited": "sentences that cite at least one claim, and none that does not exist",
    "brief.neutral": "words of the page's own (title, sentences, findings, timeline) without a "
    "loaded one outside quotation marks",
}
"""Every metric, in the order of the way through the house, and what it says."""
