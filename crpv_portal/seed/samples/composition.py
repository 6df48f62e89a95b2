"""Sample bodies: their name, their colleges and seats, their mandates over time."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from crpv_portal.common.choices import Confidence, DatePrecision
from crpv_portal.common.models import Source
from crpv_portal.common.text import french_slug
from governance.choices import BodyLevel, QuorumBasis, QuorumScope, Voice
from governance.models import Body, BodyName, College, Mandate, Seat
from partners.models import Organisation, Person, Provision

from .bodies import PEOPLE
from .shapes import Member, SampleBody, SamplePoint, day

if TYPE_CHECKING:
    from centres.models import Centre
    from crpv_portal.territories.models import Region

MAIL_DOMAIN = "exemple.invalid"  # RFC 2606: nobody's
SOURCE = "Exemple : donnée inventée pour la démonstration"
SINCE = "2023-01-02"
VERIFIED = {"confidence": Confidence.VERIFIED}


class SharedRows:
    """Rows that all samples share: invented people, a source, real institutions, provisions."""

    @cached_property
    def source(self) -> Source:
        return Source.objects.get_or_create(title=SOURCE, address="")[0]

    @cached_property
    def people(self) -> dict[str, Person]:
        found = {}
        for name in PEOPLE:
            first, last = name.split(" ", 1)
            address = f"{french_slug(first)}.{french_slug(last)}@{MAIL_DOMAIN}"
            found[name] = Person.objects.get_or_create(
                function_email=address, defaults={"first_name": first, "last_name": last}
            )[0]
        return found

    @cached_property
    def institutions(self) -> dict[str, Organisation]:
        return {each.slug: each for each in Organisation.objects.filter(slug__in=["anct"])}

    @cached_property
    def _provisions(self) -> dict[str, int]:
        rows = Provision.objects.values_list("edition__slug", "code", "pk")
        return {f"{edition}/{code}": pk for edition, code, pk in rows}

    def provisions(self, point: SamplePoint | None) -> list[int]:
        """Return the provisions that a point cites, as far as the framework is loaded."""
        cited = point.provisions if point else ()
        return [self._provisions[each] for each in cited if each in self._provisions]


def compose(
    sample: SampleBody, shared: SharedRows, *, region: Region | None, centre: Centre | None
) -> tuple[Body, list[Mandate]]:
    """Create the body with name, colleges, seats and mandates; return these in order."""
    since = _from(SINCE)
    slug = french_slug(sample.name if not centre else f"{sample.name} {centre.slug}", max_length=90)
    body = Body(
        name=sample.name,
        slug=slug,
        code=sample.code,
        kind=sample.kind,
        level=_level(sample),
        region=region,
        centre=centre,
        parent=Body.objects.filter(code=sample.parent).first() if sample.parent else None,
        role=sample.role,
        expected_per_year=sample.expected,
        is_sample=True,
        **_quorum(sample),
        **since,
        **VERIFIED,
    )
    body.full_clean(exclude=["slug"])
    body.save()
    name = BodyName.objects.create(body=body, name=sample.name, slug=slug, **since, **VERIFIED)
    for row in (body, name):
        row.sources.add(shared.source)
    mandates = []
    for position, wanted in enumerate(sample.colleges, start=1):
        college = College.objects.create(
            body=body,
            name=wanted.name,
            position=position,
            is_counted_by_head=bool(wanted.heads),
            head_count_seats=wanted.heads or None,
        )
        seats = Seat.objects.bulk_create(
            Seat(college=college, title=member.seat, position=rank, voting_weight=member.weight)
            for rank, member in enumerate(wanted.members, start=1)
        )
        for seat, member in zip(seats, wanted.members, strict=True):
            mandates += _mandates(seat, member, shared)
    return body, Mandate.objects.bulk_create(mandates)


def _level(sample: SampleBody) -> str:
    if sample.centre:
        return BodyLevel.CENTRE
    return BodyLevel.REGIONAL if sample.region else BodyLevel.NATIONAL


def _quorum(sample: SampleBody) -> dict[str, Any]:
    if sample.quorum is None:
        return {"quorum_basis": QuorumBasis.NONE, "quorum_scope": QuorumScope.OVERALL}
    numerator, denominator = sample.quorum
    return {
        "quorum_basis": sample.quorum_basis,
        "quorum_scope": sample.quorum_scope,
        "quorum_numerator": numerator,
        "quorum_denominator": denominator,
        "quorum_is_strict": sample.is_strict,
        "second_call_without_quorum": sample.second_call,
    }


def _mandates(seat: Seat, member: Member, shared: SharedRows) -> list[Mandate]:
    """Return the present mandate of a seat, after the former one if any."""
    common: dict[str, Any] = {
        "seat": seat,
        "organisation": shared.institutions.get(member.slug),
        "organisation_name": member.organisation,
        "capacity": member.capacity or member.seat,
        "voice": Voice.CONSULTATIVE if member.is_consultative else Voice.DELIBERATIVE,
        **VERIFIED,
    }
    present = Mandate(
        holder=shared.people.get(member.holder),
        alternate=shared.people.get(member.alternate),
        is_name_public=member.is_named,
        **common,
        **_from(member.changed_on or SINCE),
    )
    if not member.former:
        return [present]
    former = Mandate(
        holder=shared.people[member.former],
        **common,
        **_from(SINCE),
        end_on=day(member.changed_on),
        end_on_precision=DatePrecision.DAY,
    )
    return [former, present]


def _from(text: str) -> dict[str, Any]:
    return {"start_on": day(text), "start_on_precision": DatePrecision.DAY}
