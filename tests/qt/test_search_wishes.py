"""Find in everything, in the whole window and by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from incident_desk.adapters.storage.search_index import SearchIndex
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs import FindAllDialog
from incident_desk.qt.widgets.tab_order import stops_in
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.searching import Searching
from tests.fakes import Bench
from tests.qt.whole import BOOK, Whole

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk(Whole):
    """Two incidents that speak of a pool; the second one is on the desk."""

    def __init__(self, qtbot, folder):
        bench = Bench()
        self.other = bench.desk.declare(Declaration("Search is slow", "P2"), "RO").id
        bench.desk.act(self.other, lambda *_: log(Line("The pool of workers is empty", Sign.FINDING)), "RO")
        self.mine = bench.desk.declare(Declaration("Checkout is down", "P1", BOOK, commander="MK"), "MK").id
        for words in ("The pool is full", "Nothing in the log"):
            bench.clock.pass_s(60)
            bench.desk.act(self.mine, lambda *_, words=words: log(Line(words, Sign.FINDING)), "MK")
        searching = Searching(bench.desk, bench.store, SearchIndex(folder / "view.db"))
        super().__init__(qtbot, bench, shown=False, searching=lambda: searching)
        with qtbot.waitSignal(self.link.scene_shown):
            self.stage.show_incident(self.mine)

    @property
    def box(self):
        return self.dialog(FindAllDialog)

    @property
    def texts(self):
        return [self.box.list.item(row).text() for row in range(self.box.list.count())]

    @property
    def chosen(self):
        """The words of the row that is chosen on the Timeline page."""
        entry = self.controller.timeline.page.rows.chosen
        return entry.text if entry is not None else ""

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def find(self, words, count=None):
        """Open the dialog and type; until so many are found."""
        self.press(Qt.Key.Key_F, CTRL | SHIFT)
        self.qtbot.waitUntil(self.box.field.hasFocus)
        self.qtbot.keyClicks(self.box.field, words)
        if count is not None:
            self.qtbot.waitUntil(lambda: len(self.texts) == count)


@pytest.fixture
def desk(qtbot, tmp_path):
    one = Desk(qtbot, tmp_path)
    yield one
    one.close()


def test_what_is_typed_is_found_in_all_records_and_opened_at_its_entry(desk, qtbot):
    desk.find("pool wor", 1)
    assert desk.texts == ["The pool of workers is empty"]
    assert (
        desk.box.list.item(0)
        .data(Qt.ItemDataRole.UserRole + 1)
        .startswith("INC-0001 · Search is slow · 2026-03-01")
    )
    with qtbot.waitSignal(desk.link.scene_shown):
        desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.chosen == "The pool of workers is empty")
    assert desk.window.page == "timeline" and desk.link.shown == desk.other


def test_an_entry_of_the_incident_on_the_desk_is_gone_to_through_a_filter(desk, qtbot):
    desk.controller.do("timeline")
    desk.press(Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "nothing")
    page = desk.controller.timeline.page
    qtbot.waitUntil(lambda: len(page.rows.table.entries) == 1)
    desk.controller.do("find_all")
    qtbot.keyClicks(desk.box.field, "pool full")
    qtbot.waitUntil(lambda: desk.texts == ["The pool is full"])
    desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.chosen == "The pool is full")


def test_arrows_choose_while_one_types(desk, qtbot):
    desk.find("pool", 2)
    assert desk.box.list.currentRow() == 0
    desk.press(Qt.Key.Key_Down)
    assert desk.box.list.currentRow() == 1 and desk.box.field.hasFocus()
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page == "desk"


def test_it_is_looked_in_one_incident_or_in_one_kind_of_thing(desk, qtbot):
    desk.find("pool", 2)
    desk.box.where.setFocus()
    desk.box.where.take_focus()
    desk.press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: desk.texts == ["The pool is full"])
    desk.press(Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: len(desk.texts) == 2)
    desk.box.what.take_focus()
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: desk.texts == [])
    assert "Nothing has all of these words" in desk.box.note.text()


def test_what_is_written_while_the_dialog_stands_is_found_at_the_next_opening(desk, qtbot):
    desk.find("brandnew", 0)
    desk.press(Qt.Key.Key_Escape)
    with desk.changed():
        desk.link.act(lambda *_: log(Line("A brandnew entry", Sign.NOTE)))
    desk.controller.do("find_all")
    desk.box.field.setText("brandnew")
    qtbot.waitUntil(lambda: desk.texts == ["A brandnew entry"])


def test_without_words_nothing_is_opened_and_it_is_said(desk):
    desk.find("")
    desk.press(Qt.Key.Key_Return)
    assert desk.box.isVisible() and desk.box.note.text() == "Type a word first"


def test_whatever_the_tab_key_stops_at_has_a_name(desk):
    desk.find("pool", 2)
    stops = [one for one in stops_in(desk.box) if one.isVisible() and one.isEnabled()]
    assert len(stops) >= 6
    assert [one for one in stops if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)] == []
