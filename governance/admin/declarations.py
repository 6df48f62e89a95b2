"""Actions of the staff on a body declared from the working space: confirm, same as, turn down."""

from __future__ import annotations

from crpv_portal.common.admin.page_actions import PageAction
from crpv_portal.common.dates import in_words

from ..bodies.declaring import confirm_declared_body, decline_declared_body
from ..models import Body
from ..perms import can_decide_declaration
from ..record.doubles import merge_declared_body
from .forms import ConfirmBodyForm, SameBodyForm


def declaration_in_words(body: Body) -> str:
    """Return who declared the body, when, and what became of it; empty when nobody did."""
    if body.declared_on is None or body.declared_by is None:
        return ""
    who = body.declared_by.get_full_name() or "un compte fermé"
    said = f"Déclarée le {in_words(body.declared_on)} par {who}"
    if body.is_declined:
        double = f", c’est déjà « {body.same_as} »" if body.same_as else ""
        return f"{said} ; écartée{double} : {body.declined_why}."
    return f"{said} ; {'à confirmer' if body.awaits_confirmation else 'confirmée'}."


def _confirmable(body: Body) -> bool:
    return body.declared_at is not None and body.confirmed_at is None


DECLARATION_ACTIONS = (
    PageAction(
        slug="confirmer-la-declaration",
        verb="Confirmer la déclaration",
        explanation=(
            "L’instance devient publique, sous le nom que montre sa fiche ; qui l’a déclarée "
            "l’apprend par courriel. Ses réunions restent restreintes tant que personne ne les "
            "publie."
        ),
        form=ConfirmBodyForm,
        carry_out=lambda request, body, data: confirm_declared_body(
            body=body, by=request.user, **data
        ),
        done="L’instance est confirmée, et publique.",
        is_offered=_confirmable,
        may=lambda user, body: can_decide_declaration(user),
    ),
    PageAction(
        slug="c-est-deja",
        verb="C’est déjà…",
        explanation=(
            "La déclaration est écartée, et l’instance connue est nommée à qui l’a faite. Les "
            "réunions tenues lui sont rattachées, avec leur appel, sauf celles dont une décision "
            "est adoptée ou dont le jour est déjà pris : elles restent où elles sont."
        ),
        form=SameBodyForm,
        carry_out=lambda request, body, data: merge_declared_body(
            body=body, by=request.user, **data
        ),
        done="La déclaration est écartée : l’instance est déjà connue.",
        is_offered=lambda body: body.awaits_confirmation,
        may=lambda user, body: can_decide_declaration(user),
        is_grave=True,
    ),
    PageAction(
        slug="ecarter-la-declaration",
        verb="Écarter la déclaration",
        explanation=(
            "L’instance ne sera pas publique et ne prend plus de réunion ; ce qui y est consigné "
            "reste lisible de qui la tient. Votre motif est envoyé à qui l’a déclarée."
        ),
        carry_out=lambda request, body, data: decline_declared_body(
            body=body, by=request.user, **data
        ),
        done="La déclaration est écartée.",
        is_offered=lambda body: body.awaits_confirmation,
        may=lambda user, body: can_decide_declaration(user),
        is_grave=True,
    ),
)
