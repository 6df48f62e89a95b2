"""Publishable things of a meeting: each with its visibility, and why it cannot be shown yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from django.db.models import CharField, TextField

from crpv_portal.common.contacts import contacts_in
from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import listing
from crpv_portal.common.known_names import Name

from ..choices import DocumentVisibility, Visibility
from ..meetings.named import Place, seen_in
from ..models import AgendaItem, Decision, Document, Meeting
from ..wording import decision_kind

# Texts that no public page shows, or that are not free text.
NEVER_SHOWN = ("note", "video_link", "convocation_message", "slug", "time_zone")


@dataclass
class Publishable:
    """Thing that may be shown by itself, with those below it on the page."""

    key: str
    title: str
    detail: str
    is_public: bool
    places: tuple[Place, ...]
    is_final: bool = True  # a draft of decision is not: it cannot be shown yet
    needs: str = ""  # in words, what must be public too for this to be seen
    is_chosen: bool = False
    hidden: str = ""  # what the file hides, and what becomes of it
    reference: str = ""  # of an adopted decision, which can be corrected
    is_for_convened: bool = False  # read meanwhile by the members' links
    named: str = ""  # in words, whom of the record it names, to check before publishing
    below: list[Publishable] = field(default_factory=list)

    def __iter__(self) -> Iterator[Publishable]:
        yield self
        for row in self.below:
            yield from row

    @property
    def contacts(self) -> list[str]:
        """List e-mail addresses and telephone numbers in it, to check before publishing."""
        found = [each for place in self.places for each in contacts_in(place.text)]
        return list(dict.fromkeys(found))

    @property
    def contacts_in_words(self) -> str:
        return listing(self.contacts)


def tell_names(top: Publishable, names: list[Name]) -> None:
    """Write beside each thing whom of these people it names."""
    for row in top:
        row.named = listing([seen.name.label for seen in seen_in(row.places, names)])


def publishable(meeting: Meeting, chosen: Collection[str] | None = None) -> Publishable:
    """List the meeting with its points, decisions and documents, in agenda order.

    `chosen`: the keys ticked on the page; when None, what is public now.
    """
    documents: dict[int | None, list[Document]] = {}
    kept = Document.objects.filter(meeting=meeting, removed_at__isnull=True)
    for document in kept.select_related("file").order_by("pk"):
        documents.setdefault(document.item_id, []).append(document)
    items = meeting.items.order_by("position", "pk").prefetch_related("decisions__body")
    top = Publishable(
        key="meeting",
        title="La réunion",
        detail="Son titre, son jour, son lieu et ce qu’elle dit d’elle « en bref »",
        is_public=meeting.visibility == Visibility.PUBLIC,
        places=free_texts(meeting),
        below=[
            *(_item(item, documents.pop(item.pk, [])) for item in items),
            *(_document(each) for each in documents.pop(None, [])),
        ],
    )
    for row in top:
        if top.is_public:
            row.needs = ""
        row.is_chosen = row.is_public if chosen is None else row.key in chosen and row.is_final
    return top


def free_texts(meeting: Meeting) -> tuple[Place, ...]:
    """Return every free text of a meeting that some page shows, a new column among them."""
    columns = Meeting._meta.concrete_fields
    free = (each for each in columns if isinstance(each, CharField | TextField))
    return tuple(
        Place(f"à « {each.verbose_name} » de la réunion", getattr(meeting, each.name))
        for each in free
        if not each.choices and each.name not in NEVER_SHOWN
    )


def state_digest(top: Publishable) -> str:
    """Return a digest that changes when anything is added, removed or shown."""
    state = " ".join(f"{row.key}={row.is_public:d}{row.is_final:d}" for row in top)
    return short_digest(state)


def _item(item: AgendaItem, documents: list[Document]) -> Publishable:
    decisions = sorted(item.decisions.all(), key=lambda row: (row.number or 10**9, row.pk))
    return Publishable(
        key=f"item-{item.pk}",
        title=f"Point {item.position}, {item.title}",
        detail="Son titre, sa nature et les dispositions citées ; jamais la note de séance",
        is_public=item.visibility == Visibility.PUBLIC,
        places=(Place(f"dans le titre du point {item.position}", item.title),),
        needs="la réunion",
        below=[*(_decision(each) for each in decisions), *(_document(each) for each in documents)],
    )


def _decision(decision: Decision) -> Publishable:
    is_adopted = decision.adopted_on is not None
    kind, text = decision_kind(decision), decision.text
    return Publishable(
        key=f"decision-{decision.pk}",
        title=f"{kind} {decision.reference}" if is_adopted else f"Projet : {kind.lower()}",
        detail=text,
        is_public=is_adopted and decision.visibility == Visibility.PUBLIC,
        places=(
            Place(f"dans « {kind} {decision.reference} »" if is_adopted else "au projet", text),
        ),
        is_final=is_adopted,
        reference=decision.reference,
    )


def _document(document: Document) -> Publishable:
    return Publishable(
        key=f"document-{document.pk}",
        title=f"Document, {document.title}",
        detail=document.file.original_name,
        is_public=document.visibility == DocumentVisibility.PUBLIC,
        is_for_convened=document.visibility == DocumentVisibility.CONVENED,
        places=(
            Place("dans le titre d’un document", document.title),
            Place("dans le nom d’un fichier", document.file.original_name),
        ),
        needs="la réunion",
        hidden=_hidden_in(document),
    )


def _hidden_in(document: Document) -> str:
    stored = document.file
    if not stored.hidden_data:
        return ""
    if stored.public_copy_id:
        return f"Le fichier cache {stored.hidden_data} : le public en reçoit une copie sans cela."
    return (
        f"Le fichier cache {stored.hidden_data}. Il est signé : le public le reçoit tel quel, pour "
        "que la signature reste vraie."
    )
