"""Choices (vocabularies) of the fields of governance."""

from crpv_portal.common.choices import IntegerChoices, TextChoices

# What stands for the name of a deputy who asked to be forgotten.
FORGOTTEN = "personne effacée"
FORGOTTEN_DEPUTY = {"deputy_name": FORGOTTEN, "deputy_organisation": ""}
# An answer's word may name the deputy.
FORGOTTEN_ANSWER = {**FORGOTTEN_DEPUTY, "word": ""}


class BodyKind(TextChoices):
    NATIONAL_COMMITTEE = "national_committee", "comité d’animation national"
    SIGNATORIES_EXCHANGE = "signatories_exchange", "échange avec les signataires"
    NATIONAL_MEETING = "national_meeting", "rencontre nationale"
    NETWORK_MEETING = "network_meeting", "rencontre du réseau"
    WORKING_GROUP = "working_group", "groupe de travail"
    GENERAL_ASSEMBLY = "general_assembly", "assemblée générale"
    BOARD = "board", "conseil d’administration"
    EXECUTIVE_BOARD = "executive_board", "bureau"
    FUNDERS_COMMITTEE = "funders_committee", "comité des financeurs"
    STEERING_COMMITTEE = "steering_committee", "comité de pilotage"
    SCIENTIFIC_COUNCIL = "scientific_council", "conseil scientifique"
    OTHER = "other", "autre instance"


class BodyLevel(TextChoices):
    NATIONAL = "national", "nationale"
    REGIONAL = "regional", "régionale"
    CENTRE = "centre", "d’un centre"


# Levels as the filters of lists name them.
LEVELS = (
    (BodyLevel.NATIONAL, "Nationales"),
    (BodyLevel.REGIONAL, "Régionales"),
    (BodyLevel.CENTRE, "D’un centre"),
)


class FirstStep(TextChoices):
    """First step asked of a body's keepers; it may be passed over."""

    MEMBERS = "members", "qui siège"
    RULES = "rules", "rythme et quorum"
    ADDRESSES = "addresses", "adresses de fonction"


class QuorumBasis(TextChoices):
    """Total of which the quorum rule asks for a share."""

    NONE = "none", "aucune règle connue"
    SEATS = "seats", "membres à voix délibérative"
    WEIGHT = "weight", "voix (poids des sièges)"


class QuorumScope(TextChoices):
    OVERALL = "overall", "sur l’ensemble de l’instance"
    BY_COLLEGE = "by_college", "dans chaque collège"


class Voice(TextChoices):
    DELIBERATIVE = "deliberative", "délibérative"
    CONSULTATIVE = "consultative", "consultative"


class MeetingStatus(TextChoices):
    PLANNED = "planned", "prévue"
    CONVENED = "convened", "convoquée"
    HELD = "held", "tenue"
    POSTPONED = "postponed", "reportée"
    CANCELLED = "cancelled", "annulée"


# Neither held nor called off; and called off.
TO_COME = (MeetingStatus.PLANNED, MeetingStatus.CONVENED)
CALLED_OFF = (MeetingStatus.POSTPONED, MeetingStatus.CANCELLED)


class MeetingMode(TextChoices):
    IN_PERSON = "in_person", "sur place"
    REMOTE = "remote", "à distance"
    HYBRID = "hybrid", "sur place et à distance"


class MeetingCall(IntegerChoices):
    """Rank of the convocation: on the second, some bodies' rules ask for no quorum."""

    FIRST = 1, "première convocation"
    SECOND = 2, "seconde convocation"


class ItemKind(TextChoices):
    INFORMATION = "information", "pour information"
    DEBATE = "debate", "pour débat"
    DECISION = "decision", "pour décision"


class AttendanceState(TextChoices):
    NOT_CALLED = "not_called", "non relevé"
    PRESENT = "present", "présent"
    REPRESENTED = "represented", "représenté"
    EXCUSED = "excused", "excusé"
    ABSENT = "absent", "absent"


# Who counts for the quorum and among the votes; a deputy only where the body's rule says so.
COUNTED_STATES = (AttendanceState.PRESENT, AttendanceState.REPRESENTED)


class DecisionKind(TextChoices):
    DECISION = "decision", "décision"
    OPINION = "opinion", "avis"


class OpinionSense(TextChoices):
    FAVOURABLE = "favourable", "favorable"
    RESERVED = "reserved", "favorable avec réserves"
    UNFAVOURABLE = "unfavourable", "défavorable"


class Ballot(TextChoices):
    """Way in which a body votes; empty when the record does not say."""

    HANDS = "hands", "à main levée"
    ROLL_CALL = "roll_call", "par appel nominal"
    SECRET = "secret", "au scrutin secret"


class VoteCast(TextChoices):
    FOR = "for", "pour"
    AGAINST = "against", "contre"
    ABSTAINED = "abstained", "abstention"
    NOT_PART = "not_part", "ne prend pas part"


class Visibility(TextChoices):
    RESTRICTED = "restricted", "restreint"
    PUBLIC = "public", "public"


class DocumentVisibility(TextChoices):
    """Readers of a document: two values are those of `Visibility`, the third lies between."""

    RESTRICTED = "restricted", "restreint"
    CONVENED = "convened", "membres convoqués"
    PUBLIC = "public", "public"


class ActionState(TextChoices):
    OPEN = "open", "à faire"
    DONE = "done", "faite"
    DROPPED = "dropped", "abandonnée"


class ReminderAnswer(TextChoices):
    """Kind of answer that the owner of an action gives by the link of a weekly reminder."""

    DONE = "done", "c’est fait"
    LATER = "later", "pas avant un jour"
    WORD = "word", "un mot"


class MinutesState(TextChoices):
    DRAFT = "draft", "brouillon"
    IN_REVIEW = "in_review", "en relecture"
    APPROVED = "approved", "approuvé"


class RemarkOutcome(TextChoices):
    """Outcome of a remark on minutes, as the secretary decides."""

    TAKEN_UP = "taken_up", "prise en compte"
    NOT_TAKEN_UP = "not_taken_up", "non retenue"


class InvitationChannel(TextChoices):
    MAIL = "mail", "courriel"
    PAPER = "paper", "papier"


class Answer(TextChoices):
    COMING = "coming", "vient"
    SENDS = "sends", "se fait représenter"
    EXCUSED = "excused", "s’excuse"


class ProposalState(TextChoices):
    PENDING = "pending", "en attente"
    ACCEPTED = "accepted", "acceptée"
    DECLINED = "declined", "déclinée"


class TakeoverState(TextChoices):
    """State of a takeover of past meetings, in the order in which it goes through them."""

    MATCHING = "matching", "colonnes à relier"
    JUDGING = "judging", "en lecture"
    READY = "ready", "à vérifier"
    WRITING = "writing", "en écriture"
    DONE = "done", "écrite"
    UNDOING = "undoing", "en cours d’annulation"
    UNDONE = "undone", "annulée"
    DROPPED = "dropped", "abandonnée"


# What the worker goes on with by itself; of which nothing is written yet.
TAKEOVER_UNDER_WAY = (TakeoverState.JUDGING, TakeoverState.WRITING, TakeoverState.UNDOING)
TAKEOVER_OPEN = (
    *(TakeoverState.MATCHING, TakeoverState.JUDGING),
    *(TakeoverState.READY, TakeoverState.WRITING),
)


class TakenVerdict(TextChoices):
    """Verdict on a meeting that a file tells of: what a takeover would do of it."""

    NEW = "new", "à inscrire"
    KNOWN = "known", "déjà inscrite"
    JOINED = "joined", "à compléter"
    REFUSED = "refused", "à corriger"


class SignInWay(TextChoices):
    """Way by which somebody signed on a phone."""

    OWN_LINK = "own_link", "par son lien de réponse"
    CHOSEN = "chosen", "nom choisi dans la liste"
    ADDED = "added", "nom ajouté à la liste"


class SignInState(TextChoices):
    WAITING = "waiting", "à confirmer"
    COUNTED = "counted", "retenue"
    SET_ASIDE = "set_aside", "écartée"
    WITHDRAWN = "withdrawn", "reprise"
