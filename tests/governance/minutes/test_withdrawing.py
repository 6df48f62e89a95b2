"""A public version withdrawn with a reason, replaced, hidden; final as long as it stands."""

import pytest
from django.core.exceptions import ValidationError
from django.db import InternalError, ProgrammingError, transaction
from django.test import Client
from django.urls import reverse

from crpv_portal.common.history import events_of
from governance.convening.invitations import forget_deputy
from governance.minutes.publishing import publish_minutes, withdraw_minutes
from governance.models import Attendance, MaskedName, PublicMinutes, WithdrawnMinutes
from partners.models import Person
from partners.services import erase_person
from tests.factories.accounts import UserFactory
from tests.factories.governance import PublicMinutesFactory
from tests.governance.minutes.public_version import PLANTED, TEXT, check, page, publish, soup_of
from tests.tabs import Tab

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def minutes(approved):
    return approved


def test_a_version_is_withdrawn_with_a_reason_then_replaced(office, minutes):
    version = publish(office, minutes)
    address = page("withdraw", minutes)
    tab = Tab.read(office, address, holding="reason")
    assert tab.send(reason=" ").status_code == 422
    assert tab.send(reason="Un chiffre est faux").status_code == 302
    shown = Client().get(minutes.meeting.get_absolute_url())
    assert "retirée le 22 novembre 2026" in soup_of(shown).select_one(".crpv-withdrawn").text
    assert "Un chiffre est faux" in shown.text
    assert "présente le budget" not in shown.text
    file = reverse("governance:minutes_file", args=[minutes.meeting.slug])
    assert Client().get(file).status_code == 404
    with pytest.raises(ValidationError, match="déjà retirée"):
        withdraw_minutes(version=version, reason="Encore")
    publish(office, minutes)
    # The old tab knew the former version: it does not withdraw the one that was never read there.
    old = tab.send(reason="Un chiffre est encore faux")
    assert old.status_code == 422
    assert "une autre a été publiée le 22 novembre 2026" in old.text.replace("\xa0", " ")
    again = Client().get(minutes.meeting.get_absolute_url()).text
    assert "présente le budget" in again
    assert "Une version précédente" in again


def test_what_was_masked_is_found_again_by_the_next_person(body, office, minutes):
    publish(office, minutes)
    secretary = body.secretaryships.get().user
    other = Client()
    other.force_login(UserFactory(staff=True))
    told = other.get(page("page", minutes)).text
    assert f"Abel {PLANTED}\xa0:" in told
    assert f"publiée le 22 novembre 2026 par {secretary.get_full_name()}" in " ".join(told.split())
    assert PLANTED not in Client().get(minutes.meeting.get_absolute_url()).text
    withdrawal = Tab.read(office, page("withdraw", minutes), holding="reason")
    assert withdrawal.send(reason="Un chiffre est faux").status_code == 302
    form = soup_of(other.get(page("publish", minutes)))
    assert "[nom masqué] présente" in form.select_one("[name=text]").text
    assert form.select_one("[name=masked]").has_attr("checked")
    assert form.select_one("[name=masking_reason]")["value"] == "vie privée"
    whole = soup_of(other.get(f"{page('publish', minutes)}?texte-approuve"))
    assert f"Mme {PLANTED}" in whole.select_one("[name=text]").text
    assert whole.select_one("[name=masked]").has_attr("checked")
    erase_person(person=Person.objects.get(last_name=PLANTED), reason="demande du 20 novembre")
    assert f"Abel {PLANTED}" not in other.get(page("page", minutes)).text
    assert "une personne effacée depuis" in other.get(page("page", minutes)).text


def test_the_name_of_a_deputy_is_forgotten_among_the_masked_too(office, minutes):
    row = minutes.meeting.attendances.get()
    Attendance.objects.filter(pk=row.pk).update(
        person=None,
        organisation_name="DREETS",
        state="represented",
        deputy_name=f"Mme Zoé {PLANTED}, directrice",
    )
    publish(office, minutes)
    assert f"Zoé {PLANTED}\xa0:" in office.get(page("page", minutes)).text
    forget_deputy(
        meeting=minutes.meeting, name=f"Mme Zoé {PLANTED}, directrice", reason="demande du 20"
    )
    assert MaskedName.objects.get().name == "personne effacée"
    assert set(events_of(MaskedName).values_list("name", flat=True)) == {"personne effacée"}


@pytest.mark.parametrize("changes", [{"text": "x"}, {"masking_reason": "x"}])
def test_a_public_version_is_final(changes):
    version = PublicMinutesFactory()
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
        PublicMinutes.objects.filter(pk=version.pk).update(**changes)
    withdrawn = withdraw_minutes(version=version, reason="Erreur")
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
        WithdrawnMinutes.objects.filter(pk=withdrawn.pk).delete()


def test_one_version_at_a_time(minutes):
    publish_minutes(minutes=minutes, text=TEXT)
    with pytest.raises(ValidationError, match="déjà publique"):
        publish_minutes(minutes=minutes, text=TEXT)


def test_a_version_hidden_with_its_meeting_is_public_no_longer(office, minutes):
    version = publish(office, minutes)
    minutes.meeting.visibility = "restricted"
    minutes.meeting.save()
    file = reverse("governance:minutes_file", args=[minutes.meeting.slug])
    assert Client().get(file).status_code == 404
    assert Client().get(minutes.meeting.get_absolute_url()).status_code == 404
    current = soup_of(office.get(page("page", minutes))).select_one("[aria-current=step]")
    assert "Approuvé" in current.text
    found = check(version.file.sha256)
    assert "conserve" in found.h2.text
    assert minutes.meeting.title not in found.text
