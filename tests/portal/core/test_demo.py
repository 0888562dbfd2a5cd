"""DEMO=1 is for this machine alone."""

import os
import subprocess
import sys

import pytest

from portal.core.demo import DemoRefused, persistent_demo_secret, refuse_unless_loopback


@pytest.mark.parametrize("hosts", [["localhost"], ["127.0.0.1", "[::1]"], ["::1"]])
def test_loopback_is_let_through(hosts):
    refuse_unless_loopback(hosts)


@pytest.mark.parametrize("hosts", [["0.0.0.0"], ["localhost", "example.org"], ["*"], [".example.org"], ["192.168.1.4"]])
def test_anything_else_is_refused(hosts):
    with pytest.raises(DemoRefused):
        refuse_unless_loopback(hosts)


def test_secret_is_made_once_and_kept_private(tmp_path):
    folder = tmp_path / "var"
    secret = persistent_demo_secret(folder)
    assert persistent_demo_secret(folder) == secret
    assert len(secret) >= 50
    assert (folder / "demo-secret-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
@pytest.mark.parametrize(("hosts", "starts"), [("localhost", True), ("localhost,example.org", False)])
def test_process_does_not_start_when_allowed_for_others(tmp_path, hosts, starts):
    environment = {
        "PATH": os.environ["PATH"], "DEMO": "1", "ALLOWED_HOSTS": hosts, "DATA_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "portal.settings.production",
    }  # fmt: skip
    process = subprocess.run(
        [sys.executable, "-c", "import django; django.setup()"], env=environment, capture_output=True, check=False
    )
    assert (process.returncode == 0) is starts
    assert (b"DemoRefused" in process.stderr) is not starts
