"""Votes by name: how each member called voted on a decision."""

import pgtrigger
from django.db import models

from crpv_portal.common.constraints import one_of
from crpv_portal.common.history import tracked
from crpv_portal.common.joint_constraints import ConstrainedModel

from ..choices import VoteCast
from .attendance import Attendance
from .decisions import Decision


@tracked()
class Vote(ConstrainedModel):
    """Vote of a line of the roll on a decision by call of names; final once it is adopted.

    Who bears a proxy votes on the line of the member who gave it. A secret ballot, or a show of
    hands, has none: the database refuses them.
    """

    part_of = "decision__item__meeting"

    decision = models.ForeignKey(
        Decision,
        on_delete=models.CASCADE,  # part of a draft, and goes with it; an adopted one is kept
        related_name="named_votes",
        verbose_name="décision",
    )
    attendance = models.ForeignKey(
        Attendance, on_delete=models.PROTECT, related_name="votes", verbose_name="présence"
    )
    cast = models.CharField("vote", max_length=10, choices=VoteCast.pairs)

    class Meta:
        verbose_name = "vote nominatif"
        verbose_name_plural = "votes nominatifs"
        ordering = ["decision", "pk"]
        constraints = [
            one_of("cast", VoteCast),
            models.UniqueConstraint(
                fields=["decision", "attendance"],
                name="vote_once_a_member",
                violation_error_message="Ce membre a déjà voté sur cette décision.",
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="of_a_roll_call",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="""
                    IF NOT EXISTS (
                        SELECT FROM governance_decision AS decision
                        JOIN governance_agendaitem AS item ON item.id = decision.item_id
                        JOIN governance_attendance AS line ON line.meeting_id = item.meeting_id
                        WHERE decision.id = NEW.decision_id AND line.id = NEW.attendance_id
                        AND decision.ballot = 'roll_call' AND decision.adopted_on IS NULL
                        AND line.voting_weight > 0
                    ) THEN
                        RAISE EXCEPTION
                            'a vote is that of a member called by name, before the adoption'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN NEW;
                """,
            ),
            pgtrigger.Trigger(
                name="adopted_is_kept",
                when=pgtrigger.Before,
                operation=pgtrigger.Delete,
                func="""
                    IF EXISTS (
                        SELECT FROM governance_decision
                        WHERE id = OLD.decision_id AND adopted_on IS NOT NULL
                    ) THEN
                        RAISE EXCEPTION 'the votes of an adopted decision are kept'
                            USING ERRCODE = 'check_violation';
                    END IF;
                    RETURN OLD;
                """,
            ),
        ]

    def __str__(self) -> str:
        return f"vote n° {self.pk}"
