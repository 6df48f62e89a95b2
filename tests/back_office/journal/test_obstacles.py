"""Acts that are not undone while something newer stands on them, or when the database refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from crpv_portal.back_office.journal.undoing import judge, undo
from crpv_portal.common.history import because
from governance.models import Meeting, RecordDraft
from tests.back_office.journal.acts import WHY, act_of, undo_now
from tests.back_office.journal.deeds import edit
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, LabelFactory
from tests.factories.governance import BodyFactory, DecisionFactory, MeetingFactory

pytestmark = pytest.mark.django_db


def test_newer_act_on_the_same_words_stands_in_the_way_and_is_named(world):
    with because(WHY):
        edit(world)
    world.centre.summary = "Une autre."
    with because("relu"):
        world.centre.save()
    found = judge(act_of())
    (obstacle,) = found.obstacles
    assert "Ressources Sarthe" in obstacle.sentence
    assert obstacle.sentence.endswith("a été modifié depuis.")
    assert obstacle.act == act_of("relu").code
    with pytest.raises(ValidationError, match="modifié depuis"):
        undo(act=act_of(), digest=found.digest, reason="erreur")
    undo_now(act_of("relu"))
    assert judge(act_of()).obstacles == ()


def test_newer_act_elsewhere_on_the_record_does_not(world):
    with because(WHY):
        edit(world)
    world.centre.note = "À rappeler."
    with because("note"):
        world.centre.save()
    undo_now(act_of())
    world.centre.refresh_from_db()
    assert (world.centre.summary, world.centre.note) == ("", "À rappeler.")


def test_what_depends_on_a_row_added_is_named(world):
    with because(WHY):
        made = CentreFactory(name="Ressources Perche", coverage=False)
    with because("ensuite"):
        LabelFactory(centre=made)
    found = judge(act_of())
    assert any("en dépend" in each.sentence for each in found.obstacles)


def test_what_somebody_types_on_a_meeting_stands_in_the_way_of_its_logging(world):
    with because("avant"):
        body, user = BodyFactory(), UserFactory()
    with because(WHY):
        meeting = MeetingFactory(body=body)
    draft = RecordDraft.objects.create(meeting=meeting, user=user, form_data="title=Bilan")
    with pytest.raises(ValidationError, match="saisie en attente, à enregistrer ou à écarter"):
        undo_now(act_of())
    RecordDraft.objects.filter(pk=draft.pk).update(form_data="")  # as a save leaves it
    undo_now(act_of())
    assert not Meeting.objects.filter(pk=meeting.pk).exists()


def test_undoing_judged_before_something_else_is_asked_again(world):
    with because(WHY):
        edit(world)
    digest = judge(act_of()).digest
    world.centre.note = "Entre-temps."
    with because("note"):
        world.centre.save()
    with pytest.raises(ValidationError, match="relisez"):
        undo(act=act_of(), digest=digest, reason="erreur")
    world.centre.refresh_from_db()
    assert world.centre.summary


def test_what_the_database_holds_final_is_refused_in_words(world):
    with because(WHY):
        DecisionFactory(adopted=True)
    connection.check_constraints()
    with pytest.raises(ValidationError, match="ne se change plus"):
        undo_now(act_of())
