"""Query that reads a meeting for papers; the number of queries does not grow with its rows."""

from __future__ import annotations

from django.db.models import Prefetch

from ..models import ActionItem, AgendaItem, Attendance, College, Decision, Meeting


def with_everything(pk: int) -> Meeting:
    """Read the whole record, restricted parts included, for those who keep the body."""
    attendances = Attendance.objects.select_related(
        "mandate__seat__college", "person", "organisation"
    ).order_by("mandate__seat__college__position", "mandate__seat__position", "pk")
    decisions = (
        Decision.objects.select_related("body", "corrects__body")
        .prefetch_related("provisions")
        .order_by("number", "pk")
    )
    actions = ActionItem.objects.select_related("owner_person", "owner_organisation")
    items = (
        AgendaItem.objects.select_related("presenter")
        .order_by("position", "pk")
        .prefetch_related(
            "provisions",
            Prefetch("decisions", decisions),
            Prefetch("actions", actions.order_by("pk")),
        )
    )
    return (
        Meeting.objects.select_related(
            "body__centre", "body__region", "body__letterhead", "chair", "secretary"
        )
        .prefetch_related(
            Prefetch("attendances", attendances),
            Prefetch("items", items),
            "head_counts",
            Prefetch("body__colleges", College.objects.order_by("position", "pk")),
        )
        .get(pk=pk)
    )
