"""The link of a video call: given to who is convened, and shown nowhere else."""

import datetime
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from governance import papers
from governance.choices import Visibility
from governance.convening.appointments import change_appointment
from governance.convening.item_calls import open_item_call
from governance.validators import validate_public_place
from tests.governance.convening.body import BASE, DAY, convene, event_in, fresh, link_in, mails
from tests.governance.record.page import errors, opened, send

pytestmark = pytest.mark.django_db

LINK = "https://visio.exemple.test/salle-4f7"


@pytest.fixture
def remote(meeting):
    meeting.mode, meeting.place, meeting.video_link = "remote", "", LINK
    meeting.save()
    return meeting


def ask_for_points(meeting, officer):
    until = DAY - datetime.timedelta(days=7)
    return open_item_call(
        meeting=meeting, until_on=until, message="", is_sent=True, by=officer, base=BASE
    )


def test_who_is_convened_gets_the_link_everywhere(client, remote, officer):
    convene(remote, officer)
    mail = mails(remote)[0]
    assert LINK in mail.text
    assert LINK in event_in(mail)[1]["description"]
    assert LINK in client.get(link_in(mail)).text
    assert LINK in client.get(f"{link_in(mail)}reunion.ics").text.replace("\r\n ", "")
    assert LINK in papers.make("convocation", fresh(remote), "html").content.decode()
    client.force_login(officer)
    assert LINK in client.get(reverse("espace:meeting_prepare", args=[remote.slug])).text


def test_a_call_for_points_does_not_give_it_yet(client, remote, officer):
    ask_for_points(remote, officer)
    mail = mails(remote)[0]
    assert LINK not in mail.text
    assert LINK not in client.get(link_in(mail)).text
    assert LINK not in client.get(f"{link_in(mail)}reunion.ics").text.replace("\r\n ", "")


def test_another_link_is_another_version_of_the_invitation(remote, officer):
    convene(remote, officer)
    hour = datetime.time(14)
    is_to_tell = change_appointment(
        meeting=remote,
        on=DAY,
        starts=hour,
        ends=datetime.time(16),
        mode="remote",
        place="",
        video_link=f"{LINK}-bis",
        reason="Salle fermée",
    )
    assert is_to_tell
    convene(fresh(remote), officer)
    last = mails(remote)[-1]
    assert f"{LINK}-bis" in last.text
    assert event_in(last)[1]["sequence"] == 1


def text_of(content: bytes) -> str:
    """Return the text of a file, a compressed one too."""
    if not content.startswith(b"PK"):
        return content.decode("utf-8", "replace").replace("\r\n ", "")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_no_public_page_file_or_feed_shows_it(remote, officer):
    remote.mode, remote.place, remote.visibility = "hybrid", "Saint-Denis", Visibility.PUBLIC
    remote.save()
    convene(remote, officer)
    body = {"slug": remote.body.slug}
    addresses = [
        remote.get_absolute_url(),
        reverse("governance:home"),
        reverse("governance:meeting_list"),
        reverse("governance:body_detail", kwargs=body),
        *(reverse("governance:meeting_file", kwargs={"form": form}) for form in FILES),
        reverse("governance:meeting_feed"),
        reverse("governance:calendar"),
        reverse("governance:body_calendar", kwargs=body),
        reverse("governance:meeting_calendar", args=[remote.slug]),
    ]
    visitor = Client()
    shown = {address: text_of(visitor.get(address).getvalue()) for address in addresses}
    assert [address for address, text in shown.items() if "visio.exemple" in text] == []
    assert "Saint-Denis" in shown[remote.get_absolute_url()]


FILES = ("csv", "ods", "json")


@pytest.mark.parametrize("place", [LINK, "Salle 4 ou HTTPS://visio.exemple.test", "www.visio.fr"])
def test_a_link_is_refused_as_a_place(client, officer, meeting, place):
    client.force_login(officer)
    page = reverse("espace:meeting_appointment", args=[meeting.slug])
    sent = {"day": DAY.isoformat(), "starts_time": "14:00", "mode": "hybrid", "reason": "Autre"}
    response = client.post(page, sent | {"place": place})
    assert response.status_code == 422
    assert "Le lieu est public" in response.context["form"].errors["place"][0]
    response = send(client, meeting, opened(client, meeting) | {"place": [place]})
    assert response.status_code == 422
    assert "Le lieu est public" in errors(response)[0]
    assert fresh(meeting).place == "Préfecture, Saint-Denis"


@pytest.mark.parametrize(
    "place",
    [
        "Salle 3, code 1234",
        "Teams, réunion 387 221 904 11",
        "ID de réunion : 123",
        "à distance, mot de passe : soleil",
        "par visio.exemple.fr.",
        "01 23 45 67 89",
        "salle@exemple.fr",
    ],
)
def test_what_opens_a_call_or_reaches_somebody_is_no_place(place):
    with pytest.raises(ValidationError, match="public"):
        validate_public_place(place)


@pytest.mark.parametrize("title", [f"Comité, {LINK}", "Comité : 01 23 45 67 89"])
def test_a_title_gives_neither_link_nor_contacts(meeting, title):
    meeting.title = title
    with pytest.raises(ValidationError, match="public"):
        meeting.full_clean()


def test_an_address_of_a_street_is_a_place():
    validate_public_place(
        "M.Dupont, 12-14 rue des 3 Fontaines, 97400 Saint-Denis, BP 12345, salle 1.2"
    )


def test_the_officer_writes_the_link_where_it_is_asked(client, officer, meeting):
    client.force_login(officer)
    page = reverse("espace:meeting_appointment", args=[meeting.slug])
    sent = {
        "day": DAY.isoformat(),
        "starts_time": "14:00",
        "mode": "remote",
        "reason": "À distance",
    }
    assert client.post(page, sent | {"video_link": LINK}).status_code == 302
    assert fresh(meeting).video_link == LINK
    kept = opened(client, meeting)
    assert kept["video_link"] == [LINK]
    assert send(client, meeting, kept | {"video_link": [f"{LINK}-bis"]}).status_code == 302
    assert fresh(meeting).video_link == f"{LINK}-bis"
