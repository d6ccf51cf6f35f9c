"""Find or run anything, and all keys on one sheet."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from incident_desk.domain.patterns import known_patterns
from incident_desk.qt import dialogs
from incident_desk.qt.actions import TABLE
from incident_desk.qt.dialog_opener import DialogOpener
from incident_desk.qt.stage import Stage


class FindingWishes(QObject):
    """The palette and the key sheet."""

    action_found = Signal(str)
    """An action was found: its id."""

    def __init__(self, stage: Stage, opener: DialogOpener) -> None:
        super().__init__(stage.window)
        self._stage, self._opener = stage, opener

    def table(self) -> dict[str, Callable[[], None]]:
        """Each action's id with what does it."""
        return {"palette": self.palette, "keys": self.keys}

    def palette(self) -> None:
        """Find or run anything."""
        things = [*self._actions(), *self._patterns(), *self._incidents(), *self._runs()]
        self._find("Find or run anything", things)

    def keys(self) -> None:
        """All keys on one sheet."""
        self._find("All keys", [thing for thing in self._actions() if thing.keys])

    def _find(self, title: str, things: "Sequence[dialogs.Findable]") -> None:
        dialog = dialogs.Finder(self._stage.themes, title, things, self._stage.window)
        self._opener.open(dialog, lambda: dialog.chosen.run() if dialog.chosen else None)

    def _actions(self) -> "list[dialogs.Findable]":
        table = self._stage.window.actions_table
        return [
            dialogs.Findable(
                one.text.rstrip("…"), one.menu.value.replace("&", ""), " ".join(one.keys), _Emit(self, one.id)
            )
            for one in TABLE
            if table.action(one.id).isEnabled() and one.id not in ("palette", "keys")
        ]

    def _patterns(self) -> "list[dialogs.Findable]":
        """The patterns of the incident on the desk, to be opened or put aside."""
        incident, troubles = self._stage.incident, self._stage.desk.playbook.troubles
        known = known_patterns(incident) if incident is not None and incident.is_open else ()
        return [
            dialogs.Findable(
                f"Put pattern {one.pattern.name} aside" if one.is_open else f"Open pattern {one.pattern.name}",
                "Troubleshooting", "", _Turn(troubles.put_aside if one.is_open else troubles.open, one.key),
            )
            for one in known
        ]  # fmt: skip

    def _incidents(self) -> "list[dialogs.Findable]":
        return [
            dialogs.Findable(f"{one.key} {one.title}", one.status.capitalize(), "", _Show(self._stage, one.id))
            for one in self._stage.rows[:200]
        ]

    def _runs(self) -> "list[dialogs.Findable]":
        return [
            dialogs.Findable(
                f"{one.key} {one.title}", "Running" if one.is_open else "Ended", "", _ShowRun(self._stage, one.id)
            )
            for one in self._stage.link.runs.all[:200]
        ]


class _Emit:
    """Runs an action of the table."""

    def __init__(self, wishes: FindingWishes, action: str) -> None:
        self._wishes, self._action = wishes, action

    def __call__(self) -> None:
        self._wishes.action_found.emit(self._action)


class _Turn:
    """Opens the pattern of that key, or puts it aside."""

    def __init__(self, turn: Callable[[str], None], pattern: str) -> None:
        self._turn, self._pattern = turn, pattern

    def __call__(self) -> None:
        self._turn(self._pattern)


class _Show:
    """Brings an incident to the desk."""

    def __init__(self, stage: Stage, incident: str) -> None:
        self._stage, self._incident = stage, incident

    def __call__(self) -> None:
        self._stage.show_incident(self._incident)


class _ShowRun:
    """Brings a checklist's run to the front."""

    def __init__(self, stage: Stage, run: str) -> None:
        self._stage, self._run = stage, run

    def __call__(self) -> None:
        self._stage.show_run(self._run)
