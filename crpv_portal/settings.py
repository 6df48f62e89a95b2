"""Settings, read from the environment; the variables are listed in docs/runbook.md."""

from pathlib import Path

import environ
import pghistory
from csp.constants import NONE, SELF

from crpv_portal.common import demonstration, embedded_database

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- What runs -----------------------------------------------------------------------------

DEBUG = env.bool("DJANGO_DEBUG", default=False)

# Without DATABASE_URL, PostgreSQL runs from the wheel: crpv_portal.common.embedded_database.
EMBEDDED_DATABASE = not env.str("DATABASE_URL", default="")
DATABASES = {
    "default": embedded_database.locate(BASE_DIR).django_settings()
    if EMBEDDED_DATABASE
    else env.db("DATABASE_URL")
}
# A connection serves a minute of requests; a health check would cost each of them a round trip.
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)

# Computed, never read: no variable makes a demonstration of a served portal.
DEMONSTRATION = not DEBUG and demonstration.is_demonstration(
    embedded_database=EMBEDDED_DATABASE,
    serving_at=env.str(demonstration.SERVING_AT, default=None),
)
HARDENED = not (DEBUG or DEMONSTRATION)

DATA_FOLDER = BASE_DIR / embedded_database.DATA_FOLDER
if DEMONSTRATION:
    SECRET_KEY = demonstration.kept_secret(DATA_FOLDER / "secret-key")
    ALLOWED_HOSTS = demonstration.HOSTS
else:
    SECRET_KEY = env.str("DJANGO_SECRET_KEY", default="dev-only" if DEBUG else environ.Env.NOTSET)
    ALLOWED_HOSTS = env.list(
        "DJANGO_ALLOWED_HOSTS", default=demonstration.HOSTS if DEBUG else environ.Env.NOTSET
    )

INSTALLED_APPS = [
    "crpv_portal.common",
    "crpv_portal.territories",
    "crpv_portal.accounts",
    "partners",
    "centres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "django_linear_migrations",
    "dsfr",
    "widget_tweaks",
    "pghistory",
    "pgtrigger",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "crpv_portal.common.middleware.HistoryContextMiddleware",
]

ROOT_URLCONF = "crpv_portal.urls"
WSGI_APPLICATION = "crpv_portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "crpv_portal.common.context.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DSFR_MARK_OPTIONAL_FIELDS = True

# --- The site ------------------------------------------------------------------------------

CRPV_SITE_TITLE = "Centres de ressources politique de la ville"
CRPV_SITE_TAGLINE = "Le registre officiel et daté du réseau"
CRPV_BRAND = ["République", "Française"]  # one line each, as the State's brand block is set
CRPV_OPERATOR = ["Agence nationale", "de la cohésion", "des territoires"]
CRPV_CONTACT_EMAIL = env.str("CRPV_CONTACT_EMAIL", default="")
CRPV_SECURITY_CONTACT = env.str("CRPV_SECURITY_CONTACT", default="")
# What the law asks a publisher to say; the page says so when a mention is missing.
CRPV_PUBLISHER_ADDRESS = env.str("CRPV_PUBLISHER_ADDRESS", default="")
CRPV_PUBLICATION_DIRECTOR = env.str("CRPV_PUBLICATION_DIRECTOR", default="")
CRPV_HOST = env.str("CRPV_HOST", default="")
CRPV_NOINDEX = env.bool("CRPV_NOINDEX", default=False)

# --- Language and time ---------------------------------------------------------------------

LANGUAGE_CODE = "fr"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"  # "today" is the date in Paris
USE_THOUSAND_SEPARATOR = True

# --- Accounts ------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"

# --- History -------------------------------------------------------------------------------

# Event tables refuse UPDATE and DELETE; crpv_portal.common.history adds TRUNCATE.
PGHISTORY_APPEND_ONLY = True
PGHISTORY_CONTEXT_FIELD = (
    pghistory.ContextJSONField()
)  # kept in each event, so it cannot change either

# --- Static files --------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]  # static/build/ is written by `manage.py build_assets`
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "crpv_portal.common.finders.AppFinder",
]
STATIC_ROOT = BASE_DIR / ".static"
MEDIA_ROOT = env.path("CRPV_MEDIA_ROOT", default=str(BASE_DIR / "media"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Mail ----------------------------------------------------------------------------------

if DEMONSTRATION:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = DATA_FOLDER / "mails"
else:
    vars().update(
        env.email_url("EMAIL_URL", default="consolemail://" if DEBUG else environ.Env.NOTSET)
    )
DEFAULT_FROM_EMAIL = env.str("DJANGO_DEFAULT_FROM_EMAIL", default="portail@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
ADMINS = [("", address) for address in env.list("DJANGO_ADMINS", default=[])]

# --- Security ------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}

SECURE_SSL_REDIRECT = HARDENED
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]  # asked by the machine itself, without TLS
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HARDENED else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HARDENED
SESSION_COOKIE_SECURE = HARDENED
CSRF_COOKIE_SECURE = HARDENED
if env.bool("CRPV_BEHIND_TLS_PROXY", default=False):
    # Only behind a proxy that removes this header from what visitors send.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

SILENCED_SYSTEM_CHECKS = [
    "security.W021",  # HSTS preloading is asked for by the owner of the whole domain, not by us
]
