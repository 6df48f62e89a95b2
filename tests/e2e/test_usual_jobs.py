"""The usual jobs of an agent, played from the first page of the administration, and counted.

A click is a press of the mouse: a link, a button, a box ticked, a choice made. What is typed in a
box is counted apart; a box is reached by Tab, and a choice of sources taken by Enter.
"""

import re
from pathlib import Path

from django.conf import settings

from tests.e2e.test_admin import agent  # noqa: F401 - a fixture

SEED = """
from crpv_portal.upkeep.models import SheetProposal
from tests.factories.centres import CentreFactory, ContactFactory
from tests.factories.facts import SourceFactory
from tests.factories.territories import real_department
from tests.factories.upkeep import about
source = SourceFactory(title="Convention des gestes")
centre = CentreFactory(
    name="Centre des gestes", published=True, departments=[real_department("93")], summary="Avant"
)
ContactFactory(
    centre=centre, kind="phone", value="01 23 45 67 89", unverified=True
).sources.add(source)
about("centre", centre, "summary", "Après").save()
"""
# What the same facts take in Django's admin as it comes: clicks; None where it cannot hold them.
PLAIN = {
    "Vérifier un téléphone et le publier": 5,
    "Renommer à partir d’un jour, avec sa source": 4,
    "Étendre le périmètre d’un département à partir d’un jour": 9,
    "Ajouter une commune comme financeur": 10,
    "Inviter un agent, deux régions, trois mois": 10,
    "Consigner une réunion tenue, avec son compte rendu": None,
    "Importer un fichier": None,
    "Annuler cet import": None,
    "Retenir une proposition": None,
}
FEWER = {
    "Étendre le périmètre d’un département à partir d’un jour",
    "Ajouter une commune comme financeur",
    "Inviter un agent, deux régions, trois mois",
}
ANCT = "Agence nationale de la cohésion des territoires"
GUIDE = Path(settings.BASE_DIR) / "docs" / "guide-agents.md"


class Counted:
    """The hand of an agent: what it clicks, and the boxes it types in."""

    def __init__(self, page):
        self.page = page
        self.clicks = self.typed = 0

    def start(self):
        self.page.goto("/admin/")
        self.clicks = self.typed = 0

    def click(self, name, role="link", within=None, leads_on=True):
        place = (within or self.page).get_by_role(role, name=name).first
        if leads_on:
            self.open(place)
        else:
            self.clicks += 1
            place.click()

    def open(self, place):
        self.clicks += 1
        with self.page.expect_navigation():
            place.click()

    def press(self, name, within=None, leads_on=True):
        self.click(name, role="button", within=within, leads_on=leads_on)

    def tick(self, label, within=None):
        self.clicks += 1
        (within or self.page).get_by_label(label).check()

    def choose(self, label, words):
        self.clicks += 1
        box = self.page.get_by_label(label)
        box.select_option(box.locator("option", has_text=words).first.get_attribute("value"))

    def type(self, label, text, within=None):
        self.typed += 1
        (within or self.page).get_by_label(label).fill(text)

    def type_source(self, text):
        """Type in the box of the sources, which Tab reaches, and take the first with Enter."""
        self.typed += 1
        self.page.locator(".select2-search__field").first.focus()
        self.page.keyboard.type(text, delay=20)
        self.page.locator(".select2-results__option--highlighted", has_text=text).wait_for()
        self.page.keyboard.press("Enter")

    def says(self, words):
        self.page.locator(".messagelist", has_text=words).wait_for()

    @property
    def count(self):
        return self.clicks, self.typed


def open_sheet(hand):
    hand.click("Centres", within=hand.page.get_by_role("navigation", name="Parties du registre"))
    hand.click("Centre des gestes")


def check_a_phone(hand):
    open_sheet(hand)
    row = hand.page.locator("#contacts-0")
    hand.press("01 23 45 67 89", within=row, leads_on=False)
    hand.tick("Vérifiée aujourd’hui, et publiée", within=row)
    hand.press("Enregistrer et continuer")
    hand.says("Enregistré.")
    assert "publiée" in row.inner_text()


def rename(hand):
    open_sheet(hand)
    hand.click("Renommer")
    hand.type("Nouveau nom", "Centre des gestes comptés")
    hand.type("À partir de", "2025")
    hand.type_source("Convention des gestes")
    hand.type("Pourquoi ?", "convention")
    hand.press("Renommer")
    hand.says("Le centre a son nouveau nom.")


def extend_the_perimeter(hand):
    open_sheet(hand)
    hand.click("Modifier le périmètre")
    hand.press("Continuer")  # from today
    hand.tick("Seine-et-Marne (77)")
    hand.type("Pourquoi ?", "convention")
    hand.press("Modifier le périmètre")
    hand.press("Confirmer")
    hand.says("Le périmètre est modifié.")


def add_a_commune(hand):
    open_sheet(hand)
    hand.click("Ajouter un partenaire")
    hand.type("Partenaire", "93300")
    hand.press("Continuer")
    if not hand.page.get_by_role("radio", checked=True).count():
        hand.tick("Commune d’Aubervilliers, à créer")
    hand.tick("finance le centre")
    hand.type("Depuis", "2025")
    hand.type_source("Convention des gestes")
    hand.type("Pourquoi ?", "convention")
    hand.press("Ajouter un partenaire")
    hand.says("Le partenaire est ajouté.")


def invite_an_officer(hand):
    hand.click("Comptes", within=hand.page.get_by_role("navigation", name="Parties du registre"))
    hand.click("Ajouter")
    hand.type("Adresse électronique professionnelle", "ada.petit@gestes.test")
    hand.type("Prénom", "Ada")
    hand.type(re.compile("^Nom"), "Petit")
    hand.choose("Rôle", "Agent régional")
    hand.tick("Bretagne")
    hand.tick("Normandie")
    hand.type("Dernier jour", "31/12/2098")
    hand.type("Pourquoi ?", "remplacement")
    hand.press("Créer et ouvrir la fiche")
    hand.says("le message d’invitation part")


def log_a_meeting(hand):
    hand.click("Mon espace")
    hand.click("Consigner une")
    hand.choose("Instance", "animation national")
    hand.type("Jour de la réunion", "2025-11-17")
    hand.press("Ouvrir l’appel")
    hand.type("Texte du compte rendu", "Séance ouverte à 14 h, close à 16 h.")
    hand.press("Déclarer tenue")
    hand.page.locator(".crpv-messages").get_by_text("déclarée tenue").wait_for()


def import_a_file(hand):
    hand.click("Imports")
    hand.choose("Ce que contient le fichier", "Organisations")
    hand.clicks += 1  # the window of the system, that no page holds
    hand.page.locator("input[type=file]").set_input_files(
        {
            "name": "organisations.csv",
            "mimeType": "text/csv",
            "buffer": f"Nom;Rôle dans le réseau\n{ANCT};Anime.\n".encode(),
        }
    )
    hand.press("Comparer au registre")
    hand.type("Pourquoi ?", "liste reçue")
    hand.press("Écrire les lignes cochées")
    hand.page.get_by_text("écrite en un acte").wait_for()


def undo_the_import(hand):
    hand.click("Journal")
    hand.open(hand.page.locator(".act-when").first)
    hand.click("Annuler cet acte")
    hand.type("Pourquoi ?", "mauvais fichier")
    hand.press("Annuler cet acte")
    hand.says("est annulé")


def accept_a_proposal(hand):
    hand.click("Propositions")
    hand.press("Retenir")
    hand.says("retenu")


JOBS = dict(
    zip(
        PLAIN,
        (
            check_a_phone,
            rename,
            extend_the_perimeter,
            add_a_commune,
            invite_an_officer,
            log_a_meeting,
            import_a_file,
            undo_the_import,
            accept_a_proposal,
        ),
        strict=True,
    )
)


def of_the_guide():
    """The counts that the guide gives, by job: clicks, boxes typed in."""
    text = GUIDE.read_text("utf-8").replace("\xa0", " ").partition("## Combien de gestes")[2]
    rows = re.findall(r"^\| (.+?) \| (\d+) \| (\d+) \|", text, re.M)
    return {job: (int(clicks), int(typed)) for job, clicks, typed in rows}


def test_usual_jobs_take_the_gestures_that_the_guide_says(site, agent, assert_clean_console):  # noqa: F811
    """At most what Django's own admin asks; fewer for the perimeter, a partner, an invitation."""
    site.manage("shell", "-c", SEED)
    hand = Counted(agent)
    found = {}
    for name, job in JOBS.items():
        hand.start()
        job(hand)
        found[name] = hand.count
    assert found == of_the_guide()
    for name, most in PLAIN.items():
        if most is not None:
            assert found[name][0] <= most - (name in FEWER), name
    assert_clean_console()
