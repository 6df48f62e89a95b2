"""Admin screen of a meeting: read and corrected here, written in the working space."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from crpv_portal.common.admin.base import RegisterAdmin
from crpv_portal.common.admin.lists import badge, confidence_badge
from crpv_portal.common.admin.page_actions import PageAction
from crpv_portal.common.dates import today
from crpv_portal.common.french import capitalised, counted
from crpv_portal.common.traces import Trace, traces_of

from ..choices import AttendanceState, Visibility
from ..convening.invitations import forget_deputy
from ..forms import zone_field
from ..meetings.status import correct_status
from ..models import AgendaItem, Document, Meeting
from ..perms import can_edit_meeting
from ..wording import (
    day_in_words,
    hours_in_words,
    meeting_title,
    owner_of,
    place_in_words,
    public_state,
)
from .filters import PartRegionFilter
from .forms import ForgetDeputyForm, StatusForm, deputies_of
from .pending import MeetingPendingFilter

TONES = {"info": "info", "success": "good", "warning": "warn", "error": "plain"}
THE_DAY = ("starts_on", "ends_on")


@admin.register(Meeting)
class MeetingAdmin(RegisterAdmin):
    help_text = (
        "Ce que le registre sait de chaque réunion, avec ses sources. L’ordre du jour, l’appel et "
        "le compte rendu s’écrivent dans l’espace de travail."
    )
    list_display = ("shown_title", "body_name", "day", "place_words", "state", "shown", "evidence")
    list_filter = (
        "status",
        MeetingPendingFilter,
        PartRegionFilter,
        "body__level",
        "visibility",
        "confidence",
        "is_sample",
    )
    search_fields = (
        *("title__unaccent", "place__unaccent", "body__name__unaccent", "body__acronym"),
        *("body__code", "body__centre__name__unaccent", "body__centre__acronym"),
    )
    search_help_text = "Titre, lieu, instance ou centre (nom ou sigle)."
    date_hierarchy = "starts_on"
    ordering = ("-starts_on", "pk")
    autocomplete_fields = ("sources",)
    readonly_fields = ("standing", "body_name", "hours", "record", "papers")
    fieldsets = (
        (
            "Réunion",
            {
                "description": (
                    "Le jour d’une réunion convoquée, appelée ou dont l’heure est fixée se change "
                    "dans l’espace de travail, avec ses heures."
                ),
                "fields": (
                    "standing",
                    "body_name",
                    "title",
                    THE_DAY,
                    ("hours", "time_zone"),
                    ("mode", "place"),
                    "video_link",
                    "summary",
                ),
            },
        ),
        ("Ce qui en est écrit", {"fields": ("record", "papers")}),
        ("Preuve", {"fields": ("sources", ("confidence", "checked_on"), "note")}),
    )
    page_actions = (
        PageAction(
            slug="corriger-l-etat",
            verb="Corriger l’état",
            explanation=(
                "Pour une réunion dont l’état est faux : annoncée, et une source la montre tenue ; "
                "notée tenue, et elle ne l’a pas été. Personne n’en est prévenu."
            ),
            form=StatusForm,
            carry_out=lambda request, meeting, data: correct_status(meeting=meeting, **data),
            done="L’état de la réunion est corrigé.",
            may=can_edit_meeting,
        ),
        PageAction(
            slug="effacer-une-personne-envoyee",
            verb="Effacer une personne envoyée",
            explanation=(
                "Le nom que le membre avait donné disparaît de la réponse et de tout l’historique. "
                "Reste vrai que quelqu’un avait été envoyé."
            ),
            form=ForgetDeputyForm,
            carry_out=lambda request, meeting, data: forget_deputy(meeting=meeting, **data),
            done="Le nom est effacé, ses traces aussi.",
            is_offered=lambda meeting: bool(deputies_of(meeting)),
            is_grave=True,
        ),
    )

    def get_form(
        self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        if obj and "time_zone" in form.base_fields:
            # A choice: another text would reach the hours of the page before it is refused.
            form.base_fields["time_zone"] = zone_field(obj.time_zone)
        return form

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = Meeting.objects.visible_to(request.user).for_list()
        return rows.select_related("minutes").order_by(*self.ordering)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a meeting is planned or logged in the working space, with its roll and agenda."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_change_permission(request, obj)
        return allowed and (obj is None or can_edit_meeting(request.user, obj))

    def get_readonly_fields(self, request: HttpRequest, obj: Meeting | None = None) -> Any:
        """Lock the day once people were convened or called for it, or its hours are fixed.

        The record depends on it, and the hours are of that day: the working space moves both.
        """
        if obj is not None and (obj.invitation_sequence or obj.attendances.exists()):
            return (*self.readonly_fields, *THE_DAY)
        if obj is not None and obj.starts_at is not None:
            return (*self.readonly_fields, "starts_on")
        return self.readonly_fields

    def history_traces(self, obj: Meeting) -> list[Trace]:
        return [*traces_of(obj, ["items", "documents"])]

    @admin.display(description="titre", ordering="title")
    def shown_title(self, meeting: Meeting) -> str:
        return meeting_title(meeting)

    @admin.display(description="instance", ordering="body__order_key")
    def body_name(self, meeting: Meeting) -> SafeString:
        return format_html("{} ({})", meeting.body.name, owner_of(meeting.body))

    @admin.display(description="jour", ordering="starts_on")
    def day(self, meeting: Meeting) -> str:
        return day_in_words(meeting)

    @admin.display(description="heures")
    def hours(self, meeting: Meeting) -> str:
        return hours_in_words(meeting) or "non connues"

    @admin.display(description="lieu", ordering="place")
    def place_words(self, meeting: Meeting) -> str:
        return place_in_words(meeting)

    @admin.display(description="état", ordering="status")
    def state(self, meeting: Meeting) -> SafeString:
        found = public_state(meeting, today())
        return badge(found.label.lower(), TONES.get(found.kind, "plain"))

    @admin.display(description="visibilité", ordering="visibility")
    def shown(self, meeting: Meeting) -> str:
        return Visibility(meeting.visibility).label

    @admin.display(description="fiabilité", ordering="confidence")
    def evidence(self, meeting: Meeting) -> SafeString:
        return confidence_badge(meeting.confidence)

    @admin.display(description="état")
    def standing(self, meeting: Meeting) -> SafeString:
        return format_html(
            '{} {}, {}. <a href="{}">Ouvrir dans l’espace de travail</a>',
            self.state(meeting),
            day_in_words(meeting),
            "publique" if meeting.visibility == Visibility.PUBLIC else "restreinte",
            reverse("espace:meeting_record", args=[meeting.slug]),
        )

    @admin.display(description="séance")
    def record(self, meeting: Meeting) -> str:
        """Return one sentence on how much of the record is written; no text of it is shown."""
        states = dict(
            meeting.attendances.order_by()
            .values("state")
            .annotate(many=Count("pk"))
            .values_list("state", "many")
        )
        called = sum(states.values()) - states.get(AttendanceState.NOT_CALLED, 0)
        points = AgendaItem.objects.filter(meeting=meeting)
        decided = points.filter(decisions__adopted_on__isnull=False).count()
        minutes = getattr(meeting, "minutes", None)
        said = [
            counted(points.count(), "point(s) à l’ordre du jour"),
            f"{counted(states.get(AttendanceState.PRESENT, 0), 'présent(s)')} sur "
            f"{counted(called, 'appelé(s)')}"
            if called
            else "appel non fait",
            counted(decided, "décision(s) adoptée(s)", none="aucune décision adoptée"),
            f"compte rendu : {minutes.get_state_display()}" if minutes else "sans compte rendu",
        ]
        return capitalised(", ".join(said))

    @admin.display(description="documents")
    def papers(self, meeting: Meeting) -> str:
        rows = Document.objects.filter(meeting=meeting).order_by("pk")
        said = [
            f"{row.title} ({'retiré' if row.removed_at else row.get_visibility_display()})"
            for row in rows
        ]
        return ", ".join(said) or "aucun"

    def is_on_site(self, row: Meeting) -> bool:
        return row.visibility == Visibility.PUBLIC

    def choice_label(self, row: Meeting) -> str:
        return meeting_title(row)
