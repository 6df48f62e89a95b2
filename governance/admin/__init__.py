"""The staff's screens of the committees."""

from . import bodies, meetings, records, seats

__all__ = ["bodies", "meetings", "records", "seats"]
