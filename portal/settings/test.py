"""For the test suite: fast hashing, mail in memory, everything on a throw-away disk."""

import tempfile

from .base import *

DEBUG = False
SECRET_KEY = "test-key-of-sufficient-length-for-the-deploy-checks-0123456789"  # noqa: S105
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
DATA_DIR = Path(tempfile.mkdtemp(prefix="portal-test-"))
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir()
SEARCH_INDEX_DIR = DATA_DIR / "search"
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, not memory: the live server's threads and child processes open it too.
    DATABASES["default"]["NAME"] = str(DATA_DIR / "portal.sqlite3")
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
MAIL_DELIVERY_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES["default"] = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
SEARCH_EMBEDDED_INDEXER = False
SEARCH_LOG_SECONDS = 0
WORKER_IN_WEB_PROCESS = False
