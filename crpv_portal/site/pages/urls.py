"""Addresses that belong to no app: legal texts, contact, and files that machines read."""

from django.urls import path

from . import views

app_name = "pages"
urlpatterns = [
    path("plan-du-site/", views.site_plan, name="site_plan"),
    path("accessibilite/", views.accessibility, name="accessibility"),
    path("mentions-legales/", views.legal_notice, name="legal_notice"),
    path("donnees-personnelles/", views.personal_data, name="personal_data"),
    path("contact/", views.contact, name="contact"),
    path("robots.txt", views.robots_txt, name="robots_txt"),
    path(".well-known/security.txt", views.security_txt, name="security_txt"),
    path("sante/", views.health, name="health"),
]
