"""Words by which a report sets what one party says against what another said before.

Verbs and phrases of denial, correction and difference as newswriting uses them (the verbs are
WordNet 3.0's for {deny}, {reject}, {dismiss} and {contradict}, Princeton University).
"""

from __future__ import annotations

import re

_SAID = (
    r"(?:claims?|charges?|allegations?|accusations?|reports?|suggestions?|version|account"
    r"|assertions?|criticism)"
)
_SAID_BEFORE = rf"(?:this|that|it|these|those|the (?:\w+ )?{_SAID})"
_REJECTS = (
    r"(?:den(?:y|ies|ied)|disput(?:e|es|ed)|reject(?:s|ed)?|dismiss(?:es|ed)?|refut(?:es?|ed)"
    r"|contradict(?:s|ed)?)"
)
_SPEECH = r"(?:says?|said|claims?|claimed|insist\w*|maintain\w*|swore)"

DENIES = re.compile(
    rf"\b{_REJECTS} {_SAID_BEFORE}"
    r"(?= *(?:[.,;:]|$|on (?:\w+day|the)|in (?:a|an)\b|as\b|and\b|but\b|saying\b))",
    re.IGNORECASE,
)
"""Who denies what was said before; "denied that nobody came" tells itself what it denies."""

ACCUSES = re.compile(r"\b(?:accus|alleg|blam|implicat|suspect|charg|claim)\w*\b", re.IGNORECASE)
DENIES_ALL = re.compile(
    rf"\b{_REJECTS} (?:all |any |the |these |those |such )?(?:\w+ )?"
    rf"(?:wrongdoing|involvement|responsibility|guilt|{_SAID})\b",
    re.IGNORECASE,
)
"""Who is accused, and says that nothing of it is so."""

CALLS = re.compile(
    rf"\bcalls?(?:ed)? {_SAID_BEFORE} (?:a |an |pure |utter |complete )?[\"\u201c\u2018']?(?:\w+ )?"
    r"(?:fiction|nonsense|lies?|false|untrue|rubbish|absurd|baseless|fantasy|fabrications?)\b",
    re.IGNORECASE,
)

DENIES_THAT = re.compile(
    r"\bden(?:y|ies|ied) (?:that|having|any|there)\b"
    rf"|\b{_REJECTS} (?:the )?(?:claims?|suggestions?|allegations?|reports?) (?:that|of)\b",
    re.IGNORECASE,
)
"""Who denies something that is named: it was said just before, or another has said it."""

_NAME = r"(?:the |an? )?(?:[\w.'\u2019-]+ ){0,3}?[\w.'\u2019-]+"
NOT_AS = re.compile(
    r"\bnot (?P<what>(?:[\w'\u2019-]+ ){0,4}[\w'\u2019-]+),? as (?:was )?"
    rf"(?!(?:he|she|it|they|we|you|i)\b)(?P<who>{_NAME})"
    r" (?:claims?|claimed|says?|said|announced|ha[sd] it)\b"
)
"""What one says in place of what another is said to have said."""

FALSE = re.compile(
    r"[\"\u201c](?:no[,.] )?(?:that|this|it)(?: is|['\u2019]s| was) "
    r"(?:simply |just |all |completely |totally |absolutely |patently |a )?"
    r"(?:false|untrue|not true|wrong|lie|lies|nonsense|rubbish|fabricated|incorrect|baseless)\b",
    re.IGNORECASE,
)
"""What a speaker says of the words before."""

_OTHER = r"(?:different|another|other|opposite|contrary|opposing)"
OTHER_VIEW = re.compile(
    rf"\b(?:takes?|took|has|had|have|holds?|held) (?:an? |the )?(?:\w+ )?{_OTHER}"
    r" (?:view|opinion|position)\b"
    rf"|\b(?:tells?|told|gives?|gave|offers?|offered) (?:\w+ ){{0,4}}(?:an?|the)? ?{_OTHER}"
    r" (?:story|account|version|explanation)\b"
    r"|\bsees? (?:it|things|the matter) differently\b|\bbegs? to differ\b"
    r"|\b(?:disagrees?|disagreed) *[.,:;]",
    re.IGNORECASE,
)
"""Words by which a writer goes over from one party's account to another's."""

IN_DISPUTE = re.compile(
    r"\b(?:is|are|was|were|remains?) (?:still )?(?:in|under) dispute\b"
    r"|\b(?:accounts?|versions?|witnesses) (?:of \w+ )?(?:differ|diverge|conflict|contradict)\w*\b",
    re.IGNORECASE,
)
TURNED = re.compile(r"^[\s\"\u201c]*(?:But|However|Yet|By contrast|In contrast)\b")
"""How the second of two accounts opens that are said to be in dispute."""

ONE_OF_THEM = re.compile(
    rf"\b{_SPEECH} (?:that )?there (?:was|were|had been|has been|is) (?:one|some)\b",
    re.IGNORECASE,
)
"""The answer to "there was no offer": "she insisted there had been one"."""
NO_SUCH = re.compile(
    r"\b(?:no|not (?:an?|any)|never (?:\w+ )?(?:an?|any)|n['\u2019]t (?:an?|any))\b"
)

NO_PROOF = re.compile(
    r"\bthere (?:is|was|has been|had been) no (?:proof|evidence)"
    r"(?: of (?:it|this|that))?[.,\"\u201d]",
    re.IGNORECASE,
)
