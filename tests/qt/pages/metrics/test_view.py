"""The page Metrics on a record."""

import pytest
from PySide6.QtCore import Qt

from incident_desk.qt.pages.metrics.asked import Asked
from incident_desk.qt.pages.metrics.rows import FIRST
from incident_desk.qt.pages.metrics.view import MetricsPage
from incident_desk.qt.theme import Density
from tests.fakes import Bench
from tests.qt.pages.metrics.season import season


class Shown:
    """The page, and what it wished."""

    def __init__(self, looked, themes, qtbot):
        self.looked, self.qtbot = looked, qtbot
        self.page = MetricsPage(themes, looked.model)
        qtbot.addWidget(self.page)
        self.page.resize(1848, 1000)
        self.page.show()
        self.page.activateWindow()
        qtbot.waitUntil(self.page.isActiveWindow)
        qtbot.waitUntil(lambda: looked.model.counted is not None)
        self.actions, self.incidents, self.times = [], [], []
        self.page.action_wished.connect(self.actions.append)
        self.page.incident_wished.connect(self.incidents.append)
        self.page.times_wished.connect(self.times.append)

    @property
    def has_figures(self):
        return self.page.times.isVisible()

    def ask(self, asked):
        self.page.head.ask(asked)
        self.qtbot.waitUntil(lambda: self.looked.model.counted.asked == asked)


@pytest.fixture
def shown(looked, themes, qtbot):
    return Shown(looked, themes, qtbot)


def test_all_parts_are_of_the_same_incidents(shown, qtbot):
    page = shown.page
    assert (
        page.head.summary.text().startswith("8 incidents, ") and page.head.left_out.text() == "1 drill not counted"
    )
    assert [row.model.name for row in page.times.rows if row.isVisible()] == list(FIRST)
    assert page.table.rowCount() == 8 and page.number.text() == "8, latest first"
    shown.ask(Asked(severity="P0"))
    assert page.head.summary.text().startswith("2 incidents, ")
    assert [row.model.counted.split()[-1] for row in page.times.rows[:5]] == ["2"] * 5
    assert page.table.rowCount() == 2


def test_a_row_of_the_history_is_looked_at_on_the_strips_and_back(shown, qtbot):
    page = shown.page
    page.outages.setFocus()
    for _ in range(6):
        qtbot.keyClick(page.outages, Qt.Key.Key_Down)
    key = page.table.incidents[page.outages.currentIndex().row()].key
    assert shown.looked.model.mark == key
    assert page.times.rows[4].model.marked.key == key
    row = page.times.rows[2]
    row.setFocus()
    qtbot.keyClick(row, Qt.Key.Key_Home)
    assert page.table.incidents[page.outages.currentIndex().row()].key == row.current.key != key
    qtbot.keyClick(row, Qt.Key.Key_Return)
    assert len(shown.incidents) == 1


def test_the_objectives_are_of_the_incident_that_is_looked_at(shown):
    shown.looked.model.look_at("INC-0001")
    captions = [getattr(row, "caption", "") for row in shown.looked.model.side()]
    assert any(one.startswith("INC-0001 Slack bot: long waits, ") for one in captions)


def test_the_buttons_say_what_they_wish(shown, qtbot):
    page = shown.page
    for button in (page.head.copy, page.markdown, page.head.home):
        button.click()
    page.add.click()
    assert shown.actions == ["copy_outages", "copy_outages_markdown", "home"] and len(shown.times) == 1


def test_escape_goes_home_once_no_words_are_asked_for(shown, qtbot):
    page = shown.page
    page.focus_search()
    qtbot.keyClicks(page.head.words, "slack")
    qtbot.keyClick(page.head.words, Qt.Key.Key_Escape)
    assert shown.actions == []
    qtbot.keyClick(page.head.words, Qt.Key.Key_Escape)
    assert shown.actions == ["home"]


def test_the_focus_comes_to_the_first_measure_as_soon_as_it_is_there(make_looked, themes, qtbot):
    looked = make_looked(season())
    page = MetricsPage(themes, looked.model)
    qtbot.addWidget(page)
    page.resize(1848, 1000)
    page.show()
    page.activateWindow()
    page.take_focus()
    qtbot.waitUntil(lambda: bool(page.times.rows) and page.times.rows[0].hasFocus())


@pytest.mark.parametrize(
    ("asked", "title", "button"),
    [
        (Asked(words="nothing has this"), "Nothing is found", "Count all incidents"),
        (Asked(period=0, severity="P0"), "Nothing is found", "Count all incidents"),
    ],
)
def test_a_filter_without_a_result_says_so_and_offers_to_count_all(shown, qtbot, asked, title, button):
    shown.ask(asked)
    empty = shown.page.empty.model
    assert (empty.title, empty.action.text, shown.has_figures) == (title, button, False)
    shown.page.empty.action_clicked.emit()
    qtbot.waitUntil(lambda: shown.has_figures)
    assert shown.looked.model.asked == Asked(3)


def test_fewer_than_three_are_dots_without_a_median(make_looked, themes, qtbot):
    page = Shown(make_looked(season(2)), themes, qtbot).page
    row = page.times.rows[0].model
    assert (row.median, row.middle, len(row.dots)) == ("", "too few for a median", 2)


def test_a_record_without_incidents_says_what_will_be_here_and_offers_to_take_reports_in(
    make_looked, themes, qtbot
):
    shown = Shown(make_looked(Bench()), themes, qtbot)
    assert (shown.page.empty.model.title, shown.page.empty.model.action.text) == (
        "No incidents yet",
        "Import report",
    )
    shown.page.empty.action_clicked.emit()
    assert shown.actions == ["import_playbook"] and not shown.page.head.copy.isEnabled()


def test_more_measures_take_room_from_the_history_and_leave_some(shown, qtbot):
    page = shown.page
    before = page.times.height(), page.outages.height()
    page.times.more.click()
    qtbot.waitUntil(lambda: page.times.height() > before[0] + 100)
    assert 100 < page.outages.height() < before[1]
    page.times.more.click()
    qtbot.waitUntil(lambda: (page.times.height(), page.outages.height()) == before)


def test_it_is_said_how_far_the_reading_is(shown):
    shown.looked.model.left, shown.looked.model.total = 400, 1000
    shown.looked.model.progress_changed.emit()
    assert shown.page.head.summary.text() == "Reading 600 of 1,000 incidents…"


def test_in_every_look_nothing_is_cut_off_at_the_right(looked, each_theme, qtbot):
    page = Shown(looked, each_theme, qtbot).page
    for density, size in ((Density.COMFORTABLE, (1848, 1000)), (Density.COMPACT, (1228, 640))):
        each_theme.set_density(density)
        page.resize(*size)
        qtbot.wait(1)
        assert page.width() == size[0]
        for part in (page.head.home, page.side, page.outages, page.times):
            assert part.mapTo(page, part.rect().topRight()).x() < size[0]
