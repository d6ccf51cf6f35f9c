"""A real HTTP server on this computer that fails and recovers when told to: the service a drill is about.

| told to fail as | what a check meets |
|---|---|
| `status` | an answer 500 |
| `hang` | a connection, and no answer |
| `reset` | a connection that is reset |
| `slow` | a good answer after a second |
| `stopped` | connection refused; the port stays the server's own |
"""

import json
import socket
import struct
from enum import StrEnum
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# The server accepts on a thread of its own; it lives as long as the drill.
from threading import Event, Lock, Thread  # noqa: TID251
from typing import ClassVar

SLOW_S = 1.0
_RESET_ON_CLOSE = struct.pack("ii", 1, 0)


class Failure(StrEnum):
    """How the server fails."""

    STATUS = "status"
    HANG = "hang"
    RESET = "reset"
    SLOW = "slow"
    STOPPED = "stopped"


class PracticeService:
    """Answers `GET /api/health` on 127.0.0.1. Its methods may be called from any thread."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._failure: Failure | None = None
        self._recovered = Event()
        self._server: _Server | None = None
        self._thread: Thread | None = None
        self._port = 0
        self.asked = 0
        """How many requests have come."""

    @property
    def url(self) -> str:
        """The address to check."""
        return f"http://127.0.0.1:{self._port}/api/health"

    @property
    def failure(self) -> Failure | None:
        """How it fails at the moment, None while it is well."""
        return self._failure

    def start(self) -> int:
        """Answer from now on; returns the port."""
        self._port = self._listen(0)
        return self._port

    def fail(self, kind: Failure | str) -> None:
        """Fail from now on, in this way. Raises ValueError for a way that is not known."""
        failure = Failure(kind)
        with self._lock:
            self._failure = failure
            self._recovered.clear()
        if failure is Failure.STOPPED:
            self._close()

    def recover(self) -> None:
        """Be well again, on the same port; what hung is answered."""
        with self._lock:
            self._failure = None
            self._recovered.set()
        if self._server is None:
            self._listen(self._port)

    def stop(self) -> None:
        """Close the port and let go of everything that hangs."""
        self._recovered.set()
        self._close()

    def count(self) -> None:
        """One request more."""
        with self._lock:
            self.asked += 1

    def wait(self, seconds: float | None = None) -> None:
        """Wait until it recovers or stops, that long at most."""
        self._recovered.wait(seconds)

    def _listen(self, port: int) -> int:
        server = self._server = _Server(("127.0.0.1", port), self)
        self._thread = Thread(target=server.serve_forever, args=(0.05,), name="practice-service", daemon=True)
        self._thread.start()
        return int(server.server_address[1])

    def _close(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            server.server_close()
        if self._thread is not None:
            self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], service: PracticeService) -> None:
        self.service = service
        super().__init__(address, _Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that gave up is what these failures are for; there is nothing to report."""


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    _BODIES: ClassVar[dict[int, dict[str, str]]] = {
        200: {"status": "ok", "database": "connected"},
        500: {"status": "error", "database": "too many connections"},
    }

    def do_GET(self) -> None:
        """Answer as the service stands."""
        service = self.server.service
        service.count()
        failure = service.failure
        if failure is Failure.RESET:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET_ON_CLOSE)
            self.connection.close()
            return
        if failure is Failure.HANG:
            service.wait()
        if failure is Failure.SLOW:
            service.wait(SLOW_S)
        self._answer(500 if failure is Failure.STATUS else 200)

    def _answer(self, status: int) -> None:
        body = json.dumps(self._BODIES[status]).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing is logged: the drill's timeline is the log."""
