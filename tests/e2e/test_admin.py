"""The back office in a real browser, under the same Content-Security-Policy as the public pages."""

from datetime import timedelta

import pytest

from crpv_portal.common.dates import today
from tests.e2e.conftest import DESKTOP, Visits
from tests.e2e.test_account import code_for

EMAIL = "agent-nationale@exemple.test"
PASSWORD = "une phrase que personne ne devine"  # noqa: S105 - an account made for this run
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 - likewise
MAKE_AGENT = f"""
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from crpv_portal.accounts.models import User
agent = User.objects.filter(email={EMAIL!r}).first()
if agent is None:
    agent = User.objects.create_user(
        {EMAIL!r}, {PASSWORD!r}, first_name="Jeanne", last_name="Martin", is_staff=True
    )
    TOTP.activate(agent, {SECRET!r})
client = Client()
client.force_login(agent)
print("session", client.cookies["sessionid"].value)
"""
FIND_CENTRE = """
from centres.models import Centre
print("centre", Centre.objects.get(names__slug={slug!r}).pk)
"""


def page_of_agent(visits, site):
    session = site.manage("shell", "-v0", "-c", MAKE_AGENT).split()[-1]
    context = visits.context(width=DESKTOP, theme="light", script=True)
    context.add_cookies([{"name": "sessionid", "value": session, "url": site.address}])
    return visits.page(context)


@pytest.fixture
def agent(visit, site):
    """A page where an agent of the national staff is already logged in."""
    return page_of_agent(visit, site)


def centre_page(site, slug):
    number = site.manage("shell", "-v0", "-c", FIND_CENTRE.format(slug=slug)).split()[-1]
    return f"/admin/centres/centre/{number}/"


def test_staff_logs_in_with_its_second_factor(visit, site, agent, assert_clean_console):
    page = visit("/admin/centres/centre/")
    assert "/compte/connexion/" in page.url
    page.get_by_label("Adresse électronique").fill(EMAIL)
    page.get_by_label("Mot de passe", exact=True).fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Se connecter", exact=True).click()
    page.get_by_label("Code").fill(code_for(SECRET))
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    assert page.url == f"{site.address}/admin/centres/centre/"
    assert page.locator("h1").inner_text() == "Centres de ressources"
    assert_clean_console()


# --- Proof 3 ---------------------------------------------------------------------------------


def test_staff_changes_a_perimeter_and_reads_its_history(agent, visit, site, assert_clean_console):
    """Villes au Carré leaves the Indre on 1 January 2026; the day before, it was there."""
    agent.goto(centre_page(site, "villes-au-carre") + "change/")
    agent.get_by_role("link", name="Modifier le périmètre").click()
    agent.get_by_label("À partir du").fill("01/01/2026")
    with agent.expect_navigation():
        agent.get_by_role("button", name="Continuer").click()
    assert agent.get_by_label("Indre (36)").is_checked()
    agent.get_by_label("Indre (36)").uncheck()
    agent.get_by_label("Remplacer ces dates").check()  # it was to leave in June
    agent.get_by_label("Pourquoi ?").fill("essai de la preuve 3")
    with agent.expect_navigation():
        agent.get_by_role("button", name="Modifier le périmètre").click()
    assert "Indre" in agent.locator(".action-preview").inner_text()
    with agent.expect_navigation():
        agent.get_by_role("button", name="Confirmer").click()
    assert "Le périmètre est modifié." in agent.locator(".messagelist").inner_text()
    agent.locator(".past-rows:has([id^=coverages-]) > summary").click()
    assert agent.get_by_role("button", name="Indre (").is_visible()

    agent.get_by_role("link", name="Historique").click()
    latest = agent.locator(".act").first.inner_text().replace("\xa0", " ")
    for words in (
        "Jeanne Martin",
        "essai de la preuve 3",
        "Indre",
        "dernier jour : « 31 décembre 2025 »",
    ):
        assert words in latest

    visitor = visit("/centres/villes-au-carre/")
    now = visitor.locator("[aria-labelledby=territoire]").inner_text()
    visitor.goto("/centres/villes-au-carre/?au=2025-12-31")
    before = visitor.locator("[aria-labelledby=territoire]").inner_text()
    assert now != before
    assert "Indre-et-Loire" in now
    assert "Indre" not in now.replace("Indre-et-Loire", "")
    assert_clean_console()


def say_established(page):
    """Name a source and say that it establishes the fact: nothing is « vérifié » without one."""
    page.get_by_label("Fiabilité").select_option(label="vérifié")
    page.locator(".select2-search__field").first.click()
    page.keyboard.type("rapport", delay=20)
    page.locator(".select2-results__option--highlighted").get_by_text("apport").first.click()


def test_staff_publishes_a_centre_it_has_just_made(agent, visit, assert_clean_console):
    agent.goto("/admin/")
    agent.get_by_role("link", name="Ajouter un centre").click()
    agent.get_by_label("Nom", exact=True).fill("Centre d’essai de Corse")
    agent.get_by_label("Porte ce nom depuis").fill("03/2026")
    say_established(agent)
    agent.get_by_label("Pourquoi ?").fill("création d’essai")
    with agent.expect_navigation():
        agent.get_by_role("button", name="Créer et ouvrir la fiche").click()
    assert agent.locator("h1").inner_text() == "Centre d’essai de Corse"

    agent.get_by_role("link", name="Modifier le périmètre").click()
    with agent.expect_navigation():
        agent.get_by_role("button", name="Continuer").click()
    agent.get_by_role("button", name="Toute la région : Corse").click()
    assert agent.get_by_label("Haute-Corse (2B)").is_checked()
    say_established(agent)
    agent.get_by_label("Pourquoi ?").fill("convention d’essai")
    with agent.expect_navigation():
        agent.get_by_role("button", name="Modifier le périmètre").click()
    with agent.expect_navigation():
        agent.get_by_role("button", name="Confirmer").click()

    agent.get_by_role("link", name="Publier").click()
    agent.get_by_label("Pourquoi ?").fill("fiche complète")
    with agent.expect_navigation():
        agent.get_by_role("button", name="Publier").click()
    agent.get_by_role("link", name="Voir sur le site").click()
    assert agent.locator("h1").inner_text().startswith("Centre d’essai de Corse")
    assert_clean_console()


# --- What the page does, under the policy ----------------------------------------------------


def test_rows_boxes_and_small_windows_work_under_the_policy(agent, visit, site):
    agent.goto(centre_page(site, "labo-cites") + "change/")
    first = agent.locator("#coverages-0")
    assert not first.locator(".row-fields").is_visible()
    first.locator(".row-toggle").click()
    assert first.locator(".row-fields").is_visible()

    agent.get_by_role("button", name="Ajouter un label").click()
    label = agent.locator("#labels-0")
    label.get_by_role("combobox", name="Autorité").click()
    agent.keyboard.type("egalite des territoires")
    agent.locator(".select2-results__option", has_text="CGET").click()
    label.get_by_role("textbox", name="Début").fill("2015")
    label.locator("summary", has_text="Preuve").click()
    label.get_by_label("Vérifié le").fill("11/2016")

    with agent.expect_popup() as opened:
        label.locator(".field-sources .add-related").click()
    window = opened.value
    window.get_by_label("Titre").fill("Décision d’essai")
    with window.expect_event("close"):
        window.get_by_role("button", name="Enregistrer").click()
    label.locator(".select2-selection__choice", has_text="Décision d’essai").wait_for()

    agent.get_by_label("Pourquoi ?").fill("label d’essai")
    with agent.expect_navigation():
        agent.get_by_role("button", name="Enregistrer et continuer les modifications").click()
    assert agent.locator("#labels-group").get_by_role("button", name="depuis 2015").count() == 1
    assert visit.messages == []


def undone_act(agent, site):
    """Address of an act that was undone: its page of undoing names the act in the way."""
    agent.goto(centre_page(site, "reso-villes") + "change/")
    presentation = agent.get_by_label("Présentation")
    presentation.fill(presentation.input_value() + " Encore.")
    agent.get_by_role("button", name="Enregistrer et continuer les modifications").click()
    agent.goto("/admin/journal/")
    act = agent.locator("a.act-when").first.get_attribute("href")
    agent.goto(f"{act}annuler/")
    agent.get_by_label("Pourquoi").fill("essai")
    with agent.expect_navigation():
        agent.get_by_role("button", name="Annuler cet acte").click()
    agent.goto(f"{act}annuler/")
    agent.get_by_role("link", name="Voir l’acte qui l’a fait").wait_for()
    return act


def test_page_is_whole_without_script(agent, visit, site):
    context = visit.context(width=DESKTOP, theme="light", script=False)
    context.add_cookies(agent.context.cookies())
    page = visit.page(context)
    page.goto(centre_page(site, "oriv") + "change/")
    past = page.locator(".past-rows:has(#names-0)")
    assert not past.locator(".row-fields").first.is_visible()
    past.locator("> summary").click()
    assert past.locator(".row-fields").first.is_visible()
    page.get_by_label("Présentation").fill("Sans script.")
    page.get_by_role("button", name="Enregistrer et continuer les modifications").click()
    assert page.get_by_label("Présentation").input_value() == "Sans script."


PAGES = [
    "/admin/",
    "/admin/centres/centre/",
    "/admin/centres/centre/add/",
    "{centre}change/",
    "{centre}history/",
    "/admin/journal/?nature=insert",
    "/admin/a-faire/centres-de-ressources-brouillons/",
    "/admin/a-faire/reseau-en-images/",
    "/admin/changements-prevus/",
    "/admin/propositions/",
    "/admin/campagne/",
    "/admin/evaluations/",
    "/admin/subventions/",
    "/admin/centres/activitycampaign/add/",
    "/admin/centres/activityreport/",
    "/admin/centres/activityreport/add/",
    "{act}",
    "{act}annuler/",
    "{undone}annuler/",
    "/admin/imports/",
    "{import}",
    "{consultation}",
    "{centre}perimetre/?on=01/01/2026",
    "/admin/accounts/user/add/",
    "/admin/exporter/centres.centre/",
    "/admin/centres/centre/?q=introuvable",
    "{source}",
    "{used}",
    "/admin/governance/meeting/",
    "/admin/territories/commune/",
    "{body}change/",
]


@pytest.fixture(scope="module")
def one_page(browser, site):
    """One page of the agent, which goes from address to address: a new one costs more than axe."""
    visits = Visits(browser, site.address)
    page = page_of_agent(visits, site)
    yield visits, page
    page.context.close()


@pytest.mark.parametrize("path", PAGES)
def test_no_accessibility_violation(one_page, site, assert_accessible_everywhere, path):
    visits, agent = one_page
    agent.goto("about:blank")  # what axe made the former page say is said by then
    visits.messages.clear()
    if "{centre}" in path:
        path = path.format(centre=centre_page(site, "reso-villes"))
    if "{body}" in path:
        agent.goto("/admin/governance/body/")
        path = agent.locator("#result_list tbody th a").first.get_attribute("href")
        assert path.endswith("/change/")
    if path in ("{source}", "{used}"):
        agent.goto("/admin/common/source/?citee=oui")
        source = agent.locator("#result_list tbody th a").first.get_attribute("href")
        used = source.replace("change/", "utilise-dans/").partition("?")[0]
        path = source if path == "{source}" else f"{used}?par=centres.coverage.sources"
    if "{act}" in path:
        agent.goto("/admin/journal/")
        path = path.format(act=agent.locator("a.act-when").last.get_attribute("href"))
    if "{undone}" in path:
        path = path.format(undone=undone_act(agent, site))
    if "{consultation}" in path:
        agent.goto("/admin/centres/consultation/add/")
        agent.get_by_label("Édition en préparation").select_option(index=1)
        agent.get_by_label("Jusqu’au").fill((today() + timedelta(days=30)).strftime("%d/%m/%Y"))
        agent.get_by_label("Pourquoi ?").fill("essai")
        agent.get_by_role("button", name="Créer et ouvrir la fiche").click()
        link = agent.get_by_role("link", name="Lire les commentaires et y répondre")
        path = link.get_attribute("href")
    if "{import}" in path:
        agent.goto("/admin/imports/")
        agent.select_option("[name=kind]", "perimetres")
        table = "Centre;Département;Début\nLabo Cités;Landes;2020\nLabo Cités;Nulle part;2020\n"
        file = {"name": "liste.csv", "mimeType": "text/csv", "buffer": table.encode()}
        agent.set_input_files("[name=file]", file)
        agent.get_by_role("button", name="Comparer au registre").click()
        agent.get_by_text("Écrire dans le registre").wait_for()
        path = agent.url
    agent.goto(path)
    assert visits.messages == []  # what axe itself does is refused by the policy
    assert_accessible_everywhere(agent)


def test_open_list_of_choices_has_no_violation(agent, visit, assert_accessible):
    agent.goto("/admin/partners/edition/")
    agent.goto(agent.locator("#result_list tbody th a").first.get_attribute("href"))
    agent.locator(".field-sources .select2-selection").first.click()
    agent.locator(".select2-results__option").first.wait_for()
    assert_accessible(agent)
    agent.keyboard.press("Escape")
    assert_accessible(agent)


def test_buttons_stay_in_sight_on_a_phone_once_something_is_typed(agent, visit, site):
    agent.set_viewport_size({"width": 375, "height": 800})
    agent.goto(centre_page(site, "labo-cites") + "change/")
    save = agent.get_by_role("button", name="Enregistrer", exact=True)
    assert save.bounding_box()["y"] > 800
    agent.get_by_label("Présentation").fill("Sur un téléphone.")
    assert save.bounding_box()["y"] < 800


def test_list_is_cards_below_its_search_and_its_filters_on_a_phone(agent, visit):
    agent.set_viewport_size({"width": 375, "height": 800})
    agent.goto("/admin/governance/body/")
    search, filters = agent.locator("#toolbar"), agent.locator("#changelist-filter")
    rows = agent.locator("#result_list")
    places = [each.bounding_box()["y"] for each in (search, filters, rows)]
    assert places == sorted(places)
    assert filters.bounding_box()["height"] < 500
    assert rows.bounding_box()["width"] <= 375
    heads, first = rows.locator("thead"), rows.locator("tbody tr").first
    assert first.locator("th").bounding_box()["width"] > 300
    assert first.locator("td").count() > 4
    assert heads.get_by_role("link", name="Nature").is_visible()  # to sort by it
    agent.get_by_text("Région", exact=True).first.click()
    assert filters.get_by_role("link", name="Bretagne").is_visible()
