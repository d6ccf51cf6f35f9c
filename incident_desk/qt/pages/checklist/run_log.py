"""What was logged in a run: every row of its record, the newest in sight; Enter opens a row in full."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.domain.moments import utc
from incident_desk.qt.pages.checklist.pane_head import PaneHead
from incident_desk.qt.panes.timeline.entry_view import EntryView
from incident_desk.qt.panes.timeline.view_model import TimelineShown
from incident_desk.qt.theme import ThemeService
from incident_desk.services.scenes import Scene

_ROWS = 3


class RunLog(QWidget):
    """The list of an incident's timeline. It follows what is written unless the person reads further up."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._shown = themes, ""
        self.head = PaneHead(themes, "Log", self)
        self.entries = EntryView(themes, self)
        self.entries.setAccessibleName("Log of the run")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.entries, 1)
        self.setFocusProxy(self.entries)

    def minimumSizeHint(self) -> QSize:
        """The last row is in sight in any window, and two where the column is scrolled anyway."""
        least = 2 if self._themes.current.is_compact else 1
        return QSize(0, self.head.height() + least * self._themes.current.row_height)

    def sizeHint(self) -> QSize:
        """It takes what the others leave."""
        return QSize(0, self.head.height() + _ROWS * self._themes.current.row_height)

    def show_scene(self, scene: Scene) -> None:
        """Show the rows of this run."""
        run, rows = scene.incident, scene.entries
        anew, self._shown = run.id != self._shown, run.id
        shown = TimelineShown(rows, len(rows), first_day=utc(run.declared_at).date(), incident=run.id)
        self.entries.show_timeline(shown, anew=anew)
        self.head.say(shown.count)
