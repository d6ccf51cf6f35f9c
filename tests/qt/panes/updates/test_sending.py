"""What is on its way to the disk comes back once, written or not."""

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from incident_desk.domain.errors import Refused, StoreFailure
from incident_desk.qt.panes.updates.sending import Sending
from incident_desk.services.acts.updating import send_update


@pytest.fixture
def sending(link):
    link.owner = QObject()
    return Sending(link, link.owner)


def test_it_is_under_way_until_it_is_written(sending, link, qtbot):
    link.held = True
    sending.send(lambda one, _now: send_update(one, "On it"), "incident-1", "words")
    assert sending.is_under_way
    with qtbot.waitSignal(sending.sent) as sent:
        link.release()
    assert sent.args[0].after.updates[-1].text == "On it"
    assert sent.args[1] == "words" and not sending.is_under_way


def _no(_one, _now):
    raise Refused("Not now")


def test_a_refusal_and_a_full_disk_are_said(sending, link, qtbot):
    with qtbot.waitSignal(sending.failed) as failed:
        sending.send(_no, "incident-1", "words")
    assert failed.args == ["Not now"] and not sending.is_under_way
    link.failure = StoreFailure("disk_full", "Not saved: the disk is full")
    with qtbot.waitSignal(sending.failed) as failed:
        sending.send(lambda one, _now: send_update(one, "On it"), "incident-1", "words")
    assert failed.args == ["Not saved: the disk is full. The text is still here"]


def test_with_another_incident_on_the_desk_it_says_of_which_it_speaks(sending, link, qtbot):
    link.held = True
    sending.send(_no, "incident-1", "words")
    link.scene_shown.emit(SimpleNamespace(incident=SimpleNamespace(id="other")))
    with qtbot.waitSignal(sending.failed) as failed:
        link.release()
    assert failed.args == ["The update of the incident before waits there: Not now"]


def test_it_goes_to_the_incident_that_it_was_written_for(sending, link):
    asked = []
    link.act = lambda rule, incident=None, then=None: asked.append(incident)
    sending.send(_no, "incident-1", "words")
    assert asked == ["incident-1"]


def test_a_refusal_of_another_act_is_not_ours(sending, link, qtbot):
    with qtbot.assertNotEmitted(sending.failed):
        link.act(_no)
