"""Views of a meeting's documents in the working space: list, download, describe, remove."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from crpv_portal.accounts.requests import AuthenticatedRequest
from crpv_portal.common.dates import moment_in_words
from crpv_portal.common.errors import Overtaken
from crpv_portal.common.forms import refusals_on
from crpv_portal.common.french import counted
from crpv_portal.common.locks import locked
from crpv_portal.common.sending import send_file

from ..access import (
    READ_AND_WRITE,
    answer,
    kept_meeting,
    page_of,
    posted,
    refusals_in_messages,
    status_of,
)
from ..choices import TO_COME, DocumentVisibility
from ..forms import ReasonForm
from ..models import AgendaItem, Document, Meeting
from ..perms import (
    can_add_document,
    can_publish_document,
    can_remove_document,
    can_view_document,
)
from ..read_at import Reading
from ..wording import meeting_title
from .forms import DescribeForm, UploadForm
from .rows import document_rows
from .services import (
    add_documents,
    describe_document,
    open_document,
    remove_document,
    restrict_document,
)


@never_cache
@READ_AND_WRITE
def document_list(request: AuthenticatedRequest, slug: str) -> HttpResponse:
    """Show the documents with their visibility, and the form that adds some."""
    meeting = kept_meeting(request, slug)
    if not can_add_document(request.user, meeting):
        raise PermissionDenied
    make = partial(UploadForm, items=items_of(meeting), is_to_come=meeting.status in TO_COME)
    form = make(initial={"item": request.GET.get("point", "")})
    if request.method == "POST":
        form = make(request.POST, request.FILES)
        if form.is_valid() and _has_stored(request, meeting, form):
            return redirect("espace:document_list", slug=meeting.slug)
    return _show(request, meeting, form)


def _has_stored(request: AuthenticatedRequest, meeting: Meeting, form: UploadForm) -> bool:
    """Keep the files; when none is kept, say why at the field, else on the next page."""
    data = form.cleaned_data
    try:
        deposit = add_documents(
            sender=request.user,
            meeting=meeting,
            uploads=data["uploads"],
            title=data["title"],
            item=data["item"],
            for_convened=data.get("for_convened", False),
        )
    except ValidationError as refusal:
        form.add_error("uploads", refusal)
        return False
    if deposit.refusals and not (deposit.added or deposit.known):
        form.add_error("uploads", deposit.refusals)
        return False
    if deposit.added:
        is_open = any(each.visibility == DocumentVisibility.CONVENED for each in deposit.added)
        whom = "ouvert(s) aux membres convoqués" if is_open else "en accès restreint"
        said = counted(len(deposit.added), f"document(s) déposé(s), {whom}.")
        messages.success(request, said)
    for each in deposit.known:
        messages.info(request, f"Ce fichier était déjà là, sous le titre « {each.title} ».")
    for refused in deposit.refusals:
        messages.warning(request, f"Non déposé : {refused}")
    return True


@never_cache
@require_safe
def document_file(request: HttpRequest, slug: str, public_id: str) -> FileResponse:
    """Send a document to those who keep its body; `?voir` shows it in the tab when possible."""
    document = _document(request, slug, public_id)
    if not can_view_document(request.user, document):
        raise PermissionDenied
    return send_file(document.file, in_place="voir" in request.GET, is_public=False)


@never_cache
@require_POST
def document_describe(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    document = _document(request, slug, public_id)
    if not can_add_document(request.user, document.meeting):
        raise PermissionDenied
    meeting = document.meeting
    items = items_of(meeting)
    with transaction.atomic():
        stored = locked(document)
        reading = Reading(
            lambda data: DescribeForm(
                data,
                items=items,
                prefix=f"document-{document.pk}",
                initial={"title": stored.title, "item": stored.item_id},
            ),
            request.POST,
            stored,
        )
        is_done = reading.save(
            request, lambda form: describe_document(document=stored, **form.cleaned_data)
        )
    if not is_done:
        if gone := reading.form.non_field_errors():  # removed meanwhile: no form shows it any more
            raise Overtaken(" ".join(gone), page_of(meeting, "document_list"))
        blank = UploadForm(items=items, is_to_come=meeting.status in TO_COME)
        return _show(request, meeting, blank, refused=reading.form)
    messages.success(request, "Document mis à jour.")
    return redirect("espace:document_list", slug=slug)


@never_cache
@require_POST
def document_open(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Let the members convened read a document by their link."""
    said = "Les membres convoqués lisent ce document par leur lien personnel."
    return _show_to(request, slug, public_id, open_document, said)


@never_cache
@require_POST
def document_restrict(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Restrict a document at once; publishing goes through the publication page."""
    said = "Document restreint : seuls ceux qui tiennent l’instance le lisent."
    return _show_to(request, slug, public_id, restrict_document, said)


def _show_to(
    request: HttpRequest, slug: str, public_id: str, change: Callable[..., Document], said: str
) -> HttpResponse:
    """Change who reads a document, by the service that is given; say so, or why not."""
    document = _document(request, slug, public_id)
    if not can_publish_document(request.user, document):
        raise PermissionDenied
    with refusals_in_messages(request):
        change(document=document)
        messages.success(request, said)
    return redirect("espace:document_list", slug=slug)


@never_cache
@READ_AND_WRITE
def document_remove(request: HttpRequest, slug: str, public_id: str) -> HttpResponse:
    """Ask why, say what is kept, and remove the document."""
    document = _document(request, slug, public_id)
    if not can_remove_document(request.user, document):
        raise PermissionDenied
    form = ReasonForm(posted(request))
    if form.is_valid():
        with refusals_on(form):
            remove_document(document=document, **form.cleaned_data)
            messages.success(request, "Document retiré : il n’est plus servi à personne.")
            return redirect("espace:document_list", slug=slug)
    return answer(
        request,
        "espace/documents/document_remove.html",
        form,
        document=document,
        meeting=document.meeting,
    )


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    return meeting.items.order_by("position", "pk")


def _document(request: HttpRequest, slug: str, public_id: str) -> Document:
    """Return a kept document of a meeting that the account keeps; 404 when removed.

    Raises Overtaken for an act on a document that somebody removed meanwhile.
    """
    meeting = kept_meeting(request, slug)
    visible = Document.objects.visible_to(request.user).select_related("meeting__body", "file")
    document = get_object_or_404(visible, meeting=meeting, public_id=public_id)
    if document.removed_at is None:
        return document
    if request.method != "POST":
        raise Http404
    when = moment_in_words(document.removed_at)
    raise Overtaken(
        f"« {document.title} » a été retiré le {when} : {document.removal_reason}",
        page_of(meeting, "document_list"),
    )


def _show(
    request: HttpRequest, meeting: Meeting, form: UploadForm, *, refused: DescribeForm | None = None
) -> HttpResponse:
    kept, removed = document_rows(meeting)
    rows = []
    for row in kept:
        prefix = f"document-{row.document.pk}"
        make = partial(
            DescribeForm,
            items=form.items.values(),
            prefix=prefix,
            initial={"title": row.document.title, "item": row.document.item_id},
        )
        describe = Reading(make, None, row.document).form
        is_refused = refused is not None and refused.prefix == prefix
        rows.append(dataclasses.replace(row, form=refused if is_refused else describe))
    context = {
        "meeting": meeting,
        "title": meeting_title(meeting),
        "rows": rows,
        "removed": removed,
        "form": form,
    }
    template = "espace/documents/document_list.html"
    return render(request, template, context, status=status_of(form, refused))
