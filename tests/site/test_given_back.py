"""Pages of refusal: what was written in a form of ours is on them, and of no other site's."""

import pytest
from django.urls import reverse

from tests.factories.accounts import UserFactory
from tests.factories.governance import MandateFactory, MeetingFactory
from tests.tabs import words

pytestmark = pytest.mark.django_db

TYPED = "Le préfet salue le travail de chacun."
OURS, THEIRS = ({"origin": origin} for origin in ("http://testserver", "http://ailleurs.example"))


@pytest.mark.parametrize(("headers", "is_shown"), [(OURS, True), (THEIRS, False)])
def test_a_page_that_one_may_not_have_or_that_is_gone_gives_the_text_back(
    client, headers, is_shown
):
    mandate = MandateFactory(holder__user=UserFactory())
    meeting = MeetingFactory(body=mandate.seat.college.body, held=True, visibility="public")
    record = reverse("espace:meeting_record", args=[meeting.slug])
    gone = reverse("espace:meeting_record", args=["reunion-disparue"])
    client.force_login(mandate.holder.user)
    for address, status in [(record, 403), (gone, 404), ("/nulle-part/", 404)]:
        response = client.post(address, {"minutes": TYPED}, headers=headers)
        assert response.status_code == status, address
        assert (TYPED in words(response)) is is_shown
        assert ("Rien n’est enregistré" in words(response)) is is_shown
    assert "Rien n’est enregistré" not in words(client.get("/nulle-part/"))
