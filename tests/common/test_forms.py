"""Refusals of a service, shown on a form."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from crpv_portal.common.forms import refusals_on, refuse


class MeetingForm(forms.Form):
    place = forms.CharField(required=False)
    version = forms.CharField(required=False, widget=forms.HiddenInput)


@pytest.fixture
def form():
    form = MeetingForm({})
    assert form.is_valid()
    return form


@pytest.mark.parametrize(
    ("refusal", "shown"),
    [
        (ValidationError("Trop tard."), {"__all__": ["Trop tard."]}),
        (ValidationError(["Un.", "Deux."]), {"__all__": ["Un.", "Deux."]}),
        (ValidationError({"place": "Trop loin."}), {"place": ["Trop loin."]}),
        (ValidationError({"starts_on": "Passé."}), {"__all__": ["Passé."]}),
        (ValidationError({"version": "Ancienne."}), {"__all__": ["Ancienne."]}),
        (
            ValidationError({"place": ["Trop loin."], "__all__": ["Trop tard."]}),
            {"place": ["Trop loin."], "__all__": ["Trop tard."]},
        ),
    ],
    ids=["one", "several", "field", "no-field", "hidden-field", "both"],
)
def test_refusal_is_shown_where_it_can_be_read(form, refusal, shown):
    refuse(form, refusal)
    assert form.errors == shown


def test_what_follows_a_refusal_shows_it(form):
    with refusals_on(form):
        raise ValidationError({"unknown": "Refusé."})
    assert form.non_field_errors() == ["Refusé."]


def test_what_is_no_refusal_is_raised(form):
    with pytest.raises(LookupError), refusals_on(form):
        raise LookupError
