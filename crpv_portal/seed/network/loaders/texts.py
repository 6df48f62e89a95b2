"""Loaders of the charter and the framework: editions, provisions, signatures."""

from __future__ import annotations

from crpv_portal.common.choices import DatePrecision
from crpv_portal.common.history import events_of
from partners.choices import TextKind
from partners.models import Edition, Provision, ReferenceText, Signature

from ..files import Line
from ..loading import Loading

TITLES = {
    TextKind.CHARTER.value: "Charte partenariale",
    TextKind.FRAMEWORK.value: "Cadre de référence",
}
UNKNOWN = "unknown"


def edition(loading: Loading, line: Line) -> None:
    row = loading.row(line, Edition, key="slug")
    row.set("slug", line["edition_slug"], "edition_slug")
    if line["text"] not in TITLES:
        row.problem("text", f"« {line['text']} » n’est pas un texte connu.")
    elif text := _text(line["text"]):
        row.set("text", text)
    else:
        row.absent["text"] = TITLES[line["text"]]
    row.words("title")
    row.text("status")
    row.date("adopted_on")
    row.date("effective_from", "start_on")
    row.date("effective_to", "end_on")
    row.set("official_document", line["official_document_url"], "official_document_url")
    loading.keep(row)


def provision(loading: Loading, line: Line) -> None:
    row = loading.row(line, Provision, key="edition code")
    edition = line["edition_slug"]
    row.find("edition_slug", "edition", loading.rows["texts_editions.csv"])
    row.text("code", "position", "kind", "audience")
    row.find(
        "parent_code",
        "parent",
        loading.rows["provisions.csv"],
        key=f"{edition}/{line['parent_code']}",
    )
    row.words("title", "body")
    loading.keep(row)


def signature(loading: Loading, line: Line) -> None:
    row = loading.row(line, Signature, key="edition organisation")
    row.find("edition_slug", "edition", loading.rows["texts_editions.csv"])
    row.find("organisation_slug", "organisation", loading.rows["organisations.csv"])
    row.words("name_at_signature", "signatory_name", "signatory_title")
    signed, precision = row.date("signed_on"), line["precision"]
    known = DatePrecision.values if signed else ["", UNKNOWN]
    if precision not in known or (signed and precision != signed.precision):
        row.problem(
            "precision",
            f"la date « {line['signed_on']} » et sa précision « {precision} » ne s’accordent pas.",
        )
    loading.keep(row)


def _text(kind: str) -> ReferenceText | None:
    """Return the text of that kind, made for its first edition unless somebody deleted it."""
    text = ReferenceText.objects.filter(kind=kind).first()
    if text or events_of(ReferenceText).filter(kind=kind).exists():
        return text
    return ReferenceText.objects.create(kind=kind, title=TITLES[kind])
