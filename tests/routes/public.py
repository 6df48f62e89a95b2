"""Addresses of the public pages, of the files and of the feeds."""

from __future__ import annotations

from collections.abc import Callable

from .cases import (
    FILES,
    LOGIN,
    PUBLIC,
    Case,
    case,
    committee,
    document,
    everybody,
    file_of,
    members_only,
    slug_of,
    staff_only,
)


def decisions_of(name: str, form: str = "pdf") -> Callable:
    return lambda world: {"slug": getattr(world.committees, name).slug, "form": form}


ROUTES: dict[str, list[Case]] = {
    # --- Home, finder, territories -----------------------------------------------------------
    "home": PUBLIC,
    "network_figures": PUBLIC,
    "centres:activity": PUBLIC,
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
    "centres:grants_file": [
        everybody("200", "année connue", lambda world: {"year": world.contribution.year}),
        everybody("404", "autre année", lambda world: {"year": 1991}),
    ],
    # --- Reports ---------------------------------------------------------------------------------
    "upkeep:report": [
        everybody("200", "publiée", lambda world: {"page": f"centres/{world.published.slug}/"}),
        everybody(
            "→ /contact/", "brouillon", lambda world: {"page": f"centres/{world.draft.slug}/"}
        ),
        everybody("→ /contact/", "aucune fiche", lambda world: {"page": "centres/"}),
    ],
    "upkeep:report_done": PUBLIC,
    "upkeep:letter": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "upkeep:letter_exact": [everybody("405", "jeton faux", lambda world: {"token": "faux"})],
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
    "governance:digest_actions": [
        everybody("404", "jeton faux", lambda world: {"token": "faux"}),
    ],
    "governance:answer": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:answer_propose": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:answer_paper": [
        everybody(
            "404",
            "jeton faux",
            lambda world: {"token": "faux", "public_id": world.committees.document.public_id},
        )
    ],
    "governance:answer_calendar": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:answer_sign": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:room": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:room_typed": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:room_screen": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:room_screen_state": [
        everybody("404", "jeton faux", lambda world: {"token": "faux"}),
    ],
    "governance:review": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "governance:review_remark": [everybody("405", "jeton faux", lambda world: {"token": "faux"})],
    "consultation:read": [everybody("404", "jeton faux", lambda world: {"token": "faux"})],
    "consultation:comment": [everybody("405", "jeton faux", lambda world: {"token": "faux"})],
    "governance:verify": PUBLIC,
    "governance:verify_file": [everybody("405")],
    "governance:my_calendar": [members_only("200")],
    "governance:revoke_my_calendar": [members_only("405")],
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
    "sitemap_section": [
        *(
            everybody("200", section, lambda world, section=section: {"section": section})
            for section in ("pages", "centres", "bodies", "meetings", "organisations", "provisions")
        ),
        everybody("404", "inconnue", lambda world: {"section": "comptes"}),
    ],
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
    "partners:compare_frameworks": PUBLIC,
    "partners:compare_charters": PUBLIC,
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
}
