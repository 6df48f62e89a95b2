"""Admin screens of the centres."""

from . import centres, consultations, figures, money

__all__ = ["centres", "consultations", "figures", "money"]
