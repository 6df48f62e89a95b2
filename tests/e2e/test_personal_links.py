"""Pages behind the links of a campaign and of a consultation: axe, and the keyboard alone."""

import pytest

from tests.e2e.conftest import PHONE

SEED = """
import datetime
from centres.models import Centre, ConsultationLink
from crpv_portal.common.dates import today
from crpv_portal.common.tokens import fingerprint
from crpv_portal.upkeep.models import FreshnessCampaign, SheetLetter, SheetLink
from django.utils import timezone
from tests.factories.centres import ConsultationCommentFactory, ConsultationFactory
from tests.factories.centres import ConsultedPartyFactory
from tests.factories.partners import EditionFactory, ProvisionFactory
centre = Centre.objects.get(slug="labo-cites")
for token, days in (("fiche-ouverte", 30), ("fiche-fermee", -30)):
    ends_on = today() + datetime.timedelta(days=days)
    campaign = FreshnessCampaign.objects.create(
        begun_on=ends_on - datetime.timedelta(days=60), ends_on=ends_on
    )
    letter = SheetLetter.objects.create(
        campaign=campaign, centre=centre, sent_to=1, sent_at=timezone.now()
    )
    SheetLink.objects.create(
        letter=letter, confirmed_by="address", token_hash=fingerprint(token)
    )
edition = EditionFactory(draft=True, unverified=True, title="Zones d’essai")
provision = ProvisionFactory(edition=edition, title="Observer", body="Un mot dit.")
for token, days in (("avis-ouvert", 30), ("avis-clos", -10), ("avis-ferme", -120)):
    consultation = ConsultationFactory(
        edition=edition, sent=True, until=today() + datetime.timedelta(days=days),
        closed_at=None if days > 0 else timezone.now(),
    )
    party = ConsultedPartyFactory(consultation=consultation, invited=True, email="")
    ConsultationCommentFactory(party=party, provision=provision, answer="Ce sera fait.")
    ConsultationLink.objects.create(party=party, token_hash=fingerprint(token))
"""


@pytest.fixture(scope="module")
def links(site):
    """Links open, closed and expired, of a sheet and of a consultation."""
    site.manage("shell", "-c", SEED)


@pytest.mark.parametrize(
    "path",
    [
        "/fiche/fiche-ouverte/",
        "/fiche/fiche-fermee/",
        "/fiche/jamais-donne/",
        "/consultation/avis-ouvert/",
        "/consultation/avis-clos/",
        "/consultation/avis-ferme/",
        "/consultation/jamais-donne/",
    ],
)
def test_no_accessibility_violation(links, visit, assert_accessible_everywhere, path):
    page = visit(path)
    assert_accessible_everywhere(page)
    assert page.context.cookies() == []
    # The browser itself reports an answer that is no 200.
    assert [said for said in visit.messages if "Failed to load resource" not in said] == []


def test_sheet_is_corrected_then_confirmed_by_the_keyboard_alone(
    links, visit, assert_accessible, assert_clean_console
):
    page = visit("/fiche/fiche-ouverte/", width=PHONE, script=False)
    reached = []
    while "Tout est exact" not in reached and len(reached) < 60:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent.trim()"))
    assert reached[-1] == "Tout est exact"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    # « Entrée » in a box sends what is typed, and never confirms.
    page.get_by_label("Votre source").fill("Notre rapport")
    page.get_by_label("Votre source").press("Enter")
    page.get_by_text("Vous n’avez rien changé").wait_for()
    page.get_by_label("Autre chose").fill("Un département manque.")
    page.get_by_role("button", name="Tout est exact").press("Enter")
    page.get_by_text("la fiche n’est donc pas confirmée").wait_for()
    assert page.get_by_label("Autre chose").input_value() == "Un département manque."
    assert_accessible(visit("/fiche/fiche-ouverte/"))
    page.get_by_label("Votre source").press("Enter")
    page.get_by_text("changements proposés").wait_for()
    page.get_by_role("button", name="Tout est exact").press("Enter")
    page.get_by_text("puis tout est exact").wait_for()


def test_party_comments_by_the_keyboard_alone(links, visit, assert_accessible):
    page = visit("/consultation/avis-ouvert/", width=PHONE, script=False)
    box = page.get_by_label("Votre commentaire : L’ensemble du texte")
    box.focus()
    page.keyboard.type("Un texte clair.")
    page.get_by_label("La réponse de notre organisation est complète").press("Space")
    page.get_by_role("button", name="Enregistrer les commentaires").press("Enter")
    page.get_by_text("Votre réponse est enregistrée").wait_for()
    page.get_by_text("Un texte clair.").wait_for()
