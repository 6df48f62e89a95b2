"""The public version: a text of its own, masked, previewed, published, withdrawn, checked."""

import io
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import InternalError, ProgrammingError, transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from crpv_portal.common.history import events_of
from crpv_portal.common.models import StoredFile
from governance.convening.invitations import forget_deputy
from governance.minutes.fingerprints import read_fingerprint
from governance.minutes.publishing import publish_minutes, withdraw_minutes
from governance.models import Attendance, MaskedName, PublicMinutes, WithdrawnMinutes
from partners.models import Person
from partners.services import erase_person
from tests.factories.accounts import UserFactory
from tests.factories.governance import (
    ActionItemFactory,
    AgendaItemFactory,
    AttendanceFactory,
    BodyFactory,
    DecisionFactory,
    DocumentFactory,
    MeetingFactory,
    MinutesFactory,
    PublicMinutesFactory,
    SecretaryshipFactory,
    StoredFileFactory,
)
from tests.factories.partners import PersonFactory
from tests.tabs import Tab

pytestmark = pytest.mark.django_db

PLANTED = "Zzplante"
TEXT = f"## Budget\n\nMme {PLANTED} présente le budget. ABEL {PLANTED.upper()} approuve.\n\nAdopté."


@pytest.fixture(autouse=True)
def _on_22_november_2026(time_machine):
    time_machine.move_to("2026-11-22 12:00:00Z", tick=False)


@pytest.fixture
def body():
    return BodyFactory(name="Comité public")


@pytest.fixture
def office(body):
    client = Client()
    client.force_login(SecretaryshipFactory(body=body).user)
    return client


@pytest.fixture
def minutes(body):
    """Approved, of a public meeting; somebody whose name is to be masked was there."""
    meeting = MeetingFactory(body=body, held=True, public=True, title="Réunion de mars")
    person = PersonFactory(first_name="Abel", last_name=PLANTED)
    AttendanceFactory(meeting=meeting, person=person)
    return MinutesFactory(meeting=meeting, approved=True, text=TEXT)


def page(name, minutes):
    return reverse(f"espace:minutes_{name}", args=[minutes.meeting.slug])


def soup_of(response):
    return BeautifulSoup(response.content, "lxml")


def inputs(form):
    """Return what a browser would send of the preview's form."""
    sent = {field["name"]: field.get("value", "") for field in form.select("input[type=hidden]")}
    sent.pop("csrfmiddlewaretoken", None)
    sent["text"] = form.select_one("textarea").text.removeprefix("\n")
    return sent


def preview(office, minutes, **sent):
    fields = {"text": TEXT, "masked": ["0"], "masking_reason": "vie privée", "do": "preview"}
    return office.post(page("publish", minutes), fields | sent)


def publish(office, minutes):
    band = soup_of(preview(office, minutes)).select_one(".crpv-preview-band form")
    response = office.post(page("publish", minutes), inputs(band) | {"do": "publish"})
    assert response.status_code == 302
    return PublicMinutes.objects.get(minutes=minutes)


def pdf_text(content):
    return " ".join(part.extract_text() for part in PdfReader(io.BytesIO(content)).pages)


def said_in(content):
    """The words of a page, of a PDF, or of all that a zipped file (ODS, ODT) holds."""
    if content.startswith(b"%PDF"):
        return pdf_text(content)
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return " ".join(
                archive.read(name).decode(errors="ignore") for name in archive.namelist()
            )
    return content.decode()


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
        reverse("sitemap"),
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


def test_the_public_page_gives_both_fingerprints_and_where_to_check(office, minutes):
    version = publish(office, minutes)
    shown = Client().get(minutes.meeting.get_absolute_url()).text
    assert version.file.sha256 in shown
    assert minutes.kept_file.sha256 in shown
    assert f"{reverse('governance:verify')}?empreinte={version.file.sha256}" in shown
    assert "vie privée" in shown


# --- Withdrawn -----------------------------------------------------------------------------------


def test_a_version_is_withdrawn_with_a_reason_then_replaced(office, minutes):
    version = publish(office, minutes)
    address = page("withdraw", minutes)
    tab = Tab.read(office, address, holding="reason")
    assert tab.send(reason=" ").status_code == 422
    assert tab.send(reason="Un chiffre est faux").status_code == 302
    shown = Client().get(minutes.meeting.get_absolute_url())
    assert "retirée le 22 novembre 2026" in soup_of(shown).select_one(".crpv-withdrawn").text
    assert "Un chiffre est faux" in shown.text
    assert "présente le budget" not in shown.text
    file = reverse("governance:minutes_file", args=[minutes.meeting.slug])
    assert Client().get(file).status_code == 404
    with pytest.raises(ValidationError, match="déjà retirée"):
        withdraw_minutes(version=version, reason="Encore")
    publish(office, minutes)
    # The old tab knew the former version: it does not withdraw the one that was never read there.
    old = tab.send(reason="Un chiffre est encore faux")
    assert old.status_code == 422
    assert "une autre a été publiée le 22 novembre 2026" in old.text.replace("\xa0", " ")
    again = Client().get(minutes.meeting.get_absolute_url()).text
    assert "présente le budget" in again
    assert "Une version précédente" in again


def test_what_was_masked_is_found_again_by_the_next_person(body, office, minutes):
    publish(office, minutes)
    secretary = body.secretaryships.get().user
    other = Client()
    other.force_login(UserFactory(staff=True))
    told = other.get(page("page", minutes)).text
    assert f"Abel {PLANTED}\xa0:" in told
    assert f"publiée le 22 novembre 2026 par {secretary.get_full_name()}" in " ".join(told.split())
    assert PLANTED not in Client().get(minutes.meeting.get_absolute_url()).text
    withdrawal = Tab.read(office, page("withdraw", minutes), holding="reason")
    assert withdrawal.send(reason="Un chiffre est faux").status_code == 302
    form = soup_of(other.get(page("publish", minutes)))
    assert "[nom masqué] présente" in form.select_one("[name=text]").text
    assert form.select_one("[name=masked]").has_attr("checked")
    assert form.select_one("[name=masking_reason]")["value"] == "vie privée"
    whole = soup_of(other.get(f"{page('publish', minutes)}?texte-approuve"))
    assert f"Mme {PLANTED}" in whole.select_one("[name=text]").text
    assert whole.select_one("[name=masked]").has_attr("checked")
    erase_person(person=Person.objects.get(last_name=PLANTED), reason="demande du 20 novembre")
    assert f"Abel {PLANTED}" not in other.get(page("page", minutes)).text
    assert "une personne effacée depuis" in other.get(page("page", minutes)).text


def test_the_name_of_a_deputy_is_forgotten_among_the_masked_too(office, minutes):
    row = minutes.meeting.attendances.get()
    Attendance.objects.filter(pk=row.pk).update(
        person=None,
        organisation_name="DREETS",
        state="represented",
        deputy_name=f"Mme Zoé {PLANTED}, directrice",
    )
    publish(office, minutes)
    assert f"Zoé {PLANTED}\xa0:" in office.get(page("page", minutes)).text
    forget_deputy(
        meeting=minutes.meeting, name=f"Mme Zoé {PLANTED}, directrice", reason="demande du 20"
    )
    assert MaskedName.objects.get().name == "personne effacée"
    assert set(events_of(MaskedName).values_list("name", flat=True)) == {"personne effacée"}


@pytest.mark.parametrize("changes", [{"text": "x"}, {"masking_reason": "x"}])
def test_a_public_version_is_final(changes):
    version = PublicMinutesFactory()
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
        PublicMinutes.objects.filter(pk=version.pk).update(**changes)
    withdrawn = withdraw_minutes(version=version, reason="Erreur")
    with pytest.raises((ProgrammingError, InternalError)), transaction.atomic():
        WithdrawnMinutes.objects.filter(pk=withdrawn.pk).delete()


def test_one_version_at_a_time(minutes):
    publish_minutes(minutes=minutes, text=TEXT)
    with pytest.raises(ValidationError, match="déjà publique"):
        publish_minutes(minutes=minutes, text=TEXT)


def test_a_version_hidden_with_its_meeting_is_public_no_longer(office, minutes):
    version = publish(office, minutes)
    minutes.meeting.visibility = "restricted"
    minutes.meeting.save()
    file = reverse("governance:minutes_file", args=[minutes.meeting.slug])
    assert Client().get(file).status_code == 404
    assert Client().get(minutes.meeting.get_absolute_url()).status_code == 404
    current = soup_of(office.get(page("page", minutes))).select_one("[aria-current=step]")
    assert "Approuvé" in current.text
    found = check(version.file.sha256)
    assert "conserve" in found.h2.text
    assert minutes.meeting.title not in found.text


# --- Checking ------------------------------------------------------------------------------------


def check(fingerprint):
    address = f"{reverse('governance:verify')}?empreinte={fingerprint}"
    return soup_of(Client().get(address)).select_one(".crpv-finding")


def test_a_fingerprint_is_told_for_what_it_is(office, minutes):
    version = publish(office, minutes)
    public = check(version.file.sha256)
    assert "version publique" in public.h2.text
    assert public.a["href"].startswith(minutes.meeting.get_absolute_url())
    kept = check(minutes.kept_file.sha256.upper())
    assert "exemplaire approuvé" in kept.h2.text
    assert "aucun compte rendu" in check("0" * 64).h2.text
    withdraw_minutes(version=version, reason="Un chiffre est faux")
    withdrawn = check(version.file.sha256)
    assert "retirée depuis" in withdrawn.h2.text
    assert "Un chiffre est faux" in withdrawn.text


def test_of_a_restricted_meeting_nothing_is_named(body):
    meeting = MeetingFactory(body=body, held=True, title="Réunion tue")
    minutes = MinutesFactory(meeting=meeting, approved=True)
    other = StoredFileFactory(content=b"autre")  # a file that is no minutes is not told either
    found = check(minutes.kept_file.sha256)
    assert "conserve" in found.h2.text
    for secret in ("Réunion tue", body.name, "mars 2026", meeting.slug):
        assert secret not in str(found)
    assert "aucun compte rendu" in check(other.sha256).h2.text


def test_a_file_is_hashed_and_not_kept(minutes, settings):
    content = Path(minutes.kept_file.file.path).read_bytes()
    before = StoredFile.objects.count()
    address = reverse("governance:verify_file")
    visitor = Client(enforce_csrf_checks=True)
    response = visitor.post(address, {"fichier": SimpleUploadedFile("a.pdf", content)})
    assert "exemplaire approuvé" in soup_of(response).select_one(".crpv-finding h2").text
    assert not response.cookies
    assert StoredFile.objects.count() == before
    changed = visitor.post(address, {"fichier": SimpleUploadedFile("a.pdf", content + b" ")})
    assert "aucun compte rendu" in soup_of(changed).select_one(".crpv-finding h2").text
    assert visitor.post(address).status_code == 422
    settings.MAX_ANONYMOUS_REQUEST_BYTES = 5000
    large = visitor.post(address, {"fichier": SimpleUploadedFile("a.pdf", b"x" * 9000)})
    assert large.status_code == 413


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("A" * 64, "a" * 64),
        (f"SHA-256: {'ab ' * 32}", "ab" * 32),
        (f"{'0' * 64}  compte-rendu.pdf", "0" * 64),
        ("g" * 64, ""),
        ("a" * 63, ""),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_fingerprints_are_read_however_they_are_typed(typed, read):
    assert read_fingerprint(typed) == read


def test_what_is_no_fingerprint_is_said():
    response = Client().get(reverse("governance:verify"), {"empreinte": "<b>non</b>"})
    assert response.status_code == 422
    assert "64 chiffres" in response.text
    assert "<b>non" not in response.text


# --- At once -------------------------------------------------------------------------------------
