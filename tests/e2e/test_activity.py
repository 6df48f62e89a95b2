"""The figures of a year as a member of the centre types them: axe, the keyboard, a phone."""

import pytest

from tests.e2e.test_account import PASSWORD, log_in

SEED = """
from crpv_portal.accounts.models import User
from centres.models import Centre
from tests.factories.centres import ActivityReportFactory, CentreMembershipFactory
centre = Centre.objects.get(slug="labo-cites")
user = User.objects.create_user(email={email!r}, password={password!r}, first_name="Ada")
CentreMembershipFactory(centre=centre, user=user)
ActivityReportFactory(centre=centre, year=2024, cleared=True, half_days=167, fte="4.5")
ActivityReportFactory(centre=centre, year=2025, half_days=170)
"""
EMAIL = "bilan@exemple.test"
PAGE = "/espace/centres/labo-cites/activite/{}/"


@pytest.fixture(scope="module")
def reports(site):
    """A member of a centre, a report to write and one that is accepted."""
    site.manage("shell", "-c", SEED.format(email=EMAIL, password=PASSWORD))


def test_pages_are_accessible_and_figures_are_sent_by_the_keyboard(
    reports, visit, assert_accessible_everywhere, assert_clean_console
):
    page = visit("/compte/connexion/")
    log_in(page, EMAIL)
    for path in ("/espace/activite/", PAGE.format(2024), PAGE.format(2025)):
        page.goto(path)
        assert_accessible_everywhere(page)
    page.get_by_label("Publications").focus()
    page.keyboard.type("12")
    for _ in range(4):  # full-time equivalents, details, the draft, then sending
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.get_by_text("Le bilan est envoyé").is_visible()
    assert page.get_by_role("row", name="Publications").get_by_text("12").is_visible()
    assert_accessible_everywhere(page)
    page.goto("/centres/labo-cites/")
    assert page.get_by_role("heading", name="Son activité").is_visible()
    assert_accessible_everywhere(page)
    assert_clean_console()
