"""Publishing of a body: what it lacks to be read by the public."""

from __future__ import annotations

from collections.abc import Iterator

from crpv_portal.common.publishing import Lack, Publication, unestablished

from ..models import Body, Mandate


def held_back(body: Body) -> str:
    """Say why nothing of the body can be published yet; empty when its declaration holds nothing.

    One that nobody declared, or that ANCT confirmed, is public as its reliability says.
    """
    if body.is_declined:
        return "L’ANCT n’a pas retenu la déclaration de cette instance : rien n’en est publié."
    if body.awaits_confirmation:
        return (
            "Cette instance est déclarée, et l’ANCT ne l’a pas encore confirmée : rien n’en est "
            "publié avant."
        )
    return ""


def lacks_of(body: Body) -> Iterator[Lack]:
    """Yield what forbids the public to read it, then what its page would not tell."""
    yield from unestablished(
        body, "Son existence n’est pas établie : indiquez une source et sa fiabilité."
    )
    if body.centre is not None and not body.centre.is_public:
        yield Lack(f"{body.centre.name} est un brouillon : publiez-le d’abord.", "id_centre")
    if not body.role:
        yield Lack("Son rôle n’est pas dit.", "id_role", is_required=False)
    if not Mandate.objects.filter(seat__college__body=body).exists():
        yield Lack("Personne n’y siège encore.", "colleges-group", is_required=False)


PUBLICATION = Publication(is_public=lambda body: not body.is_unverified, lacks=lacks_of)
