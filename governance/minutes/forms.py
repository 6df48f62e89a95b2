"""Forms of minutes: text, review, remarks, approval, publication."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django import forms

from crpv_portal.common.dates import today
from crpv_portal.common.forms import offer
from crpv_portal.common.french import counted, listing
from crpv_portal.common.markdown import check_markdown

from ..choices import RemarkOutcome
from ..forms import MARKUP_HELP, RowForm, day_field
from ..read_at import ReadForm, Reading
from ..wording import day_in_words
from .masking import as_text, mask_names, mask_passages
from .review import LONGEST_REMARK
from .services import LONGEST_REVIEW_DAYS, REVIEW_DAYS, approved_in_review, clean_text

if TYPE_CHECKING:
    from django.http import QueryDict

    from crpv_portal.common.known_names import FoundName, Name

    from ..meetings.named import Bearer
    from ..models import AgendaItem, Minutes, MinutesRemark


class TextForm(RowForm):
    text = forms.CharField(
        label="Texte",
        help_text=MARKUP_HELP,
        required=False,
        strip=False,
        validators=[check_markdown],
        widget=forms.Textarea(attrs={"rows": 24}),
    )
    base = forms.CharField(required=False, widget=forms.HiddenInput)


class VersionForm(RowForm):
    """Form that carries the version read; the service refuses when it changed meanwhile."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class ReviewForm(VersionForm):
    until = day_field("Relecture jusqu’au", help_text="Ce jour-là compris.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        first = today() + datetime.timedelta(days=1)
        last = today() + datetime.timedelta(days=LONGEST_REVIEW_DAYS)
        attributes = {"min": first.isoformat(), "max": last.isoformat()}
        self.fields["until"].widget.attrs.update(attributes)

    @staticmethod
    def default_day() -> datetime.date:
        return today() + datetime.timedelta(days=REVIEW_DAYS)


class BackToDraftForm(VersionForm):
    reason = forms.CharField(
        label="Motif",
        max_length=300,
        help_text="Obligatoire, gardé avec le compte rendu.",
        error_messages={"required": "Dites pourquoi."},
    )


class RemarkForm(RowForm):
    text = forms.CharField(
        label="Votre remarque",
        max_length=LONGEST_REMARK,
        help_text="Le secrétariat y répondra.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Écrivez votre remarque."},
    )
    passage = forms.CharField(required=False, max_length=24, widget=forms.HiddenInput)


class RemarkAnswerForm(ReadForm):
    """Form of the outcome of a remark, and of the answer to it, which go together."""

    outcome = forms.ChoiceField(
        label="Que devient-elle ?",
        choices=[("", "Choisissez"), *RemarkOutcome.choices],
        error_messages={"required": "Dites si la remarque est prise en compte."},
    )
    answer = forms.CharField(
        label="En une phrase",
        max_length=300,
        error_messages={"required": "Répondez en une phrase."},
    )

    @classmethod
    def reading(cls, remark: MinutesRemark, sent: QueryDict | None = None) -> Reading:
        initial = {"outcome": remark.outcome, "answer": remark.answer}
        prefix = f"remarque-{remark.pk}"
        return Reading(
            lambda data: cls(data, prefix=prefix, initial=initial), sent, remark, is_whole=True
        )


class ItemChoiceField(forms.ModelChoiceField):
    """Choice of a point of a later meeting, grouped by the day of the meeting."""

    def label_from_instance(self, item: AgendaItem) -> str:
        return f"{day_in_words(item.meeting)} – {item.position}. {item.title}"


class ApprovalForm(VersionForm):
    """Form of an approval: at which meeting, and whether that meeting amended the text.

    What is approved is final: a text that is not the one reviewed is taken only when it is said
    that the meeting amended it, and a meeting that amended it left another text.
    """

    item = ItemChoiceField(
        label="À quel point de quelle réunion ?",
        queryset=None,
        empty_label="Choisissez",
        error_messages={
            "required": "Choisissez le point auquel le compte rendu a été approuvé.",
            "invalid_choice": "Ce point n’est pas d’une réunion tenue de l’instance, commencée "
            "après la fin de celle que le compte rendu raconte.",
        },
    )
    amended = forms.BooleanField(
        label="La réunion a modifié le texte avant de l’approuver", required=False
    )
    text = forms.CharField(
        label="Texte approuvé",
        required=False,
        strip=False,
        validators=[check_markdown],
        widget=forms.Textarea(attrs={"rows": 20}),
    )

    def __init__(self, *args: Any, items: Any, minutes: Minutes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.minutes = minutes
        offer(self, "item", items)
        if minutes.review_until:
            words = approved_in_review(minutes.review_until)
            self.fields["item"].error_messages["invalid_choice"] = words
        self.fields["amended"].widget.attrs.pop("class", None)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        # Where another version was read, the service says that the text changed meanwhile.
        if "text" not in data or data.get("version") != self.minutes.version:
            return data
        is_same = clean_text(data["text"]) == clean_text(self.minutes.text)
        if data["amended"] and is_same:
            self.add_error(
                "text",
                "La réunion a modifié le texte, avez-vous dit, mais c’est encore celui qui a été "
                "relu : écrivez-y ce qu’elle a changé, ou décochez la case.",
            )
        elif not data["amended"] and not is_same and data["text"].strip():
            self.add_error(
                "text",
                "Ce texte n’est plus celui qui a été relu : si la réunion l’a modifié, cochez la "
                "case ; sinon, remettez-le comme il était.",
            )
        return data

    @property
    def amended_text(self) -> str | None:
        return self.cleaned_data["text"] if self.cleaned_data["amended"] else None


class MinutesPublicationForm(RowForm):
    """Form of the public text; the names ticked in `masked` are replaced when it is read."""

    text = forms.CharField(
        label="Texte public",
        strip=False,
        validators=[check_markdown],
        widget=forms.Textarea(attrs={"rows": 20}),
        help_text="Pour masquer un passage, entourez-le de deux crochets : [[ainsi]].",
        error_messages={"required": "Le texte public est vide : il n’y aurait rien à publier."},
    )
    masked = forms.MultipleChoiceField(
        label="Noms à masquer", required=False, widget=forms.CheckboxSelectMultiple
    )
    masking_reason = forms.CharField(
        label="Motif des passages masqués ou changés",
        max_length=300,
        required=False,
        help_text=(
            "Public. Par exemple : « vie privée ». N’y nommez personne. Exigé dès que le texte "
            "public n’est pas celui qui a été approuvé, et alors seulement."
        ),
    )
    previewed = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        found: Iterable[FoundName],
        known: Mapping[Name, Sequence[Bearer]],
        **kwargs: Any,
    ) -> None:
        """Take the names to offer, and everybody whom the record names, for whom each acts."""
        super().__init__(*args, **kwargs)
        self.known = known
        self.found = {str(rank): each for rank, each in enumerate(found)}
        names = [
            (key, f"{each.name.label} ({each.count} fois){_bearers(known.get(each.name, ()))}")
            for key, each in self.found.items()
        ]
        offer(self, "masked", names)
        self.fields["masked"].widget.attrs.pop("class", None)

    def clean_text(self) -> str:
        try:
            return as_text(mask_passages(self.cleaned_data["text"]))
        except ValueError:
            raise forms.ValidationError(
                "Un passage à masquer s’ouvre par [[ et se ferme par ]] : il en manque un. Rien "
                "n’est masqué ni publié."
            ) from None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("text") and data.get("masked"):
            data["text"] = mask_names(data["text"], self.chosen_names(), list(self.known))
        return data

    def keys_of(self, labels: Collection[str]) -> list[str]:
        """Return the keys of the boxes of these names."""
        return [key for key, each in self.found.items() if each.name.label in labels]

    def chosen_names(self) -> list[Name]:
        """Return the names that were ticked, whether or not the form is valid."""
        return [self.found[key].name for key in self.cleaned_data.get("masked", ())]


def _bearers(bearers: Sequence[Bearer]) -> str:
    """Return that several people bear a name, which is masked for all of them."""
    if len(bearers) < 2:
        return ""
    told = listing([each.words for each in bearers if each.words])
    return f", {counted(len(bearers), 'personne(s)')} de ce nom" + (f" : {told}" if told else "")


class WithdrawalForm(VersionForm):
    """Form of the withdrawal of the public version that was read, `version` being its key."""

    reason = forms.CharField(
        label="Motif du retrait",
        max_length=300,
        help_text="Public : la page de la réunion le dira. N’y nommez personne.",
        error_messages={"required": "Dites pourquoi."},
    )
