"""Validators of governance fields."""

import datetime
import re
import zoneinfo

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from crpv_portal.common.contacts import refuse_contacts
from crpv_portal.common.dates import check_plausible


def validate_time_zone(name: str) -> None:
    """Refuse a name that the IANA time zone database does not know."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            "« %(name)s » n’est pas un fuseau horaire connu (exemple : Indian/Reunion).",
            params={"name": name},
        )


# Read from the first sign of a host only, and never back: the work grows as the text does.
HOST = r"(?<![\w.-])[a-z0-9-]++(?:\.[a-z0-9-]++)++"
# An address with its scheme, a host followed by a path (« meet.exemple.fr/salle »), or a host alone
# of a kind that calls use.
A_LINK = re.compile(
    rf"\w://|\bwww\.|{HOST}(?:(?<=[a-z][a-z])(?::\d+)?/\S"
    r"|(?:(?<=\.(?:fr|eu|us|io))|(?<=\.(?:com|org|net)))(?![\w-]))",
    re.IGNORECASE | re.ASCII,
)
# What opens a call or a door: a code, or a number as long as that of a call.
AN_ACCESS = re.compile(
    r"\b(?:mot de passe|mdp|pwd|passcode|password)\b"
    r"|\b(?:(?:digi)?code|pin|id|identifiant)(?: (?:secret|d.accès|de (?:la )?réunion))?"
    r"[\s:=n°]{1,5}\w{0,6}\d"
    r"|(?:\d[\s.-]?){9}",
    re.IGNORECASE,
)
validate_video_link = URLValidator(
    schemes=("https", "http"),
    message="Écrivez le lien ainsi : https://visio.exemple.fr/salle.",
)
LINK_IN_A_ROOM = (
    "Le lien d’une visioconférence n’est donné à personne quand la réunion se tient sur "
    "place : choisissez « à distance » ou « sur place et à distance », ou retirez le lien."
)
# The reference of a decision, in an address or a search: `can-2026-07`.
REFERENCE = re.compile(r"(?P<code>[A-Za-z0-9]{2,12})-(?P<year>\d{4})-(?P<number>\d{1,6})", re.ASCII)
# The first programme of what became the politique de la ville, « Habitat et vie sociale », is of
# 1977: no body of a centre, or of what it was before, met earlier.
FLOOR = datetime.date(1977, 1, 1)
# The oldest centres that we know of are of 1992 and 1993; those who prepared them may have met a
# little before. A body that is known to be older meets from its own first day on (`check_meets`).
EARLIEST = datetime.date(1990, 1, 1)


def validate_meeting_day(day: datetime.date) -> None:
    """Refuse a day before there could be a network, or in a year that cannot be."""
    check_plausible(day)
    if day < FLOOR:
        raise ValidationError(
            "Le réseau n’existait pas en %(year)s : vérifiez la date.",
            params={"year": str(day.year)},
        )


def validate_public_title(title: str) -> None:
    """Refuse a link or contacts in the title of a meeting, which is public."""
    if A_LINK.search(title):
        raise ValidationError(
            "Le titre est public : retirez-en l’adresse ; le lien de la visioconférence s’écrit "
            "dans son propre champ."
        )
    refuse_contacts(title)


def validate_public_place(place: str) -> None:
    """Refuse in a place, which is public, what lets its readers join the meeting, or contacts."""
    if A_LINK.search(place):
        raise ValidationError(
            "Le lieu est public : écrivez le lien de la visioconférence dans son propre champ."
        )
    if AN_ACCESS.search(place):
        raise ValidationError(
            "Le lieu est public : retirez-en le code ou le numéro d’accès, et donnez-le à part aux "
            "personnes convoquées."
        )
    refuse_contacts(place)
