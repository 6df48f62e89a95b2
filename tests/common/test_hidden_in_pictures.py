"""What a picture hides: found, told, and taken out of what the public gets."""

import struct
import zlib

import pytest

from crpv_portal.common.file_types import JPEG, PNG
from crpv_portal.common.hidden_data import hidden_in, without_hidden_data
from tests.common.hiding import JFIF, SCAN, exif


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_loses_place_and_device_and_keeps_its_pixels_and_its_side(order):
    photo = b"\xff\xd8" + JFIF + exif(order, x0112=6, x8825=40, x010F=1) + SCAN
    assert hidden_in(photo, JPEG).words == ("le lieu de la prise de vue", "l’appareil")
    bare = without_hidden_data(photo, JPEG)
    assert hidden_in(bare, JPEG).words == ()
    assert bare.endswith(SCAN)
    assert bare == b"\xff\xd8" + JFIF + exif(">", x0112=6) + SCAN


@pytest.mark.parametrize(
    ("head", "tail", "words"),
    [
        (b"", b"\xff\xd8" + exif(">", x8825=40) + SCAN, "ce qui suit l’image"),
        (b"\xff\xe2\0\6MPF\0", b"\xff\xd8" + SCAN, "ce qui suit l’image"),
        (exif(">", x010E=1, x0112=6), b"", "des notes du logiciel"),
        (b"\xff\xe1\0\x0aExif\0\0II" + b"\xff\xfe\0\5abc", b"", "des notes du logiciel"),
        (b"\xff\xe3\0\7Meta\0", b"", "des notes du logiciel"),
    ],
)
def test_a_photo_loses_what_follows_it_and_what_its_programs_noted(head, tail, words):
    """A phone writes other pictures after the first, with their own places."""
    photo = b"\xff\xd8" + JFIF + head + SCAN + tail
    assert hidden_in(photo, JPEG).words[0] == words
    bare = without_hidden_data(photo, JPEG)
    assert bare.startswith(b"\xff\xd8" + JFIF)
    assert bare.endswith(SCAN)
    assert not hidden_in(bare, JPEG)


def test_a_photo_in_several_scans_keeps_them():
    photo = b"\xff\xd8" + SCAN[:-2] + b"\xff\0 \xff\xd3 \xff\xc4\0\4\xff\xd9" + SCAN
    assert without_hidden_data(photo + b"Jean", JPEG) == photo


def test_notes_and_comments_of_pictures_go():
    photo = b"\xff\xd8\xff\xed\0\5abc\xff\xfe\0\5abc" + JFIF + SCAN
    assert hidden_in(photo, JPEG).words == ("des commentaires",)
    assert without_hidden_data(photo, JPEG) == b"\xff\xd8" + JFIF + SCAN

    def chunk(name, data):
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    signature, head, end = b"\x89PNG\r\n\x1a\n", chunk(b"IHDR", bytes(13)), chunk(b"IEND", b"")
    picture = signature + head + chunk(b"tEXt", b"Author\0Jean Dupont") + end
    assert hidden_in(picture, PNG).words == ("des commentaires",)
    assert without_hidden_data(picture, PNG) == signature + head + end
    cut = signature + head + end + b"what was cut off"
    assert hidden_in(cut, PNG).words == ("ce qui suit l’image",)
    assert without_hidden_data(cut, PNG) == signature + head + end
