"""Servers in trouble, on real sockets: what a cluster does on a bad day."""

import contextlib
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

#: (status, body) for (method, path, body of the request).
Reply = Callable[[str, str, bytes], tuple[int, Any]]


def closed_port() -> str:
    """The address of a port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


@contextlib.contextmanager
def speaking(talk: Callable[[socket.socket, threading.Event], None]) -> Iterator[str]:
    """The address of a server that does `talk(connection, stop)` with each who connects."""
    stop = threading.Event()
    threads: list[threading.Thread] = []

    def serve(listener: socket.socket) -> None:
        while not stop.is_set():
            with contextlib.suppress(TimeoutError):
                connection, _ = listener.accept()
                threads.append(threading.Thread(target=hold, args=(connection,)))
                threads[-1].start()

    def hold(connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError):
            talk(connection, stop)

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)
        server = threading.Thread(target=serve, args=(listener,))
        server.start()
        try:
            yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        finally:
            stop.set()
            for thread in (server, *threads):
                thread.join()


def silent(connection: socket.socket, stop: threading.Event) -> None:
    """Take what is sent and never answer."""
    stop.wait()


def trickling(connection: socket.socket, stop: threading.Event) -> None:
    """Answer with a byte now and then, so that no single wait is long."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n")
    while not stop.wait(0.2):
        connection.sendall(b" ")


def hanging_up(connection: socket.socket, stop: threading.Event) -> None:
    """Close the connection in the middle of an answer."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{")


def babbling(connection: socket.socket, stop: threading.Event) -> None:
    """Speak another language than HTTP."""
    connection.recv(65536)
    connection.sendall(b"\x00\xffSSH-2.0 \r\n" * 50)


@contextlib.contextmanager
def answering(reply: Reply, delay: float = 0.0, product: str = "Elasticsearch") -> Iterator[str]:
    """The address of a server that says it is `product` and answers with `reply`, as JSON, after `delay` seconds."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            status, body = reply(self.command, self.path, self.rfile.read(length))
            time.sleep(delay)
            encoded = json.dumps(body).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(encoded)))
            if product:
                self.send_header("X-Elastic-Product", product)
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(encoded)

        do_GET = do_POST = do_PUT = do_DELETE = do_HEAD = do

        def log_message(self, *args: object) -> None:
            """Nobody reads it."""

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *args: object) -> None:
            """Callers that do not wait for their answer are expected."""

    server = Server(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
