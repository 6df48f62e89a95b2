"""Deleting a meeting opened by mistake, on which nothing stands; what stands on one, in words."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from crpv_portal.common.deletions import is_cited
from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import agreed, counted, listing
from crpv_portal.common.history import because, events_of
from crpv_portal.common.locks import locked, locked_rows
from crpv_portal.outbox.models import OutgoingMail

from ..choices import CALLED_OFF, AttendanceState, MeetingStatus, Visibility
from ..models import ActionItem, AgendaItem, Decision, Meeting
from ..wording import day_in_words, hours_in_words, place_in_words
from .agenda import agenda_digest
from .holders import about


@transaction.atomic
def delete_meeting(*, meeting: Meeting, seen: str) -> None:
    """Delete a meeting on which nothing stands, with the points of its agenda and its empty roll.

    seen: the `deletion_digest` of what its author read. The history keeps all of it. Raises
    ValidationError when something stands on it, or when it changed since.
    """
    meeting = locked(meeting, "body")
    items = list(locked_rows(meeting.items.all()))
    obstacles = obstacles_to_deletion(meeting)
    if obstacles:
        raise ValidationError(
            f"Rien n’est supprimé : sur cette réunion, il y a {listing(obstacles)}."
        )
    if seen != deletion_digest(meeting):
        raise ValidationError(
            "La réunion a changé pendant que vous lisiez : rien n’est supprimé. Relisez cette "
            "page, puis recommencez."
        )
    with because("réunion ouverte par erreur", action="delete_meeting"):
        AgendaItem.objects.filter(pk__in=[item.pk for item in items]).delete()
        meeting.delete()


def deletion_digest(meeting: Meeting) -> str:
    """Return the digest of what one reads of a meeting before deleting it."""
    when_and_where = (day_in_words(meeting), hours_in_words(meeting), place_in_words(meeting))
    return short_digest(f"{when_and_where} {agenda_digest(meeting)} {meeting.version}")


def obstacles_to_deletion(meeting: Meeting) -> list[str]:
    """Return what stands on the meeting, as ends of « il y a … »; nothing when it may go.

    What was true once counts too: a meeting that was convened, or that the public could read, was
    known by somebody.
    """
    items = meeting.items.all()
    past = events_of(Meeting).filter(pgh_obj_id=meeting.pk)
    called = meeting.attendances.exclude(state=AttendanceState.NOT_CALLED, mandate__isnull=False)
    named = meeting.attendances.exclude(remark="", deputy_name="", deputy_organisation="")
    mails = OutgoingMail.objects.about(about(meeting)).count()
    documents = meeting.documents.count()
    decisions = Decision.objects.filter(item__in=items).count()
    actions = ActionItem.objects.filter(item__in=items).count()
    notes = items.exclude(note="").count()
    answered = meeting.proposals.count()
    statuses = {meeting.status, *past.order_by().values_list("status", flat=True).distinct()}
    convened = (
        MeetingStatus.CONVENED in statuses
        or meeting.by_hand_sequence is not None
        or meeting.invitations.exists()
    )
    found = {
        "une séance déclarée tenue": MeetingStatus.HELD in statuses,
        "un report ou une annulation": not statuses.isdisjoint(CALLED_OFF),
        "des personnes convoquées, invitées ou prévenues": convened,
        f"{counted(mails, 'courriel(s)')} {agreed(mails, 'envoyé(s)')}": mails,
        "un appel à points": hasattr(meeting, "item_call"),
        f"{counted(answered, 'point(s)')} {agreed(answered, 'proposé(s)')} par des membres": (
            answered
        ),
        "une page que le public a pu lire": (
            past.filter(visibility=Visibility.PUBLIC).exists()
            or items.filter(visibility=Visibility.PUBLIC).exists()
        ),
        "un appel commencé": (
            called.exists()
            or named.exists()
            or meeting.head_counts.exists()
            or bool(meeting.chair_id or meeting.secretary_id)
        ),
        f"{counted(documents, 'document(s)')} {agreed(documents, 'déposé(s)')}": documents,
        counted(decisions, "décision(s) ou projet(s) de décision"): decisions,
        counted(actions, "suite(s) à donner"): actions,
        counted(notes, "note(s) de séance"): notes,
        "un texte « en bref »": meeting.summary,
        "un compte rendu commencé": hasattr(meeting, "minutes"),
        "une saisie que quelqu’un n’a pas encore enregistrée": meeting.drafts.waiting().exists(),
        "une réunion reportée qu’elle remplace": meeting.replaces.exists(),
        "une première convocation dont elle est la suite": meeting.second_call_of_id,
    }
    obstacles = [words for words, is_there in found.items() if is_there]
    if not obstacles and (is_cited(meeting) or any(map(is_cited, items))):
        obstacles.append("d’autres pages qui la citent")
    return obstacles
