"""Assessment of a centre, played by its member and by ANCT; axe judges each screen of it."""

from __future__ import annotations

from crpv_portal.common.dates import today
from tests.e2e.conftest import DESKTOP
from tests.e2e.test_admin import MAKE_AGENT

MAKE_MEMBER = """
from django.test import Client
from centres.models import Centre
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreMembershipFactory
user = UserFactory(email="evaluation@exemple.test")
CentreMembershipFactory(centre=Centre.objects.get(slug="reso-villes"), user=user)
client = Client()
client.force_login(user)
print("session", client.cookies["sessionid"].value)
"""


def opened(visit, site, maker, path):
    session = site.manage("shell", "-v0", "-c", maker).split()[-1]
    context = visit.context(width=DESKTOP, theme="light", script=True)
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.address}])
    page = visit.page(context)
    page.goto(path)
    return page


def test_a_centre_is_assessed_by_itself_then_by_anct(visit, site, assert_accessible_everywhere):
    page = opened(visit, site, MAKE_MEMBER, "/espace/")
    page.get_by_role("link", name="L’évaluation de mon centre").click()
    assert_accessible_everywhere(page)
    page.get_by_role("link", name=str(today().year), exact=True).click()
    assert_accessible_everywhere(page)
    for box in page.get_by_label("Appréciation").all():
        box.select_option("partly")
    page.get_by_label("Commentaire").first.fill("Dix journées, et un réseau qui se réunit.")
    page.get_by_role("button", name="Enregistrer et envoyer").click()
    page.get_by_text("L’évaluation est envoyée").first.wait_for()
    assert_accessible_everywhere(page)

    agent = opened(visit, site, MAKE_AGENT, "/admin/evaluations/")
    agent.get_by_role("table").get_by_role("link", name="RésO Villes").first.click()
    assert "Dix journées" in agent.locator("#content").inner_text()
    assert_accessible_everywhere(agent)
    for box in agent.get_by_label("Appréciation").all():
        if box.evaluate("each => each.tagName") == "SELECT":
            box.select_option("fulfilled")
    agent.get_by_role("button", name="Enregistrer et partager").click()
    agent.get_by_text("Les membres du centre la lisent").first.wait_for()
    agent.goto("/admin/evaluations/")
    assert_accessible_everywhere(agent)
    page.reload()
    assert "L’ANCT : remplie" in page.get_by_role("main").inner_text().replace("\xa0", " ")
