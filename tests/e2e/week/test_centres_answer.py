"""Thursday and Friday: the freshness campaign, what centres and the public propose."""

import re

from tests.e2e.conftest import PHONE
from tests.e2e.week.gestures import letters, link_of, public

# The sources of the real network give no address that may be published: here each has one.
GIVE_ADDRESSES = """
from centres.models import Centre
from tests.factories.centres import ContactFactory
for centre in Centre.objects.filter(status="published"):
    value = f"contact@{centre.slug}.test"
    ContactFactory(centre=centre, email=True, public=True, value=value)
"""


def test_a_campaign_goes_to_18_centres_and_three_answer(agent, site, visit, look):
    site.manage("shell", "-v0", "-c", GIVE_ADDRESSES)
    page = agent.page
    agent.open("/admin/")
    agent.follow("Propositions")
    agent.follow("Campagne de fraîcheur")
    look(page)
    with page.expect_navigation():
        page.get_by_role("button", name="Ouvrir et envoyer").dblclick(no_wait_after=True)
    page.get_by_text("18 lettres envoyées").wait_for()
    sent = letters(site)
    assert len(sent) == 18

    def link(slug):
        return link_of(sent[f"contact@{slug}.test"], "fiche")

    before = public(site, "/centres/oriv/")
    exact = visit(link("villes-au-carre"))
    look(exact)
    exact.get_by_role("button", name="Tout est exact").click()
    exact.get_by_text("Merci").wait_for()
    plain = visit(link("labo-cites"), width=PHONE, script=False)
    plain.get_by_role("button", name="Tout est exact").click()
    plain.get_by_text("Merci").wait_for()
    proposes = visit(link("oriv"))
    proposes.get_by_label("Présentation").fill("L’ORIV accompagne les acteurs du Grand Est.")
    proposes.get_by_label("Votre source").fill("rapport d’activité de 2025")
    proposes.get_by_role("button", name="Envoyer mes propositions").click()
    proposes.get_by_text("Merci").wait_for()
    assert public(site, "/centres/oriv/") == before
    for slug in ("villes-au-carre", "labo-cites"):
        assert "Fiche confirmée le" in public(site, f"/centres/{slug}/")

    agent.open("/admin/campagne/")
    assert re.search(r"\b3 réponses\b", agent.shown)
    look(page)
    agent.follow("Propositions à trancher")
    card = page.locator(".proposal", has_text="accompagne les acteurs du Grand Est")
    look(page)
    with page.expect_navigation():
        card.get_by_role("button", name="Retenir").click()
    assert "L’ORIV accompagne les acteurs du Grand Est." in public(site, "/centres/oriv/")
    assert "est annulé" in agent.undo("à relire avec le centre")
    assert "accompagne les acteurs" not in public(site, "/centres/oriv/")


def test_a_report_of_the_public_is_accepted_and_its_author_thanked(agent, site, visit, look):
    sheet = "/centres/reso-villes/"
    before = public(site, sheet)
    visitor = visit(sheet, width=PHONE)
    visitor.get_by_role("link", name="Signaler une erreur").click()
    visitor.get_by_label("Ce qui est faux ou absent").fill("Le centre a déménagé à Rezé.")
    visitor.get_by_label("Votre adresse électronique").fill("passant@exemple.test")
    look(visitor)
    visitor.wait_for_timeout(3_100)  # nobody reads and writes in less: the portal takes no robot
    visitor.get_by_role("button", name="Envoyer le signalement").click()
    visitor.get_by_role("heading", name="Merci").wait_for()
    assert public(site, sheet) == before

    agent.open("/admin/")
    assert "signalement" in agent.shown
    agent.follow("Propositions")
    card = agent.page.locator(".proposal", has_text="Le centre a déménagé à Rezé.")
    card.get_by_label("Un mot de réponse").fill("Corrigé d’après le journal officiel.")
    with agent.page.expect_navigation():
        card.get_by_role("button", name="Retenir").click()
    assert "Le centre a déménagé à Rezé." not in agent.shown
    assert "Corrigé d’après le journal officiel." in letters(site)["passant@exemple.test"]
    assert public(site, sheet) == before
