"""Words that hand a statement to somebody: verbs of saying, nouns of saying, relays, titles.

The lists are written by hand after the sources named here and were not checked against them entry
by entry. The verbs follow Krestel, Bergler and Witte, "Minding the Source: Automatic Tagging of
Reported Speech in Newspaper Articles" (LREC 2008, table of reporting verbs), widened by the
members of the VerbNet classes say-37.7, transfer_mesg-37.1.1, complain-37.8, advise-37.9,
confess-37.10, promise-37.13 and indicate-78 that news prose uses. Their stance follows the usual
classes: factive verbs presuppose what they report (Kiparsky and Kiparsky 1970; Karttunen 1971),
hedging ones leave it to the speaker (Hyland 1998).
"""

from __future__ import annotations

import re
from typing import Literal

Stance = Literal["neutral", "factive", "hedging"]
NAME_PARTICLES = ("al-", "el-", "ul-", "bin-")
_EDGES = re.compile(r"^[\W_]+|(?<![\W_])(?:['\u2019]s)?[\W_]*$")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEUTRAL_VERBS = _words("""
    add advise agree announce answer argue assert assure calculate caution comment communicate
    complain conclude continue cry declare decree elaborate emphasise emphasize exclaim explain
    express forecast inform insist interject joke lament maintain mention note observe opine
    pledge predict proclaim pronounce propose quip quote recall recommend recount reiterate relate
    remark remind repeat reply report respond retort rule say shout state stipulate stress tell
    testify tweet underline underscore urge vow warn whisper write post promise yell scream mutter
    murmur holler growl
    """)
FACTIVE_VERBS = _words("""
    acknowledge admit clarify concede confess confirm demonstrate detail disclose discover find
    highlight indicate learn reveal show verify
    """)
HEDGING_VERBS = _words("""
    allege assume believe claim contend deny dispute doubt estimate expect fear guess hint hope
    imply insinuate intimate profess reckon reject speculate suggest suspect swear think
    """)
PHRASAL = {"point": "out", "make": "clear", "hit": "back", "spell": "out", "put": "it"}
"""Verbs that say something only with their particle or complement."""

FINDING_VERBS = _words("show indicate demonstrate find learn suggest reveal detail discover")
"""They report a clause ("the survey shows that"); with a bare object they tell an event."""

FIGURE_VERBS = {
    "put": "at", "place": "at", "give": "as", "speak": "of", "arrive": "at", "estimate": "",
    "report": "", "claim": "", "count": "", "expect": "", "confirm": "", "announce": "",
}  # fmt: skip
"""With a number behind them they assert it: "put the toll at 31", "spoke of 16", "report 22"."""
TAKEN = _words("life lives victim responsibility")
"""What storms and groups claim without asserting anything."""

QUOTATIVE_VERBS = _words("""
    accuse applaud attack blame blast brand call characterise characterize cite commend compare
    condemn criticise criticize decry defend demand denounce depict describe dismiss dub
    hail invoke label lambast lambaste liken mock offer portray praise promise question refer slam
    tout warn threaten speak voice welcome talk order ask appeal pledge
    """)
"""They attribute the words in quotation marks after them, not a clause."""

INFINITIVE_VERBS = _words(
    "claim profess allege admit report say believe estimate think acknowledge"
)
"""With an infinitive they still assert it: "claims to have won", "is reported to have left"."""

PASSIVE_REPORT_VERBS = _words("""
    say report believe think understand estimate allege claim suspect fear expect confirm
    announce rumour rumor
    """)

SPEECH_NOUNS = _words("""
    accusation admission allegation announcement argument assertion assessment assurance belief
    claim comment complaint conclusion declaration denial estimate finding insinuation observation
    prediction promise remark report statement suggestion testimony warning word
    """)
"""With "that" and an owner they report: "the ministry's claim that"."""

CARRIERS = _words("""
    statement release communique communiqué tweet post message letter email e-mail bulletin
    announcement note memo briefing data datum figure statistics reading
    """)
"""What carries words: the source is whoever issued it."""

OFFICIAL_HEARERS = _words("""
    congress parliament senate house assembly council court tribunal commission committee board
    cabinet government ministry police army un nations union commons lords jury inquiry conference
    hearing department embassy party company
    """)
"""Bodies that are told things without passing them on as news."""

STAFF = _words("reporter journalist correspondent photographer team crew witness")
"""Heads under which a medium's own people see something for it."""

GENERIC_BODIES = _words("""
    agency association authority board body bureau campaign centre center charity church club
    commission committee company council court daily department dictatorship embassy federation
    firm force foundation government group institute institution league magazine maker military
    ministry monitor movement network newspaper ngo office organisation organization outlet paper
    party police publication regulator school survey station team tabloid tribunal troupe union
    university watchdog website operator carrier airline manufacturer retailer bank
    corporation producer supplier club
    """)
"""Heads by which a text calls an institution that it has named before."""

COMPANY_NOUNS = _words("company firm maker group operator carrier airline manufacturer retailer "
                       "bank business corporation producer supplier builder giant")  # fmt: skip
"""Heads by which a text calls a business that it has named before."""

SELF_STANDING = _words("government police military army court parliament school office department "
                       "ministry council")  # fmt: skip
"""Bodies that a text can name by these words alone, with nothing to take up."""

PERSON_NOUNS = _words("""
    actor actress ambassador analyst attorney author candidate captain chair chairman chairwoman
    chief chairperson child coach commander commissioner congressman congresswoman consultant
    councillor deputy designer detective diplomat director doctor economist editor engineer expert
    executive father founder general governor historian inspector journalist judge king lawmaker
    lawyer leader lieutenant magistrate man manager mayor minister mother mp nurse officer official
    owner parent pastor physician pilot player policeman policewoman politician pope premier
    president prime professor prosecutor queen reporter representative researcher resident
    scientist secretary senator sheriff soldier source spokesman spokesperson spokeswoman
    activist campaigner driver elder farmer firefighter neighbor neighbour organiser organizer
    paramedic passenger priest rescuer trader volunteer
    striker student superintendent surgeon survivor suspect teacher teenager veteran victim
    villager witness woman worker writer insurer boss head billionaire nominee correspondent
    """)

MALE = _words("mr sir spokesman chairman king prince father man policeman congressman lord son "
              "brother husband actor businessman pope")  # fmt: skip
FEMALE = _words("mrs ms miss dame spokeswoman chairwoman queen princess mother woman policewoman "
                "congresswoman lady daughter sister wife actress businesswoman")  # fmt: skip

TITLES = _words("""
    mr mrs ms miss mx dr prof sir dame lord lady president vice prime minister premier chancellor
    secretary foreign defence defense interior finance health education justice state senator sen
    representative rep congressman congresswoman governor gov mayor judge magistrate attorney king
    queen prince princess pope cardinal bishop archbishop rev reverend father pastor imam sheikh
    ayatollah rabbi professor general gen lieutenant lt lieutenant-general lt-gen colonel col
    major maj captain capt commander cmdr admiral adm brigadier brig sergeant sgt corporal private
    marshal officer inspector superintendent detective constable sheriff chief deputy assistant
    ambassador director commissioner chairman chairwoman chair spokesman spokeswoman spokesperson
    coach manager councillor mp speaker press ceo cfo gm owner executive
    head leader coun cllr supt insp
    """)
"""Words before a name that are no part of it."""

AGENCIES = _words("""
    afp ap reuters tass itar-tass ria interfax xinhua anadolu kyodo ansa efe dpa pti ani ians upi
    sana irna isna bernama antara yonhap bloomberg pa belta ukrinform wafa mena spa petra aap cp
    bbc cnn nbc cbs abc msnbc cnbc npr pbs itv rt espn dw fox rte cbc nhk zdf ard rai sky wcvb
    """)
"""News agencies and broadcasters by their short names (Wikipedia, "List of news agencies")."""

MEDIA_WORDS = _words("""
    agence associated press presse news times post herald tribune gazette journal telegraph guardian
    daily radio tv television chronicle globe mail magazine newspaper newspapers agency agencies
    jazeera arabiya observer independent express monde figaro país spiegel zeitung weekly sun
    mirror star standard courier dispatch examiner inquirer bulletin broadcaster media politico
    buzzfeed vox axios newsweek channel
    """)
"""Words that mark the name of a medium."""

PUBLIC_SPEAKERS = _words("""
    police officials authorities witnesses eyewitnesses residents experts analysts sources
    prosecutors lawyers scientists report reports study poll survey doctors minister ministry
    government army military activists monitors officers source official
    """)
"""What a headline may name as the source after or before a colon."""


ABBREVIATED = {
    "UN": "United Nations", "EU": "European Union", "US": "United States",
    "UK": "United Kingdom", "WHO": "World Health Organization",
    "IMF": "International Monetary Fund", "ICRC": "International Committee of the Red Cross",
    "OSCE": "Organization for Security and Co-operation in Europe", "NATO": "NATO",
    "IAEA": "International Atomic Energy Agency", "WTO": "World Trade Organization",
    "FBI": "Federal Bureau of Investigation", "CIA": "Central Intelligence Agency",
    "NASA": "NASA", "USGS": "US Geological Survey", "AP": "Associated Press",
    "AFP": "Agence France-Presse", "FDA": "Food and Drug Administration",
    "CDC": "Centers for Disease Control and Prevention", "UAE": "United Arab Emirates",
    "OECD": "Organisation for Economic Co-operation and Development",
    "OPEC": "Organization of the Petroleum Exporting Countries",
    "UNICEF": "United Nations Children's Fund", "MSF": "M\u00e9decins Sans Fronti\u00e8res",
    "UNHCR": "United Nations High Commissioner for Refugees", "BBC": "BBC",
}  # fmt: skip
"""Bodies that news texts name by their initials; written by hand."""


def respelt(name: str) -> str:
    """Mend a slip in a well-known body's name ("United Nation"); return others as they are."""
    for full in ABBREVIATED.values():
        if name != full and len(name) > 8 and full.startswith(name) and len(full) - len(name) == 1:
            return full
    return name


def stance_of(lemma: str) -> Stance | None:
    """Return how a verb of saying stands to what it reports; None when it is none."""
    if lemma in HEDGING_VERBS:
        return "hedging"
    if lemma in FACTIVE_VERBS:
        return "factive"
    return "neutral" if lemma in NEUTRAL_VERBS else None


def is_medium(name: str) -> bool:
    """Tell whether a proper name is that of a news agency, a paper or a broadcaster."""
    words = [w.strip(".,()'\u2019").lower() for w in re.split(r"[\s-]+", name)]
    if any(w in AGENCIES for w in words):
        return True
    return any(w in MEDIA_WORDS for w in words) and "conference" not in words


def strip_titles(name: str) -> str:
    """Return a name without titles, honorifics and possessive."""
    words = [w for w in _EDGES.sub("", name.strip()).split() if w]
    while len(words) > 1 and is_title(words[0]):
        words.pop(0)
    return " ".join(words)


def is_title(word: str) -> bool:
    """Tell whether a word before a name is a title or office."""
    parts = word.lower().strip(".,").split("-")
    return all(p in TITLES or p in ("us", "u.s", "uk", "un") for p in parts)


def bare(surname: str) -> str:
    """Return a surname in the form in which two spellings are compared."""
    low = surname.lower().replace("\u2019", "'")
    for particle in NAME_PARTICLES:
        low = low.removeprefix(particle)
    return low
