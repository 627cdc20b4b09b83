"""Django's settings, all of them from the environment: see `environment.py` for what can be set."""

import secrets
from operator import attrgetter
from pathlib import Path

from milepost.server.database import database
from milepost.server.environment import read_environment
from milepost.server.run.log_settings import log_settings

ENVIRONMENT = read_environment()

# A server is given its secret before it starts; what any other process signs is good for that process alone.
SECRET_KEY = ENVIRONMENT.secret or secrets.token_urlsafe(48)
DEBUG = ENVIRONMENT.debug
ALLOWED_HOSTS = ENVIRONMENT.hosts
ROOT_URLCONF = "milepost.server.urls"
DATABASES = {"default": database(ENVIRONMENT.database_url, ENVIRONMENT.data, ENVIRONMENT.journal)}
AUTH_USER_MODEL = "milepost.Account"
USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
APPEND_SLASH = False
LOGGING = log_settings(ENVIRONMENT.log)

# A browser takes a cookie whose name begins with __Host- by https alone, and from this very host.
_COOKIE = "__Host-milepost" if ENVIRONMENT.secure else "milepost"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_COOKIE}-session", f"{_COOKIE}-csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.secure
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = [ENVIRONMENT.url] if ENVIRONMENT.url else []
DATA_UPLOAD_MAX_MEMORY_SIZE = ENVIRONMENT.body_limit

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "allauth",
    "allauth.account",
    "allauth.headless",
    "allauth.usersessions",
    "milepost.server",
]
MIDDLEWARE = [
    "milepost.server.middleware.identified.RequestIdMiddleware",
    "milepost.server.middleware.compressed.CompressionMiddleware",
    "milepost.server.pages.policy.PolicyMiddleware",
    "milepost.server.pages.readable_errors.ReadableErrorsMiddleware",
    "milepost.server.middleware.explained.ProblemMiddleware",
    "milepost.server.middleware.strict_bodies.StrictBodiesMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "milepost.server.accounts.middleware.ReaderMiddleware",
]
CSRF_FAILURE_VIEW = "milepost.server.api.error_views.refuse_cross_site"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["milepost.server.accounts.password_hash.PasswordHash"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [Path(__file__).parent / "pages" / "html"],
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

MILEPOST_LOOK_BREAK = ENVIRONMENT.look_break

# What `make setup` builds from `web/`.
WEB_PAGE = Path(__file__).parent / "pages" / "web"

# Accounts. Mail that cannot be sent cannot be waited for, so addresses are proven only where there is a mail server.
ACCOUNT_ADAPTER = "milepost.server.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = attrgetter("title")
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "milepost.server.accounts.sign_up.SignUpForm"
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if ENVIRONMENT.mail else "optional"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
PASSWORD_RESET_TIMEOUT = 3600
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "milepost.server.accounts.reset_key.ResetKeys"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "[Milepost] "
ACCOUNT_REAUTHENTICATION_REQUIRED = True
HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("app", "browser")
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": f"{ENVIRONMENT.url}/verify/{{key}}",
    "account_reset_password": f"{ENVIRONMENT.url}/reset",
    "account_reset_password_from_key": f"{ENVIRONMENT.url}/reset/{{key}}",
    "account_signup": f"{ENVIRONMENT.url}/",
}
USERSESSIONS_ADAPTER = "milepost.server.accounts.adapter.SessionsAdapter"
MILEPOST_SIGN_UP = ENVIRONMENT.sign_up
MILEPOST_MAIL = ENVIRONMENT.mail
MILEPOST_MAIL_FOLDER = ENVIRONMENT.data / "mail"
EMAIL_BACKEND = f"milepost.server.accounts.mail.{'ServerBackend' if ENVIRONMENT.mail else 'FolderBackend'}"
DEFAULT_FROM_EMAIL = ENVIRONMENT.mail_from
# Where failed sign-ins are counted: in the database, for all processes, and after a restart too.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
