"""The right column of the desk: first questions above health where there is room, else as tabs."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.link import DeskLink
from incident_desk.qt.panes.assessment.view import AssessmentCard
from incident_desk.qt.panes.assessment.view_model import AssessmentModel
from incident_desk.qt.panes.health.view import HealthPane
from incident_desk.qt.panes.health.view_model import HealthModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.ticker import Ticker


class RightColumn(QWidget):
    """Health above, the first questions under it."""

    def __init__(
        self, themes: ThemeService, link: DeskLink, ticker: Ticker, feed: HealthFeed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.health = HealthPane(themes, HealthModel(feed, ticker), self)
        self.assessment = AssessmentCard(themes, AssessmentModel(link, ticker), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.health, 1)
        column.addWidget(Hairline(themes, parent=self))
        column.addWidget(self.assessment)

    def show_assessment(self) -> None:
        """Go to the first questions."""
        self.assessment.begin()
