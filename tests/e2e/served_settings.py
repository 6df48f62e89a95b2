"""The portal that the browser visits: production's settings, on plain HTTP and its own database.

What the test run decides (database, folder of static files) comes as JSON in SERVED_WITH.
"""

import json
import os
from datetime import UTC, datetime, timedelta

import time_machine

os.environ.setdefault(
    "DJANGO_SECRET_KEY", "not-a-secret-only-for-the-tests-0123456789-abcdefghijkl"
)
os.environ.setdefault("DJANGO_ALLOWED_HOSTS", "localhost")
os.environ.setdefault("EMAIL_URL", "filemail:///dev/null")
os.environ.setdefault("CRPV_CONTACT_EMAIL", "registre@portail.example")
os.environ.setdefault("DJANGO_ADMINS", "admin@portail.example")
os.environ.setdefault("DJANGO_DEFAULT_FROM_EMAIL", "portail@localhost")
os.environ.pop("DJANGO_DEBUG", None)
os.environ.pop("CRPV_SERVING_AT", None)
os.environ.pop("CRPV_AS_OWNER", None)  # of the tests

from crpv_portal.settings import *  # noqa: F403
from crpv_portal.settings import DATABASES

served = json.loads(os.environ["SERVED_WITH"])
DATABASES["default"] |= served["database"]
STATIC_ROOT = served["static_root"]
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = served["mails"]

SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "sessionid", "csrftoken"  # as a demonstration's
PHONE_COOKIE_NAME = "phone"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if later := os.environ.get("SERVED_DAYS_LATER"):
    time_machine.travel(datetime.now(UTC) + timedelta(days=int(later))).start()
