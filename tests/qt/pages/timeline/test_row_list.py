"""The list of rows on the page."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.pages.timeline.clocks import Clocks
from incident_desk.qt.pages.timeline.entry_deeds import EntryDeeds
from incident_desk.qt.pages.timeline.filtering import Wanted
from incident_desk.services.acts.logging import Rewrite, log
from tests.qt.panes.rehearsal import DECLARED, at, long_night


def heights(page):
    header = page.rows.verticalHeader()
    return [header.sectionSize(row) for row in range(page.rows.table.rowCount())]


def nothing(_change):
    return None


def test_dividers_have_room_above_the_first_row_of_each_phase(page):
    started = page.texts.index("Diagnosis started")
    plain = heights(page)[started + 1]
    assert heights(page)[started] == plain + 34 and heights(page)[0] == plain + 34
    page.model.want(Wanted(words="diagnosis started"))
    assert heights(page) == [plain + 34]


def test_a_divider_gives_its_room_back_where_a_row_came_before(page):
    plain = heights(page)[1]
    before = log(Line("long before", Sign.NOTE, Moment.exactly(DECLARED.replace(hour=1))))
    page.link.record.write(at("3:43:00"), before, "Rita Ortega")
    page.link.record.say("3:43:30", "Rita Ortega", "later")
    page.link.act(lambda *_: ())
    banded = [row for row, height in enumerate(heights(page)) if height == plain + 34]
    assert len(banded) == len(page.rows._rows.bands)


def test_the_chosen_row_stays_chosen_however_the_rows_come(page):
    page.choose("MongoDB")
    chosen = page.rows.chosen.id
    page.model.want(Wanted(words="ping"))
    assert page.rows.chosen.id == chosen
    EntryDeeds(page.link).amend(chosen, Rewrite(happened=Moment.exactly(at("3:10:00"))), nothing)
    page.model.want(Wanted())
    assert page.rows.chosen.id == chosen
    assert page.texts.index("Diagnosis started") > page.rows.currentIndex().row()


def test_a_row_that_is_not_there_yet_is_chosen_once_it_comes(page):
    page.model.want(Wanted(words="no such word"))
    page.rows.go_to(page.link.id_of("MongoDB"))
    assert page.rows.chosen is None
    page.model.want(Wanted())
    assert page.rows.chosen.text.startswith("MongoDB")


def test_what_is_read_stays_in_sight_as_rows_come_in_another_order(page, qtbot):
    page.link.show(long_night(200))
    qtbot.waitUntil(lambda: page.rows.heights.is_settled)
    page.rows.setCurrentIndex(page.rows.table.index(-1, 0))
    page.rows.verticalScrollBar().setValue(1500)
    top = page.rows.table.entries[page.rows.rowAt(0)].id
    last = page.rows.table.entries[-1].id
    EntryDeeds(page.link).amend(last, Rewrite(happened=Moment.exactly(DECLARED)), nothing)
    assert page.rows.table.entries[page.rows.rowAt(0)].id == top


def test_times_are_painted_by_the_chosen_clocks(page):
    page.model.show_clocks(Clocks.ELAPSED)
    assert page.rows._rows.times.clocks is Clocks.ELAPSED


def test_an_editor_stands_in_its_row_and_goes_with_it(page):
    class Box(QWidget):
        def sizeHint(self):
            return self.minimumSize()

    box = Box(page.rows.viewport())
    box.setMinimumSize(100, 150)
    entry = page.link.entry("Diagnosis started")
    page.rows.hold(box, entry)
    row = page.rows.table.row_of(entry.id)
    assert page.rows.verticalHeader().sectionSize(row) == 150 + 34
    area = page.rows.visualRect(page.rows.table.index(row, 0))
    assert box.geometry() == area.adjusted(0, 34, 0, 0)
    page.rows.verticalScrollBar().setValue(page.rows.verticalScrollBar().value() + 20)
    assert box.geometry().bottom() == page.rows.visualRect(page.rows.table.index(row, 0)).bottom()
    page.model.want(Wanted(words="ping"))
    assert box.isVisible() and box.y() == 0
    page.model.want(Wanted())
    page.rows.let_go()
    assert not box.isVisible() and heights(page)[row] < 100


def test_new_rows_take_nobody_away_from_the_editor(page):
    box = QWidget(page.rows.viewport())
    page.rows.hold(box, page.link.entry("Diagnosis started"))
    before = page.rows.verticalScrollBar().value()
    for number in range(40):
        page.link.record.say("3:43:00", "Rita Ortega", f"more {number}")
    page.link.act(lambda *_: ())
    assert page.rows.verticalScrollBar().value() == before
    page.rows.let_go()


def test_the_keys_of_a_row_are_told(page, qtbot):
    page.choose("MongoDB")
    for key, signal in (
        (Qt.Key.Key_Return, page.rows.edit_wished),
        (Qt.Key.Key_Asterisk, page.rows.star_wished),
        (Qt.Key.Key_Delete, page.rows.strike_wished),
    ):
        with qtbot.waitSignal(signal):
            page.press(key)
        page.edit.leave()


def test_the_menu_is_told_by_mouse_and_by_key(page, qtbot, monkeypatch):
    told = []
    page.rows.menu_wished.disconnect()
    page.rows.menu_wished.connect(told.append)
    row = page.rows.visualRect(page.rows.table.index(2, 0))
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        event = QContextMenuEvent(reason, row.center(), page.rows.viewport().mapToGlobal(row.center()))
        QApplication.sendEvent(page.rows.viewport(), event)
    assert len(told) == 2 and page.rows.currentIndex().row() == 2
    nowhere = QPoint(row.center().x(), page.rows.viewport().height() - 1)
    page.model.want(Wanted(words="mongodb"))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, nowhere, page.rows.viewport().mapToGlobal(nowhere))
    QApplication.sendEvent(page.rows.viewport(), event)
    assert len(told) == 2


def test_a_row_that_the_program_chooses_is_chosen_alone_while_a_key_is_held(page):
    page.choose("MongoDB")
    page.press(Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    page.choose("Diagnosis started")
    assert [one.text for one in page.rows.chosen_ones] == ["Diagnosis started"]


def test_rows_that_were_chosen_and_are_not_shown_any_more_are_not_counted(page):
    told = []
    page.rows.many_chosen.connect(told.append)
    page.choose("MongoDB")
    QTest.keyClick(page.rows, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert told[-1] == 2
    page.model.want(Wanted(words="no such words"))
    page.model.want(Wanted())
    assert told[-1] < 2 and "chosen" not in page.view.heading.text()
