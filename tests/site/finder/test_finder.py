"""From a commune to who covers it, or whom to ask."""

import re

import pytest
from bs4 import BeautifulSoup

from crpv_portal.common.dates import today
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    CentreFactory,
    CentreNameFactory,
    ContactFactory,
    CoverageFactory,
    SiteFactory,
)
from tests.factories.territories import real_commune, real_department

pytestmark = pytest.mark.django_db

URL = "/trouver-mon-centre/"


def ask(client, text=None, **query):
    if text is not None:
        query["q"] = text
    response = client.get(URL, query)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "lxml")


def said(node):
    return re.sub(r"[ \n]+", " ", node.get_text()).strip()


def answers(soup):
    return [link.get_text(strip=True) for link in soup.select(".crpv-row__title a")]


def choices(soup):
    return [link.get_text(strip=True) for link in soup.select(".crpv-choices a")]


@pytest.fixture
def gard():
    real_commune("30189")
    return CentreFactory(
        name="Centre du Gard", published=True, departments=[real_department("30")], seen="2025"
    )


@pytest.mark.usefixtures("gard")
@pytest.mark.parametrize("text", ["Nîmes", "nimes", "NIMES ", "30000", "30189", "30900 Nîmes"])
def test_commune_postcode_or_insee_code_gives_the_centre(client, text):
    soup = ask(client, text)
    assert answers(soup) == ["Centre du Gard"]
    assert "Qui intervient à Nîmes\u00a0?" in said(soup)
    assert "Le Gard, depuis 2015" in said(soup)


@pytest.mark.usefixtures("gard")
def test_department_by_its_name(client):
    soup = ask(client, "gard")
    assert "Qui intervient dans le Gard" in said(soup)
    assert answers(soup) == ["Centre du Gard"]


def test_two_centres_of_one_department(client):
    department = real_commune("30189").department
    for name in ("Alpha", "Bêta"):
        CentreFactory(name=name, published=True, departments=[department])
    assert sorted(answers(ask(client, "nimes"))) == ["Alpha", "Bêta"]


def test_nobody_and_whom_to_ask(client):
    real_commune("2B033")
    text = said(ask(client, "Bastia"))
    assert "Aucun centre de ressources connu en Haute-Corse" in text
    assert "À la préfecture de Corse" in text
    assert "Agence nationale de la cohésion des territoires" in text


def test_draft_covers_nobody_even_for_the_staff(client):
    CentreFactory(name="Projet", departments=[real_commune("30189").department])
    client.force_login(UserFactory(staff=True))
    soup = ask(client, "nimes")
    assert "Aucun centre de ressources connu dans le Gard" in said(soup)
    assert "Projet" not in soup.get_text()


def test_unverified_coverage_is_said_as_such(client):
    centre = CentreFactory(name="Labo", published=True, coverage=False)
    CoverageFactory(centre=centre, department=real_commune("03190").department, unverified=True)
    text = said(ask(client, "moulins"))
    assert "Aucun centre de ressources connu dans l’Allier" in text
    assert "sans que rien ne l’ait confirmé" in text
    assert "À vérifier Labo à vérifier" in text


def test_several_communes_are_chosen_by_links(client, gard):
    for code in ("93066", "97411", "11339"):
        real_commune(code)
    soup = ask(client, "saint-denis")
    assert choices(soup) == [
        "Saint-Denis (La Réunion)",
        "Saint-Denis (Seine-Saint-Denis)",
        "Saint-Denis (Aude)",
    ]
    link = soup.select_one('.crpv-choices a[href*="commune=93066"]')
    chosen = BeautifulSoup(client.get(link["href"]).text, "lxml")
    assert "Qui intervient à Saint-Denis" in said(chosen)
    assert "Seine-Saint-Denis" in said(chosen)


def test_communes_of_one_postcode_in_one_department_need_no_choice(client):
    communes = [real_commune(code) for code in ("30003", "30133")]
    postcode = "30220"
    assert all(c.postcodes.filter(code=postcode).exists() for c in communes[:1])
    CentreFactory(name="Seul", published=True, departments=[communes[0].department])
    assert answers(ask(client, postcode)) == ["Seul"]


@pytest.mark.usefixtures("gard")
def test_misspelt_name_gives_suggestions(client):
    soup = ask(client, "Nimmes")
    assert "Vouliez-vous dire" in said(soup)
    assert "Nîmes (Gard)" in choices(soup)


@pytest.mark.usefixtures("gard")
def test_other_day(client):
    soup = ask(client, "nimes", au="2010-01-01")
    text = said(soup)
    assert "Qui intervenait à Nîmes" in text
    assert "Aucun centre de ressources connu dans le Gard le 1er janvier 2010" in text
    assert "Par la suite" in text
    assert soup.find("input", attrs={"name": "au"})["value"] == "2010-01-01"
    assert soup.select_one(".crpv-row__title a")["href"].endswith("?au=2010-01-01")


def test_empty_question_explains(client):
    for soup in (ask(client), ask(client, ""), ask(client, "   ")):
        assert "Dites-nous où vous travaillez" in said(soup)
        assert len(soup.find_all("h1")) == 1


@pytest.mark.parametrize(
    "text", ["zzzzqqq", "99999", "'; DROP TABLE", "<script>alert(1)</script>", "é" * 500]
)
def test_nothing_found_says_what_to_do(client, text):
    response = client.get(URL, {"q": text})
    assert response.status_code == 200
    assert "Nous ne trouvons pas" in response.text
    assert "<script>alert" not in response.text


def test_insee_namesake_of_a_postcode(client):
    real_commune("13055")  # 13001 is one of its postcodes, and the code of Aix-en-Provence
    real_commune("13001")
    soup = ask(client, "13001")
    assert "13001 est aussi le code Insee d’Aix-en-Provence" in said(soup)
    link = soup.find("a", string="voir la réponse pour cette commune")
    assert "à Aix-en-Provence" in said(BeautifulSoup(client.get(link["href"]).text, "lxml"))


def test_results_are_not_for_search_engines(client):
    assert ask(client, "nimes").find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert not ask(client).find("meta", attrs={"name": "robots", "content": "noindex"})


@pytest.mark.usefixtures("gard")
def test_each_state_of_the_page_has_its_own_title(client):
    site = " – Centres de ressources politique de la ville"

    def title(text=None):
        return said(ask(client, text).title).removesuffix(site)

    assert title() == "Trouver mon centre"
    assert title("nimes") == "Quel centre à Nîmes\u00a0?"
    assert title("nim") == "«\u00a0nim\u00a0»\u00a0: à préciser – Trouver mon centre"
    assert title("xyzxyz") == "«\u00a0xyzxyz\u00a0»\u00a0: rien trouvé – Trouver mon centre"
    assert title("centre du gard") == "Centre du Gard – Trouver mon centre"


def test_form_reads_and_carries_no_token(client):
    form = ask(client).select_one("form.crpv-finder")
    assert form["method"] == "get"
    assert "csrfmiddlewaretoken" not in str(form)
    assert form.find("label", attrs={"for": "commune"})


def test_queries_do_not_grow_with_the_answers(client, count_queries, django_assert_num_queries):
    department = real_commune("30189").department
    CentreFactory(published=True, departments=[department])
    queries = count_queries(lambda: client.get(URL, {"q": "nimes"}))
    for _ in range(19):
        CentreFactory(published=True, departments=[department])
    with django_assert_num_queries(queries):
        client.get(URL, {"q": "nimes"})


# --- Whole names, and beginnings ---------------------------------------------------------------


def test_whole_name_of_a_department_precedes_a_beginning(client):
    """« Manche » is no way to Manchecourt, a commune déléguée of the Loiret."""
    real_commune("45191")
    manche = CentreFactory(name="Du Cotentin", published=True, departments=[real_department("50")])
    for text in ("Manche", "la manche", "MANCHE", "département de la Manche", "Manche (50)"):
        soup = ask(client, text)
        assert answers(soup) == [manche.name], text
        assert "Qui intervient dans la Manche" in said(soup)


def test_two_whole_names_are_a_choice(client):
    isere = real_commune("38544")  # Vienne
    real_department("86")
    soup = ask(client, "Vienne")
    assert answers(soup) == []
    assert choices(soup) == ["Vienne, département", "Vienne (Isère)"]
    department, commune = soup.select(".crpv-choices a")
    assert "Qui intervient dans la Vienne" in said(
        BeautifulSoup(client.get(department["href"]).text, "lxml")
    )
    assert f"Qui intervient à {isere.name}" in said(
        BeautifulSoup(client.get(commune["href"]).text, "lxml")
    )


@pytest.mark.parametrize("text", ["La Réunion", "Réunion", "la reunion"])
def test_reunion_of_the_ocean_is_the_first_choice(client, text):
    real_commune("47222")  # La Réunion, in Lot-et-Garonne
    real_department("974")
    assert choices(ask(client, text)) == ["La Réunion, département", "La Réunion (Lot-et-Garonne)"]


def test_commune_and_department_of_one_name_and_place_need_no_choice(client):
    mayenne = real_commune("53147")
    CentreFactory(name="Seul", published=True, departments=[mayenne.department])
    assert answers(ask(client, "Mayenne")) == ["Seul"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Evry", ["Évry (Yonne)", "Évry-Courcouronnes (Essonne)"]),
        ("saint", ["Le Saint (Morbihan)", "Saint-Denis (Seine-Saint-Denis)"]),
        ("val", ["Le Val (Var)", "Val-de-Reuil (Eure)"]),  # three times larger, article missing
    ],
)
def test_small_commune_whose_name_begins_that_of_a_large_one_is_a_choice(client, text, shown):
    for code in ("89162", "91228", "56201", "93066", "83143", "27701"):
        real_commune(code)
    soup = ask(client, text)
    assert (answers(soup), choices(soup)) == ([], shown)
    assert "peut désigner" in said(soup)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Évry (Yonne)", "à Évry"),
        ("evry 89", "à Évry"),
        ("Évry-Courcouronnes", "à Évry-Courcouronnes"),
        ("Havre", "au Havre"),
        ("Paris", "à Paris"),
    ],
)
def test_name_that_no_much_larger_commune_continues_is_answered(client, text, place):
    for code in ("89162", "91228", "76351", "75056", "71343"):
        real_commune(code)
    assert f"Qui intervient {place}\u00a0?" in said(ask(client, text))


def test_beginning_of_a_name_is_a_choice_even_alone(client):
    real_commune("30189")
    soup = ask(client, "nîm")
    assert answers(soup) == []
    assert choices(soup) == ["Nîmes (Gard)"]
    assert "Rien ne s’appelle exactement «\u00a0nîm\u00a0»" in said(soup)


def test_beginning_of_a_department_and_a_misspelt_one_are_choices(client):
    real_department("29")
    assert choices(ask(client, "finis")) == ["Finistère, département"]
    assert choices(ask(client, "finisterre")) == ["Finistère, département"]


def test_region_is_answered_with_its_centres(client):
    bretagne = [real_department(code) for code in ("22", "29", "35", "56")]
    CentreFactory(name="De l’ouest", published=True, departments=bretagne)
    for text in ("Bretagne", "la bretagne", "Région Bretagne", "région de Bretagne"):
        soup = ask(client, text)
        assert answers(soup) == ["De l’ouest"], text
        assert "Qui intervient en Bretagne" in said(soup)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("PACA", "13", "en Provence-Alpes-Côte d’Azur"),
        ("idf", "75", "en Île-de-France"),
        ("Picardie", "80", "dans les Hauts-de-France"),
        ("AURA", "69", "en Auvergne-Rhône-Alpes"),
        ("Côtes-du-Nord", "22", "dans les Côtes-d’Armor"),
        ("cote armor", "22", "dans les Côtes-d’Armor"),
        ("Meurthe & Moselle", "54", "en Meurthe-et-Moselle"),
        ("Seine-St-Denis", "93", "en Seine-Saint-Denis"),
        ("93 Seine-Saint-Denis", "93", "en Seine-Saint-Denis"),
        ("Seine-Saint-Denis (93)", "93", "en Seine-Saint-Denis"),
    ],
)
def test_other_names_of_territories_are_whole_names(client, text, code, place):
    real_commune("42163")  # La Pacaudière
    real_department(code)
    assert f"Qui intervient {place}" in said(ask(client, text))


@pytest.mark.parametrize("text", ["Lille 59 000", "59 000 Lille", "59 000"])
def test_parted_postcode(client, text):
    real_commune("59350")
    assert "Qui intervient à Lille" in said(ask(client, text))


def test_code_of_corse_before_its_letters(client):
    real_department("2A")
    real_department("2B")
    assert choices(ask(client, "20")) == ["Corse-du-Sud, département", "Haute-Corse, département"]


def test_beginning_of_the_overseas_codes_is_a_choice(client):
    for code in ("971", "974", "93"):
        real_department(code)
    assert choices(ask(client, "97")) == ["Guadeloupe, département", "La Réunion, département"]


def test_delegated_commune_is_said(client):
    real_commune("49023")
    soup = ask(client, "Andrezé")
    assert "Andrezé, commune déléguée de Beaupréau-en-Mauges" in said(soup)
    label = "Andrezé, commune déléguée de Beaupréau-en-Mauges (Maine-et-Loire)"
    assert label.split(" (")[0] in said(ask(client, label, commune="49023"))


# --- Centres by name -----------------------------------------------------------------------------


def test_centre_is_found_by_its_names_and_acronyms(client):
    centre = CentreFactory(name="Labo Cités", acronym="", published=True)
    CentreNameFactory(centre=centre, name="Centre d’échanges", acronym="CR•DSU", until="2009")
    draft = CentreFactory(name="Projet secret")
    for text in ("Labo Cités", "labo-cites", "CR•DSU", "cr dsu", "crdsu"):
        assert answers(ask(client, text)) == ["Labo Cités"], text
    assert choices(ask(client, "labo")) == ["Labo Cités, centre de ressources"]
    soup = ask(client, draft.name)
    assert (answers(soup), choices(soup)) == ([], [])


def test_centre_with_an_ampersand_is_found_among_many(client):
    for number in range(9):
        CentreFactory(name=f"Centre territorial {number}", published=True)
    CentreFactory(name="Ressources & Territoires", acronym="R&T", published=True)
    for text in ("R&T", "r & t", "Ressources & Territoires", "ressources et territoires"):
        assert answers(ask(client, text)) == ["Ressources & Territoires (R&T)"], text


# --- The card of the answer ----------------------------------------------------------------------


def test_answer_is_a_calling_card(client, gard):
    ContactFactory(centre=gard, value="https://gard.example.org", public=True)
    SiteFactory(centre=gard, city="Uzès")
    soup = ask(client, "nimes")
    card = soup.select_one(".crpv-calling")
    site, sheet = card.select(".fr-btn")
    assert (site["href"], said(site)) == (
        "https://gard.example.org",
        "Visiter le site de Centre du Gard\u00a0: gard.example.org",
    )
    assert sheet["href"] == gard.get_absolute_url()
    assert "Uzès" in said(card)
    assert "territoire demandé" in said(soup.select_one(".crpv-side-map"))


def test_unchecked_site_and_another_day_have_no_button(client, gard):
    ContactFactory(centre=gard, value="https://gard.example.org")
    assert "Visiter le site" not in said(ask(client, "nimes"))
    gard.contacts.update(is_public=True, checked_on="2026-01-01", checked_on_precision="day")
    assert "Visiter le site" not in said(ask(client, "nimes", au="2020-01-01"))


def test_map_shows_the_territory_of_the_centre(client):
    CentreFactory(
        name="Deux", published=True, departments=[real_department("59"), real_department("62")]
    )
    side = ask(client, "nord").select_one(".crpv-side-map")
    assert len(side.select("path.crpv-map-selected")) == 1
    assert len(side.select("path.crpv-map-covered")) == 1
    assert "reste du territoire du centre" in said(side)


def test_uncovered_department_is_drawn_as_such(client):
    real_commune("2A004")
    soup = ask(client, "Ajaccio")
    side = soup.select_one(".crpv-side-map")
    assert side.select_one("path.crpv-map-none")["fill"].endswith("-empty)")
    assert not side.select("path.crpv-map-selected, path.crpv-map-covered")
    assert "aucun centre connu" in said(side)
    link = soup.select_one('.crpv-empty a[href*="prefectures-regions"]')
    assert link["href"] == "https://www.prefectures-regions.gouv.fr/corse"


def test_a_day_to_come_answers_as_today_until_a_source_plans_a_change(client, gard):
    ContactFactory(
        centre=gard,
        value="https://gard.example.org",
        is_public=True,
        checked_on="2026-01-01",
        checked_on_precision="day",
    )
    year = today().year
    soup = ask(client, "30189", au=f"{year + 2}-06-01")
    assert "Qui intervient à Nîmes" in said(soup)
    assert "vu actif en 2025" in said(soup)
    assert "Visiter le site" in said(soup)
    CoverageFactory(
        centre=CentreFactory(published=True),
        department=real_department("30"),
        since=f"{year + 1}",
    )
    assert "Qui intervient à Nîmes" in said(ask(client, "30189"))
    assert "Qui doit intervenir à Nîmes" in said(ask(client, "30189", au=f"{year + 2}-06-01"))
