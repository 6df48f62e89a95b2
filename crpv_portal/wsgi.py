"""WSGI entry point, named by the launcher and by any production server."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection, connections

from crpv_portal.common.statements import limit_statements
from crpv_portal.launcher.demonstration import Application, LoopbackOnly, refuse_start

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crpv_portal.settings")

application: Application = get_wsgi_application()
limit_statements(connections.settings["default"])
refuse_start()
connection.close()  # each thread has its own
if settings.DEMONSTRATION:
    application = LoopbackOnly(application)
