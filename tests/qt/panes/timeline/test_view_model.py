"""Which entries the timeline shows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health_record import ChangeKind, ChangeMade
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.qt.panes.timeline.rows import ALL, GROUPS, group_named
from incident_desk.qt.panes.timeline.view_model import TimelineModel
from incident_desk.services.acts.action_items import ActionWish, change_action
from incident_desk.services.acts.changing import ChangeWish, make_change
from incident_desk.services.acts.logging import Rewrite, amend, log, strike


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


def test_a_strike_changes_one_row_and_leaves_the_others_the_same_values(model, link):
    link.act(lambda _incident, _now: log(Line("Ping 40 ms", Sign.FINDING)))
    entry = link.record.events[-1]
    link.act(lambda _incident, _now: strike(entry, "wrong host"))
    assert model.shown.entries[-1].struck == "wrong host"


def test_while_nobody_looks_nothing_is_told_and_then_all_of_it(model, link, qtbot):
    told = []
    model.shown_changed.connect(lambda: told.append(model.shown.total))
    model.look(False)
    link.act(lambda _incident, _now: log(Line("Ping 40 ms", Sign.FINDING)))
    model.filter_by("findings")
    assert told == [] and model.shown.total == 28
    model.look(True)
    model.look(True)
    assert told == [29] and model.shown.entries[-1].text == "Ping 40 ms"


@pytest.mark.parametrize("key", ["", *(group.key for group in GROUPS)])
def test_what_a_filter_leaves_as_the_record_moves_on_is_what_it_leaves_of_all(link, ticker, key):
    model, kinds = TimelineModel(link, ticker), group_named(key).kinds
    link.show()
    model.filter_by(key)
    for sign in Sign:
        link.act(lambda _incident, _now, sign=sign: log(Line(f"a {sign}", sign)))
        entry = link.record.events[-1]
        link.act(lambda _incident, _now: amend(entry, Rewrite("other", Sign.DECISION)))  # noqa: B023
        every = link.record.scene.entries
        assert model.shown.entries == tuple(one for one in every if not kinds or one.kind in kinds)
        assert model.shown.total == len(every)


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


def test_what_was_said_of_an_action_item_names_it(model, link):
    item = link.record.scene.incident.actions[0]
    link.act(lambda one, _: change_action(one, item.id, ActionWish("Alert", due="2026-08-19")))
    assert model.shown.entries[-1].text == "Action item “Alert”: due 2026-08-19"
    model.filter_by("items")
    assert [entry.text for entry in model.shown.entries][-1] == "Action item “Alert”: due 2026-08-19"
