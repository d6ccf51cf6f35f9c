"""What was logged in a run stands on its page: each row, the newest in sight, and Enter opens one."""

from PySide6.QtCore import Qt

from incident_desk.domain.checklist import StepState
from incident_desk.qt.panes.timeline.entry_table import ENTRY_ROLE
from incident_desk.services.acts.running import Deferral, defer, set_run_step


def texts(log):
    table = log.entries.table
    return [table.index(row, 0).data(ENTRY_ROLE).text for row in range(table.rowCount())]


def test_what_happens_in_the_run_stands_in_its_log_at_once(front):
    log = front.page.logged
    before = len(texts(log))
    front.act(lambda run, _: set_run_step(run, "1.1", StepState.DONE))
    front.act(lambda run, _: defer(run, "1.2.1", Deferral("no access")))
    assert len(texts(log)) == before + 2 and "Tests pass" in texts(log)[-2]
    assert texts(log) == [one.text for one in front.model.scene.entries]
    assert log.head.words.text() == f"{before + 2} entries"


def test_the_newest_row_is_in_sight_and_enter_opens_it(front):
    log = front.page.logged
    for state in (StepState.DONE, StepState.TO_DO) * 8:
        front.act(lambda run, _, state=state: set_run_step(run, "1.1", state))
    last = log.entries.table.index(log.entries.table.rowCount() - 1, 0)
    assert log.entries.viewport().rect().intersects(log.entries.visualRect(last))
    log.setFocus(Qt.FocusReason.TabFocusReason)
    front.qtbot.keyClick(log.entries, Qt.Key.Key_Return)
    assert log.entries.reader.isVisible()
