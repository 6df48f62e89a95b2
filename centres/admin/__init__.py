"""Admin screens of the centres."""

from . import centres, figures

__all__ = ["centres", "figures"]
