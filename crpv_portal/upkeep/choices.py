"""Vocabularies of the upkeep."""

from crpv_portal.common.choices import TextChoices


class Origin(TextChoices):
    """Origin of a proposal."""

    PUBLIC = "public", "signalement du public"
    MEMBER = "member", "proposition d’un membre du centre"
    LETTER = "letter", "réponse à la campagne"


class Outcome(TextChoices):
    """Decision of the staff on a proposal."""

    WAITING = "waiting", "en attente"
    ACCEPTED = "accepted", "retenue"
    AMENDED = "amended", "retenue et amendée"
    DECLINED = "declined", "déclinée"


class LetterAnswer(TextChoices):
    """Answer of a centre to a letter."""

    EXACT = "exact", "tout est exact"
    CHANGES = "changes", "changements proposés"
