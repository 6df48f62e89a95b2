"""Page « Préparer » of a meeting: next step, recipients, agenda, proposals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from crpv_portal.common.dates import in_words, moment_in_words, today
from crpv_portal.common.french import agreed, capitalised, counted, listing

from ..choices import MeetingCall, MeetingStatus, ProposalState
from ..meetings.quorum import Quorum, QuorumRule, VotingSeat, compute
from ..wording import (
    State,
    day_in_words,
    hours_in_words,
    meeting_title,
    place_in_words,
    public_state,
)
from .invitations import begins_at
from .item_calls import is_call_open, proposer_in_words, proposer_of
from .members import answer_in_words, capacity_in_words, word_in_words
from .powers import powers_of
from .queueing import meeting_mails_in_words
from .recipients import Plan, Recipient, plan_of, sent_in_words
from .services import what_is_missing

if TYPE_CHECKING:
    from ..models import AgendaItem, ItemProposal, Meeting


@dataclass(frozen=True)
class NextStep:
    """Next step: the one thing to do now."""

    title: str
    text: str
    url: str
    label: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True)
class MemberRow:
    """Member with what was sent to them and what they answered."""

    name: str
    detail: str
    sent: str
    answer: str
    kind: str
    url: str
    is_consultative: bool


@dataclass(frozen=True)
class PointRow:
    title: str
    detail: str


@dataclass(frozen=True)
class ProposalRow:
    proposal: ItemProposal
    by: str
    when: str
    wanted: str


@dataclass
class PreparePage:
    """Values shown by the template; the number of queries does not grow with the members."""

    meeting: Meeting
    plan: Plan = field(init=False)

    def __post_init__(self) -> None:
        meeting = self.meeting
        self.plan = plan_of(meeting)
        self.title = meeting_title(meeting)
        self.when = capitalised(day_in_words(meeting))
        self.hours = hours_in_words(meeting)
        self.place = capitalised(place_in_words(meeting))
        self.video_link = meeting.video_link
        self.state: State = public_state(meeting, today())
        self.missing = what_is_missing(meeting)
        self.is_second = meeting.call == MeetingCall.SECOND
        self.is_convened = meeting.status == MeetingStatus.CONVENED
        self.is_open = timezone.now() < begins_at(meeting)
        powers = powers_of(self.plan)
        self.announced, self.idle_powers = powers.announced, powers.idle
        items = _items(meeting)
        self.items = [_point(item) for item in items]
        self.minutes_planned = sum(item.minutes_planned or 0 for item in items)
        self.rows = [self._row(each) for each in self.plan.recipients]
        self.proposals = [
            ProposalRow(
                each,
                proposer_in_words(each),
                moment_in_words(each.proposed_at),
                counted(each.minutes_wanted, "minute(s)") if each.minutes_wanted else "",
            )
            for each in meeting.proposals.filter(state=ProposalState.PENDING)
            .select_related("mandate__organisation", "mandate__seat", "person", "author")
            .order_by("proposed_at", "pk")
        ]
        call = getattr(meeting, "item_call", None)
        self.is_asking = is_call_open(meeting)
        self.asked_until = in_words(call.until_on, weekday=True) if call else ""
        self.quorum = self._quorum()
        self.mails = meeting_mails_in_words(meeting)

    # --- Who comes -------------------------------------------------------------------------------

    @property
    def counts(self) -> list[tuple[int, str]]:
        """Return `(6, "viennent")`, `(1, "se fait représenter")`…, without the zeros."""
        answers = [each.kind for each in self.rows]
        words = (
            ("coming", "v(ient|iennent)"),
            ("sends", "se f(ait|ont) représenter"),
            ("excused", "s’excuse(nt)"),
            ("silent", "n’(a|ont) pas répondu"),
        )
        return [
            (total, agreed(total, said)) for kind, said in words if (total := answers.count(kind))
        ]

    @property
    def quorum_words(self) -> list[str]:
        """Return the announced attendance against the quorum rule, a sentence each."""
        if not self.quorum.is_known:
            return []
        if self.quorum.is_waived:
            return ["Aucun quorum exigé sur seconde convocation."]
        return [
            (f"{tally.label} : " if tally.label else "")
            + f"{counted(tally.counted, 'annoncé(s)')} sur {tally.in_office}, "
            + f"il en faut {tally.needed}."
            for tally in self.quorum.tallies
        ]

    @property
    def quorum_lines(self) -> list[tuple[bool, str]]:
        """Return each of these sentences after whether what it counts is reached."""
        if self.quorum.is_waived:
            return [(True, words) for words in self.quorum_words]
        reached = (tally.is_reached for tally in self.quorum.tallies)
        return list(zip(reached, self.quorum_words, strict=False))  # no words without a rule

    def _quorum(self) -> Quorum:
        voices = [
            VotingSeat(
                each.mandate.seat.college.name,
                each.mandate.seat.voting_weight,
                each.mandate.pk in self.announced,
            )
            for each in self.plan.recipients
            if each.mandate is not None and each.mandate.is_voting
        ]
        voices += [
            VotingSeat(college.name, 1, False, college.head_count_seats or 0)
            for college in self.plan.heads
        ]
        return compute(QuorumRule.of(self.meeting.body), voices, self.meeting.call)

    def _row(self, each: Recipient) -> MemberRow:
        invitation = each.invitation
        url = ""
        if invitation is not None and each.sent_sequence is not None:
            url = reverse("espace:invitation", args=[self.meeting.slug, invitation.public_id])
        details = [each.member if each.member != each.name else ""]
        if each.mandate and each.mandate.seat.title not in (each.member, each.name):
            details.append(each.mandate.seat.title)
        details.append("suppléance" if each.is_alternate else "")
        answer, kind = "", ""
        if each.sent_sequence is not None and invitation is not None:
            answer, kind = "Pas de réponse", "silent"
            if each.has_answered:
                answer, kind = capitalised(answer_in_words(invitation)), invitation.answer
            elif invitation.answer:
                answer = f"À confirmer : {answer_in_words(invitation)}"
            answer += word_in_words(invitation)
        return MemberRow(
            each.name,
            ", ".join(part for part in details if part)
            or ("" if each.mandate else capacity_in_words(None)),
            sent_in_words(each),
            answer,
            kind,
            url,
            each.mandate is not None and not each.mandate.is_voting,
        )

    # --- What is next ----------------------------------------------------------------------------

    @property
    def next(self) -> NextStep:
        slug = self.meeting.slug
        convene = reverse("espace:meeting_convene", args=[slug])
        record = reverse("espace:meeting_record", args=[slug])
        if not self.is_open:
            return NextStep(
                "La séance est ouverte", "Faites l’appel.", record, "Consigner la réunion"
            )
        if self.missing:
            return NextStep(
                f"Fixez {listing(self.missing)}",
                "La convocation en informe les membres.",
                reverse("espace:meeting_appointment", args=[slug]),
                "Fixer le rendez-vous",
            )
        if self.proposals:
            return NextStep(
                counted(len(self.proposals), "point(s) proposé(s) par les membres"),
                agreed(
                    len(self.proposals),
                    "Inscrivez-(le|les) à l’ordre du jour, ou dites pourquoi non.",
                ),
                "#propositions",
                "Répondre aux propositions",
            )
        if not self.items:
            return NextStep(
                "Écrivez l’ordre du jour",
                "La convocation le porte ; il peut encore changer ensuite.",
                f"{record}#ordre-du-jour",
                "Écrire l’ordre du jour",
            )
        return self._next_sending(convene)

    def _next_sending(self, convene: str) -> NextStep:
        plan = self.plan
        if not self.is_convened:
            return NextStep(
                f"Convoquez {_people(plan.recipients)}"
                if plan.recipients
                else "Convoquez les membres sur papier",
                "L’écran suivant montre qui recevra quoi ; rien ne part avant votre accord.",
                convene,
                "Préparer l’envoi",
            )
        if not plan.is_empty:
            return NextStep(
                _waiting_in_words(plan),
                "L’écran suivant montre qui recevra quoi ; rien ne part avant votre accord.",
                convene,
                "Préparer l’envoi",
                tuple(plan.agenda.lines),
            )
        silent = [row for row in self.rows if row.kind == "silent"]
        if plan.silent:
            by_mail = " jointe(s) par courriel" if len(silent) > len(plan.silent) else ""
            return NextStep(
                counted(len(plan.silent), f"personne(s){by_mail} n’(a|ont) pas répondu"),
                "Vous pouvez les relancer ; chacun reçoit un rappel avec son lien.",
                reverse("espace:meeting_remind", args=[self.meeting.slug]),
                "Préparer la relance",
            )
        if silent:
            return NextStep(
                counted(len(silent), "personne(s) convoquée(s) sur papier n’(a|ont) pas répondu"),
                "Notez leur réponse quand elle vous parvient.",
                "#qui-vient",
                "Noter une réponse",
            )
        if self.idle_powers:
            return NextStep(
                counted(len(self.idle_powers), "pouvoir(s) ne pourr(a|ont) pas servir"),
                " ".join(self.idle_powers),
                "#qui-vient",
                "Voir les réponses",
            )
        return self._last_step()

    def _last_step(self) -> NextStep:
        """Return the step of a meeting whose members are convened, and answered if they can."""
        url = reverse("governance:meeting_detail", args=[self.meeting.slug])
        label = "Voir la page de la réunion"
        if self.plan.is_by_hand:
            return NextStep(
                "La convocation est partie sur papier",
                "Les réponses ne se suivent pas ici : les présents se comptent en séance.",
                url,
                label,
            )
        quorum = self.quorum
        if quorum.is_known and not quorum.is_waived and not quorum.is_reached:
            return NextStep(
                "Le quorum n’est pas annoncé",
                f"Chacun a répondu. {' '.join(self.quorum_words)}",
                "#qui-vient",
                "Voir les réponses",
            )
        return NextStep("Tout est prêt", "Chacun est convoqué et a répondu.", url, label)


def _people(recipients: Sequence[Recipient]) -> str:
    """Return, for instance, `les 8 membres et l’invité`."""
    members = sum(each.mandate is not None for each in recipients)
    guests = len(recipients) - members
    said = [
        agreed(members, f"(l’unique membre|les {counted(members, 'membres')})") if members else "",
        agreed(guests, f"(l’invité|les {counted(guests, 'invités')})") if guests else "",
    ]
    return listing([part for part in said if part])


def _waiting_in_words(plan: Plan) -> str:
    """Return what there is to send, as the title of the next step."""
    if any(each.has_earlier_version for each in plan.to_send):
        return "La réunion a changé : prévenez les membres"
    if plan.to_send:
        return counted(len(plan.to_send), "convocation(s) à envoyer")
    if plan.is_agenda_new:
        what = "L’ordre du jour a" if plan.agenda.points else "Les pièces ont"
        return f"{what} changé : prévenez les membres"
    if plan.withdrawn:
        return counted(len(plan.withdrawn), "convocation(s) à retirer")
    return "Convoquez les membres sur papier"


def _items(meeting: Meeting) -> list[AgendaItem]:
    return list(
        meeting.items.select_related(
            "presenter",
            "proposal__mandate__organisation",
            "proposal__mandate__seat",
            "proposal__person",
            "proposal__author",
        )
        .prefetch_related("provisions")
        .order_by("position", "pk")
    )


def _point(item: AgendaItem) -> PointRow:
    parts = [item.get_kind_display()]
    if item.minutes_planned:
        parts.append(counted(item.minutes_planned, "minute(s)"))
    if item.presenter:
        parts.append(f"présenté par {item.presenter.full_name}")
    if proposer := proposer_of(item):
        parts.append(f"proposé par {proposer}")
    parts += [f"cite « {provision.title} »" for provision in item.provisions.all()]
    return PointRow(item.title, capitalised(", ".join(parts)))
