"""The whole life of one meeting of ten members, from its planning to its public minutes."""

import datetime
import email
import email.policy
import io
import re
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.e2e.test_account import PASSWORD, log_in

EMAIL = "secretariat@vie-entiere.test"
BODY = "comite-de-vie-entiere"
SEED = """
from crpv_portal.accounts.models import User
from governance.models import Mandate
from tests.factories.governance import BodyFactory, SecretaryshipFactory
body = BodyFactory(
    name="Comité de vie entière", slug={body!r}, code="VIE", members=10,
    quorum_basis="seats", quorum_numerator=1, quorum_denominator=2,
)
for number, mandate in enumerate(Mandate.objects.of_body(body).order_by("pk"), start=1):
    mandate.holder.first_name, mandate.holder.last_name = "Membre", f"Numéro{{number}}"
    mandate.holder.function_email = f"membre{{number}}@vie-entiere.test"
    mandate.holder.save()
user = User.objects.create_user({email!r}, {password!r}, first_name="Ada", last_name="Petit")
SecretaryshipFactory(body=body, user=user)
"""
# What a test cannot wait for: the day of the meeting comes, and goes by.
# The review is over: its last day is the one on which the next meeting is held.
REVIEW_ENDS = """
from crpv_portal.common.dates import today
from governance.models import Minutes
Minutes.objects.filter(meeting__slug="{slug}").update(review_until=today())
"""
TIME_PASSES = """
import datetime
from governance.models import Meeting
meeting = Meeting.objects.get(slug={slug!r})
gone = datetime.timedelta(days=20)
Meeting.objects.filter(pk=meeting.pk).update(
    starts_on=meeting.starts_on - gone, starts_at=meeting.starts_at - gone,
    ends_at=meeting.ends_at - gone,
)
"""
SAID = "Le comité adopte le budget de vie entière."


@pytest.fixture
def khal(tmp_path):
    """A real calendar: takes an invitation, and tells what it shows on a day."""
    (tmp_path / "agenda").mkdir()
    config = tmp_path / "khal.conf"
    config.write_text(
        f"[calendars]\n[[essai]]\npath = {tmp_path / 'agenda'}\n"
        "[locale]\nlocal_timezone = Europe/Paris\ndefault_timezone = Europe/Paris\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {tmp_path / 'khal.db'}\n[default]\ndefault_calendar = essai\n"
    )

    def run(*arguments):
        done = subprocess.run(
            [Path(sys.executable).parent / "khal", "-c", config, *arguments],
            capture_output=True, text=True, check=False, timeout=60, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout.strip()

    def take(calendar, day):
        file = tmp_path / "invitation.ics"
        file.write_bytes(calendar)
        run("import", "--batch", file)
        shown = run("list", "-df", "", "-f", "{start-time}|{title}|{status}", day.isoformat())
        return shown.splitlines()

    return take


class Post:
    """The mails that left since it was last asked, by whom they are for."""

    def __init__(self, site):
        self.site = site
        self.read = set()

    def __call__(self):
        self.site.manage("work", "--once")
        mails = {}
        for path in sorted(self.site.mails.iterdir()):
            if path not in self.read:
                self.read.add(path)
                for content in re.split(rb"\n-{79}\n", path.read_bytes()):
                    mail = email.message_from_bytes(content.strip(), policy=email.policy.default)
                    if "vie-entiere" in str(mail["To"]):
                        mails[str(mail["To"])] = mail
        return mails


def text_of(mail):
    return mail.get_body(("plain",)).get_content()


def calendar_of(mail):
    [part] = [each for each in mail.walk() if each.get_content_type() == "text/calendar"]
    return part.get_payload(decode=True)


def link_in(mail, path):
    found = re.search(rf"(/{path}/[\w-]+/)", text_of(mail))
    assert found, text_of(mail)
    return found[1]


def member(number):
    return f"membre{number}@vie-entiere.test"


def plan(page, day):
    page.goto("/espace/reunions/prevoir/")
    page.locator("[name=day]").fill(day.isoformat())
    page.locator("[name=starts_time]").fill("10:00")
    page.locator("[name=ends_time]").fill("12:00")
    page.locator("[name=place]").fill("Salle des actes")
    page.get_by_role("button", name="Prévoir la réunion").click()
    page.get_by_text("La réunion est prévue").wait_for()
    return re.search(r"/espace/reunions/([\w-]+)/", page.url)[1]


def convene(page, slug):
    page.goto(f"/espace/reunions/{slug}/convoquer/")
    sends = page.locator("main").inner_text()
    page.get_by_role("button", name=re.compile(r"^Envoyer \d+ courriels")).click()
    page.locator(".fr-alert--success").first.wait_for()
    return sends


def answer(page, mail, choice, deputy=""):
    page.goto(link_in(mail, "reponse"))
    page.get_by_label(choice).check(force=True)
    if deputy:
        page.get_by_label("Prénom et nom de la personne").fill(deputy)
    page.get_by_role("button", name="Envoyer ma réponse").click()
    page.get_by_text("Votre réponse est enregistrée").wait_for()


def test_from_the_planning_to_the_public_minutes(site, visit, khal, assert_clean_console):
    site.manage("shell", "-c", SEED.format(body=BODY, email=EMAIL, password=PASSWORD))
    post = Post(site)
    today = datetime.datetime.now(datetime.UTC).date()
    day = today + datetime.timedelta(days=14)
    page = visit("/compte/connexion/")
    log_in(page, EMAIL)

    # Planned, with its agenda.
    slug = plan(page, day)
    record = f"/espace/reunions/{slug}/"
    page.goto(record)
    page.get_by_role("button", name="Ajouter un point").click()
    page.get_by_label("Titre du point").last.fill("Budget de vie entière")
    page.get_by_role("button", name="Enregistrer").last.click()
    page.locator(".crpv-messages").get_by_text("Enregistré à").wait_for()

    # Convened: what goes to whom is said first; each gets an invitation that a calendar takes.
    assert "Numéro7" in convene(page, slug)
    first = post()
    assert len(first) == 10
    assert [line.split("|")[0] for line in khal(calendar_of(first[member(1)]), day)] == ["10:00"]

    # Put an hour later: the same event, moved.
    page.goto(f"{record}rendez-vous/")
    page.locator("[name=starts_time]").fill("11:00")
    page.locator("[name=ends_time]").fill("13:00")
    page.locator("[name=reason]").fill("train")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_url(f"**{record}**")
    convene(page, slug)
    updated = post()
    assert len(updated) == 10
    assert [line.split("|")[0] for line in khal(calendar_of(updated[member(1)]), day)] == ["11:00"]

    # Answered by the links of the mails, without an account.
    public = visit("/")
    for number in (1, 2, 3):
        answer(public, updated[member(number)], "Je viens")
    answer(public, updated[member(9)], "Je suis excusé")
    answer(public, updated[member(10)], "Je me fais représenter", deputy="Sam Suppléant")

    # Held: the answers are on the roll; quorum, a decision with its votes, the text.
    site.manage("shell", "-c", TIME_PASSES.format(slug=slug))
    page.goto(record)
    page.get_by_role("button", name="Faire l’appel des membres en exercice").click()
    row = page.locator("[data-row]").nth(8)
    row.locator("input[value=excused]:checked").wait_for(state="attached")
    page.get_by_role("button", name="Tous présents").click()
    row.locator("input[value=excused]").check(force=True)
    assert page.locator("[data-quorum-state]").inner_text() == "Quorum atteint"
    page.get_by_role("button", name="Ajouter une décision").first.click()
    draft = page.locator("[data-row-of=decision]").first
    draft.get_by_label("Texte").fill(SAID)
    draft.get_by_label("Pour").fill("8")
    draft.get_by_label("Contre").fill("1")
    draft.get_by_label("Abstentions").fill("0")
    page.get_by_label("Texte du compte rendu").fill("## Budget\n\nMembre Numéro2 le présente.")
    page.get_by_role("button", name="Déclarer tenue").first.click()
    page.locator(".crpv-messages").get_by_text("déclarée tenue").wait_for()
    with page.expect_navigation():  # the page explains « Adopter » with these words too
        page.get_by_role("button", name="Adopter la décision").first.click()
    page.get_by_text("décision adoptée").first.wait_for()

    # Reviewed by those who attended, with a remark that is answered.
    page.goto(f"{record}compte-rendu/envoyer/")
    page.get_by_role("button", name="Envoyer en relecture").click()
    page.get_by_role("heading", name="Compte rendu", exact=True).wait_for()
    asked = post()
    assert member(2) in asked
    assert member(9) not in asked
    public.goto(link_in(asked[member(2)], "relecture"))
    public.get_by_label("Votre remarque").fill("Le montant manque.")
    public.get_by_role("button", name="Envoyer la remarque").click()
    public.get_by_text("Votre remarque est enregistrée").wait_for()
    page.goto(f"{record}compte-rendu/")
    page.get_by_label("Que devient-elle").select_option(index=1)
    page.get_by_label("En une phrase").fill("C’est noté pour la prochaine fois.")
    page.get_by_role("button", name="Enregistrer la réponse").click()
    page.get_by_text("C’est noté pour la prochaine fois.").first.wait_for()

    # Approved at the next meeting, logged today, at the point that waited there.
    page.goto("/espace/reunions/consigner/")
    page.locator("[name=day]").fill(today.isoformat())
    page.get_by_role("button", name="Ouvrir l’appel").click()
    page.get_by_role("button", name="Tous présents").click()
    page.get_by_role("button", name="Déclarer tenue").first.click()
    page.locator(".crpv-messages").get_by_text("déclarée tenue").wait_for()
    site.manage("shell", "-c", REVIEW_ENDS.format(slug=slug))
    page.goto(f"{record}compte-rendu/approuver/")
    page.locator("[name=item]").select_option(index=1)
    page.get_by_role("button", name="Approuver et verrouiller").click()
    page.get_by_text("Texte approuvé").wait_for()

    # Published: the meeting with its decision, then the minutes with a name masked.
    page.goto(f"{record}publication/")
    for box in page.locator("input[name=show]:not([disabled])").all():
        box.check(force=True)
    page.get_by_role("button", name="Publier ces choix").click()
    page.locator(".fr-alert--success").first.wait_for()
    page.goto(f"{record}compte-rendu/publier/")
    page.get_by_label(re.compile("^Membre Numéro2")).check(force=True)
    page.get_by_label(re.compile("Motif")).fill("vie privée")
    page.get_by_role("button", name="Voir la page telle que le public la verra").click()
    page.get_by_role("button", name="Publier", exact=True).click()
    page.get_by_text("La version publique est en ligne.").wait_for()

    # Found by the public, in a file that reads aloud, without the name.
    public.goto("/gouvernance/decisions/?q=budget+vie+entiere")
    public.get_by_role("link", name=re.compile("adopte le budget")).first.click()
    public.get_by_text(SAID).first.wait_for()
    public.goto(f"/gouvernance/reunions/{slug}/")
    assert "[nom masqué] le présente." in public.locator("main").inner_text()
    answered = public.request.get(f"/gouvernance/reunions/{slug}/compte-rendu/fichier/")
    paper = PdfReader(io.BytesIO(answered.body()))
    root = paper.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"].startswith("fr")
    words = "".join(each.extract_text() for each in paper.pages)
    assert "nom masqué" in words
    assert "Numéro2" not in words

    # Another one, called off: the event stays in the calendar, told cancelled.
    other_day = today + datetime.timedelta(days=40)
    other = plan(page, other_day)
    convene(page, other)
    khal(calendar_of(post()[member(1)]), other_day)
    page.goto(f"/espace/reunions/{other}/annuler/")
    page.locator("[name=reason]").fill("grève")
    page.get_by_role("button", name="Annuler la réunion").click()
    page.get_by_text(re.compile("annulée", re.IGNORECASE)).first.wait_for()
    [shown] = khal(calendar_of(post()[member(1)]), other_day)
    assert "CANCELLED" in shown
    assert_clean_console()
