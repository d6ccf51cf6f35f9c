"""A real nginx on 127.0.0.1, with the server blocks that a test gives it."""

import os
import shutil
import socket
import subprocess
import time
from pathlib import Path


def is_there() -> bool:
    return shutil.which("nginx") is not None


class Nginx:
    """A context manager whose value is the port; `PORT` in the block stands for it."""

    def __init__(self, folder: Path, block: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self._folder, self._process = folder, None
        places = "".join(
            f"{one}_temp_path {folder}/{one};" for one in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        )
        (folder / "nginx.conf").write_text(
            f"pid {folder}/pid; error_log {folder}/log; daemon off; master_process off; events {{}}\n"
            f"http {{ access_log off; {places} server {{ {block.replace('PORT', str(self.port))} }} }}\n"
        )

    def __enter__(self) -> int:
        command = ["nginx", "-c", str(self._folder / "nginx.conf"), "-p", str(self._folder)]
        self._process = subprocess.Popen(command, env=os.environ, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 10
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return self.port
            except OSError:
                assert time.monotonic() < end and self._process.poll() is None, (self._folder / "log").read_text()
                time.sleep(0.02)

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        self._process.wait()
