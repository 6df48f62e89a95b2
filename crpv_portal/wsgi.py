"""WSGI entry point, named by the launcher and by any production server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from crpv_portal.launcher.demonstration import Application, LoopbackOnly

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crpv_portal.settings")

application: Application = get_wsgi_application()
if settings.DEMONSTRATION:
    application = LoopbackOnly(application)
