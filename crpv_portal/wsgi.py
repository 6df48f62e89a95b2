"""WSGI entry point, named by the launcher and by any production server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crpv_portal.settings")

application = get_wsgi_application()
