from django.contrib.admin.apps import AdminConfig


class BackOfficeConfig(AdminConfig):
    """Django's admin, with our own site in the place of its default one."""

    default_site = "crpv_portal.back_office.site.BackOfficeSite"
