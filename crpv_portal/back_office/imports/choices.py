"""States of an import, and what is found of each of its rows."""

from crpv_portal.common.choices import TextChoices


class RunState(TextChoices):
    """State of an import, in the order in which it goes through them."""

    READING = "reading", "fichier en lecture"
    MATCHING = "matching", "colonnes à relier"
    JUDGING = "judging", "lignes en comparaison"
    READY = "ready", "à décider"
    WRITING = "writing", "en écriture"
    DONE = "done", "écrit"
    UNDOING = "undoing", "en cours d’annulation"
    UNDONE = "undone", "annulé"
    REFUSED = "refused", "fichier refusé"
    DROPPED = "dropped", "abandonné"


# What the worker goes on with by itself.
UNDER_WAY = (RunState.READING, RunState.JUDGING, RunState.WRITING, RunState.UNDOING)
AWAITING = (RunState.MATCHING, RunState.READY)  # a person
ENDED = (RunState.DONE, RunState.UNDONE, RunState.REFUSED, RunState.DROPPED)


class Verdict(TextChoices):
    CREATED = "created", "à créer"
    CHANGED = "changed", "à modifier"
    UNCHANGED = "unchanged", "inchangée"
    REFUSED = "refused", "refusée"


WRITES = (Verdict.CREATED, Verdict.CHANGED)
