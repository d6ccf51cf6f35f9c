"""Change the severity: every target with its old and new time, before Enter."""

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from incident_desk.domain.durations import span
from incident_desk.domain.incident import Incident
from incident_desk.domain.severity import Level, Target, level_named, scale_of, targets_for
from incident_desk.formats.times import clock_face
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel


class SeverityDialog(DialogFrame):
    """Picks a level; lowering asks why."""

    def __init__(
        self, themes: ThemeService, incident: Incident, scheme: tuple[Level, ...], window: QWidget
    ) -> None:
        super().__init__(themes, f"Change the severity of {incident.key}", "Change", window)
        self._incident, self._scheme = incident, scheme
        self.scale = scale_of(incident.playbook, scheme)
        self._old = level_named(incident.severity, self.scale) if incident.severity else None
        names = tuple(level.name for level in self.scale)
        current = self.scale.index(self._old) if self._old else 0
        self.levels = Segmented(themes, SegmentedModel(names, current, "Severity"), self)
        self.meaning = self.plain("")
        self.grid = QGridLayout()
        self.why = QLineEdit(self)
        self.why.setAccessibleName("Why, in a line")
        self._current = current
        for widget in (self.levels, self.meaning):
            self.body.addWidget(widget)
        self.body.addLayout(self.grid)
        self.body.addWidget(self.caption("Why, in a line (needed when it is lowered)"))
        self.body.addWidget(self.why)
        self.levels.chosen.connect(self._on_chosen)
        self._show()

    @property
    def level(self) -> Level:
        """The level that was chosen."""
        return self.scale[self._current]

    @property
    def reason(self) -> str:
        """Why; may be empty when it is raised."""
        return self.why.text().strip()

    def missing(self) -> str:
        """Another level, and a reason where it is lower."""
        if self._old is not None and self.level.name == self._old.name:
            return f"It is {self.level.name} already"
        lower = self._old is not None and self.level.rank > self._old.rank
        return f"{self.level.name} is lower: say in a line why" if lower and not self.reason else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """0 to 4 pick the level of that rank."""
        text = event.text()
        if text.isdigit() and not self.why.hasFocus():
            places = [place for place, level in enumerate(self.scale) if level.rank == int(text)]
            if places:
                self.levels.set_current(places[0])
                self._on_chosen(places[0])
                return
        super().keyPressEvent(event)

    def _on_chosen(self, place: int) -> None:
        self._current = place
        self._show()

    def _show(self) -> None:
        self.meaning.setText(" · ".join(part for part in (self.level.label, self.level.definition) if part))
        while self.grid.count():
            item = self.grid.takeAt(0)
            if item is not None and (widget := item.widget()) is not None:
                widget.deleteLater()
        new = targets_for(self.level.name, self._incident.playbook, self._scheme)
        old = self._incident.targets
        pairs = (("Response", old.response, new.response), ("Resolution", old.resolution, new.resolution),
                 ("Update every", old.update_every, new.update_every))  # fmt: skip
        for row, (name, before, after) in enumerate(pairs):
            for column, text in enumerate((name, self._words(before, row < 2), "→", self._words(after, row < 2))):
                tone = "text3" if column < 3 or before == after else ""
                self.grid.addWidget(self.plain(text, tone), row, column, Qt.AlignmentFlag.AlignLeft)

    def _words(self, target: Target | None, dated: bool) -> str:
        if target is None:
            return "not stated"
        where = " (from settings)" if target.source == "settings" else ""
        due = self._incident.declared_at + timedelta(seconds=target.seconds)
        return f"{span(target.seconds)}{f', due {clock_face(due)} UTC' if dated else ''}{where}"
