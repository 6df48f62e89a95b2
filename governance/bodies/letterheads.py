"""Letterhead of the papers of a body: its form, and the service that writes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.db import transaction

from crpv_portal.common.history import because
from crpv_portal.common.locks import locked

from ..models import Letterhead
from ..read_at import ReadForm

if TYPE_CHECKING:
    from ..models import Body

PARTS = ("service", "address", "reference", "followed_by", "function", "phone", "email")


class LetterheadForm(ReadForm):
    """Form of the letterhead; every box may stay empty, and is then not printed."""

    service = forms.CharField(
        label="Service",
        max_length=200,
        required=False,
        help_text="Par exemple : Direction régionale, pôle politique de la ville.",
    )
    address = forms.CharField(
        label="Adresse", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    reference = forms.CharField(label="Référence (« Réf. »)", max_length=100, required=False)
    followed_by = forms.CharField(
        label="Affaire suivie par", max_length=150, required=False, help_text="Prénom et nom."
    )
    function = forms.CharField(label="Sa fonction", max_length=150, required=False)
    phone = forms.CharField(label="Son téléphone de service", max_length=30, required=False)
    email = forms.EmailField(
        label="Son adresse de fonction",
        required=False,
        help_text="Celle du service, plutôt qu’une adresse à un nom.",
        error_messages={"invalid": "Écrivez l’adresse ainsi : service@exemple.gouv.fr."},
    )


def letterhead_of(body: Body) -> Letterhead:
    """Return the letterhead of a body, an empty one that is not stored when it has none."""
    return Letterhead.objects.filter(body=body).first() or Letterhead(body=body)


@transaction.atomic
def set_letterhead(*, body: Body, **parts: str) -> Letterhead:
    """Write the letterhead of a body; `parts` names those of PARTS. Raises ValidationError."""
    body = locked(body)
    letterhead = letterhead_of(body)
    for name in PARTS:
        setattr(letterhead, name, parts.get(name, getattr(letterhead, name)))
    letterhead.full_clean()
    with because("en-tête des papiers", action="set_letterhead"):
        letterhead.save()
    return letterhead
