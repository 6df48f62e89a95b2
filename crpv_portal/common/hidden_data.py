"""Data that a file hides beside what it shows: where a photo was taken, who wrote a text.

`hidden_in` says what a file would tell to whoever looks; `without_hidden_data` gives the same file
without it: pictures keep every pixel, documents every page. A signed document cannot change, and
says so.
"""

from __future__ import annotations

import contextlib
import html
import io
import re
import struct
import zipfile
import zlib

from .file_types import JPEG, ODF, OOXML, PDF, PNG
from .hidden_in_pdf import bare_pdf, hidden_in_pdf
from .hidden_in_pictures import PNG_SIGNATURE, bare_picture, hidden_in_picture
from .hidden_words import ADDED, HiddenData, NotReadable, author

# None of the patterns below reads a byte more often than a few times: it stops at the next tag.
# ECMA-376 part 2, 11, and the extended properties; ODF 1.2 part 1, 4.3. The last three name who
# commented or changed a text: 14.1 of ODF, 18.7 of ECMA-376 part 1.
_VALUE = rb"((?:[^<]|<!\[CDATA\[[^\]<]*\]\]>)*)"
_PERSONS = re.compile(
    rb"<((?:(?!text:)[\w.\-]+:)?(?:creator|lastModifiedBy|Manager|Company|initial-creator|printed-by"
    rb"|creator-initials|sender-initials|author|DisplayName))((?:\s[^<>]*)?)(?<!/)>"
    + _VALUE
    + rb"</\1\s*>"
)
# Part 2, 8.1: the names of parts have no case, and other programs than Office choose others; an
# object of an ODF file is a document of its own. SharePoint names people in parts of its own.
_PARTS_OF_PERSONS = re.compile(
    r"docProps/(?:core|app)\.xml|package/services/metadata/core-properties/[^/]+\.psmdcp"
    r"|(?:[^/]+/)*(?:meta|content|styles)\.xml|xl/(?:comments/)?comments?\d*\.xml"
    r"|customXml/item\d*\.xml",
    re.IGNORECASE,
)
# Properties that people add to a document: what they say is nobody's business.
_PROPERTY = rb"(?:[\w.\-]+:)?(?:property|user-defined)"
_ADDED = re.compile(
    rb"<(" + _PROPERTY + rb")\s[^<>]*(?<!/)>(?:[^<]|<(?!/?" + _PROPERTY + rb"[\s>]))*</\1\s*>"
)
_PARTS_OF_ADDED = re.compile(r"docProps/custom\.xml|(?:[^/]+/)*meta\.xml", re.IGNORECASE)
# Who commented or changed a text, in attributes: ECMA-376 part 1, 17.13 and 19.4; [MS-DOCX] 2.5,
# [MS-XLSX] 2.6 for the lists of persons.
_TAG = re.compile(rb"<[^<>]+>")
_NAMING = re.compile(rb"(\s(?:[\w.\-]+:)?(?:author|initials)\s*=\s*)(?:\"([^\"]+)\"|'([^']+)')")
_NAMING_PERSONS = re.compile(
    rb"(\s(?:[\w.\-]+:)?(?:author|initials|name|displayName|userId|userName)\s*=\s*)"
    rb"(?:\"([^\"]+)\"|'([^']+)')"
)
_PARTS_OF_NAMING = re.compile(r"word/(?:glossary/)?[^/]+\.xml", re.IGNORECASE)
_LISTS_OF_PERSONS = re.compile(
    r"word/people\.xml|word/documenttasks/[^/]+\.xml|xl/persons/[^/]+\.xml"
    r"|xl/revisions/[^/]+\.xml|ppt/(?:commentA|a)uthors\.xml",
    re.IGNORECASE,
)
# Where a file lay on somebody's computer, in a folder of their name, and who locked it: [MS-XLSX]
# 2.6.1, 18.2.12 of ECMA-376 part 1, 4.3.2.5 of ODF 1.2 part 1.
_PATHS = re.compile(rb"(<(?:[\w.\-]+:)?(?:absPath|fileSharing|template)\s)([^<>]*+)")
_PATH = re.compile(
    rb"((?:^|\s)(?:[\w.\-]+:)?(?:url|userName|href|title)\s*=\s*)(?:\"[^\"]+\"|'[^']+')"
)
_PARTS_OF_PATHS = re.compile(r"xl/workbook\.xml|(?:[^/]+/)*meta\.xml", re.IGNORECASE)
# The same in texts of their own: the model and the folder of the links of an OOXML file, when a
# path tells them; its last printing; the printer that LibreOffice notes among the settings.
_TEXTS = (
    (
        "l’emplacement du fichier",
        re.compile(r"docProps/app\.xml", re.IGNORECASE),
        re.compile(rb"(<(Template|HyperlinkBase)(?:\s[^<>]*)?>)[^<]*[\\/][^<]*(</\2\s*>)"),
    ),
    (
        "la dernière impression",
        re.compile(
            r"docProps/core\.xml|package/services/metadata/core-properties/[^/]+\.psmdcp"
            r"|(?:[^/]+/)*meta\.xml",
            re.IGNORECASE,
        ),
        re.compile(rb"(<((?:[\w.\-]+:)?(?:lastPrinted|print-date))(?:\s[^<>]*)?>)[^<]+(</\2\s*>)"),
    ),
    (
        "l’imprimante",
        re.compile(r"(?:[^/]+/)*settings\.xml", re.IGNORECASE),
        re.compile(
            rb"(<(config:config-item)\s[^<>]*config:name=\"(?:PrinterName|PrinterSetup"
            rb"|PrintFaxName)\"[^<>]*(?<!/)>)[^<]+(</\2\s*>)"
        ),
    ),
)
_ARCHIVE = b"PK\3\4"  # the workbook of a chart
_MOST_NAMES = 5  # authors that the words name, at most
_INSIDE = (
    (b"\xff\xd8\xff", JPEG, "d’une image"),
    (PNG_SIGNATURE, PNG, "d’une image"),
    (b"%PDF-", PDF, "d’un PDF inclus"),
)
_SIGNED_PARTS = ("_xmlsignatures/", "META-INF/documentsignatures.xml")


def hidden_in(content: bytes, media_type: str) -> HiddenData:
    """Return what the file hides; nothing for a type that hides nothing, or a damaged file."""
    try:
        if media_type in (JPEG, PNG):
            return HiddenData(tuple(dict.fromkeys(hidden_in_picture(content, media_type))))
        if media_type == PDF:
            return hidden_in_pdf(content)
        if media_type.startswith((ODF, OOXML)):
            return _in_office(content)
    except (
        ValueError,
        KeyError,
        RuntimeError,
        EOFError,
        struct.error,
        zlib.error,
        zipfile.BadZipFile,
    ):
        pass
    return HiddenData()


def without_hidden_data(content: bytes, media_type: str) -> bytes:
    """Return the file without what it hides; as it is when that is nothing, or when signed.

    Raises NotReadable for a PDF that cannot be written again, alone or in another file.
    """
    hidden = hidden_in(content, media_type)
    if not hidden or hidden.is_signed:
        return content
    if media_type in (JPEG, PNG):
        return bare_picture(content, media_type)
    return bare_pdf(content) if media_type == PDF else _bare_office(content, {})


def _in_office(content: bytes) -> HiddenData:
    found: dict[str, None] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for entry in archive.infolist():
            with contextlib.suppress(NotReadable):  # said when the file is written again
                _without(entry.filename, archive.read(entry), found)
        is_signed = any(name.startswith(_SIGNED_PARTS) for name in archive.namelist())
    return HiddenData(tuple(found), is_signed)


def _bare_office(content: bytes, found: dict[str, None]) -> bytes:
    """Return an office file without what it hides, and add the words on that to `found`."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as archive,
        zipfile.ZipFile(written, "w") as bare,
    ):
        for entry in archive.infolist():
            bare.writestr(entry, _without(entry.filename, archive.read(entry), found))
    return written.getvalue()


def _without(part: str, held: bytes, found: dict[str, None]) -> bytes:
    """Return a part of an office file without what it hides, and add the words on that to `found`.

    A picture or a PDF is looked into as one that stands alone is, the workbook of a chart as this
    file is; a text may be written in UTF-16.
    """
    for start, kind, of in _INSIDE:
        if held.startswith(start):
            found.update((f"{words} {of}", None) for words in hidden_in(held, kind).words)
            return without_hidden_data(held, kind)
    if held.startswith(_ARCHIVE) and zipfile.is_zipfile(io.BytesIO(held)):
        return _bare_office(held, found)
    if held.startswith((b"\xff\xfe", b"\xfe\xff")) and part.endswith(".xml"):
        text = held.decode("utf-16", errors="replace")
        bare = _without(part, text.encode(), found).decode()
        return held if bare == text else bare.encode("utf-16")

    def named(value: bytes) -> bool:
        name = re.sub(rb"<!\[CDATA\[|\]\]>", b"", value).decode(errors="replace").strip()
        if name and len(found) < _MOST_NAMES:
            found[author(html.unescape(name))] = None
        return bool(name)

    def without_person(person: re.Match[bytes]) -> bytes:
        return b"<%b%b></%b>" % (person[1], person[2], person[1]) if named(person[3]) else person[0]

    def without_attribute(attribute: re.Match[bytes]) -> bytes:
        named(attribute[2] or attribute[3])
        return attribute[1] + b'""'

    def without_path(tag: re.Match[bytes]) -> bytes:
        attributes, count = _PATH.subn(rb'\1""', tag[2])
        if count:
            found["l’emplacement du fichier"] = None
        return tag[1] + attributes

    if _PARTS_OF_PERSONS.fullmatch(part):
        held = _PERSONS.sub(without_person, held)
    if _PARTS_OF_ADDED.fullmatch(part) and _ADDED.search(held):
        found[ADDED] = None
        held = _ADDED.sub(b"", held)
    if _PARTS_OF_PATHS.fullmatch(part):
        held = _PATHS.sub(without_path, held)
    for words, parts, told in _TEXTS:
        if parts.fullmatch(part):
            held, count = told.subn(_emptied, held)
            if count:
                found[words] = None
    is_list = _LISTS_OF_PERSONS.fullmatch(part)
    if is_list or (_PARTS_OF_NAMING.fullmatch(part) and _NAMING.search(held)):
        naming = _NAMING_PERSONS if is_list else _NAMING
        held = _TAG.sub(lambda tag: naming.sub(without_attribute, tag[0]), held)
    return held


def _emptied(element: re.Match[bytes]) -> bytes:
    return element[1] + element[3]
