"""Decisions, numbered without gap and final once adopted; actions, followed until done."""

import uuid

import pgtrigger
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.text import Truncator

from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import track_links, tracked
from crpv_portal.common.joint_constraints import ConstrainedModel
from partners.models import Organisation, Person, Provision

from ..choices import ActionState, Ballot, DecisionKind, OpinionSense, Visibility
from ..querysets import ActionItemQuerySet, DecisionQuerySet
from .bodies import Body
from .meetings import AgendaItem
from .public_moment import keeps_public_moment, public_moment_field

VOTE_FIELDS = ("votes_for", "votes_against", "abstentions")
# Whether it is public may still change after adoption, hence when it did, and nothing else.
ADOPTED_AND_CHANGED = (
    "OLD.adopted_on IS NOT NULL "
    "AND (to_jsonb(OLD) - 'visibility' - 'public_changed_at')"
    " IS DISTINCT FROM (to_jsonb(NEW) - 'visibility' - 'public_changed_at')"
)


def names_go_with_roll_call() -> pgtrigger.Trigger:
    """Trigger that keeps votes by name out of other ballots, and counts them at the adoption."""
    return pgtrigger.Trigger(
        name="names_go_with_roll_call",
        when=pgtrigger.Before,
        operation=pgtrigger.Update,
        func="""
            IF NEW.ballot <> 'roll_call' THEN
                IF EXISTS (SELECT FROM governance_vote WHERE decision_id = NEW.id) THEN
                    RAISE EXCEPTION 'votes by name belong to a call of names'
                        USING ERRCODE = 'check_violation';
                END IF;
            ELSIF NEW.adopted_on IS NOT NULL AND OLD.adopted_on IS NULL AND (
                SELECT (
                    COALESCE(SUM(voting_weight) FILTER (WHERE "cast" = 'for'), 0),
                    COALESCE(SUM(voting_weight) FILTER (WHERE "cast" = 'against'), 0),
                    COALESCE(SUM(voting_weight) FILTER (WHERE "cast" = 'abstained'), 0)
                ) IS DISTINCT FROM (
                    NEW.votes_for::bigint, NEW.votes_against::bigint, NEW.abstentions::bigint
                )
                FROM governance_vote
                JOIN governance_attendance ON governance_attendance.id = attendance_id
                WHERE decision_id = NEW.id
            ) THEN
                RAISE EXCEPTION 'the totals are those of the votes by name'
                    USING ERRCODE = 'check_violation';
            END IF;
            RETURN NEW;
        """,
    )


class DecisionCounter(ConstrainedModel):
    """Last number given in a body for a year; numbers are given under its row lock."""

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="+", verbose_name="instance"
    )
    year = models.PositiveSmallIntegerField("année")
    last_number = models.PositiveIntegerField("dernier numéro", default=0)

    class Meta:
        verbose_name = "compteur de décisions"
        verbose_name_plural = "compteurs de décisions"
        constraints = [
            models.UniqueConstraint(fields=["body", "year"], name="decisioncounter_once"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id}, {self.year}"


@tracked()
class Decision(ConstrainedModel):
    """Decision or opinion of a body. Adopted, it is final: a correction is another decision."""

    part_of = "item__meeting"

    public_id = models.UUIDField(
        "identifiant public", default=uuid.uuid4, unique=True, editable=False
    )
    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="decisions", verbose_name="instance"
    )
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="decisions", verbose_name="point"
    )
    kind = models.CharField(
        "nature", max_length=10, choices=DecisionKind.pairs, default=DecisionKind.DECISION
    )
    opinion = models.CharField(
        "sens de l’avis", max_length=15, choices=OpinionSense.pairs, blank=True, default=""
    )
    text = models.TextField("texte")
    votes_for = models.PositiveIntegerField("pour", null=True, blank=True)
    votes_against = models.PositiveIntegerField("contre", null=True, blank=True)
    abstentions = models.PositiveIntegerField("abstentions", null=True, blank=True)
    ballot = models.CharField(
        "mode de scrutin", max_length=10, choices=Ballot.pairs, blank=True, default=""
    )
    provisions = models.ManyToManyField(
        Provision, blank=True, related_name="citing_decisions", verbose_name="dispositions citées"
    )
    corrects = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="corrections",
        verbose_name="corrige",
    )
    year = models.PositiveSmallIntegerField("année", null=True, blank=True, editable=False)
    number = models.PositiveIntegerField("numéro", null=True, blank=True, editable=False)
    adopted_on = models.DateField("adoptée le", null=True, blank=True, editable=False)
    visibility = models.CharField(
        "visibilité", max_length=10, choices=Visibility.pairs, default=Visibility.RESTRICTED
    )
    created_at = models.DateTimeField("créée le", auto_now_add=True)
    public_changed_at = public_moment_field()

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "décision"
        ordering = ["-year", "-number", "pk"]
        constraints = [
            one_of("kind", DecisionKind),
            one_of("visibility", Visibility),
            models.UniqueConstraint(
                fields=["body", "year", "number"],
                name="decision_number_unique",
                violation_error_message="Ce numéro est déjà donné.",
            ),
            models.CheckConstraint(
                name="decision_numbered_once_adopted",
                condition=Q(adopted_on__isnull=True, year__isnull=True, number__isnull=True)
                | Q(adopted_on__isnull=False, year__isnull=False, number__gte=1)
                & Q(number__isnull=False, year=F("adopted_on__year")),
                violation_error_message=(
                    "Une décision reçoit son numéro et son année en étant adoptée."
                ),
            ),
            models.CheckConstraint(
                name="decision_opinion_has_sense",
                condition=Q(kind=DecisionKind.OPINION, opinion__in=OpinionSense.values)
                | Q(kind=DecisionKind.DECISION, opinion=""),
                violation_error_message="Un avis dit son sens ; une décision n’en a pas.",
            ),
            models.CheckConstraint(
                name="decision_votes_together",
                condition=Q(**{f"{name}__isnull": True for name in VOTE_FIELDS})
                | Q(**{f"{name}__isnull": False for name in VOTE_FIELDS}),
                violation_error_message="Indiquez les trois nombres du vote, ou aucun.",
            ),
            models.CheckConstraint(
                name="decision_ballot_known",
                condition=Q(ballot__in=["", *Ballot.values]),
                violation_error_message="Ce mode de scrutin ne fait pas partie de la liste.",
            ),
            models.CheckConstraint(
                name="decision_says_something",
                condition=~Q(text=""),
                violation_error_message="Le texte de la décision est exigé.",
            ),
            models.CheckConstraint(
                name="decision_not_own_correction",
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")),
                violation_error_message="Une décision ne se corrige pas elle-même.",
            ),
        ]
        triggers = [
            keeps_public_moment(
                is_public="(ROW.visibility = 'public' AND ROW.adopted_on IS NOT NULL)",
                columns=["text", "body_id"],
            ),
            names_go_with_roll_call(),
            pgtrigger.Protect(
                name="adopted_is_final",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(ADOPTED_AND_CHANGED),
            ),
            pgtrigger.Protect(
                name="adopted_is_kept",
                operation=pgtrigger.Delete,
                condition=pgtrigger.Q(old__adopted_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reference or f"projet de décision n° {self.pk}"

    def get_absolute_url(self) -> str:
        """Return the address of an adopted decision; a draft has no page."""
        return reverse("governance:decision_detail", args=[self.reference])

    @property
    def staff_label(self) -> str:
        """Return its reference, else the beginning of its text."""
        return self.reference or Truncator(self.text).words(12)

    @property
    def reference(self) -> str:
        """Return `CAN-2026-07` once adopted (needs select_related("body")), else an empty text."""
        if not self.number:
            return ""
        return f"{self.body.code}-{self.year}-{self.number:02d}"


track_links(Decision, "provisions")


@tracked()
class ActionItem(ConstrainedModel):
    """Action to take after a meeting; while open, it comes back on the body's next agenda."""

    body = models.ForeignKey(
        Body, on_delete=models.PROTECT, related_name="actions", verbose_name="instance"
    )
    item = models.ForeignKey(
        AgendaItem, on_delete=models.PROTECT, related_name="actions", verbose_name="point d’origine"
    )
    text = models.CharField("suite à donner", max_length=400)
    owner_person = models.ForeignKey(
        Person,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name="personne chargée",
    )
    owner_organisation = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name="organisation chargée",
    )
    owner_words = models.CharField(
        "chargé, en toutes lettres",
        max_length=500,
        blank=True,
        help_text="Pour une personne, au nom de qui elle agit ; seul, qui s’en charge.",
    )
    due_on = models.DateField("échéance", null=True, blank=True)
    state = models.CharField(
        "état", max_length=10, choices=ActionState.pairs, default=ActionState.OPEN
    )
    closed_on = models.DateField("close le", null=True, blank=True)
    outcome = models.CharField("issue", max_length=300, blank=True)

    objects = ActionItemQuerySet.as_manager()

    class Meta:
        verbose_name = "suite à donner"
        verbose_name_plural = "suites à donner"
        ordering = [F("due_on").asc(nulls_last=True), "pk"]
        constraints = [
            one_of("state", ActionState),
            models.CheckConstraint(
                name="actionitem_closed_has_date",
                condition=Q(state=ActionState.OPEN, closed_on__isnull=True)
                | ~Q(state=ActionState.OPEN) & Q(closed_on__isnull=False),
                violation_error_message=(
                    "Une suite close porte la date de sa clôture, et elle seule."
                ),
            ),
            models.CheckConstraint(
                name="actionitem_has_owner",
                condition=Q(owner_person__isnull=False)
                | Q(owner_organisation__isnull=False)
                | ~Q(owner_words=""),
                violation_error_message="Dites qui est chargé de la suite.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
