"""Metrics in the whole window, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QApplication

from incident_desk.formats.outage_table import outage_markdown
from incident_desk.qt.dialogs.result import ResultDialog
from incident_desk.qt.pages.metrics import outages
from incident_desk.qt.pages.metrics.results import GoalLine
from incident_desk.qt.pages.metrics.side import Heading
from incident_desk.services.outages import outages as outages_of
from tests.fakes import Bench
from tests.qt.pages.metrics.season import season
from tests.qt.whole import Whole

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ENTER = Qt.Key.Key_Return


class Desk(Whole):
    """A season of incidents that are over; Home is in front."""

    def __init__(self, qtbot, bench=None):
        super().__init__(qtbot, bench or season(), shown=False)
        self.window.show_page("home")
        self.qtbot.waitUntil(lambda: self.link.library is not None)

    @property
    def page(self):
        return self.controller.metrics.page

    @property
    def model(self):
        return self.page.model

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier, times=1):
        for _ in range(times):
            self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def come(self):
        self.press(Qt.Key.Key_M)
        self.qtbot.waitUntil(lambda: self.window.page == "metrics" and self.model.counted is not None)
        self.qtbot.waitUntil(lambda: self.focus(self.page.times))

    @property
    def clipboard(self):
        return QGuiApplication.clipboard().text()


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    # Without a screen Qt lets go of what the clipboard holds only after Python, and falls over it.
    QGuiApplication.clipboard().clear()
    one.close()


def test_m_opens_the_page_from_home_and_escape_comes_back(desk):
    desk.come()
    assert desk.window.rail.shown_page == "home"
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page == "home"


def test_ctrl_1_twice_opens_it_from_anywhere_and_once_more_goes_back(desk, qtbot):
    desk.window.show_page("desk")
    told = []
    for _ in range(3):
        desk.press(Qt.Key.Key_1, CTRL)
        told.append(desk.window.page)
    assert told == ["home", "metrics", "home"]


def test_ctrl_1_long_after_coming_home_stays_there(desk, qtbot, monkeypatch):
    monkeypatch.setattr("incident_desk.qt.metrics_wishes._TWICE_MS", 50)
    desk.window.show_page("home")
    told = []
    for _ in range(2):
        desk.press(Qt.Key.Key_1, CTRL)
        told.append(desk.window.page)
        qtbot.wait(60)
    assert told == ["home", "home"]


def test_the_rail_leads_to_home_from_it_and_from_home_nowhere(desk):
    desk.come()
    button = next(one for one in desk.window.rail.findChildren(QAbstractButton) if one.objectName() == "home")
    told = []
    for _ in range(2):
        button.click()
        told.append(desk.window.page)
    assert told == ["home", "home"]


def test_it_is_in_the_menu_and_the_palette(desk, qtbot):
    texts = [action.text() for menu in desk.window.menuBar().actions() for action in menu.menu().actions()]
    assert "Metrics" in texts and "Copy the table of outages as Markdown" in texts
    desk.window.actions_table.trigger("metrics")
    assert desk.window.page == "metrics"


def test_m_mutes_where_home_is_not_in_front(desk):
    desk.window.show_page("health")
    desk.press(Qt.Key.Key_M)
    assert desk.window.page == "health"


def test_from_a_dot_to_its_incident_and_from_the_history_too_by_keys_alone(desk, qtbot):
    desk.come()
    desk.press(Qt.Key.Key_Down, times=2)
    desk.press(Qt.Key.Key_Right)
    assert desk.model.mark == desk.page.times.rows[2].current.key
    spoken = QAccessible.queryAccessibleInterface(QApplication.focusWidget()).text(QAccessible.Text.Description)
    assert spoken.startswith(f"{desk.model.mark}, 57 minutes. median ")
    desk.press(Qt.Key.Key_F6)
    assert desk.focus(desk.page.outages)
    desk.press(Qt.Key.Key_Home, CTRL)
    with qtbot.waitSignal(desk.link.scene_shown):
        desk.press(ENTER)
    assert desk.window.page == "desk" and desk.stage.incident.key == "INC-0008"


def test_a_filter_by_keys_narrows_all_and_escape_takes_it_back(desk, qtbot):
    desk.come()
    desk.press(Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "telegram")
    qtbot.waitUntil(lambda: desk.page.table.rowCount() == 1)
    assert desk.page.times.rows[4].model.counted == "1 of 1"
    desk.press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: desk.page.table.rowCount() == 8)
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page == "home"


def test_the_table_is_copied_with_all_its_rows_for_a_sheet_and_as_markdown(desk, qtbot, monkeypatch):
    monkeypatch.setattr(outages, "SLICE", 3)
    desk.come()
    desk.press(Qt.Key.Key_C, CTRL | SHIFT)
    qtbot.waitUntil(lambda: "8 outages is on the clipboard" in desk.toast)
    sheet = [line.split("\t") for line in desk.clipboard.splitlines()]
    desk.page.markdown.click()
    qtbot.waitUntil(lambda: desk.clipboard.startswith("| Date"))
    assert desk.clipboard == outage_markdown(outages_of(desk.bench.desk))
    rows = [line.strip("| ").split(" | ") for line in desk.clipboard.splitlines()]
    assert [one[:4] for one in sheet] == [one[:4] for one in (rows[0], *rows[2:])] and len(sheet) == 9


def test_who_leaves_the_page_meanwhile_has_all_rows_on_the_clipboard_all_the_same(desk, qtbot, monkeypatch):
    monkeypatch.setattr(outages, "SLICE", 1)
    desk.come()
    desk.press(Qt.Key.Key_C, CTRL | SHIFT)
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page == "home"
    qtbot.waitUntil(lambda: "8 outages is on the clipboard" in desk.toast)
    assert len(desk.clipboard.splitlines()) == 9


def test_the_result_of_a_goal_is_entered_by_keys_and_stands_there(desk, qtbot):
    desk.come()
    desk.page.enter.click()
    dialog = next(one for one in desk.window.findChildren(ResultDialog) if one.isVisible())
    assert "Test Coverage" in dialog.field.accessibleName()
    qtbot.keyClicks(dialog.field, "92 %")
    qtbot.keyClick(dialog.field, ENTER)
    qtbot.waitUntil(lambda: "is in the record of INC-0008" in desk.toast)
    qtbot.waitUntil(lambda: [one.result for one in desk.model.side() if isinstance(one, GoalLine)] == ["92 %"])
    rows = [desk.page.side.rows.index(place, 0).data() for place in range(desk.page.side.rows.rowCount())]
    place = next(place for place, words in enumerate(rows) if words.endswith("result 92 %"))
    desk.page.side.setCurrentIndex(desk.page.side.rows.index(place, 0))
    qtbot.keyClick(desk.page.side, ENTER)
    dialog = next(one for one in desk.window.findChildren(ResultDialog) if one.isVisible())
    assert dialog.field.text() == "92 %"
    dialog.field.clear()
    qtbot.keyClick(dialog.field, ENTER)
    qtbot.waitUntil(lambda: [one.result for one in desk.model.side() if isinstance(one, GoalLine)] == [""])


def test_ctrl_z_takes_a_result_back_where_it_was_said(desk, qtbot):
    desk.come()
    desk.page.enter.click()
    dialog = next(one for one in desk.window.findChildren(ResultDialog) if one.isVisible())
    qtbot.keyClicks(dialog.field, "92 %")
    qtbot.keyClick(dialog.field, ENTER)
    qtbot.waitUntil(lambda: [one.result for one in desk.model.side() if isinstance(one, GoalLine)] == ["92 %"])
    desk.controller.do("undo")
    qtbot.waitUntil(lambda: [one.result for one in desk.model.side() if isinstance(one, GoalLine)] == [""])
    desk.controller.do("redo")
    qtbot.waitUntil(lambda: [one.result for one in desk.model.side() if isinstance(one, GoalLine)] == ["92 %"])


def test_without_an_outage_there_is_nothing_to_copy(qtbot):
    desk = Desk(qtbot, Bench())
    desk.controller.do("copy_outages")
    assert desk.toast == "No outage is over in this period"
    desk.close()


def test_missing_times_are_added_where_the_doctor_asks_for_them(desk, qtbot):
    desk.come()
    desk.model.look_at("INC-0003")
    with qtbot.waitSignal(desk.link.scene_shown):
        desk.page.side.times_wished.emit(desk.bench.desk.find("INC-0003"))
    qtbot.waitUntil(lambda: desk.window.page == "doctor")
    assert desk.stage.incident.key == "INC-0003"
    desk.window.show_page("home")
    desk.come()
    desk.page.side.times_wished.emit(desk.stage.incident.id)
    assert desk.window.page == "doctor"


def test_the_page_says_what_the_responses_cost_at_the_rate_that_is_kept_now(desk, qtbot):
    def headings():
        return [row.text for row in desk.model.side() if isinstance(row, Heading)]

    desk.come()
    assert "Response cost" not in headings()
    desk.press(Qt.Key.Key_Escape)
    desk.stage.keep_rate("90 EUR")
    desk.come()
    qtbot.waitUntil(lambda: desk.model.costs.found is not None)
    assert "Response cost" in headings() and desk.model.costs.found.of == 8
    assert "DRILL" not in str(desk.model.costs.found)
