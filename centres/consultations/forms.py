"""Forms of a consultation: the boxes of who comments, and of who answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms

from ..models.consultations import LONGEST_COMMENT
from .reading import ConsultedProvision
from .services import GroupAnswer, answer_mark

WHOLE = "ensemble"


def _box(label: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=False,
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 4, "class": "fr-input"}),
    )


class CommentsForm(forms.Form):
    """Form of a party: a box per provision, one for the edition, and whether that is all."""

    fini = forms.BooleanField(label="La réponse de notre organisation est complète", required=False)
    nommee = forms.BooleanField(
        label="Notre organisation accepte d’être nommée dans la synthèse publiée", required=False
    )

    def __init__(
        self, data: Any, provisions: Iterable[ConsultedProvision], *, is_named: bool
    ) -> None:
        super().__init__(data, label_suffix="", initial={"nommee": is_named})
        self.provisions = list(provisions)
        for each in self.provisions:
            if each.is_open:
                self.fields[f"texte-{each.key}"] = _box("Votre commentaire")

    def rows(self) -> Iterator[tuple[ConsultedProvision, Any]]:
        """Yield each provision with its box; None where there is nothing to comment."""
        for each in self.provisions:
            yield each, self[f"texte-{each.key}"] if each.is_open else None

    def texts(self) -> dict[int | None, str]:
        """Return what was written, by the key of its provision."""
        return {
            each.provision.pk if each.provision else None: self.cleaned_data[f"texte-{each.key}"]
            for each in self.provisions
            if each.is_open
        }


class AnswersForm(forms.Form):
    """Form of the staff: for each provision, comments to tick and one answer to them."""

    def __init__(self, data: Any, provisions: Iterable[ConsultedProvision]) -> None:
        super().__init__(data, label_suffix="")
        self.provisions = [each for each in provisions if each.is_open]
        for each in self.provisions:
            if not each.comments:
                continue
            self.fields[f"coches-{each.key}"] = forms.MultipleChoiceField(
                label="Commentaires auxquels répondre",
                required=False,
                choices=[(str(one.pk), one.party.name) for one in each.comments],
            )
            self.fields[f"reponse-{each.key}"] = _box("Réponse aux commentaires cochés")
            for one in each.comments:
                self.fields[f"lu-{one.pk}"] = forms.CharField(required=False, max_length=40)

    def rows(self) -> Iterator[tuple[ConsultedProvision, Any, list[tuple[Any, bool, str]]]]:
        """Yield each provision, its box, and its comments with whether ticked and their mark."""
        for each in self.provisions:
            ticked = self[f"coches-{each.key}"].value() or [] if each.comments else []
            marks = [(one, str(one.pk) in ticked, answer_mark(one)) for one in each.comments]
            yield each, self[f"reponse-{each.key}"] if each.comments else None, marks

    def answers(self) -> Iterator[tuple[str, GroupAnswer]]:
        """Yield what is to be written, with the name of its box."""
        for each in self.provisions:
            ticked = self.cleaned_data.get(f"coches-{each.key}") or []
            text = self.cleaned_data.get(f"reponse-{each.key}") or ""
            if not ticked and not text.strip():
                continue
            read = {int(key): self.cleaned_data[f"lu-{key}"] for key in ticked}
            yield f"reponse-{each.key}", GroupAnswer(tuple(map(int, ticked)), text, read)
