"""The rewound desk: the record as it was written until a moment, read only, over a bar that is always now."""

from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QMouseEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QLineEdit, QSplitter, QVBoxLayout, QWidget

from incident_desk.formats.times import clock_face
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.desk.arrangement import widths_of
from incident_desk.qt.pages.replay.controls import Controls
from incident_desk.qt.pages.replay.edge import PastEdge
from incident_desk.qt.pages.replay.entries_pane import EntriesThen
from incident_desk.qt.pages.replay.head import ReplayHead
from incident_desk.qt.pages.replay.instruments import PastInstruments
from incident_desk.qt.pages.replay.now_bar import NowBar
from incident_desk.qt.pages.replay.scrubber import Scrubber, ScrubberModel, Written
from incident_desk.qt.pages.replay.side_pane import SideThen
from incident_desk.qt.pages.replay.steps_pane import StepsThen
from incident_desk.qt.pages.replay.typed_instant import elapsed_words
from incident_desk.qt.pages.replay.view_model import ReplayModel
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.announcement import announce

KEYS = ("Left", "Right", "Shift+Left", "Shift+Right", "Home", "End", "P")


class ReplayPage(QWidget):
    """Shows what the model has read, and tells it where to look."""

    back_wished = Signal()
    """Back to now."""

    def __init__(
        self, themes: ThemeService, model: ReplayModel, instruments: InstrumentsModel, who: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._themes, self.model = themes, model
        self._rows: tuple[Written, ...] = ()
        self._declared: datetime | None = None
        self._told = ""
        self.past = QWidget(self)
        self.head = ReplayHead(themes, who, self.past)
        self.instruments = PastInstruments(themes, self.past)
        self.scrubber = Scrubber(themes, parent=self.past)
        self.controls = Controls(themes, self.past)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self.past)
        self.steps, self.entries = StepsThen(themes, self.splitter), EntriesThen(themes, self.splitter)
        self.side = SideThen(themes, self.splitter)
        self.now_bar = NowBar(themes, instruments, self)
        self._foot = QWidget(self)
        self._lay_out()
        self.edge = PastEdge(themes, self.past)
        self._connect()
        self._fit()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        return (self.scrubber, self.controls, self.steps, self.entries, self.side, self._foot)

    def take_focus(self) -> None:
        """Go to the needle."""
        self.scrubber.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Go to the field in which a moment is typed."""
        self.controls.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hold_foot(self, foot: QWidget) -> None:
        """Let the log field stand at the foot of the page: what is logged there happens now."""
        self._foot_column.addWidget(foot)
        foot.show()

    # -- Qt ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to now; V shows what was written later while it is held."""
        if event.key() == Qt.Key.Key_Escape:
            self.back_wished.emit()
        elif event.key() == Qt.Key.Key_V and not event.modifiers():
            self.entries.hold(True)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """V is let go."""
        if event.key() == Qt.Key.Key_V and not event.isAutoRepeat():
            self.entries.hold(False)
        super().keyReleaseEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The needle is dragged on the ribbon too; Esc in the field gives up what was typed there."""
        if isinstance(event, QMouseEvent) and watched is self.instruments.ribbon:
            is_held = bool(event.buttons() & Qt.MouseButton.LeftButton)
            if is_held:
                self._on_dragged(self.scrubber.moment_at(event.position().x()))
            return is_held
        if isinstance(event, QKeyEvent) and watched is self.controls.field and _is_escape(event):
            self._leave_field()
            return True
        return super().eventFilter(watched, event)

    def showEvent(self, event: QShowEvent) -> None:
        """The bar of now is read while it is in sight."""
        super().showEvent(event)
        self.now_bar.read()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is held any more."""
        super().hideEvent(event)
        self.entries.hold(False)

    # -- within -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        themes, past, column = self._themes, QVBoxLayout(self.past), QVBoxLayout(self)
        for pane in (self.steps, self.entries, self.side):
            self.splitter.addWidget(pane)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(1, 1)
        lines = [Hairline(themes, parent=self.past) for _ in range(2)]
        for widget in (self.head, self.instruments, self.scrubber, lines[0], self.controls, lines[1]):
            past.addWidget(widget)
        past.addWidget(self.splitter, 1)
        self._foot_column = QVBoxLayout(self._foot)
        column.addWidget(self.past, 1)
        column.addWidget(Hairline(themes, parent=self))
        column.addWidget(self.now_bar)
        column.addWidget(self._foot)
        self._past_column = past
        for one in (past, column, self._foot_column):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(0)

    def _connect(self) -> None:
        model, controls = self.model, self.controls
        model.moved.connect(self._on_moved)
        model.reader.then_read.connect(self._on_then_read)
        model.reader.rows_changed.connect(self._on_rows_changed)
        model.present_moved.connect(self._on_moved)
        model.playing_changed.connect(self._on_playing_changed)
        model.reader.health_read.connect(self._on_health_read)
        self.head.back_wished.connect(self.back_wished)
        self.scrubber.dragged.connect(self._on_dragged)
        self.entries.later_wished.connect(model.reader.want_later)
        controls.stepped.connect(model.step)
        controls.shifted.connect(model.shift)
        controls.typed.connect(self._on_typed)
        controls.play_wished.connect(model.play)
        self.instruments.ribbon.installEventFilter(self)
        controls.field.installEventFilter(self)
        deeds = (controls.before.click, controls.after.click, controls.back.click, controls.on.click,
                 model.go_first, model.go_last, model.play)  # fmt: skip
        for key, deed in zip(KEYS, deeds, strict=True):
            shortcut = QShortcut(QKeySequence(key), self.past)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(deed)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _on_dragged(self, seconds: float) -> None:
        if self.model.then is not None:
            self.model.go(self.model.then.incident.declared_at + timedelta(seconds=seconds))

    def _on_typed(self, text: str) -> None:
        if self.model.type(text):
            self._leave_field()

    def _leave_field(self) -> None:
        field: QLineEdit = self.controls.field
        field.setModified(False)
        self.take_focus()
        self._on_moved()

    def _on_moved(self) -> None:
        """The needle follows at once; the rest as soon as it is worked out."""
        then, moment = self.model.then, self.model.moment
        if then is None or moment is None:
            return
        declared = then.incident.declared_at
        seconds, present = ((at - declared).total_seconds() for at in (moment, self.model.present))
        self.controls.show_moment(elapsed_words(seconds), clock_face(moment))
        scale = then.ribbon.scale()
        self.scrubber.set_model(ScrubberModel(seconds, present, self._rows, scale, clock_face(moment)))

    def _on_then_read(self) -> None:
        then = self.model.then
        if then is None:
            return
        if not self._rows or then.incident.declared_at != self._declared:
            self._on_rows_changed()
        moment = clock_face(then.rewound.moment)
        self.head.show_then(then.incident, moment)
        self.instruments.show_then(then)
        self._on_moved()
        first = then.actions[0] if then.actions else None
        self.controls.show_next(first.title if first else "", first.detail if first else "")
        for pane in (self.steps, self.entries, self.side):
            pane.show_then(then)
        told = f"{self.scrubber.spoken().value.partition('. ')[0]}"
        if told != self._told and not self.model.is_playing:
            self._told = told
            announce(self, told)

    def _on_rows_changed(self) -> None:
        """Other rows were written; they are placed once, for the needle moves often."""
        then, self._rows = self.model.then, ()
        if then is None:
            return
        declared = self._declared = then.incident.declared_at
        rows = [
            Written((one.written_at - declared).total_seconds(), (one.sort_at - declared).total_seconds())
            for one in self.model.reader.rows
        ]
        self._rows = tuple(sorted(rows, key=lambda one: one.written))
        self._on_moved()

    def _on_health_read(self) -> None:
        if self.model.then is not None:
            self.side.show_then(self.model.then)

    def _on_playing_changed(self) -> None:
        self.controls.show_playing(self.model.is_playing)

    def _fit(self) -> None:
        theme, width = self._themes.current, self.window().width()
        left, _, right = (theme.px(one) for one in widths_of(width, theme.is_compact))
        room = max(1, width - left - right)
        self.splitter.setSizes([left, room, right])

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def _is_escape(event: QKeyEvent) -> bool:
    return event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape
