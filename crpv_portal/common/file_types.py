"""File types that the portal keeps, recognised by their bytes; reasons to refuse the others.

The name and the type that a browser declares are claims. The bytes decide, and the name has to
agree with them, so that nobody opens something else than what was shown.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass

PDF = "application/pdf"
PNG = "image/png"
JPEG = "image/jpeg"
TEXT = "text/plain"
CSV = "text/csv"
ODF = "application/vnd.oasis.opendocument."
OOXML = "application/vnd.openxmlformats-officedocument."

# The types kept, each with the ends that a name of it may have, the usual one first.
ENDINGS = {
    PDF: (".pdf",),
    f"{ODF}text": (".odt",),
    f"{ODF}spreadsheet": (".ods",),
    f"{ODF}presentation": (".odp",),
    f"{OOXML}wordprocessingml.document": (".docx",),
    f"{OOXML}spreadsheetml.sheet": (".xlsx",),
    f"{OOXML}presentationml.presentation": (".pptx",),
    PNG: (".png",),
    JPEG: (".jpg", ".jpeg"),
    TEXT: (".txt",),
    CSV: (".csv",),
}
ACCEPTED_IN_WORDS = "PDF, ODT, ODS, ODP, DOCX, XLSX, PPTX, PNG, JPEG, TXT ou CSV"
# For the `accept` of a file input: a help to choose, never a check.
ACCEPTED_ENDINGS = ",".join(ending for endings in ENDINGS.values() for ending in endings)

# First bytes of pictures: PNG third edition, 5.2; JPEG, ITU-T T.81, B.1.1.3.
SIGNATURES = {b"\x89PNG\r\n\x1a\n": PNG, b"\xff\xd8\xff": JPEG}

# Types that people send and that are not kept: how the content begins, and what to do instead.
PICTURE = "Enregistrez-la en JPEG ou en PNG, puis déposez le résultat."
SENT_INSTEAD = (
    (
        rb"(?s).{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1)",  # ISO/IEC 23008-12, 10.2
        "Ce fichier est une photo au format HEIC, celui des iPhone, que beaucoup de postes "
        f"n’ouvrent pas. {PICTURE}",
    ),
    (rb"(?s).{4}ftypavi[fs]", f"Ce fichier est une image AVIF. {PICTURE}"),
    (rb"(?s)RIFF.{4}WEBP", f"Ce fichier est une image WebP. {PICTURE}"),
    (rb"GIF8[79]a", f"Ce fichier est une image GIF. {PICTURE}"),
    (rb"II\*\0|MM\0\*", f"Ce fichier est une image TIFF. {PICTURE}"),
    (
        rb"\s*\{\\rtf",
        "Ce fichier est au format RTF, qui peut contenir des objets exécutables. Ouvrez-le, puis "
        "enregistrez-le en ODT, DOCX ou PDF.",
    ),
    (
        rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "Ce fichier est d’un ancien format de Microsoft Office (DOC, XLS, PPT), ou protégé par un "
        "mot de passe. Enregistrez-le sans protection en ODT, DOCX, XLSX, PPTX ou PDF.",
    ),
    (
        rb"\xff\xfe|\xfe\xff",
        "Ce texte est enregistré en UTF-16. Enregistrez-le en UTF-8, puis déposez le résultat.",
    ),
    (rb"(?s)ID3|\xff[\xfb\xf3\xf2]|OggS|.{4}ftyp", "Un son ou une vidéo n’est pas accepté."),
)

# Types that a browser shows by itself, without running anything in the page.
SHOWN_IN_PLACE = frozenset({PDF, PNG, JPEG})

# An office file has a few dozen entries; a zip bomb thousands, or gigabytes once decompressed.
MAX_ENTRIES = 3_000
MAX_UNFOLDED = 300 * 1024 * 1024
MAX_RATIO = 200
RATIO_COUNTS_FROM = 10 * 1024 * 1024  # the repetitive sheets of a small workbook fold very well
HEAD = 1024 * 1024
DEEPEST = 2  # a chart of a text pasted into a presentation

MAIN_PARTS = {f"{kind}.main+xml".encode(): kind for kind in ENDINGS if kind.startswith(OOXML)}
BLANKS = re.compile(rb"\s*+")
TAG = re.compile(rb"<(?:!doctype|\?xml|\?php|[a-z]++[\s>/:])", re.I)
# A cell that a spreadsheet takes for a formula; what runs or fetches, as `program|subject!item`.
FORMULA = re.compile(rb'(?:^|[;,\t]) *+"? *+[=+\-@]')
REACHING = re.compile(
    rb"\b(?:WEBSERVICE|DDE|RTD|IMAGE|CALL|REGISTER(?:\.ID)?|EXEC|IMPORT(?:DATA|XML|HTML|FEED|RANGE))"
    rb" *+\(|(?<![\w'])(?:\w++|'[^']*+')\|[^!|;{}]*+![\w'$]",
    re.I,
)
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")


class NotKept(Exception):
    """Raised for a content that is not kept; the message is French, for the sender."""


@dataclass(frozen=True)
class FileType:
    """File type that is kept, and the endings that its name may have."""

    media_type: str

    @property
    def endings(self) -> tuple[str, ...]:
        return ENDINGS[self.media_type]


def detect(content: bytes, *, ending: str, declared_type: str = "") -> FileType:
    """Return the type of `content`, among those kept.

    `ending` and `declared_type` only tell a table from a text, which the bytes cannot. Raises
    `NotKept` for another type, a file that can run something, or one that expands too much.
    """
    if not content:
        raise NotKept("Ce fichier est vide.")
    if content.startswith(b"PK\x03\x04"):
        return FileType(_inside_zip(content))
    if content.startswith(b"%PDF-"):
        _look_into_pdf(content)
        return FileType(PDF)
    for signature, media_type in SIGNATURES.items():
        if content.startswith(signature):
            return FileType(media_type)
    if ending == ".pdf" and b"%PDF-" in content[:HEAD]:
        raise NotKept(
            "Ce PDF ne commence pas comme un PDF : quelque chose le précède. Imprimez-le en PDF, "
            "puis déposez le résultat."
        )
    for beginning, what_to_do in SENT_INSTEAD:
        if re.match(beginning, content):
            raise NotKept(what_to_do)
    if not _is_text(content):
        raise NotKept(_refusal())
    is_table = ending == ".csv" or (not ending and declared_type == CSV)
    if is_table and _runs_in_a_spreadsheet(content):
        raise NotKept(
            "Ce tableau contient une formule qui lancerait un programme ou irait chercher une "
            "donnée ailleurs : retirez-la, puis déposez le résultat."
        )
    return FileType(CSV if is_table else TEXT)


def _refusal() -> str:
    return f"Ce contenu n’est pas d’un type accepté : {ACCEPTED_IN_WORDS}."


def _is_text(content: bytes) -> bool:
    """Tell whether it is text, in UTF-8 or older western encodings; never markup nor a script."""
    bare = content.removeprefix(b"\xef\xbb\xbf")
    if bare.startswith(b"#!"):
        raise NotKept("Ce contenu est un programme : il n’est pas accepté.")
    if _begins_with_a_tag(bare[:HEAD]):
        raise NotKept(
            "Ce contenu est une page web ou un dessin (HTML, XML, SVG), qui peut contenir un "
            f"programme. Types acceptés : {ACCEPTED_IN_WORDS}."
        )
    for encoding in ("utf-8", "cp1252"):
        try:
            return CONTROLS.search(bare.decode(encoding)) is None
        except UnicodeDecodeError:
            continue
    return False


def _runs_in_a_spreadsheet(content: bytes) -> bool:
    """Tell whether a line of a table has a formula, and one that runs or fetches something."""
    return any(FORMULA.search(line) and REACHING.search(line) for line in content.splitlines())


def _begins_with_a_tag(content: bytes) -> bool:
    """Tell whether the first thing but blanks and comments is a tag; each byte is read once."""
    place = BLANKS.match(content).end()  # type: ignore[union-attr] # no blank is a match too
    while content.startswith(b"<!--", place):
        end = content.find(b"-->", place + 4)
        if end < 0:
            return False
        place = BLANKS.match(content, end + 3).end()  # type: ignore[union-attr]
    return TAG.match(content, place) is not None


# --- PDF -----------------------------------------------------------------------------------------


def _look_into_pdf(content: bytes) -> None:
    """Refuse a PDF with something that a reader would run, or that cannot be inspected.

    A protected file is refused too: its objects cannot be read, and a paper kept for years must
    not need a password. A guard against the ordinary case: what protects whoever opens a file is
    the way in which it is sent.
    """
    # Imported here: it costs 10 MB and half a second, to processes that receive a PDF only.
    from .pdf_inspection import trouble_in

    if zipfile.is_zipfile(io.BytesIO(content)):
        raise NotKept("Ce PDF contient aussi une archive : imprimez-le en PDF, puis déposez-le.")
    if trouble := trouble_in(content):
        raise NotKept(trouble.value)


# --- Office files --------------------------------------------------------------------------------


def _inside_zip(content: bytes, depth: int = 0) -> str:
    """Return the office type of an archive, by its entries; never by its name.

    `depth`: how many office files it lies in; the workbook of a chart lies in one.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            _check_measure(entries)
            names = {entry.filename for entry in entries}
            if any(entry.flag_bits & 1 for entry in entries):
                raise NotKept("Ce fichier est protégé par un mot de passe : il n’est pas accepté.")
            kind = _kind_of_archive(archive, names)
            if kind is not None:
                # Imported here, as for a PDF: few processes receive a file.
                from .office_inspection import trouble_in_office

                def is_kept_inside(held: bytes) -> bool:
                    return depth < DEEPEST and _is_kept_within(held, depth + 1)

                if trouble := trouble_in_office(archive, is_kept_inside):
                    raise NotKept(trouble.value)
                return kind
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as problem:
        raise NotKept("Ce fichier est abîmé : il ne s’ouvre pas.") from problem
    raise NotKept(f"Une archive n’est pas acceptée : déposez les fichiers un à un. {_refusal()}")


def _is_kept_within(content: bytes, depth: int) -> bool:
    """Tell whether an archive or a PDF that lies in an office file would be kept by itself."""
    try:
        if content.startswith(b"%PDF-"):
            _look_into_pdf(content)
        else:
            _inside_zip(content, depth)
    except NotKept:
        return False
    return True


def _kind_of_archive(archive: zipfile.ZipFile, names: set[str]) -> str | None:
    if "mimetype" in names:
        return _open_document(archive, names)
    return _office_open(archive, names) if "[Content_Types].xml" in names else None


def _check_measure(entries: list[zipfile.ZipInfo]) -> None:
    unfolded = sum(entry.file_size for entry in entries)
    folded = sum(entry.compress_size for entry in entries) or 1
    is_steep = unfolded > RATIO_COUNTS_FROM and unfolded / folded > MAX_RATIO
    if len(entries) > MAX_ENTRIES or unfolded > MAX_UNFOLDED or is_steep:
        raise NotKept("Ce fichier se déplie sans mesure : il n’est pas accepté.")


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    with archive.open(name) as entry:
        return entry.read(HEAD)


def _open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    """Return the ODF type (ODF 1.2 part 3, 3.3: the entry `mimetype`); macros are in folders."""
    said = _head(archive, "mimetype").strip().decode("ascii", "replace")
    if said not in ENDINGS or not said.startswith(ODF):
        raise NotKept(_refusal())
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise NotKept(_macros())
    if "content.xml" not in names:
        raise NotKept("Ce fichier est abîmé : il ne s’ouvre pas.")
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in _head(archive, manifest):
        raise NotKept("Ce fichier est protégé par un mot de passe : il n’est pas accepté.")
    return said


def _office_open(archive: zipfile.ZipFile, names: set[str]) -> str:
    """Return the type of the main part (ECMA-376 part 2, 10.1.2); it differs with macros."""
    types = _head(archive, "[Content_Types].xml")
    has_macros = b"macroEnabled" in types or b"vbaProject" in types
    parts = ("vbaproject", "activex/", "macrosheets/")
    if has_macros or any(part in name.lower() for name in names for part in parts):
        raise NotKept(_macros())
    found = [kind for part, kind in MAIN_PARTS.items() if part in types]
    if len(found) != 1:
        raise NotKept(_refusal())
    return found[0]


def _macros() -> str:
    return "Ce fichier contient des macros : enregistrez-le sans elles, ou en PDF."
