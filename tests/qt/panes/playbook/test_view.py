"""The whole playbook pane."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QMenu

from incident_desk.domain.checklist import StepState
from incident_desk.domain.events import Draft, Kind
from incident_desk.qt.panes.playbook.view import PlaybookPane
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.services.acts.opening_patterns import brought_key
from tests.pattern_samples import BOOK


@pytest.fixture
def pane(themes, qtbot, link, ticker):
    pane = PlaybookPane(themes, PlaybookModel(link, ticker))
    qtbot.addWidget(pane)
    pane.resize(540, 680)
    link.show()
    pane.show()
    return pane


def entries(menu):
    return {entry.text().replace("&", ""): entry for entry in menu.actions()}


def test_copying_puts_the_command_on_the_clipboard(pane, qtbot):
    with qtbot.waitSignal(pane.noticed) as said:
        pane.copy_current_command()
    assert QGuiApplication.clipboard().text() == "dig chatbot-fluxa.com"
    assert said.args == ["Copied: dig chatbot-fluxa.com"]


def test_a_copied_blank_is_said(pane, qtbot):
    pane.head.section_chosen.emit("phase-2")
    pane.steps.select("3.1.1")
    pane.steps.setFocus()
    qtbot.waitUntil(pane.steps.hasFocus)
    with qtbot.waitSignal(pane.noticed) as said:
        pane.copy_current_command()
    assert said.args == ["Copied: git reset --hard [PREVIOUS_COMMIT]. Fill in [PREVIOUS_COMMIT]"]


def test_space_in_the_list_ticks_in_the_record(pane, qtbot, link):
    pane.steps.select("2.3.1")
    qtbot.keyClick(pane.steps, Qt.Key.Key_Space)
    assert link.record.scene.incident.steps["2.3.1"].state is StepState.DONE


def test_skipping_asks_in_one_line_and_keeps_a_refused_reason(pane, qtbot, link):
    pane.ask_skip()
    assert pane.reason.isVisible()
    qtbot.keyClick(pane.reason, Qt.Key.Key_Return)
    assert pane.reason.isVisible()
    link.held = True
    qtbot.keyClicks(pane.reason, "DNS is not ours")
    qtbot.keyClick(pane.reason, Qt.Key.Key_Return)
    assert pane.reason.text() == "DNS is not ours"
    link.release()
    assert not pane.reason.isVisible()
    assert link.record.scene.incident.steps["2.1.4"].reason == "DNS is not ours"


def test_esc_leaves_the_question_unanswered(pane, qtbot, link):
    pane.ask_skip()
    qtbot.keyClick(pane.reason, Qt.Key.Key_Escape)
    assert not pane.reason.isVisible()
    assert link.acts == 0


def test_going_to_the_next_open_step_selects_it(pane):
    pane.go_next_open()
    assert pane.steps.selected_node().id == "2.1.4"
    pane.go_next_open()
    assert pane.steps.selected_node().id == "2.1.5"


def test_a_cause_offers_the_words_for_causes(pane, link):
    menu = pane.state_menu(pane.steps.model().index_of("2.2.4").data(Qt.ItemDataRole.UserRole))
    assert list(entries(menu)) == ["Suspect", "Ruled out", "Confirmed", "To do", "Not needed…"]
    entries(menu)["Confirmed"].trigger()
    assert link.record.scene.incident.steps["2.2.4"].state is StepState.CONFIRMED


def test_a_step_offers_doing_and_asks_why_it_is_not_needed(pane):
    menu = pane.state_menu(pane.steps.model().index_of("2.1.5").data(Qt.ItemDataRole.UserRole))
    assert list(entries(menu)) == ["Doing", "Done", "To do", "Not needed…", "Tick by a check…"]
    entries(menu)["Not needed…"].trigger()
    assert pane.reason.isVisible()
    assert pane.steps.selected_node().id == "2.1.5"


def test_setting_doing_takes_the_selected_step_only_with_focus(pane, qtbot, link):
    pane.steps.select("2.1.5")
    pane.steps.setFocus()
    qtbot.waitUntil(pane.steps.hasFocus)
    pane.set_doing()
    assert link.record.scene.incident.steps["2.1.5"].state is StepState.DOING


def test_reference_text_is_shown_as_plain_text(pane):
    pane.head.section_chosen.emit("reference")
    assert pane.pages.currentWidget() is pane.reference
    assert "*platform team*" in pane.reference.toPlainText()


def test_without_a_playbook_it_says_so(pane, link, rehearsal):
    link.show(rehearsal.bare())
    assert pane.pages.currentWidget() is pane.empty
    assert pane.empty.text().startswith("No playbook attached")
    picture = pane.empty.grab().toImage()
    edge = {picture.pixel(x, y) for x in range(18) for y in range(picture.height())}
    assert len(edge) == 1, "the words stand off the edge"


def test_a_key_press_is_answered_fast(pane, benchmark_ms):
    assert benchmark_ms(pane.mark_current_done) < 50


@pytest.fixture
def benchmark_ms():
    from time import perf_counter

    def run(work):
        start = perf_counter()
        work()
        return (perf_counter() - start) * 1000

    return run


def test_each_state_in_the_menu_has_a_letter_of_its_own(pane):
    for step in ("2.2.4", "2.1.5"):
        menu = pane.state_menu(pane.steps.model().index_of(step).data(Qt.ItemDataRole.UserRole))
        letters = [entry.text().partition("&")[2][:1].casefold() for entry in menu.actions()]
        assert "" not in letters and len(set(letters)) == len(letters)


CHECK = {"id": "a", "name": "/api"}


def bound(link, state="ok"):
    """The current step is ticked by a check that stands so."""
    body = {"check": "a", "name": "/api", "before": "ok", "after": state}
    drafts = (
        Draft(Kind.CHECK_WATCHED, {"check": CHECK}),
        Draft(Kind.STEP_BOUND, {"step": "2.1.4", "text": "Check network", "check": "a", "name": "/api", "good": 3}),
        Draft(Kind.CHECK_CHANGED, body),
    )
    link.act(lambda incident, now: drafts)


def test_a_tick_against_the_check_asks_why_and_says_overridden(pane, qtbot, link):
    bound(link, "down")
    pane.mark_current_done()
    assert pane.reason.isVisible()
    assert pane.reason.placeholderText() == "/api is down. Why is the step done all the same?"
    qtbot.keyClicks(pane.reason, "the probe is blind")
    qtbot.keyClick(pane.reason, Qt.Key.Key_Return)
    mark = link.record.scene.incident.steps["2.1.4"]
    assert (mark.state, mark.reason, mark.overrides) == (StepState.DONE, "the probe is blind", "/api")
    assert not pane.reason.isVisible()


def test_a_tick_with_the_check_asks_nothing(pane, link):
    bound(link)
    pane.mark_current_done()
    assert link.record.scene.incident.steps["2.1.4"].state is StepState.DONE
    assert not pane.reason.isVisible()


def test_the_menu_and_the_key_ask_which_check_ticks_a_step(pane, qtbot, link):
    bound(link)
    node = next(one for group in pane._model.shown.nodes for one in group.children if one.id == "2.1.4")
    entry = entries(pane.state_menu(node))["Tick by a check…"]
    assert entry.isChecked()
    with qtbot.waitSignal(pane.bind_wanted) as asked:
        entry.trigger()
    assert asked.args == ["2.1.4"]
    with qtbot.waitSignal(pane.bind_wanted) as asked:
        pane.ask_binding()
    assert asked.args == ["2.1.4"]


def test_a_pattern_is_chosen_in_the_menu_selected_on_the_list_and_put_aside_by_its_heading(pane, link):
    pane.head.section_chosen.emit("procedure-0")
    node = pane.steps.selected_node()
    assert (node.id, node.text) == ("pattern/p1", "Database connection issues")
    menu = pane.state_menu(node)
    assert list(entries(menu)) == ["Put aside"]
    entries(menu)["Put aside"].trigger()
    assert [one.is_open for one in link.record.scene.incident.patterns] == [False]
    assert not pane.steps.model().index_of("pattern/p1").isValid()


def test_the_menu_key_on_an_open_pattern_asks_what_becomes_of_it(pane, qtbot):
    pane.head.section_chosen.emit("procedure-0")
    with qtbot.waitSignal(pane.steps.menu_wanted) as wanted:
        point = QPoint(5, 5)
        QGuiApplication.sendEvent(pane.steps, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, point, point))
        for menu in pane.findChildren(QMenu):
            menu.close()
    assert wanted.args[0].pattern == "p1"


def test_the_resolution_unfolds_with_the_cause_that_is_confirmed(pane, link, rehearsal):
    link.show(rehearsal.bare())
    pane.troubles.bring(BOOK, 0)
    tree, key = pane.steps.model(), brought_key(BOOK, 0)

    def is_unfolded():
        return pane.steps.isExpanded(tree.index_of(f"{key}/resolution"))

    assert tree.index_of(f"{key}/resolution").isValid() and not is_unfolded()
    pane._model.set_state(f"{key}.c2", StepState.CONFIRMED)
    assert is_unfolded()
