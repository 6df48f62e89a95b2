"""`make erase-data`: forget the embedded database and all that the portal keeps beside it."""

from crpv_portal.launcher.embedded_database import DatabaseUnavailable, erase
from crpv_portal.launcher.terminal import CHECKOUT, Refusal, say


def erase_data(arguments: list[str]) -> int:
    try:
        removed = erase(CHECKOUT)
    except DatabaseUnavailable as problem:
        raise Refusal(str(problem)) from problem
    for folder in removed:
        say(f"Effacé : {folder}")
    if not removed:
        say("Il n’y avait rien à effacer.")
    return 0
