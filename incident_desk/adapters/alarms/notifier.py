"""Notifications, through the program with which the system sends them.

On Linux that is one call of D-Bus, org.freedesktop.Notifications.Notify. Servers may read the text of a
notification as markup, so it is escaped; the title is plain by the specification.
"""

import html
import logging
import os
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from incident_desk.adapters.alarms.children import in_background, succeeds

NAME = "Incident Desk"
ICON = "org.incidentdesk.IncidentDesk"
_LONGEST = 300
"""Characters of a title or a text."""
_NORMAL, _CRITICAL = 1, 2
_MAC_SCRIPT = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")
_log = logging.getLogger(__name__)


class SystemNotifier:
    """A ``Notifier`` for this platform, named as Python does. That nothing shows them is logged once."""

    def __init__(self, platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> None:
        self._platform, self._environment = platform, environment
        self._is_told = False

    def notify(self, title: str, text: str, *, urgent: bool) -> None:
        """Show it, once the program is there that sends it."""

        def send() -> None:
            if not any(succeeds(command) for command in self.commands(title, text, urgent=urgent)):
                self._tell_once()

        in_background(send, "alarm-notification")

    def commands(self, title: str, text: str, *, urgent: bool) -> list[list[str]]:
        """What sends it, the best first; nothing where the platform has nothing."""
        makers: dict[str, Callable[[str, str, bool], list[str]]] = {}
        if self._platform == "darwin":
            makers = {"osascript": _osascript}
        elif self._platform != "win32" and _has_bus(self._environment):
            makers = {"gdbus": _gdbus, "notify-send": _notify_send}
        found = ((shutil.which(name), make) for name, make in makers.items())
        return [[path, *make(_clean(title), _clean(text), urgent)] for path, make in found if path is not None]

    def _tell_once(self) -> None:
        if not self._is_told:
            self._is_told = True
            _log.warning("There are no notifications here: no service of the system takes them")


def _has_bus(environment: Mapping[str, str]) -> bool:
    """Whether somebody is logged in with a bus; without one the programs would start a bus of their own."""
    runtime = environment.get("XDG_RUNTIME_DIR")
    return bool(environment.get("DBUS_SESSION_BUS_ADDRESS")) or (
        bool(runtime) and Path(runtime or "", "bus").exists()
    )


def _clean(text: str) -> str:
    """One line that a program can be given: no control character ever reaches it."""
    return "".join(sign if sign.isprintable() else " " for sign in text)[:_LONGEST].strip()


def _osascript(title: str, text: str, _urgent: bool) -> list[str]:
    """Title and text are arguments of the script and never a part of it."""
    script = [word for line in _MAC_SCRIPT for word in ("-e", line)]
    return [*script, title, text]


def _notify_send(title: str, text: str, urgent: bool) -> list[str]:
    urgency = "critical" if urgent else "normal"
    return [
        f"--app-name={NAME}",
        f"--icon={ICON}",
        f"--urgency={urgency}",
        "--",
        title,
        html.escape(text, quote=False),
    ]


def _gdbus(title: str, text: str, urgent: bool) -> list[str]:
    service, path = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
    call = ["call", "--session", "--timeout", "5", "--dest", service, "--object-path", path]
    hints = f"{{'urgency': <byte {_CRITICAL if urgent else _NORMAL}>}}"
    texts: Sequence[str] = [title, html.escape(text, quote=False)]
    values = [_quoted(NAME), "uint32 0", _quoted(ICON), *map(_quoted, texts), "@as []", hints, "int32 -1"]
    return [*call, "--method", f"{service}.Notify", *values]


def _quoted(text: str) -> str:
    """A string as GVariant writes it, in ASCII alone, so that no locale stands in its way."""
    return '"' + "".join(map(_sign, text)) + '"'


def _sign(sign: str) -> str:
    if sign in '"\\':
        return f"\\{sign}"
    if sign.isascii():
        return sign
    code = ord(sign)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
