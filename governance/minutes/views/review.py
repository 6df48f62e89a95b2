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
from crpv_portal.common.forms import refusals_on, refuse
from crpv_portal.common.links import behind_a_link
from crpv_portal.common.resending import given_back

from ...access import READ_AND_WRITE, answer
from ...choices import MinutesState
from ...convening.members import member_and_seat
from ...models import Minutes, MinutesRemark, ReviewLink
from ...papers import minutes_passages
from ...papers.passages import Passage, PassageGroup
from ...perms import can_manage_body, can_remark_minutes, can_view_minutes
from ..forms import RemarkForm
from ..page import beside_passages, page_words, remark_rows
from ..review import REVIEW_IS_OVER, is_review_open, make_remark, review_link_of, with_authors

PASSAGE_CHANGED = (
    "Le passage que vous aviez choisi vient de changer : votre remarque n’est pas encore envoyée, "
    "la voici. Choisissez de nouveau le passage, ou envoyez-la sur l’ensemble."
)


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
    groups = minutes_passages(minutes)
    form, passage = _remark_form(request, groups)
    if form.is_valid():
        with refusals_on(form):
            if not can_remark_minutes(request.user, minutes):
                raise ValidationError(REVIEW_IS_OVER)
            make_remark(
                minutes=minutes,
                author=request.user,
                text=form.cleaned_data["text"],
                passage=passage.key if passage else "",
                excerpt=passage.excerpt if passage else "",
            )
            messages.success(request, "Votre remarque est enregistrée.")
            return redirect("espace:minutes_review", slug=slug)
    mine = [each for each in with_authors(minutes) if each.author_id == request.user.pk]
    meeting = minutes.meeting
    words = page_words(meeting) | {
        # The row of links of the meeting leads to pages of those who keep its body.
        "meeting": meeting if can_manage_body(request.user, meeting.body) else None,
        "action": reverse("espace:minutes_review", args=[slug]),
        **_passages(groups, mine, passage),
        "is_open": _is_open(minutes),
        "seat": "",
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
    groups = minutes_passages(link.minutes)
    form, passage = _remark_form(request, groups)
    return _link_page(request, link, form, groups, passage, action="remarque/")


# The secret of the address is the right to write, no cookie is: a forged request would need it.
# The page sends no referrer, so that its posts have no origin for Django's own check to compare.
@csrf_exempt
@login_not_required
@require_POST
@behind_a_link(review_link_of, _closed)
def review_remark(request: HttpRequest, link: ReviewLink) -> HttpResponse:
    """Keep a remark made through a link."""
    groups = minutes_passages(link.minutes)
    form, passage = _remark_form(request, groups)
    if form.is_valid():
        with refusals_on(form):
            make_remark(
                minutes=link.minutes,
                person=link.person,
                mandate=link.mandate,
                text=form.cleaned_data["text"],
                passage=passage.key if passage else "",
                excerpt=passage.excerpt if passage else "",
            )
            # Relative, as the form's address: no answer of ours writes the secret down.
            return HttpResponseRedirect("../?enregistree=oui")
    return _link_page(request, link, form, groups, passage, action="./")


def _remark_form(
    request: HttpRequest, groups: list[PassageGroup]
) -> tuple[RemarkForm, Passage | None]:
    """Return the form, and the passage that the address or the form names.

    A passage that changed while somebody wrote is said; what they wrote stays in the form.
    """
    known = {each.key: each for group in groups for each in group.passages}
    if request.method != "POST":
        passage = known.get(request.GET.get("passage", ""))
        return RemarkForm(initial={"passage": passage.key if passage else ""}), passage
    key = request.POST.get("passage", "")
    if not key or key in known:
        return RemarkForm(request.POST), known.get(key)
    sent = request.POST.copy()
    sent["passage"] = ""
    form = RemarkForm(sent)
    refuse(form, ValidationError(PASSAGE_CHANGED))
    return form, None


def _passages(
    groups: list[PassageGroup], mine: list[MinutesRemark], passage: Passage | None
) -> dict[str, object]:
    tied, rows = beside_passages(groups, remark_rows(mine))
    return {"groups": tied, "remarks": rows, "passage": passage, "base": ""}


def _link_page(
    request: HttpRequest,
    link: ReviewLink,
    form: RemarkForm,
    groups: list[PassageGroup],
    passage: Passage | None,
    *,
    action: str,
) -> HttpResponse:
    minutes = link.minutes
    by = (link.person_id, link.mandate_id)
    mine = [each for each in with_authors(minutes) if (each.person_id, each.mandate_id) == by]
    words = page_words(minutes.meeting) | {
        "minutes": minutes,
        "action": action,
        **_passages(groups, mine, passage),
        "base": "../" if action == "./" else "",
        "is_open": True,
        "seat": member_and_seat(link.mandate) if link.mandate else "",
        "is_done": request.GET.get("enregistree") == "oui",
    }
    return answer(request, "governance/minutes/review.html", form, **words)


def _is_open(minutes: Minutes) -> bool:
    return (
        minutes.state == MinutesState.IN_REVIEW
        and minutes.review_until is not None
        and minutes.review_until >= today()
    )
