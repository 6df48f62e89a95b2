"""The public version of minutes: a text of its own, masked, previewed, then published."""

import io
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from crpv_portal.common.models import StoredFile
from governance.minutes.publishing import publish_minutes
from governance.models import PublicMinutes
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    DecisionFactory,
    DocumentFactory,
    MeetingFactory,
    MinutesFactory,
    PublicMinutesFactory,
    StoredFileFactory,
)
from tests.factories.partners import PersonFactory
from tests.governance.minutes.public_version import (
    PLANTED,
    TEXT,
    inputs,
    page,
    pdf_text,
    preview,
    publish,
    said_in,
    soup_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def minutes(approved):
    return approved


# --- Preview, then publication -------------------------------------------------------------------


def test_the_form_proposes_the_names_of_the_text(office, minutes):
    form = soup_of(office.get(page("publish", minutes))).select_one("main form")
    assert form.select_one("textarea").text.strip() == TEXT
    assert [label.get_text(strip=True) for label in form.select(".crpv-masks__list label")] == [
        f"Abel {PLANTED} (2 fois)"
    ]


def test_the_preview_is_the_public_page_and_writes_nothing(office, minutes):
    response = preview(office, minutes)
    assert response.status_code == 200
    shown = soup_of(response)
    assert "[nom masqué] présente le budget" in shown.select_one(".crpv-minutes").text
    assert not PublicMinutes.objects.exists()
    assert PLANTED.lower() not in shown.select_one("main").text.lower()
    # Published, the page holds the very same minutes.
    inside = str(shown.select_one("section[aria-labelledby=compte-rendu]"))
    publish(office, minutes)
    public = soup_of(Client().get(minutes.meeting.get_absolute_url()))
    assert str(public.select_one("section[aria-labelledby=compte-rendu]")) == inside


def test_the_preview_says_what_is_to_be_looked_at(office, minutes):
    text = f"Abel propose. Mme {PLANTED} : 06 12 34 56 78, contact@exemple.test."
    band = soup_of(preview(office, minutes, text=text)).select_one(".crpv-preview-band p").text
    assert "s’y lit peut-être en partie : Abel" in band.replace("\xa0", " ")
    assert "06 12 34 56 78" in band
    assert "contact@exemple.test" in band
    response = preview(office, minutes, masked=[], masking_reason="")
    seen = [row.text for row in soup_of(response).select(".crpv-preview-band li")]
    assert seen == [f"Abel {PLANTED}, dans le texte"]


def test_namesakes_are_told_where_a_name_is_ticked(office, minutes):
    for town in ("Ville A", "Ville B"):
        person = PersonFactory(first_name="Marie", last_name="Martin")
        AttendanceFactory(meeting=minutes.meeting, person=person, organisation_name=town)
    minutes.meeting.place = "Salle Marie Martin"
    minutes.meeting.save()
    labels = [
        label.get_text(strip=True).replace("\xa0", " ")
        for label in soup_of(office.get(page("publish", minutes))).select(".crpv-masks__list label")
    ]
    assert "Marie Martin (1 fois), 2 personnes de ce nom : Ville A et Ville B" in labels


def test_whoever_is_named_in_words_can_be_masked(office, minutes):
    meeting = minutes.meeting
    item = AgendaItemFactory(meeting=meeting)
    ActionItemFactory(item=item, owner_organisation=None, owner_words="Mme Zoé Lacroix, CAF")
    meeting.place = "Chez Mme Lacroix"
    meeting.save()
    offered = soup_of(office.get(page("publish", minutes))).select_one(".crpv-masks__list")
    assert "Zoé Lacroix (1 fois)" in offered.text.replace("\xa0", " ")


@pytest.fixture
def told(minutes):
    """Put the name wherever the public page and its file tell something, as Word would type it."""
    meeting = minutes.meeting
    meeting.title = f"Comité sur la candidature {PLANTED}"
    meeting.place = f"Salle {PLANTED}"
    meeting.save()
    item = AgendaItemFactory(meeting=meeting, title=f"Avis sur Abel\u2011{PLANTED}", public=True)
    DecisionFactory(item=item, adopted=True, text=f"Mme {PLANTED} est nommée.", public=True)
    file = StoredFileFactory(original_name=f"CV-{PLANTED}.pdf")
    DocumentFactory(meeting=meeting, title="Annexe", visibility="public", file=file)
    return minutes


def test_a_name_ticked_and_read_elsewhere_stops_the_publication(office, told):
    response = preview(office, told)
    assert response.status_code == 422
    said = soup_of(response).select_one(".crpv-masks").text.replace("\xa0", " ")
    for where in (
        "à « titre » de la réunion",
        "à « lieu » de la réunion",
        "dans le titre du point",
        "dans « Décision",
        "dans le nom d’un fichier",
    ):
        assert where in said
    assert not PublicMinutes.objects.exists()


def test_a_name_left_unticked_is_told_with_where_it_is_read(office, told):
    response = preview(office, told, masked=[], text="Adopté.")
    assert response.status_code == 200
    (seen,) = [row.text for row in soup_of(response).select(".crpv-preview-band li")]
    assert seen.replace("\xa0", " ").startswith(f"Abel {PLANTED}, à « titre » de la réunion")


def test_the_names_of_other_pages_titles_are_found_too(office, minutes):
    MeetingFactory(
        body=minutes.meeting.body,
        held=True,
        public=True,
        title=f"Reprise de la candidature d’Abel {PLANTED}",
        starts_on=minutes.meeting.starts_on - timedelta(days=7),
    )
    response = preview(office, minutes)
    assert response.status_code == 422
    assert "dans le titre d’une autre réunion" in soup_of(response).select_one(".crpv-masks").text


def test_the_file_is_seen_before_and_is_the_one_published(office, minutes):
    band = soup_of(preview(office, minutes)).select_one(".crpv-preview-band form")
    seen = office.post(page("publish", minutes), inputs(band) | {"do": "file"})
    assert seen["Content-Type"] == "application/pdf"
    publish(office, minutes)
    address = reverse("governance:minutes_file", args=[minutes.meeting.slug])
    assert Client().get(address).getvalue() == seen.content


def test_the_day_of_publication_is_that_of_paris(office, minutes, time_machine):
    time_machine.move_to("2026-11-22 23:30:00Z", tick=False)  # half past midnight there
    PublicMinutesFactory(minutes=minutes)
    steps = office.get(page("page", minutes)).context["steps"]
    assert steps[-1].detail == "le 23 novembre 2026"


def test_nothing_is_published_that_was_not_previewed(office, minutes):
    band = soup_of(preview(office, minutes)).select_one(".crpv-preview-band form")
    other = inputs(band) | {"text": "Autre texte.", "do": "publish"}
    response = office.post(page("publish", minutes), other)
    assert response.status_code == 200
    assert "rien n’est encore publié" in response.text
    assert not PublicMinutes.objects.exists()


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"text": " "}, "rien à publier"),
        ({"masking_reason": ""}, "dites pourquoi"),
        ({"masked": []}, "la page dirait à tort"),
        ({"text": f"{TEXT} [[ouvert"}, "il en manque un"),
        ({"text": f"Abel Zz**plan**te le dit. {TEXT}"}, "se lit encore"),
        ({"masked": ["7"]}, "n’est pas dans la liste, ou n’y est plus"),
    ],
)
def test_what_cannot_be_published_is_said(office, minutes, sent, said):
    response = preview(office, minutes, **sent)
    assert response.status_code == 422
    assert said in soup_of(response).select_one("main").text
    assert not PublicMinutes.objects.exists()


def test_html_in_the_text_stays_text(office, minutes):
    text = "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1))"
    shown = soup_of(preview(office, minutes, text=text)).select_one(".crpv-minutes")
    assert shown.find(["script", "img"]) is None
    assert [a.get("href") for a in shown.select("a")] == []


def test_minutes_of_a_restricted_meeting_are_not_published(body):
    minutes = MinutesFactory(meeting=MeetingFactory(body=body, held=True), approved=True)
    with pytest.raises(ValidationError, match="restreinte"):
        publish_minutes(minutes=minutes, text=minutes.text)
    in_review = MinutesFactory(meeting__held=True, meeting__public=True, in_review=True)
    with pytest.raises(ValidationError, match="une fois approuvé"):
        publish_minutes(minutes=in_review, text="Texte.")
    assert not StoredFile.objects.filter(original_name__contains="public").exists()


# --- The masked name -----------------------------------------------------------------------------


@pytest.mark.history_of_any_day  # the sitemap
def test_a_masked_name_is_nowhere_and_is_kept(office, minutes):
    publish(office, minutes)
    meeting = minutes.meeting
    slugs = {"slug": meeting.slug}
    addresses = [
        meeting.get_absolute_url(),
        meeting.body.get_absolute_url(),
        reverse("governance:home"),
        reverse("governance:meeting_list"),
        reverse("governance:meeting_feed"),
        reverse("governance:decision_feed"),
        reverse("governance:calendar"),
        reverse("governance:meeting_calendar", kwargs=slugs),
        reverse("governance:minutes_file", kwargs=slugs),
        reverse("governance:verify") + f"?empreinte={minutes.kept_file.sha256}",
        *(reverse("sitemap_section", args=[name]) for name in ("bodies", "meetings", "decisions")),
        *(
            reverse(f"governance:{name}_file", args=[form])
            for name in ("body", "meeting", "decision")
            for form in ("csv", "ods", "json")
        ),
        "/",
    ]
    account = Client()
    account.force_login(UserFactory())
    for client in (Client(), account):
        for address in addresses:
            response = client.get(address)
            assert response.status_code == 200, address
            content = response.getvalue() if response.streaming else response.content
            assert PLANTED.lower() not in said_in(content).lower(), address
            assert PLANTED.lower().encode() not in content.lower(), address
        for name in ("decision_list", "body_list"):
            found = client.get(reverse(f"governance:{name}"), {"q": PLANTED})
            assert meeting.get_absolute_url() not in found.text, name
        for name in ("page", "review", "kept_file"):
            refused = client.get(page(name, minutes))
            assert refused.status_code in (302, 403, 404), name

    file = Client().get(reverse("governance:minutes_file", kwargs=slugs)).getvalue()
    assert "nom masqué" in pdf_text(file)
    metadata = PdfReader(io.BytesIO(file))
    assert PLANTED not in f"{metadata.metadata}{metadata.xmp_metadata}"
    kept = office.get(page("page", minutes)).text
    assert PLANTED in kept
    minutes.refresh_from_db()
    assert minutes.text == TEXT
