from django.apps import AppConfig
from django.urls import register_converter


class CommonConfig(AppConfig):
    name = "crpv_portal.common"
    label = "common"
    verbose_name = "sources et fichiers"

    def ready(self) -> None:
        from . import database_rights  # noqa: F401 - registers its check
        from .tables import TableFormConverter

        register_converter(TableFormConverter, "table")
