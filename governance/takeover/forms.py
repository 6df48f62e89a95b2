"""Forms of the pages of a takeover: its files, its columns, what is not sure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.db.models import QuerySet

from crpv_portal.common.files import size_in_words
from crpv_portal.common.forms import offer
from crpv_portal.common.french import counted, listing, number
from crpv_portal.common.spreadsheets.tables import ENDINGS

from ..documents.forms import SeveralFilesField
from ..forms import BodyChoiceField, RowForm
from ..models import Body, TakenFile, Takeover
from .body_names import LEFT_OUT
from .columns import COLUMNS
from .judging import NOWHERE
from .people import NEW
from .services import MOST_FILES, MOST_LINES, MOST_TABLE_BYTES

MINUTES_ENDINGS = ".pdf,.odt,.docx"
SEVERAL_COLUMNS = frozenset(column.name for column in COLUMNS if column.is_many)


def _files_field(**arguments: Any) -> SeveralFilesField:
    most = size_in_words(settings.MAX_REQUEST_BYTES)
    return SeveralFilesField(
        label="Anciens comptes rendus",
        help_text=(
            f"PDF, ODT ou DOCX, {MOST_FILES} fichiers au plus, {most} en un envoi ; d’autres "
            "s’ajoutent ensuite. Chacun rejoint sa réunion par la date que dit son nom ou son "
            "début, en accès restreint."
        ),
        **arguments,
    )


class FilesForm(RowForm):
    """Form of old minutes, to be added to a takeover."""

    minutes = _files_field()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limit = size_in_words(settings.MAX_FILE_BYTES)
        self.fields["minutes"].widget.attrs |= {
            "class": "fr-upload",
            "accept": MINUTES_ENDINGS,
            "data-max-bytes": str(settings.MAX_FILE_BYTES),
            "data-max-words": limit,
            "data-folder": True,
        }


class NoFilesField(SeveralFilesField):
    """List of the files of an input that may be left empty."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        return super().clean(data, initial) if data else []


class OpeningForm(FilesForm):
    """Form by which a takeover begins: a spreadsheet, a folder of minutes, or both."""

    field_order = ["table", "sheet", "body", "minutes"]

    table = forms.FileField(
        label="Tableau des réunions passées",
        required=False,
        help_text=(
            f"CSV, ODS ou XLSX, {number(MOST_LINES)} lignes et {size_in_words(MOST_TABLE_BYTES)} "
            "au plus. "
            "Gardez vos colonnes : la page suivante demande ce que dit chacune."
        ),
        widget=forms.FileInput(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={"empty": "Ce fichier est vide."},
    )
    sheet = forms.CharField(
        label="Feuille du classeur",
        max_length=120,
        required=False,
        help_text="S’il en a plusieurs de remplies : le nom de celle à lire.",
    )
    body = BodyChoiceField(
        label="Instance",
        queryset=Body.objects.none(),
        required=False,
        empty_label="Une colonne du tableau le dit",
        help_text="Celle de toutes ces réunions, s’il n’y en a qu’une.",
        error_messages={"invalid_choice": "Cette instance n’est pas de celles que vous tenez."},
    )
    minutes = NoFilesField(
        label=_files_field().label, help_text=_files_field().help_text, required=False
    )

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["table"].widget.attrs["class"] = "fr-upload"
        offer(self, "body", bodies)

    def offer_sheets(self, names: Iterable[str]) -> None:
        """Have the sheet chosen among those of the workbook that was just read."""
        choices = [("", "Choisissez"), *((name, name) for name in names)]
        self.fields["sheet"].widget = forms.Select(choices=choices, attrs={"class": "fr-select"})


class TakenColumnsForm(RowForm):
    """Form of the columns: what each one says."""

    def __init__(self, *args: Any, takeover: Takeover, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "Ne pas reprendre"), *((each.name, each.label) for each in COLUMNS)]
        for place, heading in enumerate(takeover.headings):
            held = (line[1][place] for line in takeover.lines if place < len(line[1]))
            texts = dict.fromkeys(" ".join(text.split()) for text in held)
            examples = [text for text in texts if text][:2]
            self.fields[f"column-{place}"] = forms.ChoiceField(
                label=heading,
                choices=choices,
                required=False,
                initial=takeover.fields[place] if place < len(takeover.fields) else "",
                help_text=" ; ".join(f"« {text[:60]} »" for text in examples),
                widget=forms.Select(attrs={"class": "fr-select"}),
                error_messages={"invalid_choice": "Choisissez dans la liste."},
            )

    @property
    def chosen(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.fields]


class ChoicesForm(RowForm):
    """Form of what is not sure: names of bodies and of people, files without a meeting."""

    def __init__(
        self,
        *args: Any,
        takeover: Takeover,
        bodies: Iterable[tuple[str, str]],
        files: Iterable[tuple[TakenFile, list[tuple[str, str]]]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = takeover.questions.get("bodies", [])
        self.people = takeover.questions.get("people", {})
        self.body_names, self.people_names, self.file_names = [], [], []
        self.open_files: list[str] = []
        self.sure_files: list[str] = []
        choices = [("", "À dire"), *bodies, (LEFT_OUT, "Laisser ces lignes de côté")]
        for place, asked in enumerate(self.bodies):
            name = f"body-{place}"
            self.body_names.append(name)
            near = str(asked["near"]) if asked["near"] else ""
            self._add(name, f"« {asked['said']} »", choices, asked["answer"] or near)
            self.fields[name].help_text = _lines_in_words(asked["lines"])
        for place, asked in enumerate(self.people.values()):
            name = f"person-{place}"
            self.people_names.append(name)
            known = [(str(key), f"Oui : {words}") for key, words in asked["meant"]]
            meant = [("", "À dire"), *known, (NEW, "Non, une autre personne")]
            self._add(name, asked["said"], meant, asked["answer"])
        for file, targets in files:
            name = f"file-{file.pk}"
            self.file_names.append((name, file))
            (self.sure_files if file.target else self.open_files).append(name)
            self._add(
                name,
                file.file.original_name,
                [("", "À dire"), *targets, (NOWHERE, "Aucune : ne pas reprendre ce fichier")],
                file.target,
            )

    def _add(self, name: str, label: str, choices: Any, initial: str) -> None:
        self.fields[name] = forms.ChoiceField(
            label=label,
            choices=choices,
            initial=initial,
            required=False,
            widget=forms.Select(attrs={"class": "fr-select"}),
            error_messages={"invalid_choice": "Ce choix n’est plus dans la liste."},
        )

    def boxes(self, names: Iterable[str]) -> list[Any]:
        return [self[name] for name in names]

    @property
    def body_boxes(self) -> list[Any]:
        return self.boxes(self.body_names)

    @property
    def people_boxes(self) -> list[Any]:
        return self.boxes(self.people_names)

    @property
    def open_file_boxes(self) -> list[Any]:
        return self.boxes(self.open_files)

    @property
    def sure_file_boxes(self) -> list[Any]:
        return self.boxes(self.sure_files)

    @property
    def said(self) -> dict[str, dict[str, str]]:
        """Return what was answered, by the keys that the takeover keeps."""
        data = self.cleaned_data
        bodies = zip(self.body_names, self.bodies, strict=True)
        people = zip(self.people_names, self.people, strict=True)
        return {
            "bodies": {asked["key"]: data[name] for name, asked in bodies if data.get(name)},
            "people": {key: data[name] for name, key in people if data.get(name)},
            "files": {str(file.pk): data[name] for name, file in self.file_names if data.get(name)},
        }

    @property
    def is_answered_anew(self) -> bool:
        """Tell whether an answer differs from the one that the page was made with."""
        known = {asked["key"]: asked["answer"] for asked in self.bodies}
        known_people = {key: asked["answer"] for key, asked in self.people.items()}
        known_files = {str(file.pk): file.target for _, file in self.file_names}
        said = self.said
        return any(
            answers.get(key, "") != value
            for name, answers in (
                ("bodies", known),
                ("people", known_people),
                ("files", known_files),
            )
            for key, value in said[name].items()
        )


def _lines_in_words(lines: list[int]) -> str:
    if len(lines) == 1:
        return f"Ligne {lines[0]} du tableau."
    shown = listing([str(n) for n in lines[:8]])
    return f"{counted(len(lines), 'lignes')} du tableau : {shown}{'…' if len(lines) > 8 else ''}."
