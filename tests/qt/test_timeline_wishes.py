"""The Timeline page in the whole window, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.dialogs import ReasonDialog, TagsDialog
from incident_desk.qt.widgets.tab_order import stops_in
from incident_desk.qt.widgets.toast import Toast
from incident_desk.services.acts.logging import log
from tests.qt.whole import Whole

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk(Whole):
    def __init__(self, qtbot):
        super().__init__(qtbot)
        for words in ("The pool is full", "Nothing in the log", "Vendor asked"):
            with self.changed():
                self.link.act(lambda *_, words=words: log(Line(words, Sign.FINDING)))

    @property
    def page(self):
        return self.controller.timeline.page

    @property
    def texts(self):
        return [entry.text for entry in self.page.rows.table.entries]

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget(), key, modifier)

    def write(self, words):
        self.qtbot.keyClicks(QApplication.focusWidget(), words)


@pytest.fixture
def desk(qtbot):
    one = Desk(qtbot)
    yield one
    one.close()


def test_the_page_is_made_when_it_is_first_asked_for(desk):
    assert desk.controller.timeline._page is None
    desk.press(Qt.Key.Key_3, CTRL)
    assert desk.window.page == "timeline" == desk.window.rail.shown_page
    assert desk.focus(desk.page.rows)
    page = desk.page
    desk.press(Qt.Key.Key_Escape)
    assert desk.window.page == "desk"
    desk.press(Qt.Key.Key_3, CTRL)
    assert desk.page is page


def test_the_log_field_stands_at_its_foot_and_comes_back_to_the_desk(desk):
    desk.controller.do("timeline")
    desk.press(Qt.Key.Key_L, CTRL)
    assert desk.window.page == "timeline" and desk.focus(desk.stage.desk.log)
    desk.write("One more")
    desk.press(Qt.Key.Key_Return)
    desk.qtbot.waitUntil(lambda: "One more" in desk.texts)
    desk.controller.do("desk")
    assert desk.stage.desk.isAncestorOf(desk.stage.desk.log)


def test_an_entry_of_an_earlier_time_is_told_where_it_went(desk):
    desk.press(Qt.Key.Key_L, CTRL)
    desk.write("-30m seen by users")
    desk.press(Qt.Key.Key_Return)
    told = desk.window.findChildren
    desk.qtbot.waitUntil(lambda: any(one.model.message.startswith("Added at ") for one in told(Toast)))


def test_an_entry_is_found_edited_starred_struck_and_brought_back_by_keys_alone(desk, qtbot):
    desk.press(Qt.Key.Key_3, CTRL)
    desk.press(Qt.Key.Key_F, CTRL)
    desk.write("pool")
    assert desk.texts == ["The pool is full"]
    desk.press(Qt.Key.Key_Return)
    assert desk.page.rows.chosen.text == "The pool is full"

    desk.press(Qt.Key.Key_Return)
    desk.press(Qt.Key.Key_A, CTRL)
    desk.write("The pool is nearly full #db")
    with desk.changed():
        desk.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.texts == ["The pool is nearly full #db"])
    assert desk.page.rows.chosen.tags == ("db",) and desk.focus(desk.page.rows)
    assert desk.toast == "Changed. The first wording is kept"

    with desk.changed():
        desk.press(Qt.Key.Key_Asterisk)
    qtbot.waitUntil(lambda: desk.page.rows.chosen.starred)

    desk.press(Qt.Key.Key_Delete)
    dialog = desk.dialog(ReasonDialog)
    qtbot.waitUntil(dialog.field.hasFocus)
    desk.write("wrong database")
    with desk.changed():
        desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.page.rows.chosen.struck == "wrong database")
    # Without a window manager nobody gives the window its keyboard back.
    desk.window.activateWindow()
    qtbot.waitUntil(lambda: desk.focus(desk.page.rows))

    with desk.changed():
        desk.press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: desk.page.rows.chosen.struck is None)
    with desk.changed():
        desk.press(Qt.Key.Key_Z, CTRL | SHIFT)
    qtbot.waitUntil(lambda: desk.page.rows.chosen.struck == "wrong database")

    qtbot.waitUntil(lambda: desk.page.history.is_restorable)
    with desk.changed():
        desk.controller.do("first_wording")
    qtbot.waitUntil(lambda: desk.page.rows.chosen.text == "The pool is full")


def test_an_entry_at_another_time_takes_its_place_among_the_rows(desk, qtbot):
    desk.bench.clock.pass_s(3600)
    desk.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert desk.focus(desk.page.new_editor.time)
    desk.write("-30m")
    desk.press(Qt.Key.Key_Tab)
    desk.page.new_editor.text.setFocus()
    desk.write("= Lights went out @AD")
    with desk.changed():
        desk.press(Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: desk.page.rows.chosen is not None and desk.page.rows.chosen.text.startswith("Lights"))
    row = desk.page.rows.chosen
    assert (row.kind, row.owner, f"{row.happened.at:%H:%M}") == (Sign.FINDING, "AD", "12:30")


def test_what_is_typed_into_a_field_is_undone_there_and_no_act_is(desk, qtbot):
    desk.controller.do("timeline")
    desk.page.rows.go_to(desk.page.rows.table.entries[-1].id)
    desk.press(Qt.Key.Key_Return)
    desk.write("!!")
    before = len(desk.bench.store.rows)
    desk.press(Qt.Key.Key_Z, CTRL)
    assert desk.page.editor.text.toPlainText() == "Vendor asked"
    desk.settle()
    assert len(desk.bench.store.rows) == before


OF_CHOSEN = (
    "edit_entry", "star_entry", "pin_entry", "group_entry", "tag_entry", "insert_entry", "end_entry",
    "strike_entry", "first_wording",
)  # fmt: skip


@pytest.mark.parametrize("action", OF_CHOSEN)
def test_elsewhere_it_is_said_where_an_entry_is_chosen(desk, action):
    desk.controller.do(action)
    assert "Ctrl+3" in desk.toast and desk.window.page == "desk"


def test_the_actions_do_what_the_keys_do(desk, qtbot):
    desk.controller.do("timeline")
    desk.page.rows.go_to(desk.page.rows.table.entries[-1].id)
    with desk.changed():
        desk.controller.do("star_entry")
    qtbot.waitUntil(lambda: desk.page.rows.chosen.starred)
    desk.controller.do("edit_entry")
    assert desk.page.edit.is_open
    desk.page.edit.leave()
    desk.controller.do("strike_entry")
    desk.dialog(ReasonDialog).reject()


def test_without_an_incident_the_page_says_so(qtbot):
    one = Whole(qtbot, shown=False)
    one.controller.do("timeline")
    assert one.controller.timeline.page.empty.isVisible()
    one.close()


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_whatever_the_tab_key_stops_at_has_a_name_and_is_in_sight(desk, qtbot, size):
    desk.window.resize(*size)
    desk.controller.do("timeline")
    desk.page.rows.go_to(desk.page.rows.table.entries[-1].id)
    for begin in (desk.page.take_focus, desk.page.chosen.edit, desk.page.begin_new):
        begin()
        stops = [one for one in stops_in(desk.page) if one.isVisible() and one.isEnabled()]
        assert len(stops) > 20
        nameless = [
            one for one in stops if not QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name)
        ]
        assert nameless == []


def test_the_tab_key_goes_over_the_page_in_reading_order(desk):
    desk.controller.do("timeline")
    desk.page.rows.go_to(desk.page.rows.table.entries[-1].id)
    desk.page.begin_new()
    desk.page.show_column.field.setFocus()
    seen = []
    for _ in range(40):
        seen.append(QApplication.focusWidget())
        desk.press(Qt.Key.Key_Tab)
    page = desk.page
    wanted = [
        page.show_column.field, page.show_column.only["starred"], page.new, page.new_editor.time,
        page.new_editor.save, page.rows, page.history.text,
    ]  # fmt: skip
    places = [seen.index(one) for one in wanted]
    assert places == sorted(places) and places[3:6] == [places[2] + 1, places[2] + 9, places[2] + 10]


def test_several_rows_are_struck_and_tagged_by_keys_and_each_is_undone_at_once(desk, qtbot):
    desk.controller.do("timeline")
    desk.page.rows.go_to(desk.page.rows.table.entries[-1].id)
    desk.page.rows.setFocus()
    desk.press(Qt.Key.Key_Up, SHIFT)
    desk.press(Qt.Key.Key_Up, SHIFT)

    desk.press(Qt.Key.Key_NumberSign)
    dialog = desk.dialog(TagsDialog)
    qtbot.waitUntil(dialog.field.hasFocus)
    desk.write("#vendor")
    with desk.changed():
        desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.tags for one in desk.page.rows.chosen_ones] == [("vendor",)] * 3)

    desk.window.activateWindow()
    qtbot.waitUntil(lambda: desk.focus(desk.page.rows))
    desk.press(Qt.Key.Key_Delete)
    dialog = desk.dialog(ReasonDialog)
    assert "3 rows are struck" in dialog.field.accessibleName()
    qtbot.waitUntil(dialog.field.hasFocus)
    desk.write("other incident")
    with desk.changed():
        desk.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: [one.struck for one in desk.page.rows.chosen_ones] == ["other incident"] * 3)
    for left in ([None] * 3, [None] * 3):
        with desk.changed():
            desk.link.undo()
        qtbot.waitUntil(lambda left=left: [one.struck for one in desk.page.rows.chosen_ones] == left)
    assert [one.tags for one in desk.page.rows.chosen_ones] == [()] * 3
