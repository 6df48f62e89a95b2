from django.apps import AppConfig


class LauncherConfig(AppConfig):
    name = "crpv_portal.launcher"
    label = "launcher"
    verbose_name = "mise en route"
