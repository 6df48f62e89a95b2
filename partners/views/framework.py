"""The framework: its editions, what each says, and each of its provisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib.auth.decorators import login_not_required
from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from crpv_portal.common.dates import today
from crpv_portal.common.day import asked_day
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.standing import sort_on
from crpv_portal.common.upward import above
from partners.choices import Audience, TextKind
from partners.models import Edition, Provision
from partners.querysets import EditionQuerySet

from ..texts.consulting import summary_of, syntheses_of
from ..texts.reading import announced_editions, edition_history, edition_on, read
from ..texts.structured import edition_data, provision_data
from ..texts.timeline import draw

if TYPE_CHECKING:
    from crpv_portal.accounts.perms import AnyUser


@require_safe
@login_not_required
def framework(request: HttpRequest) -> HttpResponse:
    day = asked_day(request)
    articles = (
        Provision.objects.visible_to(request.user)
        .filter(edition=OuterRef("pk"))
        .order_by()
        .values("edition")
        .annotate(total=Count("pk"))
        .values("total")
    )
    editions = list(
        editions_of_framework(request.user)
        .annotate(provision_count=Coalesce(Subquery(articles), 0))
        .prefetch_related("sources")
    )
    current = edition_on(editions, day.on)
    context = {
        "day": day,
        "editions": editions,
        "announced": announced_editions(TextKind.FRAMEWORK, day.on),
        "current": current,
        "timeline": draw(editions, day.on, today()),
        "notes": Footnotes.of(editions),
    }
    return render(request, "partners/framework.html", context)


def editions_of_framework(user: AnyUser) -> EditionQuerySet:
    return (
        Edition.objects.visible_to(user)
        .of_kind(TextKind.FRAMEWORK)
        .select_related("text")
        .latest_first()
    )


@require_safe
@login_not_required
def edition_detail(request: HttpRequest, edition: str) -> HttpResponse:
    day = asked_day(request)
    shown = get_edition(request, edition)
    if shown.text.is_charter:
        return redirect(shown, permanent=True)
    reading = read(shown, request.user, day.on)
    others = [one for one in editions_of_framework(request.user) if one.pk != shown.pk]
    syntheses = list(syntheses_of(shown, day.on))
    context = {
        "day": day,
        "edition": shown,
        "others": others,
        "current": edition_on([shown, *others], day.on),
        "reading": reading,
        "history": edition_history(shown),
        "syntheses": syntheses,
        "summary": [*reading.summary, *summary_of(syntheses)],
        "notes": Footnotes.of([shown], reading.provisions),
        "structured": edition_data(request, shown, reading.provisions),
    }
    return render(request, "partners/edition.html", context)


@require_safe
@login_not_required
def provision_detail(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    day = asked_day(request)
    shown = get_edition(request, edition)
    reading = read(shown, request.user, day.on)
    order = reading.in_order
    place = next((n for n, one in enumerate(order) if one.provision.code == code), None)
    if place is None:
        raise Http404
    here = order[place]
    provision = here.provision
    if shown.text.is_charter:
        return redirect(provision, permanent=True)
    related = {
        name: list(
            getattr(provision, name)
            .visible_to(request.user)
            .select_related("edition__text")
            .order_by("edition", "position")
        )
        for name in ("replaces", "replaced_by")
    }
    missions = sort_on(
        above(Provision, "missions_offered", request.user)
        .filter(provision=provision)
        .select_related("centre", "provision__edition")
        .prefetch_related("sources")
        .order_by("centre__order_key", "start_on", "pk"),
        day.on,
    )
    chapter = next(
        (one for one in reading.chapters if one.provision.pk == provision.parent_id), None
    )
    decisions = (
        above(Provision, "citing_decisions", request.user)
        .public()
        .real()
        .filter(provisions=provision, adopted_on__lte=day.on)
        .for_list()
        .latest_first()
    )
    context: dict[str, Any] = {
        "day": day,
        "edition": shown,
        "provision": provision,
        "decisions": list(decisions),
        "chapter": chapter.provision if chapter else None,
        "articles": here.articles,
        "beside": chapter.articles if chapter else [],
        "previous": order[place - 1].provision if place else None,
        "next": order[place + 1].provision if place + 1 < len(order) else None,
        **related,
        "current": edition_on([shown, *editions_of_framework(request.user)], day.on),
        "missions": missions,
        "is_for_some": provision.audience != Audience.ALL,
        "notes": Footnotes.of([provision], missions.all),
        "structured": provision_data(request, provision),
        "permalink": request.build_absolute_uri(provision.get_absolute_url()),
    }
    return render(request, "partners/provision.html", context)


def get_edition(request: HttpRequest, slug: str) -> Edition:
    return get_object_or_404(
        Edition.objects.visible_to(request.user).select_related("text").prefetch_related("sources"),
        slug=slug,
    )
