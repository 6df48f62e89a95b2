"""The app that loads the real network."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "crpv_portal.seed.network"
    label = "network"
    verbose_name = "chargement du réseau"
