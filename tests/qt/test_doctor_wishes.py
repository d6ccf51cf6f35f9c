"""The timeline doctor in the whole window, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.qt.dialogs import AllAnswersDialog, AnswerDialog, ReasonDialog
from incident_desk.qt.pages.doctor.listed import SET_ASIDE
from incident_desk.qt.widgets.tab_order import stops_in
from incident_desk.services.acts.steering import resolve
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.examining import examined_record
from tests.any_past import read
from tests.fakes import Bench
from tests.qt.whole import Whole
from tests.services.test_remedies import REPORT

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
ENTER = Qt.Key.Key_Return


class Desk(Whole):
    """A past incident of which much is asked, on the page of the doctor."""

    def __init__(self, qtbot):
        bench = Bench()
        bench.desk.past.take_in(past_incident(read(REPORT), Answers(zone="UTC")), "MK")
        super().__init__(qtbot, bench)

    @property
    def page(self):
        return self.controller.doctor.page

    @property
    def rules(self):
        return [one.finding.rule for one in self.page.model.shown.listed]

    @property
    def asked(self):
        """What the rules themselves say."""
        return [one.rule for one in examined_record(self.incident, self.bench.desk.events(self.one)).asked]

    def come(self):
        """To the page, by its key."""
        self.press(Qt.Key.Key_D, CTRL | SHIFT)
        self.qtbot.waitUntil(lambda: self.page.model.sheet is not None and self.focus(self.page.findings))

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        where = QApplication.focusWidget() or self.window
        self.qtbot.keyClick(where, key, modifier)

    def write(self, words):
        field = QApplication.focusWidget()
        field.selectAll()
        self.qtbot.keyClicks(field, words)

    def back(self):
        """Without a window manager nobody gives the window its keyboard back."""
        self.window.activateWindow()
        self.qtbot.waitUntil(lambda: self.focus(self.page))

    def until_gone(self, rule):
        self.qtbot.waitUntil(lambda: rule not in self.rules)

    def number(self, rule):
        return Qt.Key(Qt.Key.Key_1 + self.rules.index(rule))


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def test_the_page_is_made_when_it_is_first_asked_for_and_escape_goes_back(desk):
    assert desk.controller.doctor._page is None
    desk.come()
    assert desk.window.page == "doctor" and desk.window.rail.shown_page == "timeline"
    assert desk.rules == desk.asked and desk.rules[0] == "duration"
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page == "desk"


def test_enter_does_what_is_suggested_and_undo_brings_the_finding_back(desk, qtbot):
    desk.come()
    desk.press(ENTER)
    desk.until_gone("duration")
    moment = desk.incident.milestones[Milestone.IMPACT_STARTED]
    assert (f"{moment.at:%H:%M}", moment.precision) == ("13:56", Precision.ABOUT)
    qtbot.waitUntil(lambda: desk.toast == "Began about 13:56")
    desk.press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: desk.rules[0] == "duration")


def test_a_number_does_the_one_answer_and_the_list_goes_on(desk):
    desk.come()
    desk.press(desk.number("one-minute"))
    desk.until_gone("one-minute")
    desk.press(desk.number("updates"))
    desk.until_gone("updates")
    assert desk.rules == desk.asked


def test_another_answer_asks_for_a_time_of_the_day_of_the_incident(desk, qtbot):
    desk.come()
    desk.press(Qt.Key.Key_3, ALT)
    dialog = desk.dialog(AnswerDialog)
    qtbot.waitUntil(dialog.field.hasFocus)
    desk.write("25 o'clock")
    desk.press(ENTER)
    assert dialog.isVisible() and dialog.note.text()
    desk.write("~13:50")
    assert dialog.understood.text().startswith("about 2026-02-03 13:50")
    desk.press(ENTER)
    desk.until_gone("duration")
    moment = desk.incident.milestones[Milestone.IMPACT_STARTED]
    assert (f"{moment.at:%Y-%m-%d %H:%M}", moment.precision) == ("2026-02-03 13:50", Precision.ABOUT)


def test_a_cause_is_said_in_other_words(desk, qtbot):
    desk.come()
    desk.press(desk.number("person"))
    dialog = desk.dialog(AnswerDialog)
    qtbot.waitUntil(dialog.field.hasFocus)
    desk.press(ENTER)
    assert dialog.isVisible() and "other words" in dialog.note.text()
    desk.write("Cause: no check looks at the pool")
    desk.press(ENTER)
    desk.until_gone("person")


def test_x_sets_aside_with_a_reason_and_x_asks_again(desk, qtbot):
    desk.come()
    while desk.page.model.chosen.finding.rule != "soak":
        desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_X)
    dialog = desk.dialog(ReasonDialog)
    qtbot.waitUntil(dialog.field.hasFocus)
    desk.press(ENTER)
    assert dialog.isVisible(), "a reason is wanted"
    desk.write("Ann watched it")
    desk.press(ENTER)
    desk.until_gone("soak")
    qtbot.waitUntil(lambda: desk.toast == "Set aside, with the reason")
    desk.back()
    desk.page.kinds.kinds[SET_ASIDE].setFocus()
    desk.press(Qt.Key.Key_Space)
    assert desk.rules[-1] == "soak"
    desk.page.findings.setFocus()
    desk.press(Qt.Key.Key_End)
    assert "because Ann watched it" in desk.page.findings.open.because.text()
    desk.press(Qt.Key.Key_X)
    qtbot.waitUntil(lambda: "soak" in desk.asked and desk.page.model.chosen.aside is None)


def test_all_that_is_suggested_is_shown_first_and_then_done(desk, qtbot):
    desk.come()
    desk.press(ENTER, SHIFT)
    dialog = desk.dialog(AllAnswersDialog)
    dialog.reject()
    desk.back()
    assert desk.rules == desk.asked and "duration" in desk.rules
    desk.press(ENTER, SHIFT)
    dialog = desk.dialog(AllAnswersDialog)
    qtbot.waitUntil(dialog.do.hasFocus)
    desk.press(ENTER)
    qtbot.waitUntil(lambda: not {"duration", "actions", "one-minute", "updates"} & set(desk.rules))


def test_control_enter_shows_the_row_in_the_timeline(desk, qtbot):
    desk.come()
    desk.press(ENTER, CTRL)
    assert desk.window.page == "timeline"
    rows = desk.controller.timeline.page.rows
    qtbot.waitUntil(lambda: rows.chosen is not None and rows.chosen.text == "Outage detected")


def test_a_row_of_the_right_side_is_shown_in_the_timeline_though_a_filter_hides_it(desk, qtbot):
    desk.press(Qt.Key.Key_3, CTRL)
    timeline = desk.controller.timeline.page
    qtbot.waitUntil(lambda: timeline.rows.table.rowCount() > 0)
    desk.press(Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "restored")
    qtbot.waitUntil(lambda: timeline.rows.table.rowCount() == 1)
    desk.come()
    desk.page.rows.setFocus()
    desk.press(Qt.Key.Key_Home)
    desk.press(ENTER)
    qtbot.waitUntil(lambda: timeline.rows.chosen is not None and timeline.rows.chosen.text == "Outage detected")


def test_a_change_elsewhere_is_examined_while_the_page_is_in_front(desk):
    desk.come()
    before = desk.page.model.sheet
    with desk.changed():
        desk.press(Qt.Key.Key_Z, CTRL)
    desk.qtbot.waitUntil(lambda: desk.page.model.sheet is not before)


def test_an_incident_of_our_own_is_examined_as_well_and_another_is_chosen_at_the_left(qtbot):
    one = Whole(qtbot)
    one.bench.clock.pass_s(60)
    one.bench.desk.act(one.one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    with qtbot.waitSignal(one.link.scene_shown):
        one.stage.show_incident(one.one)
    one.controller.do("doctor")
    page = one.controller.doctor.page
    qtbot.waitUntil(lambda: page.model.sheet is not None)
    assert "soak" in [each.finding.rule for each in page.model.shown.listed]
    past = one.bench.desk.past.take_in(past_incident(read(REPORT), Answers(zone="UTC")), "MK").incident.id
    one.link.refresh_library()
    qtbot.waitUntil(lambda: page.kinds.incidents.rows.rowCount() == 2)
    page.kinds.incidents.setFocus()
    qtbot.keyClick(page.kinds.incidents, Qt.Key.Key_Home)
    qtbot.keyClick(page.kinds.incidents, ENTER)
    qtbot.waitUntil(lambda: page.model.sheet is not None and page.model.sheet.incident.id == past)
    assert one.window.page == "doctor"
    one.close()


def test_without_an_incident_the_page_says_so(qtbot):
    one = Whole(qtbot, shown=False)
    one.controller.do("doctor")
    assert one.controller.doctor.page.empty.isVisible()
    one.close()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_whatever_the_tab_key_stops_at_has_a_name_and_is_in_sight(desk, size):
    desk.window.resize(*size)
    desk.come()
    stops = [one for one in stops_in(desk.page) if one.isVisible() and one.isEnabled()]
    assert len(stops) > 10
    nameless = [one for one in stops if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)]
    assert nameless == []
    hidden = [one for one in stops if one.visibleRegion().isEmpty()]
    assert hidden == []
