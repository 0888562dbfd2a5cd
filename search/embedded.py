"""The embedded index of this process: one engine over the directory that the settings name."""

from functools import cache
from pathlib import Path

from django.conf import settings
from django.core.signals import setting_changed
from django.dispatch import receiver

from .engines.base import SearchEngine
from .engines.tantivy import TantivyEngine


@cache
def _engine(directory: Path) -> TantivyEngine:
    return TantivyEngine(directory)


def embedded_engine() -> SearchEngine:
    """Return the engine over `SEARCH_INDEX_DIR`; it opens its files when first used."""
    return _engine(Path(settings.SEARCH_INDEX_DIR))


@receiver(setting_changed)
def forget_engine(*, setting: str, **kwargs) -> None:
    """Let go of the engine when a test points the setting elsewhere."""
    if setting == "SEARCH_INDEX_DIR":
        _engine.cache_clear()
