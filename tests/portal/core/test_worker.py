"""The background process: leases, take-over, failures."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from portal.core import worker
from portal.core.models import ScheduledJob


@pytest.fixture
def jobs(monkeypatch, site):
    """An empty register of jobs, and a list of what has run."""
    monkeypatch.setattr(worker, "_jobs", {})
    return []


def test_due_job_runs_once_and_waits(jobs):
    worker.register_job("räkna", lambda: jobs.append("räkna"), timedelta(minutes=5))
    assert worker.run_due_jobs("a") == ["räkna"]
    assert worker.run_due_jobs("a") == []
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        assert worker.run_due_jobs("b") == ["räkna"]
    assert jobs == ["räkna", "räkna"]


def test_job_under_lease_is_left_alone(jobs):
    worker.register_job("räkna", lambda: jobs.append("räkna"), timedelta(minutes=5))
    job = worker.registered_jobs()[0]
    assert worker.claim(job, "first")
    assert not worker.claim(job, "second")
    assert worker.run_due_jobs("second") == []
    assert jobs == []


def test_job_of_a_killed_process_is_taken_over_after_the_lease(jobs):
    worker.register_job("räkna", lambda: jobs.append("räkna"), timedelta(minutes=5))
    assert worker.claim(worker.registered_jobs()[0], "killed")
    with time_machine.travel(timezone.now() + worker.LEASE + timedelta(seconds=1)):
        assert worker.run_due_jobs("heir") == ["räkna"]
    state = ScheduledJob.objects.get(name="räkna")
    assert (state.lease_owner, state.lease_until) == ("", None)


def test_late_process_does_not_end_the_lease_of_its_heir(jobs):
    def take_over():
        ScheduledJob.objects.filter(name="räkna").update(lease_owner="heir")

    worker.register_job("räkna", take_over, timedelta(minutes=5))
    worker.run_due_jobs("late")
    state = ScheduledJob.objects.get(name="räkna")
    assert state.lease_owner == "heir"
    assert state.last_finished_at is None


def test_failing_job_is_logged_kept_and_does_not_stop_others(jobs, caplog):
    def fail():
        raise ValueError("trasigt underlag")

    worker.register_job("a-misslyckas", fail, timedelta(minutes=5))
    worker.register_job("b-lyckas", lambda: jobs.append("b"), timedelta(minutes=5))
    assert worker.run_due_jobs("one") == ["a-misslyckas", "b-lyckas"]
    assert jobs == ["b"]
    assert "job a-misslyckas failed" in caplog.text
    assert "trasigt underlag" in ScheduledJob.objects.get(name="a-misslyckas").last_error
    with time_machine.travel(timezone.now() + timedelta(minutes=6)):
        worker.register_job("a-misslyckas", lambda: None, timedelta(minutes=5))
        worker.run_due_jobs("one")
    assert ScheduledJob.objects.get(name="a-misslyckas").last_error == ""


def test_the_portal_registers_its_jobs():
    assert {"publish_scheduled", "clear_expired_sessions"} <= {job.name for job in worker.registered_jobs()}


def test_scheduled_page_is_published_by_the_job(site):
    from portal.core.signal_handlers import publish_scheduled
    from tests.factories import CasePageFactory

    case = CasePageFactory(live=False)
    draft = case.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(hours=1)
    draft.save_revision(approved_go_live_at=draft.go_live_at)
    publish_scheduled()
    case.refresh_from_db()
    assert not case.live
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        publish_scheduled()
    case.refresh_from_db()
    assert case.live
