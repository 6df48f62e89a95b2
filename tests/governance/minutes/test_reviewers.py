"""Review of minutes by the mailboxes of seats: one link each, remarks signed by the seat."""

import pytest
from bs4 import BeautifulSoup
from django.db import IntegrityError, transaction
from django.test import Client

from governance.choices import AttendanceState
from governance.minutes.review import make_remark
from governance.minutes.reviewers import reviewers_of
from governance.models import MinutesRemark, ReviewLink
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    AttendanceFactory,
    CollegeFactory,
    MandateFactory,
    MinutesRemarkFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.minutes.reviews import attended, page, reviewed, words

pytestmark = pytest.mark.django_db

MAILBOX = "service@exemple.test"


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def sits(body, meeting):
    """Put a seat on the roll, present unless told otherwise; return its mandate."""
    college = CollegeFactory(body=body)

    def put(title, *, person=None, mailbox="", state=AttendanceState.PRESENT, deputy="", **more):
        mandate = MandateFactory(
            seat__college=college,
            seat__title=title,
            organisation=None,
            organisation_name="",
            capacity=title,
            holder=person,
            function_email=mailbox,
            **more,
        )
        AttendanceFactory(
            meeting=meeting,
            mandate=mandate,
            person=person,
            organisation=None,
            organisation_name="",
            state=state,
            deputy_name=deputy,
        )
        return mandate

    return put


def reached(meeting):
    return [(each.name, each.to, each.also) for each in reviewers_of(meeting)]


def tokens(mails):
    return [mail.body.partition("/relecture/")[2].partition("/")[0] for mail in mails]


def test_each_seat_is_written_to_as_it_is_convened(meeting, sits):
    account = PersonFactory(user=UserFactory(email="compte@exemple.test"))
    named = PersonFactory(function_email="nommee@exemple.test")
    silent = PersonFactory(function_email="")
    alternate = PersonFactory(function_email="suppleante@exemple.test")
    sits("A compte", person=account, mailbox="a@exemple.test")
    sits("B nommée", person=named, mailbox="b@exemple.test")
    sits("C sans adresse", person=silent, mailbox="c@exemple.test")
    sits("D non nommé", mailbox="d@exemple.test")
    sits("E suppléante", mailbox="e@exemple.test", alternate=alternate)
    away = AttendanceState.REPRESENTED
    sits("F envoyé", mailbox="f@exemple.test", state=away, deputy="Zoé Envoyée")
    sits("G envoyé", state=away, deputy="Yann Envoyé")
    sits("H muet")
    sits("I excusé", mailbox="i@exemple.test", state=AttendanceState.EXCUSED)
    sits("J non relevé", mailbox="j@exemple.test", state=AttendanceState.NOT_CALLED)
    assert sorted((to, name) for name, to, _ in reached(meeting)) == sorted(
        [
            ("compte@exemple.test", account.full_name),
            ("nommee@exemple.test", named.full_name),
            ("c@exemple.test", "C sans adresse"),
            ("d@exemple.test", "D non nommé"),
            ("suppleante@exemple.test", alternate.full_name),
            ("f@exemple.test", "F envoyé"),
            ("", "Yann Envoyé"),
            ("", "H muet"),
        ]
    )


def test_a_mailbox_is_written_to_once(office, meeting, minutes, sits, deliver):
    attended(meeting, first_name="Ada", last_name="Petit", function_email=MAILBOX)
    sits("Premier", mailbox="deux@exemple.test")
    sits("Second", mailbox="DEUX@exemple.test")
    sits("Troisième", mailbox=MAILBOX)
    assert sorted(reached(meeting)) == [
        ("Ada Petit", MAILBOX, ("Troisième",)),
        ("Premier", "deux@exemple.test", ("Second",)),
    ]
    shown = words(office.get(page("minutes_send", meeting)))
    assert "Premier, et à la même adresse : Second" in shown
    reviewed(minutes)
    assert sorted(mail.to[0] for mail in deliver()) == ["deux@exemple.test", MAILBOX]
    assert ReviewLink.objects.count() == 2


def test_a_seat_remarks_by_its_link_and_signs_by_its_name(
    office, meeting, minutes, sits, deliver, body
):
    mandate = sits("Préfecture de région", mailbox=MAILBOX)
    other = sits("Rectorat", mailbox="rectorat@exemple.test")
    reviewed(minutes)
    mails = {mail.to[0]: mail for mail in deliver()}
    assert "Le siège « Préfecture de région » était présent" in (
        mails[MAILBOX].body.replace("\xa0", " ")
    )
    assert "Ce lien vous est personnel" not in mails[MAILBOX].body
    (token,) = tokens([mails[MAILBOX]])
    shown = Client().get(f"/relecture/{token}/")
    assert "vos remarques seront signées de son nom" in words(shown)
    sent = Client().post(f"/relecture/{token}/remarque/", {"text": "Un vote manque."})
    assert sent.status_code == 302
    remark = MinutesRemark.objects.get()
    assert (remark.mandate, remark.person, remark.author) == (mandate, None, None)
    assert "Un vote manque." in words(Client().get(f"/relecture/{token}/"))
    (elsewhere,) = tokens([mails["rectorat@exemple.test"]])
    assert "Un vote manque." not in words(Client().get(f"/relecture/{elsewhere}/")), "d’un autre"
    assert make_remark(minutes=minutes, text="Un vote manque.", mandate=mandate) == remark
    make_remark(minutes=minutes, text="Un vote manque.", mandate=other)
    kept = BeautifulSoup(office.get(page("minutes_page", meeting)).content, "lxml")
    said = kept.select_one("main").get_text(" ")
    assert "Préfecture de région" in said
    assert "Rectorat" in said


def test_a_link_or_a_remark_is_somebody_s_and_nobody_else_s(minutes, sits):
    mandate, person = sits("Préfecture"), PersonFactory()
    for wrong in ({}, {"person": person, "mandate": mandate}):
        with pytest.raises(IntegrityError, match="reviewlink_is_somebody_s"), transaction.atomic():
            ReviewLink.objects.create(
                minutes=minutes, token_hash="a" * 64, until="2026-12-07", **wrong
            )
        with pytest.raises(IntegrityError, match="has_one_author"), transaction.atomic():
            MinutesRemarkFactory(minutes=minutes, author=None, **wrong)
    ReviewLink.objects.create(
        minutes=minutes, mandate=mandate, token_hash="a" * 64, until="2026-12-07"
    )
    with pytest.raises(IntegrityError, match="reviewlink_one_a_seat"), transaction.atomic():
        ReviewLink.objects.create(
            minutes=minutes, mandate=mandate, token_hash="b" * 64, until="2026-12-07"
        )
