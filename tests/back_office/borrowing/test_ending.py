"""« Voir comme… »: what ends a borrowed view, and its trace."""

import datetime

import pytest
from allauth.mfa.models import Authenticator
from bs4 import BeautifulSoup
from django.db import IntegrityError, ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from crpv_portal.accounts.borrowing import KEY, LASTS, end_view, open_view
from crpv_portal.accounts.models import BorrowedView, SeenAs
from crpv_portal.accounts.services import close_account
from crpv_portal.common.acts import code_of
from crpv_portal.common.dates import moment_in_words
from crpv_portal.common.history import events_of
from tests.back_office.borrowing.views import (
    CHOOSE,
    QUIT,
    WHY,
    as_officer,
    banner,
    plain,
    said,
    traces,
)
from tests.factories.accounts import UserFactory
from tests.factories.governance import BodyFactory, MeetingFactory
from tests.tabs import sent_by

pytestmark = pytest.mark.django_db


def is_oneself(client):
    return client.get(CHOOSE).status_code == 200 and KEY not in client.session


def test_quitting_ends_it(client, officer, agent):
    as_officer(client, officer)
    assert client.post(QUIT)["Location"] == "/admin/"
    assert "Vous êtes de nouveau vous-même." in client.get("/admin/").text
    assert is_oneself(client)
    view = BorrowedView.objects.get()
    assert view.begun_at <= view.ended_at <= view.ends_at
    assert client.post(QUIT)["Location"] == "/admin/"  # the second click


def test_its_time_ends_it(client, officer, time_machine):
    now = timezone.now().replace(microsecond=0)
    time_machine.move_to(now, tick=False)
    as_officer(client, officer)
    view = BorrowedView.objects.get()
    assert view.ends_at == now + LASTS
    time_machine.move_to(now + LASTS - datetime.timedelta(seconds=1), tick=False)
    assert banner(client.get("/espace/"))
    assert client.get(CHOOSE).status_code == 403
    time_machine.move_to(now + LASTS, tick=False)
    response = client.get("/espace/")
    assert not banner(response)
    assert f"Cette vue a pris fin à {plain(view.until)}" in said(response)
    assert is_oneself(client)
    view.refresh_from_db()
    assert view.ended_at is None  # its limit says it


@pytest.mark.parametrize(
    ("shown", "way_out"),
    [("/espace/", ".crpv-borrowed form"), ("/compte/deconnexion/", "form[data-log-out]")],
)
def test_the_ways_out_of_a_page_whose_time_is_over_still_lead_out(
    agent, officer, time_machine, shown, way_out
):
    client = Client(enforce_csrf_checks=True)
    client.force_login(agent)
    page = reverse("admin:accounts_user_change", args=[officer.pk])
    address = f"{CHOOSE}?compte={officer.pk}"
    opening = BeautifulSoup(client.get(address).content, "lxml").select_one("#content form")
    client.post(address, {**sent_by(opening), "who": f"regional-{officer.pk}", "reason": WHY})
    form = BeautifulSoup(client.get(shown).content, "lxml").select_one(way_out)
    time_machine.move_to(timezone.now() + LASTS)
    response = client.post(form["action"], sent_by(form))
    assert response.status_code == 302
    assert response["Location"] == (page if form["action"] == QUIT else "/")
    assert KEY not in client.session


def test_a_form_seen_as_somebody_else_is_not_taken_as_oneself(agent, officer, time_machine):
    """Neither at the end of the time, nor from another tab after « Quitter »."""
    meeting = MeetingFactory(body=BodyFactory(region=officer.assignments.get().region))
    page = f"/espace/reunions/{meeting.slug}/documents/"
    client = Client(enforce_csrf_checks=True)
    client.force_login(agent)
    for is_quit in (False, True):
        opening = BeautifulSoup(client.get(CHOOSE).content, "lxml").select_one("#content form")
        client.post(CHOOSE, {**sent_by(opening), "who": f"regional-{officer.pk}", "reason": WHY})
        shown = BeautifulSoup(client.get(page).content, "lxml")
        before = traces()
        if is_quit:
            client.post(QUIT, sent_by(shown.select_one(".crpv-borrowed form")))
            before = traces()
        else:
            time_machine.move_to(timezone.now() + LASTS)
        form = shown.select("main form[method=post]")[0]
        response = client.post(page, sent_by(form), headers={"Origin": "http://testserver"})
        assert response.status_code == 403
        assert traces() == before
        assert is_oneself(client)


def test_logging_out_ends_it(client, officer):
    as_officer(client, officer)
    assert client.get("/compte/deconnexion/").status_code == 200
    assert banner(client.get("/espace/"))
    assert client.post("/compte/deconnexion/").status_code == 302
    assert BorrowedView.objects.get().ended_at is not None
    assert client.get("/espace/").status_code == 302
    assert KEY not in client.session


def test_a_log_out_that_another_site_sends_ends_nothing(agent, officer):
    client = Client(enforce_csrf_checks=True)
    client.force_login(agent)
    view = open_view(by=agent, kind=SeenAs.OFFICER, seen_as=officer, reason=WHY)
    session = client.session
    session[KEY] = view.pk
    session.save()
    assert client.post("/compte/deconnexion/").status_code == 403
    assert client.post(QUIT).status_code == 403
    assert BorrowedView.objects.get().ended_at is None
    assert banner(client.get("/espace/"))


LOSSES = {
    "agent loses the staff's rights": lambda agent, person: set_and_save(agent, is_staff=False),
    "account becomes the staff's": lambda agent, person: set_and_save(person, is_staff=True),
    "account is closed": lambda agent, person: close_account(user=person, by=agent, reason=WHY),
    "role ends": lambda agent, person: person.assignments.all().delete(),
}


def set_and_save(user, **values):
    for name, value in values.items():
        setattr(user, name, value)
    user.save()


@pytest.mark.parametrize("loss", LOSSES)
def test_a_lost_right_ends_it_at_once(client, agent, officer, loss):
    as_officer(client, officer)
    LOSSES[loss](agent, officer)
    before = traces()
    response = client.post("/espace/reunions/prevoir/", {"title": "Un titre"})
    assert response.status_code == 403
    assert traces() == before + 1  # the end of the view
    assert BorrowedView.objects.get().ended_at is not None
    assert KEY not in client.session
    assert not banner(client.get("/"))


def test_the_second_factor_lost_ends_it_at_once(settings, officer):
    settings.SECOND_FACTOR_REQUIRED = True
    agent = UserFactory(staff=True, second_factor=True)
    client = Client()
    client.force_login(agent)
    as_officer(client, officer)
    Authenticator.objects.filter(user=agent).delete()
    assert client.get("/espace/")["Location"] == "/compte/securite/"
    assert BorrowedView.objects.get().ended_at is not None


def test_the_borrowed_account_needs_no_second_factor_to_be_seen(settings, officer):
    settings.SECOND_FACTOR_REQUIRED = settings.SECOND_FACTOR_OF_ALL = True
    client = Client()
    client.force_login(UserFactory(staff=True, second_factor=True))
    as_officer(client, officer)
    assert client.get("/espace/").status_code == 200


def test_a_closed_agent_is_logged_out(client, agent, officer):
    as_officer(client, officer)
    UserFactory(staff=True)
    set_and_save(agent, is_active=False)
    assert client.get("/espace/")["Location"].startswith("/compte/connexion/")


def test_the_view_of_another_agent_is_not_taken_over(client, agent, officer):
    other = UserFactory(staff=True)
    view = open_view(by=other, kind=SeenAs.OFFICER, seen_as=officer, reason=WHY)
    session = client.session
    session[KEY] = view.pk
    session.save()
    assert not banner(client.get("/"))
    assert KEY not in client.session


def test_it_is_of_one_browser_and_of_all_its_tabs(client, agent, officer):
    other = Client()
    other.force_login(agent)
    as_officer(client, officer)
    assert client.get("/admin/").status_code == 403  # the tab that was open
    assert other.get("/admin/").status_code == 200
    assert not banner(other.get("/"))


def test_the_session_is_the_agent_s_own(client, agent, officer):
    as_officer(client, officer)
    client.get("/espace/")
    assert list(agent.sessions.values_list("pk", flat=True)) == [client.session.session_key]
    assert not officer.sessions.exists()
    officer.refresh_from_db()
    assert officer.last_login is None


# --- The trace --------------------------------------------------------------------------------


def test_the_journal_tells_it_and_so_do_both_accounts(client, agent, officer):
    as_officer(client, officer)
    client.get("/espace/")
    client.post(QUIT)
    view = BorrowedView.objects.get()
    sentence = (
        f"« portail vu comme Odile Roux, agent régional, le {moment_in_words(view.begun_at)}, "
        f"jusqu’à {view.until} au plus tard » (vue empruntée"
    )
    for page in (
        "/admin/journal/",
        f"/admin/accounts/user/{officer.pk}/history/",
        f"/admin/accounts/user/{agent.pk}/history/",
    ):
        text = said(client.get(page))
        assert f"Ajout de {plain(sentence)}" in text, page
        assert WHY in text
        assert "Anne Legrand" in text
        assert "quittée" in text


def test_the_history_names_the_agent_and_never_the_account(client, agent, officer):
    as_officer(client, officer)
    client.get("/espace/")
    client.post(QUIT)
    events = events_of(BorrowedView).order_by("pgh_id")
    assert [each.pgh_context["user"] for each in events] == [agent.pk, agent.pk]
    assert events[0].pgh_context["reason"] == WHY


def test_its_trace_cannot_be_undone_changed_or_deleted(client, agent, officer):
    as_officer(client, officer)
    client.post(QUIT)
    opening = events_of(BorrowedView).order_by("pgh_id").first()
    code = code_of((opening.pgh_created_at, opening.pgh_context_id))
    page = said(client.get(reverse("journal:undo", args=[code])))
    assert plain("Une vue du portail a été empruntée : sa trace reste.") in page
    view = BorrowedView.objects.get()
    with pytest.raises(ProgrammingError, match="Cannot delete"), transaction.atomic():
        view.delete()
    with pytest.raises(ProgrammingError, match="Cannot update"), transaction.atomic():
        BorrowedView.objects.update(ended_at=timezone.now())
    end_view(view=view, why="encore")
    assert events_of(BorrowedView).count() == 2


@pytest.mark.parametrize(
    "values",
    [
        {"kind": SeenAs.OFFICER},
        {"begun": 0, "lasts": datetime.timedelta(hours=2)},
        {"lasts": datetime.timedelta(0)},
    ],
)
def test_the_database_refuses_what_is_no_view(agent, values):
    now = timezone.now()
    with pytest.raises(IntegrityError), transaction.atomic():
        BorrowedView.objects.create(
            user=agent,
            kind=values.get("kind", SeenAs.PUBLIC),
            begun_at=now,
            ends_at=now + values.get("lasts", LASTS),
        )
