"""Settings, read from the environment; the variables are listed in docs/runbook.md."""

import warnings
from pathlib import Path

import environ
import pghistory
from csp.constants import NONE, SELF

from crpv_portal.launcher import database_roles, demonstration, embedded_database

from .settings_logs import LOGGING as LOGGING

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

# --- What runs -----------------------------------------------------------------------------

DEBUG = env.bool("DJANGO_DEBUG", default=False)

# Without DATABASE_URL, PostgreSQL runs from the wheel: crpv_portal.launcher.embedded_database.
EMBEDDED_DATABASE = not env.str("DATABASE_URL", default="")
if EMBEDDED_DATABASE:
    place = embedded_database.locate(BASE_DIR)
    serving = place.django_settings(embedded_database.SERVING)
    owner = place.django_settings(embedded_database.OWNER)
else:
    serving = env.db("DATABASE_URL")
    is_owner_given = bool(env.str(database_roles.OWNER_URL, default=""))
    owner = env.db(database_roles.OWNER_URL) if is_owner_given else serving
DATABASES = {
    "default": owner if env.bool(database_roles.AS_OWNER, default=False) else serving,
}
SERVING_ROLE = serving["USER"]  # to which `migrate` gives its rights
# A connection serves a minute of requests; a health check would cost each of them a round trip.
DATABASES["default"].setdefault("CONN_MAX_AGE", 60)

# Computed, never read: no variable makes a demonstration of a served portal.
DEMONSTRATION = demonstration.is_demonstration(
    embedded_database=EMBEDDED_DATABASE,
    serving_at=env.str(demonstration.SERVING_AT, default=None),
)
# Commands that fill an empty portal, in this order: the command, its name on screen, its table.
FIRST_DATA = [
    ("load_territories", "Territoires", "territories.Commune"),
    ("load_network", "Réseau des centres", "centres.Centre"),
    # A portal older than the committees has its centres, but none of their bodies.
    ("load_network", "Instances et réunions", "governance.Body"),
]
# Further checks of a start, once the data and the accounts are there: what is wrong with this
# database (a sentence, or nothing), and whether it lacks the samples.
SAMPLES = {
    "command": "load_samples",
    "is_needed": "crpv_portal.seed.samples.load.is_needed",
    "refusal": "crpv_portal.seed.samples.checks.refusal",
}

# Each start of the server or of a worker asks these why this database may not be served.
START_REFUSALS = [SAMPLES["refusal"], "crpv_portal.common.database_rights.refusal"]

DATA_FOLDER = BASE_DIR / embedded_database.DATA_FOLDER
if DEMONSTRATION:
    SECRET_KEY = demonstration.kept_secret(DATA_FOLDER / "secret-key")
    ALLOWED_HOSTS = demonstration.HOSTS
else:
    demonstration.require(
        env.ENVIRON,
        *("DJANGO_SECRET_KEY", "DJANGO_ALLOWED_HOSTS", "DJANGO_ADMINS"),
        *("EMAIL_URL", "DJANGO_DEFAULT_FROM_EMAIL", "CRPV_CONTACT_EMAIL"),
    )
    SECRET_KEY = env.str("DJANGO_SECRET_KEY")
    ALLOWED_HOSTS = env.list("DJANGO_ALLOWED_HOSTS")
    demonstration.refuse_unsafe(secret_key=SECRET_KEY, hosts=ALLOWED_HOSTS, debug=DEBUG)

INSTALLED_APPS = [
    "crpv_portal.common",
    "crpv_portal.outbox",
    "crpv_portal.launcher",
    "crpv_portal.territories",
    "crpv_portal.accounts",
    "partners",
    "centres",
    "governance",
    "crpv_portal.worker",
    "crpv_portal.back_office.imports",
    "crpv_portal.upkeep",
    "crpv_portal.back_office.dashboard",
    "crpv_portal.seed.network",
    "crpv_portal.seed.samples",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "django_linear_migrations",
    "dsfr",
    "widget_tweaks",
    "pghistory",
    "pgtrigger",
    "crpv_portal.back_office.apps.BackOfficeConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "crpv_portal.common.middleware.IncidentMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "crpv_portal.common.middleware.SecretPathMiddleware",  # https first: it needs the secret
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "crpv_portal.common.middleware.GZipPagesMiddleware",  # the map weighs five times less
    "crpv_portal.common.middleware.SessionPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_permissions_policy.PermissionsPolicyMiddleware",
    "crpv_portal.common.middleware.NullCharacterMiddleware",
    "crpv_portal.common.middleware.CharsetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "crpv_portal.accounts.middleware.LastingSessionMiddleware",
    "crpv_portal.accounts.middleware.LoginOrResendMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "crpv_portal.accounts.middleware.SecondFactorMiddleware",
    "crpv_portal.accounts.borrowed_requests.BorrowedViewMiddleware",  # what follows sees its user
    "crpv_portal.common.middleware.RequestSizeMiddleware",
    "crpv_portal.common.middleware.TypedTextMiddleware",
    "crpv_portal.common.middleware.HistoryContextMiddleware",
    "crpv_portal.common.middleware.SlowStatementMiddleware",
    "crpv_portal.common.middleware.RowGoneMiddleware",
    "crpv_portal.common.middleware.StoredFilesMiddleware",
    "crpv_portal.common.middleware.OnceMiddleware",  # innermost: its transaction holds the act
]

# Paths of personal links, each followed by its secret: no log, no error report, no page shows it.
PASSWORD_PATH = "/compte/mot-de-passe/choisir/"  # noqa: S105 - an address
SECRET_PATHS = (
    *("/reponse/", "/rappels/", "/suites/", "/relecture/", "/calendrier/mien/"),
    *("/consultation/", "/fiche/", "/s/", "/ecran/"),
)

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
                "crpv_portal.site.context.site",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
DSFR_MARK_OPTIONAL_FIELDS = True
# django-dsfr warns whether this setting is there or not.
warnings.filterwarnings("ignore", r"\s*Transitional Django setting DSFR_MARK_OPTIONAL_FIELDS")

# --- The site ------------------------------------------------------------------------------

CRPV_SITE_TITLE = "Centres de ressources politique de la ville"
# A centre that a dated page shows since that year is « vu au travail »: lists and figures say it.
CRPV_SEEN_SINCE = 2024
CRPV_SITE_TAGLINE = "Le registre officiel et daté du réseau"
CRPV_BRAND = ["République", "Française"]  # one line each, as the State's brand block is set
CRPV_OPERATOR = ["Agence nationale", "de la cohésion", "des territoires"]
# Every page invites to write; a demonstration shows an address that leads nowhere outside it.
CRPV_CONTACT_EMAIL = env.str("CRPV_CONTACT_EMAIL", default=demonstration.CONTACT_EMAIL)
CRPV_SECURITY_CONTACT = env.str("CRPV_SECURITY_CONTACT", default="")
# Mentions that the law requires of a publisher; the page says so when a mention is missing.
CRPV_PUBLISHER_ADDRESS = env.str("CRPV_PUBLISHER_ADDRESS", default="")
CRPV_PUBLICATION_DIRECTOR = env.str("CRPV_PUBLICATION_DIRECTOR", default="")
CRPV_HOST = env.str("CRPV_HOST", default="")
# Address of the site, for the links that commands put in messages.
CRPV_PUBLIC_ADDRESS = env.str(
    "CRPV_PUBLIC_ADDRESS",
    default=f"https://{ALLOWED_HOSTS[0]}" if not DEMONSTRATION else "http://localhost:8000",
)
CRPV_NOINDEX = env.bool("CRPV_NOINDEX", default=False)

# --- Language and time ---------------------------------------------------------------------

LANGUAGE_CODE = "fr"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Paris"  # "today" is the date in Paris
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["crpv_portal.common.formats"]

# --- Accounts ------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "landing"

# CNIL, deliberation 2022-100: twelve characters and a limit on attempts; ANSSI: no forced renewal.
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        (
            "UserAttributeSimilarityValidator",
            {"user_attributes": ("email", "first_name", "last_name")},
        ),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
] + [{"NAME": "crpv_portal.accounts.passwords.GuessablePasswordValidator"}]
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # of an invitation; crpv_portal.accounts.passwords

ACCOUNT_ADAPTER = "crpv_portal.accounts.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an invitation is answered from the address itself
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # one mail either way: neither text nor time tells
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Django's own: allauth's would copy every address into a table of its own.
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "crpv_portal.accounts.passwords.PasswordLinkGenerator"  # noqa: S105 - a class
# Attempts to log in to one account, wherever they come from: allauth counts those of one visitor.
# Mails about a lost password to one address, whoever asks, as anybody may type anybody's: counted
# over two hours, as long as a link lives, so that whoever is refused a mail has links that open.
ACCOUNT_RATE_LIMITS = {"login_tried": "100/h/key", "password_mails": "5/2h/key"}
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_SESSION_REMEMBER = False  # a shared office machine forgets at the browser's end
ACCOUNT_FORMS = {
    "login": "crpv_portal.accounts.forms.LoginForm",
    "reset_password": "crpv_portal.accounts.forms.PasswordResetForm",
    "reset_password_from_key": "crpv_portal.accounts.forms.PasswordChoiceForm",
    "change_password": "crpv_portal.accounts.forms.PasswordChangeForm",
    "reauthenticate": "crpv_portal.accounts.forms.PasswordAgainForm",
}

MFA_ADAPTER = "crpv_portal.accounts.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # one step of 30 s either way, for clocks that drift
# The first encrypts the secrets of second factors, each decrypts: put a new one before the former.
SECOND_FACTOR_KEYS = env.list("CRPV_SECOND_FACTOR_KEYS", default=[SECRET_KEY])
MFA_FORMS = {
    "authenticate": "crpv_portal.accounts.forms.CodeForm",
    "reauthenticate": "crpv_portal.accounts.forms.CodeAgainForm",
    "activate_totp": "crpv_portal.accounts.forms.TotpActivationForm",
    "add_webauthn": "crpv_portal.accounts.forms.PasskeyForm",
    "authenticate_webauthn": "crpv_portal.accounts.forms.PasskeyCodeForm",
    "login_webauthn": "crpv_portal.accounts.forms.PasskeyLoginForm",
    "reauthenticate_webauthn": "crpv_portal.accounts.forms.PasskeyAgainForm",
    "edit_webauthn": "crpv_portal.accounts.forms.PasskeyNameForm",
}
# Asked of the national staff everywhere but in a demonstration on one's own machine.
SECOND_FACTOR_REQUIRED = not DEMONSTRATION
SECOND_FACTOR_OF_ALL = env.bool("CRPV_SECOND_FACTOR_OF_ALL", default=False)

SESSION_ENGINE = "crpv_portal.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600  # without a request; LastingSessionMiddleware renews it
SESSION_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "crpv_portal.common.errors.form_refused"
# A browser keeps a cookie of this name only from this host, by https, for every path.
COOKIE_PREFIX = "" if DEMONSTRATION else "__Host-"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
PHONE_COOKIE_NAME = f"{COOKIE_PREFIX}phone"  # of a phone that signed in a room
CSRF_COOKIE_HTTPONLY = True  # no script of ours reads it

# Limits on attempts hold only if every process counts together; see docs/adr/0002-accounts.md.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache_entry",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}

# --- History -------------------------------------------------------------------------------

# `migrate` installs the triggers from the models, once the tables are there: common.triggers.
PGTRIGGER_MIGRATIONS = False
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
    "crpv_portal.launcher.assets.finders.AppFinder",
]
STATIC_ROOT = BASE_DIR / ".static"
MEDIA_ROOT = env.path("CRPV_MEDIA_ROOT", default=str(BASE_DIR / "media"))
# Restricted papers are among them: no other account of the machine reads any.
FILE_UPLOAD_PERMISSIONS, FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o600, 0o700
# One file; a request brings several and their form. A visitor without an account sends no file.
MAX_FILE_BYTES = env.int("CRPV_MAX_FILE_MB", default=20) * 1_000_000
MAX_REQUEST_BYTES = 4 * MAX_FILE_BYTES
MAX_ANONYMOUS_REQUEST_BYTES = 1_000_000
# What an account uploads in a day, and what the documents of a body weigh together.
MAX_FILES_A_DAY, MAX_BYTES_A_DAY = 200, env.int("CRPV_MAX_DAY_MB", default=500) * 1_000_000
MAX_BYTES_OF_BODY = env.int("CRPV_MAX_BODY_MB", default=5_000) * 1_000_000
# `host:port` or `/path/of/its/socket`. When it is set, nothing is kept that clamd has not judged.
CLAMD_ADDRESS = env.str("CRPV_CLAMD", default="")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# Pages name static files by their hash: none is kept, nor compressed, under its plain name.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# --- Mail ----------------------------------------------------------------------------------

EMAIL_TIMEOUT = 30  # Django's own would wait for ever
if DEMONSTRATION:
    EMAIL_BACKEND = "crpv_portal.outbox.file_backend.FileBackend"
    EMAIL_FILE_PATH = DATA_FOLDER / "mails"
else:
    vars().update(env.email_url("EMAIL_URL"))
DEFAULT_FROM_EMAIL = env.str("DJANGO_DEFAULT_FROM_EMAIL", default="portail@localhost")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_SUBJECT_PREFIX = "[Registre] "
ADMINS = [("", address) for address in env.list("DJANGO_ADMINS", default=[])]

# --- Security ------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "worker-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    },
}

# Browser features that a register needs: none.
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media"),
        *("fullscreen", "geolocation", "gyroscope", "magnetometer", "microphone", "midi"),
        *("payment", "picture-in-picture", "serial", "usb", "xr-spatial-tracking"),
    )
}
PERMISSIONS_POLICY |= {f"publickey-credentials-{verb}": ["self"] for verb in ("create", "get")}
SECURE_REFERRER_POLICY = "same-origin"  # a draft’s address stays here

SECURE_SSL_REDIRECT = not DEMONSTRATION
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]  # asked by the machine itself, without TLS
SECURE_HSTS_SECONDS = 0 if DEMONSTRATION else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not DEMONSTRATION
SESSION_COOKIE_SECURE = not DEMONSTRATION
CSRF_COOKIE_SECURE = not DEMONSTRATION
if env.bool("CRPV_BEHIND_TLS_PROXY", default=False):
    # Only behind a proxy that removes this header from what visitors send.
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # That proxy adds the visitor's address, by which attempts are limited.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

# A centre is edited on one page, with sixteen inputs a row: Django's limit would be sixty rows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

SILENCED_SYSTEM_CHECKS = [
    "security.W021",  # HSTS preloading is asked for by the owner of the whole domain, not by us
]
