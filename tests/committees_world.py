"""The committees of the planted world: what is public beside all that could leak."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from tests.factories.centres import CentreFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    BodyNameFactory,
    CollegeFactory,
    DecisionFactory,
    DocumentFactory,
    MandateFactory,
    MeetingFactory,
    MinutesRemarkFactory,
    PublicMinutesFactory,
    SeatFactory,
    StoredFileFactory,
    VoteFactory,
    to_come,
)
from tests.factories.partners import PersonFactory


def plant_committees(*, mark: str, centre: Any, hidden: Any) -> SimpleNamespace:
    """A national body whose meeting is public in part; hidden bodies, meetings, papers, names.

    centre: a published one, to which a body is given; hidden: an organisation nobody may see.
    """
    body = BodyFactory(name="Comité public", slug="comite-public", code="PUB", note=mark)
    BodyNameFactory(body=body, name="Ancien comité", slug="ancien-comite")
    of_centre = BodyFactory(name="Conseil du centre", centre=centre, slug="conseil-du-centre")
    unverified = BodyFactory(name=f"Instance {mark}", unverified=True, note=mark)
    BodyNameFactory(body=unverified, name=f"Ancienne {mark}")
    of_draft = BodyFactory(
        name=f"Conseil {mark}", centre=CentreFactory(name=f"Brouillon {mark}"), slug=f"ca-{mark}"
    )
    college = CollegeFactory(body=body, name="État")
    secret_person = PersonFactory(first_name=mark, last_name=mark)
    seat = SeatFactory(college=college, title="Préfecture")
    sits = MandateFactory(seat=seat, holder=secret_person, note=mark)
    MandateFactory(seat=SeatFactory(college=college), organisation=hidden)

    meeting = MeetingFactory(
        body=body,
        slug="reunion-publique",
        title="Réunion publique",
        held=True,
        public=True,
        note=mark,
        chair=secret_person,
    )
    item = AgendaItemFactory(
        meeting=meeting, title="Point public", public=True, note=mark, presenter=secret_person
    )
    secret_item = AgendaItemFactory(meeting=meeting, title=f"Point {mark}", note=mark)
    decision = DecisionFactory(item=item, text="Texte public.", public=True, adopted=True)
    of_secret_item = DecisionFactory(
        item=secret_item, text="Autre texte.", public=True, adopted=True
    )
    restricted_decision = DecisionFactory(item=item, text=f"Texte {mark}", adopted=True)
    called = DecisionFactory(item=item, text=f"Voté {mark}", public=True, ballot="roll_call")
    voter = AttendanceFactory(meeting=meeting, mandate=sits)
    VoteFactory(decision=called, attendance=voter)
    DecisionFactory(item=item, text=f"Projet {mark}", public=True)
    ActionItemFactory(item=item, text=f"Suite {mark}")
    minutes = PublicMinutesFactory(
        minutes__meeting=meeting,
        minutes__text=f"Texte complet {mark}",
        text="Texte publié.",
        file=StoredFileFactory(content=b"exemplaire public"),
    ).minutes
    MinutesRemarkFactory(minutes=minutes, text=mark)
    document = DocumentFactory(meeting=meeting, title="Document public", public=True)
    restricted_document = DocumentFactory(
        meeting=meeting,
        title=f"Document {mark}",
        file=StoredFileFactory(content=mark.encode(), original_name=f"{mark}.txt"),
    )
    removed = DocumentFactory(meeting=meeting, title=f"Retiré {mark}", public=True, removed=True)

    restricted = MeetingFactory(
        body=body,
        slug=f"reunion-{mark}",
        title=f"Réunion {mark}",
        starts_on=to_come(12, 10),
    )
    of_restricted = DocumentFactory(meeting=restricted, title=f"Pièce {mark}", public=True)
    hidden_meeting = MeetingFactory(
        body=of_draft, slug=f"brouillon-{mark}", title=f"Conseil {mark}", public=True
    )
    return SimpleNamespace(
        body=body,
        seat=seat,
        of_centre=of_centre,
        unverified=unverified,
        of_draft=of_draft,
        meeting=meeting,
        restricted=restricted,
        hidden_meeting=hidden_meeting,
        decision=decision,
        of_secret_item=of_secret_item,
        restricted_decision=restricted_decision,
        document=document,
        restricted_document=restricted_document,
        removed=removed,
        of_restricted=of_restricted,
    )
