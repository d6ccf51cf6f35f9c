"""The head says which update and when, and offers templates and more."""

import pytest
from PySide6.QtWidgets import QMenu

from incident_desk.domain.clock import TargetState
from incident_desk.qt.panes.updates.due import Due
from incident_desk.qt.panes.updates.head import CONTACTS, REPEAT, SENT, SKIP, UpdatesHead
from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.state_glyph import GlyphState


@pytest.fixture
def head(each_theme, qtbot):
    one = UpdatesHead(each_theme)
    qtbot.addWidget(one)
    one.resize(500, 44)
    one.show()
    one.show_update(4, "Progress update", ("Initial & first", "Progress update", "Own words"))
    return one


def test_number_template_and_due_stand_there(head):
    head.show_due(Due("due in 04:12", TargetState.ON_TRACK))
    assert (head.title.text(), head.due.text()) == ("Update 4", "due in 04:12")
    assert head.glyph.isHidden() and head.template.accessibleName() == "Template: Progress update"


@pytest.mark.parametrize(("state", "glyph"), [
    (TargetState.AT_RISK, GlyphState.SLOW), (TargetState.ALMOST_DUE, GlyphState.SLOW),
    (TargetState.LATE, GlyphState.MISSED),
])  # fmt: skip
def test_what_presses_has_a_shape_beside_its_words(head, state, glyph):
    head.show_due(Due("late by 03:26", state))
    assert head.glyph.isVisible() and head.glyph.model.state is glyph
    head.show_due(Due("due in 15:00", TargetState.ON_TRACK))
    assert head.glyph.isHidden()


def test_templates_are_chosen_by_place_and_the_current_one_is_ticked(head, qtbot):
    menu = head.template_menu()
    assert [(one.text(), one.isChecked()) for one in menu.actions()] == [
        ("Initial && first", False), ("Progress update", True), ("Own words", False),
    ]  # fmt: skip
    with qtbot.waitSignal(head.template_chosen) as chosen:
        menu.actions()[2].trigger()
    assert chosen.args == [2]


def test_what_the_library_lends_stands_under_its_title(head, qtbot):
    head.show_lent((("Words & more", ("Words & more: First", "Words & more: Last")),))
    actions = [one for one in head.template_menu().actions() if not one.isSeparator()]
    assert [one.text() for one in actions[3:]] == ["Words && more", "First", "Last"]
    assert [one.isEnabled() for one in actions[3:]] == [False, True, True]
    with qtbot.waitSignal(head.template_chosen) as chosen:
        actions[-1].trigger()
    assert chosen.args == [4]


def test_an_open_menu_grows_by_what_was_read_meanwhile(head, qtbot):
    with qtbot.waitSignal(head.templates_wished):
        head.template.click()
    menu = head.findChild(QMenu, "templates")
    menu.setActiveAction(menu.actions()[0])
    head.show_lent((("Words", ("Words: First",)),))
    assert [one.text() for one in menu.actions()][-2:] == ["Words", "First"]
    assert menu.activeAction().data() == 0 and menu.isVisible()
    menu.close()


def test_what_cannot_be_done_is_off(head, qtbot):
    def offered():
        return {one.data(): one.isEnabled() for one in head.more_menu().actions() if one.data()}

    assert offered() == {REPEAT: False, SKIP: False, SENT: True, CONTACTS: True}
    head.allow(skip=True, repeat=True)
    assert all(offered().values())
    with qtbot.waitSignal(head.wished) as wished:
        head.more_menu().actions()[0].trigger()
    assert wished.args == [REPEAT]


def test_folded_it_offers_the_draft(head, qtbot):
    head.fold(True)
    assert head.draft.isVisible() and head.template.isHidden()
    with qtbot.waitSignal(head.draft_wished):
        head.draft.click()
    head.fold(False)
    assert head.template.isVisible() and head.draft.isHidden()


def test_in_a_narrow_head_the_template_gives_way_and_when_it_is_due_is_whole(head, qtbot):
    head.resize(340, 44)
    head.show_due(Due("late by 3:29:00", TargetState.LATE))
    qtbot.wait(20)
    assert head.due.width() >= head.due.sizeHint().width()
    assert head.more.geometry().right() <= head.width() and head.template.text() != "Progress update"
    assert head.template.accessibleName() == "Template: Progress update"
    head.resize(500, 44)
    assert head.template.model.text == "Progress update"


def test_a_long_template_name_leaves_room(head):
    head.show_update(4, "x" * 200, ("x" * 200,))
    assert head.template.width() < 260 and head.minimumSizeHint().width() < 500


@pytest.mark.parametrize("due", [
    Due("the final one, not sent yet", TargetState.NOT_STATED, "final, not sent"),
    Due("due in 1:04:12, almost due", TargetState.ALMOST_DUE, "due in 1:04:12"),
    Due("late by 13:29:00", TargetState.LATE),
    Due("no interval stated", TargetState.NOT_STATED),
])  # fmt: skip
def test_in_a_small_window_no_words_push_the_column_wider(head, each_theme, due):
    each_theme.set_density(Density.COMPACT)
    head.show_update(12, "Progress update", ("Progress update",))
    head.show_due(due)
    assert head.minimumSizeHint().width() <= 340
    assert due.short in (head.due.text(), "") and head.due.accessibleName() == due.words
    each_theme.set_density(Density.COMFORTABLE)
    assert head.due.text() == due.words
