"""Publishing of a body: what it lacks to be read by the public."""

from __future__ import annotations

from collections.abc import Iterator

from crpv_portal.common.publishing import Lack, Publication, unestablished

from ..models import Body, Mandate


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
