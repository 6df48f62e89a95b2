"""Admin screens of bodies, seats and meetings, for the national staff."""

from . import bodies, meetings, records, seats

__all__ = ["bodies", "meetings", "records", "seats"]
