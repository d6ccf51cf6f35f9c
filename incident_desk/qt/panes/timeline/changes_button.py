"""How many changes are known of the hours before the impact, in the timeline's head, and which they are."""

from collections.abc import Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from incident_desk.domain.change_sayings import change_words
from incident_desk.domain.changes import HOURS_BEFORE
from incident_desk.domain.counted import counted
from incident_desk.domain.durations import span
from incident_desk.domain.health_record import ChangeMade
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant

MOST_LISTED = 15
"""How many changes the list names, the newest; the report has them all."""
_LONGEST_WORDS = 90


class ChangesButton(Button):
    """Stands there only where something is known to have changed; its list needs no other page."""

    kind_wished = Signal()
    """The incident's own changes are to be shown in the timeline."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(themes, ButtonModel("0", Variant.QUIET, icon="git-commit-horizontal", small=True), parent)
        self._before: tuple[ChangeMade, ...] = ()
        self._impact = datetime.min.replace(tzinfo=UTC)
        self.clicked.connect(self._on_clicked)
        self.hide()

    def show_changes(self, before: Sequence[ChangeMade], impact: datetime, *, is_compact: bool) -> None:
        """Say how many there are before the impact (UTC); none needs no button."""
        self._before, self._impact = tuple(before), impact
        words = counted(len(before), "change")
        name = f"{words} in the {HOURS_BEFORE} h before the impact"
        text = str(len(before)) if is_compact else f"{words} before"
        self.set_model(ButtonModel(text, Variant.QUIET, icon="git-commit-horizontal", small=True, name=name))
        self.setToolTip(plain(name))
        self.setVisible(bool(before))

    def menu_of_changes(self) -> QMenu:
        """The newest first: time, distance to the impact, words; then the way to those of the incident."""
        menu = QMenu(self)
        for line in change_lines(self._before, self._impact):
            # A text of the record is no key: what looks like a mark of one stays as it is.
            entry = QAction(line.replace("&", "&&"), menu)
            entry.triggered.connect(self._on_chosen)
            menu.addAction(entry)
        menu.addSeparator()
        own = QAction("Show changes in the timeline", menu)
        own.triggered.connect(self._on_chosen)
        menu.addAction(own)
        return menu

    def _on_clicked(self) -> None:
        menu = self.menu_of_changes()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def _on_chosen(self) -> None:
        self.kind_wished.emit()


def change_lines(before: Sequence[ChangeMade], impact: datetime) -> list[str]:
    """``02:49  5 min before  Deploy 7c1e0f4``, the newest first; another day than the impact's is named."""
    newest = sorted(before, key=lambda one: one.at, reverse=True)
    lines = [f"{_time(one.at, impact)}  {_distance(one.at, impact)}  {_words(one)}" for one in newest[:MOST_LISTED]]
    more = len(newest) - len(lines)
    return [*lines, f"and {more} more: see the report"] if more else lines


def _time(at: datetime, impact: datetime) -> str:
    at, impact = at.astimezone(UTC), impact.astimezone(UTC)
    return f"{at:%H:%M}" if at.date() == impact.date() else f"{at:%a %H:%M}"


def _distance(at: datetime, impact: datetime) -> str:
    seconds = (impact - at).total_seconds()
    if seconds < 1:
        return "as it began"
    return f"{span(seconds // 60 * 60 if seconds >= 60 else seconds)} before"


def _words(change: ChangeMade) -> str:
    words = " ".join(change_words(change).split())
    return words if len(words) <= _LONGEST_WORDS else f"{words[: _LONGEST_WORDS - 1]}…"
