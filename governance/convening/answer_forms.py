"""Forms of a member's answer to a convocation, and of the point that a member proposes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.forms import offer
from crpv_portal.common.french import capitalised

from ..choices import Answer, Voice
from ..forms import RowForm
from ..models import Mandate
from ..read_at import ReadForm, Reading
from .invitations import GivenAnswer, bearers_of
from .members import member_and_seat
from .powers import why_refused

if TYPE_CHECKING:
    from django.http import QueryDict

    from ..models import Invitation

CHOICES = [
    (Answer.COMING, "Je viens"),
    (Answer.SENDS, "Je me fais représenter"),
    (Answer.EXCUSED, "Je suis excusé ou excusée"),
]


class BearerField(forms.ModelChoiceField):
    """Choice of a proxy's bearer, by seat and never by name: the link may be passed on."""

    def label_from_instance(self, mandate: Mandate) -> str:
        return member_and_seat(mandate)


class AnswerForm(ReadForm):
    """Form of the answer: one of three choices; a proxy or a deputy has to be named."""

    answer = forms.ChoiceField(
        label="Votre réponse",
        choices=CHOICES,
        widget=forms.RadioSelect,
        error_messages={"required": "Choisissez l’une des trois réponses."},
    )
    deputy_name = forms.CharField(
        label="Prénom et nom de la personne que j’envoie",
        max_length=200,
        required=False,
        validators=[refuse_contacts],
    )
    deputy_organisation = forms.CharField(
        label="Son organisation ou sa fonction",
        max_length=250,
        required=False,
        validators=[refuse_contacts],
        help_text="Si elle n’est pas la vôtre.",
    )
    proxy = BearerField(
        label="Ou je donne pouvoir à un autre membre",
        queryset=Mandate.objects.none(),
        required=False,
        empty_label="Aucun pouvoir",
        help_text="Il vote alors en votre nom.",
        error_messages={"invalid_choice": "Ce membre ne vote pas à cette réunion."},
    )

    word = forms.CharField(
        label="Un mot au secrétariat",
        max_length=200,
        required=False,
        validators=[refuse_contacts],
        help_text="Par exemple « j’arriverai à 15 h ». Lu par le secrétariat, à côté de votre nom.",
    )

    def __init__(self, *args: Any, invitation: Invitation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.invitation = invitation
        own = invitation.mandate
        if own is None or own.voice != Voice.DELIBERATIVE:
            del self.fields["proxy"]
        else:
            bearers = bearers_of(invitation.meeting).exclude(pk=own.pk)
            offer(self, "proxy", bearers)

    @classmethod
    def reading(cls, invitation: Invitation, sent: QueryDict | None, *, nobody: str) -> Reading:
        """Return the form over the answer given so far; blank when there is none.

        nobody: who is said to have answered by a link. An answer is one statement: who comes, who
        is sent and who bears the proxy are never mixed of two people.
        """
        initial = {
            "answer": invitation.answer,
            "deputy_name": invitation.deputy_name,
            "deputy_organisation": invitation.deputy_organisation,
            "proxy": invitation.proxy_id,
            "word": invitation.word,
        }
        return Reading(
            lambda data: cls(data, invitation=invitation, initial=initial),
            sent,
            invitation,
            is_whole=True,
            nobody=nobody,
        )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("answer") != Answer.SENDS:
            return data
        if not data.get("deputy_name") and not data.get("proxy") and not self.errors:
            self.add_error(
                "deputy_name",
                "Nommez la personne que vous envoyez"
                + (", ou donnez pouvoir à un membre." if "proxy" in self.fields else "."),
            )
        elif data.get("deputy_name") and data.get("proxy"):
            self.add_error(
                "proxy", "Une personne envoyée ou un pouvoir : choisissez l’un des deux."
            )
        elif data.get("proxy") and (why := self.why_refused(data["proxy"])):
            self.add_error("proxy", f"Ce membre {why} : donnez pouvoir à un autre.")
        return data

    def why_refused(self, bearer: Mandate) -> str:
        """Return why that member cannot bear one power more; empty when they can."""
        return why_refused(self.invitation, bearer)

    @property
    def given(self) -> GivenAnswer:
        return GivenAnswer(
            self.cleaned_data["answer"],
            self.cleaned_data["deputy_name"],
            self.cleaned_data["deputy_organisation"],
            self.cleaned_data.get("proxy"),
            self.cleaned_data["word"],
        )


class NotedAnswerForm(AnswerForm):
    """Form by which the secretary writes down an answer received by other means."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "answer", [(value, capitalised(label)) for value, label in Answer.choices])
        labels = {
            "deputy_name": ("Par qui", "Prénom et nom."),
            "deputy_organisation": ("Son organisation ou sa fonction", ""),
            "proxy": ("Ou pouvoir donné à un autre membre", ""),
            "word": ("Un mot joint à la réponse", "Par exemple « arrivera à 15 h »."),
        }
        for name, (label, hint) in labels.items():
            if name in self.fields:
                self.fields[name].label, self.fields[name].help_text = label, hint

    def why_refused(self, bearer: Mandate) -> str:
        return ""


class ProposalForm(RowForm):
    """Form of a point that a member asks for."""

    title = forms.CharField(
        label="Titre du point",
        max_length=250,
        error_messages={"required": "Donnez un titre à ce point."},
    )
    reason = forms.CharField(
        label="Pourquoi en parler",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Dites en une phrase pourquoi ce point est utile."},
    )
    minutes_wanted = forms.IntegerField(
        label="Durée souhaitée, en minutes",
        min_value=1,
        max_value=240,
        required=False,
        error_messages={"invalid": "Écrivez un nombre de minutes."},
    )
