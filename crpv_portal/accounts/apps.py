from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "crpv_portal.accounts"
    label = "accounts"
    verbose_name = "comptes"
