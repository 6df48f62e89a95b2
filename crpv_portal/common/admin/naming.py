"""Forms that create or rename a record with dated names: the same questions for all."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin

from ..choices import Confidence
from ..dates import refuse_to_come
from ..fact_forms import PartialDateFormField, require_source
from ..models import Source
from ..names import MAX_NAME_LENGTH
from .page_actions import PageActionForm
from .widgets import KnownSelectMultiple


class SourcesField(forms.ModelMultipleChoiceField):
    """Sources of a fact to be created, with autocompletion. column: the field they will fill."""

    def __init__(self, column: Any) -> None:
        super().__init__(
            Source.objects.all(),
            required=False,
            label="Sources",
            help_text="Ce qui montre le fait : quelques mots de son titre ou de son éditeur.",
            widget=KnownSelectMultiple(column, admin.site),
        )


def confidence_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label="Fiabilité",
        choices=Confidence.stated(),
        initial=Confidence.UNVERIFIED,
        help_text="« Vérifié » quand une source le dit, « déduit » quand on le conclut.",
    )


class RenameForm(PageActionForm):
    name = forms.CharField(label="Nouveau nom", max_length=MAX_NAME_LENGTH)
    acronym = forms.CharField(label="Sigle", max_length=40, required=False)
    on = PartialDateFormField(label="À partir de")


class NewNamedForm(PageActionForm):
    """Form of a record and its first dated name. sources_of: the column for its sources."""

    sources_of: Any = None
    own_fields: tuple[str, ...] = ()

    name = forms.CharField(label="Nom", max_length=MAX_NAME_LENGTH)
    acronym = forms.CharField(label="Sigle", max_length=40, required=False)
    slug = forms.SlugField(
        label="Adresse",
        required=False,
        max_length=100,
        help_text="Dernière partie de l’adresse de la page ; proposée d’après le nom si vide.",
    )
    since = PartialDateFormField(
        label="Porte ce nom depuis",
        required=False,
        help_text="2017, 03/2017 ou 16/03/2017 ; vide si le début n’est pas connu.",
    )
    attested = PartialDateFormField(
        label="Attesté le",
        required=False,
        validators=[refuse_to_come],
        help_text="Un jour où une source montre ce nom ; exigé quand le début n’est pas connu.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sources"] = SourcesField(self.sources_of)
        self.fields["confidence"] = confidence_field()
        self.order_fields(
            [
                "name",
                "acronym",
                "slug",
                *self.own_fields,
                "since",
                "attested",
                "sources",
                "confidence",
                "reason",
            ]
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        undated = not data.get("since") and not data.get("attested")
        if undated and not {"since", "attested"} & set(self.errors):
            self.add_error("since", "Indiquez le début, ou un jour où une source montre ce nom.")
        require_source(self)
        return data
