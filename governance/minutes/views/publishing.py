"""Views that publish minutes (mask, preview, publish what was previewed) and withdraw them."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.contacts import contacts_in
from crpv_portal.common.dates import day_of, in_words, today
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on, refuse
from crpv_portal.common.french import listing
from crpv_portal.common.known_names import Name, as_read, doubts_in, found_in
from crpv_portal.common.models import StoredFile
from crpv_portal.common.once import MARK
from crpv_portal.common.sending import send_file

from ...access import READ_AND_WRITE, answer, kept_meeting, page_of, posted
from ...drafts import MASKING, drop_draft, resumed
from ...meetings.named import people_named
from ...models import Meeting, Minutes, PublicMinutes, WithdrawnMinutes
from ...papers import public_minutes_pdf
from ...perms import can_publish_minutes, can_view_minutes
from ...public.meeting_record import PublicRecord
from ..forms import MinutesPublicationForm, WithdrawalForm
from ..page import latest_withdrawn, maskings_of, minutes_of, page_words, public_version_of, seal
from ..publishing import check_publication, publish_minutes, withdraw_minutes
from ..seen import IN_THE_TEXT, names_seen, places_around, places_of_version

ANOTHER_VERSION = (
    "La version que vous lisiez est déjà retirée : une autre a été publiée le {on}. Rien n’est "
    "retiré ; relisez-la avant de la retirer à son tour."
)


@never_cache
@READ_AND_WRITE
def minutes_publish(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Mask names, preview the very page and file, publish exactly that."""
    meeting = kept_meeting(request, slug)
    minutes = _publishable(request, meeting)
    if public_version_of(minutes):
        raise Overtaken(
            "Ce compte rendu est public. Retirez-le avant d’en publier un autre.",
            page_of(meeting, "minutes_page"),
        )
    named = people_named(meeting)
    names = list(named)
    record = _record(request, meeting)
    around = [place.text for place in places_around(record.meeting, record)]
    offered: Any = {"found": found_in("\n".join([minutes.text, *around]), names), "known": named}
    if request.method != "POST":
        masking = maskings_of(minutes)
        former = None if "texte-approuve" in request.GET else latest_withdrawn(minutes)
        initial: dict[str, object] = {"text": minutes.text}
        if former:
            initial = {"text": former.text, "masking_reason": former.masking_reason}
        if typed := resumed(request, meeting, MASKING):
            initial |= typed.dict() | {"masked": typed.getlist("masked")}
        form = MinutesPublicationForm(initial=initial, **offered)
        if masking and not typed:
            form.initial["masked"] = form.keys_of(masking[0].names)
        return _form_page(request, meeting, form, former=former)
    form = MinutesPublicationForm(request.POST, **offered)
    do = request.POST.get("do", "preview")
    if not form.is_valid() or not _is_publishable(request, form, minutes, record, names):
        return _form_page(request, meeting, form)
    text, reason = form.cleaned_data["text"], form.cleaned_data["masking_reason"]
    if do == "change":
        kept = {"text": text, "masking_reason": reason, "masked": form.cleaned_data["masked"]}
        return _form_page(request, meeting, MinutesPublicationForm(initial=kept, **offered))
    if do == "file":
        return HttpResponse(
            public_minutes_pdf(text, meeting),
            content_type="application/pdf",
            headers={"Content-Disposition": 'inline; filename="apercu.pdf"'},
        )
    if do == "publish" and form.cleaned_data["previewed"] == seal(text, reason):
        with refusals_on(form):
            publish_minutes(
                minutes=minutes,
                text=text,
                masking_reason=reason,
                masked={name: named[name] for name in form.chosen_names()},
                by=request.user,
            )
            drop_draft(meeting=meeting, user=request.user, page=MASKING, saved=request.POST)
            messages.success(request, "La version publique est en ligne.")
            return redirect("espace:minutes_page", slug=slug)
        return _form_page(request, meeting, form)
    return _preview(request, record, minutes, form, names)


def _record(request: HttpRequest, meeting: Meeting) -> PublicRecord:
    """Read what the public page says of the meeting now."""
    shown = get_object_or_404(
        Meeting.objects.visible_to(request.user)
        .for_list()
        .select_related("postponed_to")
        .prefetch_related("sources"),
        pk=meeting.pk,
    )
    return PublicRecord.read(shown, today())


def _with_version(
    record: PublicRecord, minutes: Minutes, text: str, reason: str, file: StoredFile | None = None
) -> PublicRecord:
    """Return the public record with the version that would be on it."""
    version = PublicMinutes(
        minutes=minutes,
        text=text,
        masking_reason=reason,
        published_at=timezone.now(),
        file=file or StoredFile(sha256="", size=0),
    )
    return dataclasses.replace(record, minutes=version)


def _is_publishable(
    request: HttpRequest,
    form: MinutesPublicationForm,
    minutes: Minutes,
    record: PublicRecord,
    names: list[Name],
) -> bool:
    """Add to the form what the service refuses, and masked names still readable; tell if valid."""
    data = form.cleaned_data
    with refusals_on(form):
        data["text"] = check_publication(
            minutes=minutes, text=data["text"], masking_reason=data["masking_reason"]
        )
    if form.errors:
        return False
    shown = _with_version(record, minutes, data["text"], data["masking_reason"])
    for seen in names_seen(request, shown, form.chosen_names(), names):
        name = seen.name.label
        if IN_THE_TEXT in seen.where:
            form.add_error(
                "text",
                f"« {name} » se lit encore, écrit d’une façon que le masquage ne reconnaît pas : "
                "masquez ce passage vous-même.",
            )
        elsewhere = [where for where in seen.where if where != IN_THE_TEXT]
        if elsewhere:
            form.add_error(
                "masked",
                f"« {name} » se lirait encore {listing(elsewhere)} : masquer le texte ne suffit "
                "pas. Changez ce passage ou retirez-le au public, ou bien décochez ce nom.",
            )
    return not form.errors


def _form_page(
    request: HttpRequest,
    meeting: Meeting,
    form: MinutesPublicationForm,
    former: WithdrawnMinutes | None = None,
) -> HttpResponse:
    """Show the form; former: the version withdrawn last, whose text and masking it starts from."""
    words = page_words(meeting) | {"former": former}
    return answer(request, "espace/minutes/minutes_publish.html", form, **words)


def _preview(
    request: HttpRequest,
    record: PublicRecord,
    minutes: Minutes,
    form: MinutesPublicationForm,
    names: list[Name],
) -> HttpResponse:
    """Render the public page with the version that would be on it; write nothing."""
    text, reason = form.cleaned_data["text"], form.cleaned_data["masking_reason"]
    pdf = public_minutes_pdf(text, minutes.meeting)
    file = StoredFile(sha256=hashlib.sha256(pdf).hexdigest(), size=len(pdf))
    shown = _with_version(record, minutes, text, reason, file)
    places = [*places_of_version(text, reason), *places_around(record.meeting, record)]
    said = "\n".join(place.text for place in places)
    context = {
        "meeting": record.meeting,
        "record": shown,
        "page_mark": request.POST.get(MARK, ""),
        "json_ld": {},
        "form": form,
        "text": text,
        "reason": reason,
        "masked": form.cleaned_data["masked"],
        "seal": seal(text, reason),
        "readable": names_seen(request, shown, names, names),
        "doubts": doubts_in(said, form.chosen_names()),
        "contacts": list(dict.fromkeys(contacts_in(as_read(text)))),
    }
    return render(request, "espace/minutes/minutes_preview.html", context)


@never_cache
@READ_AND_WRITE
def minutes_withdraw(request: HttpRequest, slug: str) -> HttpResponse:
    """Withdraw the public version; its page says when and why."""
    meeting = kept_meeting(request, slug)
    version = public_version_of(_publishable(request, meeting))
    if version is None:
        raise Overtaken(
            "Ce compte rendu n’a pas de version publique.", page_of(meeting, "minutes_page")
        )
    form = WithdrawalForm(posted(request), initial={"version": version.pk})
    if form.is_valid() and form.cleaned_data["version"] != version.pk:
        form = WithdrawalForm({**request.POST.dict(), "version": version.pk})
        said = ANOTHER_VERSION.format(on=in_words(day_of(version.published_at)))
        refuse(form, ValidationError(said))
    elif form.is_valid():
        with refusals_on(form):
            withdraw_minutes(version=version, reason=form.cleaned_data["reason"])
            messages.success(request, "La version publique est retirée.")
            return redirect("espace:minutes_page", slug=slug)
    return answer(
        request,
        "espace/minutes/minutes_withdraw.html",
        form,
        **page_words(meeting),
        version=version,
    )


@never_cache
@require_safe
def minutes_kept_file(request: HttpRequest, slug: str) -> FileResponse:
    """Send the copy kept at approval to those who keep the body or attended."""
    visible = Minutes.objects.visible_to(request.user).select_related("kept_file", "meeting__body")
    minutes = get_object_or_404(visible, meeting__slug=slug)
    if not can_view_minutes(request.user, minutes):
        raise PermissionDenied
    if minutes.kept_file is None:
        raise Http404
    return send_file(minutes.kept_file, is_public=False)


def _publishable(request: HttpRequest, meeting: Meeting) -> Minutes:
    minutes = minutes_of(meeting)
    if minutes is None or not can_publish_minutes(request.user, minutes):
        raise Overtaken(
            "Un compte rendu se publie une fois approuvé.", page_of(meeting, "minutes_page")
        )
    return minutes
