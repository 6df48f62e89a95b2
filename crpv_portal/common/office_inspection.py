"""Inspection of an office file's XML: what its reader would run, or fetch from elsewhere.

ECMA-376 part 2, 9.3: what a part needs of the outside is a relationship with the mode External;
part 1, 17.16 and 18.14: fields of texts and links of sheets name programs and files by themselves.
ODF 1.2 part 1: a script hangs on an event (10.3.19), anything else on an address (19.910).

Each part is parsed, whatever its name, without building its tree; the elements are counted, so that
a small file cannot take long.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from enum import Enum
from typing import Any

from lxml import etree

from .link_targets import scheme_of, starts_a_program

ODF = "urn:oasis:names:tc:opendocument:xmlns:"
LISTENER = f"{{{ODF}script:1.0}}event-listener"
SCRIPT = f"{{{ODF}office:1.0}}script"
ODF_OBJECT = f"{{{ODF}drawing:1.0}}object-ole"
APPLET = f"{{{ODF}drawing:1.0}}applet"
ADDRESS = "{http://www.w3.org/1999/xlink}href"
# Links that a person follows, and the name of the model that served; any other address is fetched
# as soon as the file opens.
ODF_LINKS = {f"{{{ODF}text:1.0}}a", f"{{{ODF}drawing:1.0}}a", f"{{{ODF}meta:1.0}}template"}
ODF_DDE = {"dde-source", "dde-connection-decl", "dde-link"}
FOLLOWED = "/hyperlink"
ELSEWHERE = ("//", "\\\\", "../")
# 17.16.5: fields whose result is asked of a program or of another file.
FETCHING_FIELDS = {
    *("DDE", "DDEAUTO", "INCLUDETEXT", "INCLUDEPICTURE", "INCLUDE", "IMPORT", "LINK", "RD"),
    "DATABASE",
}
RUNNING_FIELDS = {"MACROBUTTON"}
# The kind of a field, what it is told after a backslash, and how much of it tells all that.
FIELD_KIND = re.compile(r'[\s"]*([a-z]+)', re.IGNORECASE)
SWITCH = re.compile(r'\\\w\s*(?:"[^"]*")?')
LONGEST_FIELD = 2_000
# A mail merge (17.14), the links of sheets (18.14).
FETCHING_PARTS = {"connectString", "ddeLink", "oleLink", "connection"}
# 18.3: cells, names, conditional formats, validations, tables.
FORMULAS = {
    *("f", "definedName", "formula", "formula1", "formula2"),
    *("calculatedColumnFormula", "totalsRowFormula"),
}
# A text, or the name of a sheet; each may hold the sign that closes the other.
QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# Functions that reach out, and the link to a program: `application|subject!item`.
FETCHING_FORMULA = re.compile(
    r"\b(?:WEBSERVICE|DDE|RTD|IMAGE)\s*\(|(?:^|[=+\-(;,@&])\s*(?:\w+|'')\|[^!|;{}]*!|://",
    re.IGNORECASE,
)
RUNNING_FORMULA = re.compile(r"\b(?:CALL|REGISTER(?:\.ID)?|EXEC)\s*\(", re.IGNORECASE)
# A sheet of another file, by its address.
FOREIGN_SHEET = re.compile(r"'(?:[a-z][a-z0-9+.-]+:|//|\\\\|\.\./)", re.IGNORECASE)
LINKING_FORMULA = re.compile(r'\bHYPERLINK\s*\(\s*"([^"]*)"', re.IGNORECASE)
RUNNING_ACTIONS = ("ppaction://program", "ppaction://macro", "execute")  # the last one of ODF
# Parts that hold macros or controls, by what the file says of them: they may bear any name.
RUNNING_PARTS = re.compile(
    r"macroEnabled|vbaProject|macrosheet|activeX|relationships/control$", re.IGNORECASE
)
# Parts that are files of another kind: archives and PDF, which can be inspected; others.
INSPECTED = (b"PK\x03\x04", b"%PDF-")
FOREIGN = (
    *(b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"L\0\0\0\1\x14\2\0", b"{\\rt", b"ITSF"),
    *(b"MSCF", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"PK"),
)
XML_BEGINS = re.compile(rb"\s*<|\xef\xbb\xbf|\xff\xfe|\xfe\xff|\0+<")
XML_NAMES = (".xml", ".rels")
PIECE = 64 * 1024
# Measured: half a second for a million elements. A sheet of a million cells has two million.
MAX_ELEMENTS = 6_000_000
MAX_INSIDE = 20_000_000  # octets of an archive inside the file


class OfficeTrouble(Enum):
    """Reason why an office file is not kept; the value is French, for the sender."""

    PROGRAM = "Ce fichier contient des macros : enregistrez-le sans elles, ou en PDF."
    ELSEWHERE = (
        "Ce fichier irait chercher ailleurs une partie de lui-même (modèle, image, feuille, donnée "
        "ou objet lié) : incorporez-la, ou enregistrez-le en PDF."
    )
    OBJECT = (
        "Ce fichier contient un autre fichier, qui ne peut être vérifié : déposez celui-ci à part, "
        "ou enregistrez le tout en PDF."
    )
    UNBOUNDED = "Ce fichier se déplie sans mesure : il n’est pas accepté."
    DAMAGED = "Ce fichier est abîmé : il ne s’ouvre pas."


class _Found(Exception):
    """Raised inside the parser, to stop it."""

    def __init__(self, trouble: OfficeTrouble) -> None:
        super().__init__()
        self.trouble = trouble


def trouble_in_office(
    archive: zipfile.ZipFile, is_kept_inside: Callable[[bytes], bool]
) -> OfficeTrouble | None:
    """Return why this office file is not kept, or None.

    `is_kept_inside` judges an archive or a PDF inside it: the workbook of a chart, a drawing.
    """
    judge = _Judge()
    for entry in archive.infolist():
        with archive.open(entry) as part:
            head = part.read(PIECE)
            if not head:  # LibreOffice writes empty files of shortcuts, named .xml
                continue
            if head.startswith(INSPECTED):
                if entry.file_size > MAX_INSIDE or not is_kept_inside(head + part.read()):
                    return OfficeTrouble.OBJECT
                continue
            if head.startswith(FOREIGN):
                return OfficeTrouble.OBJECT
            is_named_xml = entry.filename.lower().endswith(XML_NAMES)
            if not (is_named_xml or XML_BEGINS.match(head)):
                continue
            try:
                _parse(part, head, judge)
            except _Found as found:
                return found.trouble
            except etree.XMLSyntaxError:
                # A reader stops there too; what is no part of the document is none of its concern.
                if is_named_xml:
                    return OfficeTrouble.DAMAGED
    return None


def _parse(part: Any, head: bytes, judge: _Judge) -> None:
    """Have the judge see each element; no entity is unfolded, nothing is fetched."""
    options: Any = {"resolve_entities": False, "no_network": True, "load_dtd": False}
    parser = etree.XMLParser(target=judge, **options)
    judge.begin()
    piece = head
    while piece:
        parser.feed(piece)
        piece = part.read(PIECE)
    parser.close()


class _Judge:
    """Target of the parser: raises at the first element that is not harmless."""

    def __init__(self) -> None:
        self.left = MAX_ELEMENTS
        self.begin()

    def begin(self) -> None:
        """Forget the former part."""
        self.fields = [""]  # how each begins of those that are open, the innermost last
        self.text: list[str] | None = None  # of the element whose text is judged at its end
        self.is_field = False

    def doctype(self, name: str, public: str | None, system: str | None) -> None:
        """Refuse a document type: entities may hide a text. Old manifests have one, harmless."""
        if name != "manifest:manifest":
            raise _Found(OfficeTrouble.DAMAGED)

    def start(self, tag: str, attributes: Any) -> None:
        self.left -= 1
        if self.left < 0:
            raise _Found(OfficeTrouble.UNBOUNDED)
        name = tag.rpartition("}")[2]
        if name in FORMULAS or name == "instrText":
            self.text = []
        elif name == "Relationship":
            _judge_relationship(attributes)
        elif name in ("Default", "Override"):
            _judge_kind(attributes.get("ContentType", ""))
        elif name in FETCHING_PARTS or name in ODF_DDE:
            raise _Found(OfficeTrouble.ELSEWHERE)
        elif tag in (LISTENER, SCRIPT, APPLET):
            raise _Found(OfficeTrouble.PROGRAM)
        elif tag == ODF_OBJECT:
            raise _Found(OfficeTrouble.OBJECT)
        if attributes:
            self._judge_attributes(tag, name, attributes)

    def _judge_attributes(self, tag: str, name: str, attributes: Any) -> None:
        for key, value in attributes.items():
            own = key.rpartition("}")[2]
            if name == "fldSimple" and own == "instr":
                _judge_field(value)
            elif name == "fldChar" and own == "fldCharType":
                self._turn(value)
            elif own == "formula":
                _judge_formula(value)
            elif own == "action" and value.lower().startswith(RUNNING_ACTIONS):
                raise _Found(OfficeTrouble.PROGRAM)
            elif key == ADDRESS:
                _judge_address(value, is_followed=tag in ODF_LINKS)

    def data(self, text: str) -> None:
        if self.text is not None:
            self.text.append(text)

    def end(self, tag: str) -> None:
        if self.text is None:
            return
        text, self.text = "".join(self.text), None
        if tag.endswith("}instrText"):
            self.fields[-1] = (self.fields[-1] + text).lstrip()[:LONGEST_FIELD]
        else:
            _judge_formula(text)

    def _turn(self, kind: str) -> None:
        """Follow the signs of a field; its words, in one run or several, are before the second."""
        if kind == "begin":
            self.fields.append("")
            return
        _judge_field(self.fields[-1])
        if kind == "end" and len(self.fields) > 1:
            self.fields.pop()

    def close(self) -> None:
        for words in self.fields:
            _judge_field(words)


def _judge_field(words: str) -> None:
    found = FIELD_KIND.match(words)
    if not found:
        return
    kind = found[1].upper()
    if kind in RUNNING_FIELDS:
        raise _Found(OfficeTrouble.PROGRAM)
    if kind in FETCHING_FIELDS:
        raise _Found(OfficeTrouble.ELSEWHERE)
    if kind == "HYPERLINK":
        _judge_address(SWITCH.sub("", words[found.end() :]).strip(' "'), is_followed=True)


def _judge_formula(formula: str) -> None:
    quoted = QUOTED.findall(formula)
    bare = QUOTED.sub(lambda found: found.group()[0] * 2, formula)
    if RUNNING_FORMULA.search(bare):
        raise _Found(OfficeTrouble.PROGRAM)
    if FETCHING_FORMULA.search(bare) or any(map(FOREIGN_SHEET.match, quoted)):
        raise _Found(OfficeTrouble.ELSEWHERE)
    for address in LINKING_FORMULA.findall(formula):
        _judge_address(address, is_followed=True)


def _judge_kind(kind: str) -> None:
    if RUNNING_PARTS.search(kind):
        raise _Found(OfficeTrouble.PROGRAM)


def _judge_relationship(attributes: Any) -> None:
    kind = attributes.get("Type", "")
    _judge_kind(kind)
    if kind.endswith("/aFChunk"):
        raise _Found(OfficeTrouble.OBJECT)
    if attributes.get("TargetMode") == "External":
        _judge_address(attributes.get("Target", ""), is_followed=kind.endswith(FOLLOWED))
        if not kind.endswith(FOLLOWED):
            raise _Found(OfficeTrouble.ELSEWHERE)


def _judge_address(address: str, *, is_followed: bool) -> None:
    scheme = scheme_of(address)
    if scheme == "data" and not is_followed:
        return  # the content itself
    if starts_a_program(address):
        raise _Found(OfficeTrouble.PROGRAM)
    if not is_followed and (scheme or address.strip().startswith(ELSEWHERE)):
        raise _Found(OfficeTrouble.ELSEWHERE)
