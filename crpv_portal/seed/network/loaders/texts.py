"""The charter and the framework: editions, provisions, signatures."""

from __future__ import annotations

from crpv_portal.common.choices import DatePrecision
from partners.choices import TextKind
from partners.models import Edition, Provision, ReferenceText, Signature

from ..cells import Cells, spread
from ..keeping import Wanted
from ..loading import Loading

TITLES = {
    TextKind.CHARTER.value: "Charte partenariale",
    TextKind.FRAMEWORK.value: "Cadre de référence",
}
UNKNOWN = "unknown"


def edition(cells: Cells, loading: Loading) -> Wanted:
    return Wanted(
        model=Edition,
        values={
            "text": cells.find("text", "text", _text),
            "slug": cells["edition_slug"],
            "title": cells.words("title"),
            "status": cells["status"],
            **cells.dated("adopted_on", "adopted_on"),
            **cells.dated("effective_from", "start_on"),
            **cells.dated("effective_to", "end_on"),
            "official_document": cells["official_document_url"],
            **cells.evidence,
        },
        sources=cells.sources,
    )


def provision(cells: Cells, loading: Loading) -> Wanted:
    edition = cells["edition_slug"]
    return Wanted(
        model=Provision,
        values={
            "edition": cells.find("edition_slug", "edition", loading.known.edition),
            "code": cells["code"],
            "parent": cells.find(
                "parent_code", "parent", lambda code: loading.known.provision(edition, code)
            ),
            "position": cells["position"],
            "kind": cells["kind"],
            "audience": cells["audience"],
            "title": cells.words("title"),
            "body": cells.words("body"),
            **cells.evidence,
        },
        sources=cells.sources,
    )


def signature(cells: Cells, loading: Loading) -> Wanted:
    signed = cells.date("signed_on", "signed_on")
    precision = cells["precision"]
    known = DatePrecision.values if signed else ["", UNKNOWN]
    if precision not in known or (signed and precision != signed.precision):
        cells.error(
            "signed_on",
            f"la date « {cells['signed_on']} » et sa précision « {precision} » ne s’accordent pas.",
        )
    return Wanted(
        model=Signature,
        values={
            "edition": cells.find("edition_slug", "edition", loading.known.edition),
            "organisation": cells.find(
                "organisation_slug", "organisation", loading.known.organisation
            ),
            "name_at_signature": cells.words("name_at_signature"),
            "signatory_name": cells.words("signatory_name"),
            "signatory_title": cells.words("signatory_title"),
            **spread("signed_on", signed),
            **cells.evidence,
        },
        sources=cells.sources,
    )


def _text(kind: str) -> ReferenceText | None:
    """The text of that kind, made the first time that an edition needs it."""
    if kind not in TITLES:
        return None
    text, _ = ReferenceText.objects.get_or_create(kind=kind, defaults={"title": TITLES[kind]})
    return text
