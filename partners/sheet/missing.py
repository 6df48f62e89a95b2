"""Unknown facts of an organisation, listed on its sheet."""

from __future__ import annotations

from partners.choices import SirenAbsence

from .reading import OrganisationSheet


def missing(sheet: OrganisationSheet) -> list[str]:
    """Return what the sheet does not know yet, each as a French reader would ask it."""
    organisation, names, partnerships = sheet.organisation, sheet.names, sheet.partnerships
    said = []
    if organisation.siren_absence == SirenAbsence.NOT_FOUND:
        said.append("Son numéro SIREN.")
    if not (organisation.public_website or organisation.is_whole_state or sheet.has_ended):
        said.append(
            "L’adresse de son site : celle que nous avons n’est pas encore vérifiée."
            if organisation.website
            else "L’adresse de son site."
        )
    if not organisation.is_national and organisation.territory is None:
        said.append("Le territoire dont elle relève.")
    if organisation.successor_id and not organisation.succeeded_on:
        said.append("Le jour où une autre organisation lui a succédé.")
    if len(names) > 1 and any(not name.start and not name.end for name in names):
        said.append("Le jour où elle a changé de nom.")
    own = [each for each in sheet.signatures if each.organisation_id == organisation.pk]
    if any(not signature.signed for signature in own):
        said.append("Le jour où elle a signé la charte.")
    silent = [tie for tie in partnerships.shown if not tie.roles]
    if silent:
        said.append("Son rôle auprès des centres dont elle est partenaire.")
    elif any(tie.is_financial is None for tie in partnerships.shown):
        said.append("Si les centres partenaires en reçoivent un financement, et lequel.")
    return said
