"""Reading of a valid form of the record into the lines that the services write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crpv_portal.common.text import key_in

from ..choices import AttendanceState, DecisionKind
from .details import columns_of
from .lines import ActionLine, DecisionLine, HeadCountLine, ItemLine, MeetingRecord, RollLine
from .row_forms import GUEST_NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .form import RecordForm
    from .owners import Owner
    from .people import Guest
    from .row_forms import ActionForm, DecisionForm, ItemForm, RollForm


def record_of(form: RecordForm, guests: Iterable[Guest], owners: dict[str, Owner]) -> MeetingRecord:
    """Return the whole page as lines; `owners` by the key of each action."""
    return MeetingRecord(
        details=columns_of(form.meeting, form.details.cleaned_data),
        roll=tuple(_roll_line(pk, row) for pk, row in form.roll.items()),
        removed_guests=tuple(pk for pk, row in form.roll.items() if row.cleaned_data.get("remove")),
        guests=tuple(guests),
        heads=tuple(_heads(form)),
        items=tuple(_item(form, key, owners) for key in form.items),
        earlier={pk: row.cleaned_data["state"] for pk, row in form.earlier_forms.items()},
        minutes=form.minutes.cleaned_data["minutes"],
    )


def _roll_line(pk: int, form: RollForm) -> RollLine:
    cleaned = form.cleaned_data
    state, person, remark = cleaned["state"], cleaned.get("person"), cleaned["remark"]
    names = tuple(cleaned[name] for name in GUEST_NAMES) if GUEST_NAMES[0] in cleaned else None
    if state not in (AttendanceState.REPRESENTED, AttendanceState.NOT_CALLED):
        return RollLine(pk, state, person=person, remark=remark, names=names)
    proxy, deputy = cleaned.get("proxy"), cleaned.get("deputy_name", "")
    return RollLine(
        pk,
        state,
        None if deputy else proxy,
        person,
        remark,
        deputy_name=deputy,
        deputy_organisation=cleaned.get("deputy_organisation", "") if deputy else "",
        names=names,
    )


def _heads(form: RecordForm) -> list[HeadCountLine]:
    """Return the head counts typed; a college left blank is not counted, which is not zero."""
    return [
        HeadCountLine(
            college.pk,
            row.cleaned_data["in_office"],
            row.cleaned_data["present"],
            row.cleaned_data["represented"] or 0,
        )
        for college, row in form.heads.items()
        if row.cleaned_data["present"] is not None
    ]


def _item(form: RecordForm, key: str, owners: dict[str, Owner]) -> ItemLine:
    row: ItemForm = form.items[key]
    return ItemLine(
        pk=key_in(key),
        title=row.cleaned_data["title"],
        kind=row.cleaned_data["kind"],
        note=row.cleaned_data["note"],
        presenter=row.cleaned_data["presenter"],
        minutes_planned=row.cleaned_data["minutes_planned"],
        provisions=tuple(row.cleaned_data["provisions"]),
        decisions=tuple(
            _decision(each, form.decisions[each]) for each in form.keys(f"item-{key}-decisions")
        ),
        actions=tuple(
            _action(each, form.actions[each], owners[each])
            for each in form.keys(f"item-{key}-actions")
        ),
    )


def _decision(key: str, form: DecisionForm) -> DecisionLine:
    sense = form.cleaned_data["sense"]
    is_decision = sense == DecisionKind.DECISION
    return DecisionLine(
        pk=key_in(key),
        kind=DecisionKind.DECISION if is_decision else DecisionKind.OPINION,
        opinion="" if is_decision else sense,
        text=form.cleaned_data["text"],
        votes=form.votes,
        provisions=tuple(form.cleaned_data["provisions"]),
        ballot=form.cleaned_data["ballot"],
        casts=form.casts,
    )


def _action(key: str, form: ActionForm, owner: Owner) -> ActionLine:
    return ActionLine(
        pk=key_in(key),
        text=form.cleaned_data["text"],
        due_on=form.cleaned_data["due"],
        state=form.cleaned_data["state"],
        person=owner.person,
        organisation=owner.organisation,
        guest=owner.guest,
        owner_words=owner.words,
    )
