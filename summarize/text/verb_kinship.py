"""Verbs that tell one deed, where the same take part in it.

Chosen from the synonym sets of WordNet 3.0 (Princeton University) and their direct hypernyms, for
common verbs of newswire. Most of these verbs have other senses ("clear a road", "lift a ban"): the
lists only hold for statements in which the same people and things do and suffer the deed.
"""

from __future__ import annotations

import functools

_GROUPS = """
    acquit clear exonerate absolve
    convict find-guilty
    jail imprison sentence incarcerate
    fine penalise penalize
    charge indict accuse
    arrest detain capture apprehend nab
    free release liberate
    reject turn-down refuse rebuff decline spurn
    accept agree approve
    approve pass back endorse adopt ratify vote-for
    resign quit step-down stand-down
    sack fire dismiss oust
    appoint name hire nominate
    win triumph prevail
    beat defeat overcome
    score net
    buy purchase acquire take-over buy-up
    sell offload divest
    pay cough-up settle
    offer bid propose
    cut reduce lower slash trim shed axe scrap eliminate
    raise increase lift hike boost
    fall drop decline slip slide sink tumble plunge slump dip ease
    rise climb gain increase jump soar surge grow advance
    announce unveil reveal disclose declare
    promise pledge vow announce
    deny reject dispute
    begin start open launch kick-off
    end finish conclude
    halt stop suspend cease
    resume restart
    delay postpone put-off
    cancel call-off scrap
    hit strike rock shake
    destroy wreck ruin gut raze
    damage harm
    collapse cave-in fall-in give-way
    burn burn-down catch-fire
    break-out erupt start
    put-out extinguish douse
    control contain
    evacuate move-out
    flee escape run-away get-away break-out
    leave depart quit
    rescue save pull
    sink go-down founder
    crash smash slam plough plow ram
    explode go-off blow-up detonate
    kill slay
    murder kill
    injure wound hurt
    attack assault storm raid
    seize capture take hijack
    steal grab take snatch rob
    shoot gun-down
    stab knife
    search comb scour hunt
    discover find
    investigate probe look-into examine
    order instruct command
    ban outlaw prohibit forbid bar
    allow permit let authorise authorize
    sign ink
    build construct erect
    close shut shut-down
    open reopen
    gather assemble rally
    march parade
    protest demonstrate
    meet see
    speak talk
    warn caution
    visit tour
    arrive reach land
    return come-back go-back
    die perish pass-away succumb
    marry wed
    divorce split
    sue take-to-court
    appeal contest
    cost set-back
    estimate put value
    employ have
    make produce manufacture
    use employ utilise utilize
    own possess
    repair mend fix restore
    sever cut snap
    block close cut-off
    recover retrieve
    suspend lay-off
    face confront
    lead head
    join enter
    replace succeed
    publish release issue
    lose shed
"""


@functools.cache
def same_verbs(verb: str) -> frozenset[str]:
    """Return the verbs that may tell the deed of a verb, given by its lemma ("turn-down")."""
    groups = (set(line.split()) for line in _GROUPS.strip().splitlines())
    return frozenset().union(*(g for g in groups if verb in g))
