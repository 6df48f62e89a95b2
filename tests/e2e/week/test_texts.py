"""Thursday: a new edition of the framework, from its copy to the day when it is in force."""

from datetime import timedelta

from crpv_portal.common.dates import today
from tests.e2e.conftest import PHONE
from tests.e2e.week.gestures import letters, link_of, public

WORDS = "L’essentiel, désormais : des cycles d’échanges entre pairs."
COMMENT = "Dites la durée d’un cycle."


def test_an_edition_is_copied_compared_consulted_and_put_in_force(agent, site, visit, look):
    texts = "/cadre-de-reference/"
    before, page = public(site, texts), agent.page
    agent.open("/admin/partners/edition/")
    agent.follow("Le nouveau cadre de référence")
    agent.follow("Préparer l’édition suivante")
    agent.fill(title="Cadre de référence 2030")
    assert "Le brouillon est prêt" in agent.carry_out("Préparer l’édition suivante", "révision")
    draft = page.url
    page.get_by_role("button", name="2.2 Accompagner").click()
    page.locator("#provisions-7").get_by_label("Résumé").fill(WORDS)
    agent.press("Enregistrer et continuer les modifications")
    agent.follow("Comparer article par article")
    compared = agent.text(page.locator("main"))
    assert page.locator(".crpv-changes__state", has_text="modifiée").count() == 1
    assert "entre pairs" in compared
    look(page)
    assert public(site, texts) == before

    agent.open("/admin/centres/consultation/add/")
    page.get_by_label("Édition en préparation").select_option(label="Cadre de référence 2030")
    agent.fill(until=(today() + timedelta(days=90)).strftime("%d/%m/%Y"), message="Votre avis ?")
    agent.carry_out("Créer et ouvrir la fiche", "consultation")
    consultation = page.url
    for number in (0, 1):
        page.locator(f"#parties-{number} .row-toggle").click()
        page.locator(f"#id_parties-{number}-email").fill(f"consultee-{number}@exemple.test")
    agent.press("Enregistrer et continuer les modifications")
    agent.follow("Envoyer")
    said = agent.carry_out("Envoyer", "envoi", shows="consultee-1@exemple.test")
    assert said == "Les courriels partent."
    sent = letters(site)
    assert {"consultee-0@exemple.test", "consultee-1@exemple.test"} <= set(sent)

    party = visit(link_of(sent["consultee-1@exemple.test"], "consultation"), width=PHONE)
    look(party)
    heading = "Accompagner la montée en compétences"
    party.get_by_label(f"Votre commentaire : {heading}").fill(COMMENT)
    party.get_by_role("button", name="Enregistrer les commentaires").click()
    party.get_by_text("Votre réponse est enregistrée.").wait_for()
    agent.open(consultation)
    agent.follow("Lire les commentaires et y répondre")
    page.get_by_label(COMMENT).check()
    page.get_by_label(f"Réponse aux commentaires cochés : {heading}").fill("Un an.")
    agent.press("Enregistrer les réponses")
    assert agent.said() == "1 réponse enregistrée."
    look(page)
    party.reload()
    assert "Un an." in party.inner_text("main")
    assert public(site, texts) == before

    agent.open(draft)
    agent.follow("Établir le texte")
    page.get_by_label("Fiabilité").select_option(label="vérifié")
    agent.fill(reason="adopté")
    agent.press("Établir le texte")
    assert "Citez au moins une source" in agent.shown
    page.locator(".field-sources .select2-selection").click()
    page.keyboard.type("cadre")
    page.locator(".select2-results__option--highlighted", has_text="cadre").click()
    said = agent.carry_out("Établir le texte", "adopté", shows="2.1 Animer les réseaux")
    assert said.startswith("Le texte est établi")
    established = public(site, texts)
    assert "Cadre de référence 2030" in established
    agent.follow("Mettre en vigueur")
    agent.fill(on=today().strftime("%d/%m/%Y"))
    agent.carry_out("Mettre en vigueur", "adopté par le comité")
    assert f"Cadre de référence de {today().year}" in public(site, texts)

    assert "est annulé" in agent.undo("le décret n’est pas signé")
    assert public(site, texts) == established
    agent.open(draft)
    agent.follow("Retirer du site")
    agent.carry_out("Retirer du site", "texte annoncé trop tôt")
    assert public(site, texts) == before
