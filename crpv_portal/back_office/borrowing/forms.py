"""Form of the page that opens a borrowed view: as whom, and why."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django import forms

from centres.models import Centre, CentreMembership
from crpv_portal.accounts.models import Assignment, SeenAs, User
from crpv_portal.common.admin.page_actions import PageActionForm
from crpv_portal.common.dates import today
from crpv_portal.common.french import listing
from crpv_portal.common.text import french_sort_key

ANYONE = "un-membre"
Choices = list[tuple[str, str]]


def code_of_view(kind: str, user: User) -> str:
    """Return the choice of an account in one of its roles: `regional-12`."""
    return f"{kind}-{user.pk}"


class BorrowForm(PageActionForm):
    """Form that asks as whom the portal is to be seen; of a centre, its members alone."""

    who = forms.ChoiceField(label="Comme qui ?")

    def __init__(
        self,
        *args: Any,
        viewer: User,
        centre: Centre | None = None,
        account: User | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people: dict[str, User] = {}
        members = self._members(viewer, centre)
        officers = [] if centre else self._officers()
        if members and centre:
            members.insert(0, (ANYONE, "Un membre de ce centre, sans choisir"))
        groups = (("Agents régionaux", officers), ("Membres des centres", members))
        public: Choices = [(SeenAs.PUBLIC.value, "Le public")]
        self.fields["who"].choices = [  # type: ignore[attr-defined] # of a ChoiceField
            *public,
            *((name, choices) for name, choices in groups if choices),
        ]
        if account is not None:
            codes = [code_of_view(kind, account) for kind in (SeenAs.OFFICER, SeenAs.MEMBER)]
            self.initial["who"] = next((each for each in codes if each in self.people), "")
        elif centre is not None and members:
            self.initial["who"] = ANYONE
        if centre is not None and not members:
            self.fields["who"].help_text = "Aucun compte ouvert n’est membre de ce centre."

    @property
    def chosen(self) -> tuple[str, User | None]:
        """Return the kind of view, and the account; of no member chosen, the first one."""
        who = self.cleaned_data["who"]
        if who == SeenAs.PUBLIC:
            return who, None
        code = next(iter(self.people)) if who == ANYONE else who
        return code.partition("-")[0], self.people[code]

    def _officers(self) -> Choices:
        rows = Assignment.objects.in_force(today()).filter(
            user__is_active=True, user__is_staff=False
        )
        places: dict[User, list[str]] = defaultdict(list)
        for row in rows.select_related("user", "region").order_by("region__order_key", "pk"):
            places[row.user].append(row.region.name)
        return self._named(SeenAs.OFFICER, places)

    def _members(self, viewer: User, centre: Centre | None) -> Choices:
        rows = (
            CentreMembership.objects.visible_to(viewer)
            .in_force(today())
            .filter(user__is_active=True, user__is_staff=False)
        )
        if centre is not None:
            rows = rows.filter(centre=centre)
        places: dict[User, list[str]] = defaultdict(list)
        for row in rows.select_related("user", "centre").order_by("centre__order_key", "pk"):
            places[row.user].append(row.centre.name)
        return self._named(SeenAs.MEMBER, places)

    def _named(self, kind: str, places: dict[User, list[str]]) -> Choices:
        """Return the choices of these accounts, by name, each with its places."""
        named = [(f"{user.get_full_name()} ({listing(of)})", user) for user, of in places.items()]
        named.sort(key=lambda each: french_sort_key(each[0]))
        self.people |= {code_of_view(kind, user): user for _, user in named}
        return [(code_of_view(kind, user), name) for name, user in named]
