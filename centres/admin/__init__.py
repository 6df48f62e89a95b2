"""Admin screens of the centres."""

from . import centres, consultations, figures

__all__ = ["centres", "consultations", "figures"]
