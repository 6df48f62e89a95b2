"""The papers of a meeting: sent, served to who may see them, shown, taken away with a trace."""

import datetime
import os
from dataclasses import replace
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from crpv_portal.common.files import store_file, sweep_orphans
from crpv_portal.common.history import events_of
from crpv_portal.common.models import StoredFile
from crpv_portal.worker.models import ScheduledJob
from crpv_portal.worker.schedule import run_due_jobs
from governance.models import Document
from tests.common.hiding import exif
from tests.factories.accounts import UserFactory
from tests.factories.governance import AgendaItemFactory, DocumentFactory, MeetingFactory
from tests.pdf_files import PDF
from tests.tabs import Tab

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0" * 40


@pytest.fixture
def officer(client):
    user = UserFactory(staff=True, first_name="Ada", last_name="Petit")
    client.force_login(user)
    return user


@pytest.fixture
def meeting():
    return MeetingFactory(items=["Budget", "Calendrier"])


def listing(meeting):
    return reverse("espace:document_list", args=[meeting.slug])


def of(name, document):
    return reverse(f"espace:document_{name}", args=[document.meeting.slug, document.public_id])


def sent(name, content):
    return SimpleUploadedFile(name, content, content_type="application/octet-stream")


def field_errors(response):
    soup = BeautifulSoup(response.content, "lxml")
    return [p.get_text(" ", strip=True) for p in soup.select("#id_uploads_error .fr-error-text")]


def read(response):
    return b"".join(response.streaming_content)


def test_agenda_papers_are_restricted_when_they_come(client, officer, meeting):
    item = meeting.items.get(title="Budget")
    files = [sent("Budget 2027.pdf", PDF), sent("plan.png", PNG)]
    response = client.post(listing(meeting), {"uploads": files, "title": "x", "item": item.pk})

    assert response.status_code == 302
    assert list(
        Document.objects.order_by("pk").values_list("title", "visibility", "item", "file__size")
    ) == [
        ("Budget 2027.pdf", "restricted", item.pk, len(PDF)),
        ("plan.png", "restricted", item.pk, len(PNG)),
    ]
    page = client.get(listing(meeting)).text
    assert "par Ada Petit" in page
    assert "point 1, Budget" in " ".join(page.split())


def test_a_single_file_takes_the_title_given(client, officer, meeting):
    client.post(listing(meeting), {"uploads": [sent("a.pdf", PDF)], "title": "Le budget"})
    assert Document.objects.get().title == "Le budget"


REFUSED = (
    ("facture.pdf", b"MZ\x90\0" + b"\0" * 99),
    ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>"),
)


def test_a_refused_file_keeps_no_other_out(client, officer, meeting):
    files = [sent(*REFUSED[0]), sent("bon.pdf", PDF), sent(*REFUSED[1]), sent("plan.png", PNG)]
    response = client.post(listing(meeting), {"uploads": files}, follow=True)

    assert response.redirect_chain
    said = [str(message) for message in response.context["messages"]]
    assert said[0] == "2\xa0documents déposés, en accès restreint."
    for (name, _), refused in zip(REFUSED, said[1:], strict=True):
        assert refused.startswith(f"Non déposé : « {name} » : ")
    assert [each.title for each in Document.objects.order_by("pk")] == ["bon.pdf", "plan.png"]
    assert StoredFile.objects.count() == 2


def test_refused_files_alone_are_said_at_the_field_and_leave_nothing_on_the_disk(
    client, officer, meeting, settings
):
    response = client.post(listing(meeting), {"uploads": [sent(*each) for each in REFUSED]})

    assert response.status_code == 422
    refused = field_errors(response)
    assert [error.partition(" :")[0] for error in refused] == ["« facture.pdf »", "« logo.svg »"]
    assert not StoredFile.objects.exists()
    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []


def test_an_account_has_a_quota_a_day_and_a_body_one_for_all(
    client, officer, meeting, settings, time_machine
):
    def deposit(to, *names):
        return client.post(
            listing(to), {"uploads": [sent(name, PDF + b"%" + name.encode()) for name in names]}
        )

    elsewhere = MeetingFactory()
    settings.MAX_FILES_A_DAY = 3
    assert deposit(meeting, "1.pdf", "2.pdf").status_code == 302
    assert field_errors(deposit(elsewhere, "3.pdf", "4.pdf")) == [
        "Vous avez déposé 2 fichiers depuis 24 heures ; la limite est de 3. Revenez demain."
    ]
    assert deposit(elsewhere, "3.pdf").status_code == 302

    settings.MAX_FILES_A_DAY, settings.MAX_BYTES_A_DAY = 99, 3 * (len(PDF) + 6)
    assert "depuis 24 heures" in field_errors(deposit(meeting, "5.pdf"))[0]
    client.force_login(UserFactory(staff=True))
    assert deposit(elsewhere, "5.pdf").status_code == 302

    settings.MAX_BYTES_A_DAY, settings.MAX_BYTES_OF_BODY = 10**9, 3 * (len(PDF) + 6)
    assert (
        "Les documents de cette instance pèsent"
        in field_errors(deposit(meeting, "6.pdf", "7.pdf"))[0]
    )
    assert deposit(meeting, "6.pdf").status_code == 302


def test_once_the_antivirus_is_silent_it_is_asked_no_more(client, officer, meeting, settings):
    settings.CLAMD_ADDRESS = "/nowhere/clamd"
    response = client.post(listing(meeting), {"uploads": [sent("a.pdf", PDF), sent("b.png", PNG)]})
    assert [error.partition(",")[0] for error in field_errors(response)] == [
        "« a.pdf » : l’antivirus ne répond pas"
    ]
    assert not Document.objects.exists()


def test_no_file_and_too_many_are_said_at_the_field(client, officer, meeting):
    assert field_errors(client.post(listing(meeting), {})) == ["Choisissez au moins un fichier."]
    many = [sent(f"{number}.pdf", PDF) for number in range(11)]
    assert field_errors(client.post(listing(meeting), {"uploads": many})) == [
        "Déposez au plus 10 fichiers à la fois."
    ]


def test_a_paper_goes_out_to_be_saved_and_cannot_run(client, officer, meeting):
    stored = store_file(name="Été « 2027 ».txt", content=b"Texte <b>gras</b>. " * 20)
    document = DocumentFactory(meeting=meeting, file=stored)
    response = client.get(of("file", document), headers={"accept-encoding": "gzip"})

    assert read(response) == b"Texte <b>gras</b>. " * 20
    assert response["Content-Disposition"].startswith("attachment; filename*=utf-8''")
    assert response["Content-Type"] == "text/plain"
    assert response["Content-Length"] == str(stored.size)
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"].startswith("default-src 'none'")
    assert response["Content-Security-Policy"].endswith("sandbox")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize(
    ("name", "content", "way"),
    [("a.png", PNG, "inline"), ("a.pdf", PDF, "inline"), ("a.txt", b"texte", "attachment")],
)
def test_only_pictures_and_pdf_are_shown_in_place(client, officer, meeting, name, content, way):
    document = DocumentFactory(meeting=meeting, file=store_file(name=name, content=content))
    response = client.get(of("file", document) + "?voir")
    read(response)
    assert response["Content-Disposition"].startswith(way)
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_a_file_lost_by_the_disk_is_not_found(client, officer, meeting):
    document = DocumentFactory(meeting=meeting)
    Path(document.file.file.path).unlink()
    assert client.get(of("file", document)).status_code == 404


def test_a_public_paper_is_taken_back_at_once(client, officer):
    document = DocumentFactory(meeting=MeetingFactory(public=True), public=True)
    public = reverse("governance:document_file", args=[document.meeting.slug, document.public_id])
    served = Client().get(public)
    assert read(served)
    assert (served["X-Content-Type-Options"], served["Cache-Control"]) == (
        "nosniff",
        "public, max-age=0",
    )
    assert served["Content-Disposition"].startswith("attachment")
    assert served["Content-Security-Policy"].endswith("sandbox")
    client.post(of("restrict", document))
    assert Client().get(public).status_code == 404


def test_the_public_gets_a_photo_without_its_place_and_its_author_is_told(client, officer, meeting):
    scan = b"\xff\xda\0\2 pixels \xff\xd9"
    photo = b"\xff\xd8" + exif(">", x8825=40) + scan
    client.post(listing(meeting), {"uploads": [sent("salle.jpg", photo)]})
    document = Document.objects.get()
    page = client.get(reverse("espace:meeting_publication", args=[meeting.slug])).text
    assert "Le fichier cache le lieu de la prise de vue" in page

    Document.objects.update(visibility="public")
    type(meeting).objects.update(visibility="public")
    public = reverse("governance:document_file", args=[meeting.slug, document.public_id])
    served = Client().get(public)
    assert read(served) == b"\xff\xd8" + scan
    assert served["Content-Length"] == str(len(scan) + 2)
    assert read(client.get(of("file", document))) == photo


@pytest.mark.parametrize("act", ["describe", "restrict"])
def test_a_paper_removed_while_one_acts_on_it_is_said_so(client, officer, meeting, act):
    document = DocumentFactory(meeting=meeting)

    def remove_before_the_lock(execute, sql, parameters, many, context):
        if "FOR NO KEY UPDATE" in sql:
            removed = {"removed_at": timezone.now(), "removal_reason": "Doublon"}
            Document.objects.filter(pk=document.pk, removed_at=None).update(**removed)
        return execute(sql, parameters, many, context)

    describing = Tab.read(client, listing(meeting), holding=f"document-{document.pk}-title")
    tab = replace(describing, action=of(act, document))
    with connection.execute_wrapper(remove_before_the_lock):
        response = tab.send(**{f"document-{document.pk}-title": "Autre titre"})
    if response.status_code == 302:
        response = client.get(response.url)
    else:
        assert "Autre titre" in response.text
    assert "Ce document a été retiré" in response.text


def test_the_forms_of_the_page_carry_their_token(officer, meeting):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)
    document = DocumentFactory(meeting=meeting, public=True)
    soup = BeautifulSoup(strict.get(listing(meeting)).content, "lxml")
    form = soup.select_one(f"form[action='{of('restrict', document)}']")
    token = form.select_one("[name=csrfmiddlewaretoken]")["value"]
    response = strict.post(of("restrict", document), {"csrfmiddlewaretoken": token})
    assert response.status_code == 302


def test_a_removed_paper_is_served_to_nobody_and_its_trace_stays(client, officer, meeting):
    document = DocumentFactory(meeting=meeting, title="Note", public=True)
    assert client.post(of("remove", document), {"reason": " "}).status_code == 422
    response = client.post(of("remove", document), {"reason": "Mauvaise version"})

    assert response.status_code == 302
    assert client.get(of("file", document)).status_code == 404
    page = " ".join(client.get(listing(meeting)).text.split())
    assert "1 document retiré" in page.replace("\xa0", " ")
    assert "par Ada Petit" in page
    assert "Mauvaise version" in page
    event = events_of(Document).filter(pgh_obj_id=document.pk).order_by("pgh_id").last()
    assert (event.pgh_context["reason"], event.pgh_context["user"]) == (
        "Mauvaise version",
        officer.pk,
    )
    from_an_old_tab = client.post(of("restrict", document), follow=True)
    said = from_an_old_tab.text.replace("\xa0", " ")
    assert "« Note » a été retiré le " in said


def test_a_paper_changes_title_and_point_within_its_meeting(client, officer, meeting):
    document = DocumentFactory(meeting=meeting)
    prefix = f"document-{document.pk}"
    elsewhere = AgendaItemFactory()
    item = meeting.items.last()
    tab = Tab.read(client, listing(meeting), holding=f"{prefix}-title")
    refused = tab.send(**{f"{prefix}-title": "", f"{prefix}-item": elsewhere.pk})
    assert refused.status_code == 422
    assert "Donnez un titre à ce document." in refused.text
    tab.send(**{f"{prefix}-title": "Annexe", f"{prefix}-item": item.pk})
    document.refresh_from_db()
    assert (document.title, document.item) == ("Annexe", item)


def test_each_night_old_removals_and_files_without_a_row_are_erased(time_machine):
    """Counted from the present, and the file given its age, since the disk dates it."""
    now = timezone.now()
    old = DocumentFactory(removed=True, removed_at=now - datetime.timedelta(days=386))
    recent = DocumentFactory(removed=True, removed_at=now - datetime.timedelta(days=300))
    kept = DocumentFactory()
    orphan = Path(kept.file.file.path).with_name("orphelin")
    orphan.write_bytes(b"x")
    os.utime(orphan, (now.timestamp(), now.timestamp()))
    time_machine.move_to(now + datetime.timedelta(days=3), tick=False)
    ScheduledJob.objects.bulk_create(
        ScheduledJob(name=name, begun_at=now) for name in ("erase_removed", "sweep_orphans")
    )
    run_due_jobs()

    there = [Path(each.file.file.path).exists() for each in (old, recent, kept)]
    assert there == [False, True, True]
    assert not orphan.exists()
    assert StoredFile.objects.filter(pk=old.file_id).exists()


def test_a_database_without_files_leaves_the_folder_alone(time_machine):
    """It may be one that is being restored."""
    document = DocumentFactory()
    path = Path(document.file.file.path)
    Document.objects.all().delete()
    StoredFile.objects.all().delete()
    time_machine.move_to(timezone.now() + datetime.timedelta(days=3), tick=False)
    assert sweep_orphans() == 0
    assert path.exists()


def test_the_list_asks_as_much_for_many_as_for_one(client, officer, meeting):
    DocumentFactory(meeting=meeting, item=meeting.items.first())

    def count():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(listing(meeting)).status_code == 200
        return len(queries)

    few = count()
    DocumentFactory.create_batch(19, meeting=meeting, item=meeting.items.last())
    assert count() == few
