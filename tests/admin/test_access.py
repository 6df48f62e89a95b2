"""Access to the back office, and the content of each of its pages."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib import admin
from django.urls import reverse

from crpv_portal.back_office.site import SECTIONS
from tests.admin.screens import address
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory
from tests.factories.governance import BodyFactory, MeetingFactory
from tests.factories.partners import OrganisationFactory

pytestmark = pytest.mark.django_db

MODELS = list(admin.site._registry)
# What a strict policy refuses: style, script and handlers in the page itself.
INLINE = re.compile(
    r"<style\b|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)(?![^>]*application/json)|javascript:",
    re.IGNORECASE,
)


def test_log_in_is_the_portals_own(client):
    response = client.get("/admin/centres/centre/", follow=True)
    assert response.status_code == 200
    assert response.redirect_chain[-1][0].startswith("/compte/connexion/?next=/admin/")
    response = client.get("/admin/login/", follow=True)
    assert (response.status_code, response.request["PATH_INFO"]) == (200, "/compte/connexion/")


def test_log_in_leads_the_staff_to_the_index(screens):
    assert screens.client.get("/admin/login/").url == "/admin/"


def test_password_is_changed_where_everybody_changes_theirs(screens):
    assert screens.client.get("/admin/password_change/").url == "/compte/mot-de-passe/"


@pytest.mark.parametrize("path", ["/admin/", "/admin/login/", "/admin/centres/centre/"])
def test_other_accounts_are_told_no(client, path):
    client.force_login(UserFactory())
    assert client.get(path).status_code == 403


def test_closed_agent_is_out(client):
    agent = UserFactory(staff=True, second_factor=True)
    client.force_login(agent)
    agent.is_active = False
    agent.save()
    assert client.get("/admin/").status_code == 302


def test_every_screen_has_its_section_and_only_ours_are_there():
    shown = [label for section in SECTIONS for label in section.models]
    assert sorted(shown) == sorted(model._meta.label for model in MODELS)
    for screen in admin.site._registry.values():
        assert screen.help_text or screen.opts.app_label == "territories"


def test_no_form_shows_a_precision_or_a_password(screens, rf, agent):
    request = rf.get("/")
    request.user = agent
    for screen in admin.site._registry.values():
        if not screen.has_change_permission(request):
            continue
        names = set(screen.get_form(request).base_fields)
        for inline in screen.inlines:
            names |= set(inline(screen.model, admin.site).get_formset(request).form.base_fields)
        assert not {name for name in names if name.endswith("_precision")}
        assert "password" not in names


def pages():
    centre = CentreFactory(published=True)
    organisation = OrganisationFactory()
    body = BodyFactory(members=2)
    yield reverse("admin:index")
    for model in MODELS:
        yield address(model, "changelist")
        if admin.site._registry[model].creation:
            yield address(model, "add")
    for row in (centre, organisation, body):
        yield address(row)
        yield address(row, "history")
    for row in (centre, body):
        for action in admin.site._registry[type(row)].page_actions:
            if action.is_offered(row):
                yield address(row, action.slug)
    yield address(body.colleges.first().seats.first())
    yield address(MeetingFactory(body=body))


def test_every_page_is_french_with_one_heading_and_nothing_inline(screens):
    for url in pages():
        response = screens.client.get(url)
        assert response.status_code == 200, url
        found = [match.group() for match in INLINE.finditer(response.text)]
        assert found == [], url
        policy = response["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        assert "unsafe-eval" not in policy
        page = BeautifulSoup(response.text, "lxml")
        assert page.html["lang"] == "fr"
        assert len(page.select("h1")) == 1, url
        assert page.title.text.strip()
