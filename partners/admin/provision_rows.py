"""Provisions of an edition as rows of its page: rank and code proposed, inserted where asked."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django import forms
from django.db import connection
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.utils.text import Truncator

from crpv_portal.common.admin.forms import BackOfficeForm
from crpv_portal.common.admin.inlines import EVIDENCE, FOLDED, SourcedInline
from crpv_portal.common.formsets import FactInlineFormSet
from crpv_portal.common.text import free_text, french_slug

from ..models import Provision

LONGEST_CODE = 50
RANKS = "provision_position_unique"
MOST = 32_767  # what the column holds


class ProvisionRowForm(BackOfficeForm):
    """Row of a provision: rank and code may be left empty in a new one.

    Ranks are compared by the formset, as they will be: two rows may exchange theirs.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["position"].required = False
        self.fields[
            "position"
        ].help_text = (
            "Un rang déjà pris : la ligne s’y insère, les suivantes descendent. Vide : à la fin."
        )
        if not self.instance.pk:
            self.fields["code"].required = False
            self.fields["code"].help_text = "Laissez vide pour partir du titre."

    def clean(self) -> dict[str, Any] | None:
        data = super().clean() or self.cleaned_data
        parent = data.get("parent")
        if parent is not None and parent.parent_id is not None:
            self.add_error("parent", "Un article n’a pas d’articles : choisissez un chapitre.")
        return data

    def _get_validation_exclusions(self) -> set[str]:
        return super()._get_validation_exclusions() | {"position"}


class ProvisionFormSet(FactInlineFormSet):
    """Rows of an edition's provisions."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        parent = form.fields["parent"]
        parent.queryset = self.instance.provisions.all()
        parent.choices = self._chapters()  # read once for all rows

    def _chapters(self) -> list[tuple[Any, str]]:
        if not hasattr(self, "_known_chapters"):
            rows = [row for row in self.get_queryset() if row.parent_id is None]
            self._known_chapters = [
                ("", "– (chapitre, ou article isolé)"),
                *((row.pk, Truncator(f"{row.position}. {row.title}").chars(70)) for row in rows),
            ]
        return self._known_chapters

    def clean(self) -> None:
        self.moved: list[Provision] = []
        rows = [
            form
            for form in self.forms
            if form not in self.deleted_forms and (form.instance.pk or form.has_changed())
        ]
        if not any(self.errors):
            self._propose_codes(rows)
        super().clean()
        if not any(self.errors):
            self._rank(rows)

    def _propose_codes(self, rows: list[Any]) -> None:
        taken = {form.instance.code for form in rows if form.instance.code}
        for form in rows:
            if form.instance.code:
                continue
            made = french_slug(form.instance.title, max_length=LONGEST_CODE)
            if not made:
                form.add_error(
                    "code",
                    forms.ValidationError(
                        "Le titre n’en donne pas : écrivez ici quelques lettres sans accent."
                    ),
                )
                continue
            form.instance.code = form.cleaned_data["code"] = free_text(made, taken)
            taken.add(form.instance.code)

    def _rank(self, rows: list[Any]) -> None:
        """Give each row of a chapter a rank of its own: who is placed anew goes before."""

        def place(form: Any) -> tuple[int, int, int, int]:
            row = form.instance
            is_placed = {"position", "parent"} & set(form.changed_data)
            rank = row.position if row.position is not None else MOST
            return row.parent_id or 0, rank, 0 if is_placed else 1, row.pk or 0

        ordered = sorted(rows, key=place)
        for _, chapter in groupby(ordered, key=lambda form: form.instance.parent_id or 0):
            last = 0
            for form in chapter:
                row = form.instance
                typed = row.position
                row.position = max(last + 1, typed if typed is not None else 0)
                last = row.position
                if row.pk and row.position != typed and not form.has_changed():
                    self.moved.append(row)

    def save(self, commit: bool = True) -> list[Any]:
        """Write the rows, and judge their ranks once all are written."""
        if not commit:
            return super().save(commit=False)
        _judge_ranks("DEFERRED")
        saved = super().save()
        for row in self.moved:
            row.save(update_fields=["position", "updated_at"])
            self.changed_objects.append((row, ["position"]))
        _judge_ranks("IMMEDIATE")
        return saved


def _judge_ranks(when: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET CONSTRAINTS {RANKS} {when}")


class ProvisionInline(SourcedInline):
    """Rows of the provisions, chapters followed by their articles."""

    model = Provision
    form = ProvisionRowForm
    formset = ProvisionFormSet
    help_text = (
        "Tout le texte sur une page. Un nouveau chapitre s’enregistre avant ses articles ; une "
        "disposition que rien ne cite se supprime, avec un motif."
    )
    add_label = "Ajouter une disposition"
    autocomplete_fields = ("replaces", "sources")
    joined = ("parent",)
    lead = (("position", "parent"), ("kind", "audience"), "title", "body", "replaces", "code")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [
            (None, {"fields": self.lead}),
            ("Preuve, note interne", {"fields": EVIDENCE, "classes": FOLDED}),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return (
            super()
            .get_queryset(request)
            .order_by(
                Coalesce("parent__position", "position"),
                Coalesce("parent", "pk"),
                F("parent").asc(nulls_first=True),
                "position",
                "pk",
            )
        )

    def row_label(self, row: Provision) -> str:
        return row.numbered
