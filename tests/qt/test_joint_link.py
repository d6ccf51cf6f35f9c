"""Merges and splits from the window: both records in one act, and one undo takes it back."""

import pytest

from incident_desk.domain.status import Status
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log
from tests.qt.whole import Whole


@pytest.fixture
def whole(qtbot):
    one = Whole(qtbot)
    yield one
    one.close()


def test_a_merge_and_a_split_come_back_with_both_records(whole):
    desk = whole.bench.desk
    other = desk.declare(Declaration("Pay"), "RO").id
    entry = desk.act(other, lambda *_: log(Line("pay is down", Sign.NOTE)), "RO").events[0].id
    told = []
    whole.link.joint.split(other, [entry], Declaration("Mail"), "MK", told.append)
    whole.qtbot.waitUntil(lambda: len(told) == 1)
    whole.link.joint.merge(other, whole.one, "MK", told.append)
    whole.qtbot.waitUntil(lambda: len(told) == 2)
    (old, new), (source, into) = told
    assert (new.title, old.id, source.status, into.id) == ("Mail", other, Status.CANCELLED, whole.one)
    with whole.changed():
        whole.link.undo()
    whole.settle()
    assert desk.incident_of(other).is_open and not whole.incident.links


def test_what_is_refused_is_said(whole):
    with whole.qtbot.waitSignal(whole.link.refused) as told:
        whole.link.joint.merge(whole.one, whole.one, "MK", lambda both: None)
    assert "itself" in told.args[0]
