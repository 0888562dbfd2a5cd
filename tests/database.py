"""A snapshot of the set-up site's rows, put back for tests that empty the database.

A test with `transaction=True` ends with a flush, which takes with it what migrations and `set_up_site` made. Setting
up anew takes seconds; putting rows back takes a fraction of one, on SQLite and PostgreSQL alike.
"""

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management.color import no_style
from django.db import connection, transaction
from wagtail.models import Site

Snapshot = dict[str, tuple[list[str], list[tuple]]]


def _tables() -> list[str]:
    return connection.introspection.django_table_names(only_existing=True, include_views=False)


def take_snapshot() -> Snapshot:
    """Return every row of every table that a model owns: table → (columns, rows)."""
    snapshot = {}
    with connection.cursor() as cursor:
        for table in _tables():
            if table.endswith("_fts"):
                continue  # SQLite's full-text tables: triggers of the table they mirror fill them
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            rows = cursor.fetchall()
            if rows:
                snapshot[table] = ([column[0] for column in cursor.description], rows)
    return snapshot


def put_back(snapshot: Snapshot) -> None:
    """Replace everything in the database by `snapshot`."""
    quote = connection.ops.quote_name
    connection.ops.execute_sql_flush(
        connection.ops.sql_flush(no_style(), _tables(), reset_sequences=True, allow_cascade=False)
    )
    with transaction.atomic(), connection.constraint_checks_disabled(), connection.cursor() as cursor:
        for table, (columns, rows) in snapshot.items():
            names = ", ".join(quote(column) for column in columns)
            marks = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {quote(table)} ({names}) VALUES ({marks})", rows)
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models(include_auto_created=True)):
            cursor.execute(statement)
    forget_caches()


def forget_caches() -> None:
    """Forget what processes remember of the database."""
    ContentType.objects.clear_cache()
    Site.clear_site_root_paths_cache()
    cache.clear()
