"""From a commune to who covers it, or whom to ask."""

import pytest
from bs4 import BeautifulSoup

from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, CentreNameFactory, CoverageFactory
from tests.factories.territories import real_commune
from tests.site.finder.reading import URL, answers, ask, choices, said

pytestmark = pytest.mark.django_db


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
