"""Validators of the committees' floor."""

import zoneinfo

from django.core.exceptions import ValidationError


def validate_time_zone(name: str) -> None:
    """Refuse a name that the IANA time zone database does not know."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(
            "« %(name)s » n’est pas un fuseau horaire connu (exemple : Indian/Reunion).",
            params={"name": name},
        )
