"""The soak is written down once, at its true times, and says what a fold from scratch says."""

from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.health import Change, Check, CheckState, HttpOptions, Outcome, Sample, State
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.recovery import soak_of
from incident_desk.domain.soak import notes, proven_until
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.acts.watching import book_change, watch
from incident_desk.services.desk import Desk
from incident_desk.services.soaking import soak_notes
from tests.fakes import NOON, Bench

LENGTH_S, STEP_S = 60.0, 10
CHECKS = {name: Check(name, f"/{name}", HttpOptions("http://127.0.0.1/")) for name in "ab"}


class Course:
    """An incident with two checks, watched by two processes on one store, ten seconds a step."""

    def __init__(self) -> None:
        self.bench = Bench()
        self.desks = [self.bench.desk, Desk(self.bench.store, self.bench.clock, self.bench.ids)]
        self.id = self.desks[0].declare(Declaration("Down"), "MK").id
        self.states = dict.fromkeys(CHECKS, State.OK)
        for check in CHECKS.values():
            self.act(lambda one, _, check=check: watch(one, check))
        self.end(0)

    @property
    def incident(self):
        return self.desks[0].incident_of(self.id)

    @property
    def now(self):
        return self.bench.clock.now()

    @property
    def watched(self):
        return [(check, self._known(name)) for name, check in CHECKS.items()]

    def _known(self, name):
        return CheckState(self.states[name], last=Sample(name, self.now, Outcome.OK))

    def act(self, rule, who="MK"):
        self.desks[0].act(self.id, rule, who)

    def end(self, seconds):
        at = NOON + timedelta(seconds=seconds)
        self.act(lambda one, _: set_milestone(one, Milestone.IMPACT_ENDED, Moment.exactly(at)))

    def turn(self, name, state):
        if self.states[name] is not state:
            told = Change(
                name, f"/{name}", self.states[name], state, self.now, self.now, state.word, "", alarms=False
            )
            self.act(lambda one, _: book_change(told, f"{name} {self.now}"), f"check:/{name}")
            self.states[name] = state

    def gap(self, seconds):
        since = self.now
        self.bench.clock.pass_s(seconds)
        body = {"since": since.isoformat(), "seconds": seconds}
        self.act(lambda one, now: [Draft(Kind.WATCH_GAP, body, Moment.exactly(self.now))], "desk")

    def book(self, desk):
        def rule(one, _):
            found = soak_of(one, self.watched, self.now, LENGTH_S)
            return soak_notes(one, found, self.watched, desk.caused)

        desk.act(self.id, rule, "desk")

    def step(self):
        for desk in self.desks:
            self.book(desk)
        self.bench.clock.pass_s(STEP_S)

    def scratch(self):
        found = soak_of(self.incident, self.watched, self.now, LENGTH_S)
        return {(one.is_complete, one.at, one.clean_since) for one in notes(found, proven_until(self.watched))}


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("turn"), st.sampled_from("ab"), st.sampled_from([State.OK, State.DOWN, State.SLOW])),
        st.tuples(st.just("gap"), st.integers(31, 90)),
        st.tuples(st.just("end"), st.integers(0, 200)),
        st.tuples(st.just("wait"), st.integers(1, 8)),
    ),
    max_size=14,
)


def played(steps):
    course = Course()
    for what, *how in steps:
        if what == "turn":
            course.turn(*how)
        elif what == "gap":
            course.gap(*how)
        elif what == "end":
            course.end(how[0])
        for _ in range(how[0] if what == "wait" else 1):
            course.step()
    return course


def was_normal(incident, since, until):
    """By the recorded turns alone: whether no check was anything but normal at any moment of the span."""
    for check in CHECKS:
        turns = [(one.at, one.state) for one in incident.check_turns if one.check == check]
        before = [state for at, state in sorted(turns) if at <= since]
        inside = [state for at, state in turns if since < at < until]
        if {*before[-1:], *inside} - {"ok"}:
            return False
    return not any(gap.since < until and gap.until > since for gap in incident.watch_gaps)


@settings(max_examples=30)
@given(STEPS)
def test_a_completion_is_never_claimed_where_a_check_was_not_normal_or_nobody_looked(steps):
    incident = played(steps).incident
    for note in incident.soak_notes:
        if note.is_complete:
            assert note.at - note.clean_since == timedelta(seconds=LENGTH_S)
            assert was_normal(incident, note.clean_since, note.at)


@settings(max_examples=30)
@given(STEPS)
def test_what_is_booked_is_what_a_fold_from_scratch_says_and_each_once_of_two_processes(steps):
    course = played(steps)
    for desk in course.desks:
        course.book(desk)
    notes_said = [(one.is_complete, one.at, one.clean_since) for one in course.incident.soak_notes]
    assert len(notes_said) == len(set(notes_said))
    assert course.scratch() <= set(notes_said)
    if not any(what == "end" for what, *_ in steps):
        assert course.scratch() == set(notes_said)


def test_a_break_says_what_broke_it_and_how_far_it_was_at_its_true_time():
    course = played([("wait", 4), ("turn", "a", State.DOWN), ("wait", 2), ("turn", "a", State.OK), ("wait", 8)])
    broken, complete = course.incident.soak_notes
    assert (broken.name, broken.words, broken.at) == ("/a", "down", NOON + timedelta(seconds=40))
    assert (complete.clean_since, complete.at) == (NOON + timedelta(seconds=70), NOON + timedelta(seconds=130))
    event = next(one for one in course.bench.events(course.incident.key) if one.kind == Kind.SOAK_BROKEN)
    assert (event.data["passed_s"], event.data["length_s"]) == (40.0, LENGTH_S)


def test_a_corrected_end_of_the_impact_is_counted_anew():
    course = played([("wait", 3), ("end", 20), ("wait", 8)])
    assert [(one.at - NOON).total_seconds() for one in course.incident.soak_notes] == [80]


def test_what_was_not_answered_yet_after_the_time_is_not_complete():
    course = Course()
    stale = [(check, CheckState(State.OK, last=Sample(name, NOON, Outcome.OK))) for name, check in CHECKS.items()]
    course.bench.clock.pass_s(LENGTH_S + 5)
    found = soak_of(course.incident, stale, course.now, LENGTH_S)
    assert soak_notes(course.incident, found, stale, course.desks[0].caused) == []
    assert len(soak_notes(course.incident, found, course.watched, course.desks[0].caused)) == 1


def test_without_a_check_or_once_it_is_over_nothing_is_written():
    course = Course()
    course.bench.clock.pass_s(LENGTH_S + 5)
    found = soak_of(course.incident, [], course.now, LENGTH_S)
    assert soak_notes(course.incident, found, [], course.desks[0].caused) == ()
