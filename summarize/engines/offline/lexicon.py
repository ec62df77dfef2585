"""Closed word classes of English that decide where a sentence may be cut."""

from __future__ import annotations

from summarize.text.saying import FACTIVE_VERBS, NEUTRAL_VERBS

DASHES = frozenset({"\u2013", "\u2014", "--"})
"""En dash, em dash, and what typewriters make of them."""

QUOTE_PAIRS = {"\u201d": "\u201c", "\u00bb": "\u00ab"}
"""Closing marks and their openers: curly double quotation marks, guillemets."""

CLOSING_QUOTES = frozenset({*QUOTE_PAIRS, '"', "\u2019", "''"})


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


REPORTING = (NEUTRAL_VERBS | FACTIVE_VERBS | {"claim", "allege", "contend", "estimate"}) - _words(
    "advise communicate decree express propose quote recommend stipulate urge verify"
)
"""Verbs whose complement is a statement of its own, made by the verb's subject.

Hedging verbs are left out but for those that only keep their distance: to cut off what somebody
believes, hopes or doubts would assert it. So are verbs that ask for what they name.
"""

RELAYING = frozenset({"quote", "cite", "paraphrase"})
"""Verbs that relay another's words ("quoted him as saying")."""

SPEAKING = frozenset({"speak", "talk", "write", "respond", "reply", "address", "comment", "ask"})
"""Fronted participles of these set a scene for an utterance and state nothing else."""

FACTIVE_SUBORDINATORS = frozenset(
    {"as", "after", "before", "because", "while", "when", "although", "though", "whereas"}
)
"""Conjunctions whose clause may be presented as a fact (not if, unless, until, whether, lest; and
not "since", which bounds the period that the main clause counts over). Of "before", "when" and
"after" `asserting.veil_of` tells when it is not."""

PREPOSITIONAL = _words(
    """according barring based compared concerning considering depending excluding following given
    including pending regarding"""
)
"""Participles that serve as prepositions."""

NARROWING_DETERMINERS = frozenset(
    {"no", "any", "every", "each", "those", "few", "neither", "either", "all", "most", "whatever"}
)
"""Determiners after which a relative clause narrows a set and states nothing by itself."""

NOT_SUBJECTS = frozenset({"no", "none", "nobody", "nothing", "neither", "few", "little", "nor"})
"""Words that make a subject negative: it may not be lent to another predicate."""

IRREGULAR_PAST = dict(
    pair.split(":", 1)
    for pair in _words(
        """be:were become:became begin:began bend:bent bind:bound bite:bit bleed:bled
    blow:blew break:broke breed:bred bring:brought build:built buy:bought catch:caught
    choose:chose cling:clung come:came cost:cost creep:crept cut:cut deal:dealt dig:dug draw:drew
    drink:drank drive:drove eat:ate fall:fell feed:fed feel:felt fight:fought find:found flee:fled
    fling:flung fly:flew forbid:forbade forget:forgot forgive:forgave freeze:froze get:got
    give:gave go:went grind:ground grow:grew hang:hung have:had hear:heard hide:hid hit:hit
    hold:held hurt:hurt keep:kept know:knew lay:laid lead:led leave:left lend:lent let:let
    light:lit lose:lost make:made mean:meant meet:met overcome:overcame overtake:overtook
    overthrow:overthrew pay:paid put:put quit:quit read:read rid:rid ride:rode ring:rang rise:rose
    run:ran see:saw seek:sought sell:sold send:sent set:set shake:shook shed:shed shine:shone
    shoot:shot shrink:shrank shut:shut sink:sank sit:sat sleep:slept slide:slid speak:spoke
    speed:sped spend:spent spin:spun split:split spread:spread spring:sprang stand:stood
    steal:stole stick:stuck sting:stung strike:struck strip:stripped swear:swore sweep:swept
    swim:swam swing:swung take:took teach:taught tear:tore tell:told think:thought throw:threw
    undergo:underwent understand:understood undertake:undertook upset:upset wake:woke wear:wore
    weep:wept win:won wind:wound withdraw:withdrew withhold:withheld withstand:withstood
    write:wrote"""
    )
)
"""Past forms of irregular verbs (the common ones of any English grammar)."""
