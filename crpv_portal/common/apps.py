from django.apps import AppConfig


class CommonConfig(AppConfig):
    name = "crpv_portal.common"
    label = "common"
    verbose_name = "sources et fichiers"
