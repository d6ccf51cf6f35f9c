"""A record rewound to any moment says what was written until then, and nothing else."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from incident_desk.domain.fold import fold
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.services import rewinding
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import Rewrite, amend, log
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.acts.undoing import undo
from incident_desk.services.rewinding import Rewinding
from tests.any_record import ACTS, COURSES, OPENINGS, any_record
from tests.fakes import Bench

FEW = settings(max_examples=25, suppress_health_check=list(HealthCheck), deadline=None)


@FEW
@given(opening=OPENINGS, course=COURSES, share=st.floats(0, 1), each=st.integers(1, 5), cut=st.integers(1, 9))
def test_it_equals_the_record_folded_from_what_was_written_until_then(opening, course, share, each, cut):
    record = any_record(opening, course)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rewinding, "KEPT_EACH", each)
        one = Rewinding(record.events[:cut])
        one.take(record.events)
        stops = one.stops
        span = stops[-1] - stops[0]
        for moment in (*stops, stops[0] + span * share, stops[-1] + timedelta(hours=1)):
            until = [event for event in record.events if event.written_at <= moment]
            then = one.at(moment)
            assert then.incident == fold(until) and then.entries == timeline(until)
            assert then.incident == record.bench.desk.known_at(record.id, moment)
            known = {row.id for row in then.entries} | {row.id for row in then.later}
            assert known >= {row.id for row in timeline(record.events)}
            assert all(row.written_at > moment for row in then.later)
            assert {one.title for one in then.unknown} == {
                TITLES[mile] for mile in one.now.milestones if mile not in then.incident.milestones
            }
            assert all(moment < unknown.written_at <= stops[-1] for unknown in then.unknown)


NAMES = [*sorted(ACTS), *["undo"] * 25, *["redo"] * 20]
UNDOING = st.lists(st.tuples(st.sampled_from(NAMES), st.just(1), st.integers(0, 40), st.booleans()), max_size=25)


@FEW
@given(opening=OPENINGS, course=UNDOING, each=st.integers(1, 5))
def test_so_it_does_where_much_was_undone_and_redone(opening, course, each):
    events = any_record(opening, course).events
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(rewinding, "KEPT_EACH", each)
        one = Rewinding(events)
        for moment in one.stops:
            until = [event for event in events if event.written_at <= moment]
            then = one.at(moment)
            assert then.incident == fold(until) and then.entries == timeline(until)


def note(words, happened=None):
    return log(Line(words, Sign.NOTE, happened))


class Night:
    """An incident on a bench, and what is done to it minute by minute."""

    def __init__(self):
        self.bench = Bench()
        self.id = self.bench.desk.declare(Declaration("Checkout is down", "P1"), "MK").id

    def do(self, rule):
        self.bench.clock.pass_s(60)
        return self.bench.desk.act(self.id, rule, "MK")

    @property
    def events(self):
        return self.bench.store.events(self.id)

    def at(self, minutes):
        return Rewinding(self.events).at(self.events[0].written_at + timedelta(minutes=minutes, seconds=1))


@pytest.fixture
def night():
    return Night()


def said(rewound):
    return [row.text for row in rewound.entries if row.kind == "note"]


def test_an_entry_has_the_wording_that_it_had_then(night):
    night.do(lambda *_: note("The disk is full"))
    entry = night.events[-1]
    night.do(lambda *_: amend(entry, Rewrite(text="The pool is full")))
    assert said(night.at(1)) == ["The disk is full"] and said(night.at(2)) == ["The pool is full"]


def test_what_was_undone_later_still_stood_then(night):
    night.do(lambda *_: note("Rolled back"))
    night.do(lambda incident, now: undo(incident, night.events, now))
    then, now = night.at(1), night.at(2)
    assert not then.entries[-1].undone and now.entries[-1].undone


def test_what_was_written_later_is_counted_and_what_tells_of_then_apart(night):
    declared = night.events[0].written_at
    night.do(lambda *_: note("Now"))
    night.do(lambda *_: note("It was slow before", Moment.exactly(declared)))
    then = night.at(1)
    assert [row.text for row in then.later] == ["It was slow before"] == [row.text for row in then.about]
    assert night.at(0).about == tuple(row for row in night.at(0).later if row.text == "It was slow before")


def test_what_was_not_known_says_when_it_became_known_without_its_content(night):
    declared = night.events[0].written_at
    night.do(lambda *_: note("Nothing yet"))
    wish = Moment.exactly(declared - timedelta(minutes=9))
    night.do(lambda incident, now: set_milestone(incident, Milestone.IMPACT_STARTED, wish))
    (unknown,) = night.at(1).unknown
    assert unknown.title == "Impact started" and unknown.written_at == night.events[-1].written_at
    assert night.at(2).unknown == ()


def test_before_the_first_event_it_says_what_that_one_says(night):
    night.do(lambda *_: note("Later"))
    then = night.at(-5)
    assert then.moment == night.events[0].written_at and said(then) == []
