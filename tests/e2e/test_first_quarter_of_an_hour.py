"""A newcomer's first quarter of an hour: from log-in with no body to a published meeting."""

from tests.e2e.test_account import PASSWORD
from tests.e2e.test_admin import agent  # noqa: F401 - a fixture
from tests.e2e.test_usual_jobs import Counted

MOST_CLICKS, MOST_LOADS = 25, 8
EMAIL = "arrivee@premiere-heure.test"
SEED = f"""
from crpv_portal.accounts.models import User
from tests.factories.accounts import AssignmentFactory
from tests.factories.territories import RegionFactory
user = User.objects.create_user({EMAIL!r}, {PASSWORD!r}, first_name="Ada", last_name="Petit")
AssignmentFactory(user=user, region=RegionFactory(name="Région de la première heure"))
"""
NAMES = "\n".join(
    f"{first} FICTIF{rank}, Organisation {rank}"
    for rank, first in enumerate(
        ("Anne", "Bruno", "Claire", "Denis", "Emma", "Farid", "Gaëlle", "Hugo", "Inès", "Jean")
    )
)


def declare_and_log(hand):
    """From the first page after log-in to adopted decisions; return the page of the meeting."""
    page = hand.page
    hand.click("Déclarer une instance")
    hand.type("Nom de l’instance", "Comité de la première heure")
    hand.choose("Nature", "Comité de pilotage")
    hand.type("Jour d’une réunion tenue", "2026-11-17")
    hand.press("Déclarer l’instance")
    address = page.url
    hand.typed += 1
    page.locator("#invites").fill(NAMES)
    hand.press("Ajouter un point", leads_on=False)
    item = page.locator("[data-item]").last
    hand.type("Titre du point", "Budget", within=item)
    hand.press("Ajouter une décision", within=item, leads_on=False)
    draft = item.locator("[data-row-of=decision]")
    hand.type("Texte", "Le budget est adopté.", within=draft)
    hand.type("Pour", "10", within=draft)
    hand.press("Déclarer tenue")
    if page.locator(".crpv-messages").get_by_text("déclarée tenue").count() == 0:
        hand.press("Déclarer tenue")  # once the names were shown as they are understood
    page.locator(".crpv-messages").get_by_text("déclarée tenue").wait_for()
    hand.press("Adopter la décision")
    page.get_by_text("décision adoptée").first.wait_for()
    return address


def test_newcomer_publishes_a_meeting_of_a_declared_body(
    site,
    visit,
    agent,  # noqa: F811
    assert_accessible,
):
    site.manage("shell", "-c", SEED)
    page = visit("/compte/connexion/?next=/espace/")
    loads = []
    page.on("load", lambda _: loads.append(page.url))
    hand = Counted(page)
    hand.type("Adresse électronique", EMAIL)
    hand.typed += 1
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    hand.press("Se connecter")
    address = declare_and_log(hand)
    hand.click("Publication")
    assert "l’ANCT ne l’a pas encore confirmée" in page.get_by_role("main").inner_text()
    assert_accessible(page)
    counted = len(loads)

    # The agent of ANCT, whose gestures are not the newcomer's.
    agent.goto("/admin/a-faire/instances-declarees/")
    assert_accessible(agent)
    with agent.expect_navigation():
        agent.get_by_role("button", name="Confirmer").first.click()

    page.reload()
    del loads[counted:]  # a mail tells the newcomer when to come back to this page
    for box in page.locator("[name=show]").all():
        hand.clicks += 1
        box.check(force=True)
    hand.press("Publier ces choix")
    page.locator(".crpv-messages").get_by_text("publié").wait_for()
    public = visit(address.replace("/espace/", "/gouvernance/"))
    assert "Comité de pilotage" in public.get_by_role("heading", level=1).inner_text()
    assert hand.clicks <= MOST_CLICKS, hand.count
    assert len(loads) <= MOST_LOADS, loads

    page.goto("/espace/instances/declarer/")
    assert_accessible(page)
