"""The right column of the desk: health, update and escalation under each other; as tabs; or in two columns.

Every part stays the same widget and the same child of this one: another form only places or hides it.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.qt.health_feed import HealthFeed
from incident_desk.qt.link import DeskLink
from incident_desk.qt.pages.desk.arrangement import Form, Part, arrangement
from incident_desk.qt.pages.desk.columns import Columns
from incident_desk.qt.pages.desk.parts import Parts
from incident_desk.qt.pages.desk.tab_words import Tab
from incident_desk.qt.pages.desk.tabs_model import TabsModel
from incident_desk.qt.panes.assessment.view_model import AssessmentModel
from incident_desk.qt.panes.escalation.view import EscalationPane
from incident_desk.qt.panes.escalation.view_model import EscalationModel
from incident_desk.qt.panes.health.soak_model import SoakModel
from incident_desk.qt.panes.health.soak_strip import STRIP, SoakStrip
from incident_desk.qt.panes.health.view import HealthPane
from incident_desk.qt.panes.health.view_model import HealthModel
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.qt.panes.updates.due import DueModel
from incident_desk.qt.panes.updates.outreach import OutreachModel
from incident_desk.qt.panes.updates.view import UpdatesPane
from incident_desk.qt.panes.updates.view_model import UpdatesModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.ticker import Ticker
from incident_desk.qt.widgets.tab_order import chain, stop_before, stops_in

_HEALTH_HEAD, _HEALTH_ROW, _HEALTH_EMPTY = 52, 28, 206
"""Height of the health pane in pixels of the design: around its rows, a row, and without one."""
_NO_LIMIT = 16_777_215
"""Qt's word for no greatest height."""
_TALL = frozenset({Part.HEALTH, Part.UPDATES, Part.ACTIONS})
"""Parts that take the room that is left."""


class RightColumn(QWidget):
    """Places its parts and tells them nothing; they meet in the record."""

    noticed = Signal(str)
    """A short word for the person."""
    action_wished = Signal(str)
    """A button asked for an action of the window's table: its id."""

    def __init__(
        self, themes: ThemeService, link: DeskLink, ticker: Ticker, feed: HealthFeed, playbook: PlaybookModel,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._themes = themes
        self.form, self._tab = Form.COLUMN, Tab.HEALTH
        self._questions, self._sheet = False, False
        self._health_model = HealthModel(feed, ticker)
        self._tabs_model = TabsModel(link, ticker, feed)
        self.updates_model = UpdatesModel(link, ticker)
        self.health = HealthPane(themes, self._health_model, self)
        self._soak = SoakModel(link, ticker, feed)
        self.health.add_foot(SoakStrip(themes, self._soak, self.health))
        self.updates = UpdatesPane(themes, self.updates_model, DueModel(link, ticker), OutreachModel(link), self)
        self.escalation = EscalationPane(themes, EscalationModel(link, ticker), self)
        made = {Part.HEALTH: self.health, Part.UPDATES: self.updates, Part.ESCALATION: self.escalation}
        self.parts = Parts(self, themes, playbook, AssessmentModel(link, ticker), made)
        self._columns = Columns(themes, self)
        self._before = stop_before(stops_in(self.health)[0])
        self._arrange()
        self.parts.tab_chosen.connect(self.open_tab)
        self.parts.questions_clicked.connect(self._on_questions_clicked)
        self.updates.noticed.connect(self.noticed)
        self.health.watch_wished.connect(self._on_watch_wished)
        self.updates.folded.connect(self._fit_health)
        self.escalation.sheet_changed.connect(self._on_sheet_changed)
        self._health_model.lines_changed.connect(self._fit_health)
        self._soak.changed.connect(self._fit_health)
        self._tabs_model.shown_changed.connect(self._on_tabs_changed)
        themes.theme_changed.connect(self._fit_health)

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through here, in reading order."""
        shown = arrangement(self.form, self._tab, questions=self._questions, sheet=self._sheet)
        return tuple(self.parts.part(part) for part in (*shown.left, *shown.right))

    # -- wishes -------------------------------------------------------------------------------------------

    def stand(self, form: Form) -> None:
        """Stand in this form from now on."""
        if form is not self.form:
            self.form = form
            self._tabs_model.want(form is Form.TABS)
            self._arrange()

    def open_tab(self, tab: Tab) -> None:
        """Show what is on that tab, where there are tabs."""
        if tab is not self._tab:
            self._tab = Tab(tab)
            self._arrange()

    def show_escalation(self) -> None:
        """Open the sheet of the escalation."""
        self._come_to(Tab.ESCALATE)
        self.escalation.open_sheet()

    def begin_update(self) -> None:
        """Go to the first blank of the draft."""
        self._come_to(Tab.UPDATE)
        self.updates.begin()

    def send_update(self) -> None:
        """Copy the update and mark it sent; where something is still to fill in, go there."""
        if self.updates_model.shown.blanks:
            self.begin_update()
        self.updates.send()

    def begin_action(self) -> bool:
        """Begin a new action item, if they stand here; else False."""
        if self.form is not Form.TABS:
            return False
        self.open_tab(Tab.ACTIONS)
        self.parts.action_items.begin()
        return True

    def show_assessment(self) -> None:
        """Go to the first questions."""
        self._questions = True
        self._arrange()
        self.parts.assessment.begin()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the first questions."""
        if event.key() == Qt.Key.Key_Escape and self._questions:
            self._close_questions()
            return
        super().keyPressEvent(event)

    # -- placing ------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Health takes what its rows need, and no more than half where updates stand under it."""
        super().resizeEvent(event)
        self._fit_health()

    def _arrange(self) -> None:
        plan = arrangement(self.form, self._tab, questions=self._questions, sheet=self._sheet)
        left, right = ([self.parts.part(part) for part in parts] for parts in (plan.left, plan.right))
        self.health.be_tab(self.form is Form.TABS)
        self.escalation.be_tab(self.form is Form.TABS)
        self.updates.fold(self.form is Form.COLUMN and (self._questions or self._sheet))
        if self._sheet and self.form is Form.COLUMN and not self._health_model.lines and self._is_short():
            # Nothing is watched: the number to call is worth more than the word that says so.
            left.remove(self.health)
        self._columns.place(left, right, [widget for part, widget in self.parts.made.items() if part in _TALL])
        for widget in self.parts.made.values():
            widget.setVisible(widget in left or widget in right)
        if self.form is Form.TABS:
            # Before the way of the Tab key: it comes to the open tab alone.
            self.parts.tabs.set_current(self._tab)
            self.parts.tabs.show_tabs(self._tabs_model.shown)
        chain(self._before, [stop for part in (*left, *right) for stop in stops_in(part)])
        self._fit_health()

    def _is_short(self) -> bool:
        """Whether the open sheet, health and the head of the update need more height than there is."""
        least = self.health.minimumSizeHint().height() + self.updates.minimumSizeHint().height()
        return self.escalation.sizeHint().height() + least > self.height()

    def _fit_health(self) -> None:
        px, rows = self._themes.current.px, len(self._health_model.lines)
        foot = STRIP if self._soak.soak is not None else 0
        wanted = px(_HEALTH_HEAD + rows * _HEALTH_ROW + foot if rows else _HEALTH_EMPTY)
        is_over_updates = self.form is Form.COLUMN and not self.updates.is_folded
        self.health.setMaximumHeight(wanted if is_over_updates else _NO_LIMIT)

    def _come_to(self, tab: Tab) -> None:
        """Open that tab, where there are tabs; beside the first questions there is no room then."""
        if self._questions and self.form is Form.TABS:
            self._close_questions()
        self.open_tab(tab)

    def _close_questions(self) -> None:
        had_focus = self.parts.assessment.isAncestorOf(QApplication.focusWidget() or self)
        self.parts.assessment.fold()
        self._questions = False
        self._arrange()
        if had_focus:
            stops = [stop for pane in self.panes for stop in stops_in(pane) if stop.isVisible()]
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_questions_clicked(self) -> None:
        if not self.parts.assessment.is_open:
            self._close_questions()

    def _on_watch_wished(self) -> None:
        self.action_wished.emit("watch")

    def _on_sheet_changed(self, is_open: bool) -> None:
        self._sheet = is_open
        self._arrange()

    def _on_tabs_changed(self) -> None:
        if self.form is Form.TABS:
            self.parts.tabs.show_tabs(self._tabs_model.shown)
