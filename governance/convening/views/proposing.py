"""View by which a member with an account, who does not keep the body, proposes a point."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import in_words
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on

from ...access import READ_AND_WRITE, answer, posted
from ...meetings.own import meetings_asking, meetings_of
from ...models import Mandate
from ...wording import dated_title, hours_in_words, meeting_title
from ..answer_forms import ProposalForm
from ..item_calls import propose_item

CLOSED = (
    "L’appel à points de cette réunion est clos : plus rien ne s’y propose par cette page. "
    "Écrivez à qui tient l’instance."
)


@never_cache
@READ_AND_WRITE
def item_propose(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Ask for a point of a meeting of one's body, while points are asked for; else 404.

    Who comes after that is told so.
    """
    asked = meetings_of(request.user).filter(item_call__isnull=False)
    meeting = get_object_or_404(asked.select_related("body", "item_call"), slug=slug)
    if not meetings_asking(request.user).filter(pk=meeting.pk).exists():
        raise Overtaken(CLOSED, reverse("espace:home"))
    form = ProposalForm(posted(request))
    if form.is_valid():
        seat = (
            Mandate.objects.of_body(meeting.body)
            .in_office(meeting.starts_on)
            .held_by(request.user)
            .first()
        )
        with refusals_on(form):
            propose_item(
                meeting=meeting,
                mandate=seat,
                person=getattr(request.user, "person", None),
                author=request.user,
                **form.cleaned_data,
            )
            messages.success(request, "Votre proposition est transmise à qui tient l’instance.")
            return redirect("espace:home")
    return answer(
        request,
        "espace/convening/item_propose.html",
        form,
        title=meeting_title(meeting),
        dated_title=dated_title(meeting),
        hours=hours_in_words(meeting),
        until=in_words(meeting.item_call.until_on, weekday=True),
    )
