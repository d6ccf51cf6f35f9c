"""The right column of the page: the evidence of the chosen row, below it its history."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.qt.pages.timeline.evidence_view import EvidenceView
from incident_desk.qt.pages.timeline.history_view import HistoryView
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.qt.theme import ThemeService


class Side(QWidget):
    """Holds both, one over the other."""

    def __init__(self, themes: ThemeService, model: TimelinePageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.evidence, self.history = EvidenceView(themes, model, self), HistoryView(themes, model, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.evidence)
        column.addWidget(self.history, 1)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at, in reading order."""
        return (*self.evidence.stops, self.history.text, self.history.restore)
