"""Admin screens of the centres."""

from . import activity, centres, consultations, figures, money

__all__ = ["activity", "centres", "consultations", "figures", "money"]
