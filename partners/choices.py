"""Choices (vocabularies) of the fields of partners."""

from crpv_portal.common.choices import TextChoices


class OrganisationKind(TextChoices):
    STATE = "state", "service de l’État"
    PUBLIC_BODY = "public_body", "établissement public"
    NATIONAL_ASSOCIATION = "national_association", "association nationale d’élus"
    REGION = "region", "région"
    DEPARTMENT = "department", "département"
    INTERCOMMUNALITY = "intercommunality", "intercommunalité"
    COMMUNE = "commune", "commune"
    LANDLORDS = "social_landlord_union", "organisme du logement social"
    UNIVERSITY = "university", "université"
    NETWORK = "network", "réseau"
    RESOURCE_CENTRE = "resource_centre", "centre de ressources"
    OTHER = "other", "autre organisme"


class PartnerLevel(TextChoices):
    """Level under which a centre's partner is listed, from the State down."""

    STATE = "etat", "État et établissements publics"
    NATIONAL = "national", "Associations nationales d’élus"
    REGION = "region", "Régions"
    DEPARTMENT = "departement", "Départements"
    INTERCOMMUNALITY = "intercommunalites", "Intercommunalités"
    COMMUNE = "communes", "Communes"
    OTHER = "autres", "Autres partenaires"


# What a visitor asks for as one: « les collectivités ».
LOCAL_GOVERNMENTS = "collectivites"
LEVELS_OF_LOCAL_GOVERNMENTS = {
    PartnerLevel.REGION,
    PartnerLevel.DEPARTMENT,
    PartnerLevel.INTERCOMMUNALITY,
    PartnerLevel.COMMUNE,
}


LEVEL_OF_KIND = {
    OrganisationKind.STATE: PartnerLevel.STATE,
    OrganisationKind.PUBLIC_BODY: PartnerLevel.STATE,
    OrganisationKind.NATIONAL_ASSOCIATION: PartnerLevel.NATIONAL,
    OrganisationKind.REGION: PartnerLevel.REGION,
    OrganisationKind.DEPARTMENT: PartnerLevel.DEPARTMENT,
    OrganisationKind.INTERCOMMUNALITY: PartnerLevel.INTERCOMMUNALITY,
    OrganisationKind.COMMUNE: PartnerLevel.COMMUNE,
    OrganisationKind.LANDLORDS: PartnerLevel.OTHER,
    OrganisationKind.UNIVERSITY: PartnerLevel.OTHER,
    OrganisationKind.NETWORK: PartnerLevel.OTHER,
    OrganisationKind.RESOURCE_CENTRE: PartnerLevel.OTHER,
    OrganisationKind.OTHER: PartnerLevel.OTHER,
}


class LegalForm(TextChoices):
    ASSOCIATION = "association", "association"
    GIP = "gip", "groupement d’intérêt public (GIP)"
    OTHER = "other", "autre forme"


class SirenAbsence(TextChoices):
    """Reason why an organisation has no SIREN in the register: it has one or the other."""

    NOT_FOUND = "not_found", "non trouvé à ce jour"
    NO_LEGAL_PERSON = "no_legal_person", "sans personnalité morale"
    ENDED = "ended", "organisme disparu"
    ABROAD = "abroad", "organisme étranger"
    WHOLE_STATE = "whole_state", "sans objet (l’État dans son ensemble)"


class TextKind(TextChoices):
    CHARTER = "charter", "charte partenariale"
    FRAMEWORK = "framework", "cadre de référence"


class EditionStatus(TextChoices):
    DRAFT = "draft", "en préparation"
    IN_FORCE = "in_force", "en vigueur"
    SUPERSEDED = "superseded", "remplacée"


class ProvisionKind(TextChoices):
    CHAPTER = "chapter", "chapitre"
    AIM = "aim", "but"
    PRINCIPLE = "principle", "principe"
    COMMITMENT = "commitment", "engagement"
    MISSION_CORE = "mission_core", "mission socle"
    MISSION_COMPLEMENTARY = "mission_complementary", "mission complémentaire"
    QUALITY = "quality", "qualité du service"
    ANNEX = "annex", "annexe"


MISSION_KINDS = (ProvisionKind.MISSION_CORE, ProvisionKind.MISSION_COMPLEMENTARY)


class Audience(TextChoices):
    ALL = "all", "tous les centres"
    STATE_SERVICES = "state_services", "services de l’État"
    OVERSEAS = "overseas", "centres ultramarins"
    ANRU = "anru", "rénovation urbaine (ANRU)"


class Keeping(TextChoices):
    """Keeping of a commitment by its signatory in a year, as ANCT judges it."""

    KEPT = "kept", "tenu"
    PARTLY = "partly", "tenu en partie"
    NOT_YET = "not_yet", "pas encore tenu"
    UNKNOWN = "unknown", "non renseigné par le signataire"
