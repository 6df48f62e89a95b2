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
