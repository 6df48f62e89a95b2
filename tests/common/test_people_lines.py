"""One reader for names typed or pasted in lines: what it understands, and that it loses no word."""

import cProfile
import pstats
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crpv_portal.common.people_lines import read_people
from crpv_portal.common.people_names import ReadPerson
from crpv_portal.common.people_words import BESIDE_A_STATE, STATES
from crpv_portal.common.text import french_sort_key


def cells(line):
    """Return each person as « first | last | organisation | function | email | state »."""
    return [
        " | ".join(
            (one.first_name, one.last_name, one.organisation, one.function, one.email, one.state)
        ).rstrip(" |")
        for one in read_people(line)
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # Titles
        ("Madame Claire Dubois, DREETS", "Claire | Dubois | DREETS"),
        ("M Paul Roux", "Paul | Roux"),
        ("M. Paul Roux", "Paul | Roux"),
        ("M.Paul Roux", "Paul | Roux"),
        ("Docteur Anne Leroy", "Anne | Leroy"),
        ("Dr. Anne Leroy, CPAM", "Anne | Leroy | CPAM"),
        ("Me Anne Leroy", "Anne | Leroy"),
        ("Monsieur Luc BERNARD, X", "Luc | BERNARD | X"),
        ("Mme A. Leroy", "A. | Leroy"),
        ("Mme DUPONT", " | DUPONT"),
        ("Mme la sous-préfète Anne Leroy", "Anne | Leroy |  | la sous-préfète"),
        ("Mme la sous-préfète", " |  |  | la sous-préfète"),
        ("M. le préfet de La Réunion", " |  |  | le préfet de La Réunion"),
        (
            "Préfecture : Mme la sous-préfète Anne Leroy",
            "Anne | Leroy | Préfecture | la sous-préfète",
        ),
        ("Madame la Directrice de la DREETS", " |  |  | la Directrice de la DREETS"),
        ("Mme la directrice Anne Leroy CAF", "Anne | Leroy | CAF | la directrice"),
        ("M. le directeur Paul Roux", "Paul | Roux |  | le directeur"),
        # Names
        ("Jean Pierre Martin", "Jean Pierre | Martin"),
        ("J.-P. Martin", "J.-P. | Martin"),
        ("J.P. Martin, ANCT", "J.P. | Martin | ANCT"),
        ("DE LA TOUR Élise", "Élise | DE LA TOUR"),
        ("Élise de La Tour", "Élise | de La Tour"),
        ("EL HADJ ALI", " | EL HADJ ALI"),
        ("M. Paul DE LA FONTAINE", "Paul | DE LA FONTAINE"),
        ("Van der Berg Anna", "Anna | Van der Berg"),
        ("Le Goff", " | Le Goff"),
        ("O’Connor Sean, British Council", "Sean | O’Connor | British Council"),
        ("Mme DE LA TOUR d’Auvergne Marie-Claude", "Marie-Claude | DE LA TOUR d’Auvergne"),
        ("DUPONT M.", "M. | DUPONT"),
        ("DUPONT Anne P.", "Anne P. | DUPONT"),
        ("DUPONT de Nemours Marie", "Marie | DUPONT de Nemours"),
        ("Samia", " | Samia"),
        ("Dupont Marie", "Marie | Dupont"),
        ("JEAN DUPONT", "JEAN | DUPONT"),
        ("LOPEZ GARCIA Ana", "Ana | LOPEZ GARCIA"),
        ("Ana LOPEZ Garcia", "Ana | LOPEZ Garcia"),
        ("Mme Dupont née Martin", " | Dupont née Martin"),
        ("Jean-Pierre MARTIN-DURAND—CAF", "Jean-Pierre | MARTIN-DURAND | CAF"),
        ("Hoarau, Marie-Ève", "Marie-Ève | Hoarau"),
        ("Dubois, Claire", "Claire | Dubois"),
        ("Dupont, Marie, DREETS", "Marie | Dupont | DREETS"),
        ("M. Dupont, Marie, DREETS", "Marie | Dupont | DREETS"),
        ("Mme DE LA TOUR, Anne", "Anne | DE LA TOUR"),
        ("Marie, Mme Dupont, DREETS", "Marie | Dupont | DREETS"),
        ('"Roux, Paul"', "Paul | Roux"),
        # Organisations, functions
        ("Claire Dubois (DREETS)", "Claire | Dubois | DREETS"),
        ("M. Paul ROUX (Toulouse Métropole)", "Paul | ROUX | Toulouse Métropole"),
        *((f"Jean DUPONT {dash} CAF", "Jean | DUPONT | CAF") for dash in "-‐‑‒–—―−/|"),
        ("Claire Dubois -ANCT", "Claire | Dubois | ANCT"),
        ("Claire DUBOIS – DREETS Occitanie", "Claire | DUBOIS | DREETS Occitanie"),
        (
            "Claire Dubois ; DREETS ; cheffe de service",
            "Claire | Dubois | DREETS | cheffe de service",
        ),
        ("Claire Dubois, directrice de la DREETS", "Claire | Dubois |  | directrice de la DREETS"),
        ("Nadia Benali ; trésorière", "Nadia | Benali |  | trésorière"),
        ("Jean DUPONT, 3e adjoint", "Jean | DUPONT |  | 3e adjoint"),
        ("DREETS, Claire Dubois", "Claire | Dubois | DREETS"),
        (
            "Ville de Lille, Paul Roux, maire adjoint",
            "Paul | Roux | Ville de Lille | maire adjoint",
        ),
        ("DDETS 31", " |  | DDETS 31"),
        ("Préfecture de région", " |  | Préfecture de région"),
        ("Association Eau et Forêts", " |  | Association Eau et Forêts"),
        ("préfet de région ou son représentant", " |  |  | préfet de région ou son représentant"),
        ("2 représentants de la CAF", " |  | 2 représentants de la CAF"),
        ("Lille Métropole – Anne Leroy", "Anne | Leroy | Lille Métropole"),
        ("Anne Leroy, association « Les Amis »", "Anne | Leroy | association « Les Amis »"),
        # Without a sign between them
        ("Marie DUPONT DREETS Occitanie cheffe", "Marie | DUPONT | DREETS Occitanie | cheffe"),
        ("Mme AUBRY Martine Maire", "Martine | AUBRY |  | Maire"),
        ("Jean Pierre Maire", "Jean Pierre | Maire"),
        ("Anne Leroy mairie de Lille", "Anne | Leroy | mairie de Lille"),
        # Columns of a spreadsheet
        ("DUPONT\tMarie\tDREETS Occitanie\tcheffe", "Marie | DUPONT | DREETS Occitanie | cheffe"),
        ("Mme\tDUPONT\tMarie\tCAF\t\tm.d@x.fr", "Marie | DUPONT | CAF |  | m.d@x.fr"),
        ("Marie DUPONT\tCAF", "Marie | DUPONT | CAF"),
        # States
        ("Jean DUPONT, CAF, excusé", "Jean | DUPONT | CAF |  |  | excused"),
        ("Jeanne DUPONT (CAF, excusée)", "Jeanne | DUPONT | CAF |  |  | excused"),
        ("Jean DUPONT absent excusé", "Jean | DUPONT |  |  |  | excused"),
        ("Excusé : Jean DUPONT", "Jean | DUPONT |  |  |  | excused"),
        ("Jean DUPONT absent non excusé", "Jean | DUPONT |  |  |  | absent"),
        ("Jean DUPONT E", "Jean | DUPONT |  |  |  | excused"),
        ("Jean DUPONT\tCAF\tA", "Jean | DUPONT | CAF |  |  | absent"),
        ("Anne Leroy (arrivée à 15 h)", "Anne | Leroy |  | arrivée à 15 h"),
        (
            "M. le préfet, représenté par Mme Anne Riou, directrice",
            " |  |  | le préfet, représenté par Mme Anne Riou, directrice |  | represented",
        ),
        ("Jean DUPONT – présent en visio", "Jean | DUPONT |  |  |  | present"),
        ("Jean DUPONT, absent", "Jean | DUPONT |  |  |  | absent"),
        # Addresses
        ("e.leroy@exemple.fr", " |  |  |  | e.leroy@exemple.fr"),
        ("Anne Leroy <e.leroy@exemple.fr>", "Anne | Leroy |  |  | e.leroy@exemple.fr"),
        (
            "DEETS de La Réunion, M. Jean FICTIF, jean.fictif@exemple.invalid",
            "Jean | FICTIF | DEETS de La Réunion |  | jean.fictif@exemple.invalid",
        ),
        # How lists begin
        *((f"{mark} Claire Dubois", "Claire | Dubois") for mark in ("1.", "12)", "(3)", "4°", "7")),
        *((f"{mark} Claire Dubois", "Claire | Dubois") for mark in "-–•*·☐"),
        ("•Claire Dubois", "Claire | Dubois"),
        ("- 2. Claire Dubois", "Claire | Dubois"),
    ],
)
def test_a_line_is_understood(line, expected):
    assert cells(line) == [expected]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("MM. Paul et Jean Roux", ["Paul | Roux", "Jean | Roux"]),
        ("M. et Mme Dupont", [" | Dupont", " | Dupont"]),
        ("Mmes Claire Dubois et Anne Martin", ["Claire | Dubois", "Anne | Martin"]),
        ("M. Jean Petit et Mme Anne Grand", ["Jean | Petit", "Anne | Grand"]),
        ("Anne Grand ; Paul Roux, Luc Petit", ["Anne | Grand", "Paul | Roux", "Luc | Petit"]),
        (
            "Mme Anne Grand (CAF), M. Paul Roux (DREETS)",
            ["Anne | Grand | CAF", "Paul | Roux | DREETS"],
        ),
        (
            "GRAND Anne <a@x.fr>; ROUX Paul <p@x.fr>",
            ["Anne | GRAND |  |  | a@x.fr", "Paul | ROUX |  |  | p@x.fr"],
        ),
        (
            "Étaient excusés : Mme Anne Grand, M. Paul Roux",
            ["Anne | Grand |  |  |  | excused", "Paul | Roux |  |  |  | excused"],
        ),
    ],
)
def test_a_line_may_name_several(line, expected):
    assert cells(line) == expected


def test_a_telephone_is_kept_apart():
    (read,) = read_people("Anne Leroy, CAF, a@x.fr, b@x.fr, 06 12 34 56 78")
    assert (read.organisation, read.email, read.rest) == ("CAF", "a@x.fr", "b@x.fr 06 12 34 56 78")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Jean Roux, CAF, tél. 06 12 34 56 78", "Jean | Roux | CAF"),
        ("Zoé Leroy, excusée, Tél : 06 12 34 56 78", "Zoé | Leroy |  |  |  | excused"),
        ("Anne Leroy (CAF) portable 0612345678", "Anne | Leroy | CAF"),
        ("Anne Leroy, CAF, courriel : a@x.fr", "Anne | Leroy | CAF |  | a@x.fr"),
        ("Anne Leroy, ville du Port 0262 12 34 56", "Anne | Leroy | ville du Port"),
    ],
)
def test_what_announces_a_number_goes_with_it(line, expected):
    assert cells(line) == [expected]


def test_the_head_of_a_table_tells_its_columns():
    table = (
        "Nom\tPrénom\tOrganisme\tFonction\tCourriel\tTéléphone\n"
        "Lille\tPaul\tRoux SARL\tgérant\tp@x.fr\t0612345678\n"
        "DUPONT\t\t\t\t\t\n"
    )
    assert cells(table) == ["Paul | Lille | Roux SARL | gérant | p@x.fr", " | DUPONT"]
    assert read_people(table)[0].rest == "0612345678"
    assert cells("prénom;nom;structure\nAnne;Paul;CAF") == ["Anne | Paul | CAF"]
    quoted = 'Nom,Prénom,Organisme\nPaul,Anne,"CAF, service social"'
    assert cells(quoted) == ["Anne | Paul | CAF, service social"]


def test_a_sheet_of_attendance_says_who_was_there():
    by_column = "Nom;Prénom;Présent\nPaul;Anne;oui\nRoux;Luc;non\nPetit;Zoé;excusée\nGrand;Ève;x"
    states = [one.state for one in read_people(by_column)]
    assert states == ["present", "absent", "excused", "present"]
    by_tick = "Nom;Présent;Excusé\nPaul;x;\nRoux;;x\nPetit;;"
    assert [one.state for one in read_people(by_tick)] == ["present", "excused", ""]


def test_a_heading_gives_its_state_to_those_under_it():
    text = "Présents :\nJean Petit\nAnne Grand, excusée\n\nÉtaient excusés\nPaul Roux"
    assert [(one.last_name, one.state) for one in read_people(text)] == [
        ("Petit", "present"),
        ("Grand", "excused"),
        ("Roux", "excused"),
    ]


def test_several_headings_on_a_line_give_each_their_state():
    text = "Étaient présents : Mme Anne Grand (DREETS), M. Luc Petit ; Excusée : Mme Zoé Roux"
    assert [(one.last_name, one.organisation, one.state) for one in read_people(text)] == [
        ("Grand", "DREETS", "present"),
        ("Petit", "", "present"),
        ("Roux", "", "excused"),
    ]
    before_any = read_people("Mme Anne Grand ; Excusée : Mme Zoé Roux")
    assert [one.state for one in before_any] == ["", "excused"]


def test_a_capacity_or_its_deputy_is_one_function():
    (read,) = read_people("M. le préfet de région ou son représentant")
    assert (read.name, read.function) == ("", "le préfet de région ou son représentant")


def test_an_organisation_of_the_register_is_known_by_its_name():
    assert cells("Villes et Territoires") == [" |  | Villes et Territoires"]
    read = read_people("Cosmos Kolej", lambda words: words == "Cosmos Kolej")
    assert [(one.name, one.organisation) for one in read] == [("", "Cosmos Kolej")]


@pytest.mark.parametrize("empty", ["", " \n\t\n", "–", "1.", "•", "---", "\u200b"])
def test_a_line_without_a_word_names_nobody(empty):
    assert read_people(empty) == []


def test_odd_breaks_make_no_two_people():
    assert cells("Claire\u000bDubois, DREETS") == ["Claire | Dubois | DREETS"]
    assert cells("Claire\u2028Dubois") == ["Claire | Dubois"]


WORDS = st.sampled_from(
    [
        "Claire",
        "Dubois",
        "DUPONT",
        "Marie",
        "de",
        "La",
        "TOUR",
        "Le",
        "Goff",
        "Mme",
        "M.",
        "Madame",
        "Dr",
        "et",
        "DREETS",
        "CAF",
        "31",
        "préfet",
        "la",
        "sous-préfète",
        "directrice",
        "Ville",
        "Lille",
        "O’Brien",
        "J.-P.",
        "A.",
        "Martin-Durand",
        "née",
        "excusé",
        "présent",
        "absents",
        "représenté",
        "par",
        "x@y.fr",
        "06",
        "12",
        "Ćirić",
        "Łukasz",
        "Ωmega",
        "①",
        "«",
        "»",
        "'",
        "Nom",
    ]
)
SIGNS = st.sampled_from([" ", ", ", "; ", "\t", " - ", " – ", "(", ") ", " / ", ": ", ",", "\xa0"])


@given(st.lists(st.tuples(WORDS, SIGNS), min_size=1, max_size=9))
def test_no_word_is_lost(tokens):
    line = "".join(word + sign for word, sign in tokens)
    found = read_people(line)
    kept = " ".join(
        " ".join((one.civility, one.name, one.organisation, one.function, one.email, one.rest))
        for one in found
    )
    words = set(re.findall(r"\w+", french_sort_key(line)))
    held = set(re.findall(r"\w+", french_sort_key(kept)))
    said = {"et", *STATES, *BESIDE_A_STATE} if any(one.state for one in found) else {"et"}
    is_marked = re.match(r"\s*\(?\d", line)
    lost = words - held - said - ({"31", "06", "12", "1"} if is_marked else set())
    assert not found or lost == set()


def test_a_title_between_the_family_name_and_the_first_one_is_kept():
    (one,) = read_people("Martin, Mme Claire, préfète")
    assert (one.civility, one.first_name, one.last_name) == ("Mme", "Claire", "Martin")
    assert one.function == "préfète"


@given(st.text(max_size=200))
def test_any_text_is_read_without_an_error(text):
    assert all(isinstance(one, ReadPerson) for one in read_people(text))


@pytest.mark.parametrize("sign", ["x", "Jean Martin et ", "représenté par Jean ", '"a;'])
def test_a_line_without_end_is_left_whole_to_be_cut_by_hand(sign):
    """One of 120,000 signs took 35 seconds; a cell of 131,072 was an error."""
    line = (sign * 140_000)[:140_000]
    before, endless, after = read_people(f"Anne Riou\n{line}\nPaul Roux")
    assert (before.name, endless.rest, after.name) == ("Anne Riou", line.strip(), "Paul Roux")


def test_blanks_by_the_thousand_part_two_names_as_one_does():
    assert cells(f"Jean{' ' * 100_000}Martin") == ["Jean | Martin"]


@pytest.mark.parametrize("piece", ["1 ", "Ab ", "ab CAF ", "de la ", "M. ", "présent "])
def test_work_grows_with_the_length_of_a_line_and_not_with_its_square(piece):
    """A spreadsheet of forty such cells held a request for more than a minute."""

    def calls(times):
        profile = cProfile.Profile()
        profile.runcall(read_people, piece * times)
        return pstats.Stats(profile).total_calls

    assert calls(400) < 3 * calls(200)
