from django.apps import AppConfig


class DashboardConfig(AppConfig):
    name = "crpv_portal.back_office.dashboard"
    label = "dashboard"
    verbose_name = "tableau de bord"
