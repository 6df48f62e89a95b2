"""Addresses of the mails of a demonstration."""

from django.urls import path

from . import views

app_name = "outbox"
urlpatterns = [
    path("", views.mail_list, name="mail_list"),
    path("<slug:name>/", views.mail_detail, name="mail_detail"),
    path("<slug:name>/message.eml", views.mail_file, name="mail_file"),
    path("<slug:name>/invite.ics", views.mail_calendar, name="mail_calendar"),
]
