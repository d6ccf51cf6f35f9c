"""Without a mouse and without eyes: every stop of the Tab key has a name and is seen to have the focus."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.playbook import Contact, EscalationHop, Template
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.pages.desk.tab_words import Tab
from incident_desk.qt.theme import ThemeName
from incident_desk.qt.widgets.tab_order import stops_in
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.watching import watch
from tests.fakes import Bench
from tests.qt.whole import BOOK, Whole

MOST_STOPS = 150
SMALL, REFERENCE, WIDE = (1280, 720), (1920, 1080), (2560, 1440)
CONTROLS = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.ComboBox,
        QAccessible.Role.EditableText,
        QAccessible.Role.List,
        QAccessible.Role.MenuItem,
        QAccessible.Role.PageTab,
        QAccessible.Role.RadioButton,
        QAccessible.Role.Slider,
        QAccessible.Role.SpinBox,
        QAccessible.Role.Table,
        QAccessible.Role.Tree,
    }
)
TOLD = replace(
    BOOK,
    cadence_s=900,
    templates=(
        Template("First word", "initial", "Back in [TIME]", blanks_in("Back in [TIME]"), channel="Status page"),
    ),
    contacts=(Contact("Manager", "+44 20 7946 0412"), Contact("Database", "[NAME]", empty=True)),
    escalation=(EscalationHop("Technical Lead"), EscalationHop("CTO")),
)


@pytest.fixture
def whole(qtbot):
    """A window with an incident that has something in every pane."""
    bench = Bench()
    bench.desk.declare(Declaration("Mail is late", "P1", TOLD), "RO")
    one = Whole(qtbot, bench)
    check = Check(id="c", name="/health", options=HttpOptions(url="http://127.0.0.1:9/"), interval_s=5, timeout_s=1)
    for rule in (
        lambda i, _: watch(i, check),
        lambda i, _: log(Line("Alert on it @RO", Sign.ACTION_ITEM)),
        lambda i, _: log(Line("Roll back", Sign.DECISION)),
    ):
        with one.changed():
            one.link.act(rule)
    one.settle()
    yield one
    one.close()


@pytest.fixture(params=[ThemeName.DARK, ThemeName.LIGHT], ids=["dark", "light"])
def dressed(request, whole):
    """The same in each theme, for what is a matter of colours; names and order are not."""
    whole.stage.themes.fix(request.param)
    return whole


def stops(whole, qtbot, page):
    """The widgets that the Tab key comes to, from the rail on, once round."""
    whole.window.show_page(page)
    qtbot.wait(30)
    first = whole.window.rail.findChildren(QWidget)[0]
    first.setFocus(Qt.FocusReason.TabFocusReason)
    found = []
    for _ in range(MOST_STOPS):
        focus = QApplication.focusWidget()
        if focus in found:
            return found
        found.append(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    raise AssertionError(f"More than {MOST_STOPS} stops")


def named(widget):
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()!r}"


@pytest.mark.parametrize("page", ["home", "desk"])
def test_whatever_takes_the_focus_has_a_name(whole, page):
    whole.window.show_page(page)
    whole.stage.desk.right.show_assessment()
    takes = [
        one
        for one in whole.window.findChildren(QWidget)
        if one.isVisible() and one.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    names = {one: QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in takes}
    assert [named(one) for one, name in names.items() if not name.strip()] == []
    assert len(takes) > 10


@pytest.mark.parametrize("page", ["home", "desk"])
def test_the_focus_is_seen_at_every_stop(dressed, qtbot, page):
    unseen = []
    for stop in stops(dressed, qtbot, page):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)
        around = stop.rect().adjusted(-4, -4, 4, 4).translated(stop.mapTo(dressed.window, stop.rect().topLeft()))
        with_it = dressed.window.grab(around).toImage()
        dressed.stage.desk.setFocus()
        stop.clearFocus()
        qtbot.wait(1)
        if dressed.window.grab(around).toImage() == with_it:
            unseen.append(named(stop))
    assert unseen == []


@pytest.mark.parametrize("page", ["home", "desk"])
def test_the_order_of_the_tab_key_is_that_of_the_screen(whole, qtbot, page):
    """Within each pane from above to below; no stop lies a whole row above the one before it."""
    panes = {"home": whole.stage.home, "desk": whole.stage.desk}[page].panes
    found = stops(whole, qtbot, page)
    jumps = []
    for pane in panes:
        inside = [one for one in found if one is pane or pane.isAncestorOf(one)]
        tops = [(one, one.mapTo(whole.window, one.rect().topLeft()).y()) for one in inside]
        jumps += [
            f"{named(before[0])} -> {named(after[0])}"
            for before, after in zip(tops, tops[1:], strict=False)
            if after[1] < before[1] - 40
        ]
    assert jumps == []


def across(layout):
    """The widgets of each row and column that Qt lays out within one, in the order of the screen."""
    items = [layout.itemAt(place) for place in range(layout.count())]
    yield [item.widget() for item in items if item.widget() is not None]
    for inner in items:
        if inner.layout() is not None:
            yield from across(inner.layout())


def in_focus_chain(window):
    found, one = [], window.nextInFocusChain()
    while one is not window:
        found.append(one)
        one = one.nextInFocusChain()
    return found


@pytest.mark.parametrize("page", ["home", "desk", "timeline", "health", "playbooks", "metrics"])
def test_the_tab_key_goes_along_each_row_as_it_is_read(whole, qtbot, page):
    whole.window.show_page(page)
    qtbot.wait(30)
    seen = (one for one in in_focus_chain(whole.window) if one.isVisible())
    takes = (one for one in seen if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
    place = {one: number for number, one in enumerate(takes)}
    rows = [
        [one for one in row if one in place]
        for part in whole.window.findChildren(QWidget)
        if part.layout() is not None
        for row in across(part.layout())
    ]
    assert place
    assert [[named(one) for one in row] for row in rows if row != sorted(row, key=place.__getitem__)] == []


def test_every_action_of_head_and_next_bar_says_its_key(whole):
    desk = whole.stage.desk
    for button, key in ((desk.identity.resolve, "R"), (desk.identity.hand_over, "H")):
        face = QAccessible.queryAccessibleInterface(button)
        assert key in face.text(QAccessible.Text.Description) + face.text(QAccessible.Text.Name)


def nameless(face, at=""):
    """The visible controls below this one in the tree that a screen reader walks, that have no name."""
    found, state = [], face.state()
    if state.invisible:
        return []
    kind = face.role()
    here = f"{at}/{kind.name} {face.text(QAccessible.Text.Name)!r}"
    if kind in CONTROLS and not face.text(QAccessible.Text.Name).strip():
        found.append(here)
    for place in range(face.childCount()):
        child = face.child(place)
        if child is not None and child.isValid():
            found += nameless(child, here)
    return found


def open_everything(whole, qtbot, size):
    """The desk at that size, with each part of the right column open in its turn."""
    whole.window.resize(*size)
    whole.window.show_page("desk")
    qtbot.wait(40)
    right = whole.stage.desk.right
    for tab in Tab:
        right.open_tab(tab)
        qtbot.wait(10)
        yield f"tab {tab}"
    right.open_tab(Tab.UPDATE)
    right.updates.draft.contacts.click()
    yield "contacts"
    right.updates.begin()
    right.updates.draft.channels.setFocus()
    right.updates.draft.ask_skip()
    yield "why it is skipped"
    right.show_escalation()
    yield "escalation sheet"
    right.escalation.close_sheet()
    right.show_assessment()
    yield "first questions"


@pytest.mark.parametrize("size", [SMALL, REFERENCE, WIDE], ids=["small", "reference", "wide"])
def test_a_screen_reader_finds_a_name_at_every_control_of_the_right_column(whole, qtbot, size):
    seen = {}
    for what in open_everything(whole, qtbot, size):
        seen[what] = nameless(QAccessible.queryAccessibleInterface(whole.window))
    assert {what: found for what, found in seen.items() if found} == {}
    assert len(seen) == len(Tab) + 4


@pytest.mark.parametrize("size", [SMALL, WIDE], ids=["small", "wide"])
def test_the_focus_is_seen_at_every_stop_of_the_right_column(dressed, qtbot, size):
    unseen = []
    for what in open_everything(dressed, qtbot, size):
        right = dressed.stage.desk.right
        takes = [stop for pane in right.panes for stop in stops_in(pane)]
        stop = next(one for one in takes if one.isVisible() and one.isEnabled())
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        passed = []
        while right.isAncestorOf(stop) and stop not in passed:
            qtbot.wait(2)
            around = (
                stop.rect().adjusted(-4, -4, 4, 4).translated(stop.mapTo(dressed.window, stop.rect().topLeft()))
            )
            with_it = dressed.window.grab(around).toImage()
            passed.append(stop)
            dressed.stage.desk.log.setFocus()
            stop.clearFocus()
            qtbot.wait(2)
            if dressed.window.grab(around).toImage() == with_it:
                unseen.append(f"{what}: {named(stop)}")
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            qtbot.keyClick(stop, Qt.Key.Key_Tab)
            stop = QApplication.focusWidget()
        assert len(passed) > 1, what
    assert unseen == []


ASKING = (
    "declare",
    "drill",
    "severity",
    "pause",
    "status",
    "roles",
    "resolve",
    "cancel",
    "palette",
    "merge",
    "split",
    "seen_before",
    "outage_history",
    "find_all",
    "bring_in",
    "keys",
    "next_phase",
)


def test_each_dialog_has_names_and_a_focus_that_is_seen(dressed, qtbot):
    dressed.window.resize(*SMALL)
    dressed.window.show_page("desk")
    for action in ASKING:
        dressed.controller.do(action)
        qtbot.wait(60)
        walk_round(dressed.dialog(DialogFrame), qtbot, action)
        dressed.settle()


def walk_round(dialog, qtbot, action):
    """Once round with the Tab key, and away."""
    assert dialog.accessibleName() or dialog.windowTitle(), action
    assert nameless(QAccessible.queryAccessibleInterface(dialog)) == [], action
    first, stops = QApplication.focusWidget(), []
    for _ in range(MOST_STOPS):
        focus = QApplication.focusWidget()
        if focus in stops:
            break
        stops.append(focus)
        with_it = dialog.grab().toImage()
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
        seen = QApplication.focusWidget() is focus or dialog.grab().toImage() != with_it
        assert seen, f"{action}: {named(focus)}"
    assert first in stops and all(dialog.isAncestorOf(one) for one in stops), f"{action}: the focus stays inside"
    assert len(turns_back(stops, dialog)) <= 1, (action, turns_back(stops, dialog))
    dialog.reject()


def turns_back(stops, dialog):
    """Where Tab goes up, or left within a row: it may once, from the last stop to the first."""
    places = [one.mapTo(dialog, one.rect().center()) for one in stops]
    steps = zip(stops, places, [*places[1:], places[0]], strict=True)
    return [named(one) for one, here, then in steps if then.y() < here.y() - 20 or _left_of(then, here)]


def _left_of(then, here):
    return abs(then.y() - here.y()) <= 20 and then.x() < here.x()
