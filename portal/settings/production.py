"""For those who run the portal. With DEMO=1 the same product on this machine alone, to try it out."""

from django.core.exceptions import ImproperlyConfigured

from portal.core.demo import LOOPBACK_HOSTS, persistent_demo_secret, refuse_unless_loopback

from .base import *

DEBUG = False
USE_X_FORWARDED_HOST = False

if DEMO:
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=list(LOOPBACK_HOSTS))
    refuse_unless_loopback(ALLOWED_HOSTS)
    SECRET_KEY = env.str("SECRET_KEY", default="") or persistent_demo_secret(DATA_DIR)
    MAIL_DELIVERY_BACKEND = "django.core.mail.backends.dummy.EmailBackend"  # the mailbox page shows the outbox
else:
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
    SECRET_KEY = env.str("SECRET_KEY")
    if not WAGTAILADMIN_BASE_URL.startswith("https://"):
        raise ImproperlyConfigured("BASE_URL must be the portal's public https:// address.")
    SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$", r"^metrics$"]
    if env.bool("BEHIND_TLS_PROXY", default=True):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        # Limits on attempts are counted by the visitor's address, which the proxy tells.
        ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXY_COUNT", default=1)
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-sessionid"
    CSRF_COOKIE_SECURE = True
    CSRF_COOKIE_NAME = "__Host-csrftoken"
    CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]

SEARCH_EMBEDDED_INDEXER = env.bool("SEARCH_EMBEDDED_INDEXER", default=True)
WORKER_IN_WEB_PROCESS = env.bool("WORKER_IN_WEB_PROCESS", default=DATABASES["default"]["ENGINE"].endswith("sqlite3"))
