"""« Voir comme… » in a real browser: the banner on each page, and the way out of it."""

import pytest

from tests.e2e.conftest import DESKTOP, PHONE
from tests.e2e.test_admin import MAKE_AGENT

OFFICER = "Odile Roux"
MAKE_OFFICER = """
from crpv_portal.accounts.models import Assignment, User
from crpv_portal.common.dates import today
from crpv_portal.territories.models import Region
officer, is_new = User.objects.get_or_create(
    email="odile.roux@exemple.test", defaults={"first_name": "Odile", "last_name": "Roux"}
)
if is_new:
    Assignment.objects.create(
        user=officer, region=Region.objects.get(code="53"),
        start_on=today(), start_on_precision="day",
    )
"""


@pytest.fixture
def agent(visit, site):
    """A page where an agent of the national staff is logged in, and an officer beside."""
    site.manage("shell", "-v0", "-c", MAKE_OFFICER)
    session = site.manage("shell", "-v0", "-c", MAKE_AGENT).split()[-1]
    context = visit.context(width=DESKTOP, theme="light", script=True)
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.address}])
    return visit.page(context)


def test_an_agent_sees_what_an_officer_sees_and_comes_back(
    agent, site, assert_accessible_everywhere
):
    agent.goto(f"{site.address}/admin/")
    agent.get_by_role("link", name="Voir comme…").click()
    assert_accessible_everywhere(agent)
    agent.get_by_label("Comme qui").select_option(label=f"{OFFICER} (Bretagne)")
    agent.get_by_label("Pourquoi").fill("un agent ne voit pas sa réunion")
    agent.get_by_role("button", name="Voir ainsi").click()
    assert agent.url == f"{site.address}/espace/"
    banner = agent.get_by_role("region", name="Vue empruntée")
    for path in ("/espace/", "/", "/admin/"):
        agent.goto(f"{site.address}{path}")
        assert OFFICER in banner.inner_text()
        assert_accessible_everywhere(agent)
    agent.set_viewport_size({"width": PHONE, "height": 667})
    banner.get_by_role("button", name="Quitter").press("Enter")
    agent.wait_for_url(f"{site.address}/admin/")
    assert agent.get_by_role("region", name="Vue empruntée").count() == 0
