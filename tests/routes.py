"""The table of routes: what each role gets at each address. A new address needs a line here.

Outcomes: a status, or « → address » for a redirection, with the arguments of the address asked for.
An address with an object is tried with objects that could leak: a draft, an unverified row,
somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.urls import URLPattern, URLResolver, get_resolver

FORMS = ("csv", "ods", "json")
LOGIN = "→ /compte/connexion/"
LANDING = "→ /compte/arrivee/"
ESPACE = "→ /espace/"
ADMIN = "→ /admin/"
MEETING = "→ /espace/reunions/{slug}/"  # what became of the meeting
AGAIN = "→ /compte/identite/"  # who is it, again, before a sensitive setting


@dataclass(frozen=True)
class Case:
    """One address to try: `expected` follows ROLES, `arguments` takes from the planted world."""

    expected: tuple[str, str, str, str]
    label: str = ""
    arguments: Callable[[SimpleNamespace], dict[str, Any]] = field(default=lambda world: {})


def everybody(outcome: str, label: str = "", arguments: Callable | None = None) -> Case:
    return case(outcome, outcome, outcome, outcome, label=label, arguments=arguments)


def members_only(outcome: str) -> Case:
    return case(LOGIN, outcome, outcome, outcome)


def case(*expected: str, label: str = "", arguments: Callable | None = None) -> Case:
    return Case(expected, label, arguments or (lambda world: {}))  # type: ignore[arg-type]


PUBLIC = [everybody("200")]
FILES = [everybody("200", form, lambda world, form=form: {"form": form}) for form in FORMS]


def slug_of(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    return lambda world: {"slug": getattr(world, name).slug}


def file_of(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        agreement = getattr(world, name)
        return {"slug": agreement.centre.slug, "public_id": agreement.public_id}

    return arguments


def committee(name: str, parameter: str = "slug") -> Callable[[SimpleNamespace], dict[str, Any]]:
    """The slug of a planted body or meeting, or the reference of a decision."""

    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        planted = getattr(world.committees, name)
        attribute = "reference" if parameter == "reference" else "slug"
        return {parameter: getattr(planted, attribute)}

    return arguments


def document(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        planted = getattr(world.committees, name)
        return {"slug": planted.meeting.slug, "public_id": planted.public_id}

    return arguments


def meeting_page() -> list[Case]:
    """A page of a meeting in the working space, whatever the meeting's state."""
    return [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "200", "200", label="du centre", arguments=slug_of("of_own_centre")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
    ]


def body_of(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    return lambda world: {"slug": getattr(world, name).body.slug}


def seat(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        planted = world.committees.seat if name == "public_seat" else getattr(world, name)
        return {"slug": planted.college.body.slug, "seat": planted.pk}

    return arguments


def part(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    """A row of a meeting, under the meeting's address."""

    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        planted = getattr(world, name)
        return {"slug": planted.meeting.slug, "public_id": planted.public_id}

    return arguments


def paper(name: str, kind: str = "compte-rendu", form: str = "pdf") -> Callable:
    return lambda world: {"slug": getattr(world, name).slug, "kind": kind, "form": form}


def decisions_of(name: str, form: str = "pdf") -> Callable:
    return lambda world: {"slug": getattr(world.committees, name).slug, "form": form}


def staff_only(label: str, arguments: Callable) -> Case:
    return case("404", "404", "404", "200", label=label, arguments=arguments)


# The pages of a body in the working space: of one's own région or centre, and no other.
BODY = [
    case(LOGIN, "200", "403", "200", label="de la région", arguments=body_of("of_region")),
    case(LOGIN, "200", "403", "200", label="d’un centre", arguments=committee("of_centre")),
    case(LOGIN, "404", "200", "200", label="du centre", arguments=body_of("of_own_centre")),
    case(LOGIN, "403", "403", "200", label="nationale", arguments=body_of("of_nation")),
    case(LOGIN, "404", "404", "200", label="d’un brouillon", arguments=committee("of_draft")),
]

TABLE: dict[str, list[Case]] = {
    # --- Home, finder, territories -----------------------------------------------------------
    "home": PUBLIC,
    "network_figures": PUBLIC,
    "atlas:finder": PUBLIC,
    "atlas:proposals": PUBLIC,
    "territories:list": PUBLIC,
    "territories:region": [
        everybody("200", "", lambda world: {"slug": world.department.region.slug}),
        everybody("404", "inconnue", lambda world: {"slug": "nulle-part"}),
    ],
    "territories:department": [
        everybody(
            "200",
            "",
            lambda world: {
                "region_slug": world.department.region.slug,
                "slug": world.department.slug,
            },
        ),
        everybody(
            "404",
            "inconnu",
            lambda world: {"region_slug": world.department.region.slug, "slug": "nulle-part"},
        ),
    ],
    # --- Centres -----------------------------------------------------------------------------
    "centres:list": PUBLIC,
    "centres:detail": [
        everybody("200", "publié", slug_of("published")),
        everybody("→ /centres/centre-public/", "ancien nom", lambda world: {"slug": "ancien-nom"}),
        case("404", "404", "404", "200", label="brouillon", arguments=slug_of("draft")),
        case("404", "404", "200", "200", label="brouillon du membre", arguments=slug_of("own")),
        case(
            "404",
            "404",
            "404",
            "→ /centres/centre-zzsecret/",
            label="ancien nom d’un brouillon",
            arguments=lambda world: {"slug": "ancien-centre-zzsecret"},
        ),
    ],
    "centres:agreement_file": [
        everybody("200", "publié", file_of("agreement")),
        case("404", "404", "404", "200", label="non publié", arguments=file_of("unpublished")),
        case("404", "404", "404", "200", label="d’un brouillon", arguments=file_of("of_draft")),
    ],
    # --- Committees --------------------------------------------------------------------------
    "governance:home": PUBLIC,
    "governance:body_list": PUBLIC,
    "governance:body_file": FILES,
    "governance:meeting_file": FILES,
    "governance:decision_file": FILES,
    "governance:body_detail": [
        everybody("200", "nationale", committee("body")),
        everybody("200", "d’un centre", committee("of_centre")),
        everybody(
            "→ /gouvernance/instances/comite-public/",
            "ancien nom",
            lambda world: {"slug": "ancien-comite"},
        ),
        staff_only("non vérifiée", committee("unverified")),
        staff_only("d’un brouillon", committee("of_draft")),
    ],
    "governance:body_calendar": [
        everybody("200", "nationale", committee("body")),
        staff_only("d’un brouillon", committee("of_draft")),
    ],
    "governance:meeting_list": PUBLIC,
    "governance:meeting_feed": PUBLIC,
    "governance:meeting_detail": [
        everybody("200", "publique", committee("meeting")),
        staff_only("restreinte", committee("restricted")),
        staff_only("d’un brouillon", committee("hidden_meeting")),
    ],
    "governance:meeting_calendar": [
        everybody("200", "publique", committee("meeting")),
        everybody("404", "restreinte", committee("restricted")),
        everybody("404", "d’un brouillon", committee("hidden_meeting")),
    ],
    "governance:document_file": [
        everybody("200", "public", document("document")),
        staff_only("restreint", document("restricted_document")),
        staff_only("d’une réunion restreinte", document("of_restricted")),
        everybody("404", "retiré", document("removed")),
    ],
    "governance:minutes_file": [
        everybody("200", "publié", committee("meeting")),
        everybody("404", "restreint", committee("restricted")),
    ],
    "governance:meeting_decisions": [
        everybody("200", "publique", decisions_of("meeting")),
        everybody("200", "publique, ODT", decisions_of("meeting", "odt")),
        everybody("404", "publique, en page", decisions_of("meeting", "html")),
        everybody("404", "restreinte", decisions_of("restricted")),
        everybody("404", "d’un brouillon", decisions_of("hidden_meeting")),
    ],
    "governance:decision_list": PUBLIC,
    "governance:decision_feed": PUBLIC,
    "governance:decision_detail": [
        everybody("200", "publiée", committee("decision", "reference")),
        everybody("200", "d’un point restreint", committee("of_secret_item", "reference")),
        staff_only("restreinte", committee("restricted_decision", "reference")),
        everybody("404", "inconnue", lambda world: {"reference": "PUB-2026-99"}),
    ],
    "governance:calendar": PUBLIC,
    "governance:region_calendar": [
        everybody("200", "", lambda world: {"slug": world.department.region.slug}),
        everybody("404", "inconnue", lambda world: {"slug": "nulle-part"}),
    ],
    "governance:own_calendar": [
        everybody("404", "jeton faux", lambda world: {"token": "faux"}),
    ],
    # The mails of a demonstration: no such page elsewhere, whoever asks.
    "outbox:mail_list": [members_only("404")],
    "outbox:mail_detail": [case(LOGIN, "404", "404", "404", arguments=lambda world: {"name": "a"})],
    "outbox:mail_file": [case(LOGIN, "404", "404", "404", arguments=lambda world: {"name": "a"})],
    "outbox:mail_calendar": [
        case(LOGIN, "404", "404", "404", arguments=lambda world: {"name": "a"}),
    ],
    "governance:digest_choice": [
        everybody("404", "jeton faux", lambda world: {"token": "faux"}),
    ],
    "governance:answer": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:answer_propose": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:answer_calendar": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:review": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:review_remark": [everybody("405", "jeton faux", lambda world: {"token": "faux"})],
    "governance:verify": PUBLIC,
    "governance:verify_file": [everybody("405")],
    "governance:my_calendar": [members_only("200")],
    "governance:revoke_my_calendar": [members_only("405")],
    # --- The working space -------------------------------------------------------------------
    "espace:home": [members_only("200")],
    "espace:meeting_list": [members_only("200")],
    "espace:meeting_log": [members_only("200")],
    "espace:meeting_plan": [members_only("200")],
    "espace:action_list": [members_only("200")],
    "espace:body_list": [members_only("200")],
    "espace:body_detail": BODY,
    "espace:body_rules": BODY,
    "espace:composition_add": BODY,
    "espace:seat_detail": [
        case(LOGIN, "200", "403", "200", label="de la région", arguments=seat("seat_of_region")),
        case(LOGIN, "403", "403", "200", label="nationale", arguments=seat("public_seat")),
        case(
            LOGIN,
            "404",
            "403",
            "404",
            label="d’une autre instance",
            arguments=lambda world: {
                "slug": world.of_region.body.slug,
                "seat": world.committees.seat.pk,
            },
        ),
    ],
    "espace:rhythm": [members_only("200")],
    "espace:rhythm_file": [
        Case((LOGIN, "200", "200", "200"), form, lambda world, form=form: {"form": form})
        for form in FORMS
    ],
    "espace:attendance": [members_only("200")],
    "espace:attendance_file": [
        Case((LOGIN, "200", "200", "200"), form, lambda world, form=form: {"form": form})
        for form in FORMS
    ],
    "espace:meeting_record": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "200", "200", label="du centre", arguments=slug_of("of_own_centre")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
    ],
    "espace:minutes_page": meeting_page(),
    "espace:minutes_edit": meeting_page(),
    **{
        f"espace:minutes_{name}": [
            case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
            case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
            case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
        ]
        for name in ("send", "reopen", "approve")
    },
    "espace:minutes_review": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "404", "200", "200", label="qui y était", arguments=slug_of("attended")),
    ],
    "espace:minutes_publish": [
        case(LOGIN, "200", "403", "200", label="approuvée", arguments=slug_of("approved")),
        case(
            LOGIN,
            f"{MEETING}compte-rendu/",
            "404",
            f"{MEETING}compte-rendu/",
            label="en relecture",
            arguments=slug_of("of_region"),
        ),
        case(
            LOGIN,
            "403",
            "403",
            "→ /espace/reunions/reunion-publique/compte-rendu/",
            label="d’autrui, publiée",
            arguments=committee("meeting"),
        ),
    ],
    "espace:minutes_withdraw": [
        case(LOGIN, "403", "403", "200", label="d’autrui, publiée", arguments=committee("meeting")),
        case(
            LOGIN,
            "→ /espace/reunions/reunion-approuvee/compte-rendu/",
            "403",
            "→ /espace/reunions/reunion-approuvee/compte-rendu/",
            label="pas publiée",
            arguments=slug_of("approved"),
        ),
    ],
    "espace:minutes_kept_file": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("approved")),
        case(LOGIN, "404", "404", "200", label="d’autrui", arguments=committee("meeting")),
        case(LOGIN, "404", "404", "404", label="en relecture", arguments=slug_of("of_region")),
    ],
    "espace:document_list": meeting_page(),
    "espace:meeting_publication": meeting_page(),
    "espace:meeting_redate": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("held_of_region")),
        case(
            LOGIN,
            f"{MEETING}rendez-vous/",
            "404",
            f"{MEETING}rendez-vous/",
            label="à venir",
            arguments=slug_of("of_region"),
        ),
        case(LOGIN, "403", "403", MEETING, label="approuvée", arguments=committee("meeting")),
        case(
            LOGIN,
            "404",
            "404",
            f"{MEETING}rendez-vous/",
            label="nationale",
            arguments=slug_of("of_nation"),
        ),
    ],
    "espace:decision_correct": [
        case(
            LOGIN,
            "403",
            "403",
            "200",
            label="d’autrui",
            arguments=committee("decision", "reference"),
        ),
        case(
            LOGIN,
            "404",
            "404",
            "200",
            label="restreinte",
            arguments=committee("restricted_decision", "reference"),
        ),
        case(
            LOGIN,
            "200",
            "404",
            "200",
            label="de la région",
            arguments=committee("decision_of_region", "reference"),
        ),
        case(LOGIN, "404", "404", "404", arguments=lambda world: {"reference": "PUB-2026-99"}),
    ],
    "espace:document_file": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=document("of_region")),
        case(LOGIN, "403", "403", "200", label="public", arguments=document("document")),
        case(
            LOGIN, "403", "403", "200", label="d’autrui", arguments=document("restricted_document")
        ),
        case(LOGIN, "404", "404", "404", label="retiré", arguments=document("removed_of_region")),
    ],
    "espace:document_describe": [
        case(LOGIN, "405", "405", "405", arguments=document("of_region")),
    ],
    "espace:document_restrict": [
        case(LOGIN, "405", "405", "405", arguments=document("of_region")),
    ],
    "espace:document_remove": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=document("of_region")),
        case(LOGIN, "403", "403", "200", label="public", arguments=document("document")),
        case(LOGIN, "404", "404", "404", label="retiré", arguments=document("removed_of_region")),
    ],
    "espace:meeting_postpone": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
    ],
    "espace:draft_keep": [case(LOGIN, "405", "405", "405", arguments=slug_of("of_region"))],
    "espace:draft_drop": [case(LOGIN, "405", "405", "405", arguments=slug_of("of_region"))],
    "espace:meeting_prepare": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
    ],
    "espace:meeting_appointment": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
    ],
    "espace:meeting_convene": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
    ],
    "espace:meeting_remind": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
    ],
    "espace:guest_invite": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
    ],
    "espace:item_propose": [
        case(LOGIN, "404", "404", "404", label="sans appel", arguments=slug_of("of_nation")),
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("asking")),
    ],
    "espace:item_call": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
    ],
    "espace:meeting_second_call": [
        case(LOGIN, MEETING, "404", MEETING, label="à venir", arguments=slug_of("of_region")),
        case(LOGIN, "404", "404", MEETING, label="nationale", arguments=slug_of("of_nation")),
    ],
    "espace:invitation": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=part("invitation")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=part("of_nation_invited")),
    ],
    "espace:invitation_link": [
        case(LOGIN, "405", "405", "405", label="de la région", arguments=part("invitation")),
    ],
    "espace:proposal_decide": [
        case(LOGIN, "405", "405", "405", label="de la région", arguments=part("proposal")),
    ],
    "espace:meeting_cancel": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
    ],
    "espace:meeting_paper": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=paper("of_region")),
        case(LOGIN, "200", "404", "200", label="ODT", arguments=paper("of_region", form="odt")),
        case(LOGIN, "404", "200", "200", label="du centre", arguments=paper("of_own_centre")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=paper("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=paper("of_all")),
        case(LOGIN, "404", "404", "404", label="inconnu", arguments=paper("of_region", "budget")),
        case(LOGIN, "404", "404", "404", label="format", arguments=paper("of_region", form="docx")),
    ],
    # --- Pages that belong to no app ---------------------------------------------------------
    "pages:site_plan": PUBLIC,
    "pages:accessibility": PUBLIC,
    "pages:legal_notice": PUBLIC,
    "pages:personal_data": PUBLIC,
    "pages:contact": PUBLIC,
    "pages:robots_txt": PUBLIC,
    "pages:security_txt": PUBLIC,
    "pages:health": PUBLIC,
    "sitemap": PUBLIC,
    # --- Partners, charter, framework --------------------------------------------------------
    "partners:list": PUBLIC,
    "partners:organisation_detail": [
        everybody("200", "établie", slug_of("open_partner")),
        case("404", "404", "404", "200", label="non vérifiée", arguments=slug_of("hidden")),
        case(
            "404",
            "404",
            "404",
            "→ /partenaires/organisation-zzsecret/",
            label="ancien nom d’une non vérifiée",
            arguments=lambda world: {"slug": "ancienne-zzsecret"},
        ),
    ],
    "partners:charter": PUBLIC,
    "partners:framework": PUBLIC,
    "partners:edition_detail": [
        everybody("200", "établie", lambda world: {"edition": "cadre"}),
        case(
            "404",
            "404",
            "404",
            "200",
            label="non vérifiée",
            arguments=lambda world: {"edition": "cadre-zzsecret"},
        ),
    ],
    "partners:provision_detail": [
        everybody("200", "établie", lambda world: {"edition": "cadre", "code": "mission"}),
        case(
            "404",
            "404",
            "404",
            "200",
            label="non vérifiée",
            arguments=lambda world: {"edition": "cadre", "code": "zzsecret"},
        ),
    ],
    # --- Accounts ----------------------------------------------------------------------------
    "accounts:profile": [members_only("200")],
    "accounts:close_session": [members_only("405")],
    "account_login": [case("200", LANDING, LANDING, LANDING)],
    "landing": [case(LOGIN, ESPACE, ESPACE, ADMIN)],
    "account_logout": [case("→ /", "200", "200", "200")],
    "account_inactive": PUBLIC,
    "account_reauthenticate": [members_only("200")],
    "account_change_password": [members_only("200")],
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": [
        everybody(
            "200",
            "lien faux",
            lambda world: {"uidb36": "1", "key": "faux"},
        ),
    ],
    "account_reset_password_from_key_done": PUBLIC,
    "mfa_authenticate": [case(LOGIN, LANDING, LANDING, LANDING)],
    "mfa_login_webauthn": [case(LOGIN, LANDING, LANDING, LANDING)],
    "mfa_index": [members_only("200")],
    "mfa_reauthenticate": [case(LOGIN, AGAIN, AGAIN, "200", label="l’agent national a un facteur")],
    "mfa_reauthenticate_webauthn": [members_only(AGAIN)],
    "mfa_activate_totp": [
        case(LOGIN, AGAIN, AGAIN, AGAIN),
    ],
    "mfa_deactivate_totp": [
        case(LOGIN, "404", "404", AGAIN, label="qui n’en a pas n’a rien à retirer"),
    ],
    "mfa_view_recovery_codes": [members_only("404")],
    "mfa_generate_recovery_codes": [members_only(AGAIN)],
    "mfa_download_recovery_codes": [members_only("404")],
    "mfa_list_webauthn": [members_only("200")],
    "mfa_add_webauthn": [members_only(AGAIN)],
    "mfa_edit_webauthn": [
        Case((LOGIN, AGAIN, AGAIN, AGAIN), "clé d’autrui", lambda world: {"pk": world.key.pk}),
    ],
    "mfa_remove_webauthn": [
        Case((LOGIN, AGAIN, AGAIN, AGAIN), "clé d’autrui", lambda world: {"pk": world.key.pk}),
    ],
}

# Addresses served without an account. What is not here is closed, whatever its view says.
OPEN_TO_ALL = {
    "governance:review",
    "governance:review_remark",
    "governance:verify",
    "governance:verify_file",
    "governance:answer",  # behind a secret, and so are the two next
    "governance:answer_propose",
    "governance:answer_calendar",
    "governance:body_file",
    "governance:meeting_file",
    "governance:decision_file",
    "governance:home",
    "governance:body_list",
    "governance:body_detail",
    "governance:body_calendar",
    "governance:meeting_list",
    "governance:meeting_feed",
    "governance:meeting_detail",
    "governance:meeting_calendar",
    "governance:document_file",
    "governance:minutes_file",
    "governance:meeting_decisions",
    "governance:decision_list",
    "governance:decision_feed",
    "governance:decision_detail",
    "governance:calendar",
    "governance:region_calendar",
    "governance:own_calendar",
    "governance:digest_choice",
    "admin:login",  # leads to the log-in of the portal
    "territories:region",
    "territories:list",
    "territories:department",
    "home",
    "network_figures",
    "centres:list",
    "centres:detail",
    "centres:agreement_file",
    "atlas:finder",
    "atlas:proposals",
    "account_inactive",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_login_webauthn",
    "pages:accessibility",
    "pages:contact",
    "pages:health",
    "pages:legal_notice",
    "pages:personal_data",
    "pages:robots_txt",
    "pages:security_txt",
    "pages:site_plan",
    "partners:charter",
    "partners:edition_detail",
    "partners:framework",
    "partners:list",
    "partners:organisation_detail",
    "partners:provision_detail",
    "sitemap",
}

# Of these, the ones that hold a form which posts: they alone may set a cookie.
WITH_A_FORM = {
    "admin:login",
    "account_login",
    "account_logout",
    "account_reset_password",
    "account_reset_password_from_key",
    "mfa_authenticate",
    "mfa_login_webauthn",
}

# Of these, the ones that take a post without a session: a secret in their address is the right to
# write, or they write nothing at all. They set no cookie and carry no token.
WRITTEN_TO_WITHOUT_COOKIE = {
    "governance:answer",
    "governance:answer_propose",
    "governance:digest_choice",
    "governance:review_remark",
    "governance:verify_file",
}


def is_of_the_admin(name: str) -> bool:
    return name.startswith(("admin:", "admin/"))


def admin_addresses() -> Iterator[tuple[str, str]]:
    """Each address of the admin with its name, its objects taken from what the database holds."""
    for name, pattern, path in _walk(get_resolver(), "", ""):
        if is_of_the_admin(name):
            yield name, "/" + _filled(path, pattern)


def _filled(path: str, pattern: URLPattern) -> str:
    """A path pattern with something real in the place of its parameters."""
    words = re.match(r"admin/(\w+)/(\w+)/<path", path)
    row = "1"
    if words:
        row = str(apps.get_model(*words.groups()).objects.order_by("pk").values("pk").first() or 1)
        row = re.sub(r"\D", "", row)
    path = path.replace("<path:object_id>", row).replace("<path:content_type_id>", "1")
    path = re.sub(r"\^\(\?P<app_label>(\w+).*$", r"\1/", path)
    return re.sub(r"\(\?P<url>\.\*\)\$", "nulle-part", path)


def routes() -> Iterator[tuple[str, URLPattern]]:
    """Every URL pattern of the site with its full name, or its path when it has none."""
    for name, pattern, _ in _walk(get_resolver(), "", ""):
        yield name, pattern


def addresses() -> Iterator[tuple[str, str]]:
    """Every address of the site with its name; parameters stand as `<str:token>`."""
    for name, _, path in _walk(get_resolver(), "", ""):
        yield name, f"/{path}"


def _walk(
    resolver: URLResolver, namespace: str, path: str
) -> Iterator[tuple[str, URLPattern, str]]:
    for entry in resolver.url_patterns:
        here = path + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, inner, here)
        else:
            yield (f"{namespace}{entry.name}" if entry.name else here), entry, here
