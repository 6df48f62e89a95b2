"""A contact that turns out to be somebody's own is forgotten, in its row and in its traces."""

import pytest
from django.core.exceptions import ValidationError

from centres.models import Contact
from centres.services import erase_contact
from crpv_portal.common.models import Erasure
from tests.factories.centres import CentreFactory, ContactFactory

pytestmark = pytest.mark.django_db

REASON = "demande du 3 mars 2026"


def test_row_stays_without_its_value_and_so_do_its_traces():
    contact = ContactFactory(
        email=True, public=True, value="camille@exemple.test", label="Camille", note="Camille"
    )
    contact.value = "camille.martin@exemple.test"
    contact.save()
    erasure = erase_contact(contact=contact, reason=REASON)
    contact.refresh_from_db()
    assert (contact.value, contact.label, contact.note, contact.is_public) == (
        f"effacée {contact.pk}",
        "",
        "",
        False,
    )
    traces = Contact.events.rel.related_model.objects.filter(pgh_obj_id=contact.pk)
    assert traces.count() == 3
    assert not any("camille" in str(trace.__dict__).casefold() for trace in traces)
    assert (erasure.pseudonymised_events, erasure.reason) == (3, REASON)


def test_two_contacts_of_one_centre_can_be_erased():
    centre = CentreFactory()
    for _ in range(2):
        erase_contact(contact=ContactFactory(centre=centre), reason=REASON)
    assert Erasure.objects.count() == 2


def test_a_reason_is_asked_for():
    with pytest.raises(ValidationError, match="Dites pourquoi"):
        erase_contact(contact=ContactFactory(), reason=" ")
