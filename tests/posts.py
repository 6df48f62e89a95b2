"""Each address that is posted to, and why an old page of it undoes nothing: a new one needs a line.

Either its form carries one of these hidden boxes, by which it is known what its reader saw; or the
words say why it needs none.
"""

from __future__ import annotations

ADDS = "adds a row, once for each form, and shows none that is stored"
STATE = "its state is read again under lock, and who comes second is told"
SAME = "says the same twice, without a trace"
PROPOSES = "a box left alone proposes nothing, and who decides compares again with what is stored"
SIGNED = "a signature is settled by its key and read again under lock; the same twice does nothing"
OWN = "one's own account, and nobody else's"

POSTS: dict[str, tuple[str, ...] | str] = {
    # --- A meeting -------------------------------------------------------------------------------
    "espace:meeting_log": ADDS,
    "espace:meeting_plan": ADDS,
    "espace:meeting_record": ("base",),
    "espace:meeting_redate": ("version",),
    "espace:meeting_appointment": ("read",),
    "espace:meeting_postpone": ("seen",),
    "espace:meeting_cancel": ("seen",),
    "espace:meeting_delete": ("seen",),
    "espace:meeting_second_call": ADDS,
    "espace:meeting_publication": ("seen",),
    "espace:meeting_convene": ("seen",),
    "espace:meeting_remind": ("seen",),
    "espace:invitation": ("read",),
    "espace:invitation_link": ("seen",),
    "espace:guest_invite": ADDS,
    "espace:item_call": ("seen",),
    "espace:item_propose": ADDS,
    "espace:proposal_decide": STATE,
    "espace:document_list": ADDS,
    "espace:document_describe": ("read",),
    "espace:document_open": SAME,
    "espace:document_restrict": SAME,
    "espace:document_remove": STATE,
    "espace:decision_correct": ("seen",),
    "espace:action_list": ("read",),
    "espace:action_answer": ("seen",),
    # --- A takeover of past meetings, its author's alone ----------------------------------------
    "espace:takeover_list": OWN,
    "espace:takeover_columns": OWN,
    "espace:takeover_files": OWN,
    "espace:takeover_choose": OWN,
    "espace:takeover_adopt": OWN,
    "espace:takeover_undo": OWN,
    "espace:meeting_room": SIGNED,
    "espace:draft_keep": OWN,
    "espace:draft_drop": OWN,
    # --- Minutes ---------------------------------------------------------------------------------
    "espace:minutes_page": ("read",),
    "espace:minutes_edit": ("base",),
    "espace:minutes_draft": ("seen",),
    "espace:minutes_changes": ("seen",),
    "espace:minutes_plan": ("read",),
    "espace:minutes_send": ("version",),
    "espace:minutes_reopen": ("version",),
    "espace:minutes_approve": ("version",),
    "espace:minutes_review": ADDS,
    "espace:minutes_publish": STATE,
    "espace:minutes_withdraw": ("version",),
    # --- The history -----------------------------------------------------------------------------
    "journal:undo": ("_judged",),
    "planned:drop": ("_read",),
    "planned:drop_perimeter": ("_read",),
    # --- An import -------------------------------------------------------------------------------
    "imports:runs": ADDS,
    "imports:columns": SAME,
    "imports:decision": ("seen",),
    # --- Reports and proposals -------------------------------------------------------------------
    "upkeep:report": ADDS,
    "upkeep:own_sheet": PROPOSES,
    "upkeep:own_activity": ("read",),
    "upkeep:proposal": ("seen",),
    "upkeep:own_sheet_exact": SAME,
    "upkeep:letter": PROPOSES,
    "upkeep:letter_exact": SAME,
    "upkeep:campaign": ("seen",),
    # --- The dashboard ---------------------------------------------------------------------------
    "dashboard:take": "who comes second is told, and takes nothing; releases what was seen alone",
    "dashboard:confirm_body": STATE,
    # --- A borrowed view -------------------------------------------------------------------------
    "borrowing:choose": ADDS,
    "borrowing:leave": OWN,
    # --- A consultation --------------------------------------------------------------------------
    "consultations:synthesis": STATE,
    # --- An assessment ---------------------------------------------------------------------------
    "assessments:own": ("read",),
    "assessments:assess": ("read",),
    # --- A body ----------------------------------------------------------------------------------
    "espace:body_declare": ADDS,
    "espace:body_steps": SAME,
    "espace:body_rules": ("read",),
    "espace:letterhead": ("read",),
    "espace:usual_agenda": ("base",),
    "espace:year_plan": ADDS,
    "espace:composition_add": ADDS,
    "espace:composition_from_meeting": ("seen",),
    "espace:composition_table": ("new", "read"),
    "espace:seat_detail": ("held", "read"),
    # --- Behind a secret link --------------------------------------------------------------------
    "governance:answer": ("read",),
    "governance:answer_propose": ADDS,
    "governance:answer_sign": SIGNED,
    "governance:room": SIGNED,
    "governance:room_typed": SIGNED,
    "governance:review_remark": ADDS,
    "consultation:comment": ADDS,
    "governance:digest_choice": SAME,
    "governance:digest_actions": SAME,
    "governance:verify_file": SAME,
    # --- One's own account -----------------------------------------------------------------------
    "governance:my_calendar": OWN,
    "governance:revoke_my_calendar": OWN,
    "accounts:close_session": OWN,
}

# Pages of packages, which say what they accept otherwise than ours.
OF_PACKAGES = ("mfa_", "account_")
