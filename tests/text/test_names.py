import pytest

from summarize.text.names import find_names, is_acronym_of, is_form_of, is_nickname, same_word


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("On Friday Ana Torres met Bank of Norland officials.", ["Ana Torres", "Bank of Norland"]),
        ("The Ministry said it.", ["Ministry"]),
        ("In Lima, al-Hadi spoke.", ["Lima", "al-Hadi"]),
        ("The O'Brien report and the U.S. reply", ["O'Brien", "U.S"]),
        (
            "Fire in Lima\n\nHarbour Chief Ana Torres left",
            ["Fire", "Lima", "Harbour Chief Ana Torres"],
        ),
        ("nothing here has a name", []),
    ],
)
def test_names_are_found_by_their_capitals(text, names):
    assert [n.text for n in find_names(text)] == names


def test_titles_do_not_carry_the_name():
    (name,) = find_names("yesterday Prime Minister Ilse Brandt spoke")
    assert name.words == ("Ilse", "Brandt")


def test_the_first_word_of_a_sentence_may_be_no_name():
    first, second = find_names("Boats left Havel.")
    assert first.initial
    assert not second.initial


def test_a_title_with_a_full_stop_opens_no_sentence():
    assert not find_names("then Mr. Osei spoke")[-1].initial


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jürgen", "Juergen", True),
        ("Jürgen", "Jurgen", True),
        ("Jørgen", "Joergen", True),
        ("Jørgen", "Jorgen", True),
        ("Sergey", "Sergei's", True),
        ("Bauer", "Baur", False),
        ("Boer", "Bor", False),
        ("Koen", "Kon", False),
        ("Maes", "Mas", False),
    ],
)
def test_letters_with_marks_are_spelled_in_two_ways(one, other, same):
    assert same_word(one, other) is same
    assert same_word(other, one) is same


def test_an_article_of_a_name_may_open_a_sentence():
    opening, within = find_names("Al-Hadi spoke, al-Hadi said.")
    assert opening.words == within.words == ("Hadi",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Dick", "Richard", True),
        ("Rick", "Dick", True),
        ("Mike", "Michael", True),
        ("John", "Joan", False),
        ("Ines", "Tom", False),
    ],
)
def test_a_nickname_and_its_first_name_are_one(one, other, same):
    assert is_nickname(one, other) is is_nickname(other, one) is same


def test_forms_of_a_name():
    assert is_form_of(["Brandt"], ["Ilse", "Brandt"])
    assert not is_form_of(["Karl", "Brandt"], ["Ilse", "Brandt"])
    assert is_acronym_of("WHO", ["World", "Health", "Organization"])
    assert same_word("Norland", "Norland's")
    assert same_word("Russia", "Russian")
    assert not same_word("Poznikhir", "Pozhnikir")
