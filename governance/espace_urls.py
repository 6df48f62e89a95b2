"""The working space: `/espace/`, for those who keep a body's records."""

from django.urls import path

from .bodies import views as espace_bodies
from .convening.views import planning as espace_planning
from .convening.views import preparing as espace_prepare
from .convening.views import proposing as espace_member
from .convening.views import sending as espace_convene
from .documents import views as espace_documents
from .minutes.views import life as espace_minutes
from .minutes.views import publishing as espace_minutes_publication
from .minutes.views import review
from .papers import views as papers
from .publication import views as espace_publication
from .record.views import corrections as espace_corrections
from .record.views import drafts as espace_drafts
from .record.views import record as espace_record
from .record.views import redating as espace_redating
from .reports.views import home as espace_home
from .reports.views import tables as reports

app_name = "espace"
urlpatterns = [
    path("", espace_home.home, name="home"),
    path("reunions/", espace_home.meeting_list, name="meeting_list"),
    path("reunions/consigner/", espace_planning.meeting_log, name="meeting_log"),
    path("reunions/prevoir/", espace_planning.meeting_plan, name="meeting_plan"),
    path("reunions/<slug:slug>/", espace_record.meeting_record, name="meeting_record"),
    path("reunions/<slug:slug>/saisie/", espace_drafts.draft_keep, name="draft_keep"),
    path("reunions/<slug:slug>/saisie/ecarter/", espace_drafts.draft_drop, name="draft_drop"),
    path(
        "reunions/<slug:slug>/reporter/", espace_planning.meeting_postpone, name="meeting_postpone"
    ),
    path("reunions/<slug:slug>/annuler/", espace_planning.meeting_cancel, name="meeting_cancel"),
    path("reunions/<slug:slug>/preparer/", espace_prepare.meeting_prepare, name="meeting_prepare"),
    path(
        "reunions/<slug:slug>/rendez-vous/",
        espace_prepare.meeting_appointment,
        name="meeting_appointment",
    ),
    path(
        "reunions/<slug:slug>/seconde-convocation/",
        espace_prepare.meeting_second_call,
        name="meeting_second_call",
    ),
    path("reunions/<slug:slug>/proposer/", espace_member.item_propose, name="item_propose"),
    path("reunions/<slug:slug>/inviter/", espace_prepare.guest_invite, name="guest_invite"),
    path("reunions/<slug:slug>/appel-a-points/", espace_prepare.item_call, name="item_call"),
    path(
        "reunions/<slug:slug>/propositions/<uuid:public_id>/",
        espace_prepare.proposal_decide,
        name="proposal_decide",
    ),
    path("reunions/<slug:slug>/convoquer/", espace_convene.meeting_convene, name="meeting_convene"),
    path("reunions/<slug:slug>/relancer/", espace_convene.meeting_remind, name="meeting_remind"),
    path(
        "reunions/<slug:slug>/convocations/<uuid:public_id>/",
        espace_convene.invitation,
        name="invitation",
    ),
    path(
        "reunions/<slug:slug>/convocations/<uuid:public_id>/lien/",
        espace_convene.invitation_link,
        name="invitation_link",
    ),
    path("reunions/<slug:slug>/documents/", espace_documents.document_list, name="document_list"),
    path(
        "reunions/<slug:slug>/documents/<uuid:public_id>/",
        espace_documents.document_file,
        name="document_file",
    ),
    path(
        "reunions/<slug:slug>/documents/<uuid:public_id>/decrire/",
        espace_documents.document_describe,
        name="document_describe",
    ),
    path(
        "reunions/<slug:slug>/documents/<uuid:public_id>/restreindre/",
        espace_documents.document_restrict,
        name="document_restrict",
    ),
    path(
        "reunions/<slug:slug>/documents/<uuid:public_id>/retirer/",
        espace_documents.document_remove,
        name="document_remove",
    ),
    path(
        "reunions/<slug:slug>/publication/",
        espace_publication.meeting_publication,
        name="meeting_publication",
    ),
    path(
        "decisions/<slug:reference>/corriger/",
        espace_corrections.decision_correct,
        name="decision_correct",
    ),
    path("instances/", espace_bodies.body_list, name="body_list"),
    path("instances/<slug:slug>/", espace_bodies.body_detail, name="body_detail"),
    path("instances/<slug:slug>/regles/", espace_bodies.body_rules, name="body_rules"),
    path(
        "instances/<slug:slug>/composition/ajouter/",
        espace_bodies.composition_add,
        name="composition_add",
    ),
    path(
        "instances/<slug:slug>/composition/siege-<int:seat>/",
        espace_bodies.seat_detail,
        name="seat_detail",
    ),
    path("rythme/", reports.rhythm, name="rhythm"),
    path("rythme.<table:form>", reports.rhythm_file, name="rhythm_file"),
    path("presences/", reports.attendance, name="attendance"),
    path("presences.<table:form>", reports.attendance_file, name="attendance_file"),
    path(
        "reunions/<slug:slug>/papiers/<slug:kind>.<slug:form>",
        papers.meeting_paper,
        name="meeting_paper",
    ),
    path("reunions/<slug:slug>/compte-rendu/", espace_minutes.minutes_page, name="minutes_page"),
    path(
        "reunions/<slug:slug>/compte-rendu/modifier/",
        espace_minutes.minutes_edit,
        name="minutes_edit",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/envoyer/",
        espace_minutes.minutes_send,
        name="minutes_send",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/reprendre/",
        espace_minutes.minutes_reopen,
        name="minutes_reopen",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/approuver/",
        espace_minutes.minutes_approve,
        name="minutes_approve",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/publier/",
        espace_minutes_publication.minutes_publish,
        name="minutes_publish",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/retirer/",
        espace_minutes_publication.minutes_withdraw,
        name="minutes_withdraw",
    ),
    path(
        "reunions/<slug:slug>/compte-rendu/exemplaire/",
        espace_minutes_publication.minutes_kept_file,
        name="minutes_kept_file",
    ),
    path("reunions/<slug:slug>/relecture/", review.minutes_review, name="minutes_review"),
    path("reunions/<slug:slug>/date/", espace_redating.meeting_redate, name="meeting_redate"),
    path("suites/", espace_home.action_list, name="action_list"),
]
