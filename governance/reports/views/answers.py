"""Views of answers to a reminder: behind its link, without an account; then for the keeper.

Mail scanners follow links: GET and HEAD show, only POST acts. `csrf_exempt` is sound here: no
cookie takes part, the secret of the address is the proof, as on the page of a convocation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from crpv_portal.common.dates import today
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.links import behind_a_link
from crpv_portal.common.resending import given_back
from crpv_portal.common.text import key_in

from ...access import READ_AND_WRITE, refusals_in_messages, status_of
from ...choices import ReminderAnswer
from ...models import ActionAnswer, ActionItem, DigestLink
from ...perms import can_edit_action
from ...wording import due_in_words
from ..action_answers import (
    NOT_YOURS,
    NotOpenToLink,
    actions_of,
    answer_reminder,
    day_of,
    digest_link_of,
    is_open,
    put_off,
    read_answer,
    reopen,
    what_is_said,
)
from ..answer_forms import FORMS
from ..digests import line_of

if TYPE_CHECKING:
    from ...forms import RowForm

SAID = "dit"  # relative address, parameter: no answer of ours writes the secret down
THANKS = {
    ReminderAnswer.DONE: "C’est noté : la suite est close, et le secrétariat en est prévenu.",
    ReminderAnswer.LATER: "C’est noté : le secrétariat lira le jour que vous demandez. "
    "L’échéance ne change que s’il l’accepte.",
    ReminderAnswer.WORD: "Votre mot est enregistré : le secrétariat le lira.",
}


def _closed(request: HttpRequest, link: DigestLink | None) -> HttpResponse | None:
    if link is not None and is_open(link):
        return None
    status = 404 if link is None else 410
    context = {"link": link, "texts": given_back(request) if link else ()}
    return render(request, "governance/reports/digest_closed.html", context, status=status)


@csrf_exempt
@login_not_required
@READ_AND_WRITE
@behind_a_link(digest_link_of, _closed)
def digest_actions(request: HttpRequest, link: DigestLink) -> HttpResponse:
    """Show the open actions of the reminder's reader; on POST, keep what is said of one."""
    if request.method != "POST":
        return _page(request, link, said=THANKS.get(request.GET.get(SAID, "")))  # type: ignore[call-overload]
    key, kind = key_in(request.POST.get("action", "")) or 0, request.POST.get("kind", "")
    if kind not in FORMS:
        return _page(request, link, refusal=NOT_YOURS, status=404)
    form = FORMS[kind](request.POST, prefix=f"{kind}-{key}")
    try:
        if form.is_valid():
            with refusals_on(form):
                answer_reminder(link=link, action_id=key, kind=kind, **form.cleaned_data)
                return HttpResponseRedirect(f"./?{SAID}={kind}")
        elif not actions_of(link).filter(pk=key).exists():
            raise NotOpenToLink(NOT_YOURS, 404)
    except NotOpenToLink as gone:
        return _page(request, link, refusal=gone.words, status=gone.status)
    return _page(request, link, refused=(key, kind, form), status=status_of(form))


def _page(
    request: HttpRequest,
    link: DigestLink,
    *,
    said: str | None = None,
    refusal: str = "",
    refused: tuple[int, str, RowForm] | None = None,
    status: int = 200,
) -> HttpResponse:
    actions = actions_of(link).prefetch_related("answers")
    context = {
        "name": link.person.full_name,
        "rows": [_row(action, link, refused) for action in actions],
        "said": said,
        "refusal": refusal,
        "texts": given_back(request) if refusal else (),
        "form": refused[2] if refused else None,  # the title says that one is refused
    }
    return render(request, "governance/reports/digest_actions.html", context, status=status)


def _row(
    action: ActionItem, link: DigestLink, refused: tuple[int, str, RowForm] | None
) -> dict[str, object]:
    forms = {kind: form(prefix=f"{kind}-{action.pk}") for kind, form in FORMS.items()}
    if refused and refused[0] == action.pk:
        forms[refused[1]] = refused[2]
    own = [each for each in action.answers.all() if each.person_id == link.person_id]
    return {
        "action": action,
        "line": line_of(action, today()),
        "given": [(day_of(each), what_is_said(each)) for each in own],
        "is_sample": action.item.meeting.is_sample,
        **forms,
    }


# --- The keeper ----------------------------------------------------------------------------------


@require_POST
def action_answer(request: HttpRequest, pk: int) -> HttpResponse:
    """Read an answer, apply the day that it asks for, or open its action again."""
    answers = ActionAnswer.objects.manageable_by(request.user)
    answer = get_object_or_404(answers.select_related("action__body"), pk=pk)
    if not can_edit_action(request.user, answer.action):
        raise PermissionDenied
    with refusals_in_messages(request):
        done = request.POST.get("do")
        if done == "apply":
            action = put_off(answer=answer, seen=request.POST.get("seen", ""))
            messages.success(request, f"« {action.text} » : {due_in_words(action)}.")
        elif done == "reopen":
            action = reopen(answer=answer)
            messages.success(request, f"« {action.text} » : rouverte.")
        else:
            read_answer(answer=answer)
            messages.success(request, f"Réponse lue : « {answer.action.text} ».")
    return redirect("espace:action_list")
