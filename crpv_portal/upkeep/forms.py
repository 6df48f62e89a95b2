"""Forms of a report, of the proposals on a centre's sheet, and of what the staff decides."""

from __future__ import annotations

import json
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.utils import ErrorDict

from crpv_portal.common.admin.boxes import digest
from crpv_portal.common.dates import PartialDate, today
from crpv_portal.common.fact_forms import PartialDateFormField
from crpv_portal.common.forms import refuse
from governance.forms import BOUNDS, RowForm

from .models import LONGEST_TEXT
from .parts import Box, SheetRow, typed_for
from .stamps import check_stamp, once_of

SOURCE_HELP = (
    "La page, l’arrêté, la convention… qui le montre, et sa date : une adresse ou quelques mots."
)

TOUCHED = (
    "Vous avez écrit dans cette page : la fiche n’est donc pas confirmée, et rien n’est perdu. "
    "Envoyez vos propositions, ou rouvrez la page pour dire que tout est exact."
)
MOVED = (
    "Entre-temps, la fiche a changé : la voici comme elle est maintenant. Relisez-la ; si elle est "
    "exacte, dites-le de nouveau."
)


def resend(form: forms.Form, name: str, value: str) -> None:
    """Have the refused form be shown with this value in a hidden box, and what was typed."""
    sent: Any = form.data
    shown = sent.copy()
    shown[name] = value
    form.data = shown


class ReportForm(RowForm):
    """Form of a visitor without an account. page: the path of the sheet."""

    text = forms.CharField(
        label="Ce qui est faux ou absent, et ce qu’il faudrait lire",
        help_text="Ne nommez personne dont la fiche ne parle pas.",
        min_length=10,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"min_length": "Dites-le en quelques mots de plus."},
    )
    source = forms.CharField(
        label="Votre source (facultatif)", help_text=SOURCE_HELP, max_length=500, required=False
    )
    email = forms.EmailField(
        label="Votre adresse électronique (facultatif)",
        help_text="Pour vous répondre seulement : elle est effacée avec la réponse. "
        "Exemple : nom@exemple.fr",
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    # A person never sees it: a robot fills in all that it finds.
    website = forms.CharField(
        label="Laissez cette case vide",
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )
    stamp = forms.CharField(max_length=1000, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, page: str, **kwargs: Any) -> None:
        self.page = page
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if self.data.get("website"):
            raise ValidationError(
                "La case à laisser vide est remplie, comme le ferait un robot. Si vous n’en êtes "
                "pas un, videz-la et envoyez de nouveau.",
                code="robot",
            )
        check_stamp(data.get("stamp", ""), self.page)
        return data

    @property
    def once(self) -> str:
        return once_of(self.cleaned_data["stamp"])


class SheetForm(RowForm):
    """Form of all the boxes of a centre's sheet, and of free words; the changed ones are proposals.

    It carries the digest of each box as it was shown: a box left alone proposes nothing, whatever
    became of it meanwhile.
    """

    source = forms.CharField(
        label="Votre source",
        help_text=SOURCE_HELP,
        max_length=500,
        required=False,
    )
    words = forms.CharField(
        label="Autre chose",
        help_text="Ce qui n’a pas de case ci-dessus : une ligne à ajouter ou à retirer, un ancien "
        "nom, un partenaire.",
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    read = forms.CharField(max_length=100_000, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, rows: list[SheetRow], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boxes = {box.name: box for row in rows for box in row.boxes}
        for name, box in self.boxes.items():
            is_long = isinstance(box.field.widget, forms.Textarea)
            self.fields[name] = forms.CharField(
                label=box.label,
                help_text=box.field.help_text if box.part.act else "",
                required=False,
                error_messages=BOUNDS,
                max_length=getattr(box.field, "max_length", None) or LONGEST_TEXT,
                initial=box.text,
                widget=forms.Textarea(attrs={"rows": 5, "class": "fr-input"})
                if is_long
                else forms.TextInput(attrs={"class": "fr-input"}),
            )
        self.now = {name: box.digest for name, box in self.boxes.items()}
        self.initial["read"] = json.dumps(self.now)
        self.sheet = [(row, [self[box.name] for box in row.boxes]) for row in rows]

    def _read(self) -> dict[str, str]:
        try:
            found = json.loads(self.data.get("read", ""))
        except (ValueError, RecursionError):
            found = None
        return found if isinstance(found, dict) else {}

    @property
    def said(self) -> dict[str, Any]:
        """Return the words, the source and, where it is asked for, the address to answer to."""
        names = [name for name in ("words", "source", "email") if name in self.cleaned_data]
        return {name: self.cleaned_data[name] for name in names}

    @property
    def is_touched(self) -> bool:
        """Tell whether something was typed, which « tout est exact » would throw away."""
        read = self._read()
        for name, box in self.boxes.items():
            text = self.data.get(name, box.text).replace("\r\n", "\n")
            if text != box.text and digest((text,)) != read.get(name, ""):
                return True
        return any(self.data.get(name, "").strip() for name in ("words", "source"))

    @property
    def has_moved(self) -> bool:
        """Tell whether the sheet is no more what the page showed when « tout est exact »."""
        return "read" in self.data and self._read() != self.now

    def may_confirm(self) -> bool:
        """Tell whether « tout est exact » says so of the sheet as it is; otherwise say why not."""
        if self.is_touched:
            refuse(self, ValidationError(TOUCHED))
        elif self.has_moved:
            for name, box in self.boxes.items():
                resend(self, name, box.text)  # nothing was typed
            resend(self, "read", self.initial["read"])
            self._errors, self.cleaned_data = ErrorDict(renderer=self.renderer), {}
            refuse(self, ValidationError(MOVED))
        else:
            return True
        return False

    def _judge(self, name: str, box: Box, text: str) -> None:
        """Say at its box what the act of a name or a perimeter would not take."""
        if box.part.act is None:
            return
        errors = box.part.form_of(box.row, typed_for(box, text)).errors
        for error in errors.get(box.column, ()):
            self.add_error(name, error)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        read = self._read()
        self.changes: list[tuple[Box, str]] = []
        for name, box in self.boxes.items():
            if name not in data or name not in self.data:
                continue
            text = data[name].replace("\r\n", "\n")
            was = read.get(name, "")
            if text == box.text or was == digest((text,)):
                continue
            if was != box.digest:
                holds = f"elle contient « {box.text} »" if box.text else "elle est vide"
                self.add_error(name, f"Entre-temps, cette case a changé : {holds}.")
                continue
            self._judge(name, box, text)
            self.changes.append((box, text))
        if self.errors:
            # What they have now read is what the page says beside each box.
            resend(self, "read", self.initial["read"])
            return data
        if not self.changes and not data.get("words"):
            raise ValidationError("Vous n’avez rien changé : il n’y a rien à proposer.")
        if not data.get("source"):
            self.add_error("source", "Dites d’où vient l’information, en quelques mots.")
        return data


class LetterForm(SheetForm):
    """Form of the sheet behind a personal link, for somebody whom the register may not know."""

    email = forms.EmailField(
        label="Votre adresse électronique (facultatif)",
        help_text="Pour vous répondre seulement : elle est effacée avec la réponse. "
        "Exemple : nom@exemple.fr",
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class ProposalDecisionForm(forms.Form):
    """Form of the staff's decision: the text that will be written, and a word."""

    after = forms.CharField(
        label="Ce qui sera écrit",
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    on = PartialDateFormField(label="À partir de")
    reply = forms.CharField(
        label="Un mot de réponse",
        help_text="Exigé pour décliner ; envoyé à qui a laissé une adresse, gardé un an.",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"size": 60}),
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, has_box: bool, is_act: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.initial["on"] = PartialDate(today())
        if not has_box:
            del self.fields["after"]
        if not is_act:
            del self.fields["on"]

    def clean_on(self) -> str:
        """Return the day as it is typed: the form of the act judges it."""
        return str(self.cleaned_data["on"].typed())

    def clean_after(self) -> str:
        return str(self.cleaned_data["after"]).replace("\r\n", "\n")
