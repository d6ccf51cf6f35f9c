"""All hostile servers in a process of their own: this file, run as a program, is that process.

What is imported within functions lies beside this file, where only the program finds it.
"""

import json
import socket
import ssl
import subprocess
import sys
from pathlib import Path


class HostileProcess:
    """All of them in one process; a context manager whose value is a check's options by the name of each."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> dict[str, dict[str, object]]:
        command = [sys.executable, __file__, str(self._folder)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        return json.loads(self._process.stdout.readline())

    def __exit__(self, *_: object) -> None:
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


def _encrypted(folder: Path) -> dict[str, tuple[ssl.SSLContext | None, dict[str, object], object]]:
    """Each that is asked over TLS: the server's context, the check's options, and what it does."""
    import hostile
    import hostile_kinds

    found: dict[str, tuple[ssl.SSLContext | None, dict[str, object], object]] = {
        "silent_tls": (None, {}, hostile.hang_unread),
        "dribbling_tls": (None, {}, hostile_kinds.dribbling_tls),
        "garbage_tls": (None, {}, hostile_kinds.garbage_tls),
        "plain_tls": (None, {}, hostile_kinds.plain_on_tls),
        "reset_tls": (None, {}, hostile.reset_at_once),
    }
    for name, host, expired, behaviour in (
        ("self_signed", "127.0.0.1", False, hostile.well),
        ("wrong_host", "example.org", False, hostile.well),
        ("expired", "127.0.0.1", True, hostile.well),
        ("hang_tls", "127.0.0.1", False, hostile.hang),
    ):
        own = folder / name
        own.mkdir(exist_ok=True)
        made = hostile.certificate(own, host, expired=expired)
        if made is not None:
            found[name] = (made[0], {} if name == "self_signed" else {"ca_file": str(made[1])}, behaviour)
    return found


def _full_backlog() -> tuple[int, list[socket.socket]]:
    """A port whose few places are taken by connections that nobody accepts; and what holds them."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=0)
    port = listening.getsockname()[1]
    taking = []
    for _ in range(4):
        one = socket.socket()
        one.setblocking(False)
        one.connect_ex(("127.0.0.1", port))
        taking.append(one)
    return port, [listening, *taking]


def _serve_all(folder: Path) -> None:
    """Tell where each is to be found, and serve until the input closes."""
    import hostile

    encrypted = _encrypted(folder)
    servers = {name: hostile.HostileServer(name) for name in hostile.BEHAVIOURS}
    servers |= {name: hostile.HostileServer(behave, context) for name, (context, _, behave) in encrypted.items()}
    hostile.bomb()
    port, held = _full_backlog()
    places: dict[str, dict[str, object]] = {"full_backlog": {"url": f"http://127.0.0.1:{port}/"}}
    for name, server in servers.items():
        scheme = "https" if name in encrypted else "http"
        options = encrypted[name][1] if name in encrypted else {}
        places[name] = {"url": f"{scheme}://127.0.0.1:{server.__enter__()}/"} | options
    print(json.dumps(places), flush=True)
    sys.stdin.read()
    for one in held:
        one.close()


if __name__ == "__main__":
    _serve_all(Path(sys.argv[1]))
