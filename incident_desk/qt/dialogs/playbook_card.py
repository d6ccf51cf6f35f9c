"""The playbook that will be worked by, with the way to another one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.theme import TextKind, ThemeService, paint_icon, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.shapes import fill_box, outline_box


@dataclass(frozen=True, slots=True)
class PlaybookShown:
    """Its title and what is in it."""

    title: str
    contents: str


class PlaybookCard(QWidget):
    """Icon, title, contents, and Change, which opens a menu of what else there is."""

    chosen = Signal(int)
    """The person took the offer with this number from the menu."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        theme = themes.current
        self.title, self.contents = ElidedLabel(parent=self), ElidedLabel(parent=self)
        self.change = Button(themes, ButtonModel("Change", keys=("Alt", "P"), small=True), self)
        self.title.setFont(theme.font(TextKind.BODY, weight=500))
        self.contents.setFont(theme.font(TextKind.CAPTION))
        set_tone(self.contents, "text3")
        self.menu = QMenu(self)
        self.menu.setAccessibleName("Playbooks")
        self.menu.triggered.connect(self._on_triggered)
        self.change.clicked.connect(self.open_menu)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.contents)
        words.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(44), 0, theme.px(12), 0)
        row.addLayout(words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setFixedHeight(theme.px(56))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_playbook(self, shown: PlaybookShown) -> None:
        """Show this one."""
        self.title.setText(shown.title)
        self.contents.setText(shown.contents)
        self.contents.setVisible(bool(shown.contents))
        self.setAccessibleName(f"Playbook: {shown.title}")
        self.setAccessibleDescription(shown.contents)

    def offer(self, titles: Sequence[str]) -> None:
        """Offer these in the menu, in this order."""
        self.menu.clear()
        for place, title in enumerate(titles):
            # A title is text: its ampersands are no keys.
            self.menu.addAction(title.replace("&", "&&")).setData(place)

    def open_menu(self) -> None:
        """Open the menu under the card, its first line marked."""
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        self.menu.setActiveAction(self.menu.actions()[0])

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box and its icon."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        fill_box(painter, area, theme.tokens.radii.panel, theme.colour.raised)
        outline_box(painter, area, theme.tokens.radii.panel, theme.colour.line_strong)
        side = theme.px(16)
        paint_icon(
            painter, QRectF(theme.px(14), area.center().y() - side / 2, side, side), "book-open", theme.colour.text2
        )
        painter.end()

    def _on_triggered(self, action: QAction) -> None:
        self.chosen.emit(int(action.data()))
