"""Names of bodies as a file writes them, among those that an account keeps."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING, Any

from crpv_portal.common.text import french_sort_key

from ..models import Body, BodyName

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

NEAR = 0.75
LEFT_OUT = "none"


class BodyNames:
    """Bodies kept by an account, found by name, former names, acronym or code.

    chosen: what the account said of names that none bears, by their folded form.
    """

    def __init__(self, user: User, chosen: dict[str, Any]) -> None:
        rows = Body.objects.manageable_by(user).select_related("centre", "region")
        self.bodies = {body.pk: body for body in rows.order_by("order_key", "pk")}
        self.chosen = chosen
        self._known: dict[str, set[int]] = {}
        for body in self.bodies.values():
            self._learn(body.pk, body.code, body.slug, body.name, body.get_kind_display())
            if body.centre:
                self._learn(body.pk, f"{body.get_kind_display()} {body.centre.short_name}")
        names = BodyName.objects.filter(body__in=self.bodies)
        for key, name, acronym in names.values_list("body", "name", "acronym"):
            self._learn(key, name, acronym)

    def _learn(self, key: int, *names: str) -> None:
        for name in names:
            if folded := french_sort_key(name):
                self._known.setdefault(folded, set()).add(key)

    def find(self, text: str) -> int | None:
        """Return the number of the body that a text names, alone; None for none or several."""
        folded = french_sort_key(text)
        said = str(self.chosen.get(folded, ""))
        if said.isdecimal() and int(said) in self.bodies:
            return int(said)
        found = self._known.get(folded, set())
        return next(iter(found)) if len(found) == 1 else None

    def near(self, text: str) -> int | None:
        """Return the one body whose name is nearest to a text: proposed, never taken."""
        folded = french_sort_key(text)
        likes = difflib.get_close_matches(folded, self._known, n=1, cutoff=NEAR)
        found = self._known[likes[0]] if likes else set()
        return next(iter(found)) if len(found) == 1 else None

    def words_in(self, text: str) -> set[int]:
        """Return the bodies of which the whole name, the acronym or the code stands in a text."""
        folded = f" {french_sort_key(text)} "
        found: dict[int, int] = {}
        for name, keys in self._known.items():
            if f" {name} " in folded:
                for key in keys:
                    found[key] = max(found.get(key, 0), len(name))
        longest = max(found.values(), default=0)
        return {key for key, length in found.items() if length == longest}

    def is_left_out(self, text: str) -> bool:
        return self.chosen.get(french_sort_key(text)) == LEFT_OUT
