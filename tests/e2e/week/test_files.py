"""Friday: a file is brought in with rows that are refused, taken back; a list is taken out."""

from tests.e2e.week.gestures import public

ROWS = """Structure;Dép.;Depuis
Ressources Urbaines;Yvelines;2020
Ressources Urbaines;Nulle part;2020
Centre inconnu;Yvelines;2020
"""


def bring(agent, kind, file):
    agent.open("/admin/")
    agent.follow("Imports")
    agent.page.get_by_label("Ce que contient le fichier").select_option(label=kind)
    agent.page.get_by_label("Fichier", exact=True).set_input_files(file)
    agent.press("Comparer au registre")


def test_a_file_with_refused_rows_is_written_then_taken_back(agent, site, look):
    sheet, page = "/centres/ressources-urbaines/", agent.page
    before = public(site, sheet)
    file = {"name": "périmètres.csv", "mimeType": "text/csv", "buffer": ROWS.encode("cp1252")}
    bring(agent, "Périmètres", file)
    for heading, field in (("Structure", "centre"), ("Dép.", "department"), ("Depuis", "start_on")):
        page.get_by_label(heading).select_option(field)
    look(page)
    agent.press("Comparer les lignes")
    assert "À créer (1)" in agent.shown
    assert "Refusée (2)" in agent.shown
    assert "Département : « Nulle part » ne désigne aucune fiche" in agent.shown
    look(page)
    agent.press("Écrire les lignes cochées")
    assert "Ce champ est obligatoire." in agent.shown
    agent.fill(reason="convention de 2020")
    agent.press("Écrire les lignes cochées")
    assert "1 ligne écrite en un acte." in agent.shown
    look(page)
    written = page.url
    assert "Yvelines" in public(site, sheet)
    agent.follow("annuler cet import")
    assert "est annulé" in agent.carry_out("Annuler cet acte", "mauvais fichier")
    assert public(site, sheet) == before
    agent.open(written)
    assert "Cet import est annulé" in agent.shown


def test_a_list_taken_out_and_brought_in_again_changes_nothing(agent, tmp_path):
    agent.open("/admin/centres/centre/")
    agent.follow("Exporter")
    with agent.page.expect_download() as taken:
        agent.page.get_by_role("button", name="Exporter", exact=True).click()
    file = tmp_path / taken.value.suggested_filename
    taken.value.save_as(file)
    bring(agent, "Centres", str(file))
    assert "Inchangée (20)" in agent.shown
    assert "À modifier (0)" in agent.shown
    assert "Colonnes non reprises : Territoire, Ville, État et Modifié le." in agent.shown
