"""The page of the timeline doctor: kinds at the left, findings in the middle, the rows that they speak of."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.doctor.bars import Bars
from incident_desk.qt.pages.doctor.deeds import DoctorDeeds
from incident_desk.qt.pages.doctor.finding_list import FindingList, answer_key
from incident_desk.qt.pages.doctor.kinds_column import KindsColumn
from incident_desk.qt.pages.doctor.listed import Order
from incident_desk.qt.pages.doctor.rounds import Rounds
from incident_desk.qt.pages.doctor.rows_list import RowsList
from incident_desk.qt.pages.doctor.sheet import Sheet
from incident_desk.qt.pages.doctor.view_model import DoctorModel
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.health.strip import Strip
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.tab_order import chain, stops_in

LEFT, LEFT_COMPACT = 300, 214
RIGHT, RIGHT_NARROW, RIGHT_COMPACT = 716, 540, 400
_WIDE = 1800
NOTE, NOTE_OF_FILE = "Each answer can be undone", "Each can be undone. The file is not changed"
_EMPTY = EmptyModel(
    "stethoscope",
    "No incident on the desk",
    "Declare one, or open one from Home: what it is asked stands here.",
    ButtonModel("Home", keys=("Ctrl", "1"), small=True),
)
_WELL = EmptyModel("circle-check", "Nothing to ask", "No rule found what can't be so, or isn't there.")


class DoctorPage(QWidget):
    """Reads the shown incident as an auditor would; it says what is wished and does nothing of it by itself."""

    action_wished = Signal(str)
    """An action of the window's table: its id."""
    row_wished = Signal(str)
    """The row with that id is to be shown in the timeline."""
    incident_wished = Signal(str)
    """Another incident is to be examined: its id."""

    def __init__(
        self, themes: ThemeService, parts: tuple[DoctorModel, DoctorDeeds, Rounds], strip: Strip,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._themes, self.strip = themes, strip
        self.model, self.deeds, self._rounds = parts
        self._room, self._middle, self._right = QWidget(self), QWidget(self), QWidget(self)
        self.kinds = KindsColumn(themes, self.model, self._rounds, self._room)
        self.count = Lettered(themes, TextKind.PANEL_TITLE, parent=self._middle)
        self.hint = Lettered(themes, TextKind.SMALL, "text3", parent=self._middle)
        orders = SegmentedModel(tuple(one.value for one in Order), name="Order")
        self.order = Segmented(themes, orders, self._middle)
        self.findings = FindingList(themes, self.model, self.deeds, self._middle)
        self.well = EmptyState(themes, _WELL, parent=self._middle)
        self.note = Lettered(themes, TextKind.SMALL, "text2", parent=self._middle)
        self.all = Button(themes, ButtonModel("", keys=("Shift", "Enter")), self._middle)
        self.heading = Lettered(themes, TextKind.PANEL_TITLE, parent=self._right)
        self.day = Lettered(themes, TextKind.SMALL, "text3", parent=self._right)
        self.edit = Button(themes, ButtonModel("Timeline", keys=("Ctrl", "3"), small=True), self._right)
        self.bars = Bars(themes, self._right)
        self.rows = RowsList(themes, self.model, self._right)
        self.empty = EmptyState(themes, _EMPTY, parent=self)
        self._lay_out()
        chain(self.findings, (*stops_in(self.findings.open), self.all, self.edit, self.rows))
        self._connect()
        self._fit()
        self._show()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        return (self.kinds, self.kinds.incidents, self.findings, self.rows)

    def take_focus(self) -> None:
        """Go to the findings, or to the one button where there is no incident."""
        if self.model.incident is not None:
            self.findings.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        for button in self.empty.findChildren(Button):
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- Qt ---------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the desk; the keys of the findings work wherever the focus is on the page."""
        if event.key() == Qt.Key.Key_Escape:
            self.action_wished.emit("desk")
        elif not answer_key(event, self.deeds, self._jump):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Examine from now on."""
        super().showEvent(event)
        self.model.look(True)
        self._rounds.look(True)
        self.strip.read()
        self._show()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not examined."""
        super().hideEvent(event)
        self.model.look(False)
        self._rounds.look(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the columns beside are narrower."""
        super().resizeEvent(event)
        self._fit()

    # -- within -----------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        themes = self._themes
        row = QHBoxLayout(self._room)
        row.addWidget(self.kinds)
        row.addWidget(Hairline(themes, upright=True, parent=self._room))
        row.addWidget(self._middle, 1)
        row.addWidget(Hairline(themes, upright=True, parent=self._room))
        row.addWidget(self._right)
        self._lay_out_middle()
        self._lay_out_right()
        self._body, column = QWidget(self), QVBoxLayout(self)
        self._stack = QStackedLayout(self._body)
        self._stack.addWidget(self._room)
        self._stack.addWidget(self.empty)
        for widget in (self.strip, Hairline(themes, parent=self), self._body):
            column.addWidget(widget, 1 if widget is self._body else 0)
        for one in (row, column):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(0)

    def _lay_out_middle(self) -> None:
        self._head, self._foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self._middle)
        self._head.addWidget(self.count)
        self._head.addWidget(self.hint, 1)
        self._head.addWidget(self.order)
        self._foot.addWidget(self.note, 1)
        self._foot.addWidget(self.all)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addWidget(Hairline(self._themes, parent=self._middle))
        column.addWidget(self.findings, 1)
        column.addWidget(self.well, 1)
        column.addWidget(Hairline(self._themes, parent=self._middle))
        column.addLayout(self._foot)

    def _lay_out_right(self) -> None:
        self._above, column = QHBoxLayout(), QVBoxLayout(self._right)
        self._above.addWidget(self.heading)
        self._above.addWidget(self.day, 1)
        self._above.addWidget(self.edit)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._above)
        column.addWidget(Hairline(self._themes, parent=self._right))
        column.addWidget(self.bars)
        column.addWidget(self.rows, 1)

    def _connect(self) -> None:
        self.model.changed.connect(self._show)
        self.model.busy_changed.connect(self._on_busy_changed)
        self.order.chosen.connect(self._on_order_chosen)
        self.all.clicked.connect(self.deeds.wish_all)
        self.edit.clicked.connect(self._on_timeline_wished)
        self.rows.row_wished.connect(self.row_wished)
        self.findings.jump_wished.connect(self._jump)
        self.kinds.incident_wished.connect(self.incident_wished)
        self.strip.desk_wished.connect(self._on_desk_wished)
        self.empty.action_clicked.connect(self._on_home_wished)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _show(self) -> None:
        incident, sheet = self.model.incident, self.model.sheet
        self._stack.setCurrentIndex(1 if incident is None else 0)
        if incident is None:
            self.strip.heading.setText("Timeline doctor")
            return
        self.strip.heading.setText(incident.title)
        self.strip.say_plain(_caption(incident))
        self.heading.setText("Timeline as imported" if incident.past is not None else "Timeline as recorded")
        self._show_count()
        is_well = sheet is not None and not sheet.questions and not self.model.shown.listed
        had_focus = self.findings.hasFocus()
        self.findings.setVisible(not is_well)
        self.well.setVisible(is_well)
        if is_well and had_focus:
            self.rows.setFocus(Qt.FocusReason.OtherFocusReason)
        if sheet is not None:
            far = f"{sheet.left_out} rows far from any finding are left out" if sheet.left_out else ""
            self.day.setText(", ".join(filter(None, (sheet.day, "UTC", far))))
            self.bars.show_case(sheet.case)
        ready = len(self.model.ready)
        self.all.setVisible(ready > 1)
        self.all.set_model(ButtonModel(f"Do {ready} suggested…", keys=("Shift", "Enter")))

    def _show_count(self) -> None:
        sheet = self.model.sheet
        asked = len(sheet.questions) if sheet is not None else 0
        shown = sum(one.question is not None for one in self.model.shown.listed)
        words = f"{asked} to ask" if shown == asked else f"{shown} of {asked} to ask"
        self.count.setText(words if sheet is not None else "Reading…")
        self.hint.setText("most important first, the number is the key" if shown else "")
        is_past = sheet is not None and sheet.incident.past is not None
        self.note.setText((NOTE_OF_FILE if is_past else NOTE) if asked else _well_words(sheet))

    def _jump(self) -> None:
        """Show the first row of the open finding in the timeline."""
        rows = self.model.chosen.finding.rows if self.model.chosen is not None else ()
        if rows:
            self.row_wished.emit(rows[0])

    def _on_busy_changed(self, busy: bool) -> None:
        if busy and self.model.sheet is None:
            self.count.setText("Reading…")

    def _on_order_chosen(self, place: int) -> None:
        self.model.order(tuple(Order)[place])

    def _on_timeline_wished(self) -> None:
        self.action_wished.emit("timeline")

    def _on_desk_wished(self) -> None:
        self.action_wished.emit("desk")

    def _on_home_wished(self) -> None:
        self.action_wished.emit("home")

    def _fit(self) -> None:
        theme = self._themes.current
        px, compact = theme.px, theme.is_compact
        inset = px(14 if compact else 20)
        is_wide = self.window().width() >= px(_WIDE)
        self.kinds.setFixedWidth(px(LEFT_COMPACT if compact else LEFT))
        self._right.setFixedWidth(px(RIGHT_COMPACT if compact else RIGHT if is_wide else RIGHT_NARROW))
        for head, label in ((self._head, self.count), (self._above, self.heading)):
            label.setFixedHeight(px(38 if compact else 44))
            head.setContentsMargins(inset, 0, px(14), 0)
            head.setSpacing(px(10))
        self._foot.setContentsMargins(inset, px(8), px(16), px(8))
        self._foot.setSpacing(px(10))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def _caption(incident: Incident) -> str:
    if incident.past is None:
        return f"{incident.key} · {str(incident.status).capitalize()}"
    source = incident.past.source
    return f"{incident.key} · from the report {source.name}, {source.lines} lines"


def _well_words(sheet: Sheet | None) -> str:
    if sheet is None:
        return ""
    aside = f", {len(sheet.aside)} set aside with a reason" if sheet.aside else ""
    return f"{len(sheet.case.rows)} rows, {sheet.rules} rules{aside}"
