from django.apps import AppConfig


class UpkeepConfig(AppConfig):
    name = "crpv_portal.upkeep"
    label = "upkeep"
    verbose_name = "tenue des fiches"
