"""Addresses of the working space."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

from crpv_portal.common.dates import today

from .cases import FORMS, LOGIN, PUBLIC, Case, case, committee, document, members_only, slug_of

MEETING = "→ /espace/reunions/{slug}/"  # what became of the meeting


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


def taken_over(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    return lambda world: {"public_id": getattr(world, name).public_id}


def paper(name: str, kind: str = "compte-rendu", form: str = "pdf") -> Callable:
    return lambda world: {"slug": getattr(world, name).slug, "kind": kind, "form": form}


def report_of(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    def arguments(world: SimpleNamespace) -> dict[str, Any]:
        planted = getattr(world, name)
        return {"slug": planted.centre.slug, "year": planted.year}

    return arguments


def assessed(name: str) -> Callable[[SimpleNamespace], dict[str, Any]]:
    return lambda world: {"slug": getattr(world, name).slug, "year": today().year}


# The pages of a body in the working space: of one's own région or centre, and no other.
BODY = [
    case(LOGIN, "200", "403", "200", label="de la région", arguments=body_of("of_region")),
    case(LOGIN, "200", "403", "200", label="d’un centre", arguments=committee("of_centre")),
    case(LOGIN, "404", "200", "200", label="du centre", arguments=body_of("of_own_centre")),
    case(LOGIN, "403", "403", "200", label="nationale", arguments=body_of("of_nation")),
    case(LOGIN, "404", "404", "200", label="d’un brouillon", arguments=committee("of_draft")),
]

# The pages of a meeting: of one's own région, and no other.
MEETING_OF_A_REGION = [
    case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_region")),
    case(LOGIN, "404", "404", "200", label="nationale", arguments=slug_of("of_nation")),
    case(LOGIN, "403", "403", "200", label="publique", arguments=slug_of("of_all")),
]
MEETING_OF_A_REGION_OR_A_CENTRE = [
    *MEETING_OF_A_REGION,
    case(LOGIN, "404", "200", "200", label="du centre", arguments=slug_of("of_own_centre")),
]

# The acts on a takeover of past meetings, which its author alone reads.
ACT_ON_A_TAKEOVER = [
    case(LOGIN, "405", "405", "405", label="à vérifier", arguments=taken_over("takeover")),
]

ROUTES: dict[str, list[Case]] = {
    "upkeep:own_sheets": [case(LOGIN, "200", "→ /espace/fiches/brouillon-du-membre/", "200")],
    "upkeep:own_sheet_exact": [Case((LOGIN, "405", "405", "405"), "", slug_of("own"))],
    "upkeep:own_sheet": [
        case(LOGIN, "404", "200", "404", label="du centre", arguments=slug_of("own")),
        case(LOGIN, "404", "404", "404", label="d’un autre centre", arguments=slug_of("published")),
    ],
    "upkeep:own_reports": [case(LOGIN, "200", "200", "200")],
    "upkeep:own_activity": [
        case(LOGIN, "404", "200", "404", label="du centre", arguments=report_of("report_of_own")),
        case(
            LOGIN,
            *("404", "404", "404"),
            label="publié, d’un autre centre",
            arguments=report_of("report_of_other"),
        ),
    ],
    "assessments:own_list": [members_only("200")],
    "assessments:own": [
        case(LOGIN, "404", "200", "404", label="du centre", arguments=assessed("own")),
        case(
            LOGIN, "404", "404", "404", label="d’un autre centre", arguments=assessed("published")
        ),
    ],
    "espace:home": [members_only("200")],
    "espace:offline_worker": PUBLIC,
    "espace:meeting_list": [members_only("200")],
    "espace:meeting_log": [members_only("200")],
    "espace:meeting_plan": [members_only("200")],
    "espace:action_list": [members_only("200")],
    "espace:action_answer": [
        case(LOGIN, "405", "405", "405", arguments=lambda world: {"pk": 1}),
    ],
    "espace:takeover_list": [members_only("200")],
    "espace:takeover_detail": [
        case(LOGIN, "200", "404", "404", label="à vérifier", arguments=taken_over("takeover")),
        case(
            LOGIN,
            *("404", "404", "404"),
            label="d’autrui",
            arguments=taken_over("takeover_of_another"),
        ),
    ],
    "espace:takeover_undo": [
        case(
            LOGIN,
            *("→ /espace/reprise/{public_id}/", "404", "404"),
            label="à vérifier",
            arguments=taken_over("takeover"),
        ),
    ],
    "espace:takeover_columns": ACT_ON_A_TAKEOVER,
    "espace:takeover_files": ACT_ON_A_TAKEOVER,
    "espace:takeover_choose": ACT_ON_A_TAKEOVER,
    "espace:takeover_adopt": ACT_ON_A_TAKEOVER,
    "espace:body_list": [members_only("200")],
    "espace:body_declare": [case(LOGIN, "200", "200", "→ /admin/governance/body/add/")],
    "espace:body_detail": BODY,
    "espace:body_steps": [case(LOGIN, "405", "405", "405", arguments=body_of("of_region"))],
    "espace:body_rules": BODY,
    "espace:letterhead": BODY,
    "espace:usual_agenda": BODY,
    "espace:year_plan": BODY,
    "espace:minutes_plan": BODY,
    "espace:composition_add": BODY,
    "espace:composition_table": BODY,
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
    "espace:address_book": [members_only("200")],
    "espace:address_book_file": [
        Case((LOGIN, "200", "200", "200"), form, lambda world, form=form: {"form": form})
        for form in FORMS
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
    "espace:meeting_record": MEETING_OF_A_REGION_OR_A_CENTRE,
    "espace:meeting_room": MEETING_OF_A_REGION_OR_A_CENTRE,
    "espace:room_state": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("of_room")),
        case(LOGIN, "404", "404", "404", label="sans salle", arguments=slug_of("of_nation")),
        case(LOGIN, "403", "403", "404", label="publique", arguments=slug_of("of_all")),
    ],
    "espace:minutes_page": MEETING_OF_A_REGION_OR_A_CENTRE,
    "espace:minutes_edit": MEETING_OF_A_REGION_OR_A_CENTRE,
    "espace:minutes_draft": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("held_of_region")),
        case(
            LOGIN,
            f"{MEETING}compte-rendu/",
            "404",
            f"{MEETING}compte-rendu/",
            label="en relecture",
            arguments=slug_of("of_region"),
        ),
        case(LOGIN, "403", "403", f"{MEETING}compte-rendu/", arguments=slug_of("of_all")),
    ],
    "espace:minutes_changes": MEETING_OF_A_REGION_OR_A_CENTRE,
    **{f"espace:minutes_{name}": MEETING_OF_A_REGION for name in ("send", "reopen", "approve")},
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
    "espace:document_list": MEETING_OF_A_REGION_OR_A_CENTRE,
    "espace:meeting_publication": MEETING_OF_A_REGION_OR_A_CENTRE,
    "espace:composition_from_meeting": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("held_of_region")),
        case(LOGIN, MEETING, "404", MEETING, label="à venir", arguments=slug_of("of_region")),
        case(LOGIN, "403", "403", "200", label="approuvée", arguments=committee("meeting")),
    ],
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
    "espace:document_open": [
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
    "espace:meeting_postpone": MEETING_OF_A_REGION,
    "espace:draft_keep": [case(LOGIN, "405", "405", "405", arguments=slug_of("of_region"))],
    "espace:draft_drop": [case(LOGIN, "405", "405", "405", arguments=slug_of("of_region"))],
    "espace:meeting_prepare": MEETING_OF_A_REGION,
    "espace:meeting_appointment": MEETING_OF_A_REGION,
    "espace:meeting_convene": MEETING_OF_A_REGION,
    "espace:meeting_remind": MEETING_OF_A_REGION,
    "espace:guest_invite": MEETING_OF_A_REGION,
    "espace:item_propose": [
        case(LOGIN, "404", "404", "404", label="sans appel", arguments=slug_of("of_nation")),
        case(LOGIN, "200", "404", "200", label="de la région", arguments=slug_of("asking")),
    ],
    "espace:item_call": MEETING_OF_A_REGION,
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
    "espace:meeting_cancel": MEETING_OF_A_REGION,
    "espace:meeting_delete": MEETING_OF_A_REGION,
    "espace:meeting_print_set": MEETING_OF_A_REGION,
    "espace:meeting_paper": [
        case(LOGIN, "200", "404", "200", label="de la région", arguments=paper("of_region")),
        case(LOGIN, "200", "404", "200", label="ODT", arguments=paper("of_region", form="odt")),
        case(LOGIN, "404", "200", "200", label="du centre", arguments=paper("of_own_centre")),
        case(LOGIN, "404", "404", "200", label="nationale", arguments=paper("of_nation")),
        case(LOGIN, "403", "403", "200", label="publique", arguments=paper("of_all")),
        case(LOGIN, "404", "404", "404", label="inconnu", arguments=paper("of_region", "budget")),
        case(LOGIN, "404", "404", "404", label="format", arguments=paper("of_region", form="docx")),
    ],
}
