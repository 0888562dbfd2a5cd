"""A gate before a real server: it can be shut, slow or full for a while, speak TLS and ask who is there."""

import contextlib
import http.client
import json
import socket
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "host"})
_CURVE = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2")


@dataclass
class Gate:
    """What the gate does with those who come: `mode` may be changed at any time.

    Modes: open, down (hangs up), hanging (never answers), slow (answers after `delay` seconds), full (429). With an
    `authorization`, those who do not send that header get 401; `asked` counts the requests that came through.
    """

    upstream: str
    authorization: str = ""
    mode: str = "open"
    delay: float = 5.0
    url: str = ""
    asked: int = 0
    closing: threading.Event = field(default_factory=threading.Event)

    def answer(self, method: str, path: str, headers: dict[str, str], body: bytes) -> tuple[int, dict[str, str], bytes]:
        """The answer to a request. Raises ConnectionAbortedError to hang up."""
        if self.mode == "hanging":
            while self.mode == "hanging" and not self.closing.wait(0.05):
                pass
            raise ConnectionAbortedError
        if self.mode == "down":
            raise ConnectionAbortedError
        if self.mode == "full":
            return _refusal(429, "es_rejected_execution_exception", "rejected execution: the queue is full")
        if self.mode == "slow":
            self.closing.wait(self.delay)
        if self.authorization and headers.get("authorization") != self.authorization:
            return _refusal(401, "security_exception", "unable to authenticate")
        self.asked += 1
        address = urlsplit(self.upstream)
        server = http.client.HTTPConnection(address.hostname, address.port, timeout=60)
        with contextlib.closing(server):
            server.request(method, path, body, {k: v for k, v in headers.items() if k not in _HOP})
            response = server.getresponse()
            return response.status, dict(response.getheaders()), response.read()


def _refusal(status: int, kind: str, reason: str) -> tuple[int, dict[str, str], bytes]:
    body = {"error": {"type": kind, "reason": reason, "root_cause": []}, "status": status}
    headers = {"Content-Type": "application/json", "X-Elastic-Product": "Elasticsearch"}
    return status, headers, json.dumps(body).encode()


@contextlib.contextmanager
def gate(upstream: str, *, tls: ssl.SSLContext | None = None, authorization: str = "") -> Iterator[Gate]:
    """A gate on a port of its own before the server at `upstream`."""
    made = Gate(upstream, authorization)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            if tls is not None:  # in the thread of this connection, so that nobody else waits for its handshake
                self.request.settimeout(10)
                self.request = tls.wrap_socket(self.request, server_side=True)
            super().setup()

        def finish(self) -> None:
            with contextlib.suppress(OSError):
                super().finish()
            self.connection.close()

        def do(self) -> None:
            sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            try:
                status, headers, body = made.answer(
                    self.command, self.path, {name.lower(): value for name, value in self.headers.items()}, sent
                )
            except ConnectionAbortedError:
                self.close_connection = True
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            self.send_response(status)
            for name, value in headers.items():
                if name.lower() not in _HOP:
                    self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(body)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do

        def log_message(self, *args: object) -> None:
            """Nobody reads it."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: object) -> None:
            """Handshakes that fail and callers that do not wait are expected."""

    server = Server(("127.0.0.1", 0), Handler)
    made.url = f"http{'s' if tls else ''}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield made
    finally:
        made.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


class Authority:
    """An authority that certifies servers, made by openssl in a directory; its certificate is the file `path`."""

    def __init__(self, directory: Path, name: str) -> None:
        self._directory, self._name = directory, name
        self.path = directory / f"{name}.pem"
        self._openssl(self.path, name, "-addext", "keyUsage=critical,keyCertSign,cRLSign")

    def server(self, address: str) -> ssl.SSLContext:
        """What a server needs that is known as `address`, such as `IP:127.0.0.1` or `DNS:search.example`."""
        certificate = self._directory / f"{self._name}-{address.replace(':', '-')}.pem"
        signing = ("-CA", str(self.path), "-CAkey", str(self.path.with_suffix(".key")))
        names = ("-addext", f"subjectAltName={address}", "-addext", "basicConstraints=CA:FALSE")
        self._openssl(certificate, "server", *signing, *names)
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(certificate, certificate.with_suffix(".key"))
        return context

    def _openssl(self, certificate: Path, subject: str, *more: str) -> None:
        files = ("-keyout", str(certificate.with_suffix(".key")), "-out", str(certificate))
        command = ["openssl", "req", "-x509", *_CURVE, "-subj", f"/CN={subject}", *files, *more]
        subprocess.run(command, check=True, capture_output=True, timeout=60)


def wait_for(condition, what: str, seconds: float = 30.0) -> None:
    """Return when `condition()` holds."""
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"{what}: not within {seconds} s"
        time.sleep(0.05)
