"""For those who write the portal: DEBUG, no manifest, mail on the console."""

from .base import *

DEBUG = True
SECRET_KEY = "insecure-development-key-used-on-this-machine-only-0123456789"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
SEARCH_EMBEDDED_INDEXER = True
WORKER_IN_WEB_PROCESS = True
