"""The partners: who signed the charter, who supports the centres locally."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.db.models import Prefetch, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from crpv_portal.common.choices import Standing
from crpv_portal.common.day import AskedDay, asked_day
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.upward import above
from crpv_portal.territories.models import Department
from partners.choices import OrganisationKind, SirenAbsence
from partners.filters import OrganisationFilter
from partners.models import Organisation, OrganisationName, Signature

from ..periods import OnDay, sort_on
from ..structured import organisation_data

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser

PER_PAGE = 50


@require_safe
@login_not_required
def organisation_list(request: HttpRequest) -> HttpResponse:
    day = asked_day(request)
    names = OrganisationName.objects.established().with_standing(day.on).chronological()
    organisations = (
        Organisation.objects.visible_to(request.user)
        .partners()
        .with_roles(request.user, day.on)
        .with_territory()
        .prefetch_related(Prefetch("names", queryset=names, to_attr="known_names"))
        .by_level()
    )
    filterset = OrganisationFilter(
        request.GET, queryset=organisations, user=request.user, on=day.on
    )
    page = Paginator(filterset.listed, PER_PAGE).get_page(request.GET.get("page"))
    describe(list(page.object_list), day, request.user)
    context = {
        "day": day,
        "filterset": filterset,
        "page": page,
        "left_out": filterset.left_out,
        "action": reverse("partners:list"),
    }
    return render(request, "partners/list.html", context)


def describe(organisations: list[Any], day: AskedDay, user: AnyUser) -> None:
    """Set what a row says beside the name: other names, the one of the day asked for, the end."""
    successors = Organisation.objects.visible_to(user).in_bulk(
        {one.successor_id for one in organisations if one.successor_id}
    )
    for organisation in organisations:
        others = [name for name in organisation.known_names if name.name != organisation.name]
        organisation.former_names = others
        organisation.name_that_day = None
        if day.is_asked:
            organisation.name_that_day = next(
                (name for name in others if name.standing == Standing.IN_FORCE), None
            )
        organisation.has_ended = has_ended(organisation, day)
        organisation.shown_successor = successors.get(organisation.successor_id)


def first_known_day(name: OrganisationName) -> tuple[datetime.date, int]:
    """What names are ordered by: a name of unknown start stands where it is first attested."""
    return name.start_on or name.attested_on or datetime.date.max, name.pk


def has_ended(organisation: Organisation, day: AskedDay) -> bool:
    """As `OrganisationQuerySet.ended_on` says it, for one row already there."""
    if organisation.succeeded_on:
        return organisation.succeeded_on <= day.on
    return bool(organisation.successor_id or organisation.siren_absence == SirenAbsence.ENDED)


@require_safe
@login_not_required
def organisation_detail(request: HttpRequest, slug: str) -> HttpResponse:
    day = asked_day(request)
    visible = Organisation.objects.visible_to(request.user)
    organisation = visible.with_territory().filter(slug=slug).prefetch_related("sources").first()
    if organisation is None:
        return redirect_to_present_name(request, slug)
    carried = (
        above(Organisation, "carried_centres", request.user)
        .filter(organisation=organisation)
        .select_related("centre")
        .prefetch_related("sources")
        .chronological()
    )
    if organisation.kind == OrganisationKind.RESOURCE_CENTRE:
        return redirect_to_centre(carried)

    names = sorted(
        organisation.names.with_standing(day.on).prefetch_related("sources"), key=first_known_day
    )
    successor = visible.filter(predecessors=organisation).first()
    predecessors = list(
        organisation.predecessors.visible_to(request.user).order_by("succeeded_on", "sort_key")
    )
    signatures = list(
        Signature.objects.visible_to(request.user)
        .filter(Q(organisation=organisation) | Q(organisation__successor=organisation))
        .select_related("edition__text", "organisation")
        .prefetch_related("sources")
        .order_by("signed_on", "edition", "pk")
    )
    signed = [Signed(one, organisation, day) for one in signatures if not is_to_come(one, day)]
    partnerships = sort_on(
        above(Organisation, "local_partnerships", request.user)
        .filter(organisation=organisation)
        .select_related("centre")
        .prefetch_related("sources")
        .order_by("centre__sort_key", "start_on", "pk"),
        day.on,
    )
    hosted = sort_on(carried.filter(is_host=True), day.on)
    labels = sort_on(
        above(Organisation, "granted_labels", request.user)
        .filter(authority=organisation)
        .select_related("centre")
        .prefetch_related("sources")
        .order_by("centre__sort_key", "start_on", "pk"),
        day.on,
    )
    notes = Footnotes.of(
        [organisation], names, signatures, partnerships.all, hosted.all, labels.all
    )
    context = {
        "day": day,
        "organisation": organisation,
        "has_ended": has_ended(organisation, day),
        "names": names,
        "name_that_day": that_day(names, organisation, day),
        "timeline": name_timeline(names, organisation, notes),
        "successor": successor,
        "predecessors": predecessors,
        "signed": signed,
        "is_signatory": any(one.is_known for one in signed),
        "partnerships": partnerships,
        "hosted": hosted,
        "labels": labels,
        "departments": departments_of(organisation),
        "notes": notes,
        "missing": missing(organisation, names, signatures, partnerships),
        "structured": organisation_data(request, organisation, names, successor),
    }
    return render(request, "partners/organisation.html", context)


@dataclass
class Signed:
    """A signature as a sheet tells it: the organisation's own, or that of one it took over from."""

    signature: Signature
    organisation: Organisation
    day: AskedDay

    @property
    def is_own(self) -> bool:
        return self.signature.organisation_id == self.organisation.pk

    @property
    def is_known(self) -> bool:
        """Whether it was signed by the day shown; without its day, once the text took effect."""
        since = self.signature.signed_on or self.signature.edition.start_on
        return bool(since and since <= self.day.on)

    @property
    def how(self) -> str:
        """The end of the sentence: by whom, and when."""
        signature = self.signature
        who = ", ".join(filter(None, (signature.signatory_name, signature.signatory_title)))
        by = f", par {who}" if signature.signatory_name else ""
        return f"{by}, {signature.signed.when() if signature.signed else 'à une date inconnue'}."


def is_to_come(signature: Signature, day: AskedDay) -> bool:
    return bool(signature.signed_on and signature.signed_on > day.on)


def redirect_to_present_name(request: HttpRequest, slug: str) -> HttpResponse:
    """A former name keeps its address: it leads to the present one, on the same day."""
    visible = Organisation.objects.visible_to(request.user)
    organisation = visible.filter(names__slug=slug).first()
    if organisation is None:
        raise Http404
    query = request.META["QUERY_STRING"]
    address = organisation.get_absolute_url()
    return redirect(f"{address}?{query}" if query else address, permanent=True)


def redirect_to_centre(carried: Any) -> HttpResponse:
    """The legal person of a centre has no sheet beside the centre's own."""
    body = carried.filter(is_host=False).last() or carried.last()
    if body is None:
        raise Http404
    return redirect(body.centre)


def that_day(
    names: list[OrganisationName], organisation: Organisation, day: AskedDay
) -> OrganisationName | None:
    """The name it bore on the day asked for, when it is not today's."""
    if not day.is_asked:
        return None
    borne = (name for name in names if name.standing == Standing.IN_FORCE)
    return next((name for name in borne if name.name != organisation.name), None)


def name_timeline(
    names: list[OrganisationName], organisation: Organisation, notes: Footnotes
) -> list[dict[str, Any]]:
    """Nothing to draw for an organisation known under one name only."""
    if len(names) < 2:
        return []
    return [
        {
            "when": name.in_words,
            "title": f"{name.name} ({name.acronym})" if name.acronym else name.name,
            "fact": name,
            "refs": notes.numbers(name),
            "is_current": name.name == organisation.name,
        }
        for name in names
    ]


def departments_of(organisation: Organisation) -> list[Department]:
    """Where an intercommunality or a commune lies: neither has a page of its own."""
    if organisation.commune:
        return [organisation.commune.department]
    if organisation.intercommunality:
        return list(
            Department.objects.filter(communes__intercommunalities=organisation.intercommunality)
            .select_related("region")
            .distinct()
            .order_by("sort_key", "code")
        )
    return []


def missing(
    organisation: Organisation,
    names: list[OrganisationName],
    signatures: list[Signature],
    partnerships: OnDay,
) -> list[str]:
    """What the sheet does not know yet, each as a French reader would ask it."""
    said = []
    if organisation.siren_absence == SirenAbsence.NOT_FOUND:
        said.append("Son numéro SIREN.")
    if not organisation.public_website:
        said.append(
            "L’adresse de son site : celle que nous avons n’est pas encore vérifiée."
            if organisation.website
            else "L’adresse de son site."
        )
    if not organisation.is_national and organisation.territory is None:
        said.append("Le territoire dont elle relève.")
    if organisation.successor_id and not organisation.succeeded_on:
        said.append("Le jour où une autre organisation lui a succédé.")
    if len(names) > 1 and any(not name.start and not name.end for name in names):
        said.append("Le jour où elle a changé de nom.")
    own = [signature for signature in signatures if signature.organisation_id == organisation.pk]
    if any(not signature.signed for signature in own):
        said.append("Le jour où elle a signé la charte.")
    silent = [tie for tie in partnerships.current if not tie.roles]
    if silent:
        said.append("Ce qu’elle apporte aux centres dont elle est partenaire.")
    elif any(tie.is_financial is None for tie in partnerships.current):
        said.append("Si elle finance les centres dont elle est partenaire, et pour combien.")
    return said
