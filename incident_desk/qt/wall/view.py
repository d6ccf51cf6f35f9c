"""The wall's window: read only, one composition that is scaled to the screen (design, mockup 10)."""

from datetime import datetime

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QScreen,
    QShortcut,
)
from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.domain.next_actions import Urgency
from incident_desk.qt.theme import Theme, Themes
from incident_desk.qt.wall.parts import EntriesPart, FootPart, HeadPart, HealthPart
from incident_desk.qt.wall.reading import WallFoot, WallHead, idle_head, wall_of
from incident_desk.qt.wall.themes import HEIGHT, WIDTH, WallThemes
from incident_desk.qt.wall.view_model import WallModel
from incident_desk.qt.widgets.clock import Clock, ClockModel, ClockSize
from incident_desk.qt.widgets.deadline_cell import DeadlineCell, DeadlineModel
from incident_desk.qt.widgets.deadline_form import CellForm
from incident_desk.qt.widgets.plate import PlateModel, PlateSize
from incident_desk.qt.widgets.ribbon import Ribbon
from incident_desk.qt.widgets.ribbon_form import RibbonForm
from incident_desk.qt.widgets.ribbon_model import RibbonModel
from incident_desk.qt.widgets.shapes import paint_hatch

_INSET, _TOP, _FOOT = 60, 44, 24
_EDGE, _RULE = 14, 2
_WINDOW = (1280, 720)
_TITLE_BAR = 40
"""About what the system draws above a window; how high it is is known only when it stands."""


class WallWindow(QWidget):
    """A window of its own. Nothing on it can be pressed: F11 fills the screen, Esc comes back and then closes."""

    def __init__(self, themes: Themes, model: WallModel, title: str) -> None:
        super().__init__()
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # That it is still there keeps no program running.
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self._model = model
        model.setParent(self)
        self.themes = WallThemes(themes, self)
        self._room, self._idle = QWidget(self), QWidget(self)
        self._is_drill = False
        look = self.themes
        self.head = HeadPart(look, WallHead(PlateModel(size=PlateSize.WALL), "", "", "", ""), self._room)
        self.clock = Clock(look, ClockModel(0), ClockSize.WALL, self._room)
        self.blocks = [DeadlineCell(look, DeadlineModel("", "—"), CellForm.WALL, self._room) for _ in range(3)]
        self.ribbon = Ribbon(look, RibbonModel(()), RibbonForm.WALL, self._room)
        self.entries, self.health = EntriesPart(look, (), self._room), HealthPart(look, (), self._room)
        self.foot = FootPart(look, WallFoot("", Urgency.NEXT, "", ()), self._room)
        self.idle_head = HeadPart(look, idle_head(None), self._idle)
        self._lay_out()
        look.theme_changed.connect(self._on_theme_changed)
        model.read.connect(self._on_read)
        model.idled.connect(self._on_idled)
        for key, do in (("F11", self.toggle_full_screen), ("Esc", self.step_back)):
            QShortcut(QKeySequence(key), self).activated.connect(do)
        self._fit_screen()
        self._on_read()

    def open_on(self, screen: QScreen | None) -> None:
        """Fill that screen; without one, open as a window on the screen where the desk is."""
        if screen is None:
            self.show()
            return
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenRemoved.connect(self._on_screen_removed)

    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.showFullScreen()

    def step_back(self) -> None:
        """From the full screen to a window, from the window to nothing."""
        if self.isFullScreen():
            self.showNormal()
        else:
            self.close()

    # -- building -------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self._room)
        self._figures, self._words = QHBoxLayout(), QHBoxLayout()
        self._figures.addWidget(self.clock)
        for block in self.blocks:
            self._figures.addWidget(block, 1, Qt.AlignmentFlag.AlignBottom)
        self._words.addWidget(self.entries, 1)
        self._words.addWidget(self.health)
        self._column.addWidget(self.head)
        self._column.addLayout(self._figures)
        self._column.addWidget(self.ribbon)
        self._column.addLayout(self._words, 1)
        self._column.addWidget(self.foot)
        self._idle_column = QVBoxLayout(self._idle)
        self._idle_column.addWidget(self.idle_head)
        self._idle_column.addStretch(1)
        self._stack = QStackedLayout(self)
        # The parts follow the window's size; by themselves they would never let it become smaller.
        for layout in (self._stack, self._column, self._idle_column):
            layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setMinimumSize(WIDTH // 4, HEIGHT // 4)
        self._stack.addWidget(self._idle)
        self._stack.addWidget(self._room)
        self._fit()

    def _fit(self) -> None:
        px = self.themes.current.px
        for column in (self._column, self._idle_column):
            column.setContentsMargins(px(_INSET), px(_TOP), px(_INSET), px(_FOOT))
        self._column.setSpacing(px(24))
        self._figures.setSpacing(0)
        self._words.setContentsMargins(0, px(18), 0, 0)
        self._words.setSpacing(px(64))
        self.clock.setFixedWidth(px(820))
        self.health.setFixedWidth(px(560))

    # -- what comes -----------------------------------------------------------------------------------------

    def _on_read(self) -> None:
        if self._model.facts is None:
            return
        wall = wall_of(self._model.facts)
        self.head.set_model(wall.head)
        self.clock.set_model(wall.clock)
        for block, shown in zip(self.blocks, wall.blocks, strict=True):
            block.set_model(shown)
        self.ribbon.set_model(wall.ribbon)
        self.entries.set_model(wall.entries)
        self.health.set_model(wall.checks)
        self.foot.set_model(wall.foot)
        self._stack.setCurrentWidget(self._room)
        if wall.is_drill is not self._is_drill:
            self._is_drill = wall.is_drill
            self.update()

    def _on_idled(self, now: datetime) -> None:
        self.idle_head.set_model(idle_head(now))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.update()

    def _on_screen_removed(self, _screen: QScreen) -> None:
        """The screen was taken away: be a window that can be found."""
        if self.isFullScreen():
            self.showNormal()
            self._fit_screen()

    def _fit_screen(self) -> None:
        """The size of a window, no larger than the screen leaves under a title bar."""
        room = self.screen().availableGeometry().size() - QSize(0, _TITLE_BAR)
        self.resize(QSize(*_WINDOW).boundedTo(room))

    # -- Qt -------------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale to the window."""
        super().resizeEvent(event)
        self.themes.fit(event.size())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, rules between the parts, and the edge of a drill."""
        theme, painter = self.themes.current, QPainter(self)
        painter.fillRect(self.rect(), theme.colour.panel)
        if self._stack.currentWidget() is self._room:
            left, width = theme.px(_INSET), self.width() - 2 * theme.px(_INSET)
            for part, gap in ((self.entries, 18), (self.foot, 12)):
                painter.fillRect(QRectF(left, part.y() - theme.px(gap), width, theme.px(_RULE)), theme.colour.line)
        if self._is_drill:
            edge = theme.px(_EDGE)
            inside = self.rect().adjusted(edge, edge, -edge, -edge)
            painter.setClipRegion(QRegion(self.rect()) - QRegion(inside))
            paint_hatch(painter, QRectF(self.rect()), theme.colour.text3, step=theme.px(12), width=theme.px(3))
        painter.end()
