"""What the makers of pictures share: a service that runs here and fails where told to, a desk that finds out."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PROGRAM = (sys.executable, "-m", "incident_desk")
LONGEST_S = 60
"""So long is waited for what a desk finds out."""
_LATE_S = 0.35


@contextmanager
def service(bad: str, late: str = "/late") -> Iterator[str]:
    """A service whose paths that begin with ``bad`` fail and with ``late`` are late; all others answer well."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith(late):
                time.sleep(_LATE_S)
            self.send_response(500 if self.path.startswith(bad) else 200)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def find_out(data_dir: Path, awaited: str, show: Callable[[], str]) -> None:
    """A desk without a screen asks the checks until ``show`` prints that word; it ends if that never comes."""
    desk = subprocess.Popen(
        (*PROGRAM, "--data-dir", str(data_dir)),
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.DEVNULL,
    )
    until = time.monotonic() + LONGEST_S
    try:
        while awaited not in show():
            if time.monotonic() > until:
                raise SystemExit(f"No check came to be {awaited} in {LONGEST_S} s")
            time.sleep(0.5)
    finally:
        desk.terminate()
        desk.wait(10)
