"""The room on its day in real browsers: a phone signs, the secretary's page follows, the screen."""

import time

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import PHONE
from tests.e2e.test_account import PASSWORD, log_in

LIVE = 2  # seconds

SEED = """
from crpv_portal.accounts.models import User
from crpv_portal.common.dates import today
from governance.room.opening import open_room
from governance.room.secrets import secrets_of
from tests.factories.governance import BodyFactory, MeetingFactory, SecretaryshipFactory
user = User.objects.create_user({email!r}, {password!r}, first_name="Ada", last_name="Petit")
body = BodyFactory(name="Comité en salle", members=4, majority=True)
SecretaryshipFactory(body=body, user=user)
meeting = MeetingFactory(body=body, starts_on=today(), items=["Budget", "Questions diverses"])
secrets = secrets_of(open_room(meeting=meeting).seed)
print("ROOM", meeting.slug, secrets.code_in_groups, secrets.screen)
"""


@pytest.fixture(scope="module")
def room(site):
    """A meeting of today whose room is open: its secretary's address, its page, its secrets."""
    email = "salle@exemple.test"
    said = site.manage("shell", "-c", SEED.format(email=email, password=PASSWORD))
    _, slug, code, screen = next(line for line in said.splitlines() if "ROOM" in line).split()
    return email, f"/espace/reunions/{slug}/", f"/s/{code}", f"/ecran/{screen}/"


def test_a_phone_signs_and_the_secretary_sees_it_live(
    visit, room, assert_accessible, assert_accessible_everywhere, assert_clean_console
):
    email, record, short, screen = room
    page = visit("/compte/connexion/")
    log_in(page, email)
    visit.open(page, record)
    lines = page.locator("[data-row]")
    touched = lines.nth(1)
    touched.get_by_label("Excusé").check()

    projector = visit.page(visit.context(width=1280, theme="dark", script=True))
    projector.goto(screen)
    expect(projector.get_by_text("Quorum non atteint")).to_be_visible()
    assert_accessible(projector)

    assert_accessible_everywhere(visit(short))
    for rank in (0, 1):
        name = lines.nth(rank).locator("th").inner_text().split("\n")[0]
        phone = visit(short, width=PHONE, script=False)
        phone.get_by_text(name, exact=False).first.click()
        phone.get_by_role("button", name="Signer ma présence").click()
        signed = time.monotonic()
        waiting = page.locator(".crpv-room__line", has_text=name)
        expect(waiting).to_be_visible(timeout=LIVE * 1000)
        assert time.monotonic() - signed < LIVE
        expect(phone.get_by_text("le secrétariat va confirmer")).to_be_visible()
        waiting.get_by_role("button", name="Confirmer").click()
        expect(lines.nth(rank).locator("[data-signed]")).to_contain_text("Signé sur téléphone")
    # The roll follows; the line that was touched keeps the secretary's word, and says so.
    expect(lines.nth(0).get_by_label("Présent", exact=True)).to_be_checked()
    expect(touched.get_by_label("Excusé")).to_be_checked()
    expect(touched.locator("[data-signed]")).to_contain_text(
        "votre saisie, « excusé », l’emportera"
    )
    expect(projector.get_by_text("2 sur 4, il en faut 2")).to_be_visible()

    page.get_by_role("button", name="Commencer au premier point").click()
    expect(projector.get_by_role("heading", name="Budget")).to_be_visible()
    page.locator(".crpv-bar").get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_text("Enregistré à").first).to_be_visible()
    expect(touched.get_by_label("Excusé")).to_be_checked()
    expect(projector.get_by_text("1 sur 4, il en faut 2")).to_be_visible()

    visit.open(page, f"{record}salle/")
    assert_accessible_everywhere(page)
    assert_clean_console()

    page.get_by_role("button", name="Fermer l’émargement").click()
    expect(projector.get_by_text("Cet écran est fermé")).to_be_visible()
