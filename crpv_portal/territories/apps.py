from django.apps import AppConfig


class TerritoriesConfig(AppConfig):
    name = "crpv_portal.territories"
    label = "territories"
    verbose_name = "territoires"
