"""Who says a claim: the engine's word held against the words that show it."""

from __future__ import annotations

import pytest

from summarize.claims.ground import ground
from summarize.domain import Article, DraftClaim, Published

STORY = """Mayor: Harbour "is safe"

"We checked every crane.

The harbour is safe.

Nobody was hurt," Mayor Greta Holm told reporters.

Union leader Nils Aber said two cranes had failed. A docker, who gave no name, agreed. "They \
closed their eyes," he said.

Harbour chief Tove Lind denied that she had known of it. Ms Lind urged the union to show proof. \
The strike began on Monday and nine ships wait.

Three points were sent by the dockers of Orlo:

- The oldest crane is 40 years old.

- Nobody has repaired it since 2009.

Customs officer Per Dahl has left the town.

Coast guards cut the chains, officials said. Five ships left, the Interior Ministry said.
"""


def article_of(story: str) -> Article:
    return Article(
        id="A1", path="a.txt", outlet="Orlo Post", headline=None, published=Published(),
        language="en", text=story, body_start=story.find("\n\n") + 2,
    )  # fmt: skip


def said(parser, quote: str, speaker: str | None, words: str = "", *, story: str = STORY, **given):
    article = article_of(story)
    found = DraftClaim(article="A1", quote=quote, speaker=speaker, speaker_words=words, **given)
    claims, rejected, corrections = ground([found], article, parser)
    assert rejected == ()
    return claims[0], [c for c in corrections if c.what != "text"]


@pytest.mark.parametrize(
    ("quote", "speaker", "words", "name"),
    [
        ("two cranes had failed", "Nils Aber", "Union leader Nils Aber said", "Nils Aber"),
        ("two cranes had failed", "Mr. Aber", "Nils Aber said", "Nils Aber"),
        ("two cranes had failed", "Nils Aber", "", "Nils Aber"),
        ("Nobody was hurt", "Greta Holm", "Mayor Greta Holm told reporters", "Greta Holm"),
        ("The harbour is safe.", "Greta Holm", "Mayor Greta Holm told reporters", "Greta Holm"),
        ("We checked every crane.", "Greta Holm", "Greta Holm told", "Greta Holm"),
        ("They closed their eyes", "a docker", "he said", "docker"),
        ("Ms Lind urged the union to show proof", "Tove Lind", "Ms Lind urged", "Tove Lind"),
        ("The oldest crane is 40 years old.", "the dockers of Orlo", "sent by the dockers of Orlo",
         "dockers of Orlo"),
        ("Nobody has repaired it since 2009.", "the dockers of Orlo",
         "Three points were sent by the dockers of Orlo", "dockers of Orlo"),
        # "Interior" is no title of a ministry
        ("Five ships left", "Interior Ministry", "", "Interior Ministry"),
    ],
)  # fmt: skip
def test_the_speaker_stands_where_the_words_at_the_quote_show_it(
    parser, quote, speaker, words, name
):
    claim, corrections = said(parser, quote, speaker, words)
    assert claim.speaker == name
    assert corrections == []


@pytest.mark.parametrize(
    ("quote", "speaker", "words", "name"),
    [
        # another name than the words hold
        ("two cranes had failed", "Tove Lind", "Union leader Nils Aber said", "Nils Aber"),
        # words from elsewhere
        ("two cranes had failed", "Greta Holm", "Mayor Greta Holm told reporters", "Nils Aber"),
        ("The harbour is safe.", "Nils Aber", "Union leader Nils Aber said", "Greta Holm"),
        # words that nobody wrote
        ("two cranes had failed", "Per Dahl", "Per Dahl insisted", "Nils Aber"),
        # the outlet's own words
        ("nine ships wait", "Per Dahl", "Customs officer Per Dahl", None),
        ("nine ships wait", "Tove Lind", "Ms Lind urged", None),
        # a name that the words only mention
        ("Ms Lind urged the union to show proof", "the union", "Ms Lind urged", None),
        # a body with a name takes up nobody who spoke before
        ("Five ships left", "a customs official", "", "Interior Ministry"),
    ],
)
def test_a_speaker_that_the_words_do_not_show_is_put_right_and_no_claim_is_lost(
    parser, quote, speaker, words, name
):
    claim, corrections = said(parser, quote, speaker, words)
    if name is not None:
        assert claim.speaker == name
    assert claim.speaker != speaker
    (correction,) = [c for c in corrections if c.what == "speaker"]
    assert correction.given == speaker
    assert correction.kept == (claim.speaker or claim.speaker_text or "")


def test_what_nobody_is_given_as_saying_is_the_outlets(parser):
    claim, corrections = said(parser, "nine ships wait", "")
    assert (claim.speaker, claim.mode, corrections) == (None, "own-voice", [])


def test_what_the_article_gives_to_somebody_is_not_the_outlets(parser):
    claim, (correction,) = said(parser, "The harbour is safe.", "")
    assert claim.speaker == "Greta Holm"
    assert claim.mode == "direct"
    assert correction.what == "speaker"


def test_an_engine_that_names_no_speaker_leaves_it_to_the_rules(parser):
    claim, corrections = said(parser, "two cranes had failed", None)
    assert (claim.speaker, corrections) == ("Nils Aber", [])


@pytest.mark.parametrize(
    ("quote", "speaker", "words", "stance", "kept"),
    [
        ("Tove Lind denied that she had known of it", "Tove Lind", "Tove Lind denied", "denies",
         "denies"),
        ("Ms Lind urged the union to show proof", "Tove Lind", "Ms Lind urged", "demands",
         "demands"),
        ("The harbour is safe.", "Greta Holm", "Mayor Greta Holm told", "denies", "says"),
        ("two cranes had failed", "Nils Aber", "Nils Aber said", "asks", "says"),
        ("nine ships wait", "", "", "denies", "says"),
    ],
)  # fmt: skip
def test_a_stance_needs_a_word_that_shows_it(parser, quote, speaker, words, stance, kept):  # noqa: PLR0917
    claim, corrections = said(parser, quote, speaker, words, stance=stance)
    assert claim.stance == kept
    listed = [c.given for c in corrections if c.what == "stance"]
    assert listed == ([stance] if kept != stance and speaker else [])


def test_what_is_denied_never_stands_as_a_claim_of_its_own(parser):
    for stance in ("says", "denies"):
        claim, _ = said(
            parser, "she had known of it", "Tove Lind", "Tove Lind denied", stance=stance
        )
        assert claim.quote == "Harbour chief Tove Lind denied that she had known of it"


CAMP = """Shells hit the camp

People with knowledge of the plan said on Monday that the camp would be moved.

Two of the people said that tents were on their way. The road, several of the people noted, is \
closed. Captain Odd Berg called it an outrage.

Several residents of the camp told him shells had come from the north. The residents said they \
had fled. Nine tents burned, they told our correspondent.

The Sund Foundation trucks were stopped on Friday, the aid organisation says. Sund Foundation said \
on Saturday that it would wait. "Nobody may pass," the company was quoted as saying.

A spokesman for the Open Water Project, an aid group, said in a statement that the group \
confirmed that nobody had died. A spokesman for the port authority in Sund said he could not \
comment.
"""


@pytest.mark.parametrize(
    ("quote", "speaker", "words", "name"),
    [
        ("tents were on their way", "people with knowledge of the plan", "Two of the people said",
         "people with knowledge of the plan"),
        ("The road, several of the people noted, is closed", "people with knowledge of the plan",
         "several of the people noted", "people with knowledge of the plan"),
        ("they had fled", "several residents of the camp", "The residents said",
         "several residents of the camp"),
        ("Nine tents burned", "several residents of the camp", "they told our correspondent",
         "several residents of the camp"),
        # a body of the sentence, and the last that spoke
        ("The Sund Foundation trucks were stopped on Friday", "Sund Foundation",
         "the aid organisation says", "Sund Foundation"),
        ("Nobody may pass", "Sund Foundation", "the company was quoted as saying",
         "Sund Foundation"),
        # what holds a saying of its own is asserted by whoever tells of it
        ("the group confirmed that nobody had died", "a spokesman for the Open Water Project",
         "A spokesman for the Open Water Project, an aid group, said",
         "spokesman for the Open Water Project"),
        # a role that goes on behind a title keeps it
        ("he could not comment", "A spokesman for the port authority in Sund",
         "A spokesman for the port authority in Sund said",
         "spokesman for the port authority in Sund"),
    ],
)  # fmt: skip
def test_speakers_without_a_name_stand_as_they_are_told_in_full(
    parser, quote, speaker, words, name
):
    claim, corrections = said(parser, quote, speaker, words, story=CAMP)
    assert (claim.speaker, corrections) == (name, [])


REVIEW = """Shots at the fair

The Orlo Weekly wrote in May that the fair was safe. When a national outlet, Lantern magazine, \
sent a reporter in June, it said the fence had gaps.

According to doctors and experts hired by the family, the bullet was bent. Two guards involved in \
the shooting were held on Friday. The guards claim it was an accident.

A May editorial from the Sund Tribune called the law a mess. A newspaper poll published on Sunday \
showed the mayor at 20 percent. However, 55 percent of respondents said nobody could do better. \
The Focus poll of 1,000 people has a margin of three points.
"""


@pytest.mark.parametrize(
    ("quote", "speaker", "words"),
    [
        # the nearest subject of the same sentence is who "it" may be
        ("the fence had gaps", "Lantern magazine", "it said"),
        # a speaker told in full, with a participle behind the noun
        ("the bullet was bent", "doctors and experts hired by the family", "According to doctors"),
        ("it was an accident", "Two guards involved in the shooting", "The guards claim"),
        # a document speaks for whose it is, and a poll for itself
        ("the law a mess", "Sund Tribune", "A May editorial from the Sund Tribune called"),
        ("the mayor at 20 percent", "Focus poll of 1,000 people", "A newspaper poll published"),
        ("nobody could do better", "Focus poll of 1,000 people", "55 percent of respondents said"),
    ],
)
def test_speakers_stand_by_a_pronoun_a_document_or_a_fuller_form(parser, quote, speaker, words):
    claim, corrections = said(parser, quote, speaker, words, story=REVIEW)
    assert (claim.speaker, corrections) == (speaker, [])


def test_two_who_say_it_together_both_stand(parser):
    both = "Nils Aber and Tove Lind"
    story = f"Strike at Orlo\n\n{both} said the cranes had failed.\n"
    claim, corrections = said(parser, "the cranes had failed", both, f"{both} said", story=story)
    assert (claim.speaker, corrections) == (both, [])


def test_people_who_are_not_shown_are_the_ones_whom_the_article_names_there(parser):
    claim, corrections = said(
        parser, "tents were on their way", "Odd Berg", "Two of the people said", story=CAMP
    )
    assert claim.speaker == "two of the people"
    assert [c.given for c in corrections] == ["Odd Berg"]
    claim, _ = said(
        parser, "nobody had died", "Sund", "A spokesman for the Open Water Project", story=CAMP
    )
    assert claim.speaker != "Sund"


def test_a_relay_must_be_named_at_the_quote(parser):
    claim, _ = said(parser, "two cranes had failed", "Nils Aber", "Nils Aber said", via="Per Dahl")
    assert claim.via is None
    claim, corrections = said(parser, "two cranes had failed", None, via="Orlo Radio")
    assert claim.via is None
    assert [c.what for c in corrections] == ["via"]


PASSED_ON = """Ferry to be sold

Here is an excerpt from the Harbour Times report:

"The ferry is old," Jonas Berg said to a group of dockers. "It may sink."

He was shown papers in May. The Tribune's Petra Vang was at the pier. Our reporter says that she \
saw nobody. Several dockers told her the pumps were off.

"The yard has told us that the hull is sound," Sund Ferries said. In a note to the Sund Herald, \
Mayor Ana Holm said it was safe. She added that it sails on Friday.

According to authorities, the cook told police he had seen smoke. According to two dockers who \
were aboard, the mate said the hold was dry. Jonas Berg told Petra Vang that the yard was warned, \
Vang said. The owners knew, Berg said.
"""


@pytest.mark.parametrize(
    ("quote", "speaker", "words", "via", "stands"),
    [
        # who hands it on by a colon, and the sentences behind that
        ("The ferry is old", "Jonas Berg", "Jonas Berg said", "Harbour Times", True),
        ("It may sink", "Jonas Berg", "Jonas Berg said", "Harbour Times", True),
        # who is told it
        ("the pumps were off", "Several dockers", "Several dockers told her", "Petra Vang", True),
        # who quotes them
        ("the hull is sound", "The yard", "The yard has told us", "Sund Ferries", True),
        # the paper of the sentence before
        ("it sails on Friday", "Ana Holm", "She added", "Sund Herald", True),
        # according to whom it was said
        ("he had seen smoke", "the cook", "the cook told police", "authorities", True),
        ("the hold was dry", "the mate", "the mate said", "two dockers who were aboard", True),
        # who was told the rest of it
        ("The owners knew", "Jonas Berg", "Berg said", "Petra Vang", True),
        # nobody who is only spoken of, or who only spoke before
        ("the hold was dry", "the mate", "the mate said", "authorities", False),
        ("The ferry is old", "Jonas Berg", "Jonas Berg said", "Ana Holm", False),
        ("it sails on Friday", "Ana Holm", "She added", "Sund Ferries", False),
        ("the hull is sound", "The yard", "The yard has told us", "Petra Vang", False),
    ],
)
def test_a_relay_is_named_at_the_quote_or_hands_it_on(parser, quote, speaker, words, via, stands):  # noqa: PLR0917
    claim, corrections = said(parser, quote, speaker, words, story=PASSED_ON, via=via)
    assert claim.via == (via if stands else None)
    assert [c.what for c in corrections] == ([] if stands else ["via"])


def test_quoted_words_of_whom_nothing_tells_whose_are_not_the_outlets(parser):
    text = (
        "Strike at Orlo\n\nThe port of Orlo stood still on Monday. Nine ships wait outside.\n\n"
        '"The owners lied to every one of us."\n\nThe strike goes on until Friday, the port '
        'says on its page. It is called "The Long Week".\n'
    )
    article = Article(
        id="A1", path="", outlet="Orlo Post", headline=None, published=Published(), language="en",
        text=text,
    )  # fmt: skip
    quote = "The owners lied to every one of us."
    for speaker in (None, "", "the owners"):
        found = DraftClaim(article="A1", quote=quote, speaker=speaker)
        (claim,), _, corrections = ground([found], article, parser)
        assert (claim.mode, claim.speaker) == ("direct", "unnamed source")
        assert [c.what for c in corrections] == ([] if speaker is None else ["speaker"])
    (term,), _, _ = ground([DraftClaim(article="A1", quote="The Long Week")], article, parser)
    assert (term.mode, term.speaker) == ("own-voice", None)


TRIAL = """Judge Mara Finn hears the harbour thieves

Ada Lind told the court that two cranes had been stolen. Jonas Berg had taken the third, she said.

The teenager told police he had hidden a rope under the pier.

It was found that Berg had written a letter to the owner, saying the rope was not his.

One was with Berg that night and described him cutting the rope.

Greta Holm told Tove Lind on Monday and said the harbour is closed.

Greta Holm accused Tove Lind of theft, saying the safe was empty.
"""


@pytest.mark.parametrize(
    ("quote", "speaker", "words", "name"),
    [
        # a role that nothing gives a name to stands as it is written, whoever the rules take it for
        ("he had hidden a rope under the pier", "Mara Finn", "The teenager told police",
         "teenager"),
        # a participle without a subject is whose the engine says, if its sentence names him
        ("the rope was not his", "Jonas Berg", "saying", "Jonas Berg"),
        ("the rope was not his", "Ada Lind", "saying", None),
        ("the harbour is closed", "Tove Lind", "said the harbour is closed", "Greta Holm"),
        ("the safe was empty", "Greta Holm", "saying", "Greta Holm"),
        ("the safe was empty", "Tove Lind", "saying", "Greta Holm"),
        # somebody says it, whoever it is: not the outlet
        ("described him cutting the rope", "a witness", "described", "unnamed source"),
    ],
)  # fmt: skip
def test_who_says_is_read_from_the_words_at_the_quote(parser, quote, speaker, words, name):
    claim, _ = said(parser, quote, speaker, words, story=TRIAL)
    assert claim.speaker == name or (name is None and claim.speaker != speaker)


QUARREL = """Witness names the gunman

Key witness Per Dahl told the court that three men had met at the harbour. They rode to First \
Street, he testified. After a quarrel Tove pulled the trigger, he testified.

"Jon fired the shot," he said.
"""


@pytest.mark.parametrize(("before", "name"), [("Per Dahl", "Per Dahl"), ("Nils Aber", None)])
def test_a_pronoun_goes_on_with_who_was_shown_to_speak_before_it(parser, before, name):
    article = article_of(QUARREL)
    drafts = [
        DraftClaim(article="A1", quote=quote, speaker=who, speaker_words=words)
        for quote, who, words in (
            ("three men had met at the harbour", before, "Key witness Per Dahl told the court"),
            ("They rode to First Street", before, "he testified"),
            ("Tove pulled the trigger", before, "he testified"),
            ("Jon fired the shot", before, "he said"),
        )
    ]
    claims, _, _ = ground(drafts, article, parser)
    shot = next(c for c in claims if c.quote == "Jon fired the shot")
    assert (shot.speaker == before) is (name == before)


SPEECH = """Boats seized off Liss

"Five boats were seen near the harbour," a coast guard spokesman said.

They had 26 men aboard.

"We also found ladders and ropes on them."

Mayor Greta Holm was not there.
"""


@pytest.mark.parametrize("who", ["a coast guard spokesman", "Greta Holm"])
def test_a_speech_that_runs_on_is_whose_it_was(parser, who):
    article = article_of(SPEECH)
    drafts = [
        DraftClaim(
            article="A1", quote="Five boats were seen near the harbour",
            speaker="a coast guard spokesman", speaker_words="a coast guard spokesman said",
        ),
        DraftClaim(article="A1", quote="We also found ladders and ropes on them", speaker=who),
    ]  # fmt: skip
    claims, _, _ = ground(drafts, article, parser)
    found = next(c for c in claims if "ladders" in c.quote)
    assert (found.speaker == "coast guard spokesman") is (who != "Greta Holm")


ACQUITTED = """The trial

Doorman Nils Aber testified that he had seen nobody and Per Dahl was acquitted in May.

The ferry sank at noon and nine people died, Mayor Greta Holm said.
"""


@pytest.mark.parametrize(
    ("quote", "speaker", "name"),
    [
        ("Per Dahl was acquitted in May", "", None),
        ("Per Dahl was acquitted in May", "Nils Aber", "Nils Aber"),
        ("he had seen nobody", "", "Nils Aber"),
        ("nine people died", "", "Greta Holm"),
    ],
)
def test_what_is_told_behind_an_and_may_be_the_outlets(parser, quote, speaker, name):
    words = "Doorman Nils Aber testified" if speaker else ""
    claim, _ = said(parser, quote, speaker, words, story=ACQUITTED)
    assert claim.speaker == name


HEADED = """Colleague praises cook: "Very kind"

"She never raised her voice.

She was the first to come."

Dora Lund says the woman who left the kitchen burning was a friend.
"""


def test_whom_a_headline_quotes_does_not_go_on_in_the_body(parser):
    for quote in ("She never raised her voice", "She was the first to come"):
        claim, corrections = said(parser, quote, "Dora Lund", "Dora Lund says", story=HEADED)
        assert (claim.speaker, corrections) == ("Dora Lund", [])
        assert said(parser, quote, None, story=HEADED)[0].speaker != "Colleague"


CABLES = """Cables cut

The cuts were to three lines, which join Liss and Sund as well as the Alma route, which runs from \
Orlo to Holm, a Falk Telecom spokeswoman who asked not to be named said.

Nobody knows what caused the cut, she said. It could be a ship, she said.

A boat will not get to the site until Monday, and then normal service takes two weeks, she said.

Many ports of Egypt were slow, which cannot last. The lines are old, the spokeswoman said. \
Falk Telecom owns the ferry to Egypt. It waits at the quay, the company said.
"""
NAMELESS = "a Falk Telecom spokeswoman who asked not to be named"


@pytest.mark.parametrize(
    ("quote", "words", "speaker", "name"),
    [
        ("normal service takes two weeks", "she said", NAMELESS, NAMELESS.removeprefix("a ")),
        ("The lines are old", "the spokeswoman said", NAMELESS, NAMELESS.removeprefix("a ")),
        ("It waits at the quay", "the company said", "Falk Telecom", "Falk Telecom"),
    ],
)
def test_who_is_not_named_goes_on_speaking_as_a_pronoun_or_role(
    parser, quote, words, speaker, name
):
    article = article_of(CABLES)
    drafts = [
        DraftClaim(article="A1", quote=q, speaker=who, speaker_words=w)
        for q, who, w in (
            ("The cuts were to three lines", NAMELESS, f"{NAMELESS} said"),
            ("Nobody knows what caused the cut", NAMELESS, "she said"),
            (quote, speaker, words),
        )
    ]
    claims, _, _ = ground(drafts, article, parser)
    assert next(c for c in claims if c.quote == quote).speaker == name


GUESSED = """Cables cut

The cables may have been cut by an anchor or there may have been a landslide, Nils Aber said.

The ferry was late or the bus had left, Nils Aber said.
"""


@pytest.mark.parametrize(
    ("quote", "kept"),
    [
        (
            "The cables may have been cut by an anchor",
            "The cables may have been cut by an anchor or there may have been a landslide",
        ),
        ("The ferry was late", "The ferry was late"),
    ],
)
def test_of_two_guesses_one_is_no_claim(parser, quote, kept):
    claim, _ = said(parser, quote, "Nils Aber", "Nils Aber said", story=GUESSED)
    assert claim.quote == kept
