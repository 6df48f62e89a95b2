"""Addresses of the working space: `/espace/`, for those who keep a body's records."""

from django.urls import path

from .bodies.views import (
    address_book,
    composition,
    first_steps,
    from_meeting,
    letterheads,
    seats,
    sheets,
    table,
)
from .convening.views import declaring, deleting, planning, preparing, proposing, sending
from .documents import views as documents
from .minutes.views import drafting, life, plan, publishing, review
from .papers import views as papers
from .planning.views import agenda, year
from .publication import views as publication
from .record.views import corrections, drafts, offline, record, redating
from .reports.views import answers as reminder_answers
from .reports.views import home, tables
from .room.views import secretary
from .takeover import views as takeover

app_name = "espace"
urlpatterns = [
    path("", home.home, name="home"),
    path("hors-ligne.js", offline.offline_worker, name="offline_worker"),
    path("reunions/", home.meeting_list, name="meeting_list"),
    path("reunions/consigner/", planning.meeting_log, name="meeting_log"),
    path("reunions/prevoir/", planning.meeting_plan, name="meeting_plan"),
    path("reunions/<slug:slug>/", record.meeting_record, name="meeting_record"),
    path("reunions/<slug:slug>/saisie/", drafts.draft_keep, name="draft_keep"),
    path("reunions/<slug:slug>/saisie/ecarter/", drafts.draft_drop, name="draft_drop"),
    path("reunions/<slug:slug>/reporter/", planning.meeting_postpone, name="meeting_postpone"),
    path("reunions/<slug:slug>/annuler/", planning.meeting_cancel, name="meeting_cancel"),
    path("reunions/<slug:slug>/supprimer/", deleting.meeting_delete, name="meeting_delete"),
    path("reunions/<slug:slug>/preparer/", preparing.meeting_prepare, name="meeting_prepare"),
    path(
        "reunions/<slug:slug>/rendez-vous/",
        preparing.meeting_appointment,
        name="meeting_appointment",
    ),
    path(
        "reunions/<slug:slug>/seconde-convocation/",
        preparing.meeting_second_call,
        name="meeting_second_call",
    ),
    path("reunions/<slug:slug>/proposer/", proposing.item_propose, name="item_propose"),
    path("reunions/<slug:slug>/inviter/", preparing.guest_invite, name="guest_invite"),
    path("reunions/<slug:slug>/appel-a-points/", preparing.item_call, name="item_call"),
    path(
        "reunions/<slug:slug>/propositions/<uuid:public_id>/",
        preparing.proposal_decide,
        name="proposal_decide",
    ),
    path("reunions/<slug:slug>/convoquer/", sending.meeting_convene, name="meeting_convene"),
    path("reunions/<slug:slug>/relancer/", sending.meeting_remind, name="meeting_remind"),
    path(
        "reunions/<slug:slug>/convocations/<uuid:public_id>/",
        sending.invitation,
        name="invitation",
    ),
    path(
        "reunions/<slug:slug>/convocations/<uuid:public_id>/lien/",
        sending.invitation_link,
        name="invitation_link",
    ),
    path("reunions/<slug:slug>/documents/", documents.document_list, name="document_list"),
    path(
        "reunions/<slug:slug>/documents/<uuid:public_id>/",
        documents.document_file,
        name="document_file",
    ),
    path(
        "reunions/<slug:slug>/documents/<uuid:public_id>/decrire/",
        documents.document_describe,
        name="document_describe",
    ),
    path(
        "reunions/<slug:slug>/documents/<uuid:public_id>/ouvrir/",
        documents.document_open,
        name="document_open",
    ),
    path(
        "reunions/<slug:slug>/documents/<uuid:public_id>/restreindre/",
        documents.document_restrict,
        name="document_restrict",
    ),
    path(
        "reunions/<slug:slug>/documents/<uuid:public_id>/retirer/",
        documents.document_remove,
        name="document_remove",
    ),
    path(
        "reunions/<slug:slug>/publication/",
        publication.meeting_publication,
        name="meeting_publication",
    ),
    path(
        "decisions/<slug:reference>/corriger/",
        corrections.decision_correct,
        name="decision_correct",
    ),
    path("instances/", sheets.body_list, name="body_list"),
    path("instances/declarer/", declaring.body_declare, name="body_declare"),
    path("instances/<slug:slug>/", sheets.body_detail, name="body_detail"),
    path("instances/<slug:slug>/etapes/", first_steps.body_steps, name="body_steps"),
    path("instances/<slug:slug>/en-tete/", letterheads.letterhead, name="letterhead"),
    path("instances/<slug:slug>/regles/", sheets.body_rules, name="body_rules"),
    path(
        "instances/<slug:slug>/ordre-du-jour-habituel/",
        agenda.usual_agenda,
        name="usual_agenda",
    ),
    path("instances/<slug:slug>/reunions-de-l-annee/", year.year_plan, name="year_plan"),
    path(
        "instances/<slug:slug>/plan-du-compte-rendu/",
        plan.minutes_plan,
        name="minutes_plan",
    ),
    path(
        "instances/<slug:slug>/composition/ajouter/",
        composition.composition_add,
        name="composition_add",
    ),
    path(
        "instances/<slug:slug>/composition/tableau/",
        table.composition_table,
        name="composition_table",
    ),
    path(
        "instances/<slug:slug>/composition/siege-<int:seat>/",
        seats.seat_detail,
        name="seat_detail",
    ),
    path(
        "reunions/<slug:slug>/composition/",
        from_meeting.composition_from_meeting,
        name="composition_from_meeting",
    ),
    path("carnet/", address_book.address_book, name="address_book"),
    path("carnet.<table:form>", address_book.address_book_file, name="address_book_file"),
    path("rythme/", tables.rhythm, name="rhythm"),
    path("rythme.<table:form>", tables.rhythm_file, name="rhythm_file"),
    path("presences/", tables.attendance, name="attendance"),
    path("presences.<table:form>", tables.attendance_file, name="attendance_file"),
    path(
        "reunions/<slug:slug>/papiers/<slug:kind>.<slug:form>",
        papers.meeting_paper,
        name="meeting_paper",
    ),
    path(
        "reunions/<slug:slug>/jeu-a-imprimer.pdf",
        papers.meeting_print_set,
        name="meeting_print_set",
    ),
    path("reunions/<slug:slug>/compte-rendu/", life.minutes_page, name="minutes_page"),
    path(
        "reunions/<slug:slug>/compte-rendu/rediger/",
        drafting.minutes_draft,
        name="minutes_draft",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/changements/",
        drafting.minutes_changes,
        name="minutes_changes",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/modifier/",
        life.minutes_edit,
        name="minutes_edit",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/envoyer/",
        life.minutes_send,
        name="minutes_send",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/reprendre/",
        life.minutes_reopen,
        name="minutes_reopen",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/approuver/",
        life.minutes_approve,
        name="minutes_approve",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/publier/",
        publishing.minutes_publish,
        name="minutes_publish",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/retirer/",
        publishing.minutes_withdraw,
        name="minutes_withdraw",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/exemplaire/",
        publishing.minutes_kept_file,
        name="minutes_kept_file",
    ),
    path("reunions/<slug:slug>/relecture/", review.minutes_review, name="minutes_review"),
    path("reunions/<slug:slug>/salle/", secretary.meeting_room, name="meeting_room"),
    path("reunions/<slug:slug>/salle/etat.json", secretary.room_state, name="room_state"),
    path("reunions/<slug:slug>/date/", redating.meeting_redate, name="meeting_redate"),
    path("suites/", home.action_list, name="action_list"),
    path("suites/reponses/<int:pk>/", reminder_answers.action_answer, name="action_answer"),
    path("reprise/", takeover.takeover_list, name="takeover_list"),
    path("reprise/<uuid:public_id>/", takeover.takeover_detail, name="takeover_detail"),
    path("reprise/<uuid:public_id>/colonnes/", takeover.takeover_columns, name="takeover_columns"),
    path("reprise/<uuid:public_id>/fichiers/", takeover.takeover_files, name="takeover_files"),
    path("reprise/<uuid:public_id>/choix/", takeover.takeover_choose, name="takeover_choose"),
    path("reprise/<uuid:public_id>/adopter/", takeover.takeover_adopt, name="takeover_adopt"),
    path("reprise/<uuid:public_id>/annuler/", takeover.takeover_undo, name="takeover_undo"),
]
