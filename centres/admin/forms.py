"""Forms of the actions that the staff takes on a centre."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any, ClassVar

from django import forms
from django.contrib import admin

from crpv_portal.common.admin.evidence import SourcedActionForm
from crpv_portal.common.admin.forms import BackOfficeForm
from crpv_portal.common.admin.naming import NewNamedForm
from crpv_portal.common.admin.page_actions import FirstDayField, PageActionForm
from crpv_portal.common.admin.widgets import KnownSelect
from crpv_portal.common.choices import Confidence
from crpv_portal.common.contacts import national_number
from crpv_portal.common.dates import PartialDate, in_words, judge_last_day, today
from crpv_portal.common.fact_forms import PartialDateFormField, require_source
from crpv_portal.common.forms import offer, refusals_on
from crpv_portal.common.french import listing
from crpv_portal.territories.models import Department

from ..choices import ContactKind
from ..models import Agreement, Centre, Contact, Coverage
from ..perimeters import changing_after


class AgreementFileForm(PageActionForm):
    """Form of the file of an agreement: which one, and the file."""

    agreement = forms.ModelChoiceField(
        Agreement.objects.none(), label="Accord", empty_label="Choisissez un accord"
    )
    upload = forms.FileField(
        label="Fichier",
        help_text="Le texte signé : PDF, ODT ou DOCX. Il prend la place du fichier présent, que "
        "l’historique garde. Publié avec l’accord, il l’est sans son auteur ni ses autres données "
        "cachées.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agreements = self.row.agreements.select_related("file").order_by("-start_on", "pk")
        choice: Any = self.fields["agreement"]
        choice.queryset = agreements
        choice.label_from_instance = lambda row: (
            f"{row.title} ({'fichier : ' + row.file.original_name if row.file else 'sans fichier'})"
        )


class _ByRegion(forms.models.ModelChoiceIterator):
    """Choice of départements, grouped by région."""

    def __iter__(self) -> Iterator[Any]:
        for region, departments in groupby(self.queryset, key=lambda each: each.region):
            yield region.name, [self.choice(department) for department in departments]


class DepartmentsByRegion(forms.CheckboxSelectMultiple):
    template_name = "admin/widgets/departments.html"


class DepartmentsField(forms.ModelMultipleChoiceField):
    widget = DepartmentsByRegion
    iterator = _ByRegion

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name} ({obj.code})"


class PerimeterDayForm(PageActionForm):
    """First question of a change of perimeter: what held depends on the day."""

    reason = None  # type: ignore[assignment] # how Django leaves out a field of the parent
    on = FirstDayField(help_text="Premier jour du nouveau périmètre, comme 16/03/2026.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial = {"on": today(), **(self.initial or {})}


class PerimeterForm(SourcedActionForm):
    """Form of the whole perimeter from a day on; earlier perimeters stay."""

    sources_of = Coverage._meta.get_field("sources")

    departments = DepartmentsField(
        label="Départements couverts à partir de ce jour",
        queryset=Department.objects.none(),
        error_messages={"required": "Choisissez au moins un département."},
    )
    may_replace = forms.BooleanField(
        label="Remplacer ces dates",
        required=False,
        help_text="À cocher seulement pour corriger un début ou un dernier jour déjà connu.",
    )

    def __init__(self, *args: Any, opened: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.on = opened["on"]
        departments = Department.objects.current().inhabited().select_related("region")
        order = ("region__order_key", "region__pk", "order_key")
        offer(self, "departments", departments.order_by(*order))
        held = self.row.coverages.in_force(self.on).values_list("department", flat=True)
        self.initial = {"departments": list(held), **(self.initial or {})}

    @property
    def opening_words(self) -> str:
        """Return what holds that day, and what is known to change after it."""
        rows = self.row.coverages.select_related("department").order_by("department__order_key")
        held = [row.department.name for row in rows.in_force(self.on)]
        said = [
            f"Le {in_words(self.on)}, le centre couvre : {listing(held)}."
            if held
            else f"Le {in_words(self.on)}, aucun département n’est connu."
        ]
        said += [f"{row.department.name}, {row.in_words}." for row in changing_after(rows, self.on)]
        return " ".join(said)


class AskedUntilForm(BackOfficeForm):
    """Form of what is asked until a day, which is put back neither before today nor by a year."""

    too_far: ClassVar[str] = ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "until" in self.changed_data and data.get("until"):
            with refusals_on(self):
                judge_last_day(data["until"], too_far=self.too_far)
        return data


class CloseForm(PageActionForm):
    on = PartialDateFormField(
        label="Fermé à partir de",
        help_text="Premier jour où le centre n’existe plus : 2026, 07/2026 ou 01/07/2026.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"] = forms.ModelChoiceField(
            Centre.objects.exclude(pk=self.row.pk),
            required=False,
            label="Successeur",
            help_text="Le centre qui a repris son territoire, s’il y en a un.",
            widget=KnownSelect(Centre._meta.get_field("successor"), admin.site),
        )
        self.fields["hand_over"] = forms.BooleanField(
            required=False,
            label="Le successeur reprend le territoire",
            help_text="Il couvre, à partir du même jour, les départements que ce centre quitte.",
        )
        self.order_fields(["on", "successor", "hand_over", "reason"])


class ContactForm(BackOfficeForm):
    """Form of a contact; a French number is kept as it is dialled in France, to be known again."""

    def clean_value(self) -> str:
        value = str(self.cleaned_data["value"])
        is_phone = self.cleaned_data.get("kind") == ContactKind.PHONE
        return national_number(value) if is_phone else value


class ContactRowForm(ContactForm):
    """Form of a contact on a centre's page, where one box publishes what was just checked."""

    publish_now = forms.BooleanField(
        label="Vérifiée aujourd’hui, et publiée",
        required=False,
        help_text="D’après ses sources. Coche pour vous « publié », « vérifié » et le jour.",
    )

    def clean(self) -> dict[str, Any]:
        data = self.cleaned_data
        if data.get("publish_now"):
            data["is_public"] = True
            data["confidence"] = Confidence.VERIFIED
            data["checked_on"] = PartialDate(today())
            require_source(self)
        return super().clean() or data


class SiteForm(BackOfficeForm):
    """Form of a place; its postcode is one of its commune, or of a CEDEX of its département."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        commune, postcode = data.get("commune"), data.get("postcode")
        if commune and postcode and not commune.may_have_postcode(postcode):
            self.add_error("postcode", f"Ce code postal n’est pas celui {commune.of_name}.")
        return data


class ContactField(forms.ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_kind_display()} : {obj.value}"


class EraseContactForm(PageActionForm):
    contact = ContactField(Contact.objects.none(), label="Coordonnée")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "contact", self.row.contacts.filter(erased_at__isnull=True))


class NewCentreForm(NewNamedForm):
    """Form to create a centre: a draft with its first dated name."""

    sources_of = Centre._meta.get_field("sources")
