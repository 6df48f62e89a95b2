"""Base forms and fields of the working space: rows, days, hours, reasons."""

from __future__ import annotations

import datetime
from typing import Any

from django import forms
from django.db.models import QuerySet

from crpv_portal.common.dates import check_plausible, today
from crpv_portal.common.forms import offer
from crpv_portal.common.french import capitalised

from .choices import MeetingMode
from .models import Body
from .validators import LINK_IN_A_ROOM, validate_meeting_day, validate_video_link
from .wording import ZONES
from .zones import ends_next_day

YEARS_AHEAD = 3

NOT_OFFERED = "Ce choix n’est pas dans la liste, ou n’y est plus : faites-en un autre."
BOUNDS = {
    "max_length": "%(limit_value)d signes au plus : il y en a %(show_value)d.",
    "min_value": "%(limit_value)s au moins.",
    "max_value": "%(limit_value)s au plus.",
}
MARKUP_HELP = (
    "Pour mettre en forme : **deux étoiles** autour de ce qui est en gras, un tiret au début de "
    "chaque ligne d’une liste, ### devant un titre."
)


class RowForm(forms.Form):
    """Base of the forms drawn as rows; the template adds `data-…` attributes and classes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False
        boxes = forms.RadioSelect | forms.CheckboxSelectMultiple | forms.CheckboxInput
        for field in self.fields.values():
            kind = "select" if isinstance(field.widget, forms.Select) else "input"
            if isinstance(field.widget, forms.SelectMultiple):
                kind = "input"
                field.widget.attrs["data-pick"] = True
            if not isinstance(field.widget, boxes):
                field.widget.attrs["class"] = f"fr-{kind}"
            own = field.error_messages
            if own.get("invalid_choice") == field.default_error_messages.get("invalid_choice"):
                own |= {"invalid_choice": NOT_OFFERED}  # Django's sentence shows the key sent
            field.error_messages = {**BOUNDS, **own}


DAY = {
    "invalid": "Ce n’est pas un jour. Écrivez la date ainsi : 31/12/2026.",
    "required": "Indiquez le jour.",
}


def day_field(label: str, **arguments: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages=DAY,
        validators=[arguments.pop("validator", check_plausible)],
        **arguments,
    )


def meeting_day_field(label: str, **arguments: Any) -> forms.DateField:
    """Make the field of a day on which the bodies of the network can meet."""
    return day_field(label, validator=validate_meeting_day, **arguments)


class BodyChoiceField(forms.ModelChoiceField):
    """Choice of a body, grouped by centre or région, among those the account may act on."""

    def label_from_instance(self, body: Body) -> str:
        owner = body.centre.short_name if body.centre else body.region.name if body.region else ""
        return f"{owner} – {body.name}" if owner and owner not in body.name else body.name


class BodyDayForm(RowForm):
    """Form of a body and a day; a single body is preselected."""

    body = BodyChoiceField(
        label="Instance",
        queryset=Body.objects.none(),
        empty_label="Choisissez",
        error_messages={
            "required": "Choisissez l’instance.",
            "invalid_choice": "Cette instance n’est pas de celles que vous pouvez consigner.",
        },
    )
    day = meeting_day_field("Jour de la réunion")

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "body", bodies)


class ReasonForm(RowForm):
    reason = forms.CharField(
        label="Motif",
        max_length=300,
        widget=forms.TextInput,
        help_text="Obligatoire, gardé avec la réunion.",
        error_messages={"required": "Dites pourquoi."},
    )


def time_field(label: str, **arguments: Any) -> forms.TimeField:
    return forms.TimeField(
        label=label,
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        error_messages={"invalid": "Écrivez l’heure ainsi : 14:30.", "required": "Fixez l’heure."},
        **arguments,
    )


def zone_field(zone: str = "", **arguments: Any) -> forms.ChoiceField:
    """Make the choice of whose clock the hours are on; `zone`, if any, is among the choices."""
    usual = [] if zone else [("", "Celle où l’instance se réunit d’habitude")]
    choices = [*usual, *zone_choices(zone)]
    return forms.ChoiceField(label="Heures données à", choices=choices, **arguments)


def zone_choices(zone: str = "") -> list[tuple[str, str]]:
    """List the clocks of the network's places, and `zone` if it is none of them."""
    names = {name: capitalised(words) for name, words in ZONES.items()}
    return list(({zone: zone} | names if zone else names).items())


def video_link_field() -> forms.URLField:
    return forms.URLField(
        label="Lien de la visioconférence",
        max_length=500,
        required=False,
        assume_scheme="https",
        help_text="Donné aux seules personnes convoquées, jamais publié.",
        error_messages={"invalid": "Écrivez le lien ainsi : https://visio.exemple.fr/salle."},
        validators=[validate_video_link],
    )


def check_hours(form: forms.Form, *, is_one_day: bool = True) -> None:
    """Refuse a closing hour without an opening, or before it when both are of one day.

    A meeting of one evening may end after midnight.
    """
    starts, ends = form.cleaned_data.get("starts_time"), form.cleaned_data.get("ends_time")
    if ends and not starts and "starts_time" not in form.errors:
        form.add_error("starts_time", "Indiquez aussi l’heure d’ouverture.")
    elif starts and ends and is_one_day and ends <= starts and not ends_next_day(starts, ends):
        form.add_error("ends_time", "La clôture doit suivre l’ouverture.")


def check_video_link(form: forms.Form) -> None:
    """Say at its field what the database refuses: a link that nobody would be given."""
    data = form.cleaned_data
    if data.get("video_link") and data.get("mode") == MeetingMode.IN_PERSON:
        form.add_error("mode", LINK_IN_A_ROOM)


class FarDayForm(RowForm):
    """Form whose day, when it is far away, is asked again by a box to tick."""

    far_field = "day"
    IS_FAR = "La réunion a bien lieu ce jour-là, dans plus de trois ans"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self._is_far():
            self.fields["is_far"] = forms.BooleanField(
                label=self.IS_FAR,
                error_messages={"required": "Vérifiez l’année, ou cochez cette case."},
            )
            names = list(self.fields)[:-1]
            names.insert(names.index(self.far_field) + 1, "is_far")
            self.order_fields(names)

    def _is_far(self) -> bool:
        if not self.is_bound:
            return False
        typed = self.data.get(self.add_prefix(self.far_field))
        try:
            day = self.fields[self.far_field].clean(typed)
        except forms.ValidationError:
            return False
        return day is not None and day > furthest_day()


def furthest_day() -> datetime.date:
    """Return the last day of a meeting that nobody asks about again."""
    on = today()
    return datetime.date(on.year + YEARS_AHEAD, on.month, min(on.day, 28))


class HoursForm(FarDayForm):
    """Form of a day and its hours, on the clock of the meeting's place."""

    day = meeting_day_field("Jour de la réunion")
    starts_time = time_field("Ouverture", help_text="À l’heure du lieu.")
    ends_time = time_field("Clôture", required=False)

    def clean(self) -> dict[str, Any]:
        check_hours(self)
        return super().clean() or {}
