"""A room without network: a meeting typed, killed, reopened, merged; a shared machine forgets."""

import contextlib
import re
from types import SimpleNamespace

import pytest
from playwright.sync_api import expect

from tests.e2e.conftest import DESKTOP, Visits
from tests.e2e.serving import served
from tests.e2e.test_account import PASSWORD, log_in
from tests.e2e.test_typed_text import COPIES

SEED = """
from django.test import Client
from crpv_portal.accounts.models import User
from crpv_portal.common.dates import today
from governance.convening.planning import log_meeting
from governance.meetings.services import plan_meeting
from tests.factories.governance import *
body = BodyFactory(
    name="Comité sans réseau", slug="comite-" + {slug!r}, code={slug!r}.upper(), members=3
)
meeting = log_meeting(body=body, on=today())[0]
item = AgendaItemFactory(meeting=meeting, title="Rapport d’activité")
for name in ("ada", "bruno"):
    user = User.objects.create_user(
        name + "." + {slug!r} + "@exemple.test", {password!r}, first_name=name.title()
    )
    SecretaryshipFactory(body=body, user=user)
client = Client()
client.force_login(user)
print("planted", meeting.slug, item.pk, client.cookies["sessionid"].value)
"""
# All that a page may keep in a browser, cookies apart.
KEPT = """async () => {
    const names = await caches.keys();
    const pages = await Promise.all(names.map(async (name) => {
        const store = await caches.open(name);
        return Promise.all((await store.matchAll()).map((answer) => answer.text()));
    }));
    const workers = await navigator.serviceWorker.getRegistrations();
    return JSON.stringify([
        names, pages, { ...localStorage }, { ...sessionStorage },
        await indexedDB.databases(), workers.map(({ scope }) => scope),
    ]);
}"""
OLD = """async ([path, text]) => {
    const store = await caches.open(`crpv-hors-ligne:1|${Date.now() - 1000}|${path}`);
    await store.put(path, new Response(text));
}"""
CALLED_OFF = """
from governance.meetings.services import change_status
from governance.models import Meeting
change_status(meeting=Meeting.objects.get(slug={slug!r}), to="cancelled", reason="Essai")
"""
# Its roll is not called: it is drawn without network.
PLANNED = "plan_meeting(body=body, on=today())"
NOTE, ACTION, MINUTES = "Dit sans réseau.", "Écrire au préfet", "Compte rendu sans réseau."
OTHER = "Dit par une autre personne."


def planted(site, slug, *, planned=False):
    seed = SEED.replace("log_meeting(body=body, on=today())[0]", PLANNED) if planned else SEED
    said = site.manage("shell", "-v0", "-c", seed.format(slug=slug, password=PASSWORD))
    meeting, item, session = said.partition("planted ")[2].split()
    page = f"/espace/reunions/{meeting}/"
    return SimpleNamespace(page=page, item=item, session=session, email=f"ada.{slug}@exemple.test")


def ready(page, path):
    """Open the page of the meeting, and wait until this browser keeps it."""
    page.goto(path)
    expect(page.get_by_text("Cette page est gardée sur cet appareil jusqu’au")).to_be_visible()


def add(page, button, of, text):
    page.get_by_role("button", name=button).last.click()
    page.locator(of).last.fill(text)


def type_a_whole_meeting(page, item):
    page.get_by_role("button", name="Tous présents").click()
    page.locator(f"[name=item-{item}-note]").fill(NOTE)
    add(page, "Ajouter une décision", "form [name^=decision-n][name$=-text]", "Le budget est voté.")
    page.locator("form [name^=decision-n][name$=-votes_for]").fill("3")
    add(page, "Ajouter une suite", "form [name^=action-n][name$=-text]", ACTION)
    page.locator("form [name^=action-n][name$=-owner]").fill("Le secrétariat")
    add(page, "Ajouter un point", "form [name^=item-n][name$=-title]", "Point ajouté en salle")
    page.locator("[name=minutes]").fill(MINUTES)


def save(page):
    page.get_by_role("button", name="Enregistrer", exact=True).last.click()


def assert_typed(page, item):
    assert page.locator("[name$=-state][value=present]:checked").count() == 3
    expect(page.locator(f"[name=item-{item}-note]")).to_have_value(NOTE)
    for name, text in (
        ("form [name^=decision-][name$=-text]", "Le budget est voté."),
        ("form [name^=decision-][name$=-votes_for]", "3"),
        ("form [name^=action-][name$=-text]", ACTION),
        ("[name=minutes]", MINUTES),
    ):
        expect(page.locator(name)).to_have_value(text)
    titles = page.locator("form [name^=item-][name$=-title]")
    expect(titles.last).to_have_value("Point ajouté en salle")
    expect(titles).to_have_count(2)


@pytest.fixture
def assert_silent(visit):
    """Nothing in the console but what the browser says of a network that is cut."""

    def check():
        usual = re.compile(r"error : Failed to load resource: (net::ERR|.* (409|503) )")
        assert [said for said in visit.messages if not usual.match(said)] == []

    return check


def test_typed_without_network_in_a_tab_that_dies(visit, site, assert_silent):
    meeting = planted(site, "coupe")
    context = visit.context(width=DESKTOP, theme="light", script=True)
    page = visit.page(context)
    log_in(page, meeting.email)
    ready(page, meeting.page)
    words = page.locator("[data-net-words]")

    # The network is cut before the roll, and the tab killed after all is typed.
    context.set_offline(True)
    expect(words).to_contain_text("Pas de réseau")
    type_a_whole_meeting(page, meeting.item)
    save(page)
    expect(words).to_contain_text("gardée sur cet appareil depuis")
    expect(words).to_contain_text("Elle sera envoyée au portail dès que le réseau sera revenu.")
    page.get_by_role("button", name="Déclarer tenue").click(force=True)
    expect(words).to_contain_text("« Déclarer tenue » attend le réseau")
    page.close()

    # Somebody else writes at the same point meanwhile.
    theirs = visit.context(width=DESKTOP, theme="light", script=True)
    theirs.add_cookies([{"name": "sessionid", "value": meeting.session, "url": site.address}])
    bruno = visit.page(theirs)
    bruno.goto(meeting.page)
    bruno.locator(f"[name=item-{meeting.item}-note]").fill(OTHER)
    bruno.locator("summary", has_text="Titre, heures").click()
    bruno.locator("[name=place]").fill("Salle des actes")
    save(bruno)
    expect(bruno.locator(".crpv-messages")).to_contain_text("Enregistré à")

    # Reopened without network: all is there, on a page under the same policy.
    page = visit.page(context)
    answer = page.goto(meeting.page)
    assert answer.from_service_worker
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert_typed(page, meeting.item)
    words = page.locator("[data-net-words]")
    expect(words).to_contain_text("gardée sur cet appareil depuis")

    # The network is back: sent by itself, and both texts are there.
    context.set_offline(False)
    clashes = page.locator(".crpv-clashes")
    expect(clashes).to_contain_text("Vous avez écrit à deux", timeout=20_000)
    for text in (NOTE, OTHER, "Bruno"):
        expect(clashes).to_contain_text(text)
    expect(words).to_contain_text("Envoyé au portail à")
    assert_typed(page, meeting.item)
    page.get_by_label("Garder la mienne").check()
    page.get_by_role("button", name="Enregistrer mon choix").click()
    expect(page.locator(".crpv-messages")).to_contain_text("Enregistré à")
    assert_typed(page, meeting.item)
    expect(page.locator("[name=place]")).to_have_value("Salle des actes")
    assert_silent()


def test_typed_while_the_portal_is_down(browser, site, tmp_path):
    meeting = planted(site, "arret", planned=True)
    with contextlib.ExitStack() as stack:
        running = contextlib.ExitStack()
        address = running.enter_context(served(site.environment, tmp_path / "served.log"))
        stack.callback(running.close)
        visit = Visits(browser, address)
        context = visit.context(width=DESKTOP, theme="light", script=True)
        stack.callback(context.close)
        page = visit.page(context)
        log_in(page, meeting.email)
        ready(page, meeting.page)

        # Nobody has called the roll: the page draws it, without the portal.
        running.close()
        page.locator("[name=minutes]").fill("À garder.")
        page.get_by_role("button", name="Faire l’appel des membres en exercice").click()
        expect(page.locator("[data-row]")).to_have_count(3)
        expect(page.locator("[name=minutes]")).to_have_value("À garder.")
        type_a_whole_meeting(page, meeting.item)
        save(page)
        expect(page.locator("[data-net-words]")).to_contain_text("Elle sera envoyée au portail")
        page.close()
        page = visit.page(context)
        page.goto(meeting.page)
        assert_typed(page, meeting.item)

        port = int(address.rpartition(":")[2])
        running.enter_context(served(site.environment, tmp_path / "again.log", port))
        page.bring_to_front()
        expect(page.locator(".crpv-messages")).to_contain_text("Enregistré à", timeout=20_000)
        expect(page.locator("[data-net-words]")).to_contain_text("Envoyé au portail à")
        assert_typed(page, meeting.item)
        assert page.evaluate(COPIES) == 0

        # Called off meanwhile: what is typed is given back, and the page leaves this machine.
        context.set_offline(True)
        page.locator("[name=minutes]").fill("Écrit trop tard.")
        expect(page.locator("[data-net-words]")).to_contain_text("gardée sur cet appareil depuis")
        page.close()
        site.manage("shell", "-v0", "-c", CALLED_OFF.format(slug=meeting.page.split("/")[-2]))
        context.set_offline(False)
        page = visit.page(context)
        page.goto("/espace/")
        expect(page.locator("[data-waiting]")).to_contain_text(
            "Une saisie faite sans réseau attend"
        )
        page.wait_for_function("async () => (await caches.keys()).length === 0")
        page.get_by_role("button", name="La reprendre").click()
        expect(page.get_by_role("alert")).to_contain_text("Écrit trop tard.")


def test_a_shared_machine_forgets(visit, site, assert_silent):
    meeting = planted(site, "partage")
    context = visit.context(width=DESKTOP, theme="light", script=True)
    page = visit.page(context)
    log_in(page, meeting.email)
    ready(page, meeting.page)
    page.locator("[name=minutes]").fill(MINUTES)
    expect(page.locator("[data-net-words]")).to_contain_text("Saisie gardée")
    # No other page of the space is kept.
    page.goto("/espace/")
    kept = page.evaluate(KEPT)
    assert "Compte+rendu+sans" in kept
    assert "Rapport d’activité" in kept
    assert kept.count("<!DOCTYPE html>") == 1

    other = visit.page(context)
    ready(other, meeting.page)
    other.locator("[name=minutes]").fill(f"{MINUTES} Et encore.")
    expect(other.locator("[data-net-words]")).to_contain_text("Saisie gardée")
    page.goto("/compte/deconnexion/")
    page.get_by_role("button", name="Me déconnecter").click()
    page.wait_for_url(f"{site.address}/")
    nothing = ('[[],[],{"scheme":"system"},{},[],[]]', "[[],[],{},{},[],[]]")
    assert page.evaluate(KEPT) in nothing
    # Another tab, left open, writes nothing back when the network goes.
    context.set_offline(True)
    expect(other.locator("[data-net-words]")).to_contain_text("Pas de réseau")
    assert page.evaluate(KEPT) in nothing
    context.set_offline(False)
    other.close()
    assert [each["name"] for each in context.cookies() if each["name"] == "sessionid"] == []

    # Left without a log-out, what is of one account is neither shown to the next nor kept.
    log_in(page, meeting.email)
    ready(page, meeting.page)
    context.clear_cookies()
    log_in(page, meeting.email.replace("ada", "bruno"))
    page.goto("/espace/")
    page.wait_for_function("async () => (await caches.keys()).length === 0")
    assert "Rapport d’activité" not in page.evaluate(KEPT)
    page.evaluate(OLD, [meeting.page, "Périmé"])
    context.set_offline(True)
    page.goto(meeting.page)
    expect(page.locator("body")).to_contain_text("Cette page n’est pas gardée sur cet appareil.")
    assert_silent()
