"""The working space in a real browser: a meeting logged in few gestures, or by keyboard."""

import re
from fractions import Fraction

import pytest

from governance.meetings.quorum import QuorumRule, VotingSeat, compute, needed
from tests.e2e.conftest import PHONE
from tests.e2e.test_account import PASSWORD, log_in

ALLOWED = 40  # a meeting of ten, two decisions, three actions and a named deputy
# Seconds of the keystroke-level model: a key, a click, a thought before each gesture, a page.
KEY, CLICK, THOUGHT, LOAD = 0.28, 1.2, 1.35, 1.0
LONGEST = 180
SEED = """
from crpv_portal.accounts.models import User
from tests.factories.governance import ActionItemFactory, AgendaItemFactory, BodyFactory
from tests.factories.governance import MeetingFactory, SecretaryshipFactory
user = User.objects.create_user({email!r}, {password!r}, first_name="Ada", last_name="Petit")
body = BodyFactory(
    name={name!r}, members=10, quorum_basis="seats", quorum_numerator=1, quorum_denominator=2
)
SecretaryshipFactory(body=body, user=user)
held = MeetingFactory(body=body, held=True, title="Première réunion")
ActionItemFactory(item=AgendaItemFactory(meeting=held, position=1), text="Relancer la région")
MeetingFactory(body=body, title="Réunion à venir", items=["Budget", "Calendrier"])
"""


@pytest.fixture
def secretary(site, request):
    """The address of an account that keeps one body of ten members."""
    name = re.sub(r"[^a-z0-9]+", "-", request.node.name.lower()).strip("-")
    email = f"{name}@exemple.test"
    seed = SEED.format(email=email, password=PASSWORD, name=f"Comité {name}")
    site.manage("shell", "-c", seed)
    return email


class Hand:
    """Counts what a person does: a click, a field filled, a key pressed; and the pages loaded."""

    def __init__(self, page):
        self.page = page
        self.gestures = self.clicks = self.keys = 0
        self.loads = 0
        page.on("load", lambda _: self._loaded())

    def _loaded(self):
        self.loads += 1

    def click(self, name, role="button", within=None):
        self.gestures += 1
        self.clicks += 1
        (within or self.page).get_by_role(role, name=name).first.click()

    def type(self, field, text):
        self.gestures += 1
        self.keys += len(text)
        field.fill(text)

    def press(self, key):
        self.gestures += 1
        self.keys += 1
        self.page.keyboard.press(key)

    @property
    def seconds(self):
        told = self.gestures * THOUGHT + self.keys * KEY + self.clicks * CLICK
        return told + self.loads * LOAD


def open_record(page):
    page.goto("/espace/reunions/consigner/")
    page.get_by_label("Jour de la réunion").fill("2026-11-17")
    page.get_by_role("button", name="Ouvrir l’appel").click()
    page.get_by_role("heading", name="Appel", exact=True).wait_for()


def test_ten_people_and_two_decisions_in_few_gestures(
    visit, secretary, assert_accessible, assert_clean_console
):
    page = visit("/compte/connexion/")
    log_in(page, secretary)
    page.goto("/espace/")
    hand = Hand(page)
    hand.click("Consigner une autre réunion tenue", role="link")
    # The only body is chosen already.
    hand.type(page.get_by_label("Jour de la réunion"), "2026-11-17")
    hand.click("Ouvrir l’appel")
    hand.click("Tous présents")
    hand.press("ArrowDown")
    hand.press("e")  # the second is excused, the third sends somebody
    hand.press("r")
    row = page.locator("[data-row]").nth(2)
    hand.type(row.get_by_label("Ou représenté par"), "Zoé Fictive")
    assert page.locator("[data-quorum-state]").inner_text() == "Quorum atteint"
    assert "9 sur 10" in page.locator("[data-quorum-words]").inner_text()

    points = (
        ("Budget", "Le budget est adopté.", ("Notifier le budget", "Publier le budget")),
        ("Calendrier", "Quatre réunions.", ("Réserver la salle",)),
    )
    for title, text, actions in points:
        hand.click("Ajouter un point")
        item = page.locator("[data-item]").last
        hand.type(item.get_by_label("Titre du point"), title)
        hand.click("Ajouter une décision", within=item)
        draft = item.locator("[data-row-of=decision]")
        hand.type(draft.get_by_label("Texte"), text)
        hand.type(draft.get_by_label("Pour"), "7")
        hand.type(draft.get_by_label("Contre"), "0")
        hand.type(draft.get_by_label("Abstentions"), "1")
        for todo in actions:
            hand.click("Ajouter une suite", within=item)
            action = item.locator("[data-row-of=action]").last
            hand.type(action.get_by_label("Ce qui est à faire"), todo)
            hand.type(action.get_by_label("Qui s’en charge"), "Secrétariat")
            hand.type(action.get_by_label("Échéance"), "2027-01-15")
    hand.type(page.get_by_label("Texte du compte rendu"), "Séance ouverte à 14 h, close à 16 h.")
    hand.click("Déclarer tenue")
    page.locator(".crpv-messages").get_by_text("déclarée tenue").wait_for()
    hand.click("Adopter les 2 décisions")
    page.get_by_text("décisions adoptées").wait_for()

    assert page.locator(".crpv-adopted").count() == 2
    assert hand.gestures < ALLOWED
    assert hand.seconds < LONGEST
    assert hand.loads <= 5

    page.get_by_role("link", name="Corriger").first.click()
    page.get_by_role("heading", level=1).wait_for()
    assert_accessible(page)
    assert_clean_console()


def test_the_roll_by_keyboard_alone(visit, secretary):
    page = visit("/compte/connexion/")
    log_in(page, secretary)
    open_record(page)
    page.locator("[data-row] input[type=radio]:checked").first.focus()
    for key in "pppppeaapp":
        page.keyboard.press(key)
    states = page.locator("[data-row] input:checked").evaluate_all("all => all.map(i => i.value)")
    letters = {"p": "present", "e": "excused", "a": "absent"}
    assert states == [letters[key] for key in "pppppeaapp"]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.name").endswith("-proxy")

    # A closed browser loses nothing of it: the page was kept as it was called.
    page.get_by_text("Saisie gardée à").wait_for()
    address = page.url
    reopened = page.context.new_page()
    page.close()
    reopened.goto(address)
    reopened.get_by_role("link", name="Reprendre cette saisie").click()
    taken_up = reopened.locator("[data-row] input:checked")
    assert taken_up.evaluate_all("all => all.map(i => i.value)") == [
        *states[:8],
        "represented",
        "present",
    ]


def test_rows_move_and_go_on_the_spot(visit, secretary):
    page = visit("/compte/connexion/")
    log_in(page, secretary)
    open_record(page)
    for title in ("Un", "Deux"):
        page.get_by_role("button", name="Ajouter un point").click()
        page.locator("[data-item]").last.get_by_label("Titre du point").fill(title)
    page.locator("[data-item]").last.get_by_role("button", name="Monter ce point").click()
    page.get_by_role("button", name="Enregistrer").last.click()
    page.locator(".crpv-messages").get_by_text("Enregistré à").wait_for()
    titles = page.get_by_label("Titre du point").evaluate_all("all => all.map(i => i.value)")
    assert titles[-2:] == ["Deux", "Un"]


def test_a_point_is_carried_by_its_grip(visit, secretary):
    page = visit("/compte/connexion/")
    log_in(page, secretary)
    page.goto("/espace/reunions/")
    page.get_by_role("link", name="Réunion à venir").click()
    titles = "all => all.map(i => i.value)"
    before = page.get_by_label("Titre du point").evaluate_all(titles)
    grip = page.locator("[data-grip]").first
    grip.scroll_into_view_if_needed()
    grip.hover()
    page.mouse.down()
    target = page.locator("[data-item]").nth(1).bounding_box()
    page.mouse.move(target["x"] + 40, target["y"] + target["height"] / 2, steps=6)
    page.mouse.up()
    after = page.get_by_label("Titre du point").evaluate_all(titles)
    assert after[:2] == [before[1], before[0]]
    assert "en position 2" in page.locator("[data-moved]").inner_text()


# Served under the name that carries its fingerprint, and no other.
WHERE_THE_ROLL_IS = """
from django.templatetags.static import static
print(static("espace/record/roll.js"))
"""


def test_the_browser_counts_the_quorum_as_the_server_does(visit, site):
    page = visit("/compte/connexion/")
    module = site.manage("shell", "-v0", "-c", WHERE_THE_ROLL_IS).strip()
    shares = [(1, 2), (1, 3), (2, 3), (1, 1), (1, 4), (3, 5)]
    rules = [(*share, strict) for share in shares for strict in (False, True)]
    script = """async ([module, rules]) => {
        const { needed } = await import(module);
        return rules.map(([numerator, denominator, strict]) =>
            [...Array(61).keys()].map((n) => needed(n, { numerator, denominator, strict })));
    }"""
    assert page.evaluate(script, [module, rules]) == [
        [needed(n, QuorumRule("seats", share=Fraction(a, b), is_strict=strict)) for n in range(61)]
        for a, b, strict in rules
    ]
    voices = [("A", 1, 1, True), ("A", 2, 1, False), ("B", 3, 1, True), ("B", 1, 40, False)]
    tally = """async ([module, basis, scope, voices]) => {
        const { tallies } = await import(module);
        const rule = { basis, scope, numerator: 1, denominator: 2, strict: false };
        const named = voices.map(([college, weight, seats, counted]) =>
            ({ college, weight, seats, counted }));
        return tallies(named, rule).map((t) => [t.label, t.inOffice, t.counted, t.needed]);
    }"""
    for basis in ("seats", "weight"):
        for scope in ("overall", "by_college"):
            quorum = compute(
                QuorumRule(basis, scope),
                [
                    VotingSeat(college, weight, counted, seats)
                    for college, weight, seats, counted in voices
                ],
            )
            assert page.evaluate(tally, [module, basis, scope, voices]) == [
                [t.label, t.in_office, t.counted, t.needed] for t in quorum.tallies
            ]


def test_every_screen_is_accessible(
    visit, secretary, assert_accessible_in_turn, assert_clean_console
):
    page = visit("/compte/connexion/")
    log_in(page, secretary)
    open_record(page)
    record = page.url
    page.goto("/espace/reunions/")
    coming = page.get_by_role("link", name="Réunion à venir").get_attribute("href")
    held = page.get_by_role("link", name="Première réunion").get_attribute("href")
    page.goto("/espace/instances/")
    body = page.locator(".crpv-task__text a").first.get_attribute("href")
    page.goto(body)
    seat = page.get_by_role("link", name="Modifier : ").first.get_attribute("href")
    for path in (
        "/espace/",
        "/espace/reunions/",
        "/espace/reunions/consigner/",
        "/espace/reunions/prevoir/",
        "/espace/suites/",
        "/espace/reprise/",
        "/espace/carnet/",
        "/espace/instances/",
        body,
        f"{body}regles/",
        f"{body}plan-du-compte-rendu/",
        f"{body}en-tete/",
        f"{body}ordre-du-jour-habituel/",
        f"{body}reunions-de-l-annee/",
        f"{body}composition/ajouter/",
        f"{body}composition/tableau/",
        seat,
        "/espace/rythme/",
        "/espace/presences/?du=2026-01-01",
        coming,
        f"{coming}papiers/feuille-de-presence.html",
        f"{coming}reporter/",
        f"{coming}annuler/",
        f"{coming}documents/",
        f"{coming}publication/",
        f"{held}composition/",
        f"{held}compte-rendu/rediger/",
        f"{record}date/",
        record,
    ):
        page.goto(path)
        if path == record:
            page.get_by_role("button", name="Ajouter un point").click()
            page.get_by_role("button", name="Ajouter une décision").last.click()
            page.get_by_role("button", name="Ajouter une suite").last.click()
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        if path == seat:
            page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
        assert_accessible_in_turn(page)
        if path == record:
            page.evaluate("window.onbeforeunload = null")
            page.get_by_role("button", name="Enregistrer").last.click()
    assert_clean_console()


def test_a_meeting_is_logged_without_script_on_a_phone(visit, secretary):
    page = visit("/compte/connexion/", script=False, width=PHONE)
    log_in(page, secretary)
    open_record(page)
    page.get_by_role("button", name="Tous présents").click()
    page.get_by_role("button", name="Ajouter un point").click()
    page.get_by_label("Titre du point").last.fill("Budget")
    page.get_by_role("button", name="Ajouter une décision").last.click()
    page.get_by_label("Texte", exact=True).last.fill("Le budget est adopté.")
    page.get_by_label("Pour", exact=True).last.fill("11")
    page.get_by_role("button", name="Déclarer tenue").click()
    assert "11 voix exprimées pour 10" in page.locator("[data-problems]").inner_text()
    page.get_by_label("Pour", exact=True).last.fill("10")
    page.get_by_role("button", name="Déclarer tenue").click()
    page.get_by_role("button", name="Adopter la décision").click()
    assert page.locator(".crpv-adopted").count() == 1


def test_two_editors_lose_nothing(visit, secretary, assert_accessible_in_turn):
    """The second sees both texts side by side; his own stays on the page until he chooses."""
    pages = []
    for _ in range(2):
        page = visit("/compte/connexion/")
        log_in(page, secretary)
        open_record(page)
        pages.append(page)
    first, second = pages
    second.goto(first.url)
    for page, text in zip(pages, ("Le premier texte.", "Le second texte."), strict=True):
        page.get_by_label("Texte du compte rendu").fill(text)
        page.get_by_role("button", name="Enregistrer").last.click()
    second.get_by_role("heading", name="Vous avez écrit à deux").wait_for()
    shown = second.locator(".crpv-clash").inner_text()
    assert "Le premier texte." in shown
    assert "Le second texte." in shown
    assert second.get_by_label("Texte du compte rendu").input_value() == "Le second texte."
    assert_accessible_in_turn(second)
    second.get_by_label("Texte du compte rendu").fill("Le premier texte. Le second texte.")
    second.get_by_label("Garder la mienne").check()
    second.get_by_role("button", name="Enregistrer mon choix").click()
    second.get_by_text("Enregistré à").wait_for()
    first.goto(first.url)
    kept = first.get_by_label("Texte du compte rendu").input_value()
    assert kept == "Le premier texte. Le second texte."
