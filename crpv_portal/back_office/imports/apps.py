from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "crpv_portal.back_office.imports"
    label = "imports"
    verbose_name = "imports"
