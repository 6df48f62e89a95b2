from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "crpv_portal.outbox"
    label = "outbox"
    verbose_name = "courriels"
