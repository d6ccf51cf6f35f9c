"""Following the newest entry, and opening one."""

from time import perf_counter

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.panes.timeline.entry_view import EntryView, tooltip_of
from incident_desk.qt.panes.timeline.view_model import TimelineShown
from incident_desk.services.acts.logging import log


class Bench:
    """A view with the record that it shows."""

    def __init__(self, view, record):
        self.view, self.record = view, record
        self.show(anew=True)

    def show(self, anew=False):
        # As the desk's scenes do: what reads as before is the same value.
        known = {entry.id: entry for entry in self.view.table.entries}
        entries = tuple(one if known.get(one.id) != one else known[one.id] for one in self.record.scene.entries)
        shown = TimelineShown(entries, len(entries), incident="i")
        start = perf_counter()
        self.view.show_timeline(shown, anew=anew)
        return (perf_counter() - start) * 1000

    def say(self, text, happened=None):
        self.record.write(
            self.record.now, log(Line(text, Sign.NOTE, happened=happened), f"id-{text}"), "Rita Ortega"
        )
        return self.show()

    @property
    def bar(self):
        return self.view.verticalScrollBar()


@pytest.fixture
def make(themes, qtbot):
    def run(record):
        view = EntryView(themes)
        qtbot.addWidget(view)
        view.resize(700, 300)
        view.show()
        qtbot.waitExposed(view)
        return Bench(view, record)

    return run


@pytest.fixture
def bench(make, rehearsal):
    return make(rehearsal.night())


def test_it_opens_at_the_newest_entry_and_follows(bench):
    assert bench.bar.value() == bench.bar.maximum() > 0
    bench.say("one more")
    assert bench.bar.value() == bench.bar.maximum()
    assert bench.view.follows


def test_a_person_who_scrolled_up_is_not_moved_and_told_what_came(bench, qtbot):
    bench.bar.setValue(20)
    with qtbot.waitSignal(bench.view.unseen_changed) as told:
        bench.say("one more")
    bench.say("and one more")
    assert told.args == [1]
    assert bench.bar.value() == 20
    bench.view.go_to_newest()
    assert bench.bar.value() == bench.bar.maximum()


def test_scrolling_to_the_end_follows_again(bench, qapp):
    told = []
    bench.view.unseen_changed.connect(told.append)
    bench.bar.setValue(20)
    bench.say("one more")
    qapp.processEvents()
    bench.bar.setValue(bench.bar.maximum())
    assert told == [1, 0]
    bench.say("two more")
    assert bench.bar.value() == bench.bar.maximum()


def test_the_selected_entry_stays_selected_when_an_earlier_one_comes(bench, rehearsal):
    from incident_desk.domain.moments import Moment

    row = bench.view.table.rowCount() - 2
    bench.view.selectRow(row)
    before = bench.view.currentIndex().data(Qt.ItemDataRole.UserRole)
    bench.say("earlier", Moment.exactly(rehearsal.at("3:00:00")))
    assert bench.view.currentIndex().data(Qt.ItemDataRole.UserRole).id == before.id
    assert bench.view.currentIndex().row() == row + 1


def test_enter_opens_the_entry_over_its_row_and_esc_closes_it(bench, qtbot):
    bench.view.setFocus()
    bench.view.selectRow(bench.view.table.rowCount() - 1)
    qtbot.keyClick(bench.view, Qt.Key.Key_Return)
    assert bench.view.reader.isVisible()
    assert "Connection pool reset" in bench.view.reader.text.toPlainText()
    qtbot.keyClick(bench.view.reader.text, Qt.Key.Key_Escape)
    assert not bench.view.reader.isVisible()
    assert bench.view.hasFocus()


def test_letters_search_nothing(bench, qtbot):
    bench.view.selectRow(3)
    qtbot.keyClick(bench.view, "d")
    assert bench.view.currentIndex().row() == 3


def test_what_is_read_stays_while_rows_above_get_their_height(make, rehearsal, qtbot):
    bench = make(rehearsal.long_night(400))
    bench.view.go_to_newest()
    bench.bar.setValue(bench.bar.maximum() - 600)
    read = bench.view.table.entries[bench.view.rowAt(0)].id
    qtbot.waitUntil(lambda: bench.view.heights.is_settled)
    assert bench.view.table.entries[bench.view.rowAt(0)].id == read


def test_ten_thousand_entries_take_another_one_quickly(make, rehearsal):
    """Measured on two slow cores: 2 to 3 ms; the bound leaves room for a busy machine."""
    bench = make(rehearsal.long_night(10_000))
    took = min(bench.say(f"entry {number}") for number in range(3))
    assert took < 15
    assert bench.view.table.rowCount() == 10_004


def test_a_tooltip_never_reads_text_as_markup(bench):
    bench.say("<b>bold</b>")
    assert "&lt;b&gt;bold" in tooltip_of(bench.view.table.entries[-1])


@pytest.mark.parametrize("scrolled", [False, True])
def test_by_the_keyboard_the_focus_comes_to_an_entry_that_is_in_sight_and_moves_nothing(bench, scrolled):
    # A window that is shown gives the focus to its first widget.
    bench.view.clearFocus()
    bench.view.selectionModel().clear()
    if scrolled:
        bench.bar.setValue(bench.bar.maximum() // 2)
    before = bench.bar.value()
    bench.view.setFocus(Qt.FocusReason.TabFocusReason)
    row = bench.view.currentIndex().row()
    assert bench.view.viewport().rect().intersects(bench.view.visualRect(bench.view.currentIndex()))
    assert (row == bench.view.table.rowCount() - 1) is not scrolled
    assert abs(bench.bar.value() - before) <= bench.view.rowHeight(row)
    bench.view.clearFocus()
    bench.view.setCurrentIndex(bench.view.table.index(row - 1, 0))
    bench.view.setFocus(Qt.FocusReason.BacktabFocusReason)
    assert bench.view.currentIndex().row() == row - 1


def test_an_empty_timeline_takes_the_focus_without_harm(themes, qtbot):
    view = EntryView(themes)
    qtbot.addWidget(view)
    view.show()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert not view.currentIndex().isValid()


def test_home_and_end_go_to_the_first_and_the_last_row_and_the_last_is_followed(bench, qtbot):
    bench.view.setFocus()
    qtbot.keyClick(bench.view, Qt.Key.Key_Home)
    assert bench.view.currentIndex().row() == 0 and not bench.view.follows
    qtbot.keyClick(bench.view, Qt.Key.Key_End)
    assert bench.view.currentIndex().row() == bench.view.table.rowCount() - 1 and bench.view.follows


def test_the_same_rows_anew_are_not_set_again_and_the_newest_is_in_sight(make, rehearsal, qtbot):
    bench = make(rehearsal.long_night(200))
    view, entries = bench.view, bench.view.table.entries
    rows = TimelineShown(entries, len(entries), incident="i")
    qtbot.waitUntil(lambda: view.heights.is_settled)
    view.verticalScrollBar().setValue(0)
    with qtbot.assertNotEmitted(view.table.modelReset):
        view.show_timeline(rows, anew=True)
    assert view.heights.is_settled and view.follows
    assert view.verticalScrollBar().value() == view.verticalScrollBar().maximum()
