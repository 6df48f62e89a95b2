"""Validators of governance fields."""

import re
import zoneinfo

from django.core.exceptions import ValidationError


def validate_time_zone(name: str) -> None:
    """Refuse a name that the IANA time zone database does not know."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            "« %(name)s » n’est pas un fuseau horaire connu (exemple : Indian/Reunion).",
            params={"name": name},
        )


def validate_public_place(place: str) -> None:
    """Refuse a link in a place, which is public: its readers could join the meeting."""
    if re.search(r"https?://|\bwww\.", place, re.IGNORECASE):
        raise ValidationError(
            "Le lieu est public : écrivez le lien de la visioconférence dans son propre champ."
        )
