"""Two people, two real browsers, one page: nothing that either typed is lost.

The page of a meeting is in `test_espace.py`.
"""

import re

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP
from tests.e2e.test_admin import agent, centre_page  # noqa: F401 - a fixture

SEED = """
from django.test import Client
from crpv_portal.accounts.models import User
from tests.factories.governance import *
body = BodyFactory(name="Comité à deux", slug="comite-a-deux", code="DEUX", members=3)
held = MeetingFactory(body=body, held=True, roll_call=True, slug="a-deux", title="Comité à deux")
to_come = MeetingFactory(body=body, slug="a-deux-demain", title="Comité à venir")
final = MeetingFactory(body=body, held=True, public=True, slug="a-deux-final", title="Comité final")
MinutesFactory(meeting=final, approved=True, text="Le budget est présenté.")
for name in ("Claire", "Denis"):
    user = User.objects.create_user(f"{name}@exemple.test", first_name=name, last_name="Petit")
    SecretaryshipFactory(body=body, user=user)
    client = Client()
    client.force_login(user)
    print("session", client.cookies["sessionid"].value)
"""
SECOND_AGENT = """
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from crpv_portal.accounts.models import User
denis = User.objects.create_user("denis-agent@exemple.test", first_name="Denis", is_staff=True)
TOTP.activate(denis, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
client = Client()
client.force_login(denis)
print("session", client.cookies["sessionid"].value)
"""
HERE = "/espace/reunions"
MINE, THEIRS = "Écrit par Denis, longuement.", "Écrit par Claire, avant."


@pytest.fixture
def two(visit, site):
    """The pages of Claire and Denis, who keep the same body."""
    said = site.manage("shell", "-v0", "-c", SEED)
    pages = []
    for session in re.findall(r"session (\S+)", said):
        context = visit.context(width=DESKTOP, theme="light", script=True)
        context.add_cookies([{"name": "sessionid", "value": session, "url": site.address}])
        pages.append(visit.page(context))
    return pages


def both_type(two, address, box, save):
    """Have both open a page and type in a box; Claire saves, then Denis."""
    for page in two:
        page.goto(address)
    for page, text in zip(two, (THEIRS, MINE), strict=True):
        page.get_by_label(box).first.fill(text)
    for page in two:
        with page.expect_navigation():
            page.get_by_role("button", name=save).last.click()


def test_nothing_typed_by_two_is_lost(two):
    claire, denis = two

    # The text of the minutes.
    both_type(two, f"{HERE}/a-deux/compte-rendu/modifier/", "Texte", "Enregistrer le texte")
    clashes = denis.locator(".crpv-clashes")
    for words in ("Claire Petit a enregistré ce texte le ", " à ", THEIRS, MINE):
        expect(clashes).to_contain_text(words)
    expect(denis.get_by_label("Texte").first).to_have_value(MINE)
    expect(denis.locator(".crpv-kept:visible")).to_have_count(0)

    # The call for points.
    both_type(two, f"{HERE}/a-deux-demain/appel-a-points/", "Message", "appel")
    expect(denis.get_by_role("alert")).to_contain_text(THEIRS)
    expect(denis.get_by_label("Message").first).to_have_value(MINE)

    # The masking: published by one while the other was still reading it.
    for page in two:
        page.goto(f"{HERE}/a-deux-final/compte-rendu/publier/")
    denis.get_by_label(re.compile("Motif")).fill(MINE)
    with claire.expect_navigation():
        claire.get_by_role("button", name="Voir la page telle que le public la verra").click()
    claire.get_by_role("button", name="Publier", exact=True).click()
    expect(claire.locator(".crpv-messages")).to_contain_text("La version publique est en ligne.")
    with denis.expect_navigation():
        denis.get_by_role("button", name="Voir la page telle que le public la verra").click()
    expect(denis.get_by_role("main")).to_contain_text("Ce compte rendu est public.")
    assert MINE in denis.locator("textarea").evaluate_all("all => all.map(i => i.value)")

    # The composition: a holder whose mandate one ends while the other corrects a name.
    for page in two:
        page.goto("/espace/instances/comite-a-deux/")
        page.locator("a[href*='/composition/siege-']").first.click()
        page.locator("summary").get_by_text("Corriger le nom").click()
    for page, text in zip(two, ("Claire-Nom", "Denis-Nom"), strict=True):
        page.locator("[name=holder-last_name]").fill(text)
        with page.expect_navigation():
            page.get_by_role("button", name="Corriger").last.click()
    expect(denis.locator("#id_holder-last_name_error")).to_contain_text("« Claire-Nom »")
    expect(denis.locator("[name=holder-last_name]")).to_have_value("Denis-Nom")


def test_two_agents_on_one_centre_keep_all_that_they_typed(agent, visit, site):  # noqa: F811
    """Each adds a row by script; both write the same presentation."""
    claire, denis = agent, visit.page(visit.context(width=DESKTOP, theme="light", script=True))
    session = site.manage("shell", "-v0", "-c", SECOND_AGENT).split()[-1]
    denis.context.add_cookies([{"name": "sessionid", "value": session, "url": site.address}])
    for page in (claire, denis):
        page.goto(f"{centre_page(site, 'oriv')}change/")
    for page, text, phone in (
        (claire, THEIRS, "03 88 14 35 89"),
        (denis, MINE, "03 88 14 35 90"),
    ):
        page.get_by_label("Présentation").fill(text)
        row = f"#id_contacts-{page.locator('#id_contacts-TOTAL_FORMS').input_value()}"
        page.get_by_role("button", name=re.compile("Ajouter une coordonnée")).click()
        page.locator(f"{row}-kind").select_option("phone")
        page.locator(f"{row}-value").fill(phone)
        with page.expect_navigation():
            page.get_by_role("button", name="Enregistrer et continuer").click()
    said = denis.locator("#content-main").inner_text()
    assert THEIRS in said
    assert "a écrit ici" in said
    expect(denis.get_by_label("Présentation")).to_have_value(MINE)
    values = "all => all.map(i => i.value)"
    kept = denis.locator("[name^=contacts-][name$=-value]").evaluate_all(values)
    assert {"03 88 14 35 89", "03 88 14 35 90"} <= set(kept)
