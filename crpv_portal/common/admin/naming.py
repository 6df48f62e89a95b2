"""Creation and renaming of a record with dated names: the same questions for all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from ..dates import refuse_to_come
from ..fact_forms import PartialDateFormField
from ..names import MAX_NAME_LENGTH
from .evidence import SourcedActionForm
from .page_actions import PageAction


class RenameForm(SourcedActionForm):
    """Form of a new name from a day on; its sources are those of the name, not of the record."""

    name = forms.CharField(label="Nouveau nom", max_length=MAX_NAME_LENGTH)
    acronym = forms.CharField(label="Sigle", max_length=40, required=False)
    on = PartialDateFormField(label="À partir de")

    def sources_column(self) -> Any:
        return self.row.names.model._meta.get_field("sources")


def renaming(
    *,
    carry_out: Callable[[Any, Any, dict[str, Any]], object],
    done: str,
    may: Callable[[Any, Any], bool],
    more: str = "",
) -> PageAction:
    """Return the action that renames a record; more: what else its page explains."""
    explanation = (
        "L’ancien nom garde ses dates, reste trouvable, et son adresse mène à la nouvelle."
    )
    return PageAction(
        slug="renommer",
        verb="Renommer",
        explanation=f"{explanation} {more}".rstrip(),
        form=RenameForm,
        foretold=lambda row, data: (
            f"« {row.name} » s’appellera « {data['name']} »"
            + (f" ({data['acronym']})" if data["acronym"] else "")
        ),
        carry_out=carry_out,
        done=done,
        may=may,
    )


class NewNamedForm(SourcedActionForm):
    """Form of a record and its first dated name; its reliability says whether it is public."""

    follows_sources = False
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
        self.order_fields(["name", "acronym", "slug", *self.own_fields])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        undated = not data.get("since") and not data.get("attested")
        if undated and not {"since", "attested"} & set(self.errors):
            self.add_error("since", "Indiquez le début, ou un jour où une source montre ce nom.")
        return data
