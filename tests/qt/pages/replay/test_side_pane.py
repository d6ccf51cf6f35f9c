"""Health, what was not known, and the last update of then."""

from dataclasses import replace

import pytest

from incident_desk.domain.health import State
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.milestones import Milestone
from incident_desk.qt.pages.replay.side_pane import SideThen, counts_model
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.acts.updating import send_update
from incident_desk.services.acts.watching import watch


@pytest.fixture
def pane(qtbot, themes):
    one = SideThen(themes)
    qtbot.addWidget(one)
    one.resize(500, 600)
    one.show()
    return one


def test_what_was_not_known_is_named_with_when_it_came_to_be_and_without_its_content(pane, record, night_at):
    record.do("3:44:08", "MK", lambda i, _n: set_milestone(i, Milestone.CAUSE_IDENTIFIED, None))
    pane.show_then(night_at(12))
    shown = {line.name.text(): line.said.text() for line in pane.lines if line.isVisible()}
    assert shown["Cause identified"] == "36 min 00 s later, at 03:44:08"
    pane.show_then(night_at(60))
    assert not any(line.isVisible() for line in pane.lines)
    assert "everything" in pane.unknown_words.text()


def test_the_last_update_of_then_is_told(pane, record, night_at):
    record.do("3:44:08", "MK", lambda i, _n: send_update(i, "Still down", ["status page"]))
    pane.show_then(night_at(60))
    assert pane.update_text.text() == "Still down" and pane.sent.text() == "sent 03:44:08 to status page"
    pane.show_then(night_at(2))
    assert pane.update_text.text() == "No update was sent until then" and pane.sent.text() == ""


def test_health_is_counted_and_laned_and_said_to_be_missing(pane, record, night_at):
    pane.show_then(night_at(12))
    assert pane.no_checks.isVisible() and not pane.lanes.isVisible()
    for name in ("web", "db"):
        check = Check(name, name, HttpOptions("https://web.invalid/"))
        record.write(record.now, watch(record.scene.incident, check), "MK")
    then = night_at(60)
    pane.show_then(then)
    assert pane.lanes.isVisible() and [one.words for one in pane.counts.model.counts] == ["2 no data"]
    pane.show_then(replace(then, states={"web": State.OK, "db": State.DOWN}))
    assert [one.words for one in pane.counts.model.counts] == ["1 down", "1 normal"]


def test_states_with_one_sign_are_counted_together(night_at):
    then = replace(night_at(12), states={"a": State.OK, "b": State.DOWN, "c": None, "d": State.NO_DATA})
    assert [one.words for one in counts_model(then)] == ["1 down", "2 no data", "1 normal"]
