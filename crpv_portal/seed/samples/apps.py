"""The app that fills a demonstration with marked samples, and keeps them out of anything else."""

from django.apps import AppConfig


class SamplesConfig(AppConfig):
    name = "crpv_portal.seed.samples"
    label = "samples"
    verbose_name = "exemples de la démonstration"

    def ready(self) -> None:
        from . import checks  # noqa: F401 - registers itself
