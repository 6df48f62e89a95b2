"""Admin screens of decisions, minutes and documents: read with their history, not edited."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.defaultfilters import truncatewords
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import ReadOnlyAdmin
from crpv_portal.common.admin.lists import badge
from crpv_portal.common.dates import in_words

from ..choices import DocumentVisibility, MinutesState, Visibility
from ..models import Decision, Document, Minutes
from ..wording import dated_title, day_in_words, decision_kind, meeting_title, votes_in_words
from .filters import MeetingPartRegionFilter, PartRegionFilter


@admin.register(Decision)
class DecisionAdmin(ReadOnlyAdmin):
    help_text = (
        "Adoptée, une décision ne se modifie plus : une autre la corrige, depuis l’espace de "
        "travail."
    )
    list_display = ("reference_or_draft", "kind_words", "beginning", "body", "adopted", "shown")
    list_filter = (
        *("kind", "body__level", PartRegionFilter, "year", "visibility"),
        "item__meeting__is_sample",
    )
    search_fields = ("text",)
    search_help_text = "Référence (CAN-2026-07), ou mots du texte, comme le français les accorde."
    ordering = ("-adopted_on", "-number", "pk")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "reference_or_draft",
                    "kind_words",
                    "body",
                    "meeting",
                    "text",
                    "votes",
                    "cited",
                    "corrects",
                    "adopted",
                    "shown",
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = Decision.objects.visible_to(request.user).for_list()
        return rows.order_by(*self.ordering)

    @admin.display(description="référence", ordering="number")
    def reference_or_draft(self, decision: Decision) -> str:
        return str(decision).capitalize() if not decision.number else decision.reference

    @admin.display(description="nature", ordering="kind")
    def kind_words(self, decision: Decision) -> str:
        return decision_kind(decision)

    @admin.display(description="texte")
    def beginning(self, decision: Decision) -> str:
        return truncatewords(decision.text, 14)

    @admin.display(description="réunion")
    def meeting(self, decision: Decision) -> str:
        meeting = decision.item.meeting
        return dated_title(meeting)

    @admin.display(description="vote")
    def votes(self, decision: Decision) -> str:
        return votes_in_words(decision) or "non consigné"

    @admin.display(description="dispositions citées")
    def cited(self, decision: Decision) -> str:
        return ", ".join(str(each) for each in decision.provisions.order_by("position", "pk"))

    @admin.display(description="adoptée le", ordering="adopted_on")
    def adopted(self, decision: Decision) -> str:
        return in_words(decision.adopted_on) if decision.adopted_on else "projet"

    @admin.display(description="visibilité", ordering="visibility")
    def shown(self, decision: Decision) -> str:
        return Visibility(decision.visibility).label

    def is_on_site(self, row: Decision) -> bool:
        return bool(row.adopted_on) and row.visibility == Visibility.PUBLIC


MINUTES_TONES = {
    MinutesState.DRAFT: "warn",
    MinutesState.IN_REVIEW: "info",
    MinutesState.APPROVED: "good",
}


@admin.register(Minutes)
class MinutesAdmin(ReadOnlyAdmin):
    help_text = (
        "Où en est chaque compte rendu, et les empreintes de l’exemplaire gardé et du public. Ils "
        "s’écrivent, se relisent et s’approuvent dans l’espace de travail."
    )
    list_display = ("shown_meeting", "body", "day", "shown_state", "locked_at", "is_published")
    list_filter = (
        *("state", "meeting__body__level", MeetingPartRegionFilter),
        "meeting__is_sample",
    )
    search_fields = (
        *("meeting__title__unaccent", "meeting__body__name__unaccent", "meeting__body__acronym"),
        *("meeting__body__centre__name__unaccent", "meeting__body__centre__acronym"),
    )
    search_help_text = "Titre de la réunion, instance ou centre (nom ou sigle)."
    date_hierarchy = "meeting__starts_on"
    ordering = ("-meeting__starts_on", "pk")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "shown_meeting",
                    "body",
                    "shown_state",
                    "review_until",
                    "approved_words",
                    "locked_at",
                    "fingerprint",
                    "public_fingerprint",
                    "text",
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = Minutes.objects.select_related(
            "meeting__body", "kept_file", "approved_at__meeting", "public_version__file"
        )
        return rows.order_by(*self.ordering)

    @admin.display(description="réunion", ordering="meeting__title")
    def shown_meeting(self, minutes: Minutes) -> str:
        return meeting_title(minutes.meeting)

    @admin.display(description="instance", ordering="meeting__body__order_key")
    def body(self, minutes: Minutes) -> str:
        return str(minutes.meeting.body)

    @admin.display(description="jour", ordering="meeting__starts_on")
    def day(self, minutes: Minutes) -> str:
        return day_in_words(minutes.meeting)

    @admin.display(description="état", ordering="state")
    def shown_state(self, minutes: Minutes) -> SafeString:
        state = MinutesState(minutes.state)
        return badge(str(state.label), MINUTES_TONES[state])

    @admin.display(description="approuvé à")
    def approved_words(self, minutes: Minutes) -> str:
        point = minutes.approved_at
        return f"{meeting_title(point.meeting)}, « {point.title} »" if point else ""

    @admin.display(description="empreinte de l’exemplaire gardé")
    def fingerprint(self, minutes: Minutes) -> str:
        return minutes.kept_file.sha256 if minutes.kept_file else ""

    @admin.display(description="empreinte de l’exemplaire public")
    def public_fingerprint(self, minutes: Minutes) -> str:
        version: Any = getattr(minutes, "public_version", None)
        return version.file.sha256 if version else ""

    @admin.display(description="publié", boolean=True)
    def is_published(self, minutes: Minutes) -> bool:
        return getattr(minutes, "public_version", None) is not None


@admin.register(Document)
class DocumentAdmin(ReadOnlyAdmin):
    help_text = (
        "Les pièces des réunions, retirées comprises : nom, empreinte et motif restent. Elles se "
        "déposent et se retirent dans l’espace de travail."
    )
    list_display = ("title", "meeting", "original_name", "size", "shown", "removed_at")
    list_filter = ("visibility", "meeting__body__level", MeetingPartRegionFilter)
    search_fields = (
        *("title__unaccent", "file__original_name__unaccent", "file__sha256"),
        *("meeting__title__unaccent", "meeting__body__name__unaccent", "meeting__body__acronym"),
    )
    search_help_text = "Titre, nom du fichier, empreinte, réunion ou instance."
    date_hierarchy = "file__stored_at"
    ordering = ("-file__stored_at", "pk")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "title",
                    "meeting",
                    "original_name",
                    "media_type",
                    "size",
                    "fingerprint",
                    "shown",
                    "removed_at",
                    "removal_reason",
                )
            },
        ),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = Document.objects.visible_to(request.user)
        return rows.select_related("meeting", "file").order_by(*self.ordering)

    @admin.display(description="fichier", ordering="file__original_name")
    def original_name(self, document: Document) -> str:
        return document.file.original_name

    @admin.display(description="type détecté")
    def media_type(self, document: Document) -> str:
        return document.file.media_type

    @admin.display(description="taille en octets", ordering="file__size")
    def size(self, document: Document) -> int:
        return document.file.size

    @admin.display(description="empreinte SHA-256")
    def fingerprint(self, document: Document) -> str:
        return document.file.sha256

    @admin.display(description="visibilité", ordering="visibility")
    def shown(self, document: Document) -> str:
        return "retiré" if document.removed_at else DocumentVisibility(document.visibility).label
