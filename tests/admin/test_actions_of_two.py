"""An action of the admin whose page was read before somebody else changed the record."""

import pytest
from django.utils import timezone

from crpv_portal.common.dates import today
from crpv_portal.common.history import events_of
from crpv_portal.common.models import Source
from governance.models import Body, BodyName, Meeting
from tests.admin.screens import address
from tests.factories.governance import BodyFactory, MeetingFactory
from tests.tabs import Tab, browsers, words

pytestmark = [pytest.mark.django_db, pytest.mark.history_of_any_day]

WHY = "essai de deux agents"


def test_a_state_corrected_meanwhile_is_said_and_nothing_is_done(settings):
    """The second, who read « prévue », is told that it is held; what was typed is still there."""
    meeting = MeetingFactory(starts_on=today())
    claire, denis = (
        Tab.read(client, address(meeting, "corriger-l-etat"), holding="status")
        for client in browsers()
    )
    assert claire.send(status="held", reason=WHY).status_code == 302
    answer = denis.send(status="cancelled", reason=WHY)
    assert answer.status_code == 200
    assert "Claire Petit a modifié cette fiche le" in words(answer)
    assert "à « tenue »" in words(answer)
    assert "Rien n’est fait" in words(answer)
    assert Meeting.objects.get().status == "held"
    again = Tab.of(denis.client, denis.action, answer, holding="status")
    assert again.sent["status"] == ["cancelled"]
    assert again.sent["reason"] == [WHY]
    assert again.send().status_code == 302
    assert Meeting.objects.get().status == "cancelled"


def test_a_name_given_meanwhile_is_said_and_no_second_one_follows():
    body = BodyFactory()
    tabs = [
        Tab.read(client, address(body, "renommer"), holding="name").typed(reason=WHY)
        for client in browsers()
    ]
    assert tabs[0].send(name="Comité des partenaires", on="2025").status_code == 302
    answer = tabs[1].send(name="Comité de suivi", on="2026")
    assert "Claire Petit a modifié cette fiche le" in words(answer)
    assert not BodyName.objects.filter(name="Comité de suivi").exists()


def test_a_save_that_changed_nothing_one_reads_is_no_news():
    body = BodyFactory()
    client, _ = browsers()
    tab = Tab.read(client, address(body, "renommer"), holding="name").typed(reason=WHY)
    body.save()  # moves « modifié le » alone
    assert tab.send(name="Comité des partenaires", on="2025").status_code == 302
    assert BodyName.objects.filter(name="Comité des partenaires").exists()


def test_a_record_changed_while_one_reads_of_its_deletion_stays():
    source = Source.objects.create(title="Convention")
    claire, denis = browsers()
    deletion = Tab.read(denis, address(source, "delete"), holding="post").typed(why=WHY)
    changed = Tab.read(claire, address(source), holding="title").send(title="Convention signée")
    assert changed.status_code == 302
    answer = deletion.send()
    assert answer.status_code == 200
    assert "Claire Petit a modifié cette fiche le" in words(answer)
    assert Source.objects.get().title == "Convention signée"
    again = Tab.of(denis, deletion.action, answer, holding="post")
    assert again.sent["why"] == [WHY]
    assert again.send().status_code == 302
    assert not Source.objects.exists()


def test_a_page_saved_unchanged_is_no_act_and_stops_nobody():
    body = BodyFactory()
    claire, denis = browsers()
    renaming = Tab.read(denis, address(body, "renommer"), holding="name").typed(reason=WHY)
    assert Tab.read(claire, address(body), holding="note").send().status_code == 302
    assert events_of(Body).filter(pgh_label="update").count() == 0
    Body.objects.update(updated_at=timezone.now())  # nothing that is told
    assert renaming.send(name="Comité de suivi", on="2026").status_code == 302
