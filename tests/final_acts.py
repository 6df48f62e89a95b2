"""Each act that is done once: where its form is, what is typed, what its result is.

Named by its route, as in `tests/routes`, or by the address of its page in the admin.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from centres.models import Centre, CentreName, Coverage
from crpv_portal.accounts.models import User
from crpv_portal.common.dates import PARIS, today
from crpv_portal.common.models import Erasure, Source
from crpv_portal.outbox.models import OutgoingMail
from governance.choices import QuorumBasis
from governance.meetings.services import plan_meeting
from governance.models import (
    Body,
    BodyName,
    Decision,
    Document,
    Invitation,
    Mandate,
    Meeting,
    Minutes,
    PublicMinutes,
    Seat,
    Secretaryship,
    WithdrawnMinutes,
)
from partners.models import Edition, OrganisationName
from tests.admin.screens import address
from tests.factories.accounts import UserFactory
from tests.factories.centres import CentreFactory, ContactFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    BodyFactory,
    DecisionFactory,
    DocumentFactory,
    InvitationFactory,
    ItemProposalFactory,
    MandateFactory,
    MeetingFactory,
    MinutesFactory,
    PublicMinutesFactory,
)
from tests.factories.partners import (
    EditionFactory,
    OrganisationFactory,
    PersonFactory,
    ProvisionFactory,
)
from tests.factories.territories import DepartmentFactory
from tests.tabs import Tab

WHY = "essai d’un double clic"


@dataclass(frozen=True)
class Planted:
    """A page ready for its act, and the result to count, which one act makes one of.

    holding: the name of a box of the form; typed: what is written in it; then: the box and the
    button of the form that the first one leads to, for an act that shows what it will do.
    """

    page: str
    holding: str
    made: Callable[[], int]
    typed: dict[str, Any] = field(default_factory=dict)
    button: str = ""
    then: tuple[str, str] | None = None

    def open(self, client: Client) -> Tab:
        tab = Tab.read(client, self.page, holding=self.holding, button=self.button)
        tab = tab.typed(**self.typed)
        if self.then is None:
            return tab
        box, button = self.then
        return Tab.of(client, tab.action, tab.send(), holding=box, button=button)


@dataclass(frozen=True)
class FinalAct:
    """An act, and a pattern of the words that tell whoever comes second that it is done."""

    plant: Callable[[], Planted]
    told: str


def soon(days: int = 30) -> datetime.date:
    return today() + datetime.timedelta(days=days)


def of_meeting(page: str, meeting: Meeting) -> str:
    return reverse(f"espace:{page}", args=[meeting.slug])


def with_addresses() -> Body:
    """A body whose two members can be written to."""
    body = BodyFactory(members=2)
    for mandate in Mandate.objects.of_body(body).select_related("holder"):
        mandate.holder.function_email = f"membre-{mandate.pk}@exemple.test"
        mandate.holder.save()
    return body


def appointment() -> dict[str, Any]:
    """The hour and the place without which nobody is convened."""
    hour = datetime.datetime.combine(soon(), datetime.time(14), PARIS)
    return {"starts_at": hour, "place": "Lille"}


def to_convene() -> Meeting:
    return plan_meeting(body=with_addresses(), on=soon(), **appointment())


def convened() -> Meeting:
    """A meeting to which one member was convened."""
    meeting = MeetingFactory(
        body=with_addresses(), status="convened", starts_on=soon(), **appointment()
    )
    mandate = Mandate.objects.of_body(meeting.body).earliest("pk")
    InvitationFactory(meeting=meeting, mandate=mandate, person=mandate.holder, sent=True)
    return meeting


def mails() -> int:
    return OutgoingMail.objects.count()


# --- A meeting to come ----------------------------------------------------------------------------


def plan() -> Planted:
    typed = {"body": BodyFactory().pk, "day": soon().isoformat(), "starts_time": "14:00"}
    return Planted(reverse("espace:meeting_plan"), "day", Meeting.objects.count, typed)


def log() -> Planted:
    typed = {"body": BodyFactory().pk, "day": soon(-3).isoformat()}
    return Planted(reverse("espace:meeting_log"), "day", Meeting.objects.count, typed)


def postpone() -> Planted:
    typed = {"reason": WHY, "to": soon(40).isoformat()}
    page = of_meeting("meeting_postpone", to_convene())
    return Planted(page, "reason", Meeting.objects.filter(status="planned").count, typed)


def cancel() -> Planted:
    page = of_meeting("meeting_cancel", to_convene())
    done = Meeting.objects.filter(status="cancelled").count
    return Planted(page, "reason", done, {"reason": WHY})


def second_call() -> Planted:
    body = BodyFactory(
        members=4, quorum_basis=QuorumBasis.SEATS, quorum_numerator=1, quorum_denominator=2
    )
    without = MeetingFactory(body=body, held=True, roll_call=False, starts_on=soon(-9))
    typed = {"day": soon().isoformat(), "starts_time": "14:00"}
    page = of_meeting("meeting_second_call", without)
    return Planted(page, "day", without.second_calls.count, typed)


def item_call() -> Planted:
    typed = {"until_on": soon(9).isoformat(), "message": "Vos points ?", "is_sent": "on"}
    page = of_meeting("item_call", to_convene())
    return Planted(page, "until_on", lambda: mails() // 2, typed)


def convene() -> Planted:
    page = of_meeting("meeting_convene", to_convene())
    return Planted(page, "seen", lambda: mails() // 2)


def remind() -> Planted:
    return Planted(of_meeting("meeting_remind", convened()), "seen", mails)


def invite_guest() -> Planted:
    typed = {"first_name": "Zoé", "last_name": "Exemple", "email": "zoe@exemple.test"}
    page = of_meeting("guest_invite", to_convene())
    return Planted(page, "email", Invitation.objects.count, typed)


def new_link() -> Planted:
    row = convened().invitations.get()
    page = reverse("espace:invitation", args=[row.meeting.slug, row.public_id])
    return Planted(page, "do", mails, button="reissue")


def accept_point() -> Planted:
    meeting = to_convene()
    proposal = ItemProposalFactory(meeting=meeting)
    page = of_meeting("meeting_prepare", meeting)
    points = meeting.items.filter(title=proposal.title)
    return Planted(page, "do", points.count, button="accept")


# --- A meeting that was held ----------------------------------------------------------------------


def held(**fields: Any) -> Meeting:
    return MeetingFactory(held=True, **fields)


def hold() -> Planted:
    meeting = plan_meeting(body=BodyFactory(members=2), on=today())
    done = Meeting.objects.filter(status="held").count
    return Planted(of_meeting("meeting_record", meeting), "base", done, button="hold")


def adopt() -> Planted:
    meeting = held(roll_call=True, body=BodyFactory(members=2))
    DecisionFactory(item=AgendaItemFactory(meeting=meeting))
    adopted = Decision.objects.filter(adopted_on__isnull=False).count
    return Planted(of_meeting("meeting_record", meeting), "base", adopted, button="adopt")


def correct() -> Planted:
    meeting = held(roll_call=True, body=BodyFactory(members=2))
    old = DecisionFactory(item=AgendaItemFactory(meeting=meeting), adopted=True)
    later = held(roll_call=True, body=meeting.body, starts_on=soon(-5))
    page = reverse("espace:decision_correct", args=[old.reference])
    typed = {"place": f"meeting-{later.pk}", "text": "Un autre texte."}
    return Planted(page, "place", old.corrections.count, typed)


def redate() -> Planted:
    meeting = held()
    typed = {"day": (meeting.starts_on - datetime.timedelta(days=7)).isoformat(), "reason": WHY}
    moved = Meeting.objects.filter(starts_on=typed["day"]).count
    page = of_meeting("meeting_redate", meeting)
    return Planted(page, "day", moved, typed, then=("version", "confirm"))


def publish_meeting() -> Planted:
    shown = Meeting.objects.filter(visibility="public").count
    page = of_meeting("meeting_publication", held())
    return Planted(page, "seen", shown, {"show": ["meeting"]}, "publish")


def upload() -> Planted:
    typed = {"uploads": lambda: SimpleUploadedFile("note.txt", b"Le budget.")}
    page = of_meeting("document_list", held())
    return Planted(page, "uploads", Document.objects.count, typed)


def remove_document() -> Planted:
    document = DocumentFactory()
    page = reverse("espace:document_remove", args=[document.meeting.slug, document.public_id])
    removed = Document.objects.filter(removed_at__isnull=False).count
    return Planted(page, "reason", removed, {"reason": WHY})


def close_action() -> Planted:
    action = ActionItemFactory()
    box = f"suite-{action.pk}-outcome"
    closed = type(action).objects.filter(state="done").count
    return Planted(reverse("espace:action_list"), box, closed, {box: "Fait."}, "done")


# --- Minutes --------------------------------------------------------------------------------------


def send_minutes() -> Planted:
    page = of_meeting("minutes_send", MinutesFactory().meeting)
    return Planted(page, "until", Minutes.objects.filter(state="in_review").count)


def reopen_minutes() -> Planted:
    page = of_meeting("minutes_reopen", MinutesFactory(in_review=True).meeting)
    drafts = Minutes.objects.filter(state="draft").count
    return Planted(page, "reason", drafts, {"reason": WHY})


def approve() -> Planted:
    minutes = MinutesFactory(in_review=True)
    later = held(body=minutes.meeting.body, starts_on=soon(-5), items=["Approbation"])
    typed = {"item": later.items.get().pk}
    approved = Minutes.objects.filter(locked_at__isnull=False).count
    return Planted(of_meeting("minutes_approve", minutes.meeting), "item", approved, typed)


def publish_minutes() -> Planted:
    minutes = MinutesFactory(approved=True, meeting__public=True)
    page = of_meeting("minutes_publish", minutes.meeting)
    published = PublicMinutes.objects.count
    return Planted(page, "text", published, button="preview", then=("previewed", "publish"))


def withdraw() -> Planted:
    page = of_meeting("minutes_withdraw", PublicMinutesFactory().minutes.meeting)
    return Planted(page, "reason", WithdrawnMinutes.objects.count, {"reason": WHY})


# --- A body ---------------------------------------------------------------------------------------


def add_seats() -> Planted:
    page = reverse("espace:composition_add", args=[BodyFactory().slug])
    typed = {"name": "État", "kind": "people", "lines": "Zoé Exemple", "since": str(soon(-9))}
    return Planted(page, "lines", Seat.objects.count, typed, then=("rows", "add"))


def end_mandate() -> Planted:
    seat = MandateFactory().seat
    page = reverse("espace:seat_detail", args=[seat.college.body.slug, seat.pk])
    ended = seat.mandates.filter(end_on__isnull=False).count
    return Planted(page, "end-until", ended, {"end-until": soon(-1).isoformat()}, "end")


# --- The back office ------------------------------------------------------------------------------


def of_record(row: Any, act: str, made: Callable[[], int], **typed: Any) -> Planted:
    return Planted(address(row, act), "reason", made, {"reason": WHY, **typed})


def previewed(planted: Planted) -> Planted:
    """The same act when its page shows first what it would do."""
    return replace(planted, then=("_confirmed", "_confirmed"))


def publish_centre() -> Planted:
    centre = CentreFactory(confidence="verified", departments=[DepartmentFactory()])
    return of_record(centre, "publier", Centre.objects.filter(status="published").count)


def close_centre() -> Planted:
    centre = CentreFactory(published=True)
    closed = Centre.objects.filter(status="closed").count
    return previewed(of_record(centre, "fermer", closed, on="01/07/2026"))


def reopen_centre() -> Planted:
    centre = CentreFactory(closed=True)
    return of_record(centre, "rouvrir", Centre.objects.filter(status="published").count)


def rename_centre() -> Planted:
    centre = CentreFactory(published=True)
    named = CentreName.objects.filter(name="Nouveau nom").count
    return of_record(centre, "renommer", named, name="Nouveau nom", on="2025")


def change_perimeter() -> Planted:
    centre, added = CentreFactory(published=True), DepartmentFactory()
    day = soon(-9).strftime("%d/%m/%Y")
    page = f"{address(centre, 'perimetre')}?on={day}"
    covered = Coverage.objects.filter(department=added).count
    held_now = list(centre.coverages.values_list("department", flat=True))
    typed = {"reason": WHY, "departments": [*held_now, added.pk]}
    return previewed(Planted(page, "reason", covered, typed))


def erase_contact() -> Planted:
    contact = ContactFactory(kind="phone", value="06 12 34 56 78")
    return of_record(
        contact.centre, "effacer-une-coordonnee", Erasure.objects.count, contact=contact.pk
    )


def rename_organisation() -> Planted:
    named = OrganisationName.objects.filter(name="Nouveau nom").count
    return of_record(OrganisationFactory(), "renommer", named, name="Nouveau nom", on="2025")


def put_in_force() -> Planted:
    draft = EditionFactory(draft=True)
    ProvisionFactory(edition=draft)
    in_force = Edition.objects.filter(status="in_force").count
    return of_record(draft, "mettre-en-vigueur", in_force, on="2025")


def erase_person() -> Planted:
    return of_record(PersonFactory(), "effacer", Erasure.objects.count)


def rename_body() -> Planted:
    named = BodyName.objects.filter(name="Nouveau nom").count
    return of_record(BodyFactory(), "renommer", named, name="Nouveau nom", on="2025")


def appoint_secretary() -> Planted:
    user = UserFactory()
    named = Secretaryship.objects.filter(user=user).count
    return of_record(
        BodyFactory(), "nommer-un-secretariat", named, user=user.pk, on=today().strftime("%d/%m/%Y")
    )


def close_body() -> Planted:
    ended = Body.objects.filter(end_on__isnull=False).count
    return previewed(of_record(BodyFactory(), "clore", ended, on=soon(-1).strftime("%d/%m/%Y")))


def correct_status() -> Planted:
    meeting = MeetingFactory(starts_on=soon(-9))
    done = Meeting.objects.filter(status="cancelled").count
    return of_record(meeting, "corriger-l-etat", done, status="cancelled")


def invite_account() -> Planted:
    typed = {"email": "zoe@exemple.test", "reason": WHY}
    invited = User.objects.filter(email="zoe@exemple.test").count
    return Planted(address(User, "add"), "email", invited, typed)


def invite_again() -> Planted:
    return of_record(UserFactory(last_login=None), "inviter-a-nouveau", mails)


def close_account() -> Planted:
    return of_record(UserFactory(), "fermer", User.objects.filter(is_active=False).count)


def reopen_account() -> Planted:
    user = UserFactory(is_active=False)
    return of_record(user, "rouvrir", User.objects.filter(pk=user.pk, is_active=True).count)


def erase_account() -> Planted:
    return of_record(UserFactory(), "effacer", Erasure.objects.count)


def delete_source() -> Planted:
    source = Source.objects.create(title="Doublon")
    gone = lambda: int(not Source.objects.exists())  # noqa: E731 - a count of one line
    return Planted(address(source, "delete"), "post", gone)


ACTS: dict[str, FinalAct] = {
    "espace:meeting_plan": FinalAct(plan, "était déjà prévue"),
    "espace:meeting_log": FinalAct(log, "était déjà inscrite"),
    "espace:meeting_postpone": FinalAct(postpone, "était déjà reportée au"),
    "espace:meeting_cancel": FinalAct(cancel, "était déjà annulée"),
    "espace:meeting_second_call": FinalAct(second_call, "était déjà prévue"),
    "espace:item_call": FinalAct(item_call, "ouvert ou changé entre-temps"),
    "espace:meeting_convene": FinalAct(convene, "chacun a déjà cette version"),
    "espace:meeting_remind": FinalAct(remind, "ont changé pendant que vous lisiez"),
    "espace:guest_invite": FinalAct(invite_guest, "une personne invitée|si c’est la même personne"),
    "espace:invitation_link": FinalAct(new_link, "ont changé pendant que vous lisiez"),
    "espace:proposal_decide": FinalAct(accept_point, "est déjà acceptée"),
    "espace:meeting_record hold": FinalAct(hold, "déclarée tenue"),
    "espace:meeting_record adopt": FinalAct(adopt, "a été adoptée par"),
    "espace:decision_correct": FinalAct(correct, "corrige déjà cette décision"),
    "espace:meeting_redate": FinalAct(redate, "a été enregistrée entre-temps"),
    "espace:meeting_publication": FinalAct(publish_meeting, "a modifié cette réunion"),
    "espace:document_list": FinalAct(upload, "était déjà là"),
    "espace:document_remove": FinalAct(remove_document, "a été retiré le"),
    "espace:action_list": FinalAct(close_action, "faite"),
    "espace:minutes_send": FinalAct(send_minutes, "est déjà en relecture"),
    "espace:minutes_reopen": FinalAct(reopen_minutes, "est déjà un brouillon"),
    "espace:minutes_approve": FinalAct(approve, "est déjà approuvé"),
    "espace:minutes_publish": FinalAct(publish_minutes, "est public"),
    "espace:minutes_withdraw": FinalAct(withdraw, "n’a pas de version publique"),
    "espace:composition_add": FinalAct(add_seats, "déjà"),
    "espace:seat_detail": FinalAct(end_mandate, "a changé entre-temps"),
    "centres.centre publier": FinalAct(publish_centre, "ne s’applique pas, ou plus"),
    "centres.centre fermer": FinalAct(close_centre, "ne s’applique pas, ou plus"),
    "centres.centre rouvrir": FinalAct(reopen_centre, "ne s’applique pas, ou plus"),
    "centres.centre renommer": FinalAct(rename_centre, "a modifié cette fiche le"),
    "centres.centre perimetre": FinalAct(change_perimeter, "change"),
    "centres.centre effacer-une-coordonnee": FinalAct(erase_contact, "ne s’applique pas"),
    "partners.organisation renommer": FinalAct(rename_organisation, "a modifié cette fiche le"),
    "partners.edition mettre-en-vigueur": FinalAct(put_in_force, "ne s’applique pas, ou plus"),
    "partners.person effacer": FinalAct(erase_person, "ne s’applique pas, ou plus"),
    "governance.body renommer": FinalAct(rename_body, "a modifié cette fiche le"),
    "governance.body nommer-un-secretariat": FinalAct(
        appoint_secretary, "a modifié cette fiche le"
    ),
    "governance.body clore": FinalAct(close_body, "ne s’applique pas, ou plus"),
    "governance.meeting corriger-l-etat": FinalAct(correct_status, "a modifié cette fiche le"),
    "accounts.user add": FinalAct(invite_account, "porte déjà cette adresse"),
    "accounts.user inviter-a-nouveau": FinalAct(invite_again, "vient de lui être adressé"),
    "accounts.user fermer": FinalAct(close_account, "ne s’applique pas, ou plus"),
    "accounts.user rouvrir": FinalAct(reopen_account, "ne s’applique pas, ou plus"),
    "accounts.user effacer": FinalAct(erase_account, "ne s’applique pas, ou plus"),
    "common.source delete": FinalAct(delete_source, "a été supprimée par"),
}
