"""Services on takeovers: opened, matched, chosen, decided, taken back, given up, forgotten."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from crpv_portal.common.files import FileRefused, clean_name, refuse_virus, store_upload
from crpv_portal.common.french import agreed, counted, listing, number
from crpv_portal.common.locks import locked
from crpv_portal.common.spreadsheets import FileUnreadable, SeveralSheets, open_table
from crpv_portal.common.spreadsheets.sheets import column_letter

from ..choices import TAKEOVER_OPEN, TakeoverState
from ..documents.quota import refuse_beyond_day
from ..documents.services import without_viruses
from ..models import TakenFile, Takeover
from .columns import check_fields, guessed, head_line, headings_of, remember, remembered_of
from .judging import BODIES, FILES, JOINED, LEFT, PEOPLE, plan_of, unanswered
from .stored import delete_unshown
from .taking_back import refuse_taking_back
from .writing import PLAN

if TYPE_CHECKING:
    from crpv_portal.accounts.models import User

    from ..models import Body

MOST_OPEN = 5
MOST_TABLE_BYTES = 5_000_000
MOST_LINES = 2_000
MOST_SIGNS = 600_000  # each may be of a name: some take a minute of the worker
MOST_FILES = 200
SAMPLE = 60  # lines that are looked at to guess what a column says
KINDS = (
    "application/pdf",
    "application/vnd.oasis.opendocument.text",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
)
KEPT = datetime.timedelta(days=60)
NOT_READY = "Cette reprise n’attend plus de décision : relisez sa page."
TOO_MANY_OPEN = (
    "Vous avez déjà {count} en cours : écrivez-les ou abandonnez-les avant d’en commencer une "
    "autre."
)


class SheetToChoose(ValidationError):
    """Refusal of a workbook of several sheets until one of `names` is asked."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        super().__init__(
            {
                "sheet": f"Ce classeur a {counted(len(names), 'feuille(s) remplie(s)')} : "
                "choisissez celle à lire, et donnez de nouveau le fichier. Les autres feront "
                "chacune une reprise."
            }
        )


def open_takeover(
    *,
    author: User,
    body: Body | None,
    table: UploadedFile | None,
    files: Sequence[UploadedFile] = (),
    sheet: str = "",
) -> tuple[Takeover, list[str]]:
    """Begin a takeover from a spreadsheet, a folder of files, or both; return what is refused.

    sheet: which one of the workbook is read, where several hold something; SheetToChoose without.
    Raises ValidationError, at the field, for a spreadsheet that cannot be read, and for neither.
    """
    if table is None and not files:
        raise ValidationError("Choisissez un tableau, des comptes rendus, ou les deux.")
    count = Takeover.objects.visible_to(author).open().count()
    if count >= MOST_OPEN:
        raise ValidationError(TOO_MANY_OPEN.format(count=counted(count, "reprise(s)")))
    takeover = Takeover(author=author, body=body, state=TakeoverState.JUDGING)
    if table is not None:
        _read_table(takeover, table, sheet)
    with transaction.atomic():
        takeover.save(force_insert=True)
        refusals = add_files(takeover=takeover, uploads=files) if files else []
        if table is None and not takeover.files.exists():
            raise ValidationError({"minutes": refusals or ["Aucun fichier n’a pu être gardé."]})
    return takeover, refusals


def _read_table(takeover: Takeover, upload: UploadedFile, sheet: str) -> None:
    """Read the spreadsheet into lines, and guess its columns by their heads and what they hold."""
    try:
        refuse_virus(upload)
        table = open_table(upload.read(), most_bytes=MOST_TABLE_BYTES, may_merge=True, sheet=sheet)
        lines = list(islice(table.lines, MOST_LINES + 1))
    except SeveralSheets as refusal:
        raise SheetToChoose(refusal.names) from refusal
    except (FileUnreadable, FileRefused) as refusal:
        said = refusal.messages if isinstance(refusal, FileRefused) else [str(refusal)]
        raise ValidationError({"table": said}) from refusal
    if len(lines) > MOST_LINES or sum(len(c) for line in lines for c in line.cells) > MOST_SIGNS:
        raise ValidationError(
            {"table": f"Ce tableau est trop long : {number(MOST_LINES)} lignes au plus."}
        )
    remembered = remembered_of(takeover.author)
    place = head_line([line.cells for line in lines], remembered)
    rows = lines[place + 1 :]
    if not rows:
        raise ValidationError(
            {"table": "Ce tableau n’a que des titres : aucune réunion n’est à lire."}
        )
    width = max(len(line.cells) for line in lines[place:])
    letters = [column_letter(n) for n in range(width)]
    takeover.headings = headings_of(lines[place].cells, width, letters)
    takeover.fields = guessed(takeover.headings, [row.cells for row in rows[:SAMPLE]], remembered)
    takeover.lines = [
        [row.number, row.cells, {str(n): said for n, said in row.troubles.items()}] for row in rows
    ]
    takeover.name, takeover.read_as = clean_name(upload.name or ""), table.read_as
    takeover.state = TakeoverState.MATCHING


@transaction.atomic
def add_files(*, takeover: Takeover, uploads: Sequence[UploadedFile]) -> list[str]:
    """Keep old minutes to be attached; return what is refused, in words, which keeps no other out.

    Raises ValidationError, having kept nothing, for more files than are allowed.
    """
    takeover = _in_state(
        takeover, TakeoverState.MATCHING, TakeoverState.JUDGING, TakeoverState.READY
    )
    size = sum(upload.size or 0 for upload in uploads)
    if takeover.files.count() + len(uploads) > MOST_FILES:
        raise ValidationError({"minutes": f"Une reprise prend {MOST_FILES} fichiers au plus."})
    try:
        refuse_beyond_day(sender=takeover.author, count=len(uploads), size=size)
    except ValidationError as refusal:
        raise ValidationError({"minutes": refusal.messages}) from refusal
    refusals: list[str] = []
    others: list[str] = []
    there = set(takeover.files.values_list("file__sha256", flat=True))
    for upload in without_viruses(uploads, refusals):
        try:
            with transaction.atomic():
                stored = store_upload(upload)
        except FileRefused as refusal:
            refusals += refusal.messages
            continue
        if stored.media_type not in KINDS or stored.sha256 in there:
            if stored.media_type not in KINDS:
                others.append(f"« {stored.original_name} »")
            delete_unshown([stored.pk])
            continue
        there.add(stored.sha256)
        TakenFile.objects.create(takeover=takeover, file=stored)
    if others:
        are = agreed(len(others), "n’(est|sont) ni PDF, ni ODT, ni DOCX : laissé(s) de côté.")
        refusals.append(f"{listing(others[:10])} {are}")
    if takeover.state == TakeoverState.READY:
        _judge_again(takeover)
    return refusals


@transaction.atomic
def match_columns(*, takeover: Takeover, fields: Sequence[str]) -> Takeover:
    """Say what each column holds, and remember it.

    Raises ValidationError when the columns cannot make a meeting.
    """
    takeover = _in_state(takeover, TakeoverState.MATCHING, TakeoverState.READY)
    check_fields(fields, takeover.headings, has_body=takeover.body_id is not None)
    remember(takeover.author, takeover.headings, fields)
    takeover.fields = list(fields)
    takeover.save(update_fields=["fields"])
    return _judge_again(takeover)


@transaction.atomic
def choose(*, takeover: Takeover, said: Mapping[str, Any]) -> Takeover:
    """Keep what its author says of what is not sure; all is judged again.

    said: the keys of the meetings shown, left out and joined; the bodies, the people and the files,
    by what the page calls them.
    """
    takeover = _in_state(takeover, TakeoverState.READY)
    choices = dict(takeover.choices)
    shown = set(said.get("shown", []))
    for name in (LEFT, JOINED):
        before = [key for key in choices.get(name, []) if key not in shown]
        choices[name] = sorted({*before, *(key for key in said.get(name, []) if key in shown)})
    for name in (BODIES, PEOPLE, FILES):
        choices[name] = choices.get(name, {}) | dict(said.get(name, {}))
    takeover.choices = choices
    takeover.save(update_fields=["choices"])
    return _judge_again(takeover)


def _judge_again(takeover: Takeover) -> Takeover:
    takeover.state, takeover.refusal = TakeoverState.JUDGING, ""
    takeover.save(update_fields=["state", "refusal"])
    return takeover


@transaction.atomic
def decide(*, takeover: Takeover) -> Takeover:
    """Have what is shown written. Raises ValidationError when something is still to be said."""
    takeover = _in_state(takeover, TakeoverState.READY)
    if said := unanswered(takeover):
        raise ValidationError(said)
    if not takeover.meetings.to_write().exists() and not takeover.files.to_attach().exists():
        raise ValidationError("Rien n’est à écrire : tout est laissé de côté, ou déjà inscrit.")
    takeover.choices = takeover.choices | {PLAN: plan_of(takeover)}
    takeover.state, takeover.refusal = TakeoverState.WRITING, ""
    takeover.save(update_fields=["choices", "state", "refusal"])
    return takeover


@transaction.atomic
def ask_taking_back(*, takeover: Takeover) -> Takeover:
    """Have what a takeover wrote taken back; raise ValidationError when nothing of it can be."""
    takeover = _in_state(takeover, TakeoverState.DONE)
    refuse_taking_back(takeover)
    takeover.state, takeover.refusal = TakeoverState.UNDOING, ""
    takeover.save(update_fields=["state", "refusal"])
    return takeover


@transaction.atomic
def drop_takeover(*, takeover: Takeover) -> None:
    """Give a takeover up before anything of it is written; what it read is forgotten at once."""
    takeover = _in_state(
        takeover, TakeoverState.MATCHING, TakeoverState.JUDGING, TakeoverState.READY
    )
    takeover.state, takeover.ended_at = TakeoverState.DROPPED, timezone.now()
    takeover.save(update_fields=["state", "ended_at"])
    _forget(takeover)


def forget_takeovers() -> None:
    """Forget what takeovers read of people, two months after their end or their last step.

    What one wrote has its history, by which it can still be taken back.
    """
    before = timezone.now() - KEPT
    old = Takeover.objects.filter(
        Q(ended_at__lt=before) | Q(ended_at__isnull=True, worked_at__lt=before)
    ).exclude(lines=[], files__isnull=True, meetings__isnull=True)
    for takeover in old.exclude(
        state__in=(TakeoverState.WRITING, TakeoverState.UNDOING)
    ).distinct():
        with transaction.atomic():
            held = locked(takeover)
            if held.state in TAKEOVER_OPEN:
                held.state, held.ended_at = TakeoverState.DROPPED, timezone.now()
                held.save(update_fields=["state", "ended_at"])
            _forget(held)


def _forget(takeover: Takeover) -> None:
    takeover.lines, takeover.choices, takeover.questions = [], {}, {}
    takeover.headings, takeover.fields, takeover.refusal = [], [], ""
    takeover.save(update_fields=["lines", "choices", "questions", "headings", "fields", "refusal"])
    takeover.meetings.all().delete()
    kept = list(takeover.files.values_list("file", flat=True))
    takeover.files.all().delete()
    delete_unshown(kept)


def _in_state(takeover: Takeover, *states: TakeoverState) -> Takeover:
    takeover = locked(takeover)
    if takeover.state not in states:
        raise ValidationError(NOT_READY, code="state")
    return takeover
