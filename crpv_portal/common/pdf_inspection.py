"""Inspection of a PDF's objects: what a reader of it would run, open or ask a password for.

pypdf parses every object that the cross-reference names, wherever it hangs: an action may stand in
the catalog, a page, a field, a bookmark, or a tree of names. The work is counted, so that a small
file cannot take a long time (`Budget`), and nothing is repaired: a file against the rules is
refused, for readers repair it in ways that differ.
"""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from enum import Enum
from typing import Any

from pypdf import Configuration, PdfReader, apply_configuration
from pypdf.errors import LimitReachedError, PdfReadError
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    StreamObject,
    TextStringObject,
    read_object,
)

from .link_targets import starts_a_program

# It warns of what it corrects; nothing is corrected here, and a file could fill the log.
logging.getLogger("pypdf").setLevel(logging.ERROR)

# Measured: tagged minutes of 480 pages, 8,400 objects, take 1.3 million steps and one second.
STEPS = 6_000_000
BYTES_PER_STEP = 1_000  # copying a piece is a thousand times faster than parsing it
# Cross-references and folded objects; of contents, fonts and images nothing is unfolded.
MAX_UNFOLDED = 8_000_000
LIMITS = Configuration(
    zlib_maximum_output_length=MAX_UNFOLDED,
    stream_decoding_work_maximum_length=3 * MAX_UNFOLDED,
    stream_filters_maximum_length=1,
    zlib_maximum_recovery_input_length=0,
    lzw_maximum_output_length=100_000,
    run_length_maximum_output_length=100_000,
    jbig2dec_binary=None,
    disable_legacy_handling=True,
)
FOLDED_BY = (None, "/FlateDecode", ["/FlateDecode"])
BLANKS = b"\0\t\n\f\r "
FREE = 65535  # ISO 32000-1, 7.5.4: the generation of an entry that no object uses

# ISO 32000-1, 12.6.4: actions that run a script or start a program. A script also stands in a
# rendition, and in the forms of XFA.
PROGRAMS = frozenset({"/JavaScript", "/Launch", "/XFA"})
# 12.7.5 and 12.6.4.3: actions that send what is typed, or open another file, of the network too.
REACHING_OUT = frozenset({"/SubmitForm", "/ImportData", "/GoToR", "/GoToE"})
# 8.10.4: a page of another file, shown in this one.
SHOWN_FROM_ELSEWHERE = "/Ref"
# 7.11.4: files inside the file, for whole documents and for notes on a page.
ATTACHMENTS = frozenset({"/EmbeddedFile", "/EmbeddedFiles", "/EF", "/FileAttachment"})


class Trouble(Enum):
    """Reason why a PDF is not kept; the value is French, for the sender."""

    PROTECTED = (
        "Ce PDF est protégé par un mot de passe ou par des restrictions : il ne peut être ni "
        "vérifié ni conservé. Enregistrez-le sans protection."
    )
    PROGRAM = (
        "Ce PDF contient un programme (JavaScript ou lancement d’un logiciel). "
        "Imprimez-le en PDF pour l’en débarrasser, puis déposez le résultat."
    )
    REACHES_OUT = (
        "Ce PDF enverrait ce qui y est saisi, ou ouvrirait de lui-même un autre fichier ou une "
        "page du réseau. "
        "Imprimez-le en PDF pour l’en débarrasser, puis déposez le résultat."
    )
    ATTACHMENTS = "Ce PDF contient des fichiers joints : retirez-les, et déposez-les un à un."
    UNBOUNDED = "Ce PDF se déplie sans mesure : il n’est pas accepté."
    DAMAGED = (
        "Ce PDF est abîmé ou mal formé : il ne peut être vérifié. "
        "Imprimez-le en PDF, puis déposez le résultat."
    )


class Protected(Exception):
    """Raised for an encrypted document: nothing of it can be read."""


def trouble_in(content: bytes) -> Trouble | None:
    """Return why this PDF is not kept, or None."""
    budget = Budget(STEPS)
    try:
        with apply_configuration(LIMITS):
            objects = _Objects(content, budget)
            found = {name for each in objects.all() for name in _telling(each, objects)}
    except Protected:
        return Trouble.PROTECTED
    except LimitReachedError:
        return Trouble.UNBOUNDED
    except Exception:
        # A file made to harm gets other errors out of pypdf than its own: AttributeError,
        # RecursionError… All say that the file is not what it should be.
        return Trouble.UNBOUNDED if budget.is_spent else Trouble.DAMAGED
    if found & PROGRAMS:
        return Trouble.PROGRAM
    if found & REACHING_OUT:
        return Trouble.REACHES_OUT
    return Trouble.ATTACHMENTS if found & ATTACHMENTS else None


def _telling(top: Any, objects: _Objects) -> Iterator[str]:
    """Return the names in an object that reveal a program or a file.

    References are not followed, but those of the actions that nobody asks for.
    """
    waiting = [top]
    while waiting:
        each = waiting.pop()
        if isinstance(each, NameObject):
            yield str(each)
        elif isinstance(each, DictionaryObject):
            yield from each.keys() & (PROGRAMS | ATTACHMENTS)
            if {"/S", "/JS"} <= each.keys():
                yield "/JavaScript"
            if isinstance(each, StreamObject) and SHOWN_FROM_ELSEWHERE in each:
                yield "/GoToR"
            if _names_another_file(each, objects):
                yield "/GoToR"
            if "/URI" in each and starts_a_program(_text(each.raw_get("/URI"), objects)):
                yield "/Launch"
            if "/OpenAction" in each:
                yield from _done_by_itself([each.raw_get("/OpenAction")], objects)
            if isinstance(events := each.get("/AA"), IndirectObject):
                events = objects.get_object(events)
            if isinstance(events, DictionaryObject):
                yield from _done_by_itself(list(dict.values(events)), objects)
            waiting += dict.values(each)
        elif isinstance(each, ArrayObject):
            waiting += list.__iter__(each)


def _names_another_file(each: DictionaryObject, objects: _Objects) -> bool:
    """Tell whether a dictionary names a file outside this one (7.11), to play, show or continue in.

    A stream, an article, a film may; the `F` of a note on a page is a number.
    """
    if "/F" not in each or "/EF" in each:
        return False
    file = each.raw_get("/F")
    if isinstance(file, IndirectObject):
        file = objects.get_object(file)
    is_stream = isinstance(file, StreamObject)  # of the file inside this one, in `EF`
    texts = (TextStringObject, ByteStringObject)
    return isinstance(file, texts) or (isinstance(file, DictionaryObject) and not is_stream)


def _text(value: Any, objects: _Objects) -> str:
    if isinstance(value, IndirectObject):
        value = objects.get_object(value)
    return value.decode("latin-1") if isinstance(value, bytes) else str(value or "")


def _done_by_itself(actions: list[Any], objects: _Objects) -> Iterator[str]:
    """Return the kinds of these actions that reach the network, those that follow them included.

    12.6.2: `Next` is one action, or several. The page of a destination is no action.
    """
    seen = set()
    while actions:
        each = actions.pop()
        objects.budget.spend(0)
        if isinstance(each, IndirectObject):
            if each.idnum in seen:
                continue
            seen.add(each.idnum)
            each = objects.get_object(each)
        if isinstance(each, DictionaryObject):
            if "/S" in each and each["/S"] == "/URI":
                yield "/GoToR"
            if "/Next" in each:
                actions.append(each.raw_get("/Next"))
        elif isinstance(each, ArrayObject):
            actions += list.__iter__(each)


# --- The objects, and what reading them costs -----------------------------------------------------


class Budget:
    """Steps of work that one file may cost: about one per token read."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    @property
    def is_spent(self) -> bool:
        return self.left < 0

    def spend(self, size: int) -> None:
        self.left -= 1 + size // BYTES_PER_STEP
        if self.is_spent:
            raise LimitReachedError("too many steps")


class _Counted:
    """Bytes whose every reading is counted.

    Not a BytesIO, whose buffer pypdf would take whole without reading it.
    """

    def __init__(self, content: bytes, budget: Budget) -> None:
        self._bytes = io.BytesIO(content)
        self._budget = budget
        self.seek, self.tell = self._bytes.seek, self._bytes.tell

    def read(self, size: int = -1) -> bytes:
        piece = self._bytes.read(size)
        self._budget.spend(len(piece))
        return piece


class _Objects(PdfReader):
    """PDF reader that reads all objects once, those of object streams under the same count."""

    def __init__(self, content: bytes, budget: Budget) -> None:
        self.budget = budget
        self.unfolded: dict[int, list[PdfObject]] = {}
        source: Any = _Counted(content, budget)
        super().__init__(source, strict=True, xref_stream_maximum_entries=STEPS // 10)

    @property
    def is_encrypted(self) -> bool:
        """Raise Protected; pypdf asks as soon as it has the trailer, before it derives any key."""
        if super().is_encrypted:
            raise Protected
        return False

    def all(self) -> Iterator[PdfObject | None]:
        yield self.trailer
        if not self.root_object:
            raise PdfReadError("no catalog")
        for stream in {stream for stream, _ in self.xref_objStm.values()}:
            yield from self._unfold(stream)
        for number in self.xref_objStm:
            self.get_object(number)
        for generation, entries in self.xref.items():
            if generation != FREE:
                for number in entries:
                    yield self.get_object(IndirectObject(number, generation, self))

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        """Read one object; pypdf would read those of an object stream without counting."""
        if isinstance(indirect_reference, int):
            indirect_reference = IndirectObject(indirect_reference, 0, self)
        number, generation = indirect_reference.idnum, indirect_reference.generation
        if generation == 0 and number in self.xref_objStm:
            self._unfold(self.xref_objStm[number][0])
            if (0, number) not in self.resolved_objects:
                raise PdfReadError("an object is not in the stream that should hold it")
        return super().get_object(indirect_reference)

    def _unfold(self, number: int) -> list[PdfObject]:
        """Read all the objects of an object stream (7.5.7): numbers and places, then objects."""
        if number in self.unfolded:
            return self.unfolded[number]
        held = self.unfolded[number] = []
        if number in self.xref_objStm:
            raise PdfReadError("an object stream inside another")
        stream: Any = self.get_object(number)
        if not isinstance(stream, StreamObject) or stream.get("/Type") != "/ObjStm":
            raise PdfReadError("no object stream where one should be")
        if stream.get("/Filter") not in FOLDED_BY:
            raise PdfReadError("objects folded in a way that no tool uses")
        content = stream.get_data()
        self.budget.spend(len(content))
        first: Any = stream["/First"]
        count: Any = stream["/N"]
        places = [int(word) for word in content[:first].split()[: 2 * count]]
        source: Any = _Counted(content, self.budget)
        for name, place in zip(places[::2], places[1::2], strict=True):
            source.seek(first + place)
            while (character := source.read(1)) and character in BLANKS:
                pass
            source.seek(-1, io.SEEK_CUR)
            held.append(read_object(source, self))
            is_here = self.xref_objStm.get(name, (None, None))[0] == number
            if is_here and (0, name) not in self.resolved_objects:
                self.cache_indirect_object(0, name, held[-1])
        return held

    def _read_pdf15_xref_stream(self, stream: Any) -> StreamObject:
        """Count what a cross-reference unfolds to: a chain of them may be long."""
        section = super()._read_pdf15_xref_stream(stream)
        self.budget.left -= len(section.get_data())
        self.budget.spend(0)
        return section

    def _rebuild_xref_table(self, stream: Any) -> None:
        raise PdfReadError("no cross-reference")
