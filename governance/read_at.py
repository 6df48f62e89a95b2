"""Forms that carry what was stored when they were read: no save undoes another's in silence.

Each box has a digest of the value that it was shown with. When the form comes back, a box that
somebody else changed meanwhile, and that its reader left alone, keeps their value; one that both
changed differently is shown again, with both values and who wrote the other; the rest is saved.
Boxes that make one statement, as an answer and who bears the proxy, are never mixed of two people:
nothing of it is saved when any of them changed meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.http import HttpRequest, QueryDict

from crpv_portal.common.admin.boxes import Texts, digest, in_words, sent_texts, shown_texts
from crpv_portal.common.dates import moment_in_words
from crpv_portal.common.fact_forms import at_their_fields
from crpv_portal.common.forms import UNREAD, refuse
from crpv_portal.common.french import listing
from crpv_portal.common.history import author_of, events_of

from .forms import RowForm

READ = "read"
LATEST = 60  # changes read to say who wrote what


class ReadForm(RowForm):
    """Base of a form whose boxes show what is stored; use it through `Reading`."""

    read = forms.CharField(
        required=False, widget=forms.HiddenInput(attrs={"autocomplete": "off"}), max_length=4000
    )

    def full_clean(self) -> None:
        super().full_clean()
        getattr(self, "cleaned_data", {}).pop(READ, None)


class Reading:
    """Form of a page, joined with what others saved since the page was read.

    make: makes the form, of what is stored (with None) or of what was sent; row: the row that it
    shows, which the caller has locked before a save; is_whole: whether its boxes make one
    statement; nobody: who is said to have written what no account did.
    """

    def __init__(
        self,
        make: Callable[[QueryDict | None], Any],
        sent: QueryDict | None,
        row: Model,
        *,
        is_whole: bool = False,
        nobody: str = "Une autre personne",
    ) -> None:
        self.make, self.row, self.is_whole, self.nobody = make, row, is_whole, nobody
        self.form = stored = make(None)
        boxes = [name for name in stored.fields if name != READ]
        shown = {name: shown_texts(stored, name) for name in boxes}
        version = json.dumps({name: digest(texts) for name, texts in shown.items()})
        self.clashes: dict[str, str] = {}
        self.taken: list[str] = []
        if sent is None:
            stored.initial = {**stored.initial, READ: version}
            return
        base = read_base(sent.get(stored.add_prefix(READ), ""))
        self.is_unread = READ in stored.fields and not base
        self.typed, joined = sent.copy(), sent.copy()
        self.typed[stored.add_prefix(READ)] = version
        for name in boxes:
            place, field = stored.add_prefix(name), stored.fields[name]
            mine, theirs = sent_texts(field, sent, place), shown[name]
            if mine == theirs or base.get(name, digest(theirs)) == digest(theirs):
                continue
            joined.setlist(place, list(theirs))
            if base[name] == digest(mine) and not is_whole:
                self.taken.append(name)
            else:
                self.clashes[name] = self._clash(name, theirs, mine)
        self.form = make(joined)
        # Read before a save, which is an act too.
        self.author = self._author(self.taken[0]) if self.taken else ""

    def save(self, request: HttpRequest, save: Callable[[Any], object]) -> bool:
        """Save what does not collide; tell whether the page is done with.

        Otherwise `form` is to be shown again, with what was typed and why it is not saved.
        """
        if not self.form.is_bound:
            return False
        if self.is_unread:
            self.form = self.make(self.typed)
            refuse(self.form, ValidationError(UNREAD))
            return False
        is_saved = False
        if not (self.is_whole and self.clashes) and self.form.is_valid():
            try:
                save(self.form)
                is_saved = True
            except ValidationError as refusal:
                refuse(self.form, at_their_fields(refusal, type(self.row), self.form.fields))
        if self.clashes:
            self.form = self.again()
            return False
        if is_saved and self.taken:
            labels = [str(self.form.fields[name].label).lower() for name in self.taken]
            messages.info(
                request, f"{self.author} a aussi changé : {listing(labels)}. C’est gardé."
            )
        return is_saved

    def again(self) -> Any:
        """Return the form with what was typed and what collides with it, each told at its box."""
        form = self.make(self.typed)
        for name, said in self.clashes.items():
            form.add_error(name, said)
        return form

    def _clash(self, box: str, theirs: Texts, mine: Texts) -> str:
        field = self.form.fields[box]
        return (
            f"{self._author(box)} a écrit ici : {in_words(field, theirs)}. Vous avez écrit : "
            f"{in_words(field, mine)}, qui n’est pas enregistré"
            f"{'' if self.is_whole else ' ; le reste l’est'}. Laissez dans la case ce qui "
            "convient, puis enregistrez de nouveau."
        )

    def place_of(self, box: str) -> tuple[Model, str]:
        """Return the row and the column that hold what this box shows."""
        return self.row, box

    def _author(self, box: str) -> str:
        """Return `Camille Durand, le 22 novembre 2026 à 14 h 32,`, from the history of the row.

        That of the last change of the column named as the box, else of the last change.
        """
        row, column = self.place_of(box)
        events = events_of(type(row)).filter(pgh_obj_id=row.pk)
        latest = list(events.order_by("-pgh_id")[:LATEST])
        changes = (
            newer
            for newer, older in pairwise(latest)
            if getattr(newer, column, None) != getattr(older, column, None)
        )
        event = next(changes, latest[0] if latest else None)
        name = (author_of(event) if event else "") or self.nobody
        return f"{name}, le {moment_in_words(event.pgh_created_at)}," if event else name


def read_base(text: str) -> dict[str, str]:
    """Return the digests that the page carried; none when they cannot be read."""
    try:
        base = json.loads(text or "{}")
    except (ValueError, RecursionError):
        return {}
    return {str(name): str(value) for name, value in base.items()} if isinstance(base, dict) else {}
