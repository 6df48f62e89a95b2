from django.apps import AppConfig


class WorkerConfig(AppConfig):
    name = "crpv_portal.worker"
    label = "worker"
    verbose_name = "travaux réguliers"
