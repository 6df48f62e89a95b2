"""Meetings to put on paper: a full one, with everything that a record may hold."""

import datetime

from governance.choices import AttendanceState, ItemKind, QuorumBasis
from governance.models import Attendance, HeadCount, Meeting
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    CollegeFactory,
    DecisionFactory,
    MandateFactory,
    MeetingFactory,
    MinutesFactory,
    SeatFactory,
)
from tests.factories.partners import OrganisationFactory, PersonFactory

NOTE = """L’exposé rappelle **trois priorités** :

1. les *centres sociaux*, voir [le cadre](https://exemple.test/cadre) ;
2. la formation des acteurs ;
3. l’appui aux conseils citoyens.

> « Il faut aller vers les habitants. »

## Budget

| Poste | Montant |
|---|---|
| Formations | 12 000 € |
| Déplacements | 3 400 € |
"""


def full_meeting(**fields) -> Meeting:
    """Ten members in two colleges, a guest, three points, decisions, actions, minutes in draft."""
    body = fields.pop("body", None) or BodyFactory(
        name="Comité d’animation national des centres de ressources",
        code="CAN",
        quorum_basis=QuorumBasis.SEATS,
        quorum_numerator=1,
        quorum_denominator=2,
    )
    for college, seats in (("État", 5), ("Collectivités territoriales", 5)):
        row = CollegeFactory(body=body, name=college)
        for rank in range(1, seats + 1):
            MandateFactory(
                seat=SeatFactory(college=row, title=f"{college}, siège {rank}"),
                holder=PersonFactory(first_name="Camille", last_name=f"Dupont-{college[:2]}{rank}"),
                organisation=OrganisationFactory(
                    name=f"{college}, direction n° {rank} de l’emploi et du travail"
                ),
                capacity="directeur régional ou son représentant" if rank == 1 else "",
            )
    defaults = {
        "title": "Comité d’animation national de printemps",
        "starts_at": datetime.datetime(2026, 3, 3, 13, 0, tzinfo=datetime.UTC),
        "ends_at": datetime.datetime(2026, 3, 3, 15, 30, tzinfo=datetime.UTC),
        "place": "20 avenue de Ségur, Paris",
        "held": True,
        "chair": PersonFactory(first_name="Anne", last_name="Présidente"),
        "secretary": PersonFactory(first_name="Luc", last_name="Secrétaire"),
    }
    meeting = MeetingFactory(body=body, roll_call=True, **{**defaults, **fields})
    rows = list(meeting.attendances.order_by("pk"))
    rows[1].state, rows[1].represented_by = AttendanceState.REPRESENTED, rows[0]
    rows[2].state = AttendanceState.EXCUSED
    rows[6].state = AttendanceState.ABSENT
    rows[7].remark = "arrivée à 15 h"
    Attendance.objects.bulk_update(rows, ["state", "represented_by", "remark"])
    AttendanceFactory(meeting=meeting, organisation_name="Association Voisins")
    first = AgendaItemFactory(
        meeting=meeting,
        title="Approbation du compte rendu précédent",
        kind=ItemKind.DECISION,
        minutes_planned=10,
    )
    second = AgendaItemFactory(
        meeting=meeting,
        title="Programme de travail 2027 : quelles priorités ?",
        kind=ItemKind.DEBATE,
        note=NOTE,
        presenter=PersonFactory(first_name="Zoé", last_name="Rapporteuse"),
        minutes_planned=45,
    )
    AgendaItemFactory(meeting=meeting, title="Questions diverses")
    DecisionFactory(item=first, text="Le compte rendu précédent est approuvé.", adopted=True)
    DecisionFactory(item=second, text="Le programme **2027** est adopté.", adopted=True, votes=True)
    DecisionFactory(item=second, text="Avis sur le budget.", favourable=True, adopted=True)
    ActionItemFactory(
        item=second,
        text="Diffuser le programme aux centres",
        due_on=datetime.date(2026, 4, 15),
    )
    ActionItemFactory(item=second, text="Préparer la rencontre nationale")
    MinutesFactory(
        meeting=meeting,
        text="La séance est ouverte à 14 h.\n\n### Échanges\n\nLe débat porte sur les moyens ; "
        "chacun s’exprime.\n\nLa séance est levée à 16 h 30.",
    )
    return meeting


def empty_meeting() -> Meeting:
    """A meeting of a body whose composition is not known."""
    return MeetingFactory(body=BodyFactory(name="Instance sans composition"))


def counted_meeting() -> Meeting:
    """A general assembly whose colleges are counted by head."""
    meeting = MeetingFactory(held=True, body=BodyFactory(name="Assemblée générale"))
    counted = (("Habitants", 1300, 412, 55), ("Associations", 80, 31, 4))
    for name, seats, present, represented in counted:
        college = CollegeFactory(body=meeting.body, name=name, by_head=seats)
        HeadCount.objects.create(
            meeting=meeting,
            college=college,
            in_office=seats,
            present=present,
            represented=represented,
        )
    return meeting
