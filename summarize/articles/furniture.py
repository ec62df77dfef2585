"""What is printed around an article but is not the article: judged line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

from summarize.articles.datelines import is_clock_line, read_stamp
from summarize.articles.lines import Line

# --- the words of page furniture, by kind


Reason = Literal[
    "navigation",
    "paywall",
    "caption",
    "related",
    "share",
    "appeal",
    "read-time",
    "byline",
    "date",
    "subheading",
    "duplicate",
    "url",
    "site",
    "other",
]

NEWS_AGENCIES = (
    "AFP|Agence[ -]France[ -]Pres+e|AP|Associated Press|The Associated Press|Reuters"
    "|Thomson Reuters|UPI|TASS|Interfax|RIA Novosti|Sputnik|Xinhua|Kyodo News|Kyodo|Yonhap|DPA|dpa"
    "|EFE|ANSA|PTI|ANI|IANS|AAP|PA Media|Press Association|PA|The Canadian Press|Canadian Press"
    "|Bernama|Antara|Anadolu Agency|Anadolu|AA|SANA|IRNA|WAM|Belga|APA|NTB|TT|Ritzau|Lusa"
    "|Bloomberg"
)
"""News agencies as bylines and credits name them."""
AGENCIES = NEWS_AGENCIES + (
    "|EPA|Getty(?: Images)?|Shutterstock|iStock|Alamy|Rex Features|NurPhoto|Zuma(?: Press)?|Corbis"
    "|Magnum|Wikimedia(?: Commons)?|Flickr|Unsplash|Pixabay|Pexels"
)
"""News and picture agencies, as picture credits name them."""
_NAME = r"(?>[A-Z\u00c0-\u00de][\w.'\u2019-]*|de|von|van|der|bin|al|el|la|and|&)"
_STORIES = (
    r"(?:news|stories|headlines|articles?|posts|content|topics|links|coverage|reading|videos)"
)


class Rule(NamedTuple):
    """One kind of furniture.

    Attributes:
        reason: What it is called in `dropped`.
        pattern: What the line's words look like.
        words: Longest such line, in words.
        unfinished: Whether only a line that does not end like a sentence can be it.
    """

    reason: Reason
    pattern: re.Pattern[str]
    words: int = 12
    unfinished: bool = False


def _rule(
    reason: Reason, pattern: str, words: int = 12, *, unfinished: bool = False, cased: bool = False
) -> Rule:
    return Rule(reason, re.compile(pattern, 0 if cased else re.IGNORECASE), words, unfinished)


RUBRICS = frozenset({
    "home", "news", "world", "international", "national", "local", "regional", "politics",
    "business", "economy", "economics", "companies", "markets", "money", "finance", "energy",
    "tech", "technology", "science", "health", "environment", "climate", "education", "culture",
    "arts", "entertainment", "lifestyle", "life", "style", "travel", "sport", "sports",
    "football", "cricket", "opinion", "comment", "comments", "editorial", "editorials",
    "analysis", "feature", "features", "explainer", "review", "reviews", "interview", "letters",
    "obituaries", "weather", "video", "videos", "audio", "podcast", "podcasts", "pictures",
    "photos", "gallery", "live", "latest", "breaking", "top", "stories", "more", "most", "read",
    "popular", "trending", "menu", "search", "subscribe", "account", "contact", "about",
    "archive", "edition", "uk", "us", "usa", "europe", "asia", "africa", "america", "americas",
    "australia", "middle", "east", "global", "media", "law", "crime", "courts", "society",
    "industry", "property", "cars", "motoring", "food", "fashion", "games", "forum", "tests",
    "classifieds", "deaths", "jobs", "shop", "startseite", "politik", "wirtschaft", "panorama",
    "ausland", "inland", "kultur", "monde", "sociedad", "mundo",
})  # fmt: skip
"""The words of a site's sections and menus."""

SITE = (
    _rule("url", r"^(?:https?://|www\.)\S+$|^[a-z\d][a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,10}$", 99),
    _rule("site", r"^(?:press|media|news) release\b|^for immediate release\b", 14, unfinished=True),
    _rule("site", r"^you(?:['\u2019]re| are) (?:receiving|getting) this\b", 40),
    _rule("site", r"^(?:site )?(?:icon|logo)\b|\b(?:icon|logo)$", 8, unfinished=True),
    _rule("site", r"^(?:\u00a9|\(c\) |copyright (?:\u00a9|\(c\)|\d{4}|by\b"
          r"|.{2,50}\b(?:19|20)\d\d\b))", 40),
    _rule("site", r"\ball rights reserved\b", 60),
    _rule("site", r"\b(?:we|(?:this|our) (?:web)?site|our partners) (?:and our partners )?uses? "
          r"(?:\w+ ){0,4}cookies\b", 80),
    _rule("site", r"^(?:(?:our|the|read|accept|manage) )*(?:cookies?|privacy) (?:policy|notice|set"
          r"tings|preferences|statement)\b", 12),
    _rule("site", r"\bby (?:using|continuing to (?:use|browse)) (?:this|our) (?:web)?site\b"
          r"|\byou (?:agree|consent) to (?:our|the use of|receive)\b", 60),
    _rule("site", r"^privacy notice:", 60),
    _rule("site", r"^terms (?:of|and|&) (?:use|service|conditions)", 15),
    _rule("site", r"^(?>.*?may not be (?:published|reproduced|copied|broadcast)\b).*\b(?:broadcast|"
          r"rewritten|redistributed|permission|consent)", 60),
    _rule("site", r"not responsible for the content of external|enable javascript|your browser (?:d"
          r"oes not|doesn't|isn't)", 40),
)  # fmt: skip
"""Addresses, marks, rights and cookies of the site."""

_READER = r"\b(?:you|your|you['\u2019]ve|you['\u2019]re)\b"
_METER = (
    r"\b(?:articles?|stor(?:y|ies)|month|free|premium|allowance|limit|quota|trial|subscri\w+|accoun"
    r"t|access)\b"
)
WALLS = (
    # A line that speaks to its reader of two things that a meter counts.
    _rule("paywall", rf"^(?=.*{_READER})(?=.*{_METER}.*{_METER})", 18),
    _rule("paywall", r"^(?>.*?\byou(?:r|['\u2019]ve)?\b)(?>.*?\barticles?\b).*\b(?:month|week|left"
          r"|remaining|limit|free)\b|^(?>.*?\barticles?\b)(?>.*?\byou\b).*\b(?:month|week|limit|free"
          r")\b|\barticles? (?:left|remaining)\b", 18),
    _rule("paywall", r"^(?:sorry,? )?you(?:r|['\u2019]ve| have)\b.*\blimit\b", 14),
    _rule("paywall", r"^reset on\b", 8),
    _rule("paywall", r"^(?:please )?(?:subscribe|register|sign (?:in|up)|log in|pay)\b.{0,40}\bto ("
          r"?:continue|read|unlock|keep|access|view|get)\b", 30),
    _rule("paywall", r"^already (?:a|an|have an?) (?:\w+ )?(?:subscriber|member|subscription|accoun"
          r"t)|^(?:this|the) (?:article|content|story|page) is (?:only |exclusively )?(?:available "
          r"(?:only )?(?:to|for)|for|reserved for) (?:\w+ )?(?:subscribers|members)|^to (?:continue"
          r" reading|read the full)|^(?:subscribers|members) only|^(?:start|try) your (?:free )?tri"
          r"al|^unlock (?:this|full|unlimited)", 25),
)  # fmt: skip
"""Meters and walls."""

APPEALS = (
    _rule("appeal", r"^please\b.*\b(?:subscri\w+|donat\w+|support\w*|contribut\w+|members?(?:hip)?)"
          r"\b", 25),
    _rule("appeal", r"^(?:please )?(?:help (?:us |to )*)?(?:support|fund|sponsor|donate to) (?:us\b"
          r"|our\b|this (?:web)?site|(?:\w+ )?journalism|(?:independent|quality|local|free) )", 40),
    _rule("appeal", r"^(?:[Pp]lease )?(?:[Hh]elp )?[Ss]upport (?:[Tt]he )?[A-Z][\w']+(?: [A-Z][\w'"
          r"]+){0,3} ?(?:$|by (?:subscrib|donat|becom))", 14, cased=True),
    _rule("appeal", r"^(?:please )?(?:make|give) (?:a|your) (?:\w+ )?(?:donation|contribution)\b|^d"
          r"onate(?: (?:now|today|here|to us|online))?$|^(?:become|be) a (?:\w+ )?(?:member|support"
          r"er|patron|subscriber)\b", 25),
    _rule("appeal", r"^(?:please )?(?:subscribe(?: (?:to|now|today|for|here)|$)|sign up|join (?:us "
          r"(?:on|at|for|today|now)|our)|get (?:\w+ ){0,5}(?:newsletters?|e-?mails?|inbox|app|alert"
          r"s)\b|download (?:our|the \w+ app)|enter your e-?mail|stay (?:informed|up to date|connec"
          r"ted|tuned)|never miss)", 40),
    _rule("appeal", r"\b(?:in|to|into) your (?:e-?mail )?inbox\b|\byour e-?mail address\b|\bour (?:"
          r"\w+ ){0,3}newsletters?\b", 40),
    _rule("appeal", r"\bwe['\u2019]ll (?:point|send|bring|e-?mail|keep) you\b", 40),
    _rule("appeal", r"^(?:(?:our|daily|weekly|free|the|e-?mail) )*newsletters?(?: sign ?-?up)?$",
          5),
)  # fmt: skip
"""Begging for money, addresses and company."""

SHARING = (
    _rule("share", r"^(?:tweet|pin(?: it)?|e-?mail|whatsapp|facebook|twitter|x|linkedin|reddi"
          r"t|telegram|messenger|pinterest|flipboard|tumblr|instagram|youtube|copy|link|l"
          r"ike|print|save|bookmark|send|google|rss|sms|more|comments?|post|on|to|this|via|by|wi"
          r"th|a|friend|the|article|story|page|options|shares?|views?|\d++k?|\W)+$", 14,
          unfinished=True),
    _rule("share", r"^(?:share|tweet|e-?mail|send|print|save) (?:this|on|via|it|all sharing)\b.{0,4"
          r"0}$", 9, unfinished=True),
    _rule("share", r"^(?:follow|like|find) (?:us|me|him|her|them|@\w+|[\w ]{2,40}) on (?:facebook|t"
          r"witter|x|instagram|linkedin|google|youtube|whatsapp|telegram|tiktok|bluesky|threads)\b",
          25),
    _rule("share", r"^(?:click|tap) (?:here )?to (?:share|e-?mail|print|copy)\b|^(?:opens? )?in (?:"
          r"a )?new window|^(?:link copied|copy the link|these are external links)", 20),
    _rule("read-time", r"^(?:estimated |average )?(?:reading time:? *)?\d+(?: ?- ?\d+)? ?min(?:ute)"
          r"?s?(?: (?:read|de lecture|lesezeit))?$|^(?:estimated )?(?:reading|read) time\b", 8),
)  # fmt: skip
"""Share buttons and read-times."""

RELATED = (
    _rule("related", r"^(?:read|see|watch|listen|hear|learn|find out)(?: more| also| next| now| too"
          r"| here)?(?: about| on| at)? ?[:|\u2013>\u00bb]", 40),
    _rule("related", r"^(?:also (?:read|see)|see also|read (?:more|next|also|the (?:full|whole|orig"
          r"inal) (?:story|article|report|text))|more (?:from|by|about this|on this)\b|related:?$"
          r"|further reading|don['\u2019]t miss\b|in case you missed|editors?['\u2019]? ?(?:picks?"
          r"|choice)|what to read|up next|you (?:may|might|could) (?:also )?(?:like|be interested"
          r"|enjoy)|explore more|more on these|around the web|from (?:around )?the web|paid content"
          r"$)", 16, unfinished=True),
    _rule("related", rf"^(?:most (?:read|popular|viewed|shared|commented)|trending|popular|top|late"
          rf"st|other|similar|related|recommended|sponsored|promoted|more)(?: (?:now|for you"
          rf"|{_STORIES}|this week|today|in \w+|on \w+))?(?: {_STORIES})?\W*$", 6, unfinished=True),
    _rule("related", r"^(?:more (?:from|on)|related|also read|read more|see also)\b[^.:]{0,40}:",
          40),
    _rule("related", r"^you can (?:follow|read more|find out more|listen to|sign up)\b.*(?:\bon [A-"
          r"Z]|\bhere\b|\bat www)", 20),
    _rule("related", r"^(?:topics?|tags?|tagged(?: with| as)?|filed under|posted in|categor(?:y|ies"
          r")|keywords|in this (?:story|article)|on this (?:story|topic))(?:\s*[:|]|$)", 40,
          unfinished=True),
)  # fmt: skip
"""What else there is to read."""

PICTURES = (
    _rule("caption", r"^\W?(?:click|tap) (?:here )?(?:to|for) (?:enlarge|expand|zoom|view|see|play|"
          r"watch|open|a larger)\b", 14),
    _rule("caption", r"^(?:here['\u2019]s|here (?:is|are)|see|view|watch|click|check out|scroll|lau"
          r"nch)\b.*\b(?:slide ?shows?|galler(?:y|ies)|photos|photographs|pictures|images|video "
          r"(?:of|below|above)|infographic)\b", 18),
    _rule("caption", r"^(?:hide|toggle|show|enlarge|view|open|play|expand"
          r"|close)\b.{0,12}\b(?:caption|image|photo|picture|video|gallery|full ?screen|audio)s?\b",
          6),
    _rule("caption", r"^(?:file(?: photo| picture| image| pic)?|photos?|pictures?|images?|photograp"
          r"h|illustration|graphic|credit|image credit|photo credit|picture credit|image source|ima"
          r"ge caption|media caption|caption|courtesy)(?: by\b| ?:| \u2013| \|| - )", 60),
    _rule("caption", r"^image (?:source|caption|copyright)\b|^media (?:caption|playback)", 60),
    _rule("caption", r"^in this (?:\w+ \d{1,2}, \d{4},? |undated |\w+ )?(?:file )?(?:photo|image"
          r"|picture|handout)\b", 60),
    _rule("caption", rf"[\[(](?:(?:file )?(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Cc]redit|[Cc]ourtesy|[Ss"
          rf"]ource)\b[^()\[\]]*|(?=[^()\[\]]*(?:/| via )\s?(?:{AGENCIES}))[^()\[\]]*"
          rf"|(?:{AGENCIES})(?: (?:photo|file)[^()\[\]]*)?)[\])]$", 70, cased=True,
          unfinished=True),
    _rule("caption", r"\((?:[Ff]ile )?(?:AP |Reuters |AFP )?(?:[Pp]hoto|[Ii]mage|[Pp]icture"
          r"|[Cc]redit)(?: by|:|/| courtesy|\))[^)]*\)?\.?$", 70, cased=True),
    _rule("caption", rf"(?:\u00a9|/|\||: ?)\s?(?:{AGENCIES})$", 60, unfinished=True, cased=True),
    _rule("caption", r"^(?:getty(?: images)?|(?:ap|epa|afp|reuters) (?:photo|images?)|shutterstock|"
          r"slideshow|gallery|video|photos?|pictures|graphic|infographic|advertisement|ad)$", 4),
    _rule("caption", r"\[(?=[^\[\]]*/)[^\[\]]*\]$", 60, unfinished=True),
)  # fmt: skip
"""Pictures, films and their credits."""

AUTHORS = (
    _rule("byline", r"^[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){1,3},?(?: [\w-]+){0,3} (?:corre"
          r"spondent|reporter|editor|columnist|bureau chief)$", 8, unfinished=True, cased=True),
    _rule("byline", rf"^(?:[Bb]y|BY|Von|Par|Por|Di|Door|[Ww]ritten by|[Pp]osted by|[Rr]eporting by|"
          rf"[Ee]diting by|[Ee]dited by|[Aa]uthor:?|Words:?|Story by)\s+(?:{_NAME}[ ,/]*){{1,9}}(?:"
          r"[|,\u2013\u2022-].{0,60})?$", 24, unfinished=True, cased=True),
    _rule("byline", r"^\(?(?:additional reporting|reporting|editing|compiled|translation|translated"
          r"|with reporting) by\b.*", 40),
    _rule("byline", r"^(?:staff (?:writer|reporter)s?|(?:our|special|staff|foreign|senior|chief)(?:"
          r" \w+)? correspondent|agenc(?:y|ies)|news agencies|staff and agencies|newsdesk|web ?desk"
          r")(?:\W.{0,40})?$", 8, unfinished=True),
    _rule("byline", rf"^\W*(?:{NEWS_AGENCIES})(?:\W+(?:{NEWS_AGENCIES}|staff|wire))*\W*$", 8,
          cased=True),
    _rule("byline", r"^th(?:is|e) (?:article|story|report|content|copy|item) (?:was|is|has been) (?"
          r":provided|supplied|distributed|produced|written|syndicated|republished|reprinted) (?:by"
          r"|from|with|courtesy)\b", 30),
    _rule("byline", r"^[\w.+-]+@[\w-]+\.[\w.]+$"
          r"|^(?:contact|e-?mail|write to|reach|send)\b[^.@]*(?:\.[\w.+-]*)?(?<=[\w+-])@[\w-]"
          r"+\.[\w.]+$"
          r"|^(?:follow )?@\w+$", 25),
)  # fmt: skip
"""Who wrote it."""

TALK = (
    _rule("date", r"^(?:about |updated |published )*(?:\d+|an?|one) (?:seconds?|minutes?|mins?|hour"
          r"s?|hrs?|days?|weeks?|months?|years?) ago$", 6),
    _rule("other", r"^(?:leave a (?:comment|reply)|\d* ?comments?$|comments are (?:closed|moderated"
          r"|off)|post a comment|add (?:a|your) comment|join the (?:conversation|discussion|debate)"
          r"|have your say|what do you think|let us know (?:what|in)|tell us (?:what|your|about)|do"
          r" you have (?:a story|information|more)|got a (?:tip|story|news)|report (?:an? )?(?:erro"
          r"r|typo|abuse)|view (?:all )?comments|show comments|load comments|was this (?:article|st"
          r"ory|page)|thank(?:s| you) for (?:reading|visiting|subscribing)|this (?:story|article) ("
          r"?:has been|was) (?:updated|corrected|first|originally|published))\b", 30),
    _rule("navigation", r"\bback to (?:home|top|the top)$|^after newsletter promotion$", 8),
    _rule("navigation", r"^(?:skip to|jump to (?:content|navigation|main|top)|(?:back|return|go) to"
          r" (?:top|the top|home|homepage|menu|main|previous|article|search))\b", 6),
    _rule("navigation", r"^(?:exit|view|switch to|go to) (?:the )?(?:mobile|desktop|full|classic|am"
          r"p)\b", 6),
    _rule("navigation", r"^(?:(?:menu|search|home|log ?in|log ?out|sign ?in|sign ?up|subscribe|regi"
          r"ster|my account|account|news|e-?paper|newsletters?|close|toggle|[^\w\s])\s*){2,}$", 8),
    # A menu or a path in one line: "Home | News | Weather", "Companies > Energy".
    _rule("navigation", r"^(?!.*\d)(?:[^|>\u00b7\u2022\u00bb.]{2,30} [|\u00b7\u2022] ){2,}[^|"
          r".]{2,30}$|^(?!.*\d)(?:[^|>\u00bb.]{2,30} [>\u00bb\u203a] )+[^|>\u00bb.]{2,40}$", 24),
    _rule("navigation", r"^(?:gifts?|merchandise|shop) (?:from|at|with) ", 8, unfinished=True),
    _rule("navigation", r"^(?:(?:main|site|toggle|open|close) )*(?:menu|navigation|search|home|home"
          r"page|log ?in|log ?out|sign ?in|sign ?out|my account|account|previous|next|close|cancel|"
          r"submit|ok|loading|advertisement|ad|top|sections|all sections|settings|help|faq|about(?:"
          r" us)?|contact(?: us)?|careers|jobs|sitemap|rss|archive|show more|show less|load more|vi"
          r"ew more|see (?:all|more)|view all|click here|listen|play|live|breaking(?: news)?|regist"
          r"er|edition|select|languages?)(?: (?:article|story|post|page|menu|here|now))?\W*$", 6),
)  # fmt: skip
"""Asking for an answer, and ways through the site."""

RULES: tuple[Rule, ...] = (
    *SITE, *WALLS, *APPEALS, *SHARING, *PICTURES, *RELATED, *AUTHORS, *TALK
)  # fmt: skip

TAIL_RULES: tuple[Rule, ...] = (
    _rule("byline", r"^[A-Z][\w.'\u2019-]+(?: [A-Z][\w.'\u2019-]+){1,3},? (?:is|was) (?:an?|the|our"
          r")\b.{0,80}\b(?:reporter|correspondent|editor|journalist|columnist|writer|contributor|au"
          r"thor of|fellow at|freelance)\b", 60, cased=True),
    _rule("appeal", r"\bappeal$", 8, unfinished=True),
)  # fmt: skip
"""What is furniture only behind an article: in its middle, such a line may report something."""

SECTION = re.compile(
    rf"^(?:more (?:from|by|about this|on this)\b.*|(?:most (?:read|popular|viewed|shared)|trending"
    rf"|latest|popular|recommended|related|top|other|similar|more)(?: (?:now|for you|{_STORIES}"
    rf"|this week|today|in \w+|on \w+))?(?: {_STORIES})?"
    rf"|you (?:may|might) (?:also )?like"
    rf"|read (?:more|next)|also (?:read|in).{{0,20}}|further reading"
    rf"|editors?['\u2019]? ?(?:picks?|choice)"
    rf"|around the web|(?:\d+ )?comments?|see also|from (?:around )?the web|what to read(?: next)?"
    rf"|up next|don['\u2019]t miss)\W*$",
    re.IGNORECASE,
)
"""The heading of a list of links or of comments."""

SUBHEADING_WORDS = 6
"""A cross-heading is short; a longer line without a full stop may report something."""
DATE_LINE_WORDS = 16
"""A line with a date and more words than this tells something."""
_BULLETS = "\u2022\u00b7|>\u00bb*\u2013- "
_QUOTED = re.compile(r"^[\"\u201c\u2018\u00ab']")


_ANNOUNCED = re.compile(r"^(?:image|media|photo|picture|video) caption\W*$", re.IGNORECASE)


def reason_for(line: Line) -> Reason | None:
    """Return what kind of furniture a line is by itself; None for what may be the article.

    Speech is not furniture: a line that opens with a quotation mark is left alone.
    """
    if line.length <= DATE_LINE_WORDS and re.search(r"\d", line.text) and _is_date(line.text):
        return "date"
    if _QUOTED.match(line.text):
        return None
    return _first(RULES, line)


def _is_date(text: str) -> bool:
    return read_stamp(text) is not None or is_clock_line(text)


def tail_reason(line: Line) -> Reason | None:
    """Return what kind of furniture a line is that stands at the very end."""
    return _first(TAIL_RULES, line)


def _first(rules: Iterable[Rule], line: Line) -> Reason | None:
    text = line.text.strip(_BULLETS)
    for rule in rules:
        too_long = len(line.words) > rule.words
        if too_long or (rule.unfinished and line.ends_sentence):
            continue
        if rule.pattern.search(text):
            return rule.reason
    return None


def opens_section(line: Line) -> Reason | None:
    """Return what a line opens when it is the heading of a list of links or of comments."""
    if line.length > 8 or line.ends_sentence or not SECTION.match(line.text.strip(_BULLETS)):
        return None
    return "other" if "comment" in line.words or "comments" in line.words else "related"


def is_subheading(line: Line, before: Line | None, after: Line | None) -> bool:
    """Whether a line within the body is a heading between paragraphs."""
    quoted = _QUOTED.match(line.text) and re.search(r"\w[\"\u201d\u2019']$", line.text)
    if re.search(r"[.!?:;,\u2026\"\u201d\u2019']$", line.text) and not quoted:
        return False
    return (
        0 < line.length <= SUBHEADING_WORDS
        and not line.text[0].islower()
        and before is not None
        and before.ends_sentence
        and after is not None
        and after.length >= SUBHEADING_WORDS
    )


def labels_next(line: Line) -> Reason | None:
    """Return what the next line is, for a line that only announces it ("Image caption,")."""
    return "caption" if _ANNOUNCED.match(line.text) else None
