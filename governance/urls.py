"""Addresses of the committees' public pages, calendars and feeds."""

from django.urls import path

from .convening.views import answers
from .minutes.views import review, verify
from .papers import views as papers
from .public.views import decisions, feeds, own_calendar, pages, tables
from .reports.views import answers as reminder_answers
from .reports.views import digests
from .room.views import phones, screen

app_name = "governance"
urlpatterns = [
    path("gouvernance/", pages.governance_home, name="home"),
    path("gouvernance/instances/", pages.body_list, name="body_list"),
    path("gouvernance/instances.<table:form>", tables.body_file, name="body_file"),
    path("gouvernance/instances/<slug:slug>/", pages.body_detail, name="body_detail"),
    path(
        "gouvernance/instances/<slug:slug>/calendrier.ics",
        feeds.body_calendar,
        name="body_calendar",
    ),
    path("gouvernance/reunions/", pages.meeting_list, name="meeting_list"),
    path("gouvernance/reunions.<table:form>", tables.meeting_file, name="meeting_file"),
    path("gouvernance/reunions.atom", feeds.meeting_feed, name="meeting_feed"),
    path("gouvernance/reunions/<slug:slug>/", pages.meeting_detail, name="meeting_detail"),
    path(
        "gouvernance/reunions/<slug:slug>/reunion.ics",
        feeds.meeting_calendar,
        name="meeting_calendar",
    ),
    path(
        "gouvernance/reunions/<slug:slug>/documents/<uuid:public_id>/",
        pages.document_file,
        name="document_file",
    ),
    path(
        "gouvernance/reunions/<slug:slug>/compte-rendu/fichier/",
        pages.minutes_file,
        name="minutes_file",
    ),
    path(
        "gouvernance/reunions/<slug:slug>/releve-de-decisions.<slug:form>",
        papers.public_decisions,
        name="meeting_decisions",
    ),
    path("gouvernance/verifier/", verify.verify, name="verify"),
    path("gouvernance/verifier/fichier/", verify.verify_file, name="verify_file"),
    path("relecture/<str:token>/", review.review, name="review"),
    path("relecture/<str:token>/remarque/", review.review_remark, name="review_remark"),
    path("gouvernance/decisions/", decisions.decision_list, name="decision_list"),
    path("gouvernance/decisions.<table:form>", tables.decision_file, name="decision_file"),
    path("gouvernance/decisions.atom", feeds.decision_feed, name="decision_feed"),
    path(
        "gouvernance/decisions/<slug:reference>/",
        decisions.decision_detail,
        name="decision_detail",
    ),
    path("calendrier.ics", feeds.all_calendar, name="calendar"),
    path("calendrier/regions/<slug:slug>.ics", feeds.region_calendar, name="region_calendar"),
    path("calendrier/mien/<str:token>.ics", feeds.own_calendar, name="own_calendar"),
    path("rappels/<str:token>/", digests.digest_choice, name="digest_choice"),
    path("suites/<str:token>/", reminder_answers.digest_actions, name="digest_actions"),
    path("reponse/<str:token>/", answers.answer, name="answer"),
    path("reponse/<str:token>/proposer/", answers.answer_propose, name="answer_propose"),
    path("reponse/<str:token>/pieces/<uuid:public_id>/", answers.answer_paper, name="answer_paper"),
    path("reponse/<str:token>/reunion.ics", answers.answer_calendar, name="answer_calendar"),
    path("reponse/<str:token>/signer/", phones.answer_sign, name="answer_sign"),
    path("s/<str:token>/", phones.room, name="room"),
    path("s/<str:token>", phones.room, name="room_typed"),  # nobody types the last slash
    path("ecran/<str:token>/", screen.screen, name="room_screen"),
    path("ecran/<str:token>/etat.json", screen.screen_state, name="room_screen_state"),
    path("compte/agenda/", own_calendar.my_calendar, name="my_calendar"),
    path("compte/agenda/revoquer/", own_calendar.revoke_my_calendar, name="revoke_my_calendar"),
]
