"""Assessments: the centre's word, then ANCT's; who reads and writes which, and when."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from centres.assessments import send_own, share, write_own
from centres.choices import Fulfillment
from centres.models import Assessment, CentreAssessment
from crpv_portal.back_office.journal.undoing import judge, undo
from crpv_portal.common.changes import Acts
from crpv_portal.common.dates import today
from crpv_portal.common.traces import Trace
from tests.factories.accounts import AssignmentFactory, UserFactory
from tests.factories.centres import (
    AssessmentFactory,
    CentreAssessmentFactory,
    CentreFactory,
    CentreMembershipFactory,
)
from tests.factories.partners import EditionFactory, ProvisionFactory
from tests.tabs import words

pytestmark = pytest.mark.django_db
LATE = "Écrit trop tard, et longuement, donc à rendre à qui l’a écrit."
OURS = {"origin": "http://testserver"}
UNSAID = "Ce que l’ANCT n’a pas encore dit"


@pytest.fixture
def edition():
    made = EditionFactory(in_force=True)
    ProvisionFactory(edition=made, core=True, title="Animer les réseaux")
    ProvisionFactory(edition=made, kind="quality", title="Rendre compte")
    ProvisionFactory(edition=made, title="Un principe, que personne n’apprécie")
    return made


@pytest.fixture
def centre():
    return CentreFactory(published=True)


@pytest.fixture
def member(centre):
    return CentreMembershipFactory(centre=centre).user


def as_(user):
    client = Client()
    client.force_login(user)
    return client


def staff():
    return as_(UserFactory(staff=True, second_factor=True))


def page_of(centre, year=None):
    return reverse("assessments:own", args=[centre.slug, year or today().year])


def page_of_staff(centre):
    return reverse("assessments:assess", args=[centre.slug, today().year])


def fill(client, page, level="fulfilled", comment="Dix journées.", **also):
    """Post the form of the page with that level and comment in all its boxes."""
    soup = client.get(page).context["form"]
    sent = {"read": soup["read"].value()}
    for name in soup.fields:
        if name.endswith("-level"):
            sent[name] = level
        elif name.endswith("-comment"):
            sent[name] = comment
    return client.post(page, sent | also)


def test_a_centre_says_its_own_then_anct_and_reads_it_once_shared(centre, member, edition):
    own, page = as_(member), page_of(centre)
    shown = words(own.get(page))
    assert "Animer les réseaux" in shown
    assert "Rendre compte" in shown
    assert "Un principe" not in shown
    assert not CentreAssessment.objects.exists()  # reading begins nothing
    assert fill(own, page).status_code == 302
    made = CentreAssessment.objects.get()
    assert (made.state, made.edition, made.lines.count()) == ("draft", edition, 2)
    assert fill(own, page, level="partly", envoyer="1").status_code == 302
    made.refresh_from_db()
    assert (made.state, made.sent_on) == ("sent", today())

    ours = staff()
    assert fill(ours, page_of_staff(centre), level="not_yet", comment=UNSAID).status_code == 302
    assert UNSAID not in own.get(page).text
    assert "remplie en partie" in words(own.get(page))
    shared = fill(ours, page_of_staff(centre), level="not_yet", comment=UNSAID, partager="1")
    assert shared.status_code == 302
    said = words(own.get(page))
    assert UNSAID in said
    assert "L’ANCT : pas encore remplie" in said.replace("\xa0", " ")
    made.refresh_from_db()
    assert (made.state, made.shared_on) == ("shared", today())


def test_what_is_sent_is_locked_and_what_is_shared_too(centre, member, edition):
    line = AssessmentFactory(whole__centre=centre, whole__edition=edition, whole__sent=True)
    box = f"disposition-{line.provision_id}"
    sent = {"read": "{}", f"{box}-level": "none", f"{box}-comment": LATE}
    response = as_(member).post(page_of(centre), sent, headers=OURS)
    assert response.status_code == 409
    assert LATE in response.text  # given back
    line.whole.state, line.whole.shared_on = "shared", today()
    line.whole.save()
    assert staff().post(page_of_staff(centre), sent, headers=OURS).status_code == 409
    line.refresh_from_db()
    assert (line.own_level, line.staff_level) == ("partly", "")


def test_anct_waits_for_the_centre(centre, edition):
    line = AssessmentFactory(whole__centre=centre, whole__edition=edition)
    box = f"disposition-{line.provision_id}"
    sent = {"read": "{}", f"{box}-level": "none", f"{box}-comment": LATE}
    assert staff().post(page_of_staff(centre), sent, headers=OURS).status_code == 409
    line.refresh_from_db()
    assert line.staff_level == ""


def test_what_a_centre_prepares_is_read_by_nobody_else(centre, edition):
    provision = edition.provisions.get(kind="mission_core")
    AssessmentFactory(
        whole__centre=centre, whole__edition=edition, provision=provision, own_comment=LATE
    )
    client = staff()
    for page in (
        reverse("assessments:matrix"),
        reverse("assessments:file", args=["csv"]),
        page_of_staff(centre),
    ):
        said = client.get(page).content.decode()
        assert "en préparation par le centre" in said
        assert LATE not in said
        assert "remplie en partie" not in said


def test_nothing_is_sent_while_a_provision_has_no_level(centre, member, edition):
    response = fill(as_(member), page_of(centre), level="", envoyer="1")
    assert response.status_code == 422
    assert "2 dispositions sans appréciation" in words(response).replace("\xa0", " ")
    assert "Dix journées." in response.text
    assert not CentreAssessment.objects.exists()


def test_a_member_of_another_centre_reads_and_writes_nothing(centre, edition):
    line = AssessmentFactory(whole__centre=centre, whole__edition=edition)
    stranger = CentreMembershipFactory().user
    former = CentreMembershipFactory(centre=centre, until="2020").user
    officer = AssignmentFactory().user
    for user in (stranger, former, officer, UserFactory(), UserFactory(staff=True)):
        client = as_(user)
        sent = {"read": "{}", f"disposition-{line.provision_id}-level": "none"}
        assert client.get(page_of(centre)).status_code == 404
        assert client.post(page_of(centre), sent).status_code == 404
        if not user.is_staff:
            assert client.get(page_of_staff(centre)).status_code == 403
            assert not CentreAssessment.objects.visible_to(user).exists()
    line.refresh_from_db()
    assert line.own_level == "partly"


def test_a_form_writes_in_no_provision_of_another_edition(centre, member, edition):
    other = ProvisionFactory(core=True)
    made = write_own(
        assessment=CentreAssessment(centre=centre, year=today().year, edition=edition),
        said={other.pk: (Fulfillment.FULFILLED, "")},
    )
    assert not made.lines.exists()


def test_years_are_open_for_two_years_and_no_other(centre, member, edition):
    client, year = as_(member), today().year
    got = [client.get(page_of(centre, each)).status_code for each in range(year - 2, year + 2)]
    assert got == [404, 200, 200, 404]
    assert f"/evaluation/{year - 1}/" in client.get(reverse("assessments:own_list")).text


def test_the_list_leads_to_no_page_that_is_not_there(centre, member):
    closed = CentreMembershipFactory(centre=CentreFactory(closed=True, name="Fermé"), user=member)
    said = words(as_(member).get(reverse("assessments:own_list")))
    assert "Aucune édition du cadre de référence n’est en vigueur" in said
    assert centre.name in said
    assert closed.centre.name not in said


def test_the_database_keeps_one_a_year_and_its_days(centre, edition):
    made = CentreAssessmentFactory(centre=centre, edition=edition)
    for columns in ({"state": "sent"}, {"sent_on": today()}, {"state": "maybe"}):
        with pytest.raises(IntegrityError, match="centreassessment_"), transaction.atomic():
            CentreAssessment.objects.filter(pk=made.pk).update(**columns)
    with pytest.raises(IntegrityError, match="once_a_year"), transaction.atomic():
        CentreAssessmentFactory(centre=centre, edition=edition)


def test_the_matrix_shows_each_centre_and_goes_out_as_a_file(centre, edition):
    provision = edition.provisions.get(kind="mission_core")
    AssessmentFactory(
        whole__centre=centre,
        whole__edition=edition,
        whole__sent=True,
        provision=provision,
        own_comment="=1+1",
    )
    CentreFactory(name="Silencieux", published=True)
    client = staff()
    said = words(client.get(reverse("assessments:matrix")))
    assert "Silencieux pas commencée" in said
    assert "Centre : remplie en partie" in said.replace("\xa0", " ")
    content = client.get(reverse("assessments:file", args=["xlsx"])).content
    rows = list(openpyxl.load_workbook(io.BytesIO(content)).active.iter_rows(values_only=True))
    assert sum("remplie en partie" in row for row in rows) == 1
    assert "'=1+1" in client.get(reverse("assessments:file", args=["csv"])).content.decode()
    assert client.get(reverse("assessments:file", args=["exe"])).status_code == 404


def test_pages_cost_the_same_for_many_centres(edition):
    client, counts = staff(), []
    provisions = list(edition.provisions.filter(kind__in=["mission_core", "quality"]))
    for number in (1, 19):
        for _ in range(number):
            whole = CentreAssessmentFactory(
                centre=CentreFactory(published=True), edition=edition, sent=True
            )
            for each in provisions:
                AssessmentFactory(whole=whole, provision=each)
        for page in (
            reverse("assessments:matrix"),
            reverse("assessments:file", args=["csv"]),
            page_of_staff(whole.centre),
        ):
            client.get(page)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            counts.append(len(captured))
    assert counts[:3] == counts[3:]


def acts_of(reason):
    models = (CentreAssessment, Assessment)
    return [act for act in Acts(Trace(model) for model in models) if act.why == reason]


@pytest.mark.parametrize("side", ["own", "staff"])
def test_sending_and_sharing_are_undone(centre, edition, side):
    made = CentreAssessmentFactory(centre=centre, edition=edition, sent=side == "staff")
    before = made.state
    for each in edition.provisions.filter(kind__in=["mission_core", "quality"]):
        AssessmentFactory(whole=made, provision=each, staff_level="partly")
    (send_own if side == "own" else share)(assessment=made)
    why = "envoi de l’auto-évaluation" if side == "own" else "partage de l’évaluation"
    (act,) = acts_of(why)
    undo(act=act, digest=judge(act).digest, reason="par erreur")
    made.refresh_from_db()
    assert made.state == before
    assert made.lines.count() == 2


def test_a_first_word_is_undone_whole(centre, edition):
    fresh = CentreAssessment(centre=centre, year=today().year, edition=edition)
    provision = edition.provisions.get(kind="mission_core")
    write_own(assessment=fresh, said={provision.pk: (Fulfillment.PARTLY, "Un mot.")})
    (act,) = acts_of("auto-évaluation du centre")
    undo(act=act, digest=judge(act).digest, reason="par erreur")
    assert not CentreAssessment.objects.exists()
    assert not Assessment.objects.exists()
