"""Each page that shows what is stored and saves it, as two people have it open together.

Named by the model of its record in the admin, or by its route as in `tests/routes/`. Two clients
try them in `tests/test_two_people.py`, two browsers in `tests/e2e/test_two_browsers.py`. What is
done once, and not saved box by box, is in `tests/final_acts/`.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from functools import partial
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Model
from django.urls import reverse

from crpv_portal.accounts.models import User
from crpv_portal.common.admin.base import ReadOnlyAdmin
from crpv_portal.common.models import Source
from governance.convening.invitations import issue_link
from governance.models import Meeting
from tests.admin.screens import address
from tests.factories.accounts import AssignmentFactory
from tests.factories.centres import (
    ActivityCampaignFactory,
    ActivityReportFactory,
    AgreementFactory,
    AssessmentFactory,
    CentreFactory,
    CentreLegalBodyFactory,
    CentreMembershipFactory,
    CentreNameFactory,
    ConsultedPartyFactory,
    ContactFactory,
    ContributionFactory,
    CoverageFactory,
    LabelFactory,
    LocalPartnershipFactory,
    MilestoneFactory,
    MissionOfferedFactory,
    NetworkFigureFactory,
    PositionFactory,
    SiteFactory,
)
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    BodyFactory,
    BodyNameFactory,
    CollegeFactory,
    DocumentFactory,
    InvitationFactory,
    MandateFactory,
    MeetingFactory,
    MinutesFactory,
    MinutesRemarkFactory,
    SecretaryshipFactory,
    UsualPointFactory,
)
from tests.factories.partners import (
    CommitmentFactory,
    CommitmentStateFactory,
    OrganisationFactory,
    OrganisationNameFactory,
    PersonFactory,
    ProvisionFactory,
    ReferenceTextFactory,
)
from tests.final_acts.planting import soon
from tests.posts import POSTS
from tests.tabs import browsers

THEIRS, MINE = "Écrit par Claire, avant.", "Écrit par Denis, longuement."


@dataclass(frozen=True)
class Shared:
    """A page, and a box of it in which Claire writes, then Denis, who had opened it before.

    texts: what each writes in it; both: what both fill in alike; alone: the box that Denis alone
    changes, and which is saved; button: the value or the name of the one that saves, the form's own
    when empty; choice: what says that Denis keeps his, where the page asks; rows: for each kind of
    rows, the box of its last row, in which Denis writes while Claire deletes the row.
    """

    page: str
    box: str
    texts: tuple[str, str] = (THEIRS, MINE)
    both: dict[str, str] = field(default_factory=dict)
    alone: dict[str, str] = field(default_factory=dict)
    button: str = ""
    choice: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)


# --- The back office ------------------------------------------------------------------------------


def centre() -> Model:
    row = CentreFactory()
    for make in (
        CentreNameFactory,
        CoverageFactory,
        LabelFactory,
        SiteFactory,
        ContactFactory,
        MissionOfferedFactory,
        LocalPartnershipFactory,
        CentreLegalBodyFactory,
        MilestoneFactory,
        AgreementFactory,
        PositionFactory,
        CentreMembershipFactory,
    ):
        make(centre=row)
    return row


def organisation() -> Model:
    row = OrganisationFactory()
    OrganisationNameFactory(organisation=row)
    return row


def consultation() -> Model:
    return ConsultedPartyFactory().consultation


def edition() -> Model:
    return ProvisionFactory().edition


def signature() -> Model:
    return CommitmentFactory().signature


def commitment() -> Model:
    return CommitmentStateFactory().commitment


def body() -> Model:
    row = BodyFactory()
    for make in (BodyNameFactory, CollegeFactory, SecretaryshipFactory):
        make(body=row)
    return row


def account() -> Model:
    return AssignmentFactory().user


# The last row of each kind, and the box that is written in.
ROWS = {
    "centres.centre": {
        "names-1": "note",
        "coverages-0": "note",
        "labels-0": "note",
        "sites-0": "note",
        "contacts-0": "label",
        "missions-0": "note",
        "local_partnerships-0": "note",
        "legal_bodies-0": "note",
        "milestones-0": "description",
        "agreements-0": "note",
        "positions-0": "note",
        "memberships-0": "start_on",
    },
    "centres.consultation": {"parties-0": "email"},
    "partners.organisation": {"names-1": "note"},
    "partners.edition": {"provisions-0": "body"},
    "partners.signature": {"commitments-0": "text"},
    "partners.commitment": {"states-0": "words"},
    "governance.body": {"names-1": "note", "colleges-0": "name", "secretaryships-0": "start_on"},
    "governance.seat": {"mandates-0": "note"},
    "accounts.user": {"assignments-0": "service"},
}
RECORDS: dict[str, tuple[Callable[[], Any], str, dict[str, str]]] = {
    "centres.centre": (centre, "summary", {"note": "Autre"}),
    "centres.consultation": (consultation, "message", {"until": soon().strftime("%d/%m/%Y")}),
    "centres.activitycampaign": (
        ActivityCampaignFactory,
        "message",
        {"until": soon().strftime("%d/%m/%Y")},
    ),
    "centres.activityreport": (ActivityReportFactory, "details", {"publications": "7"}),
    "centres.contribution": (ContributionFactory, "note", {"object": "Autre"}),
    "centres.networkfigure": (NetworkFigureFactory, "note", {"remark": "Autre"}),
    "partners.organisation": (organisation, "note", {"term_ends_on": "2031"}),
    "partners.person": (PersonFactory, "first_name", {"last_name": "Autre"}),
    "partners.edition": (edition, "note", {"introduction": "Autre"}),
    "partners.provision": (ProvisionFactory, "note", {"body": "Autre"}),
    "partners.signature": (signature, "note", {"signatory_name": "Autre"}),
    "partners.commitment": (commitment, "note", {"text": "Autre"}),
    "partners.referencetext": (ReferenceTextFactory, "title", {}),
    "common.source": (lambda: Source.objects.create(title="Une"), "title", {"publisher": "Autre"}),
    "governance.body": (body, "note", {"role": "Autre"}),
    "governance.seat": (lambda: MandateFactory().seat, "title", {"voting_weight": "3"}),
    "governance.meeting": (MeetingFactory, "note", {"summary": "Autre"}),
    "accounts.user": (account, "first_name", {"last_name": "Autre"}),
}


def of_record(name: str) -> Shared:
    make, box, alone = RECORDS[name]
    rows = ROWS.get(name, {})
    return Shared(address(make()), box, alone=alone, button="_continue", rows=rows)


# --- The working space ----------------------------------------------------------------------------


def of_meeting(page: str, meeting: Meeting) -> str:
    return reverse(f"espace:{page}", args=[meeting.slug])


def record() -> Shared:
    page = of_meeting("meeting_record", MeetingFactory(held=True))
    return Shared(page, "minutes", button="save", choice={"choose-minutes": "mine"})


def minutes() -> Shared:
    page = of_meeting("minutes_edit", MinutesFactory().meeting)
    return Shared(page, "text", button="save", choice={"choose": "mine"})


def appointment() -> Shared:
    page = of_meeting("meeting_appointment", MeetingFactory())
    return Shared(page, "place", both={"starts_time": "14:00"}, alone={"mode": "hybrid"})


def noted_answer() -> Shared:
    row = InvitationFactory(sent=True)
    page = reverse("espace:invitation", args=[row.meeting.slug, row.public_id])
    return Shared(page, "deputy_name", both={"answer": "sends"})


def own_answer() -> Shared:
    page = reverse("governance:answer", args=[issue_link(InvitationFactory(sent=True))])
    return Shared(page, "deputy_name", both={"answer": "sends"})


def document() -> Shared:
    row = DocumentFactory()
    AgendaItemFactory(meeting=row.meeting)
    return Shared(of_meeting("document_list", row.meeting), f"document-{row.pk}-title")


def action() -> Shared:
    page = reverse("espace:action_list")
    return Shared(page, f"suite-{ActionItemFactory().pk}-outcome", button="done")


def remark() -> Shared:
    row = MinutesRemarkFactory()
    page = of_meeting("minutes_page", row.minutes.meeting)
    of_row = f"remarque-{row.pk}"
    return Shared(page, f"{of_row}-answer", both={f"{of_row}-outcome": "taken_up"})


def own_activity() -> Shared:
    row = ActivityReportFactory()
    for account in get_user_model().objects.order_by("pk"):
        CentreMembershipFactory(centre=row.centre, user=account)
    page = reverse("upkeep:own_activity", args=[row.centre.slug, row.year])
    return Shared(page, "publications", ("5", "6"), alone={"actions": "3"}, button="brouillon")


def minutes_plan() -> Shared:
    page = reverse("espace:minutes_plan", args=[BodyFactory().slug])
    return Shared(page, "points-title", alone={"clôture-title": "Levée"})


def rules() -> Shared:
    page = reverse("espace:body_rules", args=[BodyFactory().slug])
    return Shared(page, "expected_per_year", ("5", "6"), alone={"max_proxies": "2"})


def usual_agenda() -> Shared:
    first = UsualPointFactory()
    page = reverse("espace:usual_agenda", args=[first.body.slug])
    return Shared(page, f"item-{first.pk}-title", button="save")


def letterhead() -> Shared:
    page = reverse("espace:letterhead", args=[BodyFactory().slug])
    return Shared(page, "service", alone={"reference": "PV/12"})


def page_of_seat() -> str:
    seat = MandateFactory().seat
    return reverse("espace:seat_detail", args=[seat.college.body.slug, seat.pk])


def seat() -> Shared:
    return Shared(page_of_seat(), "seat-title", alone={"seat-voting_weight": "3"}, button="seat")


def holder() -> Shared:
    names, other = ("Claire-Nom", "Denis-Nom"), {"holder-first_name": "Autre"}
    return Shared(page_of_seat(), "holder-last_name", names, alone=other, button="holder")


def table_row() -> Shared:
    row = MandateFactory()
    page = reverse("espace:composition_table", args=[row.seat.college.body.slug])
    line = f"seat-{row.seat.pk}-{row.pk}"
    return Shared(page, f"{line}-title", alone={f"{line}-capacity": "Secrétaire"}, button="save")


def table_holder() -> Shared:
    row = MandateFactory(holder__first_name="Zoé")
    page = reverse("espace:composition_table", args=[row.seat.college.body.slug])
    line = f"seat-{row.seat.pk}-{row.pk}"
    names, other = ("Claire-Nom", "Denis-Nom"), {f"{line}-function_email": "a@exemple.test"}
    return Shared(page, f"{line}-holder_last", names, alone=other, button="save")


def own_assessment() -> Shared:
    row = AssessmentFactory()
    for user in User.objects.all():
        CentreMembershipFactory(centre=row.whole.centre, user=user)
    page = reverse("assessments:own", args=[row.whole.centre.slug, row.whole.year])
    box = f"disposition-{row.provision_id}"
    return Shared(page, f"{box}-comment", alone={f"{box}-level": "fulfilled"}, button="garder")


def assessment() -> Shared:
    row = AssessmentFactory(whole__sent=True)
    page = reverse("assessments:assess", args=[row.whole.centre.slug, row.whole.year])
    box = f"disposition-{row.provision_id}"
    return Shared(page, f"{box}-comment", alone={f"{box}-level": "fulfilled"}, button="garder")


KINDS: dict[str, Callable[[], Shared]] = {
    "assessments:own": own_assessment,
    "assessments:assess": assessment,
    **{name: partial(of_record, name) for name in RECORDS},
    "espace:meeting_record": record,
    "espace:meeting_appointment": appointment,
    "espace:invitation": noted_answer,
    "espace:document_describe": document,
    "espace:action_list": action,
    "espace:minutes_page": remark,
    "espace:minutes_edit": minutes,
    "upkeep:own_activity": own_activity,
    "espace:body_rules": rules,
    "espace:usual_agenda": usual_agenda,
    "espace:minutes_plan": minutes_plan,
    "espace:letterhead": letterhead,
    "espace:seat_detail": seat,
    "espace:seat_detail holder": holder,
    "espace:composition_table": table_row,
    "espace:composition_table holder": table_holder,
    "governance:answer": own_answer,
}


def pages_that_show_and_save() -> set[str]:
    """Name each page that shows what is stored and saves it, of the admin and of the rest."""
    records = {
        model._meta.label_lower
        for model, screen in admin.site._registry.items()
        if not isinstance(screen, ReadOnlyAdmin)
    }
    return records | {
        name
        for name, marks in POSTS.items()
        if isinstance(marks, tuple) and {"read", "base"} & set(marks)
    }


def planted_for_browsers() -> str:
    """Return as JSON the sessions of Claire and Denis, and each kind of page, ready for them."""
    sessions = [client.cookies[settings.SESSION_COOKIE_NAME].value for client in browsers()]
    kinds = {name: asdict(plant()) for name, plant in KINDS.items()}
    return json.dumps({"sessions": sessions, "kinds": kinds})
