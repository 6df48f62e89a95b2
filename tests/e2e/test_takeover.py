"""Past meetings taken over in a real browser: read, checked, written, taken back."""

import re

from tests.e2e.conftest import PHONE
from tests.e2e.test_account import log_in
from tests.e2e.test_espace import secretary  # noqa: F401 - a fixture
from tests.governance.takeover import messy

ROWS = [
    ["Date", "Présents", "Décisions"],
    ["04/05/2021", "Anne Roux (CAF) ; Paul Blanc", "Le budget est voté."],
    ["4 juin 2021", "Paul Blanc", ""],
    ["mars 2021", "Paul Blanc", ""],
]


def test_three_lines_are_taken_over_and_taken_back(
    visit,
    secretary,  # noqa: F811
    assert_accessible_everywhere,
    assert_clean_console,
):
    page = visit("/compte/connexion/")
    log_in(page, secretary)
    page.goto("/espace/reunions/")
    page.get_by_role("link", name="Reprendre des réunions passées").click()
    page.get_by_label("Instance").select_option(index=1)
    file = {"name": "suivi.xlsx", "mimeType": "", "buffer": messy.workbook(ROWS)}
    page.get_by_label("Tableau des réunions passées").set_input_files(file)
    minutes = {"name": "CR 2021-05-04.docx", "mimeType": "", "buffer": messy.docx_of("Réunion")}
    page.get_by_label("Anciens comptes rendus").set_input_files(minutes)
    assert page.get_by_role("button", name="Choisir un dossier entier").is_visible()
    page.get_by_role("button", name="Lire ces fichiers").click()

    assert page.get_by_label(re.compile(r"^\s*Présents")).input_value() == "people"
    page.get_by_role("button", name="Lire les réunions").click()
    page.get_by_text("est un mois : une réunion a besoin d’un jour").wait_for()
    assert_accessible_everywhere(page)
    page.set_viewport_size({"width": PHONE, "height": 667})
    page.get_by_role("button", name="Écrire ces 2 réunions").click()

    page.get_by_text("2 réunions inscrites, 1 fichier rangé").wait_for()
    assert_accessible_everywhere(page)
    page.get_by_role("link", name="Annuler cette reprise").click()
    page.get_by_text("2 réunions seront retirées").wait_for()
    page.get_by_role("button", name="Annuler la reprise").click()
    page.get_by_text("Cette reprise est annulée").wait_for()
    assert_clean_console()
