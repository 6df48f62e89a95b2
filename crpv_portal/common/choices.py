"""Choices (vocabularies) shared by every floor."""

from typing import Any

from django.db import models


class _ByName:
    """Let a field say `choices=Kind.pairs`, which a migration writes as that name.

    Given the list itself, each migration of each table, and of its event table, would repeat it.
    """

    @classmethod
    def pairs(cls) -> list[tuple[Any, str]]:
        choices: list[tuple[Any, str]] = cls.choices  # type: ignore[attr-defined] # of Choices
        return choices


class TextChoices(_ByName, models.TextChoices):
    """Choices that are stored as a text."""


class IntegerChoices(_ByName, models.IntegerChoices):
    """Choices that are stored as a number."""


class DatePrecision(TextChoices):
    DAY = "day", "au jour"
    MONTH = "month", "au mois"
    YEAR = "year", "à l’année"


class Confidence(TextChoices):
    """Confidence in a fact; the wording follows the real-data pack.

    RECORDED: what the portal itself keeps, as a meeting logged in it; its source is the portal.
    """

    VERIFIED = "verified", "vérifié"
    INFERRED = "inferred", "déduit"
    UNVERIFIED = "unverified", "à vérifier"
    RECORDED = "recorded", "consigné dans le portail"

    @classmethod
    def stated(cls) -> list[tuple[str, str]]:
        """Return what somebody may say of a fact that the portal does not keep itself."""
        return [(value, str(label)) for value, label in cls.choices if value != cls.RECORDED]


class Standing(TextChoices):
    """Standing of a dated fact on a day (`PeriodQuerySet.with_standing`)."""

    IN_FORCE = "in_force", "en vigueur"
    UNKNOWN = "unknown", "inconnu"
    OVER = "over", "terminé"
    TO_COME = "to_come", "à venir"
