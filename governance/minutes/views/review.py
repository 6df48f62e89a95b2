"""Views to read minutes in review and remark on them, with an account or a secret link."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import today
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.links import behind_a_link
from crpv_portal.common.resending import given_back

from ...access import READ_AND_WRITE, answer, posted
from ...choices import MinutesState
from ...models import Minutes, ReviewLink
from ...perms import can_manage_body, can_remark_minutes, can_view_minutes
from ..forms import RemarkForm
from ..page import page_words, remark_rows
from ..review import REVIEW_IS_OVER, is_review_open, make_remark, review_link_of, with_authors


@never_cache
@READ_AND_WRITE
def minutes_review(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the text to those who attended, and take remarks until the review's last day."""
    visible = Minutes.objects.visible_to(request.user).select_related(
        "meeting__body__centre", "meeting__body__region", "approved_at__meeting", "kept_file"
    )
    minutes = get_object_or_404(visible, meeting__slug=slug)
    if not can_view_minutes(request.user, minutes):
        raise PermissionDenied
    form = RemarkForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            if not can_remark_minutes(request.user, minutes):
                raise ValidationError(REVIEW_IS_OVER)
            make_remark(minutes=minutes, author=request.user, **form.cleaned_data)
            messages.success(request, "Votre remarque est enregistrée.")
            return redirect("espace:minutes_review", slug=slug)
    mine = [each for each in with_authors(minutes) if each.author_id == request.user.pk]
    meeting = minutes.meeting
    words = page_words(meeting) | {
        # The row of links of the meeting leads to pages of those who keep its body.
        "meeting": meeting if can_manage_body(request.user, meeting.body) else None,
        "action": reverse("espace:minutes_review", args=[slug]),
        "remarks": remark_rows(mine),
        "is_open": _is_open(minutes),
    }
    return answer(request, "espace/minutes/minutes_review.html", form, **words)


def _closed(request: HttpRequest, link: ReviewLink | None) -> HttpResponse | None:
    if link is not None and is_review_open(link):
        return None
    status = 404 if link is None else 410
    context = {"link": link, "texts": given_back(request) if link else ()}
    return render(request, "governance/minutes/review_closed.html", context, status=status)


@login_not_required
@require_safe
@behind_a_link(review_link_of, _closed)
def review(request: HttpRequest, link: ReviewLink) -> HttpResponse:
    """Show the minutes behind a link. Mail scanners follow links: GET changes nothing."""
    return _link_page(request, link, RemarkForm(), action="remarque/")


# The secret of the address is the right to write, no cookie is: a forged request would need it.
# The page sends no referrer, so that its posts have no origin for Django's own check to compare.
@csrf_exempt
@login_not_required
@require_POST
@behind_a_link(review_link_of, _closed)
def review_remark(request: HttpRequest, link: ReviewLink) -> HttpResponse:
    """Keep a remark made through a link."""
    form = RemarkForm(request.POST)
    if form.is_valid():
        with refusals_on(form):
            make_remark(minutes=link.minutes, person=link.person, **form.cleaned_data)
            # Relative, as the form's address: no answer of ours writes the secret down.
            return HttpResponseRedirect("../?enregistree=oui")
    return _link_page(request, link, form, action="./")


def _link_page(
    request: HttpRequest, link: ReviewLink, form: RemarkForm, *, action: str
) -> HttpResponse:
    minutes = link.minutes
    mine = [each for each in with_authors(minutes) if each.person_id == link.person_id]
    words = page_words(minutes.meeting) | {
        "minutes": minutes,
        "action": action,
        "remarks": remark_rows(mine),
        "is_open": True,
        "is_done": request.GET.get("enregistree") == "oui",
    }
    return answer(request, "governance/minutes/review.html", form, **words)


def _is_open(minutes: Minutes) -> bool:
    return (
        minutes.state == MinutesState.IN_REVIEW
        and minutes.review_until is not None
        and minutes.review_until >= today()
    )
