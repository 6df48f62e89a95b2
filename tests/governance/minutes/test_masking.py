"""Names and passages masked in the public text, in every way a name is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.common.markdown import render_markdown
from governance.minutes.masking import (
    MASKED_NAME,
    MASKED_PASSAGE,
    Name,
    as_text,
    first_names_left,
    found_in,
    left_in,
    mask_names,
    mask_passages,
)

DURAND = Name("Jeanne", "Durand")
LE_GALL = Name("Élise", "Le Gall")
DE_LA_TOUR = Name("Marc", "de La Tour")
PETIT = Name("Luc", "Petit")


@pytest.mark.parametrize(
    "written",
    [
        "Jeanne Durand",
        "DURAND Jeanne",
        "Mme Durand",
        "Madame Jeanne DURAND",
        "Mme\N{NO-BREAK SPACE}Durand",
        "J. Durand",
        "jeanne.durand",
        "Durand",
        "jeanne  durand",
        "**Jeanne** Durand",
    ],
)
def test_every_way_to_write_a_name_is_masked(written):
    masked = mask_names(f"Avis de {written}, puis vote.", [DURAND])
    assert "urand" not in masked.lower()
    assert masked.endswith(f"{MASKED_NAME}, puis vote.")


@pytest.mark.parametrize("address", ["jeanne.durand@x.fr", "jdurand@x.fr", "durand@x.fr"])
def test_addresses_are_masked_too(address):
    assert "durand" not in mask_names(f"Écrire à {address}.", [DURAND])


@pytest.mark.parametrize("name", ["Élise LE GALL", "elise le-gall", "E. Le Gall", "Mme le gall"])
def test_accents_case_and_several_words(name):
    assert mask_names(name, [LE_GALL]) == MASKED_NAME
    decomposed = "E\u0301lise Le Gall"
    assert mask_names(decomposed, [LE_GALL]) == MASKED_NAME


@pytest.mark.parametrize("written", ["M. LŒB", "Loeb", "L\u0153b", "mme lœb"])
def test_ligatures_are_letters(written):
    assert mask_names(f"{written} conclut.", [Name("Zoé", "Lœb")]) == f"{MASKED_NAME} conclut."


def test_a_name_without_letters_masks_nothing():
    assert mask_names("Un texte.", [Name("", "—"), Name("Ян", "Ким")]) == "Un texte."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un petit budget.", "Un petit budget."),
        ("M. Petit a la parole.", f"{MASKED_NAME} a la parole."),
        ("Petit propose.", f"{MASKED_NAME} propose."),
        ("La petitesse.", "La petitesse."),
        ("M. de La Tour.", f"{MASKED_NAME}."),
        ("La tour de Lille.", "La tour de Lille."),
    ],
)
def test_a_common_word_is_no_name(text, expected):
    assert mask_names(text, [PETIT, DE_LA_TOUR]) == expected


def test_names_are_counted():
    text = "Mme Durand, puis Jeanne Durand. M. Petit."
    assert [(each.name, each.count) for each in found_in(text, [DURAND, LE_GALL, PETIT])] == [
        (DURAND, 2),
        (PETIT, 1),
    ]


@pytest.mark.parametrize(
    "hidden", ["Du&#114;and", "Du**ra**nd", "Du\u200brand", "[ici](http://x.fr/jeanne-durand)"]
)
def test_what_a_reader_still_sees_is_told(hidden):
    masked = mask_names(hidden, [DURAND]) if "durand" not in hidden else hidden
    assert left_in(masked, [DURAND]) == [DURAND]
    assert left_in(mask_names("Mme Durand", [DURAND]), [DURAND]) == []


def test_first_names_alone_are_a_doubt():
    assert first_names_left("Jeanne propose.", [DURAND]) == ["Jeanne"]
    assert first_names_left(f"{MASKED_NAME} propose.", [DURAND]) == []


def test_passages_between_double_brackets():
    assert mask_passages("a [[b\nc]] d") == "a [passage masqué] d"
    assert mask_passages("[[voir [nom masqué]]].") == "[passage masqué]."
    for wrong in ("a [[b", "b]] c", "[[a]] [[b"):
        with pytest.raises(ValueError, match="unbalanced"):
            mask_passages(wrong)


@given(st.text(alphabet="a[]\n", max_size=30))
def test_passages_end_as_their_rule_says(text):
    """The rule as a regular expression, which a thousand brackets would keep busy."""
    expected = re.sub(r"\[\[(.*?)\]\](?!\])", MASKED_PASSAGE, text, flags=re.DOTALL)
    if "[[" in expected or "]]" in expected:
        with pytest.raises(ValueError, match="unbalanced"):
            mask_passages(text)
    else:
        assert mask_passages(text) == as_text(expected)


def test_brackets_by_the_thousand_are_refused_at_once():
    with pytest.raises(ValueError, match="unbalanced"):
        mask_passages("[[ " * 200_000)


@pytest.mark.parametrize("after", [": oui", "(préfet)", "[suite]", "\n: non"])
def test_a_mark_never_becomes_a_link(after):
    html = render_markdown(as_text(f"{MASKED_NAME}{after}\n\nPuis {MASKED_NAME} conclut."))
    assert "<a" not in html
    assert html.count(MASKED_NAME) == 2


@given(
    before=st.text("ab D.*_[]()é\n", max_size=12),
    after=st.text("ab D.*_[]():é\n", max_size=12),
    written=st.sampled_from(["Jeanne Durand", "DURAND Jeanne", "M. Durand", "Durand"]),
)
def test_masked_whatever_stands_around(before, after, written):
    masked = mask_names(f"{before} {written} {after}", [DURAND])
    assert "durand" not in masked.lower()
    assert found_in(masked, [DURAND]) == []
