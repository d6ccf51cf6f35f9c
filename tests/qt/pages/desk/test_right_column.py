"""The right column: under each other, as tabs, in two columns; and the update by keyboard alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.playbook import Contact, EscalationHop, Template
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.qt.pages.desk.arrangement import Form
from incident_desk.qt.pages.desk.tab_words import Tab
from tests.fakes import MemoryDrafts
from tests.qt.whole import BOOK, Whole

BODY = "We expect to be back within [ESTIMATED_TIME].\nTime: [CURRENT_TIME]"
TOLD = replace(
    BOOK,
    cadence_s=900,
    templates=(Template("First word", "initial", BODY, blanks_in(BODY), channel="Status page"),),
    contacts=(Contact("Manager", "+44 20 7946 0412"),),
    escalation=(EscalationHop("Technical Lead"), EscalationHop("CTO")),
)
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot, playbook=TOLD)
    yield one
    one.close()


def press(whole, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget() or whole.window, key, modifier)


def tops(*parts):
    return [one.mapTo(one.window(), one.rect().topLeft()).y() for one in parts]


def test_under_each_other_stand_health_update_and_escalation(whole):
    right = whole.stage.desk.right
    parts = (right.health, right.updates, right.escalation)
    assert right.form is Form.COLUMN and tops(*parts) == sorted(tops(*parts))
    assert all(one.isVisible() and one.width() == right.width() for one in parts)
    assert right.escalation.geometry().bottom() <= right.height()


def test_in_a_low_window_an_open_sheet_has_the_room_of_health_that_watches_nothing(whole, qtbot):
    right = whole.stage.desk.right
    whole.window.resize(1600, 960)
    qtbot.waitUntil(lambda: right.width() < 460 and right.form is Form.COLUMN)
    right.show_escalation()
    qtbot.waitUntil(lambda: right.escalation.height() >= right.escalation.sizeHint().height())
    assert not right.health.isVisible()
    right.escalation.close_sheet()
    assert right.health.isVisible()


def test_the_open_sheet_stands_on_top_and_the_update_keeps_its_head(whole, qtbot):
    right = whole.stage.desk.right
    press(whole, qtbot, Qt.Key.Key_E)
    qtbot.wait(20)
    assert right.escalation.is_open and tops(right.escalation, right.health, right.updates) == sorted(
        tops(right.escalation, right.health, right.updates)
    )
    assert right.updates.is_folded and right.health.height() > 100
    right.escalation.close_sheet()
    qtbot.wait(20)
    assert not right.updates.is_folded and tops(right.health)[0] < tops(right.escalation)[0]


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (2560, 1440)])
def test_opened_the_questions_have_the_focus_and_health_keeps_a_place(whole, qtbot, size):
    whole.window.resize(*size)
    qtbot.wait(30)
    right = whole.stage.desk.right
    press(whole, qtbot, Qt.Key.Key_Q)
    qtbot.wait(30)
    assert right.parts.assessment.isAncestorOf(QApplication.focusWidget())
    assert right.parts.assessment.geometry().bottom() <= right.height() and right.health.height() > 60
    press(whole, qtbot, Qt.Key.Key_Escape)
    assert right.parts.assessment.isHidden() and whole.focus(right) and not right.updates.is_folded


def test_folding_the_questions_takes_them_away(whole, qtbot):
    right = whole.stage.desk.right
    right.show_assessment()
    right.parts.assessment.head.click()
    assert right.parts.assessment.isHidden() and right.health.isVisible()


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)])
def test_u_fill_ctrl_shift_c_copies_logs_and_restarts_the_cadence(whole, qtbot, size):
    whole.window.resize(*size)
    qtbot.wait(30)
    draft = whole.stage.desk.right.updates.draft
    press(whole, qtbot, Qt.Key.Key_U)
    assert draft.field.hasFocus() and draft.field.textCursor().selectedText() == "[ESTIMATED_TIME]"
    qtbot.keyClicks(draft.field, "20 minutes")
    with whole.changed():
        press(whole, qtbot, Qt.Key.Key_C, CTRL | SHIFT)
    whole.settle()
    sent = whole.incident.updates[-1]
    assert sent.text.startswith("We expect to be back within 20 minutes.") and sent.channels == ("Status page",)
    assert QApplication.clipboard().text() == sent.text
    assert "Status page" in whole.toast
    assert whole.stage.desk.right.updates.head.title.text() == "Update 2"


def test_ctrl_shift_c_from_elsewhere_with_a_blank_goes_to_the_blank(whole, qtbot):
    whole.window.resize(1280, 720)
    qtbot.wait(30)
    right = whole.stage.desk.right
    assert right.health.isVisible() and not right.updates.isVisible()
    press(whole, qtbot, Qt.Key.Key_C, CTRL | SHIFT)
    assert right.updates.draft.field.hasFocus() and whole.incident.updates == ()
    assert "[ESTIMATED_TIME]" in right.updates.draft.message.text()


def test_in_a_small_window_nothing_is_gone_and_each_part_has_its_tab(whole, qtbot):
    whole.window.resize(1280, 720)
    qtbot.wait(30)
    right = whole.stage.desk.right
    parts, seen = (right.health, right.updates, right.escalation, right.parts.action_items), []
    for tab, part in zip(right.parts.tabs.tabs, parts, strict=True):
        tab.click()
        assert part.isVisible()
        seen.append(sum(one.isVisible() for one in parts))
    assert seen == [1, 1, 1, 1]
    assert [one.accessibleName().split(",")[0] for one in right.parts.tabs.tabs] == list(Tab)


def test_health_has_its_title_once_in_every_form_and_asks_the_window_for_an_address(whole, qtbot):
    right = whole.stage.desk.right
    assert not right.health.is_tab
    whole.window.resize(1280, 720)
    qtbot.wait(30)
    assert right.health.is_tab
    with qtbot.waitSignal(whole.stage.desk.action_wished, timeout=1000) as asked:
        right.health._empty._button.click()
    assert asked.args == ["watch"]
    whole.window.resize(1920, 1080)
    qtbot.wait(30)
    assert not right.health.is_tab


def test_f6_comes_into_the_tab_bar_and_the_arrows_change_the_tab(whole, qtbot):
    whole.window.resize(1280, 720)
    qtbot.wait(30)
    right = whole.stage.desk.right
    for _ in range(6):
        whole.controller.do("next_pane")
        if whole.focus(right.parts.tabs):
            break
    assert whole.focus(right.parts.tabs)
    press(whole, qtbot, Qt.Key.Key_Right)
    assert right.updates.isVisible() and whole.focus(right.parts.tabs)


def test_the_tab_of_the_update_counts_down(whole, qtbot):
    whole.window.resize(1280, 720)
    qtbot.wait(30)
    whole.stage.ticker.ticked.emit(whole.bench.clock.now())
    assert whole.stage.desk.right.parts.tabs.tabs[1].accessibleName().startswith("Update, due in 1")


def test_a_very_wide_window_has_health_beside_update_and_escalation(whole, qtbot):
    whole.window.resize(2560, 1440)
    qtbot.wait(30)
    right = whole.stage.desk.right
    assert right.form is Form.TWO
    assert right.health.geometry().right() < right.updates.geometry().left()
    assert right.updates.geometry().bottom() < right.escalation.geometry().top()
    assert whole.stage.desk.playbook.width() == 600


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720), (2560, 1440)])
def test_the_tab_key_goes_down_the_column_also_through_what_was_made_late(whole, qtbot, size):
    whole.window.resize(*size)
    whole.controller.do("assess")
    qtbot.wait(30)
    page = whole.stage.desk
    page.timeline.setFocus()
    focus, passed = page.playbook.steps, []
    focus.setFocus()
    for _ in range(150):
        focus = QApplication.focusWidget()
        pane = next((one for one in page.right.panes if one is focus or one.isAncestorOf(focus)), None)
        if pane is not None and pane not in passed:
            passed.append(pane)
        if page.log.isAncestorOf(focus):
            break
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert passed == list(page.right.panes)


def test_sizes_come_and_go_and_the_draft_stays_as_it_is(whole, qtbot):
    right = whole.stage.desk.right
    right.begin_update()
    qtbot.keyClicks(right.updates.draft.field, "soon")
    for size in ((1280, 720), (2560, 1440), (1920, 1080), (1280, 720)):
        whole.window.resize(*size)
        qtbot.wait(20)
    right.begin_update()
    assert "within soon." in right.updates.draft.field.toPlainText() and right.updates.isVisible()


def test_a_begun_draft_survives_the_page_the_window_and_another_incident(qtbot):
    drafts = MemoryDrafts()
    first = Whole(qtbot, playbook=TOLD, drafts=drafts)
    field = first.stage.desk.right.updates.draft.field
    first.controller.do("update")
    qtbot.keyClicks(field, "an hour")
    first.controller.do("home")
    first.controller.do("desk")
    assert "within an hour." in field.toPlainText()
    first.settle()
    first.close()
    again = Whole(qtbot, first.bench, playbook=TOLD, drafts=drafts)
    qtbot.waitUntil(lambda: "within an hour." in again.stage.desk.right.updates.draft.field.toPlainText())
    again.close()
