"""A button pressed twice, in a real browser: with script it goes quiet, without it acts once."""

import datetime

import pytest
from django.utils import timezone

from tests.e2e.test_account import log_in
from tests.e2e.test_espace import secretary  # noqa: F401 - a fixture


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_meeting_planned_by_a_double_click_is_one(visit, site, secretary, script):  # noqa: F811
    page = visit("/compte/connexion/", script=script)
    log_in(page, secretary)
    page.goto("/espace/reunions/prevoir/")
    day = timezone.localdate() + datetime.timedelta(days=200 + script)
    page.get_by_label("Jour de la réunion").fill(day.isoformat())
    sent = []
    page.on("request", lambda request: sent.append(request) if request.method == "POST" else None)
    page.get_by_role("button", name="Prévoir la réunion").dblclick(no_wait_after=True)
    page.wait_for_url("**/preparer/")
    assert page.get_by_role("alert").count() == 0
    assert "prévue" in page.locator(".crpv-messages").inner_text()
    if script:
        assert len(sent) == 1, "le bouton se tait"
    page.goto("/espace/reunions/")
    assert page.locator(f"a[href*='{day.isoformat()}']").count() == 1
