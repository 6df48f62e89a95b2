"""Loaders of centres: identity, legal person, founding, seat, contacts; then publication."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError

from centres.choices import BEGINNINGS, ContactKind, SiteKind
from centres.models import Centre, CentreLegalBody, Contact, Milestone, Site
from centres.services import publish_centre
from crpv_portal.common.choices import Confidence
from crpv_portal.common.names import name_slug
from crpv_portal.common.text import french_sort_key
from crpv_portal.territories.models import Commune
from partners.choices import LegalForm, OrganisationKind, SirenAbsence
from partners.models import Organisation, OrganisationName

from ..file_rows import FileRow
from ..files import Line
from ..loading import Loading
from ..report import LineOutcome
from . import names

HOSTED = "hosted"
OWN_LEGAL_PERSON = (LegalForm.ASSOCIATION, LegalForm.GIP)
# The cells of the legal form: since when, or a day on which a page shows it.
LEGAL_SINCE, LEGAL_ATTESTED = "legal_since", "legal_attested_on"

# Rows drawn from the line of a centre, as the report counts them.
PERSONS, PERSONS_NAMES = "personnes morales des centres", "noms de ces personnes morales"
LINKS, MILESTONES, SITES = "liens à une personne morale", "étapes", "implantations"
PHONES, WEBSITES, PUBLICATIONS = "téléphones (non publiés)", "sites", "publications"


def centre(loading: Loading, line: Line) -> None:
    """Load all parts of a centre; a part that is refused does not hold back the others."""
    row = loading.row(line, Centre, key="slug")
    row.given["slug"] = line["slug"]
    row.words("name", "acronym", "note")
    row.date("status_last_seen", "last_seen_on")
    if line["legal_form"] not in ("", HOSTED, *OWN_LEGAL_PERSON):
        row.problem("legal_form", f"« {line['legal_form']} » n’est pas une forme connue.")
    centre = loading.keep(row)
    if centre is None:
        return
    if not names.has_name_line(loading, line):
        names.keep_present_name(loading, line, centre, slug=line["slug"])
    _keep_legal_body(loading, line, centre)
    _keep_founding(loading, line, centre)
    _keep_seat(loading, line, centre)
    _keep_phone(loading, line, centre)
    _keep_website(loading, line, centre)


def _part(loading: Loading, line: Line, centre: Centre, model: Any, key: str) -> FileRow:
    row = loading.row(line, model, key)
    row.set("centre", centre)
    return row


def _keep_legal_body(loading: Loading, line: Line, centre: Centre) -> None:
    """Load the organisation with SIREN and legal form: the centre itself, or its host."""
    if not line["legal_form"]:
        return
    row = _part(loading, line, centre, CentreLegalBody, key="centre")
    row.period(LEGAL_SINCE, None, attested=LEGAL_ATTESTED)
    row.set("is_host", line["legal_form"] == HOSTED, "legal_form")
    if line["legal_form"] == HOSTED:
        row.find("host_organisation", "organisation", loading.rows["organisations.csv"])
    else:
        person = _legal_person(loading, line)
        row.set("organisation", person, "legal_form")
        if person is None:
            row.absent["organisation"] = line["name"]
    loading.keep(row, part=LINKS)


def _legal_person(loading: Loading, line: Line) -> Organisation | None:
    row = loading.row(line, Organisation, key="kind name")
    slug = name_slug(OrganisationName, line["name"])
    row.given["slug"] = slug
    row.words("name", "acronym")
    row.set("kind", OrganisationKind.RESOURCE_CENTRE)
    row.text("legal_form", "siren")
    row.date("legal_term", "term_ends_on")
    row.set("siren_absence", "" if line["siren"] else SirenAbsence.NOT_FOUND, "siren")
    person = loading.keep(row, part=PERSONS)
    if person:
        names.keep_present_name(loading, line, person, slug=slug, part=PERSONS_NAMES)
    return person


def _keep_founding(loading: Loading, line: Line, centre: Centre) -> None:
    if not line["founded"]:
        return
    row = _part(loading, line, centre, Milestone, key="centre kind")
    row.set("kind", line["founded_as"], "founded_as")
    if line["founded_as"] not in BEGINNINGS:
        row.problem("founded_as", f"« {line['founded_as']} » n’est pas une façon de commencer.")
    row.date("founded", "happened_on")
    loading.keep(row, part=MILESTONES)


def _keep_seat(loading: Loading, line: Line, centre: Centre) -> None:
    """Load the seat; its city is public, its street is unchecked until somebody checks it."""
    if not line["city"]:
        return
    row = _part(loading, line, centre, Site, key="centre kind")
    row.set("kind", SiteKind.SEAT)
    row.attest(None, None, [row.date("phone_year", "attested_on")])
    row.words("address", "city")
    row.text("postcode")
    row.set("commune", _commune(line), "city")
    loading.keep(row, part=SITES)


def _commune(line: Line) -> Commune | None:
    """Return the one commune of that name in the centre's régions, with the postcode if given."""
    found = Commune.objects.filter(
        sort_key=french_sort_key(line["city"]),
        department__region__code__in=line["regions"].split(";"),
    )
    if line["postcode"]:
        found = found.filter(postcodes__code=line["postcode"])
    communes = list(found[:2])
    return communes[0] if len(communes) == 1 else None


def _keep_phone(loading: Loading, line: Line, centre: Centre) -> None:
    """Load the phone, never public: the files do not allow to publish it."""
    if not line["phone"]:
        return
    row = _part(loading, line, centre, Contact, key="centre kind")
    row.set("kind", ContactKind.PHONE)
    row.set("value", line["phone"], "phone")
    row.unsaid.add("value")
    row.date("phone_year", "seen_on")
    row.given["is_public"] = False
    loading.keep(row, part=PHONES)


def _keep_website(loading: Loading, line: Line, centre: Centre) -> None:
    """Load the website, public once a page of it was read."""
    if not line["website"]:
        return
    row = _part(loading, line, centre, Contact, key="centre kind")
    checked = row.checked(line["website"])
    row.pages = row.pages_of(line["website"]) or row.pages  # by what it was checked
    row.set("kind", ContactKind.WEBSITE)
    row.set("value", line["website"], "website")
    row.set("label", "structure porteuse" if line["legal_form"] == HOSTED else "", "legal_form")
    row.set_date("checked_on", checked, "website")
    row.given["is_public"] = checked is not None
    loading.keep(row, part=WEBSITES)


def publish(loading: Loading, *, reason: str) -> None:
    """Publish each centre created by this load and established by a source, with its perimeter.

    An unverified one stays a draft. A centre that existed already is left to the staff.
    """
    for line, centre in loading.created["centres.csv"]:
        if line["confidence"] == Confidence.UNVERIFIED:
            outcome, reasons = LineOutcome.NOT_CREATED, ["son existence n’est pas établie."]
        else:
            outcome, reasons = LineOutcome.CREATED, []
            try:
                publish_centre(centre=centre, reason=reason)
            except ValidationError as error:
                outcome, reasons = LineOutcome.NOT_CREATED, error.messages
        remarks = [f"reste un brouillon : {reason}" for reason in reasons]
        loading.report.add(line, outcome, *remarks, part=PUBLICATIONS)
