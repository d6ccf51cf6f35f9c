"""How a data folder is called by other monitors: a small file for its owner alone, for it holds the secret."""

import socket
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from incident_desk.adapters.small_file import SmallFile
from incident_desk.services.webhook import WebhookSettings


class WebhookFile:
    """``webhook.json`` in the data folder. A file that is not there, or can't be read, means off."""

    def __init__(self, file: Path) -> None:
        self._file = SmallFile(file, WebhookSettings.from_data, WebhookSettings.to_data, WebhookSettings())
        self.settings = WebhookSettings()

    @property
    def problem(self) -> str:
        """Why it can't be read, in words that hold no secret; empty where it can."""
        return self._file.problem

    def refresh(self) -> WebhookSettings:
        """Read the file if it is another one."""
        self.settings = self._file.value()
        return self.settings

    def change(self, change: Callable[[WebhookSettings], WebhookSettings]) -> WebhookSettings:
        """Change the settings while no other process does.

        Raises:
            StoreFailure: the file can't be read or written; nothing was changed.
        """
        self._file.change(change, "The webhook was not changed")
        return self.refresh()


def why_not_heard(settings: WebhookSettings, memory: Path, now: datetime) -> str:
    """Why nobody is heard at this moment although it is on, in words; empty where somebody is."""
    from incident_desk.adapters.probes.hook_memory import is_listened

    if is_listened(memory, now):
        return ""
    try:
        socket.create_connection(("127.0.0.1", settings.port), timeout=0.5).close()
    except OSError:
        return "Nobody is heard at the moment: a window listens while it is open"
    return (
        f"Port {settings.port} is taken by another program. Choose another one: incident-desk webhook on --port N"
    )
