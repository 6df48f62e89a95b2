"""The vocabularies of the centres' floor."""

from crpv_portal.common.choices import TextChoices


class CentreStatus(TextChoices):
    DRAFT = "draft", "brouillon"
    PUBLISHED = "published", "publié"
    CLOSED = "closed", "fermé"


PUBLIC_STATUSES = (CentreStatus.PUBLISHED, CentreStatus.CLOSED)


class MilestoneKind(TextChoices):
    PREFIGURATION = "prefiguration", "préfiguration"
    FOUNDING = "founding", "création"
    MERGER = "merger", "fusion"
    ABSORPTION = "absorption", "absorption"
    RENEWAL = "renewal", "renouvellement"
    CLOSING = "closing", "fermeture"


# The first of these dates begins the life of a centre.
BEGINNINGS = (MilestoneKind.PREFIGURATION, MilestoneKind.FOUNDING)


class SiteKind(TextChoices):
    SEAT = "seat", "siège"
    BRANCH = "branch", "antenne"


class ContactKind(TextChoices):
    EMAIL = "email", "adresse électronique de fonction"
    PHONE = "phone", "téléphone"
    WEBSITE = "website", "site"


class Function(TextChoices):
    DIRECTOR = "director", "direction"
    PRESIDENT = "president", "présidence"
    TREASURER = "treasurer", "trésorerie"
    SECRETARY = "secretary", "secrétariat"
    OFFICER = "officer", "chargé·e de mission"
    OTHER = "other", "autre fonction"


class AgreementKind(TextChoices):
    MULTI_YEAR = "multi_year", "convention pluriannuelle d’objectifs"
    CONVENTION = "convention", "convention"
    CONSTITUTIVE = "constitutive", "convention constitutive"
    LOCAL_CHARTER = "local_charter", "charte locale"


class AmountBasis(TextChoices):
    YEARLY = "yearly", "par an"
    WHOLE = "whole", "au total"


class Renewal(TextChoices):
    TACIT = "tacit", "tacite reconduction"
    EXPRESS = "express", "reconduction expresse"
    NONE = "none", "sans reconduction"


class Indicator(TextChoices):
    CENTRES = "centres", "centres de ressources"
    COVERAGE_RATE = "coverage_rate", "part des territoires couverts"
    FTE = "fte", "équivalents temps plein"
    ACTIONS = "actions", "actions"
    PEOPLE_REACHED = "people_reached", "personnes touchées"
    PUBLICATIONS = "publications", "publications"
    HALF_DAYS = "half_days", "demi-journées d’intervention"


class Unit(TextChoices):
    CENTRES = "centres", "centres"
    PERCENT = "percent", "%"
    FTE = "fte", "ETP"
    ACTIONS = "actions", "actions"
    PEOPLE = "people", "personnes"
    PUBLICATIONS = "publications", "publications"
    HALF_DAYS = "half_days", "demi-journées"


class ReportStatus(TextChoices):
    """State of what a centre says of its year."""

    AWAITED = "awaited", "attendu"
    SENT = "sent", "envoyé"
    RETURNED = "returned", "renvoyé au centre"
    ACCEPTED = "accepted", "validé"


class AidNature(TextChoices):
    """Nature of a grant, as the SCDL schema « subventions » names it."""

    CASH = "cash", "aide en numéraire"
    KIND = "kind", "aide en nature"
    BOTH = "both", "aide en numéraire et en nature"


class AidPayment(TextChoices):
    """Way in which a grant is paid, as the SCDL schema « subventions » names it."""

    SINGLE = "single", "unique"
    STAGED = "staged", "échelonné"
    OTHER = "other", "autre"


class Fulfillment(TextChoices):
    """Level at which a centre fulfils a provision of the framework, which has no scale itself."""

    FULFILLED = "fulfilled", "remplie"
    PARTLY = "partly", "remplie en partie"
    NOT_YET = "not_yet", "pas encore remplie"
    NONE = "none", "sans objet"


class AssessmentState(TextChoices):
    DRAFT = "draft", "en préparation par le centre"
    SENT = "sent", "envoyée à l’ANCT"
    SHARED = "shared", "partagée avec le centre"


class ConfirmedBy(TextChoices):
    """Function of who confirmed a sheet; nobody is named."""

    MEMBER = "member", "un membre du centre"
    ADDRESS = "address", "l’adresse de fonction du centre"
