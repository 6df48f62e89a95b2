"""Vocabularies shared by every floor."""

from django.db.models import TextChoices


class DatePrecision(TextChoices):
    DAY = "day", "au jour"
    MONTH = "month", "au mois"
    YEAR = "year", "à l’année"


class Confidence(TextChoices):
    """How far a fact is established; the wording follows the real-data pack."""

    VERIFIED = "verified", "vérifié"
    INFERRED = "inferred", "déduit"
    UNVERIFIED = "unverified", "à vérifier"


class Standing(TextChoices):
    """Where a dated fact stands on a day (`PeriodQuerySet.with_standing`)."""

    IN_FORCE = "in_force", "en vigueur"
    UNKNOWN = "unknown", "inconnu"
    OVER = "over", "terminé"
    TO_COME = "to_come", "à venir"
