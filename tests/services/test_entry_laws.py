"""Whatever is done to entries of several incidents: no wording is lost, views agree on one order, the past stays.

Edits, strikes, stars, undo, redo, entries brought in, merges and splits, in any order.
"""

import csv
import json
from datetime import UTC, timedelta
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.entry_origin import Origin
from incident_desk.domain.errors import DeskError
from incident_desk.domain.fold import fold
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import read_line
from incident_desk.formats.timeline_export import TimelineView, timeline_csv, timeline_data, timeline_markdown
from incident_desk.services import lately, taking_back
from incident_desk.services.acts.bringing import Brought, bring_in
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, log, star, strike
from incident_desk.services.acts.undoing import redo, undo
from incident_desk.services.merging import Merging
from incident_desk.services.scenes import Scenes
from incident_desk.services.taking_back import ground_to_undo
from tests.fakes import NOON, Bench

ACTS = (
    *("log", "log", "earlier", "untimed", "amend", "amend", "retime", "strike", "star", "bring"),
    *("undo", "undo", "redo", "merge", "split"),
)
COURSES = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 40)), max_size=25)


class World:
    """Three incidents, what was ever worded, and how each stood after every act."""

    def __init__(self):
        self.bench = Bench()
        self.desk = self.bench.desk
        self.ids = [self.desk.declare(Declaration(title), "MK").id for title in ("Shop", "Pay", "Mail")]
        self.scenes = {one: self._scenes(one) for one in self.ids}
        self.worded, self.snapshots = set(), []

    def _scenes(self, one):
        scenes = Scenes(self.desk)
        shown = [scenes.show(one)]
        self.desk.listen(lambda change: shown.append(scenes.after(change) or shown[-1]))
        return shown

    def events(self, one):
        return self.desk.events(one)

    def do(self, act, place, number):
        """Do it, where it can be done; then look how everything stands."""
        self.bench.clock.pass_s(1)
        one, words = self.ids[place], f"{act} {number} ={len(self.worded)}"
        try:
            self._do(act, one, number, words)
        except DeskError:
            return
        if act in ("log", "earlier", "untimed", "amend", "bring"):
            self.worded.add(words)
        written = max(event.written_at for each in self.ids for event in self.events(each))
        self.snapshots.append((written, {each: timeline(self.events(each)) for each in self.ids}))

    def _do(self, act, one, number, words):
        desk, events = self.desk, self.events(one)
        event, earlier = events[number % len(events)], Moment.exactly(NOON - timedelta(minutes=number))
        if act == "merge":
            Merging(desk).merge(one, self.ids[number % 3], "MK")
        elif act == "split":
            _, new = Merging(desk).split(one, [event.id], Declaration(words), "MK")
            self.ids.append(new.id)
            self.scenes[new.id] = self._scenes(new.id)
        else:
            source = Origin("x.csv", number, "ab")
            rules = {
                "log": lambda *_: log(read_line(words, NOON, UTC)),
                "earlier": lambda _, now: log(read_line(f"-{number}m {words}", now, UTC)),
                "untimed": lambda _, now: log(read_line(f"??:?? {words}", now, UTC)),
                "amend": lambda *_: amend(event, Rewrite(words, Sign.FINDING)),
                "retime": lambda *_: amend(event, Rewrite(happened=earlier)),
                "strike": lambda *_: strike(event, "wrong"),
                "star": lambda *_: star(event, starred=number % 2 > 0),
                "bring": lambda _, now: bring_in([Brought(words, earlier, source)] * 2, now),
                "undo": lambda incident, now: self._taken_back(undo, incident, events, now),
                "redo": lambda incident, _: self._taken_back(redo, incident, events),
            }
            desk.act(one, rules[act], "RO")

    def _taken_back(self, rule, incident, events, *now):
        """The end of the record says what the whole of it says."""
        said = [_said(rule, incident, one, *now) for one in (events, ground_to_undo(self.desk.events, incident))]
        assert said[0] == said[1]
        return rule(incident, events, *now)


def _said(rule, incident, events, *now):
    try:
        return rule(incident, events, *now)
    except DeskError as error:
        return str(error)


@settings(max_examples=25)
@given(COURSES, st.integers(1, 5), st.integers(1, 30))
def test_no_wording_is_lost_views_agree_and_the_past_stays(course, few, most):
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(taking_back, "READ_BACK", few)
        patched.setattr(lately, "KEPT_EACH", few)
        patched.setattr(lately, "MOST_EVENTS", most)
        patched.setattr(lately, "READ_BACK", most)
        _anything_may_be_done(course)


def _anything_may_be_done(course):
    world = World()
    for step in course:
        world.do(*step)
        for one in world.ids:
            assert world.desk.incident_of(one) == fold(world.events(one))
    said = {event.data.get("text") for one in world.ids for event in world.events(one)}
    assert world.worded <= said, "every wording that was ever written is in the record"
    for one in world.ids:
        _views_agree(world, one)
    for moment, stood in world.snapshots:
        for one, rows in stood.items():
            written = [event for event in world.events(one) if event.written_at <= moment]
            assert timeline(written) == rows, "as of then it reads as it read then"
            assert world.desk.known_at(one, moment) == fold(written)


def _views_agree(world, one):
    """One total order, the same in every view, and in each of them every row once."""
    events, state = world.events(one), world.desk.incident_of(one)
    rows = timeline(events)
    places = [(row.sort_at, row.seq) for row in rows]
    assert places == sorted(set(places)), "a total order"
    numbers = [row.seq for row in rows]
    assert len(set(numbers)) == len(numbers)
    view = TimelineView(state.key, state.title, rows, state.declared_at)
    assert [int(row["number"]) for row in csv.DictReader(StringIO(timeline_csv(view), newline=""))] == numbers
    assert [row["number"] for row in json.loads(json.dumps(timeline_data(view)))["timeline"]] == numbers
    assert timeline_markdown(view).count("\n| ") == len(rows) + 1
    assert [row.seq for row in world.scenes[one][-1].entries] == numbers
    assert world.scenes[one][-1].entries == rows
    assert world.desk.incident_of(one) == fold(events)
