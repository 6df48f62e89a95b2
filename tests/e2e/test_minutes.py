"""The minutes in a real browser: each of their screens, and a file checked without leaving it."""

import hashlib
import re

from tests.e2e.test_account import PASSWORD, log_in

EMAIL = "comptes-rendus@exemple.test"
TEXT = "## Budget\n\nMme Durand le présente.\n\n3. Questions diverses"
# The browser's own number, which follows the text; the design system's would begin at 1.
MARKER = """() => {
    const item = document.querySelector("ol[start='3'] > li");
    return item && getComputedStyle(item, "::marker").content;
}"""
SEED = """
import datetime
from crpv_portal.accounts.models import User
from crpv_portal.common.dates import today
from governance.models import ReviewLink
from governance.minutes.drafting import draft_minutes
from governance.minutes.services import approve_minutes, digest, send_to_review
from governance.minutes.publishing import publish_minutes
from governance.minutes.review import _new_link, make_remark
from governance.minutes.reviewers import Reviewer
from governance.reports.digests import _answer_link
from tests.factories.governance import *
from tests.factories.partners import PersonFactory
user = User.objects.create_user({email!r}, {password!r}, first_name="Ada", last_name="Petit")
body = BodyFactory(name="Comité relu", slug="comite-relu", code="RELU")
SecretaryshipFactory(body=body, user=user)
person = PersonFactory(first_name="Jeanne", last_name="Durand")
until = today() + datetime.timedelta(days=12)
def minutes(slug, day, **more):
    meeting = MeetingFactory(
        body=body, held=True, slug=slug, title="Comité", starts_on=day, **more
    )
    AttendanceFactory(meeting=meeting, person=person)
    drafted = MinutesFactory(meeting=meeting, text={TEXT!r})
    return send_to_review(minutes=drafted, until=until, version=1, user=user)
reviewed = minutes("relu", datetime.date(2026, 9, 8))
make_remark(minutes=reviewed, text="Une réserve manque.", person=person)
item = AgendaItemFactory(
    meeting=MeetingFactory(body=body, held=True, starts_on=until), position=1, title="Approbation"
)
for slug, month in (("approuve", 5), ("publie", 2)):
    told = minutes(slug, datetime.date(2026, month, 12), public=True)
    told, _ = approve_minutes(minutes=told, item=item, user=user, version=told.version)
publish_minutes(minutes=told, text=told.text)
print("TOKEN", _new_link(reviewed, Reviewer(person.full_name, person)))
drafted = MeetingFactory(
    body=body, held=True, slug="redige", title="Comité", starts_on=datetime.date(2026, 10, 6)
)
AttendanceFactory(meeting=drafted, person=person)
draft_minutes(meeting=drafted, base=digest(""), user=user)
AgendaItemFactory(meeting=drafted, position=1, title="Point ajouté depuis")
ActionItemFactory(
    item=item, owner_person=person, owner_organisation=None, due_on=today(), text="Relancer"
)
print("REMINDER", _answer_link(person, today())[0])
"""


def test_every_screen_of_the_minutes(visit, site, assert_accessible_in_turn, assert_clean_console):
    said = site.manage("shell", "-c", SEED.format(email=EMAIL, password=PASSWORD, TEXT=TEXT))
    token = re.search(r"TOKEN (\S+)", said)[1]
    page = visit(f"/relecture/{token}/")
    assert_accessible_in_turn(page)
    page.goto(re.search(r"REMINDER \S*(/suites/\S+)", said)[1])
    assert_accessible_in_turn(page)
    page.goto("/gouvernance/reunions/publie/")
    assert_accessible_in_turn(page)
    assert page.evaluate(MARKER) == "normal"

    log_in(page, EMAIL)
    for address in (
        "relu/compte-rendu/",
        "relu/compte-rendu/modifier/",
        "relu/relecture/",
        "redige/compte-rendu/changements/",
        "approuve/compte-rendu/publier/",
    ):
        page.goto(f"/espace/reunions/{address}")
        assert_accessible_in_turn(page)
        assert page.evaluate(MARKER) in ("normal", None)
    page.get_by_label(re.compile("^Jeanne Durand")).check(force=True)
    page.get_by_label(re.compile("Motif")).fill("vie privée")
    page.get_by_role("button", name="Voir la page telle que le public la verra").click()
    page.get_by_text("[nom masqué] le présente.", exact=True).wait_for()
    assert_accessible_in_turn(page)
    page.get_by_role("button", name="Publier", exact=True).click()
    page.get_by_text("La version publique est en ligne.").wait_for()
    assert_clean_console()


def test_a_file_is_checked_without_leaving_the_browser(visit, assert_clean_console):
    page = visit("/gouvernance/verifier/")
    posted = []
    page.on("request", lambda request: posted.append(request.url) if request.post_data else None)
    content = b"un fichier quelconque"
    page.get_by_label("Le fichier à vérifier").set_input_files(
        {"name": "essai.pdf", "mimeType": "application/pdf", "buffer": content}
    )
    page.get_by_role("button", name="Vérifier le fichier").click()
    page.get_by_role("heading", name="n’est celle d’aucun compte rendu").wait_for()
    assert hashlib.sha256(content).hexdigest() in page.url
    assert posted == []
    assert_clean_console()
