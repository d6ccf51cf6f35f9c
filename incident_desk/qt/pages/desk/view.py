"""The desk page: it places the panes and tells them nothing; they meet in the record."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QSplitter, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.desk.arrangement import Form, form_of, widths_of
from incident_desk.qt.pages.desk.right_column import RightColumn
from incident_desk.qt.panes.identity.view import IdentityBar
from incident_desk.qt.panes.identity.view_model import IdentityModel
from incident_desk.qt.panes.instruments.view import Instruments
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.panes.log_field.view import LogField
from incident_desk.qt.panes.log_field.view_model import LogFieldModel
from incident_desk.qt.panes.playbook.view import PlaybookPane
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.qt.panes.timeline.view import TimelinePane
from incident_desk.qt.panes.timeline.view_model import TimelineModel
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.ticker import Ticker
from incident_desk.qt.widgets.button import ButtonModel, Variant
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState
from incident_desk.services.office import Office
from incident_desk.services.scenes import Scene

if TYPE_CHECKING:
    from incident_desk.qt.pages.desk.past_sides import PastSides


class DeskPage(QWidget):
    """The war-room screen, or a word on how to begin where no incident is shown."""

    action_wished = Signal(str)
    """A button asked for an action of the window's table: its id."""

    def __init__(
        self, themes: ThemeService, link: DeskLink, ticker: Ticker, feed: HealthFeed, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self.instruments_model = InstrumentsModel(link, ticker)
        # Each pane is made where it will stand: to move it there afterwards would dress all its widgets anew.
        self._room = QWidget(self)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self._room)
        self.identity = IdentityBar(themes, IdentityModel(link), self._room)
        self.instruments = Instruments(themes, self.instruments_model, self._room)
        playbook = self._playbook_model = PlaybookModel(link, ticker)
        self.playbook = PlaybookPane(themes, playbook, self.splitter)
        self.timeline = TimelinePane(themes, TimelineModel(link, ticker), self.splitter)
        self.right = RightColumn(themes, link, ticker, feed, playbook, self.splitter)
        self.log_model = LogFieldModel(link, ticker)
        self.log = LogField(themes, self.log_model, self._room)
        self.empty = EmptyState(
            themes,
            EmptyModel(
                "layout-dashboard",
                "No incident on the desk",
                "Declare one, or open one from Home.",
                ButtonModel("Declare incident", Variant.PRIMARY, ("Ctrl", "N")),
            ),
            parent=self,
        )
        self.past: PastSides | None = None
        """What stands beside the timeline of a past incident, once one was shown."""
        self._lay_out()
        self.identity.action_wished.connect(self.action_wished)
        self.instruments.action_wished.connect(self.action_wished)
        self.right.action_wished.connect(self.action_wished)
        self.empty.action_clicked.connect(self._on_empty_clicked)
        link.opened.connect(self._on_opened)
        link.scene_shown.connect(self._on_scene_shown)
        link.scene_changed.connect(self._on_scene_changed)
        themes.theme_changed.connect(self._on_theme_changed)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        if self.past is not None and self.past.facts.isVisibleTo(self):
            facts, *others = self.past.panes
            return (facts, self.timeline, *others, self.log)
        return (self.instruments.next_bar, self.playbook, self.timeline, *self.right.panes, self.log)

    def begin_action(self) -> None:
        """Begin a new action item, where they stand."""
        if self.past is not None and self.past.facts.isVisibleTo(self):
            self.past.actions.begin()
        elif not self.right.begin_action():
            self.playbook.begin_action()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The splitter has another width: a size of window that is new to it brings its own widths of columns."""
        if watched is self.splitter and event.type() is QEvent.Type.Resize:
            self._follow_window()
        return super().eventFilter(watched, event)

    def take_focus(self) -> None:
        """Go to the steps, where letters and the space bar do what the playbook asks."""
        past = self.past if self.past is not None and self.past.facts.isVisibleTo(self) else None
        (self.playbook.steps if past is None else past.facts).setFocus()

    def hold_foot(self) -> None:
        """Have the log field at the foot again."""
        if self.log.parentWidget() is not self._room:
            self._column.addWidget(self.log)
            self.log.refit()
            self.log.show()

    def _lay_out(self) -> None:
        for pane in (self.playbook, self.timeline, self.right):
            self.splitter.addWidget(pane)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        column = self._column = QVBoxLayout(self._room)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.identity)
        column.addWidget(self.instruments)
        column.addWidget(Hairline(self._themes, parent=self._room))
        column.addWidget(self.splitter, 1)
        column.addWidget(Hairline(self._themes, parent=self._room))
        column.addWidget(self.log)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._room)
        self._fitted: tuple[tuple[int, int, int], Form, float] | None = None
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._fit)
        self._fit()
        self.splitter.installEventFilter(self)

    def _size_class(self) -> tuple[tuple[int, int, int], Form, float]:
        """The widths of the columns and the form of the right one for this window, and the size of its letters."""
        theme, width = self._themes.current, self.window().width()
        return widths_of(width, theme.is_compact), form_of(width, theme.is_compact), theme.scale

    def _follow_window(self) -> None:
        """Fit a size of window that is new; once more when the panes have heard of it and ask for less room."""
        if self._size_class() != self._fitted:
            self._fit()
            self._again.start()

    def _fit(self) -> None:
        """Take the sizes of the design; within one size of window what a person moved stays."""
        widths, form, _scale = self._size_class()
        left, _, right = (self._themes.current.px(width) for width in widths)
        self.right.stand(form)
        self.playbook.show_strip(form is not Form.TABS)
        room = self.splitter.width() - left - right - 2 * self.splitter.handleWidth()
        sizes = [left, max(room, 1), right]
        # Two of the five are hidden and take no room.
        self.splitter.setSizes(sizes if self.past is None else [left, *sizes, right])
        # Before the window has its size this is a guess, to be made again.
        self._fitted = self._size_class() if room > left // 2 else None

    def hideEvent(self, event: QHideEvent) -> None:
        """What is typed is kept before the page or the window goes."""
        super().hideEvent(event)
        self.right.updates_model.keeper.flush()

    def _on_opened(self, office: Office) -> None:
        if office.drafts is not None:
            self.right.updates_model.keeper.use(office.drafts)

    def _on_scene_changed(self, scene: Scene, _change: object) -> None:
        self._take(scene)

    def _take(self, scene: Scene) -> None:
        """What was taken in from a report has other panes beside its timeline: nothing there runs or is asked."""
        wanted = scene.incident.past is not None and not scene.incident.is_open
        if self.past is None and wanted:
            from incident_desk.qt.pages.desk.past_sides import PastSides

            self.past = PastSides(self._themes, self._playbook_model, self.splitter)
            self.past.set_visible(False)
        if self.past is None:
            return
        if wanted:
            self.past.show_scene(scene)
        if wanted is not self.past.facts.isVisibleTo(self):
            self.past.set_visible(wanted)
            for pane in (self.playbook, self.right):
                pane.setVisible(not wanted)
            self._fit()

    def _on_scene_shown(self, scene: Scene) -> None:
        self._take(scene)
        was_empty = self._stack.currentIndex() == 0
        self._stack.setCurrentIndex(1)
        focus = QApplication.focusWidget()
        if was_empty and self.isVisible() and (focus is None or self.isAncestorOf(focus)):
            self.take_focus()

    def _on_empty_clicked(self) -> None:
        self.action_wished.emit("declare")

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._follow_window()
