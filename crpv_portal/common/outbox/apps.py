from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "crpv_portal.common.outbox"
    label = "outbox"
    verbose_name = "courriels"
