"""Public versions of minutes: their previews, their files, and what these say."""

import io
import zipfile

from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from governance.models import PublicMinutes

PLANTED = "Zzplante"
TEXT = f"## Budget\n\nMme {PLANTED} présente le budget. ABEL {PLANTED.upper()} approuve.\n\nAdopté."


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


def check(fingerprint):
    address = f"{reverse('governance:verify')}?empreinte={fingerprint}"
    return soup_of(Client().get(address)).select_one(".crpv-finding")
