"""Centres: identity, legal person, founding, seat, contacts; then their publication."""

from __future__ import annotations

from django.core.exceptions import ValidationError

from centres.choices import CentreStatus, ContactKind, MilestoneKind, SiteKind
from centres.models import Centre, CentreLegalBody, Contact, Milestone, Site
from centres.services import publish_centre
from crpv_portal.common.choices import Confidence
from crpv_portal.common.dates import PartialDate
from partners.choices import LegalForm, OrganisationKind, SirenAbsence
from partners.models import Organisation, OrganisationName

from ..attestation import attestation
from ..cells import Cells, spread
from ..keeping import Keeper, Wanted
from ..loading import Loading
from ..report import Outcome
from . import names

HOSTED = "hosted"
OWN_LEGAL_PERSON = (LegalForm.ASSOCIATION, LegalForm.GIP)

# The `founded` of these centres begins a préfiguration, as their `note` says: « Association de
# préfiguration en 2007, confirmée en 2009 », « Décidé en janvier 2012, porté d'abord par l'IRTS ».
PREFIGURED = {"villes-au-carre", "villes-et-territoires"}

PUBLISHED = "published"
PERSONS, LINKS = "personnes morales des centres", "liens à une personne morale"

# Read with the line, so that a date that cannot be read refuses it rather than a part in silence.
DATES_OF_PARTS = {"founded": "création", "phone_year": "année du téléphone"}


def centre(cells: Cells, loading: Loading) -> Wanted:
    if cells["legal_form"] not in ("", HOSTED, *OWN_LEGAL_PERSON):
        cells.error("forme juridique", f"« {cells['legal_form']} » n’est pas une forme connue.")
    for column, called in DATES_OF_PARTS.items():
        cells.date(column, called)
    return Wanted(
        model=Centre,
        values={
            **cells.dated("status_last_seen", "last_seen_on"),
            **cells.evidence,
            **cells.note,
        },
        once=_named(cells),
        sources=cells.sources,
    )


def parts(cells: Cells, loading: Loading, centre: Centre) -> None:
    """All that the line tells beside the identity; a refused part does not hold back the others."""
    attested = attestation(None, None, [loading.last_seen(cells["slug"])])
    if not names.has_name_line(loading, Centre, cells["slug"], cells["name"]):
        names.keep_present_name(loading, cells, centre, names=_named(cells), attested=attested)
    _keep_legal_body(cells, loading, centre, attested)
    _keep_founding(cells, loading, centre)
    _keep_seat(cells, loading, centre, attested)
    _keep_contacts(cells, loading, centre)


def _named(cells: Cells) -> dict[str, str]:
    return {
        "name": cells.words("name"),
        "acronym": cells.words("acronym"),
        "slug": cells["slug"],
    }


def _keep_legal_body(
    cells: Cells, loading: Loading, centre: Centre, attested: PartialDate | None
) -> None:
    """SIREN and legal form live on an organisation: the centre itself, or its host."""
    is_host = cells["legal_form"] == HOSTED
    if is_host:
        organisation = loading.known.organisation(cells["host_organisation"])
    elif cells["legal_form"]:
        organisation = _legal_person(cells, loading, attested)
    else:
        return
    if organisation is None:
        loading.refuse_part(
            cells,
            LINKS,
            f"structure porteuse : « {cells['host_organisation']} » n’est pas connue.",
        )
        return
    wanted = Wanted(
        model=CentreLegalBody,
        values={
            **spread("start_on", None),
            **spread("attested_on", attested),
            "organisation": organisation,
            "is_host": is_host,
            **cells.evidence,
        },
        once={"centre": centre},
        sources=cells.sources,
    )
    loading.keep_part(cells, LINKS, "legal_body", wanted)


def _legal_person(
    cells: Cells, loading: Loading, attested: PartialDate | None
) -> Organisation | None:
    named = _named(cells)
    named["slug"] = loading.known.slug_for(OrganisationName, cells.line)
    wanted = Wanted(
        model=Organisation,
        values={
            "kind": OrganisationKind.RESOURCE_CENTRE,
            "legal_form": cells["legal_form"],
            "siren": cells["siren"],
            "siren_absence": "" if cells["siren"] else SirenAbsence.NOT_FOUND,
            **cells.evidence,
        },
        once=named,
        sources=cells.sources,
    )
    organisation = loading.keep_part(cells, PERSONS, "legal_person", wanted)
    if organisation is not None:
        names.keep_present_name(
            loading,
            cells,
            organisation,
            names=named,
            attested=attested,
            part="legal_person_name",
            label="noms de ces personnes morales",
        )
    return organisation


def _keep_founding(cells: Cells, loading: Loading, centre: Centre) -> None:
    if not (founded := cells.date("founded", "founded")):
        return
    is_prefigured = cells["slug"] in PREFIGURED
    wanted = Wanted(
        model=Milestone,
        values={
            "kind": MilestoneKind.PREFIGURATION if is_prefigured else MilestoneKind.FOUNDING,
            **spread("happened_on", founded),
            **cells.evidence,
        },
        once={"centre": centre},
        sources=cells.sources,
    )
    loading.keep_part(cells, "étapes", "founding", wanted)


def _keep_seat(
    cells: Cells, loading: Loading, centre: Centre, attested: PartialDate | None
) -> None:
    """The city is public; the street waits for a check, so it is loaded unchecked."""
    if not cells["city"]:
        return
    regions = cells["regions"].split(";")
    wanted = Wanted(
        model=Site,
        values={
            **spread("start_on", None),
            **spread("attested_on", cells.date("phone_year", "attested_on") or attested),
            "kind": SiteKind.SEAT,
            "address": cells.words("address"),
            "postcode": cells["postcode"],
            "city": cells.words("city"),
            "commune": loading.known.commune_named(
                cells["city"], postcode=cells["postcode"], regions=regions
            ),
            **cells.evidence,
        },
        once={"centre": centre},
        sources=cells.sources,
    )
    loading.keep_part(cells, "implantations", "seat", wanted)


def _keep_contacts(cells: Cells, loading: Loading, centre: Centre) -> None:
    """A phone is never published from these files; a site, once a page of it was read."""
    if phone := cells["phone"]:
        wanted = Wanted(
            model=Contact,
            values={
                "kind": ContactKind.PHONE,
                "value": phone,
                **cells.dated("phone_year", "seen_on"),
                "is_public": False,
                **cells.evidence,
            },
            once={"centre": centre},
            sources=cells.sources,
        )
        loading.keep_part(cells, "téléphones (non publiés)", "phone", wanted)
    if website := cells["website"]:
        checked_on = cells.checked(website)
        wanted = Wanted(
            model=Contact,
            values={
                "kind": ContactKind.WEBSITE,
                "value": website,
                "label": "structure porteuse" if cells["legal_form"] == HOSTED else "",
                "checked_on": checked_on,
                "is_public": checked_on is not None,
                **cells.evidence,
            },
            once={"centre": centre},
            sources=cells.sources,
        )
        loading.keep_part(cells, "sites", "website", wanted)


def publish(loading: Loading, *, reason: str) -> None:
    """Publish, once, each centre that a source establishes and whose perimeter is established.

    A centre that somebody unpublished since stays so; an unverified one is left a draft.
    """
    file = "centres.csv"
    keeper, report, label = Keeper(file), loading.report.file(file), "publications"
    for line in loading.files[file]:
        centre = loading.known.centre(line["slug"])
        if centre is None:
            continue
        if keeper.is_marked(line, PUBLISHED):
            report.add(line, Outcome.UNCHANGED, [], part=label)
        elif line["confidence"] == Confidence.UNVERIFIED:
            why = "reste un brouillon, son existence n’est pas établie."
            report.add(line, Outcome.LEFT, [why], part=label)
        elif centre.status != CentreStatus.DRAFT:
            report.add(line, Outcome.LEFT, ["déjà publié ou fermé par l’équipe."], part=label)
        else:
            try:
                publish_centre(centre=centre, reason=reason)
            except ValidationError as error:
                report.add(line, Outcome.REFUSED, error.messages, part=label)
                continue
            keeper.mark(line, centre, part=PUBLISHED)
            report.add(line, Outcome.CREATED, [], part=label)
    keeper.remember()
