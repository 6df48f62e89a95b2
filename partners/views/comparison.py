"""Page that compares two editions of a text, side by side."""

from __future__ import annotations

from collections import Counter

from django import forms
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from crpv_portal.common.forms import FilterForm, offer
from partners.choices import TextKind
from partners.models import Edition, Provision

from ..texts.comparing import compare, default_pair


class ComparisonForm(FilterForm):
    """Form that asks which two editions to compare; those that say nothing are not offered."""

    de = forms.ChoiceField(label="Édition de départ", required=False)
    a = forms.ChoiceField(label="Édition d’arrivée", required=False)


@require_safe
@login_not_required
def comparison(request: HttpRequest, kind: str) -> HttpResponse:
    """Compare two editions of the text that this account may read, the last two when not asked."""
    provisions = Provision.objects.visible_to(request.user)
    editions = list(
        Edition.objects.visible_to(request.user)
        .of_kind(kind)
        .filter(pk__in=provisions.order_by().values("edition"))
        .select_related("text")
        .latest_first()
    )
    form = ComparisonForm(request.GET or None)
    for name in ("de", "a"):
        offer(form, name, [("", "–"), *((each.slug, each.short_title) for each in editions)])
    pair = default_pair(editions)
    by_slug = {each.slug: each for each in editions}
    if form.is_bound and form.is_valid() and pair is not None:
        asked = form.cleaned_data
        pair = by_slug.get(asked["de"], pair[0]), by_slug.get(asked["a"], pair[1])
    elif form.is_bound:
        pair = None
    elif pair is not None:
        form.initial = {"de": pair[0].slug, "a": pair[1].slug}
    changes = []
    if pair is not None:
        rows = provisions.filter(edition__in=pair).prefetch_related("replaces")
        found = list(rows.order_by("edition", "position", "pk"))
        old, new = ([row for row in found if row.edition_id == each.pk] for each in pair)
        changes = compare(old, new)
    context = {
        "is_charter": kind == TextKind.CHARTER,
        "form": form,
        "has_two": len(editions) > 1,
        "pair": pair,
        "changes": changes,
        "states": Counter(change.state for change in changes),
    }
    return render(request, "partners/comparison.html", context)
