"""Without a mouse and without eyes: every stop of the Tab key has a name and is seen to have the focus."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.theme import ThemeName
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from incident_desk.services.acts.watching import watch
from tests.fakes import Bench
from tests.qt.whole import BOOK, Whole

MOST_STOPS = 150


@pytest.fixture(params=[ThemeName.DARK, ThemeName.LIGHT], ids=["dark", "light"])
def whole(request, qtbot):
    """A window with an incident that has something in every pane, in each theme."""
    bench = Bench()
    bench.desk.declare(Declaration("Mail is late", "P3", BOOK), "RO")
    one = Whole(qtbot, bench)
    one.stage.themes.fix(request.param)
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
def test_the_focus_is_seen_at_every_stop(whole, qtbot, page):
    unseen = []
    for stop in stops(whole, qtbot, page):
        stop.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(1)
        around = stop.rect().adjusted(-4, -4, 4, 4).translated(stop.mapTo(whole.window, stop.rect().topLeft()))
        with_it = whole.window.grab(around).toImage()
        whole.stage.desk.setFocus()
        stop.clearFocus()
        qtbot.wait(1)
        if whole.window.grab(around).toImage() == with_it:
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


def test_every_action_of_head_and_next_bar_says_its_key(whole):
    desk = whole.stage.desk
    for button, key in ((desk.identity.resolve, "R"), (desk.identity.hand_over, "H")):
        face = QAccessible.queryAccessibleInterface(button)
        assert key in face.text(QAccessible.Text.Description) + face.text(QAccessible.Text.Name)
