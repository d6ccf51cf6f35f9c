"""What was put off."""

from datetime import timedelta

from PySide6.QtCore import Qt

from incident_desk.qt.pages.checklist.deferred_list import DeferredList
from incident_desk.services.acts.running import Deferral, defer
from tests.any_run import AnyRun
from tests.fakes import NOON


def shown(themes, qtbot, *why):
    run = AnyRun()
    for step, one in why:
        run.act(lambda state, _, step=step, one=one: defer(state, step, one))
    view = DeferredList(themes)
    qtbot.addWidget(view)
    view.show_steps(run.reading.deferred, NOON + timedelta(hours=3))
    view.show()
    return view


def test_each_says_why_who_and_until_when(themes, qtbot):
    view = shown(
        themes, qtbot,
        ("1.1", Deferral("Runs at night", "Ann Dee", NOON + timedelta(hours=5))),
        ("2.2", Deferral("No access", "", NOON + timedelta(hours=1))),
        ("3.1", Deferral("Later")),
    )  # fmt: skip
    assert [(row.title.text(), row.why.text(), row.due.text()) for row in view.rows] == [
        ("Tests pass", "Runs at night. AD", "due 17:00"),
        ("Error rates", "No access. no owner", "due 13:00, 2 h past"),
        ("Log it", "Later. no owner", "no day"),
    ]
    assert view.head.words.text() == "3, each with a reason" and not view.nothing.isVisible()
    assert view.rows[0].accessibleName() == "Tests pass, deferred: Runs at night. AD, due 17:00"


def test_one_can_be_done_from_here(themes, qtbot):
    view = shown(themes, qtbot, ("2.2", Deferral("No access")))
    with qtbot.waitSignal(view.done_wanted) as wanted:
        qtbot.mouseClick(view.rows[0].done, Qt.MouseButton.LeftButton)
    assert wanted.args == ["2.2"] and view.rows[0].done.accessibleName() == "Done: Error rates"


def test_with_nothing_put_off_it_says_how_to(themes, qtbot):
    view = shown(themes, qtbot, ("2.2", Deferral("No access")))
    view.show_steps((), NOON)
    assert view.rows == [] and view.nothing.isVisible() and view.head.words.text() == ""
