"""Every way out is an action of the window."""

from incident_desk.qt.actions import spec
from tests.qt.outgoing import Outgoing


def test_each_way_is_an_action_that_needs_an_incident(qtbot, tmp_path):
    desk = Outgoing(qtbot, tmp_path)
    ways = desk.controller.ways_out
    assert list(ways.table()) == ["print_report", "copy_rich", "mail_draft", "share"]
    assert all(spec(one).needs_incident for one in ways.table())
    desk.close()
    desk.controller.ways_out.stop()
