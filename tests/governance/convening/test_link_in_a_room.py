"""A video link of a meeting in one room, which nobody would be given: refused, however written."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from crpv_portal.common.dates import today
from governance.models import Meeting
from tests.governance.convening.body import DAY
from tests.governance.record.page import opened, send

pytestmark = pytest.mark.django_db

LINK = "https://visio.exemple.test/salle"
SAID = "n’est donné à personne"


def test_to_plan_it_is_refused_in_words(client, officer, body):
    client.force_login(officer)
    page = reverse("espace:meeting_plan")
    day = today() + datetime.timedelta(days=30)
    sent = {"body": body.pk, "day": day.isoformat(), "mode": "in_person", "video_link": LINK}
    refused = client.post(page, sent)
    assert refused.status_code == 422
    assert SAID in refused.text
    assert LINK in refused.text, "rien n’est perdu"
    assert client.post(page, sent | {"mode": "hybrid"}).status_code == 302
    assert Meeting.objects.get(body=body, starts_on=day).video_link == LINK


def test_to_move_it_is_refused_in_words(client, officer, meeting):
    client.force_login(officer)
    page = reverse("espace:meeting_appointment", args=[meeting.slug])
    sent = {"day": DAY.isoformat(), "starts_time": "14:00", "video_link": LINK, "reason": "Salle"}
    assert SAID in client.post(page, sent | {"mode": "in_person"}).text
    assert client.post(page, sent | {"mode": "hybrid"}).status_code == 302


def test_on_the_page_of_the_meeting_too(client, officer, meeting):
    client.force_login(officer)
    page = opened(client, meeting)
    refused = send(client, meeting, page | {"mode": ["in_person"], "video_link": [LINK]})
    assert refused.status_code == 422
    assert SAID in refused.text


def test_the_database_refuses_it_to_any_script(meeting):
    rows = Meeting.objects.filter(pk=meeting.pk)
    for mode in ("remote", "hybrid"):
        rows.update(mode=mode, video_link=LINK)
    with pytest.raises(IntegrityError, match="meeting_link_of_a_remote_one"), transaction.atomic():
        rows.update(mode="in_person")
    rows.update(mode="in_person", video_link="")
    with pytest.raises(IntegrityError, match="meeting_link_of_a_remote_one"), transaction.atomic():
        rows.update(video_link=LINK)
    meeting.refresh_from_db()
    meeting.video_link = LINK
    with pytest.raises(ValidationError, match=SAID):  # what the admin shows
        meeting.full_clean()
