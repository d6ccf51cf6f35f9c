"""Which entries the timeline shows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health_record import ChangeKind, ChangeMade
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.panes.timeline.rows import ALL
from incident_desk.qt.panes.timeline.view_model import TimelineModel
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.logging import log, strike


@pytest.fixture
def model(link, ticker):
    model = TimelineModel(link, ticker)
    link.show()
    return model


def test_every_entry_is_shown_and_counted(model, link):
    assert model.shown.entries == link.record.scene.entries
    assert model.shown.count == "28 entries"


def test_a_filter_shows_one_kind_and_says_of_how_many(model):
    model.filter_by("findings")
    assert {entry.kind for entry in model.shown.entries} == {"finding"}
    assert model.shown.count == "4 of 28 entries"
    model.filter_by("")
    assert len(model.shown.entries) == 28


def test_only_kinds_that_occur_are_counted(model):
    counts = model.counts()
    assert (counts[""], counts["decisions"], counts["findings"]) == (28, 1, 4)
    assert "checks" not in counts


def test_a_new_entry_only_adds_and_a_strike_reaches_back(model, link):
    link.act(lambda _incident, _now: log(Line("Ping 40 ms", Sign.FINDING)))
    assert model.shown.only_added
    entry = link.record.events[-1]
    link.act(lambda _incident, _now: strike(entry, "wrong host"))
    assert not model.shown.only_added
    assert model.shown.entries[-1].struck == "wrong host"


def test_a_filter_stays_while_entries_come_and_goes_with_the_incident(model, link, rehearsal):
    model.filter_by("decisions")
    link.act(lambda _incident, _now: log(Line("Stop", Sign.DECISION)))
    assert len(model.shown.entries) == 2
    link.show(rehearsal.bare())
    assert model.shown.kind is ALL
    assert model.shown.count == "1 entry"


def test_changes_before_the_impact_are_known_from_every_record_and_shown_by_their_filter(model, link):
    assert model.before == ()
    incident = link.record.scene.incident
    at = incident.declared_at - timedelta(minutes=9)
    link.act(lambda i, now: make_change(i, now, ChangeWish("deploy 7c1e0f4", at=Moment.exactly(at))))
    assert [one.text for one in model.before] == ["deploy 7c1e0f4"]
    flag = ChangeMade("flag", at - timedelta(hours=1), "flag new-ui on", ChangeKind.FLAG)
    link.standing.changed.emit(replace(incident, changes=(flag,)))
    assert [one.text for one in model.before] == ["flag new-ui on", "deploy 7c1e0f4"]
    model.filter_by("changes")
    assert [entry.text for entry in model.shown.entries] == ["Deploy 7c1e0f4"]
