"""The Timeline page: what is shown at the left, the rows in the middle, the history of one at the right."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.formats.days_meant import near_ended
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.strip import Strip
from incident_desk.qt.pages.timeline.chosen_deeds import ChosenDeeds
from incident_desk.qt.pages.timeline.clocks import Clocks
from incident_desk.qt.pages.timeline.edit_model import EditModel
from incident_desk.qt.pages.timeline.editor import EntryEditor
from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
from incident_desk.qt.pages.timeline.pinned_rows import PinnedRows
from incident_desk.qt.pages.timeline.row_list import RowList
from incident_desk.qt.pages.timeline.show_column import ShowColumn
from incident_desk.qt.pages.timeline.side import Side
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.qt.panes.instruments.view_model import InstrumentsModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.tab_order import chain, stops_in

LEFT, LEFT_COMPACT = 272, 214
RIGHT, RIGHT_NARROW, RIGHT_COMPACT = 484, 360, 264
_WIDE = 1800
_EMPTY = EmptyModel(
    "history",
    "No incident on the desk",
    "Declare one, or open one from Home: its timeline stands here.",
    ButtonModel("Home", keys=("Ctrl", "1"), small=True),
)
NONE_WANTED = "No entry is wanted so. Reset at the left shows all"


@dataclass(frozen=True, slots=True)
class Models:
    """What the page works with: the rows, what is edited, and what does it."""

    rows: TimelinePageModel
    edit: EditModel
    deeds: EntryDeeds


class TimelinePage(QWidget):
    """Every row of the shown incident; it says what is wished and does nothing of it by itself."""

    action_wished = Signal(str)
    """An action of the window's table: its id."""
    zone_wished = Signal()
    """Times are to be shown by the clocks of a zone that is to be asked for."""

    def __init__(
        self, themes: ThemeService, models: Models, instruments: InstrumentsModel, who: str,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        model, edit = models.rows, models.edit
        self._themes, self.model, self.edit, self._many = themes, model, edit, 0
        self.strip = Strip(themes, instruments, who, self)
        self._body, self._foot = QWidget(self), QWidget(self)
        self._room = QWidget(self._body)
        self.show_column = ShowColumn(themes, model, self._room)
        self.middle = QWidget(self._room)
        self.title, self.heading = QLabel("Timeline", self.middle), ElidedLabel(parent=self.middle)
        words = tuple(one.value for one in Clocks)
        self.clocks = Segmented(themes, SegmentedModel(words, name="Times"), self.middle)
        self.pinned, self.rows = PinnedRows(themes, model, self.middle), RowList(themes, model, self.middle)
        self.nothing = QLabel(NONE_WANTED, self.middle)
        new = ButtonModel("Entry at another time", icon="plus", small=True)
        self.new = Button(themes, new, self.middle)
        doctor = ButtonModel("", icon="stethoscope", small=True, name="Timeline doctor: Ctrl+Shift+D")
        self.doctor = Button(themes, doctor, self.middle)
        self.editor = EntryEditor(themes, edit, self.rows.viewport())
        self.new_editor = EntryEditor(themes, edit, self.middle)
        self.side = Side(themes, model, self._room)
        self.evidence, self.history = self.side.evidence, self.side.history
        self.empty = EmptyState(themes, _EMPTY, parent=self._body)
        self.chosen = ChosenDeeds(model, self.rows, edit, models.deeds)
        self._lay_out()
        after = (*self.new_editor.stops, self.rows, *self.editor.stops, *self.side.stops)
        chain(stops_in(self.clocks)[-1], (self.doctor, self.new, self.pinned, *after))
        self._connect()
        self._on_theme_changed(themes.current)
        self._show()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        editing = (self.editor if self.edit.entry is not None else self.new_editor,) if self.edit.is_open else ()
        pinned = (self.pinned,) if self.pinned.isVisibleTo(self) else ()
        return (self.show_column, *pinned, *editing, self.rows, self.evidence, self.history, self._foot)

    def take_focus(self) -> None:
        """Go to the rows, or to the one button where there is no incident."""
        if self.model.incident is not None:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for button in self.empty.findChildren(Button):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_search(self) -> None:
        """Go to the field that finds entries."""
        self.show_column.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.show_column.field.selectAll()

    def hold_foot(self, foot: QWidget) -> None:
        """Let the log field stand at the foot of the page."""
        self._foot_column.addWidget(foot)
        foot.show()

    def begin_new(self) -> None:
        """Log an entry at another time."""
        times = self.model.times
        if times is not None:
            self.edit.open_new(times.zone, None, near_ended(self.model.incident))

    # -- Qt ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the desk."""
        if event.key() == Qt.Key.Key_Escape:
            self.action_wished.emit("desk")
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Read from now on."""
        super().showEvent(event)
        self.model.look(True)
        self.strip.read()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not filtered."""
        super().hideEvent(event)
        self.model.look(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the columns beside are narrower."""
        super().resizeEvent(event)
        self._fit()

    # -- within -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        themes = self._themes
        self._head, middle = QHBoxLayout(), QVBoxLayout(self.middle)
        for part in (self.title, self.heading, self.clocks, self.doctor, self.new):
            self._head.addWidget(part, 1 if part is self.heading else 0)
        middle.addLayout(self._head)
        middle.addWidget(Hairline(themes, parent=self.middle))
        middle.addWidget(self.pinned)
        middle.addWidget(self.new_editor)
        middle.addWidget(self.nothing)
        middle.addWidget(self.rows, 1)
        row = QHBoxLayout(self._room)
        row.addWidget(self.show_column)
        row.addWidget(Hairline(themes, upright=True, parent=self._room))
        row.addWidget(self.middle, 1)
        row.addWidget(Hairline(themes, upright=True, parent=self._room))
        row.addWidget(self.side)
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self._room)
        self._stack.addWidget(self.empty)
        self._foot_column, column = QVBoxLayout(self._foot), QVBoxLayout(self)
        self._foot_column.addWidget(Hairline(themes, parent=self._foot))
        for widget in (self.strip, Hairline(themes, parent=self), self._body, self._foot):
            column.addWidget(widget, 1 if widget is self._body else 0)
        for one in (middle, row, self._foot_column, column):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(0)
        for label in (self.title, self.nothing):
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.heading, "text3")
        set_tone(self.nothing, "text2")

    def _connect(self) -> None:
        self.model.rows_changed.connect(self._on_rows_changed)
        self.model.times_changed.connect(self._show)
        self.clocks.chosen.connect(self._on_clocks_chosen)
        self.show_column.left.connect(self.take_focus)
        self.strip.desk_wished.connect(self._on_desk_wished)
        self.empty.action_clicked.connect(self._on_home_wished)
        self.new.clicked.connect(self.begin_new)
        self.doctor.clicked.connect(self._on_doctor_wished)
        self.history.first_wished.connect(self.chosen.restore)
        self.edit.opened.connect(self._on_edit_opened)
        self.edit.closed.connect(self._on_edit_closed)
        self.edit.saved.connect(self.rows.go_to)
        self.pinned.wished.connect(self._on_pinned_wished)
        self.rows.many_chosen.connect(self._on_many_chosen)
        self.editor.height_changed.connect(self.rows.keep_in_sight)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _on_edit_opened(self) -> None:
        entry = self.edit.entry
        if entry is None:
            self.new_editor.show()
            self.new_editor.begin()
        else:
            self.editor.begin()
            self.rows.hold(self.editor, entry)
            self.editor.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edit_closed(self) -> None:
        had_focus = any(_holds_focus(one) for one in (self.editor, self.new_editor))
        # The focus goes first: Qt would look for the next field to give it to.
        if had_focus:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        self.rows.let_go()
        self.new_editor.hide()

    def _show(self) -> None:
        incident, times = self.model.incident, self.model.times
        self._stack.setCurrentIndex(1 if incident is None else 0)
        if incident is None or times is None:
            self.strip.heading.setText("Timeline")
            return
        self.strip.heading.setText(incident.title)
        self.strip.say_plain(_caption(incident))
        many = f"{self._many} chosen · " if self._many > 1 else ""
        is_narrow = self._themes.current.is_compact
        self.heading.setText(f"{many}{times.brief if is_narrow else times.heading}")
        self.nothing.setVisible(not self.model.sifted.entries and self.model.sifted.tally.total > 0)

    def _on_rows_changed(self) -> None:
        self._show()
        edited = self.edit.entry
        row = self.rows.table.row_of(edited.id) if edited is not None else -1
        if row >= 0:
            self.edit.follow(self.rows.table.entries[row])

    def _on_pinned_wished(self, entry: str) -> None:
        if self.rows.table.row_of(entry) < 0:
            self.model.want_everything()
        self.rows.go_to(entry)
        self.rows.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_many_chosen(self, count: int) -> None:
        self._many = count
        self._show()

    def _fit(self) -> None:
        theme = self._themes.current
        is_wide = self.window().width() >= theme.px(_WIDE)
        right = RIGHT_COMPACT if theme.is_compact else RIGHT if is_wide else RIGHT_NARROW
        self.show_column.setFixedWidth(theme.px(LEFT_COMPACT if theme.is_compact else LEFT))
        self.side.setFixedWidth(theme.px(right))

    def _on_clocks_chosen(self, place: int) -> None:
        clocks = tuple(Clocks)[place]
        if clocks is Clocks.ZONE:
            self.zone_wished.emit()
        else:
            self.model.show_clocks(clocks)

    def _on_desk_wished(self) -> None:
        self.action_wished.emit("desk")

    def _on_doctor_wished(self) -> None:
        self.action_wished.emit("doctor")

    def _on_home_wished(self) -> None:
        self.action_wished.emit("home")

    def _on_theme_changed(self, theme: Theme) -> None:
        px, compact = theme.px, theme.is_compact
        inset = px(14 if compact else 20)
        self.title.setFont(theme.font(TextKind.PANEL_TITLE))
        self.title.setFixedHeight(px(38 if compact else 44))
        self.heading.setFont(theme.font(TextKind.SMALL, tabular=True))
        self.nothing.setFont(theme.font(TextKind.BODY))
        self.nothing.setContentsMargins(inset, px(12), inset, px(12))
        self._head.setContentsMargins(inset, 0, px(12), 0)
        self._head.setSpacing(px(10))
        self._fit()
        self._show()


def _caption(incident: Incident) -> str:
    """What stands under the title of an incident that has ended."""
    return f"{incident.key} · {str(incident.status).capitalize()}"


def _holds_focus(part: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and (part is focus or part.isAncestorOf(focus))
