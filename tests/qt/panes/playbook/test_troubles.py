"""Patterns are opened, brought and put aside, and ranked by what the trouble says."""

from types import SimpleNamespace

import pytest

from incident_desk.domain.playbook import Playbook, Procedure
from incident_desk.qt.panes.playbook.troubles import Troubles
from tests.pattern_samples import OTHER


@pytest.fixture
def troubles(link):
    troubles = Troubles(link)
    link.show()
    return troubles


def test_a_pattern_is_opened_and_put_aside_by_its_key(troubles, link, qtbot):
    with qtbot.waitSignal(troubles.opened) as opened:
        troubles.open("p1")
    assert opened.args == ["p1"]
    troubles.put_aside("p1")
    assert [one.is_open for one in link.record.scene.incident.patterns] == [False]


def test_one_of_another_playbook_is_kept_in_the_record(troubles, link, qtbot):
    with qtbot.waitSignal(troubles.opened) as opened:
        troubles.bring(OTHER, 0)
    assert opened.args == ["bbbbbb-1"]
    assert [one.source for one in link.record.scene.incident.patterns] == ["Queue outage"]


def test_what_is_refused_opens_nothing(troubles, link, qtbot):
    with qtbot.assertNotEmitted(troubles.opened):
        troubles.open("p9")
    assert "No one pattern" in link.refusals[-1]


def test_what_is_near_is_read_from_the_record(troubles, link):
    assert [one.pattern.name for one in troubles.near()] == ["Database connection issues"]
    reason = "“connections” of the finding of 03:31, “database” of the hypothesis of 03:24"
    assert troubles.near()[0].reason.startswith(reason)
    assert Troubles(link).near() == (), "nothing is shown yet"


def test_the_library_is_read_once_when_it_is_asked_for_and_ranked_by_the_trouble(troubles, link, qtbot):
    reads = []
    queue = Playbook("Queue", procedures=(Procedure("Pool of connections is empty"), Procedure("Disk is full")))
    entries = [(None, SimpleNamespace(playbook=queue))]
    link.office.playbooks = SimpleNamespace(playbooks=lambda: reads.append(1) or entries)
    link.held = True
    assert troubles.elsewhere() is None
    with qtbot.waitSignal(troubles.elsewhere_read):
        link.release()
    ((book, near),) = troubles.elsewhere()
    assert (book, near.place, reads) == (queue, 0, [1])
