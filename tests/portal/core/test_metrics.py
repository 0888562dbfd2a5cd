"""Metrics: who may read them, and what they say."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.test import Client
from django.utils import timezone
from prometheus_client.parser import text_string_to_metric_families

from portal.core.metrics import portal_version
from portal.core.models import ScheduledJob
from portal.core.worker import owner_name, register_job, registered_jobs, run_due_jobs

TOKEN = "nyckel-till-matvarden"
STRANGER = {"REMOTE_ADDR": "192.0.2.7"}


def read(**extra) -> dict[tuple[str, str], float]:
    """The samples that a program on the same machine reads, by name and first label."""
    response = Client().get("/metrics", **extra)
    assert response.status_code == 200
    return {
        (sample.name, next(iter(sample.labels.values()), "")): sample.value
        for family in text_string_to_metric_families(response.content.decode())
        for sample in family.samples
    }


def test_program_on_this_machine_reads_them(site):
    response = Client().get("/metrics")
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/plain")
    assert "no-store" in response["Cache-Control"]
    assert 'portal_build_info{django="5.2' in response.content.decode()
    assert f'version="{portal_version()}"' in response.content.decode()


@pytest.mark.parametrize(
    "extra",
    [
        STRANGER,
        {"REMOTE_ADDR": ""},
        {"REMOTE_ADDR": "unix:/run/portal.sock"},
        {"REMOTE_ADDR": "::ffff:192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "127.0.0.1"},
        {"HTTP_X_FORWARDED_PROTO": "http"},
        {"HTTP_FORWARDED": "for=127.0.0.1"},
        {"HTTP_AUTHORIZATION": "Bearer ", **STRANGER},
    ],
)
def test_nobody_else_reads_them_without_a_token(site, extra):
    response = Client().get("/metrics", **extra)
    assert response.status_code == 403
    assert b"portal_build" not in response.content


@pytest.mark.parametrize("who", ["officer_client", "editor_client"])
def test_signing_in_does_not_open_them(request, who):
    assert request.getfixturevalue(who).get("/metrics", **STRANGER).status_code == 403


def test_token_opens_them_from_anywhere(site, settings):
    settings.METRICS_TOKEN = TOKEN
    assert read(HTTP_AUTHORIZATION=f"Bearer {TOKEN}", **STRANGER)


@pytest.mark.parametrize(
    "given", ["", TOKEN, f"Bearer {TOKEN}x", "Bearer", f"Basic {TOKEN}", f"bearer{TOKEN}", "Bearer å"]
)
def test_wrong_token_is_refused_also_on_this_machine(site, settings, given):
    settings.METRICS_TOKEN = TOKEN
    response = Client().get("/metrics", HTTP_AUTHORIZATION=given)
    assert (response.status_code, response.content) == (401, b"")
    assert response["WWW-Authenticate"] == "Bearer"


def test_writing_is_refused(site):
    assert Client().post("/metrics").status_code == 405


def test_database_that_does_not_answer_is_said(site):
    def refuse(execute, sql, params, many, context):
        raise DatabaseError("no connection")

    with connection.execute_wrapper(refuse):
        assert Client().get("/metrics").status_code == 503


def test_jobs_tell_when_they_ran_and_whether_they_failed(site, monkeypatch):
    def fail():
        raise ValueError("nej")

    monkeypatch.setattr("portal.core.worker._jobs", {})
    register_job("gott", lambda: None, timedelta(days=1))
    register_job("ont", fail, timedelta(days=1))
    assert [job.name for job in registered_jobs()] == ["gott", "ont"]
    before = timezone.now().timestamp()
    run_due_jobs(owner_name())
    ScheduledJob.objects.create(name="vantar")
    found = read()
    assert found["portal_job_last_finished_timestamp_seconds", "gott"] >= before
    assert found["portal_job_last_started_timestamp_seconds", "ont"] >= before
    assert found["portal_job_due_timestamp_seconds", "gott"] >= before + 86_000
    assert (found["portal_job_failed", "gott"], found["portal_job_failed", "ont"]) == (0, 1)
    assert ("portal_job_last_finished_timestamp_seconds", "vantar") not in found
