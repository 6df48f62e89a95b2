"""Convening in a real browser: the link of the mail, posted with « Origin: null »."""

import pytest

from tests.e2e.conftest import PHONE
from tests.e2e.test_account import PASSWORD, log_in

SEED = """
import datetime
from crpv_portal.accounts.models import User
from governance.models import Mandate
from governance.convening.invitations import issue_link
from governance.convening.item_calls import open_item_call
from tests.factories.governance import BodyFactory, InvitationFactory, MeetingFactory
from tests.factories.governance import SecretaryshipFactory
user = User.objects.create_user({email!r}, {password!r}, first_name="Ada", last_name="Petit")
body = BodyFactory(name={name!r}, members=4, majority=True)
SecretaryshipFactory(body=body, user=user)
for rank, mandate in enumerate(Mandate.objects.of_body(body).order_by("pk")):
    if rank < 2:
        mandate.holder.function_email = "membre%d@exemple.test" % rank
        mandate.holder.save()
day = datetime.date(2027, 1, 12)
meeting = MeetingFactory(
    body=body, title="Réunion à convoquer", items=["Budget"], status="convened", place="Lille",
    starts_on=day, starts_at=datetime.datetime(2027, 1, 12, 13, tzinfo=datetime.UTC),
)
open_item_call(
    meeting=meeting, until_on=datetime.date(2027, 1, 5), message="", is_sent=False,
    by=user, base="/",
)
first = Mandate.objects.of_body(body).order_by("pk").first()
invitation = InvitationFactory(meeting=meeting, mandate=first, person=first.holder, sent=True)
print("TOKEN", issue_link(invitation), meeting.slug)
"""


@pytest.fixture(scope="module")
def convened(site):
    """A convened meeting of four members: its secretary's address, a member's link, its slug."""
    email = "convocation@exemple.test"
    seed = SEED.format(email=email, password=PASSWORD, name="Comité convoqué")
    said = site.manage("shell", "-c", seed)
    _, token, slug = next(line for line in said.splitlines() if "TOKEN" in line).split()
    return email, f"/reponse/{token}/", slug


def test_member_answers_without_an_account(
    visit, convened, assert_accessible_everywhere, assert_clean_console
):
    """A page without referrer posts « Origin: null »: the answer is taken, by script or not."""
    _, link, _ = convened
    page = visit(link, width=PHONE, script=False)
    posted = []
    page.on(
        "request",
        lambda sent: sent.method == "POST" and posted.append(sent.all_headers().get("origin")),
    )
    page.get_by_text("Je me fais représenter").click()
    page.get_by_label("Prénom et nom de la personne").fill("Anne Riou")
    page.get_by_role("button", name="Envoyer ma réponse").click()
    page.get_by_text("Vous envoyez Anne Riou.").wait_for()
    assert posted == ["null"]
    assert page.context.cookies() == []
    page.get_by_role("link", name="Proposer un point").click()
    page.get_by_label("Titre du point").fill("Cités éducatives")
    page.get_by_label("Pourquoi en parler").fill("Le bilan est rendu.")
    page.get_by_role("button", name="Envoyer ma proposition").click()
    page.get_by_text("Cités éducatives").wait_for()
    assert_accessible_everywhere(visit(link))
    assert_clean_console()


def test_screens_of_preparation(visit, convened, assert_accessible, assert_clean_console):
    email, _, slug = convened
    page = visit("/compte/connexion/", width=PHONE)
    log_in(page, email)
    for path in ("preparer", "convoquer", "relancer", "rendez-vous", "appel-a-points", "inviter"):
        page.goto(f"/espace/reunions/{slug}/{path}/")
        assert_accessible(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE, path
    page.goto(f"/espace/reunions/{slug}/preparer/")
    page.get_by_role("link", name="Voir qui a reçu quoi").click()
    page.get_by_role("button", name="Envoyer 1").click()
    page.get_by_text("convocation est partie").wait_for()
    page.get_by_role("link", name="Ouvrir").first.click()
    assert_accessible(page)
    assert_clean_console()
