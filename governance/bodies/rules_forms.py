"""Form by which those who keep a body state its rhythm and its quorum."""

from __future__ import annotations

from typing import Any

from django import forms

from ..choices import QuorumBasis, QuorumScope
from ..read_at import ReadForm


class RulesForm(ReadForm):
    """Form of the meetings expected per year and of the quorum rule."""

    expected_per_year = forms.IntegerField(
        label="Réunions attendues par an",
        min_value=1,
        max_value=60,
        required=False,
        help_text="Laissez vide si le rythme n’est pas fixé.",
    )
    quorum_basis = forms.ChoiceField(
        label="Le quorum se compte en",
        choices=[
            (QuorumBasis.NONE, "Aucune règle connue"),
            (QuorumBasis.SEATS, "Sièges à voix délibérative"),
            (QuorumBasis.WEIGHT, "Voix (poids des sièges)"),
        ],
    )
    quorum_numerator = forms.IntegerField(
        label="Part exigée",
        min_value=1,
        max_value=1000,
        required=False,
        help_text="Pour la moitié : 1 sur 2. Pour deux tiers : 2 sur 3.",
    )
    quorum_denominator = forms.IntegerField(
        label="Sur", min_value=1, max_value=1000, required=False
    )
    quorum_is_strict = forms.BooleanField(
        label="La part doit être dépassée (« plus de la moitié »)", required=False
    )
    quorum_scope = forms.ChoiceField(
        label="Le quorum s’apprécie",
        choices=[
            (QuorumScope.OVERALL, "Sur l’ensemble de l’instance"),
            (QuorumScope.BY_COLLEGE, "Dans chaque collège"),
        ],
    )
    second_call_without_quorum = forms.BooleanField(
        label="Sur seconde convocation, aucun quorum n’est exigé", required=False
    )
    deputies_vote = forms.BooleanField(
        label="La personne qu’un membre envoie vote et compte au quorum", required=False
    )
    votes_by_name = forms.BooleanField(
        label="Les décisions se votent par appel nominal",
        required=False,
        help_text="Proposé à chaque nouvelle décision ; reste libre. Sans effet pour un collège "
        "compté par tête.",
    )
    max_proxies = forms.IntegerField(
        label="Pouvoirs qu’une même personne peut porter", min_value=0, max_value=20
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        shares = ("quorum_numerator", "quorum_denominator")
        if data.get("quorum_basis") == QuorumBasis.NONE:
            data |= dict.fromkeys(shares)
            data |= {"quorum_is_strict": False, "second_call_without_quorum": False}
            return data
        for name in shares:
            if data.get(name) is None and name not in self.errors:
                self.add_error(name, "Une règle de quorum dit une part, comme 1 sur 2.")
        if not self.errors and data["quorum_numerator"] > data["quorum_denominator"]:
            self.add_error("quorum_numerator", "La part ne dépasse pas le tout.")
        is_whole = data.get("quorum_numerator") == data.get("quorum_denominator")
        if not self.errors and is_whole and data["quorum_is_strict"]:
            self.add_error("quorum_is_strict", "La totalité ne peut pas être dépassée.")
        return data
