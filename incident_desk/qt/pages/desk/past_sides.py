"""What stands left and right of the timeline where the desk shows a past incident; made when one is first shown."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.desk.actions_tab import ActionsTab
from incident_desk.qt.panes.past.facts_pane import FactsPane
from incident_desk.qt.panes.past.source_pane import SourcePane
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.services.scenes import Scene


class PastSides(QObject):
    """The outermost panes of the splitter: what the report states, its action items over the report itself."""

    def __init__(self, themes: ThemeService, playbook: PlaybookModel, splitter: QSplitter) -> None:
        super().__init__(splitter)
        self.facts = FactsPane(themes, splitter)
        self.right = QWidget(splitter)
        self.head = QLabel("Action items", self.right)
        self.actions = ActionsTab(themes, playbook, self.right)
        self.source = SourcePane(themes, self.right)
        column = QVBoxLayout(self.right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(Hairline(themes, parent=self.right))
        column.addWidget(self.actions, 2)
        column.addWidget(Hairline(themes, parent=self.right))
        column.addWidget(self.source, 3)
        splitter.insertWidget(0, self.facts)
        splitter.addWidget(self.right)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through beside the timeline: left of it, then right of it."""
        return (self.facts, self.actions, self.source)

    def show_scene(self, scene: Scene) -> None:
        """Show the report of this past incident."""
        past = scene.incident.past
        if past is not None:
            stated, done = len(scene.incident.actions), sum(one.done for one in scene.incident.actions)
            self.head.setText(f"Action items   {done} of {stated} done" if stated else "Action items")
            self.facts.show_past(past)
            self.source.show_source(past.source, scene.source)

    def set_visible(self, is_shown: bool) -> None:
        """Stand beside the timeline, or leave the room to the panes of an open incident."""
        self.facts.setVisible(is_shown)
        self.right.setVisible(is_shown)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.head.setTextFormat(Qt.TextFormat.PlainText)
        self.head.setFont(theme.font(TextKind.PANEL_TITLE))
        self.head.setMargin(theme.px(12 if theme.is_compact else 14))
        self.head.setIndent(theme.px(2 if theme.is_compact else 6))
