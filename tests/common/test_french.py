"""French words: what they agree with, what they lean on, the spaces that never break."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.common.dates import MONTHS
from crpv_portal.common.french import (
    NBSP,
    agreed,
    counted,
    elided,
    euros,
    in_french,
    listing,
    number,
    number_in_words,
    of,
)

counts = st.integers(0, 10_000_000)
typed = st.text(st.sampled_from("aéÎz9 .,:;!?«»'’€%()-\n" + NBSP), max_size=30)


@given(counts)
def test_a_word_is_plural_from_two_on(count):
    several = count > 1
    assert agreed(count, "réunion(s) attendue(s)") == (
        "réunions attendues" if several else "réunion attendue"
    )
    assert agreed(count, "cheva(l|ux) qui (est|sont) là") == (
        "chevaux qui sont là" if several else "cheval qui est là"
    )
    assert counted(count, "voix") == f"{number(count)}{NBSP}voix"


def test_none_is_said_in_words_where_asked():
    assert counted(0, "réunion(s)") == f"0{NBSP}réunion"
    assert counted(0, "réunion(s)", none="aucune réunion") == "aucune réunion"
    assert counted(1, "réunion(s)", none="aucune réunion") == f"1{NBSP}réunion"
    assert counted(1300, "réunion(s)") == f"1{NBSP}300{NBSP}réunions"


def test_other_brackets_are_left_alone():
    assert agreed(2, "centre(s) (hors Corse) à lire (2026)") == (
        "centres (hors Corse) à lire (2026)"
    )


@given(counts)
def test_a_number_is_its_digits_parted_by_thousands(count):
    groups = number(count).split(NBSP)
    assert "".join(groups) == str(count)
    assert all(len(group) == 3 for group in groups[1:])
    assert 1 <= len(groups[0]) <= 3


def test_euros_have_cents_only_when_there_are_some():
    amounts = (Decimal(0), Decimal("12500.00"), Decimal("1234567.5"), None)
    assert [euros(amount) for amount in amounts] == [
        f"0{NBSP}€",
        f"12{NBSP}500{NBSP}€",
        f"1{NBSP}234{NBSP}567,50{NBSP}€",
        "–",
    ]
    assert euros(None, "non connu") == "non connu"


def test_number_in_words():
    assert [number_in_words(n) for n in (0, 1, 16, 17, 1834)] == [
        "zéro",
        "un",
        "seize",
        "17",
        f"1{NBSP}834",
    ]


@pytest.mark.parametrize("month", MONTHS)
def test_the_name_of_a_month_is_elided_after_its_first_letter(month):
    begins_with_a_vowel = month in ("avril", "août", "octobre")
    assert of(f"{month} 2019") == f"{'d’' if begins_with_a_vowel else 'de '}{month} 2019"


@pytest.mark.parametrize(
    ("word", "following", "said"),
    [
        ("que", "elle", "qu’elle"),
        ("le", "Hérault", "l’Hérault"),
        ("de", "heure", "d’heure"),
        ("de", "Évry", "d’Évry"),
        ("de", "huit", "de huit"),
        ("de", "onze", "de onze"),
        ("de", "Haute-Savoie", "de Haute-Savoie"),
        ("de", "2007", "de 2007"),
        ("de", "", "de "),
    ],
)
def test_elision(word, following, said):
    assert elided(word, following) == said


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("le tiers", "du tiers"),
        ("les deux tiers", "des deux tiers"),
        ("la moitié", "de la moitié"),
        ("octobre 2015", "d’octobre 2015"),
        ("3 sur 7", "de 3 sur 7"),
    ],
)
def test_of(words, said):
    assert of(words) == said


names = st.text(st.characters(categories=["Lu", "Ll"]), min_size=3, max_size=8)


@given(st.lists(names, max_size=6))
def test_a_list_is_read_back(items):
    *first, last = listing(items).split(" et ")
    read = [*", ".join(first).split(", "), last] if first else [last]
    assert read == (items or [""])


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Vraiment ?", "Vraiment\xa0?"),
        ("Oui ; non : peut-être !", "Oui\xa0; non\xa0: peut-être\xa0!"),
        ("« bonjour »", "«\xa0bonjour\xa0»"),
        ("«bonjour»", "«\xa0bonjour\xa0»"),
        ("l'été d'Alice", "l’été d’Alice"),
        ("l'« espace »", "l’«\xa0espace\xa0»"),
        ("12 000 €", "12 000\xa0€"),
        ("14:30, https://a.test/?b=c:d", "14:30, https://a.test/?b=c:d"),
        ("rock 'n' roll", "rock 'n' roll"),
    ],
)
def test_typography(typed, printed):
    assert in_french(typed) == printed


@given(typed)
def test_what_is_printed_is_printed_alike(text):
    assert in_french(in_french(text)) == in_french(text)


@given(st.lists(st.sampled_from(["a", "9", ":", ";", "!", "?", "«", "»"]), max_size=12))
def test_no_ordinary_space_stands_by_a_sign_that_stands_apart(words):
    printed = in_french(" ".join(words))
    assert not re.search(r" [:;!?»]|« ", printed)


@given(typed)
def test_typography_changes_spaces_apostrophes_and_hyphens_between_spaces_only(text):
    def bare(written):
        return written.replace(" ", "").replace(NBSP, "").replace("'", "’").replace("–", "-")

    assert bare(in_french(text)) == bare(text)
