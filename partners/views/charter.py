"""The charter: what it says, who signed it, how it is taken up around the centres."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from crpv_portal.common.day import asked_day
from crpv_portal.common.footnotes import Footnotes
from crpv_portal.common.upward import above
from partners.choices import TextKind
from partners.models import (
    Edition,
    Organisation,
)

from ..texts.charter import (
    commitments_of,
    local_partners_by_level,
    signatories_of,
    signed_before,
    states_of,
)
from ..texts.consulting import summary_of, syntheses_of
from ..texts.reading import announced_editions, edition_history, edition_on, read
from ..texts.structured import edition_data

if TYPE_CHECKING:
    pass


@require_safe
@login_not_required
def charter(request: HttpRequest) -> HttpResponse:
    day = asked_day(request)
    editions = list(
        Edition.objects.visible_to(request.user)
        .of_kind(TextKind.CHARTER)
        .select_related("text")
        .prefetch_related("sources")
        .latest_first()
    )
    edition = edition_on(editions, day.on)
    if edition is None:
        frameworks = Edition.objects.visible_to(request.user).of_kind(TextKind.FRAMEWORK)
        context = {
            "day": day,
            "editions": editions,
            "announced": announced_editions(TextKind.CHARTER, day.on),
            "framework": frameworks.in_force(day.on).first(),
        }
        return render(request, "partners/charter_absent.html", context)

    reading = read(edition, request.user, day.on)
    signatories = signatories_of(edition, request.user)
    commitments = commitments_of(reading, request.user)
    kept = states_of(commitments, day.on)
    syntheses = list(syntheses_of(edition, day.on))
    charters = list(
        above(Organisation, "agreements", request.user)
        .local_charters()
        .in_force(day.on)
        .select_related("centre")
        .prefetch_related("sources")
        .order_by("centre__order_key", "pk")
    )
    context = {
        "day": day,
        "edition": edition,
        "editions": editions,
        "announced": announced_editions(TextKind.CHARTER, day.on),
        "reading": reading,
        "signatories": signatories,
        "is_signing_dated": any(one.signature.signed for one in signatories),
        "own_words": [promise for promise in commitments if not promise.provision_id],
        "kept": kept,
        "syntheses": syntheses,
        "charters": charters,
        "levels": local_partners_by_level(request.user, day.on),
        "history": edition_history(edition),
        "signed_before": signed_before(edition, signatories),
        "summary": [
            *reading.summary,
            *summary_of(syntheses),
            ("signataires", "Les signataires"),
            *([("suivi", "Où en sont les engagements")] if kept else []),
            ("localement", "La charte déclinée localement"),
            ("histoire", "Histoire du texte"),
        ],
        "notes": Footnotes.of(
            [edition],
            reading.provisions,
            commitments,
            (state for each in kept for state in each.states),
            (signatory.signature for signatory in signatories),
            charters,
        ),
        "structured": edition_data(request, edition, reading.provisions),
    }
    return render(request, "partners/charter.html", context)
