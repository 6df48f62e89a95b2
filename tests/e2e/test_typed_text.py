"""What is typed on a long form outlives the session, the network and the tab."""

from playwright.sync_api import expect

from tests.e2e.test_account import PASSWORD, log_in

SEED = """
from crpv_portal.accounts.models import User
from tests.factories.governance import *
user = User.objects.create_user({email!r}, {password!r}, first_name="Ada", last_name="Petit")
body = BodyFactory(name="Comité tapé", slug="comite-" + {slug!r}, code={slug!r}.upper())
SecretaryshipFactory(body=body, user=user)
MeetingFactory(body=body, held=True, slug={slug!r}, title="Comité tapé")
"""
END_SESSIONS = "from crpv_portal.accounts.models import Session; Session.objects.all().delete()"
COPIES = "Object.keys(localStorage).filter((name) => name.startsWith('crpv-saisie:')).length"


def prepare(site, slug):
    """Make a committee and its secretary; return her address and that of the minutes' text."""
    email = f"{slug}@exemple.test"
    site.manage("shell", "-c", SEED.format(email=email, password=PASSWORD, slug=slug))
    return email, f"/espace/reunions/{slug}/compte-rendu/modifier/"


def test_nothing_typed_is_lost(visit, site, assert_accessible_in_turn):
    email, minutes = prepare(site, "tape")
    page = visit("/compte/connexion/")
    log_in(page, email)
    text, words = page.get_by_label("Texte"), page.locator("[data-net-words]")
    save = page.get_by_role("button", name="Enregistrer le texte")

    # The network is cut: the save waits, the text is there after the tab is closed.
    page.goto(minutes)
    page.context.set_offline(True)
    text.fill("Écrit dans le tunnel.")
    save.click()
    expect(words).to_contain_text("Pas de réseau")
    assert page.url.endswith(minutes)
    page.context.set_offline(False)
    page.evaluate("window.stop()")
    page.goto("about:blank")
    page.goto(minutes)
    bars = page.locator(".crpv-kept:visible")
    expect(bars).to_have_count(1)
    assert_accessible_in_turn(page)
    bars.get_by_text("Reprendre cette saisie").click()
    expect(text).to_have_value("Écrit dans le tunnel.")
    text.press("End")
    text.type(" Puis au bureau.")

    # The session ends: one logs in again in another tab, and the page takes its token over.
    site.manage("shell", "-c", END_SESSIONS)
    save.click()
    expect(words).to_contain_text("Votre session est terminée")
    with page.context.expect_page() as opened:
        words.get_by_role("link", name="Me reconnecter").click()
    other = opened.value
    log_in(other, email)
    other.close()
    page.bring_to_front()
    expect(text).to_have_value("Écrit dans le tunnel. Puis au bureau.")
    save.click()
    expect(page.get_by_text("Le texte du compte rendu est enregistré.")).to_be_visible()

    # Saved: nothing waits any more, here nor on the server.
    page.goto(minutes)
    expect(text).to_have_value("Écrit dans le tunnel. Puis au bureau.")
    expect(page.locator(".crpv-kept:visible")).to_have_count(0)
    assert page.evaluate(COPIES) == 0

    # The log-out leaves nothing on a shared machine.
    text.type(" Non enregistré.")
    expect(words).to_contain_text("Saisie gardée")
    assert page.evaluate(COPIES) == 1
    page.goto("/compte/deconnexion/")
    page.get_by_role("button", name="Me déconnecter").click()
    page.wait_for_load_state()
    assert page.evaluate(COPIES) == 0


def test_without_script_the_text_is_sent_again_after_the_session_s_end(visit, site):
    email, minutes = prepare(site, "muet")
    page = visit("/compte/connexion/", script=False)
    log_in(page, email)
    page.goto(minutes)
    page.get_by_label("Texte").fill("Sans script.")
    site.manage("shell", "-c", END_SESSIONS)
    page.get_by_role("button", name="Enregistrer le texte").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("votre saisie est là")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Me reconnecter").click()
    log_in(opened.value, email)
    opened.value.close()
    page.get_by_role("button", name="renvoyer ma saisie").click()
    page.get_by_role("button", name="Renvoyer ma saisie").click()
    expect(page.get_by_text("Le texte du compte rendu est enregistré.")).to_be_visible()
    expect(page.get_by_text("Sans script.")).to_be_visible()
