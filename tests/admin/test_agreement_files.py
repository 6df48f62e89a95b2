"""File of an agreement: joined from its centre’s page, read by whoever may read the agreement."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from centres.models import Agreement
from crpv_portal.common.history import events_of
from tests.admin.screens import address
from tests.factories.centres import AgreementFactory, CentreFactory

pytestmark = pytest.mark.django_db

FIRST, SECOND = b"Entre les parties, il est convenu.", b"Avenant."


def text(content=FIRST, name="convention.txt"):
    return SimpleUploadedFile(name, content, content_type="text/plain")


@pytest.fixture
def agreement():
    return AgreementFactory(centre=CentreFactory(published=True), title="Convention 2026")


@pytest.fixture
def attach(screens, agreement):
    agent = screens.client
    page = address(agreement.centre, "fichier-d-un-accord")

    def send(upload, agreement=agreement, **more):
        shown = agent.get(page)
        assert 'enctype="multipart/form-data"' in shown.text
        typed = {"agreement": agreement.pk, "reason": "signée hier", "_read": shown.context["read"]}
        return agent.post(page, typed | {"upload": upload} | more, follow=True)

    return send


def test_a_file_is_joined_then_replaced_and_read_as_its_agreement_is(attach, agreement, screens):
    file = reverse("centres:agreement_file", args=[agreement.centre.slug, agreement.public_id])
    assert Client().get(file).status_code == 404
    assert "Le fichier est joint." in attach(text()).text
    agreement.refresh_from_db()
    assert screens.client.get(file).getvalue() == FIRST
    assert Client().get(file).status_code == 404, "the agreement is not published"
    attach(text(SECOND, "avenant.txt"))
    agreement.refresh_from_db()
    assert agreement.file.original_name == "avenant.txt"
    agreement.is_public = True
    agreement.save()
    assert Client().get(file).getvalue() == SECOND


@pytest.mark.parametrize(
    ("upload", "words"),
    [
        (lambda: text(b""), "vide"),
        (lambda: text(b"<html><script>1</script>", "page.html"), "page.html"),
        (lambda: text(b"%PDF-1.7 rien", "faux.docx"), "faux.docx"),
        (lambda: "", "obligatoire"),
    ],
)
def test_what_is_not_kept_is_refused_at_its_field(attach, agreement, upload, words):
    answer = attach(upload())
    errors = answer.context["form"].errors
    assert set(errors) == {"upload"}
    assert words in str(errors["upload"])
    agreement.refresh_from_db()
    assert agreement.file is None


def test_the_same_file_again_and_the_agreement_of_another_centre_are_refused(attach, agreement):
    attach(text())
    again = attach(text(name="autre-nom.txt"))
    assert "Ce fichier est déjà celui de cet accord." in str(again.context["form"].errors["upload"])
    other = AgreementFactory()
    refused = attach(text(SECOND), other)
    assert "agreement" in refused.context["form"].errors
    other.refresh_from_db()
    assert other.file is None


def test_the_act_is_in_the_history_and_a_centre_without_agreement_is_not_asked(
    attach, agreement, screens
):
    attach(text())
    assert events_of(Agreement).latest("pgh_id").pgh_context["reason"] == "signée hier"
    bare = screens.get(address(CentreFactory(published=True)))
    assert "Joindre le fichier" not in bare.text
    assert "Joindre le fichier" in screens.get(address(agreement.centre)).text
