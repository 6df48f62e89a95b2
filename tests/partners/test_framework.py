"""The framework: its editions on a line, one edition, one provision."""

import itertools

import pytest

from partners.choices import Audience, ProvisionKind
from tests.factories.centres import CentreFactory, MissionOfferedFactory
from tests.factories.facts import SourceFactory
from tests.factories.partners import EditionFactory, ProvisionFactory

pytestmark = pytest.mark.django_db

FRAMEWORK = "/cadre-de-reference/"


@pytest.fixture
def editions():
    old = EditionFactory(slug="cadre-2011", title="Cadre 2011", since="2011", until="2017-03-16")
    current = EditionFactory(
        slug="cadre-2017", title="Cadre 2017", adopted="2016-11", in_force=True
    )
    draft = EditionFactory(slug="cadre-prochain", title="Prochain cadre", draft=True)
    return old, current, draft


def test_editions_with_state_and_both_dates(visit, editions):
    ProvisionFactory(edition=editions[1])
    page = visit(FRAMEWORK)
    assert page.texts(".crpv-editions__title") == ["Prochain cadre", "Cadre 2017", "Cadre 2011"]
    assert page.texts(".crpv-state") == ["En préparation", "En vigueur", "Remplacée"]
    assert page.texts(".crpv-editions__dates") == [
        "Adoption novembre 2016 Prise d’effet 16 mars 2017 Contenu 1 disposition connue",
        "Adoption date inconnue Prise d’effet 2011 Dernier jour d’effet 15 mars 2017 "
        "Contenu 0 disposition connue",
    ]
    assert "2011 – 15 mars 2017" in page.text(".crpv-editions")
    assert "Annoncée ; le texte n’est pas publié." in page.text()
    assert "L’édition en vigueur Cadre 2017" in page.text(".crpv-edition-now")


def test_which_edition_was_in_force_that_day(visit, editions):
    page = visit(f"{FRAMEWORK}?au=2017-03-15")
    assert "En vigueur le 15 mars 2017 Cadre 2011" in page.text(".crpv-edition-now")
    assert page.texts(".crpv-state") == [
        "En préparation",
        "Pas encore en vigueur",
        "En vigueur",
    ]
    page = visit(f"{FRAMEWORK}?au=2005-01-01")
    assert "Le 1er janvier 2005, aucune édition connue du cadre n’était en vigueur." in page.text()


def test_the_line_of_years_says_what_the_list_says(visit, editions, time_machine):
    time_machine.move_to("2026-11-22")
    page = visit(FRAMEWORK)
    assert page.soup.select_one("svg.crpv-edition-timeline")["aria-label"] == (
        "Les éditions dans le temps\u00a0: "
        "édition de 2011, en vigueur de 2011 au 15 mars 2017, puis "
        "édition de 2017, en vigueur depuis le 16 mars 2017."
    )
    assert page.texts(".crpv-edition-timeline__words") == [
        "Édition de 2011",
        "Édition de 2017",
        "À venir",
    ]
    assert [bar["class"][1].rpartition("-")[2] for bar in page.soup.select("svg rect")] == [
        "over",
        "current",
        "draft",
    ]
    bars = [(float(bar["x"]), float(bar["width"])) for bar in page.soup.select("svg rect")]
    assert bars[0][0] == 0
    assert all(x + width <= following for (x, width), (following, _) in itertools.pairwise(bars))
    assert page.text(".crpv-edition-timeline__shown") == "aujourd’hui"
    then = visit(f"{FRAMEWORK}?au=2014-01-01")
    assert then.text(".crpv-edition-timeline__shown") == "1er janvier 2014"
    assert not visit(f"{FRAMEWORK}?au=2005-01-01").soup.select(".crpv-edition-timeline__shown")


def test_one_edition_needs_no_picture(visit):
    EditionFactory()
    assert not visit(FRAMEWORK).soup.select(".crpv-edition-timeline")


def test_no_edition_at_all(visit):
    assert "Le registre ne contient encore aucune édition du cadre." in visit(FRAMEWORK).text()


def test_superseded_edition_leads_to_the_one_in_force(visit, editions):
    old, current, _ = editions
    page = visit(old.get_absolute_url())
    assert "Cette édition n’est plus en vigueur" in page.text(".crpv-banner")
    assert page.soup.select(f'.crpv-banner a[href="{current.get_absolute_url()}"]')
    assert page.structured["legislationLegalForce"] == "https://schema.org/NotInForce"
    then = visit(old.get_absolute_url() + "?au=2015-01-01")
    assert not then.soup.select(".crpv-banner")
    early = visit(current.get_absolute_url() + "?au=2015-01-01")
    assert "Pas encore en vigueur le 1er janvier 2015" in early.text(".crpv-banner")


def test_draft_is_announced_not_published(visit, editions):
    page = visit(editions[2].get_absolute_url())
    assert "Édition annoncée, texte non publié" in page.text(".crpv-banner")
    assert page.texts(".crpv-state") == ["En préparation"]


def test_an_edition_read(visit, editions):
    current = editions[1]
    missions = ProvisionFactory(
        edition=current, code="socle", position=1, title="Missions", kind=ProvisionKind.CHAPTER
    )
    mission = ProvisionFactory(
        edition=current, code="socle-1", parent=missions, position=1, core=True
    )
    for code, audience in enumerate((Audience.OVERSEAS, Audience.ANRU, Audience.STATE_SERVICES)):
        ProvisionFactory(
            edition=current, code=f"annexe-{code}", position=code + 2, audience=audience
        )
    for _ in range(2):
        MissionOfferedFactory(provision=mission, centre=CentreFactory(published=True))
    MissionOfferedFactory(
        provision=mission, centre=CentreFactory(published=True), since="2010", until="2012"
    )
    MissionOfferedFactory(provision=mission, centre=CentreFactory(published=True), unverified=True)
    MissionOfferedFactory(provision=mission, centre=CentreFactory())
    page = visit(current.get_absolute_url())
    assert page.texts(".crpv-audience__mark") == [
        "Mission socle",
        "Pour les centres ultramarins",
        "Rénovation urbaine, avec l’ANRU",
        "Pour les services de l’État",
    ]
    link = page.soup.select_one(".crpv-read__notes a")
    said = "2\u00a0centres connus pour cette mission\u00a0: "
    assert link.get_text() == said + mission.title
    assert link["href"] == "/cadre-de-reference/cadre-2017/socle-1/#centres"
    assert page.soup.select_one("h3 a.crpv-anchor")["href"] == (
        "/cadre-de-reference/cadre-2017/socle-1/"
    )
    assert "1 centre connu pour cette mission" in visit(
        current.get_absolute_url() + "?au=2011-01-01"
    ).text(".crpv-read__notes").replace("\u00a0", " ")


def test_a_provision_with_its_chapter_its_neighbours_and_its_centres(visit, editions):
    old, current, _ = editions
    chapter = ProvisionFactory(edition=current, code="socle", position=1, title="Le socle")
    mission = ProvisionFactory(
        edition=current, code="socle-1", parent=chapter, position=1, core=True, title="Animer"
    )
    ProvisionFactory(
        edition=current, code="socle-2", parent=chapter, position=2, core=True, title="Former"
    )
    before = ProvisionFactory(edition=old, code="animation", title="Animation d’avant")
    mission.replaces.add(before)
    hidden = ProvisionFactory(edition=old, code="cachee", title="Cachée", unverified=True)
    mission.replaces.add(hidden)
    MissionOfferedFactory(
        provision=mission,
        centre=CentreFactory(name="Centre A", published=True),
        title="Faire réseau",
        sources=[SourceFactory(title="La page du centre")],
    )
    MissionOfferedFactory(provision=mission, centre=CentreFactory(name="Brouillon"))
    page = visit(mission.get_absolute_url())
    assert page.text("h1") == "Animer"
    assert page.text(".crpv-band__kicker") == "Le socle"
    assert page.texts(".crpv-turn__link") == ["Précédente Le socle", "Suivante Former"]
    assert page.texts(".crpv-beside li") == ["Animer", "Former"]
    assert page.text(".crpv-beside [aria-current]") == "Animer"
    assert "Remplace Animation d’avant (Cadre 2011)" in page.text()
    assert "Centre A 1 « Faire réseau »" in page.text(".crpv-tie").replace("[source 1]", "1")
    assert "La page du centre" in page.text(".crpv-sources")
    assert "Ces mots sont les nôtres" in page.text()
    assert "http://testserver/cadre-de-reference/cadre-2017/socle-1/" in page.text(
        ".crpv-permalink"
    )
    assert page.structured["isPartOf"]["name"] == "Cadre 2017"
    for secret in ("Brouillon", "Cachée"):
        assert secret not in page
    assert "Remplacée par Animer (Cadre 2017)" in visit(before.get_absolute_url()).text()


def test_charter_addresses_under_the_framework_lead_to_the_charter(client):
    charter = EditionFactory(slug="charte-2017", charter=True, in_force=True)
    ProvisionFactory(edition=charter, code="buts")
    for address, target in {
        "/cadre-de-reference/charte-2017/": "/charte/",
        "/cadre-de-reference/charte-2017/buts/": "/charte/#buts",
    }.items():
        response = client.get(address)
        assert (response.status_code, response["Location"]) == (301, target)


def test_unknown_and_unverified_are_not_found(client):
    hidden = EditionFactory(slug="secrete", unverified=True)
    ProvisionFactory(edition=hidden, code="a")
    shown = EditionFactory(slug="montree", title="Montrée")
    ProvisionFactory(edition=shown, code="douteuse", title="Douteuse", unverified=True)
    for address in ("inconnue/", "secrete/", "secrete/a/", "montree/douteuse/", "montree/rien/"):
        assert client.get(FRAMEWORK + address).status_code == 404
    for address in ("", "montree/"):
        page = client.get(FRAMEWORK + address)
        assert "Douteuse" not in page.text
        assert "secrete" not in page.text


@pytest.mark.parametrize("rows", [1, 20])
def test_query_counts_do_not_grow(client, rows, django_assert_num_queries):
    current = EditionFactory(slug="cadre", in_force=True)
    chapter = ProvisionFactory(edition=current, code="chapitre")
    mission = ProvisionFactory(edition=current, code="mission", parent=chapter, core=True)
    old = EditionFactory()
    for _ in range(rows):
        source = SourceFactory()
        EditionFactory(sources=[source])
        other = ProvisionFactory(edition=current, parent=chapter, core=True, sources=[source])
        mission.replaces.add(ProvisionFactory(edition=old))
        for provision in (mission, other):
            MissionOfferedFactory(
                provision=provision, centre=CentreFactory(published=True), sources=[source]
            )
    with django_assert_num_queries(3):
        assert client.get(FRAMEWORK).status_code == 200
    with django_assert_num_queries(8):
        assert client.get(f"{FRAMEWORK}cadre/").status_code == 200
    with django_assert_num_queries(12):
        assert client.get(f"{FRAMEWORK}cadre/mission/").status_code == 200
