"""Health addresses for those who watch the portal."""

from django.db import DatabaseError, connection
from django.test import Client


def test_livez_needs_no_database():
    response = Client().get("/livez")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_readyz_with_a_migrated_database(site):
    response = Client().get("/readyz")
    assert (response.status_code, response.json()) == (200, {"database": "ok"})
    assert "no-store" in response["Cache-Control"]


def test_readyz_with_a_database_that_does_not_answer(site):
    def refuse(execute, sql, params, many, context):
        raise DatabaseError("no connection")

    with connection.execute_wrapper(refuse):
        response = Client().get("/readyz")
    assert (response.status_code, response.json()) == (503, {"database": "unavailable"})


def test_health_takes_no_writes(site):
    assert Client().post("/livez").status_code == 405
