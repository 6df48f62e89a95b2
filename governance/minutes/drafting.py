"""Services that write minutes from the record: draft, put the former text back, take up changes."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from crpv_portal.common.digests import short_digest
from crpv_portal.common.french import counted, listing
from crpv_portal.common.locks import locked
from crpv_portal.common.markdown import check_markdown

from ..choices import CALLED_OFF, MinutesState
from ..convening.planning import has_come
from ..drafting.pieces import Piece, pieces_of, place_in, text_of
from ..models import Meeting, Minutes, MinutesDraft
from ..papers.reading import with_everything
from ..record.merging import digest
from .services import StaleMinutes, clean_text, write_text

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

BELOW, REPLACE = "below", "replace"
# What the facts of a passage are called, in the order in which changes are told.
FACTS = {
    "presence": "présence(s)",
    "heads": "collège(s) compté(s) par tête",
    "quorum": "le quorum",
    "hours": "horaire(s) ou présidence",
    "place": "le jour ou le lieu",
    "point": "point(s)",
    "note": "note(s)",
    "vote": "vote(s)",
    "decision": "décision(s)",
    "action": "suite(s)",
    "approval": "approbation(s)",
    "plan": "rubrique(s) du plan",
}
UNCOUNTED = ("quorum", "place")


class TextThere(ValidationError):
    """Refusal to draft over a text that somebody wrote; nothing was written."""

    def __init__(self) -> None:
        super().__init__(
            "Ce compte rendu a déjà un texte : il n’est pas touché. Dites si la rédaction s’ajoute "
            "à la suite ou le remplace."
        )


def why_not_drafted(meeting: Meeting, minutes: Minutes | None) -> str:
    """Return why the minutes are not to be drafted from the record; empty when they may be."""
    if minutes is not None and minutes.state == MinutesState.APPROVED:
        return "Ce compte rendu est approuvé : il ne change plus."
    if minutes is not None and minutes.state == MinutesState.IN_REVIEW:
        return (
            "Ce compte rendu est en relecture : il ne se rédige plus depuis la réunion. Modifiez "
            "le texte, ou revenez au brouillon."
        )
    if meeting.status in CALLED_OFF:
        return "Cette réunion n’a pas eu lieu : elle n’a pas de compte rendu."
    if not meeting.is_held and not has_come(meeting):
        return "Cette réunion est à venir : son compte rendu se rédige une fois qu’elle est tenue."
    return ""


def drafted_pieces(meeting: Meeting) -> list[Piece]:
    """Return what the record gives now."""
    return pieces_of(with_everything(meeting.pk))


@transaction.atomic
def draft_minutes(*, meeting: Meeting, base: str, user: User | None, how: str = "") -> Minutes:
    """Write the minutes from the record; the text is to be read and signed by who asked for it.

    base: the digest of the text that its author had read; how: BELOW or REPLACE where a text is
    there, which is kept in the second case. Raises TextThere without it, TextClash when the text
    changed meanwhile, ValidationError when nothing may be drafted.
    """
    meeting = locked(meeting, "body")
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if why := why_not_drafted(meeting, minutes):
        raise ValidationError(why)
    stored = clean_text(minutes.text) if minutes else ""
    if stored and how not in (BELOW, REPLACE):
        raise TextThere
    pieces = drafted_pieces(meeting)
    text = text_of(pieces)
    if stored and how == BELOW:
        text = f"{stored}\n\n{text}"
    check_markdown(text)
    minutes = write_text(meeting=meeting, text=text, base=base, user=user)
    draft, _ = MinutesDraft.objects.get_or_create(
        minutes=minutes, defaults={"pieces": [], "made_at": timezone.now()}
    )
    draft.pieces = [asdict(piece) for piece in pieces]
    draft.made_at, draft.made_by = timezone.now(), user
    if stored and how == REPLACE and stored != clean_text(text):
        draft.replaced_text, draft.replaced_at = stored, timezone.now()
    draft.save()
    return minutes


@transaction.atomic
def put_text_back(*, minutes: Minutes, base: str, user: User | None) -> Minutes:
    """Put back the text that a draft replaced; the present one is kept in its place."""
    locked(minutes.meeting, "body")
    draft = MinutesDraft.objects.filter(minutes=minutes).first()
    if draft is None or not draft.replaced_text:
        raise ValidationError("Aucun texte n’a été remplacé.")
    present, former = clean_text(locked(minutes).text), draft.replaced_text
    minutes = write_text(meeting=minutes.meeting, text=former, base=base, user=user)
    draft.replaced_text, draft.replaced_at = present, timezone.now()
    draft.save(update_fields=["replaced_text", "replaced_at"])
    return minutes


# --- What changed in the record since -------------------------------------------------------------


@dataclass(frozen=True)
class RecordChange:
    """Passage that the record gives otherwise than when the text was drafted.

    before, after: empty for a passage that is new, or no longer there. is_untouched: nobody changed
    it in the text, so that it may be taken up on a click. seen: what the page sends back.
    """

    key: str
    before: str
    after: str
    is_untouched: bool

    @property
    def seen(self) -> str:
        return short_digest(f"{self.before}\n\0{self.after}")

    @property
    def verb(self) -> str:
        if not self.before:
            return "Ajouter ce passage"
        return "Reprendre ce passage" if self.after else "Retirer ce passage"


@dataclass(frozen=True)
class RecordChanges:
    """RecordChanges of the record since the draft; `words`: « 2 présences, 1 vote »."""

    rows: list[RecordChange]
    words: str = ""

    def __bool__(self) -> bool:
        return bool(self.rows)


def changes_of(meeting: Meeting, minutes: Minutes | None) -> RecordChanges:
    """Return what the record gives now and did not give to the draft; nothing without a draft."""
    draft = MinutesDraft.objects.filter(minutes=minutes).first() if minutes else None
    if minutes is None or draft is None or minutes.locked_at:
        return RecordChanges([])
    was = _stored(draft)
    now = {piece.key: piece for piece in drafted_pieces(meeting)}
    rows = []
    for key in [*now, *(key for key in was if key not in now)]:
        before = was[key].text if key in was else ""
        after = now[key].text if key in now else ""
        if before == after:
            continue
        is_there = place_in(minutes.text, before) is not None if before else True
        if after and before and not is_there and place_in(minutes.text, after) is not None:
            continue  # its writer wrote the very same
        if after and not before and place_in(minutes.text, after) is not None:
            continue
        rows.append(RecordChange(key, before, after, is_there))
    changed = [row.key for row in rows]
    return RecordChanges(rows, _in_words(_facts(was, changed), _facts(now, changed)))


def _stored(draft: MinutesDraft) -> dict[str, Piece]:
    return {each["key"]: Piece(**each) for each in draft.pieces}


def _facts(pieces: dict[str, Piece], keys: list[str]) -> dict[str, str]:
    return {name: said for key in keys if key in pieces for name, said in pieces[key].facts.items()}


def _in_words(before: dict[str, str], after: dict[str, str]) -> str:
    names = {name for name in {**before, **after} if before.get(name) != after.get(name)}
    counts = Counter(name.partition(":")[0] for name in names)
    said = [
        words if kind in UNCOUNTED else counted(counts[kind], words)
        for kind, words in FACTS.items()
        if counts[kind]
    ]
    return listing(said) if said else "son texte"


@transaction.atomic
def take_changes(
    *, minutes: Minutes, seen: dict[str, str], user: User | None, only_seen: bool = False
) -> Minutes:
    """Take changes of the record into the text: those of these keys, as they were shown.

    only_seen: leave the text as it is, and tell these changes no more. Raises StaleMinutes when the
    record or the text changed since they were shown, ValidationError for a passage that somebody
    changed by hand, which nothing overwrites, and out of draft.
    """
    meeting = locked(minutes.meeting, "body")
    minutes = locked(minutes)
    if why := why_not_drafted(meeting, minutes):
        raise ValidationError(why)
    changes = {row.key: row for row in changes_of(meeting, minutes).rows}
    if any(key not in changes or changes[key].seen != shown for key, shown in seen.items()):
        raise StaleMinutes
    draft = MinutesDraft.objects.get(minutes=minutes)
    stored, now = _stored(draft), drafted_pieces(meeting)
    text = before = clean_text(minutes.text)
    for key in seen:
        row = changes[key]
        if not only_seen:
            text = _with_change(text, row, [piece.text for piece in now])
        stored.pop(key, None)
    by_key = {piece.key: piece for piece in now}
    kept = [
        piece if key in seen else stored[key]
        for key, piece in by_key.items()
        if key in seen or key in stored
    ]
    kept += [piece for key, piece in stored.items() if key not in by_key]
    draft.pieces = [asdict(piece) for piece in kept]
    draft.save(update_fields=["pieces"])
    if text == before:
        return minutes
    check_markdown(text)
    return write_text(meeting=meeting, text=text, base=digest(before), user=user)


def _with_change(text: str, row: RecordChange, order: list[str]) -> str:
    """Return the text with one change taken in."""
    if not row.is_untouched:
        raise ValidationError(
            "Ce passage a été changé à la main : il n’est pas remplacé. Modifiez le texte "
            "vous-même."
        )
    if row.before:
        place = place_in(text, row.before)
        if place is None:
            raise StaleMinutes
        end = place + len(row.before)
        return clean_text(
            "\n\n".join(
                filter(None, (text[:place].rstrip("\n"), row.after, text[end:].lstrip("\n")))
            )
        )
    rank = order.index(row.after)
    for above in reversed(order[:rank]):
        place = place_in(text, above)
        if place is not None:
            end = place + len(above)
            return f"{text[:end]}\n\n{row.after}{text[end:]}"
    for below in order[rank + 1 :]:
        place = place_in(text, below)
        if place is not None:
            return f"{text[:place]}{row.after}\n\n{text[place:]}"
    return f"{text}\n\n{row.after}"
