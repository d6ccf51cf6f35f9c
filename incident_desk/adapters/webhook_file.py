"""How a data folder is called by other monitors: a small file for its owner alone, for it holds the secret."""

import json
import logging
import os
import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from incident_desk.adapters.file_lock import lock
from incident_desk.adapters.probes.hook_memory import is_listened
from incident_desk.adapters.whole_files import write_whole
from incident_desk.domain.errors import StoreFailure
from incident_desk.services.webhook import WebhookSettings

_log = logging.getLogger(__name__)
_FOR_OTHERS = 0o077


class WebhookFile:
    """``webhook.json`` in the data folder. A file that is not there, or can't be read, means off."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._seal: tuple[int, int, int] | None = None
        self.settings, self.problem = WebhookSettings(), ""

    def refresh(self) -> WebhookSettings:
        """Read the file if it is another one."""
        try:
            seal = self._sealed()
            if seal != self._seal:
                self._seal = seal
                self.settings, self.problem = self._read() if seal else WebhookSettings(), ""
        except (OSError, ValueError, RecursionError) as error:
            self.settings = WebhookSettings()
            self.problem = f"{self._file} can't be read: {error}. Move it away, and switch the webhook on again"
            _log.warning("The webhook: %s", self.problem)
        return self.settings

    def change(self, change: Callable[[WebhookSettings], WebhookSettings]) -> WebhookSettings:
        """Change the settings while no other process does.

        Raises:
            StoreFailure: the file can't be read or written; nothing was changed.
        """
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with self._file.with_name(f"{self._file.name}.lock").open("ab") as held:
                lock(held)
                self.refresh()
                if self.problem:
                    raise StoreFailure("cannot_open", f"Nothing was changed: {self.problem}")
                text = json.dumps(change(self.settings).to_data(), indent=1)
                write_whole([(self._file, text.encode("utf-8"))])
        except OSError as error:
            raise StoreFailure("cannot_open", f"The webhook was not changed: {error.strerror}") from error
        return self.refresh()

    def _sealed(self) -> tuple[int, int, int] | None:
        try:
            found = self._file.stat()
        except FileNotFoundError:
            return None
        if os.name == "posix" and found.st_mode & _FOR_OTHERS:
            # It was copied here, or its mode was changed: whoever could read it knows the secret, but no more do.
            self._file.chmod(0o600)
            _log.warning("%s was readable for others; make a new secret", self._file)
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _read(self) -> WebhookSettings:
        return WebhookSettings.from_data(json.loads(self._file.read_text("utf-8")))


def why_not_heard(settings: WebhookSettings, memory: Path, now: datetime) -> str:
    """Why nobody is heard at this moment although it is on, in words; empty where somebody is."""
    if is_listened(memory, now):
        return ""
    try:
        socket.create_connection(("127.0.0.1", settings.port), timeout=0.5).close()
    except OSError:
        return "Nobody is heard at the moment: a window listens while it is open"
    return (
        f"Port {settings.port} is taken by another program. Choose another one: incident-desk webhook on --port N"
    )
