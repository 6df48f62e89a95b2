"""Forms by which a partner is added to a centre: it is searched first, then described."""

from __future__ import annotations

from typing import Any

from django import forms

from crpv_portal.common.admin.evidence import SourcedActionForm
from crpv_portal.common.admin.page_actions import PageActionForm
from crpv_portal.common.admin.widgets import Boxes, Radios
from crpv_portal.common.dates import refuse_to_come
from crpv_portal.common.fact_forms import PartialDateFormField
from crpv_portal.common.text import key_in
from partners.from_territory import proposals_for, proposed_by
from partners.models import Organisation

from ..models import LocalPartnership

MOST = 8
ROLES = ("is_financial", "is_operational", "is_member")
NOTHING = (
    "Ni organisation ni territoire ne répond : essayez un mot, un sigle, un SIREN ou un code "
    "postal, ou créez d’abord l’organisation depuis la liste des organisations."
)


def _choices_for(text: str) -> list[tuple[str, str]]:
    """Return the organisations, then the territories without one, that a text names."""
    found = list(Organisation.objects.search(text).order_by("order_key", "pk")[:MOST])
    digits = "".join(text.split())
    if digits.isdecimal() and len(digits) in (9, 14):
        found = list(Organisation.objects.filter(siren=digits[:9]))
    proposed = proposals_for(text)
    found += [each.existing for each in proposed if each.existing]
    choices = {str(row.pk): f"{row.name}, {row.nature}" for row in found if row is not None}
    choices |= {
        each.key: f"{each.name}, à créer ({each.detail})" for each in proposed if not each.existing
    }
    return list(choices.items())


class PartnerSearchForm(PageActionForm):
    """First question of a new partner: its name, or its territory."""

    reason = None  # type: ignore[assignment] # how Django leaves out a field of the parent
    text = forms.CharField(
        label="Partenaire",
        max_length=200,
        help_text=(
            "Nom, sigle ou SIREN d’une organisation ; ou une commune, une intercommunalité, un "
            "département, une région, qu’elle soit ou non au registre."
        ),
    )

    def clean_text(self) -> str:
        text = str(self.cleaned_data["text"])
        if not _choices_for(text):
            raise forms.ValidationError(NOTHING)
        return text


class PartnerForm(SourcedActionForm):
    """Form of a partnership; the organisation of a territory is created with it."""

    sources_of = LocalPartnership._meta.get_field("sources")

    partner = forms.ChoiceField(label="Lequel ?", widget=Radios)
    roles = forms.MultipleChoiceField(
        label="Ce que dit la source",
        required=False,
        widget=Boxes,
        choices=[
            (name, str(LocalPartnership._meta.get_field(name).verbose_name))  # type: ignore[union-attr] # columns
            for name in ROLES
        ],
        help_text="Une case laissée vide veut dire « non précisé », non que ce soit faux.",
    )
    since = PartialDateFormField(label="Depuis", required=False)
    attested = PartialDateFormField(
        label="Attesté le",
        required=False,
        validators=[refuse_to_come],
        help_text="Un jour où une source le montre ; exigé quand le début n’est pas connu.",
    )

    def __init__(self, *args: Any, opened: dict[str, Any], **kwargs: Any) -> None:
        self.text = opened["text"]
        super().__init__(*args, **kwargs)
        choices = _choices_for(self.text)
        field = self.fields["partner"]
        field.choices = choices  # type: ignore[attr-defined] # of a ChoiceField
        if len(choices) == 1:
            field.initial = choices[0][0]

    @property
    def opening_words(self) -> str:
        return f"Recherche : « {self.text} »."

    def clean_partner(self) -> Any:
        """Return the organisation, or what the territory proposes."""
        key = str(self.cleaned_data["partner"])
        number = key_in(key)
        found = (
            proposed_by(key) if number is None else Organisation.objects.filter(pk=number).first()
        )
        if found is None:
            raise forms.ValidationError("Cette organisation n’est plus au registre.")
        return found

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        undated = not data.get("since") and not data.get("attested")
        if undated and not {"since", "attested"} & set(self.errors):
            self.add_error("since", "Indiquez le début, ou un jour où une source le montre.")
        return data
