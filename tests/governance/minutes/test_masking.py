"""Names and passages masked in the public text, in every way a name is written."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.common.known_names import Name, as_read, doubts_in, found_in, page_as_read
from crpv_portal.common.look_alikes import folded
from crpv_portal.common.markdown import render_markdown
from governance.minutes.masking import (
    MASKED_NAME,
    MASKED_PASSAGE,
    as_text,
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


def test_capitals_of_other_drawings_are_capitals():
    assert mask_names("Puis 𝐃𝐮𝐫𝐚𝐧𝐝 conclut.", [DURAND]) == f"Puis {MASKED_NAME} conclut."


@pytest.mark.parametrize("written", ["ᴅᴜʀᴀɴᴅ", "ꓓꓴꓣꓮꓠꓓ"])
def test_small_capitals_and_those_of_scripts_without_a_case_are_capitals(written):
    assert mask_names(f"Puis {written} conclut.", [DURAND]) == f"Puis {MASKED_NAME} conclut."


@pytest.mark.parametrize(
    "written", ["D/u/r/a/n/d", "D|u|r|a|n|d", "- D\n- u\n- r\n- a\n- n\n- d", "D\nu\nr\na\nn\nd"]
)
def test_a_name_of_letters_set_apart_is_read(written):
    assert left_in(written, [DURAND]) == [DURAND]


@pytest.mark.parametrize(
    ("name", "written"),
    [
        (Name("Ève", "de Vignerolles"), "Vignerolles"),
        (Name("Ève", "de Vignerolles"), "Mme Vignerolles"),
        (Name("Ève", "de Vignerolles"), "E. Vignerolles"),
        (Name("Ève", "de Vignerolles"), "Vignerolles Ève"),
        (Name("Jean", "d’Artimont"), "Artimont"),
        (Name("Élise", "Le Gall"), "Mme Gall"),
        (Name("Élise", "de La Tour-d’Artimont"), "LA TOUR D’ARTIMONT"),
        (Name("Élise", "de La Tour-d’Artimont"), "Mme de La Tour"),
        (Name("Élise", "de La Tour-d’Artimont"), "Mme d’Artimont"),
        (Name("Anne-Marie", "L’Héritier"), "L′Héritier"),
    ],
)
def test_a_family_is_named_without_its_particle_too(name, written):
    assert mask_names(f"Selon {written}, oui.", [name]) == f"Selon {MASKED_NAME}, oui."


@pytest.mark.parametrize(
    ("last", "written"),
    [
        ("N’Goyart", "Ngoyart"),
        ("M’Bayart", "Mbayart"),
        ("M’Bayart", "M. M’Bayart"),
        ("d’Artimont", "Dartimont"),
        ("La Tour", "Latour"),
        ("de Vignerolles", "Devignerolles"),
    ],
)
def test_a_family_written_in_one_word_is_the_same(last, written):
    name = Name("Luc", last)
    assert mask_names(f"Selon {written}, oui.", [name]) == f"Selon {MASKED_NAME}, oui."
    assert doubts_in(written.lower(), [name])


def test_a_family_that_bears_another_name_in_full_is_left():
    known = [Name("Ève", "de Vignerolles"), Name("Luc", "Vignerolles")]
    assert mask_names("Vignerolles et Durand", known[:1], known) == "Vignerolles et Durand"
    assert mask_names("Gall et Durand", [LE_GALL]) == "Gall et Durand"


def test_a_name_of_two_letters_counts_after_a_title():
    wu, du = Name("Li", "Wu"), Name("Linh", "Du")
    assert mask_names("Mme Wu, puis M. WU et Li Wu.", [wu]) == (
        f"{MASKED_NAME}, puis {MASKED_NAME} et {MASKED_NAME}."
    )
    assert mask_names("À 2 m du mur. M. Du sort.", [du]) == f"À 2 m du mur. {MASKED_NAME} sort."


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


def test_a_text_is_folded_once_for_all_its_names():
    """A hundred pages took a minute: each name had them folded anew."""
    folded.cache_clear()
    names = [Name(first, last) for first in ("Anne", "Paul") for last in ("Roux", "Petit", "Blanc")]
    assert len(found_in("Anne Roux, Paul Roux, Mme Petit et M. Blanc.", names)) == 6
    assert folded.cache_info().misses == 1


def test_a_title_and_an_address_make_one_name():
    assert mask_names("M. durand@lille.fr, Mme Durand, a@b.fr", [Name("Paul", "Durand")]) == (
        "[nom masqué]@lille.fr, [nom masqué], a@b.fr"
    )


def test_names_are_counted():
    text = "Mme Durand, puis Jeanne Durand. M. Petit."
    assert [(each.name, each.count) for each in found_in(text, [DURAND, LE_GALL, PETIT])] == [
        (DURAND, 2),
        (PETIT, 1),
    ]


@pytest.mark.parametrize(
    "spelled",
    [
        *("D u r a n d", "D.U.R.A.N.D", "D-u-r-a-n-d", "\u202ednaruD\u202c", "D · u·r·a·n·d"),
        *("Mme Du-\nrand", "Du\u2010 \nrand", "Du\u00ad\nrand"),  # cut at the end of a line
    ],
)
def test_a_name_spelled_or_turned_round_stops_the_publication(spelled):
    assert left_in(f"Puis {spelled} conclut.", [DURAND]) == [DURAND]


@pytest.mark.parametrize(
    "hidden", ["Du&#114;and", "Du**ra**nd", "Du\u200brand", "[ici](http://x.fr/Jeanne-durand)"]
)
def test_what_a_reader_still_sees_is_told(hidden):
    assert left_in(hidden, [DURAND]) == [DURAND]
    assert left_in(mask_names("Mme Durand", [DURAND]), [DURAND]) == []


def test_first_names_alone_are_a_doubt():
    assert doubts_in("Jeanne propose.", [DURAND]) == ["Jeanne"]
    assert doubts_in(f"{MASKED_NAME} propose.", [DURAND]) == []


COMPOUND = Name("Jeanne", "Martin-Durand")


@pytest.mark.parametrize(
    "written",
    [
        *(f"Mme Martin{dash}Durand" for dash in "-‐‑‒–—―−⁃﹣－˗"),
        *("Mme Martin\u00adDurand", "Mme Mar\u200btin-Durand", "Mme Martin\u2060-\u2060Durand"),
        *("Mme Ma\u034frtin-Durand", "Mme Martin\u2800Durand", "Mme Martin\u3164Durand"),
        *("Mme Мartin-Durand", "Mme Μartin-Durаnd", "Mme Martin-Ꭰurand", "Mme Mɑrtin-Durand"),
        *("Mme Mᴀʀᴛɪɴ-Durand", "Mme Ｍartin-Durand", "Mme Mart1n-Durand", "Mme MartIn-Durand"),
        *("Mme ⓂⓐⓡⓣⓘⓝⒹⓤⓡⓐⓝⓓ", "Mme 𝐌𝐚𝐫𝐭𝐢𝐧-𝐃𝐮𝐫𝐚𝐧𝐝", "Mme Martın-Durand", "Mme Martln-Durand"),
        *("Mme Martin\\-Durand", "Mme Martin&shy;Durand", "Mme M&#97;rtin-Dur&#x61;nd"),
        *("Mme Martin&ndash;Durand", "Mme Martin&#8209;Durand", "Mme Martin&nbsp;Durand"),
        *("le mot de martin-durand", "MARTIN DURAND", "Martin- Durand", "Martin\nDurand"),
        *("Mme Martin", "Mme Durand", "Madame DURAND", "mme martin", "J. Martin", "DURAND Jeanne"),
        *("Jeanne Durand", "M^me^ Martin-Durand", "Martin-Durand²", "J. Martin‑Durand"),
        *("jeanne.martindurand@x.fr", "martin-durand.j@x.fr", "j.martin@x.fr", "jmdurand-martin@x"),
        *("jeanne.martin‑durand@x.fr", "durand_jeanne@x.fr", "martindurand@x.fr"),
        *("#JeanneMartinDurand", "@MartinDurand", "Jeanne M\u00adartin-Durand"),
        *("Martin’Durand", "Martin·Durand", "Martin/Durand", "Martin_Durand"),
    ],
)
def test_a_compound_name_is_masked_as_it_is_read(written):
    masked = mask_names(f"Puis {written} ; vote.", [COMPOUND])
    assert MASKED_NAME in masked
    assert left_in(masked, [COMPOUND]) == []
    assert doubts_in(as_read(masked), [COMPOUND]) == []


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Martin propose.", ["Martin"]),
        ("durand propose.", ["durand"]),
        ("L’avis de jeanne.", ["jeanne"]),
        ("Un durand@x.", ["durand"]),
        ("La martingale endurante.", []),
    ],
)
def test_a_part_of_a_name_alone_is_a_doubt(text, doubts):
    assert doubts_in(text, [COMPOUND]) == doubts


def test_a_part_that_is_the_name_of_another_is_left_to_them():
    martin = Name("Paul", "Martin")
    text = "M. Martin, puis Mme Durand."
    assert mask_names(text, [COMPOUND], [COMPOUND, martin]) == f"M. Martin, puis {MASKED_NAME}."


def test_another_of_the_same_family_name_is_left_as_written():
    paul = Name("Paul", "Durand")
    text = "Paul Durand répond à Jeanne Durand, puis Mme Durand conclut."
    masked = mask_names(text, [DURAND], [DURAND, paul])
    assert masked == f"Paul Durand répond à {MASKED_NAME}, puis {MASKED_NAME} conclut."
    assert left_in(masked, [DURAND], [DURAND, paul]) == []


@pytest.mark.parametrize(
    "stored", [Name("Madame", "Claire Dubois"), Name("M", "Paul Dubois"), Name("", "Maître Dubois")]
)
def test_a_title_kept_with_a_name_is_no_name(stored):
    assert mask_names("Mme Dubois vote.", [stored]) == f"{MASKED_NAME} vote."


def test_a_page_is_read_with_its_addresses_and_what_it_says_to_machines():
    page = (
        '<title>A</title><meta content="Du&#114;and"><p>Du<b>ran</b>d</p>'
        '<a href="/durand%2Djeanne">x</a>'
        '<script type="application/ld+json">{"name": "Durand"}</script>'
    )
    assert [found.count for found in found_in(page_as_read(page), [DURAND])] == [4]


@given(st.text(max_size=40), st.sampled_from([COMPOUND, DURAND, LE_GALL]))
def test_any_text_is_masked_without_an_error(text, name):
    masked = mask_names(text, [name])
    assert MASKED_NAME in masked or masked == as_text(text)


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
