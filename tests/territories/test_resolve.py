"""From what a person types to communes, with every trap of the official codes."""

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crpv_portal.common.text import french_sort_key
from crpv_portal.territories.models import Commune, CommuneAlias
from crpv_portal.territories.question import Question, read
from crpv_portal.territories.resolve import TextInterpretation, resolve
from tests.factories.territories import (
    CommuneFactory,
    DepartmentFactory,
    PostcodeFactory,
    real_commune,
)

pytestmark = pytest.mark.django_db


def labels(text):
    return [candidate.label for candidate in resolve(text).candidates]


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("93200", Question(code="93200")),
        (" 93 200 ", Question(code="93200")),
        ("93200 Saint-Denis", Question(code="93200", key="saint denis")),
        ("Saint-Denis 93200", Question(code="93200", key="saint denis")),
        ("2a004", Question(code="2A004")),
        ("ST DENIS", Question(key="saint denis")),
        ("Ste-Foy", Question(key="sainte foy")),
        ("L'Île-d'Yeu", Question(key="l ile d yeu")),
        ("Œuilly", Question(key="oeuilly")),
        ("Saint-Denis (974)", Question(key="saint denis", department="974")),
        ("Saint-Denis 2b", Question(key="saint denis", department="2B")),
        ("Saint-Denis (La Réunion)", Question(key="saint denis", department="la reunion")),
        ("93", Question(department="93")),
        ("Département 93", Question(department="93")),
        ("2A 004", Question(code="2A004")),
        ("Havre (Le)", Question(key="le havre")),
        ("Lyon 3", Question(key="lyon 3e arrondissement")),
        ("LYON 03", Question(key="lyon 3e arrondissement")),
        ("Paris 1er", Question(key="paris 1er arrondissement")),
        ("marseille 13ème arrondissement", Question(key="marseille 13e arrondissement")),
        ("Lyon 69", Question(key="lyon", department="69")),
        ("59033 Lille Cedex 9", Question(code="59033", key="lille")),
        ("", Question()),
        ("%_'", Question()),
    ],
)
def test_read_takes_the_text_apart(text, question):
    assert read(text) == question


@pytest.mark.parametrize("text", ["", "   ", "%", "''"])
def test_nothing_typed_asks_nothing(text, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert resolve(text).reading is TextInterpretation.EMPTY


@pytest.mark.parametrize(
    "text",
    ["Saint-Étienne", "saint etienne", "ST-ETIENNE", "St Étienne", "42000", "42218"],
)
def test_one_commune_by_all_its_spellings(text):
    real_commune("42218")
    assert labels(text) == ["Saint-Étienne (Loire)"]
    assert resolve(text).only is not None


def test_beginning_of_a_name_is_no_answer():
    real_commune("42218")
    assert labels("saint-étien") == ["Saint-Étienne (Loire)"]
    assert resolve("saint-étien").only is None


def test_article_may_be_missing():
    for code in ("93027", "76351", "85113"):
        real_commune(code)
    assert labels("courneuve") == ["La Courneuve (Seine-Saint-Denis)"]
    assert labels("Havre") == ["Le Havre (Seine-Maritime)"]
    assert labels("ile d’yeu") == ["L’Île-d’Yeu (Vendée)"]
    assert resolve("courneuve").exact != []


def test_namesakes_are_ranked_by_population_and_told_apart():
    for code in ("11339", "93066", "97411"):  # Aude, Seine-Saint-Denis, La Réunion
        real_commune(code)
    assert labels("Saint-Denis") == [
        "Saint-Denis (La Réunion)",
        "Saint-Denis (Seine-Saint-Denis)",
        "Saint-Denis (Aude)",
    ]
    assert labels("Saint-Denis (Aude)") == ["Saint-Denis (Aude)"]
    assert labels("saint denis 974") == ["Saint-Denis (La Réunion)"]
    assert resolve("Saint-Denis").only is None


def test_whole_name_precedes_longer_ones_however_populous():
    CommuneFactory(name="Clichy", population=10)
    CommuneFactory(name="Clichy-sous-Bois", population=1000)
    CommuneFactory(name="Grand-Clichy", population=9000)
    resolution = resolve("clichy")
    assert [c.commune.name for c in resolution.candidates] == [
        "Clichy",
        "Clichy-sous-Bois",
        "Grand-Clichy",
    ]
    assert [c.commune.name for c in resolution.exact] == ["Clichy"]


def test_postcode_over_two_departments_gives_all_its_communes():
    for code in ("13030", "83105"):  # 13780: Cuges-les-Pins and Riboux
        real_commune(code)
    resolution = resolve("13780")
    assert [d.code for d in resolution.departments_reached] == ["13", "83"]
    assert resolution.reading is TextInterpretation.POSTCODE


def test_postcode_and_name_together_narrow():
    for code in ("13030", "83105"):
        real_commune(code)
    assert labels("13780 riboux") == ["Riboux (Var)"]


def test_postcode_and_name_that_contradict_each_other_are_both_shown():
    real_commune("93066")
    real_commune("59350")
    assert labels("93200 Lille") == ["Saint-Denis (Seine-Saint-Denis)", "Lille (Nord)"]


def test_postcode_wins_over_an_insee_code_of_the_same_digits_and_says_so():
    marseille, aix = real_commune("13055"), real_commune("13001")
    resolution = resolve("13001")
    assert [c.commune for c in resolution.candidates] == [marseille]
    assert resolution.insee_namesake == aix


def test_corsica_has_letters_in_its_codes_and_none_in_its_postcodes():
    ajaccio, bastia = real_commune("2A004"), real_commune("2B033")
    assert resolve("2A004").only.commune == ajaccio
    assert resolve("2b033").only.commune == bastia
    assert resolve("20200").only.department.code == "2B"
    assert resolve("2A").departments == [ajaccio.department]
    assert [d.code for d in resolve("20999").departments] == ["2A", "2B"]


@pytest.mark.parametrize(
    ("text", "code", "department", "region"),
    [
        ("97110", "97120", "971", "01"),
        ("97200", "97209", "972", "02"),
        ("97300", "97302", "973", "03"),
        ("97400", "97411", "974", "04"),
        ("97500", "97502", "975", "975"),
        ("97600", "97611", "976", "06"),
        ("97133", "97701", "977", "977"),
        ("97150", "97801", "978", "978"),
        ("98714", "98735", "987", "987"),
        ("98800", "98818", "988", "988"),
    ],
)
def test_overseas_postcodes_lead_to_three_character_codes(text, code, department, region):
    real_commune(code)
    found = resolve(text).only
    assert (found.commune.code, found.department.code, found.region.code) == (
        code,
        department,
        region,
    )


def test_uninhabited_territories_resolve_by_name():
    real_commune("98412")
    assert resolve("Archipel des Kerguelen").only.department.code == "984"


def test_metropole_de_lyon_is_in_the_rhone():
    real_commune("69266")
    assert resolve("Villeurbanne").only.department.code == "69"


def test_digits_alone_mean_the_departement_never_the_region():
    """93 is the Seine-Saint-Denis, though it is also the code of the région of Marseille."""
    real_commune("13055")
    seine_saint_denis = real_commune("93066").department
    resolution = resolve("93")
    assert (resolution.departments, resolution.regions) == ([seine_saint_denis], [])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Lyon 3e", "Lyon 3e arrondissement (Rhône)"),
        ("lyon 3eme arrondissement", "Lyon 3e arrondissement (Rhône)"),
        ("Lyon 3", "Lyon 3e arrondissement (Rhône)"),
        ("69383", "Lyon 3e arrondissement (Rhône)"),
        ("69003", "Lyon (Rhône)"),
        ("lyon", "Lyon (Rhône)"),
    ],
)
def test_municipal_arrondissement_leads_to_its_city(text, label):
    lyon = real_commune("69123")
    found = resolve(text).only
    assert (found.commune, found.label) == (lyon, label)


def test_two_postcodes_of_the_sixteenth_arrondissement():
    paris = real_commune("75056")
    assert resolve("75016").only.commune == resolve("75116").only.commune == paris
    assert labels("paris 16e") == ["Paris 16e arrondissement"]


def test_delegated_commune_that_shares_its_code_with_a_current_one():
    arboys = real_commune("01015")
    assert CommuneAlias.objects.filter(code="01015").get().name == "Arbignieu"
    assert labels("Arbignieu") == ["Arbignieu, commune déléguée d’Arboys en Bugey (Ain)"]
    assert labels("01015") == ["Arboys en Bugey (Ain)"]
    assert resolve("arbignieu").only.commune == arboys


def test_associated_commune_of_another_departement():
    """Escaufourt keeps a code of the Aisne and lies in the Nord."""
    real_commune("59545")
    assert resolve("02285").only.department.code == "59"
    assert resolve("escaufourt").only.department.code == "59"


def test_code_that_left_the_list_leads_to_its_commune():
    real_commune("01165")
    resolution = resolve("01003")
    assert (resolution.reading, labels("01003")) == (
        TextInterpretation.INSEE_CODE,
        ["Francheleins (Ain)"],
    )


def test_commune_that_left_the_list_is_no_answer():
    CommuneFactory(name="Disparue", is_current=False)
    assert resolve("Disparue").reading is TextInterpretation.NOTHING


def test_unknown_postcode_says_where_it_lies():
    lille = real_commune("59350")
    resolution = resolve("59999")
    assert (resolution.reading, resolution.departments) == (
        TextInterpretation.NOTHING,
        [lille.department],
    )


def test_cedex_is_read_by_its_name():
    """59033 is a Cedex of Lille and the Insee code of Aulnoye-Aymeries."""
    real_commune("59350")
    real_commune("59033")
    assert labels("59033 LILLE CEDEX") == ["Lille (Nord)"]


def test_typo_is_a_last_resort_and_never_the_only_answer():
    real_commune("13055")
    resolution = resolve("Marseile")
    assert (resolution.reading, resolution.only) == (TextInterpretation.TYPO, None)
    assert labels("Marseile") == ["Marseille (Bouches-du-Rhône)"]
    assert labels("xqzvwkj") == []


def test_name_of_a_departement_or_region_is_recognised():
    commune = real_commune("2A004")
    assert resolve("Corse").regions == [commune.region]
    assert resolve("corse du sud").departments == [commune.department]


def test_answers_stop_at_the_limit_and_say_so():
    for _ in range(4):
        CommuneFactory(name="Villeneuve")
    resolution = resolve("villeneuve", limit=3)
    assert (len(resolution.candidates), resolution.is_truncated) == (3, True)
    assert not resolve("villeneuve", limit=4).is_truncated


@pytest.mark.parametrize("rows", [1, 20])
@pytest.mark.parametrize(("text", "queries"), [("93990", 2), ("villeneuve", 4), ("vilneuv", 6)])
def test_queries_do_not_grow_with_the_answers(rows, text, queries, django_assert_num_queries):
    department = DepartmentFactory(code="93")
    for commune in CommuneFactory.create_batch(rows, name="Villeneuve", department=department):
        PostcodeFactory(commune=commune, code="93990")
    with django_assert_num_queries(queries):
        for candidate in resolve(text).candidates:
            assert candidate.label
            assert candidate.region


@pytest.mark.parametrize(
    ("lookup", "index"),
    [
        ({"sort_key__startswith": "saint d"}, "commune_sort_key_"),
        ({"sort_key__contains": " denis"}, "commune_sort_key_trigram"),
        ({"sort_key__trigram_similar": "saint deni"}, "commune_sort_key_trigram"),
    ],
)
def test_searches_can_use_their_index(lookup, index):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert index in Commune.objects.filter(**lookup).order_by().explain()


@given(text=st.text(max_size=60))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_typed_gets_an_answer(text):
    resolution = resolve(text)
    assert resolution.candidates == []
    assert read(text).key == french_sort_key(read(text).key)


@pytest.fixture
def _some_communes():
    for code in ("01015", "13055", "2A004", "59545", "69123", "76351", "93027", "97411"):
        real_commune(code)


@pytest.mark.usefixtures("_some_communes")
@given(data=st.data())
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_name_is_found_whatever_its_case_and_marks(data):
    """Law: the name of a commune, its case, accents and marks disturbed, finds that commune."""
    commune = data.draw(st.sampled_from(list(Commune.objects.order_by("code"))))
    letters = [
        data.draw(st.sampled_from([letter, letter.upper(), letter.lower()]))
        if letter.isalpha()
        else data.draw(st.sampled_from([" ", "-", "'", "’", "  "]))
        for letter in data.draw(st.sampled_from([commune.name, commune.sort_key]))
    ]
    found = resolve("".join(letters))
    assert found.candidates[0].commune == commune
    assert found.candidates[0].is_exact
