# ruff: noqa: F403, F405
"""The test settings for processes that a test starts: its database, and their data where it says."""

import shutil

from portal.settings.test import *

shutil.rmtree(DATA_DIR)
DATA_DIR = Path(env.str("DATA_DIR"))
MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
SEARCH_INDEX_DIR = DATA_DIR / "search"
DATABASES["default"]["NAME"] = env.str("TEST_DATABASE")
SEARCH_LOG_SECONDS = env.int("SEARCH_LOG_SECONDS", default=0)
SEARCH_EMBEDDED_INDEXER = env.bool("SEARCH_EMBEDDED_INDEXER", default=False)
