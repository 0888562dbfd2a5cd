"""Remembers what has been loaded, and from which version of which file: in Wagtail's audit log, beside the edits.

So editors see in a page's history that the demonstration wrote it, a rolled-back load leaves no trace, and content
that people have changed stays as they left it until the file itself changes.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import LogActionRegistry, log
from wagtail.models import ModelLogEntry, PageLogEntry

from .content import Item

ACTION = "portal.load_demo"


def register_log_action(actions: LogActionRegistry) -> None:
    """Teach the audit log its word for this; the app's `wagtail_hooks` calls it."""
    actions.register_action(ACTION, _("Ladda demonstration"), _("Laddades från demonstrationens innehåll"))


@dataclass(frozen=True)
class Record:
    """What was last loaded for a key: the object's primary key as text, the item's fingerprint, further notes."""

    object_id: str
    fingerprint: str
    notes: dict[str, Any] = field(default_factory=dict)


class Ledger:
    """All records by key, read once; what is recorded afterwards is added. What has been deleted since is forgotten."""

    def __init__(self) -> None:
        self._records: dict[str, Record] = {}
        for model, id_field in ((ModelLogEntry, "object_id"), (PageLogEntry, "page_id")):
            entries = model.objects.filter(action=ACTION).order_by("pk")
            alive = _ids_that_exist(entries.values_list("content_type_id", id_field))
            for content_type, object_id, data in entries.values_list("content_type_id", id_field, "data"):
                if str(object_id) in alive[content_type]:
                    self._records[data["key"]] = Record(str(object_id), data["fingerprint"], data["notes"])

    def recall(self, key: str) -> Record | None:
        """Return what was last loaded for `key`, if it is still there."""
        return self._records.get(key)

    def find(self, item: Item, objects: models.QuerySet) -> models.Model | None:
        """Return the object among `objects` that was last loaded for `item`, unless somebody has deleted it."""
        record = self._records.get(item.key)
        return objects.filter(pk=record.object_id).first() if record else None

    def is_current(self, item: Item) -> bool:
        """Return whether this very version of `item` is what was last loaded."""
        record = self._records.get(item.key)
        return record is not None and record.fingerprint == item.fingerprint

    def record(self, item: Item, instance: models.Model, **notes: Any) -> None:
        """Note that `item`, as it is now, has become `instance`. Belongs in the transaction that made it."""
        data = {"key": item.key, "fingerprint": item.fingerprint, "notes": notes}
        log(instance, ACTION, data=data)
        self._records[item.key] = Record(str(instance.pk), item.fingerprint, notes)


def _ids_that_exist(rows: Iterable[tuple[int, str | int]]) -> dict[int, set[str]]:
    """Return content type → primary keys, as text, of those of the objects that still exist."""
    wanted: dict[int, set[str]] = defaultdict(set)
    for content_type, object_id in rows:
        wanted[content_type].add(str(object_id))
    found = {}
    for content_type, ids in wanted.items():
        model = ContentType.objects.get_for_id(content_type).model_class()
        found[content_type] = {str(pk) for pk in model._base_manager.filter(pk__in=ids).values_list("pk", flat=True)}
    return found
