"""Forms of the actions that write a dated fact: its sources and its reliability are asked."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper

from ..choices import Confidence
from ..fact_forms import require_source
from ..models import Source
from .page_actions import PageActionForm
from .widgets import KnownSelectMultiple

BY_SOURCES = "vérifié si une source est donnée, sinon à vérifier"


class SourcesField(forms.ModelMultipleChoiceField):
    """Sources of a fact to be created, with autocompletion; a new one is added in a small window.

    column: the field that they will fill.
    """

    def __init__(self, column: Any) -> None:
        super().__init__(
            Source.objects.all(),
            required=False,
            label="Sources",
            help_text=(
                "Ce qui montre le fait : quelques mots de son titre ou de son éditeur. Le signe + "
                "en ajoute une sans quitter la page."
            ),
            widget=RelatedFieldWidgetWrapper(
                KnownSelectMultiple(column, admin.site), column.remote_field, admin.site
            ),
        )


class SourcedActionForm(PageActionForm):
    """Form of an action that writes a fact. sources_of: the column for its sources.

    follows_sources: the reliability that nobody chose is what the sources say; a form whose fact
    would be public by it asks.
    """

    sources_of: Any = None
    follows_sources = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        reason = self.fields.pop("reason")
        self.fields["sources"] = SourcesField(self.sources_column())
        choices, initial = Confidence.stated(), str(Confidence.UNVERIFIED.value)
        if self.follows_sources:
            choices, initial = [("", BY_SOURCES), *choices], ""
        self.fields["confidence"] = forms.ChoiceField(
            label="Fiabilité",
            required=not self.follows_sources,
            choices=choices,
            initial=initial,
            help_text="« Vérifié » quand une source le dit, « déduit » quand on le conclut.",
        )
        self.fields["reason"] = reason

    def sources_column(self) -> Any:
        return self.sources_of

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if "confidence" in data and not data["confidence"]:
            told = Confidence.VERIFIED if data.get("sources") else Confidence.UNVERIFIED
            data["confidence"] = str(told.value)
        self.require_source()
        return data

    def require_source(self) -> None:
        """Refuse a reliability that no source gives."""
        require_source(self)
