"""A centre's sheet: who sees it, what it covers and how to reach it, on which day."""

import datetime

import pytest

from centres.closing import close_centre
from centres.perimeters import change_perimeter
from crpv_portal.common.dates import PartialDate, today
from tests.centres.sheets import part, said, sheet
from tests.factories.accounts import UserFactory
from tests.factories.centres import (
    CentreFactory,
    CentreNameFactory,
    ContactFactory,
    CoverageFactory,
    LabelFactory,
    LocalPartnershipFactory,
    MilestoneFactory,
    MissionOfferedFactory,
    PositionFactory,
    SiteFactory,
)
from tests.factories.governance import BodyFactory
from tests.factories.partners import (
    PersonFactory,
)
from tests.factories.territories import DepartmentFactory, real_department

pytestmark = pytest.mark.django_db


# --- Who sees it ---------------------------------------------------------------------------


def test_draft_is_there_for_staff_and_its_members_only(client):
    draft = CentreFactory()
    sheet(client, draft, status=404)
    client.force_login(UserFactory())
    sheet(client, draft, status=404)
    for user in (UserFactory(centres=[draft]), UserFactory(staff=True)):
        client.force_login(user)
        soup = sheet(client, draft)
        assert "Brouillon, non publié" in said(soup)
        assert soup.find("meta", attrs={"name": "robots"})["content"] == "noindex"
        assert not soup.find("script", type="application/ld+json")


def test_former_names_redirect_for_good_and_keep_the_day(client):
    centre = CentreFactory(published=True)
    CentreNameFactory(centre=centre, slug="ancien-nom", since="2000", until="2010")
    response = client.get("/centres/ancien-nom/?au=2005-01-01")
    assert response.status_code == 301
    assert response["Location"] == f"/centres/{centre.slug}/?au=2005-01-01"


def test_former_name_of_a_draft_does_not_betray_it(client):
    CentreNameFactory(centre=CentreFactory(), slug="ancien-nom", since="2000", until="2010")
    assert client.get("/centres/ancien-nom/").status_code == 404


def test_staff_notes_never_come_out(client):
    """Not even to the staff: the public sheet is the same for everybody."""
    kept = "à rappeler mardi, dossier sensible"
    centre = CentreFactory(published=True, note=kept)
    SiteFactory(centre=centre, note=kept, checked=True)
    LabelFactory(centre=centre, note=kept)
    LocalPartnershipFactory(centre=centre, note=kept)
    MissionOfferedFactory(centre=centre, note=kept)
    MilestoneFactory(centre=centre, note=kept)
    ContactFactory(centre=centre, public=True, note=kept)
    assert kept not in client.get(f"/centres/{centre.slug}/").text
    client.force_login(UserFactory(staff=True))
    assert kept not in client.get(f"/centres/{centre.slug}/").text


def test_summary_is_markdown_made_safe(client):
    centre = CentreFactory(
        published=True, summary="Le *centre* [agit](https://centre.test). <script>alert(1)</script>"
    )
    words = sheet(client, centre).select_one(".crpv-centre__words")
    assert words.find("em").get_text() == "centre"
    assert words.find("a")["href"] == "https://centre.test"
    assert not words.find("script")


def test_only_those_who_may_edit_are_led_to_the_admin(client):
    centre = CentreFactory(published=True)
    client.force_login(UserFactory(centres=[centre]))
    assert not sheet(client, centre).find("a", string="Modifier cette fiche")
    client.force_login(UserFactory(staff=True))
    link = sheet(client, centre).find("a", string="Modifier cette fiche")
    assert link["href"] == f"/admin/centres/centre/{centre.pk}/change/"


# --- What it covers --------------------------------------------------------------------------


def test_perimeter_with_unverified_and_unknown_apart(client):
    centre = CentreFactory(published=True, coverage=False)
    CoverageFactory(centre=centre, department=real_department("30"), since="2012")
    CoverageFactory(centre=centre, department=real_department("48"), unverified=True)
    CoverageFactory(centre=centre, department=real_department("11"), attested="2020")
    soup = sheet(client, centre, au="2015-06-01")
    text = part(soup, "territoire")
    assert "le centre couvrait le Gard en Languedoc-Roussillon. Gard depuis 2012" in text
    assert "À vérifier Lozère à vérifier" in text
    assert "Inconnu le 1er juin 2015 Aude en 2020 au plus tard" in text
    assert soup.select_one(".crpv-head__map svg")


def test_perimeter_changes_from_a_day_on(client):
    """The proof asked for: the sheet today and the day before differ as they should."""
    gard, aude = real_department("30"), real_department("11")
    DepartmentFactory(region=gard.region)
    centre = CentreFactory(published=True, departments=[gard])
    day = datetime.date(2026, 6, 1)
    change_perimeter(centre=centre, departments=[aude], on=day, reason="Nouveau découpage")
    assert "le Gard en Occitanie" in part(sheet(client, centre, au="2026-05-31"), "territoire")
    after = sheet(client, centre, au="2026-06-01")
    assert "Aude" in part(after, "territoire")
    assert "Gard" not in part(after, "territoire")
    assert "Le périmètre se réduit" in part(after, "histoire")


def test_day_is_said_and_invalid_day_too(client):
    centre = CentreFactory(published=True)
    assert "Vous consultez le registre tel que nous le connaissons" in said(
        sheet(client, centre, au="2016-01-01")
    )
    assert "n’est pas un jour" in said(sheet(client, centre, au="2016-13-45"))


def test_name_of_the_day_is_said(client):
    centre = CentreFactory(name="Nouveau nom", published=True, name_row__since="2016")
    CentreNameFactory(centre=centre, name="Ancien nom", since="2002", until="2016")
    assert "il portait le nom «\u00a0Ancien nom\u00a0»" in said(
        sheet(client, centre, au="2010-01-01")
    )
    before = said(sheet(client, centre, au="2001-01-01"))
    assert "Le registre ne sait pas quel nom" in before
    assert "Il a porté un autre nom" not in before
    MilestoneFactory(centre=centre, happened="2002")
    assert "Il n’existait pas encore : il commence en 2002." in said(
        sheet(client, centre, au="2001-01-01")
    ).replace("\N{NO-BREAK SPACE}", " ")


def test_closed_centre_points_at_its_successor(client):
    successor = CentreFactory(name="La suite", published=True)
    centre = CentreFactory(name="Fini", published=True)
    close_centre(centre=centre, on=PartialDate.parse("2024"), reason="Fusion", successor=successor)
    soup = sheet(client, centre)
    banner = soup.select_one(".fr-notice--warning")
    assert "Ce centre a fermé en 2024." in said(banner)
    assert banner.find("a")["href"] == f"/centres/{successor.slug}/"
    assert "il ne couvre plus aucun territoire" in part(soup, "territoire")
    assert "se réduit" not in part(soup, "histoire")  # it ends, and the closing says so


def test_successor_that_is_a_draft_is_not_named(client):
    centre = CentreFactory(closed=True, successor=CentreFactory(name="Projet kept"))
    assert "Projet kept" not in said(sheet(client, centre))


@pytest.mark.parametrize("is_full", [False, True])
def test_summary_leads_to_each_part_in_the_order_of_the_page(client, is_full):
    centre = CentreFactory(published=True)
    if is_full:
        ContactFactory(centre=centre)
        MilestoneFactory(centre=centre)
        BodyFactory(centre=centre)
        LocalPartnershipFactory(centre=centre)
    soup = sheet(client, centre)
    anchors = [link["href"].removeprefix("#") for link in soup.select(".crpv-summary a")]
    assert anchors == [title["id"] for title in soup.select(".crpv-sheet__body h2[id]")]
    assert ("instances" in anchors) == is_full


# --- How to reach it -------------------------------------------------------------------------


def test_only_checked_and_published_contacts_are_shown(client):
    centre = CentreFactory(published=True)
    ContactFactory(centre=centre, phone=True, value="01 99 99 99 99")
    ContactFactory(centre=centre, public=True, value="https://centre.test/")
    SiteFactory(centre=centre, address="3 rue cachée", city="Tours")
    soup = sheet(client, centre)
    text = part(soup, "joindre")
    assert "Siège à Tours" in text
    assert "centre.test vérifié le 1er novembre 2026" in text
    assert "rue cachée" not in soup.get_text()
    assert "99 99" not in soup.get_text()


def test_street_once_checked(client):
    centre = CentreFactory(published=True)
    SiteFactory(centre=centre, address="3 rue Neuve", postcode="37000", city="Tours", checked=True)
    assert "3 rue Neuve37000 Tours vérifié le 1er novembre 2026" in part(
        sheet(client, centre), "joindre"
    )


def test_nothing_checked_is_said_honestly(client):
    text = part(sheet(client, CentreFactory(published=True)), "joindre")
    assert "Nous n’avons encore vérifié ni téléphone, ni adresse, ni site" in text


def test_people_only_when_published(client):
    centre = CentreFactory(published=True)
    PositionFactory(centre=centre, person=PersonFactory(last_name="Discret"))
    PositionFactory(centre=centre, person=PersonFactory(last_name="Public"), is_public=True)
    text = said(sheet(client, centre))
    assert "Discret" not in text
    assert "Dominique Public, direction" in text


def test_map_of_the_head_tells_what_is_inferred(client):
    centre = CentreFactory(published=True, departments=[real_department("30")])
    assert not sheet(client, centre).select(".crpv-map-legend")
    CoverageFactory(centre=centre, department=real_department("11"), inferred=True)
    head = sheet(client, centre).select_one(".crpv-head__map")
    assert len(head.select("path.crpv-map-inferred")) == len(head.select("path.crpv-map-covered"))
    assert head.select_one(".crpv-map-legend").get_text() == "territoire connucouverture déduite"


def test_a_day_to_come_plans_only_what_a_source_plans(client):
    reunion, mayotte = real_department("974"), real_department("976")
    centre = CentreFactory(published=True, seen="2015", departments=[reunion])
    year = today().year
    day = f"{year + 2}-06-01"
    now, then = sheet(client, centre), sheet(client, centre, au=day)
    assert "Dernier territoire connu\u00a0: La Réunion." in part(now, "territoire")
    assert "Dernier territoire connu\u00a0: La Réunion." in part(then, "territoire")
    assert "Vu actif en 2015" in said(then)
    CoverageFactory(centre=centre, department=mayotte, since=f"{year + 1}")
    assert "Dernier territoire connu" in part(sheet(client, centre), "territoire")
    planned = part(sheet(client, centre, au=day), "territoire")
    assert "Il est prévu que le centre couvre La Réunion et Mayotte" in planned
