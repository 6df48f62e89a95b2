"""Settings of the test suite: the portal's own, with only speed and isolation changed."""

import os

# The tests need no secret; read before the settings, which rightly insist on one.
os.environ["DJANGO_SECRET_KEY"] = "not-a-secret-only-for-the-tests-0123456789-abcdefghijkl"  # noqa: S105
os.environ["DJANGO_ALLOWED_HOSTS"] = "testserver,localhost,127.0.0.1"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["DJANGO_ADMINS"] = "admin@portail.example"
os.environ["DJANGO_DEFAULT_FROM_EMAIL"] = "portail@localhost"
os.environ["CRPV_CONTACT_EMAIL"] = "registre@portail.example"
os.environ.pop("DJANGO_DEBUG", None)
os.environ.pop("CRPV_SERVING_AT", None)
os.environ["CRPV_AS_OWNER"] = "1"  # they make their database

from crpv_portal.launcher import embedded_database
from crpv_portal.settings import *  # noqa: F403
from crpv_portal.settings import BASE_DIR, DATABASES, EMBEDDED_DATABASE, SAMPLES, STORAGES

START_REFUSALS = [SAMPLES["refusal"]]  # the other would refuse the owner

# The test client and the live server speak plain HTTP.
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "sessionid", "csrftoken"  # as a demonstration's

# Asked for by tests/accounts and by the matrix of routes; elsewhere it would stand in the way.
SECOND_FACTOR_REQUIRED = False

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
WHITENOISE_AUTOREFRESH = True  # serves without collectstatic

if EMBEDDED_DATABASE:
    # A server of the tests' own, beside the one that keeps the portal's data.
    DATABASES["default"] |= embedded_database.locate(
        embedded_database.checkout_of_tests(BASE_DIR)
    ).django_settings()
DATABASES["default"]["CONN_MAX_AGE"] = 0  # a kept connection would hold back the end of a test base
# Losing a test database costs nothing: do not wait for the disk.
DATABASES["default"].setdefault("OPTIONS", {})["options"] = "-c synchronous_commit=off"
