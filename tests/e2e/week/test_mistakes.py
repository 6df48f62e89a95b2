"""Monday to Wednesday: what was done by mistake is taken back, and the public page is as before."""

from datetime import timedelta

from crpv_portal.common.dates import today
from tests.e2e.week.gestures import public, read

ADD_TWIN = "/admin/partners/organisation/add/"


def test_a_wrong_perimeter_is_taken_back_by_the_journal(agent, site, look):
    sheet = "/centres/villes-au-carre/"
    before, list_before = public(site, sheet), public(site, "/centres/")
    agent.open("/admin/")
    agent.follow("Modifier un centre")
    agent.open_record("centres/centre", "Villes au Carré")
    agent.follow("Modifier le périmètre")
    agent.fill(on=(today() - timedelta(days=30)).strftime("%d/%m/%Y"))
    agent.press("Continuer")
    agent.page.get_by_label("Cher (18)").uncheck()
    said = agent.carry_out("Modifier le périmètre", "avenant", shows="Sortent")
    assert said == "Le périmètre est modifié."
    assert public(site, sheet) != before

    agent.open("/admin/")
    agent.follow("la semaine dernière")
    agent.follow("Cette semaine")
    act = agent.page.locator(".act").first
    assert "« avenant »" in agent.text(act)
    assert "territoire d’intervention, Villes au Carré" in agent.text(act)
    look(agent.page)
    act.locator("a.act-when").click()
    assert "Cher" in agent.shown
    look(agent.page)
    agent.follow("Annuler cet acte")
    undoing = agent.page.url
    agent.press("Annuler cet acte")
    assert "Ce champ est obligatoire." in agent.shown
    look(agent.page)
    agent.fill(reason="mauvais département")
    agent.press("Annuler cet acte", twice=True)
    agent.page.get_by_text("est annulé.").wait_for()
    assert public(site, sheet) == before
    assert public(site, "/centres/") == list_before
    assert agent.text(agent.page.locator(".act").first).count("mauvais département") == 1

    agent.open(undoing)  # an old page: what it took back cannot be taken back twice
    assert "Cet acte ne peut pas être annulé" in agent.shown
    assert agent.page.get_by_role("button", name="Annuler cet acte").count() == 0


def test_a_centre_is_taken_off_the_site_previewed_and_published_again(agent, site, look):
    sheet = "/centres/oriv/"
    before = public(site, sheet)
    record = agent.open_record("centres/centre", "Observatoire")
    agent.follow("Retirer du site")
    said = agent.carry_out("Retirer du site", "publié par erreur", shows="/centres/oriv/")
    assert said == "Le centre n’est plus public."
    assert read(site, sheet)[0] == 404
    assert sheet not in public(site, "/centres/")
    assert sheet not in public(site, "/sitemap-centres.xml")
    agent.follow("Aperçu")
    assert "Rien ne manque pour publier." in agent.page.inner_text("body")
    look(agent.page)
    agent.open(record)
    agent.follow("Publier")
    assert "Rien de nécessaire." in agent.shown
    look(agent.page)
    assert agent.carry_out("Publier", "relue") == "Le centre est publié."
    assert public(site, sheet) == before


def test_a_duplicate_is_absorbed_then_given_back(agent, site, look):
    agent.open(ADD_TWIN)
    agent.page.get_by_label("Créer depuis un territoire").fill("93001")
    agent.press("Chercher")
    agent.follow("Commune d’Aubervilliers")
    agent.press("Créer et ouvrir la fiche")
    kept = agent.page.url.partition("?")[0]
    agent.open(ADD_TWIN)
    page = agent.page
    page.get_by_label("Nom", exact=True).fill("Ville d’Aubervilliers")
    page.get_by_label("Nature").select_option(label="commune")
    page.get_by_label("Absence de SIREN").select_option(label="non trouvé à ce jour")
    page.get_by_label("Attesté le").fill("2020")
    agent.fill(reason="saisie deux fois")
    agent.press("Créer et ouvrir la fiche")
    assert "Existe déjà : Commune d’Aubervilliers" in agent.shown
    look(agent.page)
    agent.press("Créer quand même")
    page.get_by_label("Fiabilité").first.select_option(label="déduit")
    twin = "/partenaires/ville-d-aubervilliers/"

    agent.open(kept)
    agent.follow("Absorber un doublon")
    page.locator(".select2-selection").first.click()
    page.keyboard.type("ville d aub")
    page.locator(".select2-results__option", has_text="Ville d’Aubervilliers").click()
    said = agent.carry_out("Absorber un doublon", "la même commune", shows=twin)
    assert said == "Les deux fiches n’en font plus qu’une."
    agent.open("/admin/partners/organisation/?q=ville+d+aubervilliers")
    assert page.locator("#result_list tbody tr").count() == 1
    moved = read(site, twin)
    assert moved == (301, "/partenaires/commune-d-aubervilliers/")

    assert "est annulé" in agent.undo("deux services distincts")
    agent.open("/admin/partners/organisation/?q=aubervilliers")
    assert page.locator("#result_list tbody tr").count() == 2
    assert read(site, twin)[0] == 404  # « à vérifier »: the staff's alone, as before


def test_a_rename_is_seen_before_and_after_its_day(agent, site, look):
    old, new = "/centres/labo-cites/", "/centres/labo-cites-auvergne-rhone-alpes/"
    day = today() + timedelta(days=40)
    before = public(site, old)
    agent.open_record("centres/centre", "Labo Cités")
    agent.follow("Renommer", exact=True)
    agent.fill(name="Labo Cités Auvergne-Rhône-Alpes", on=day.strftime("%d/%m/%Y"))
    agent.page.get_by_label("Fiabilité").select_option(label="à vérifier")
    agent.page.get_by_label("Annoncer sur le site").check()
    assert "Rien ne change avant ce jour." in agent.carry_out("Renommer", "assemblée générale")
    agent.open("/admin/changements-prevus/")
    assert "s’appellera « Labo Cités Auvergne-Rhône-Alpes »" in agent.shown
    look(agent.page)
    announced = public(site, old)
    assert "s’appellera" in announced
    assert "s’appellera" not in before
    assert read(site, new)[0] == 404

    run = "from django.contrib import admin; "
    run += "from crpv_portal.common.admin.planned_actions import carry_out_due; "
    run += "carry_out_due(admin.site)"
    site.manage("shell", "-v0", "-c", run)  # too early: nothing
    assert public(site, old) == announced
    with site.days_later(41) as later:
        assert read(later, old)[0] == 200
        later.manage("shell", "-v0", "-c", run)
        assert read(later, old) == (301, new)
        assert "Labo Cités Auvergne-Rhône-Alpes" in public(later, new)

    assert "est annulé" in agent.undo("l’assemblée a changé d’avis")
    assert public(site, old) == announced
    agent.open("/admin/changements-prevus/")
    assert "Son effet a été annulé" in agent.shown
    agent.follow("Abandonner")
    look(agent.page)
    assert "Abandonné" in agent.carry_out("Abandonner ce changement", "sans objet")
    assert public(site, old) == before
