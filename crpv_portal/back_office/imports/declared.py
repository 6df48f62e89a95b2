"""The kinds of rows that a file may bring."""

from __future__ import annotations

from typing import Any

from centres.admin.forms import NewCentreForm
from centres.admin.inlines import AgreementInline, CoverageInline, LabelInline, PartnershipInline
from centres.models import (
    ActivityReport,
    Agreement,
    Centre,
    Contribution,
    Coverage,
    Label,
    LocalPartnership,
    NetworkFigure,
)
from centres.services import create_centre
from crpv_portal.common.dates import PartialDate
from crpv_portal.common.text import french_slug
from crpv_portal.territories.models import PriorityNeighbourhood
from governance.admin.seats import MandateInline
from governance.choices import MeetingStatus
from governance.meetings.services import log_past_meeting
from governance.models import Body, Mandate, Meeting, Seat
from partners.admin.forms import NewOrganisationForm
from partners.models import Organisation, Person
from partners.services import create_organisation

from .kinds import Beginning, Cells, Column, Kind, RowOwner
from .names import NUMBER, CellRefused, Names
from .neighbourhoods import NeighbourhoodForm

CENTRE = Column("centre", "Centre", "Son nom d’aujourd’hui ou d’autrefois, ou son sigle.", True)
BODY = Column("body", "Instance", "Son nom, ou le sigle de ses décisions.", True)
SEAT = Column("seat", "Siège", "Son nom, tel que l’instance le donne.", True)
COLLEGE = Column("college", "Collège", "Quand deux collèges ont un siège de ce nom.")
NAME = Column("name", "Nom", is_needed=True)
RECORD = Column("record", "Fiche", "« n° 12 », quand deux personnes portent ce nom.")


def _centre(names: Names, cells: Cells) -> int:
    return _named(names, Centre, cells, "centre")


def _body(names: Names, cells: Cells) -> int:
    return _named(names, Body, cells, "body")


def _named(names: Names, model: Any, cells: Cells, column: str) -> int:
    text = cells.get(column, "")
    if not text:
        raise CellRefused("Cette case est vide.", column)
    try:
        return names.wanted(model, text)
    except CellRefused as refusal:
        raise CellRefused(str(refusal), column) from refusal


def _seat(names: Names, cells: Cells) -> int:
    title = cells.get("seat", "")
    seats = Seat.objects.filter(college__body=_body(names, cells), title__iexact=title)
    if college := cells.get("college", ""):
        seats = seats.filter(college__name__iexact=college)
    found = list(seats.values_list("pk", flat=True)[:2])
    if len(found) > 1:
        raise CellRefused("Plusieurs collèges ont un siège de ce nom : dites lequel.", "college")
    if not found:
        raise CellRefused(f"Cette instance n’a pas de siège « {title} ».", "seat")
    return found[0]


def _cells_of_seat(names: Names, mandate: Mandate) -> dict[str, str]:
    seat = mandate.seat
    return {
        "body": names.cell(seat.college.body),
        "college": seat.college.name,
        "seat": seat.title,
    }


def _named_record(names: Names, model: Any, cells: Cells) -> int | None:
    if not cells.get("name"):
        raise CellRefused("Cette case est vide.", "name")
    try:
        return names.find(model, cells["name"])
    except CellRefused as refusal:
        raise CellRefused(str(refusal), "name") from refusal


def _organisation(names: Names, cells: Cells) -> int | None:
    """Return the one of this SIREN, else of this name: a SIREN is never read into another one."""
    siren = "".join(cells.get("siren", "").split())
    found = names.find(Organisation, siren) if siren else None
    return found or _named_record(names, Organisation, cells)


def _person(names: Names, cells: Cells) -> int | None:
    """Return the one of this number, else of this address; else of this name, without an address.

    Two people may bear one name: an address that differs tells them apart, or else the number, in
    a column of its own. What is typed as a name is never one.
    """
    if number := cells.get("record", ""):
        return _numbered(names, Person, number)
    email = cells.get("function_email", "")
    if email and (found := names.find(Person, email, by_number=False)):
        return found
    full_name = f"{cells.get('first_name', '')} {cells.get('last_name', '')}".strip()
    if not full_name:
        raise CellRefused("Indiquez au moins un nom.", "last_name")
    try:
        found = names.find(Person, full_name, by_number=False)
    except CellRefused as refusal:
        raise CellRefused(str(refusal), "record") from refusal
    if found and email:
        known = Person.objects.filter(pk=found).exclude(function_email="")
        return None if known.exists() else found
    return found


def _numbered(names: Names, model: Any, number: str) -> int:
    if not NUMBER.fullmatch(number.strip()):
        raise CellRefused("Cette colonne ne contient que des numéros, ainsi : n° 12.", "record")
    try:
        return names.wanted(model, number)
    except CellRefused as refusal:
        raise CellRefused(str(refusal), "record") from refusal


def _number_of_homonym(names: Names, person: Person) -> dict[str, str]:
    cell = names.cell(person)
    return {"record": cell if NUMBER.fullmatch(cell) else ""}


def _draft_named(model: Any) -> Any:
    def draft(data: dict[str, Any], owner: int | None) -> Any:
        slug = data.get("slug") or french_slug(data["name"])
        return model(name=data["name"], acronym=data.get("acronym", ""), slug=slug)

    return draft


def _draft_meeting(data: dict[str, Any], owner: int | None) -> Meeting:
    return Meeting(body_id=owner or 0, status=MeetingStatus.HELD, slug="reunion")


def _log_meeting(data: dict[str, Any], owner: int | None) -> Meeting:
    body = Body.objects.get(pk=owner or 0)
    day = PartialDate(data["starts_on"], data["starts_on_precision"])
    return log_past_meeting(body=body, on=day, title=data["title"], reason=data["reason"])


OF_CENTRE = RowOwner(
    "centre", Centre, (CENTRE,), _centre, lambda names, row: {"centre": names.cell(row.centre)}
)
OF_SEAT = RowOwner("seat", Seat, (BODY, COLLEGE, SEAT), _seat, _cells_of_seat)
OF_BODY = RowOwner("body", Body, (BODY,), _body, lambda names, row: {"body": names.cell(row.body)})

KINDS = {
    kind.slug: kind
    for kind in (
        Kind(
            "centres",
            "Centres",
            "Un centre par ligne, reconnu à son nom ; un centre nouveau naît en brouillon.",
            Centre,
            find=lambda names, cells: _named_record(names, Centre, cells),
            own_columns=(NAME,),
            own_cells=lambda names, row: {"name": names.cell(row)},
            beginning=Beginning(
                lambda data, owner: create_centre(**data), _draft_named(Centre), NewCentreForm
            ),
        ),
        Kind(
            "organisations",
            "Organisations",
            "Une organisation par ligne, reconnue à son SIREN, sinon à son nom.",
            Organisation,
            find=_organisation,
            own_columns=(NAME,),
            own_cells=lambda names, row: {"name": names.cell(row)},
            beginning=Beginning(
                lambda data, owner: create_organisation(**data),
                _draft_named(Organisation),
                NewOrganisationForm,
            ),
        ),
        Kind(
            "perimetres",
            "Périmètres",
            "Un centre et un département par ligne, sur une période.",
            Coverage,
            key=("department",),
            is_dated=True,
            inline=CoverageInline,
            owner=OF_CENTRE,
            joined=("centre", "department"),
        ),
        Kind(
            "partenariats",
            "Partenariats locaux",
            "Un centre et une organisation par ligne, sur une période.",
            LocalPartnership,
            key=("organisation",),
            is_dated=True,
            inline=PartnershipInline,
            owner=OF_CENTRE,
            joined=("centre", "organisation"),
        ),
        Kind(
            "labels",
            "Labels",
            "Un label par ligne : le centre, l’autorité, la période.",
            Label,
            is_dated=True,
            inline=LabelInline,
            owner=OF_CENTRE,
            joined=("centre", "authority", "edition"),
        ),
        Kind(
            "accords",
            "Accords",
            "Un accord par ligne, reconnu au centre et à son titre ; son fichier se dépose "
            "ensuite sur la fiche.",
            Agreement,
            key=("title",),
            inline=AgreementInline,
            owner=OF_CENTRE,
            joined=("centre",),
        ),
        Kind(
            "financements",
            "Financements",
            "Un financement par ligne, reconnu au centre, au financeur, à l’année et à l’objet.",
            Contribution,
            key=("centre", "funder", "year", "object"),
            joined=("centre", "funder"),
        ),
        Kind(
            "activite",
            "Bilans d’activité",
            "Un bilan par ligne, reconnu au centre et à l’année ; un bilan nouveau est validé "
            "d’office, puisqu’il vient de vous. Une case vide ne change rien : elle ne vaut pas "
            "zéro.",
            ActivityReport,
            key=("centre", "year"),
            joined=("centre",),
        ),
        Kind(
            "personnes",
            "Personnes",
            "Une personne par ligne, reconnue à son adresse de fonction, sinon à son nom entier.",
            Person,
            find=_person,
            own_columns=(RECORD,),
            own_cells=_number_of_homonym,
            left_out=frozenset({"user"}),
        ),
        Kind(
            "mandats",
            "Mandats",
            "Un mandat par ligne : l’instance, le siège, qui l’occupe, la période.",
            Mandate,
            is_dated=True,
            inline=MandateInline,
            owner=OF_SEAT,
            joined=("seat__college__body", "organisation", "holder", "alternate"),
        ),
        Kind(
            "chiffres",
            "Chiffres publiés du réseau",
            "Un chiffre par ligne, reconnu à l’indicateur et à sa date.",
            NetworkFigure,
            key=("indicator", "stated_on"),
        ),
        Kind(
            "qpv",
            "Quartiers prioritaires (QPV)",
            "Un quartier par ligne, reconnu à son code ; plusieurs communes dans une case se "
            "séparent par une virgule, par leurs codes, ou par « | », par leurs noms.",
            PriorityNeighbourhood,
            key=("code",),
            form=NeighbourhoodForm,
        ),
        Kind(
            "reunions",
            "Réunions passées",
            "Une réunion tenue par ligne, reconnue à son instance et à son jour. L’appel, les "
            "décisions et le compte rendu s’écrivent ensuite dans l’espace de travail.",
            Meeting,
            key=("starts_on",),
            owner=OF_BODY,
            joined=("body",),
            beginning=Beginning(_log_meeting, _draft_meeting),
            left_out=frozenset({"video_link"}),
        ),
    )
}
