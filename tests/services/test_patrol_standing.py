"""Standing checks beside incidents: each is asked once, booked in one record, and alarms once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.events import Kind, RecordKind
from incident_desk.domain.health import Outcome, Sample, State, Timing
from incident_desk.domain.health_check import Check, HttpOptions, Rule
from incident_desk.domain.playbook import Phase, Plan, Playbook, Step
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import RunStart
from incident_desk.services.acts.steering import cancel, reopen
from incident_desk.services.acts.watching import drop, pause, watch
from incident_desk.services.monitor import Pace
from incident_desk.services.patrol import Patrol
from incident_desk.services.standing_marks import IncidentMarks
from incident_desk.services.watching import booking, cause_of
from tests.fakes import Bench

STEPS = (Step("1", "It answers (check: /api)"),)
NAMING = Playbook("Deploy", kind="checklist", plans=(Plan("p", (Phase("Go", steps=STEPS),)),))


def check(name="api", **fields):
    options = HttpOptions("http://127.0.0.1:9/")
    return Check(
        name, f"/{name}", options, interval_s=60.0, incident_interval_s=5.0, rule=Rule(2, good=2), **fields
    )


class Watch:
    """Whoever has the watch: follows the standing record and the open incidents, and books."""

    def __init__(self, *checks, bench=None):
        self.bench = bench or Bench()
        self.desk, self.patrol = self.bench.desk, Patrol()
        self.marks, self.alarms, self.booked = IncidentMarks(), [], []
        self.standing = self.desk.standing.open("MK").id
        for one in checks:
            self.desk.act(self.standing, lambda i, _, one=one: watch(i, one), "MK")
        self.follow()

    def again(self):
        """The program is started anew on the same record."""
        return Watch(bench=self.bench)

    def declare(self, *checks, record=RecordKind.INCIDENT):
        """An incident with these checks; without any, it takes along what is concerned."""
        one = self.desk.declare(Declaration("Down", record=record, with_checks=not checks), "MK").id
        for each in checks:
            self.desk.act(one, lambda i, _, each=each: watch(i, each), "MK")
        self.follow()
        return one

    def run(self):
        """A run that takes along the checks that its steps name."""
        one = self.desk.runs.start(RunStart(NAMING), "RO").id
        self.follow()
        return one

    def end(self, incident):
        self.desk.act(incident, lambda i, _: cancel(i, "over"), "MK")
        self.follow()

    def follow(self):
        states = self.desk.incidents_of([head.incident for head in self.desk.heads()])
        self.marks.take(states)
        running = [one for one in (*states, *self.desk.runs.newest_first()) if one.is_open]
        self.patrol.follow([*running, self.desk.standing.find()], self.bench.clock.now(), self.marks.marks)

    def answer(self, outcome, *names, after_s=60):
        """All that is asked answers so; with names, only these."""
        self.bench.clock.pass_s(after_s)
        at = self.bench.clock.now()
        asked = [one.id for one in self.patrol.asked if not names or one.id.partition("/")[2] in names]
        samples = [Sample(one, at, outcome, Timing(total_ms=40.0)) for one in asked]
        for seen in (*self.patrol.take(samples), *self.patrol.unbooked()):
            record, change = self.desk.incident_of(seen.incident), seen.change
            cause = cause_of(record.id, change, self.desk.caused)
            drafts = booking(record, change, cause, seen.last)
            if drafts and self.bench.store.event(cause) is None:
                self.desk.act(record.id, lambda i, _, c=change, a=cause, n=seen.last: booking(i, c, a, n), "check")
                self.booked.append((record.key, change.words))
                self.alarms += [change.words] if change.alarms else []
            self.follow()

    @property
    def asked(self):
        heads = (*self.desk.heads(), *self.desk.runs.heads())
        keys = {head.incident: head.key for head in heads} | {self.standing: "STANDING"}
        return [(keys[one.id.partition("/")[0]], one.id.partition("/")[2]) for one in self.patrol.asked]


def bad_twice(one, *names):
    for _ in range(2):
        one.answer(Outcome.FAILED, *names)


def good_twice(one, *names):
    for _ in range(2):
        one.answer(Outcome.OK, *names)


def test_without_an_incident_they_are_asked_at_the_quiet_pace_and_booked_as_standing():
    one = Watch(check())
    assert one.asked == [("STANDING", "api")] and one.patrol.pace is Pace.IDLE
    good_twice(one)
    bad_twice(one)
    good_twice(one)
    assert one.booked == [("STANDING", "down"), ("STANDING", "normal again")] and one.alarms == ["down"]


def test_beside_an_open_incident_they_keep_their_quiet_pace():
    one = Watch(check("api"), check("db"))
    one.declare(check("other"))
    paces = {each.id.partition("/")[2]: each.incident_interval_s for each in one.patrol.asked}
    assert one.patrol.pace is Pace.INCIDENT and paces == {"other": 5.0, "api": 60.0, "db": 60.0}


def test_a_check_that_an_open_incident_has_is_asked_there_alone_and_booked_there():
    one = Watch(check("api"), check("db"))
    one.declare(check("api"))
    assert sorted(one.asked) == [("INC-0001", "api"), ("STANDING", "db")]
    assert one.patrol.covered.keys() == {"api"}
    bad_twice(one)
    assert one.booked == [("INC-0001", "down"), ("STANDING", "down")]
    assert one.patrol.state(one.standing, "api").settled is State.DOWN, "its knowledge goes on"


def test_what_an_ended_incident_had_is_asked_as_standing_alone_and_known_in_both():
    """The incident stays on the desk after its end, and its pane goes on."""
    one = Watch(check("api"), check("db"))
    incident = one.declare(check("api"), check("other"))
    one.desk.act(incident, lambda i, _: cancel(i, "over"), "MK")
    states = [one.desk.incident_of(incident), one.desk.standing.find()]
    one.patrol.follow(states, one.bench.clock.now())
    assert sorted(one.asked) == [("INC-0001", "other"), ("STANDING", "api"), ("STANDING", "db")]
    at = one.bench.clock.now()
    one.patrol.take([Sample(f"{one.standing}/api", at, Outcome.OK, Timing(total_ms=40.0))])
    assert [one.patrol.state(each, "api").last.at for each in (incident, one.standing)] == [at, at]
    one.desk.act(incident, lambda i, _: reopen(i, "again"), "MK")
    states[0] = one.desk.incident_of(incident)
    assert one.patrol.follow(states, at), "what is asked has changed"
    assert ("INC-0001", "api") in one.asked and ("STANDING", "api") not in one.asked


@pytest.mark.parametrize("record", [RecordKind.DRILL, RecordKind.PAST])
def test_a_drill_takes_no_check_over(record):
    one = Watch(check())
    one.declare(check(), record=record)
    assert sorted(one.asked)[-1] == ("STANDING", "api") and one.patrol.covered == {}


@pytest.mark.parametrize("anew", [False, True], ids=["goes on", "started anew"])
def test_a_trouble_that_an_incident_had_does_not_alarm_again_after_it(anew):
    one = Watch(check())
    incident = one.declare(check())
    bad_twice(one)
    one.end(incident)
    one = one.again() if anew else one
    alarms = len(one.alarms)
    for _ in range(3):
        one.answer(Outcome.FAILED)
    assert one.asked == [("STANDING", "api")] and len(one.alarms) == alarms
    assert one.booked[-1] == ("STANDING", "down"), "the standing record has caught up"
    good_twice(one)
    bad_twice(one)
    assert one.booked[-2:] == [("STANDING", "normal again"), ("STANDING", "down")] and len(one.alarms) == alarms + 1


@pytest.mark.parametrize("anew", [False, True], ids=["goes on", "started anew"])
def test_a_trouble_that_was_over_in_the_incident_and_comes_again_alarms(anew):
    one = Watch(check())
    bad_twice(one)
    incident = one.declare(check())
    one.answer(Outcome.FAILED)
    good_twice(one)
    one.end(incident)
    one = one.again() if anew else one
    before = len(one.alarms)
    bad_twice(one)
    assert one.booked[-1] == ("STANDING", "down") and len(one.alarms) == before + 1


@pytest.mark.parametrize("anew", [False, True])
def test_a_recovery_that_an_incident_has_is_dated_so_in_the_standing_record(anew):
    one = Watch(check())
    bad_twice(one)
    incident = one.declare()
    good_twice(one)
    recovered = one.desk.incident_of(incident).check_marks["api"].at
    one.end(incident)
    one = one.again() if anew else one
    for _ in range(3):
        one.answer(Outcome.OK)
    mark = one.desk.standing.find().check_marks["api"]
    assert (mark.state, mark.at) == ("ok", recovered)


def test_an_outage_that_nobody_saw_last_does_not_alarm_again_in_the_incident():
    one = Watch(check())
    bad_twice(one)
    for seen in one.patrol.lost(one.bench.clock.now(), "gone"):
        one.desk.act(seen.incident, lambda i, _, c=seen.change: booking(i, c, "lost"), "check")
    one.follow()
    one.declare()
    bad_twice(one)
    assert one.alarms == ["down"] and one.booked[-1][1] == "has data again, down"


def test_a_second_incident_does_not_alarm_for_the_outage_that_the_first_one_has():
    one = Watch(check())
    bad_twice(one)
    one.declare()
    one.declare()
    bad_twice(one)
    assert one.alarms == ["down"]


@pytest.mark.parametrize("anew", [False, True], ids=["goes on", "started anew"])
def test_a_reopened_incident_does_not_alarm_for_what_the_standing_record_told(anew):
    one = Watch(check())
    incident = one.declare()
    one.end(incident)
    bad_twice(one)
    one.desk.act(incident, lambda i, _: reopen(i, "again"), "MK")
    alarms = list(one.alarms)
    one = one.again() if anew else one
    one.follow()
    bad_twice(one)
    assert alarms == ["down"] and one.booked[-1] == ("INC-0001", "down") and one.alarms == ([] if anew else alarms)


def test_a_second_incident_knows_nothing_of_an_outage_that_was_over_in_the_first_one():
    one = Watch(check())
    bad_twice(one)
    first = one.declare()
    one.answer(Outcome.OK)
    one.answer(Outcome.FAILED)
    good_twice(one)
    one.answer(Outcome.FAILED)
    one.end(first)
    one.declare()
    one.answer(Outcome.OK)
    assert one.alarms == ["down", "flapping"]


def test_what_comes_after_a_recovery_in_an_incident_is_a_trouble_of_its_own():
    one = Watch(check())
    bad_twice(one)
    first = one.declare()
    for outcome in (Outcome.OK, Outcome.FAILED, Outcome.OK, Outcome.OK, Outcome.FAILED):
        one.answer(outcome)
    one.end(first)
    one.answer(Outcome.OK)
    one.answer(Outcome.FAILED)
    one.declare()
    for _ in range(3):
        one.answer(Outcome.FAILED)
    assert one.alarms == ["down", "flapping", "down"]
    changes = [event.data["after"] for event in one.desk.events(one.standing) if event.kind == Kind.CHECK_CHANGED]
    assert changes == ["down", "ok", "flapping"], "the standing record has caught up with the recovery"


def test_a_reopened_incident_alarms_for_an_outage_that_is_another_one_than_it_knew():
    one = Watch(check())
    incident = one.declare()
    bad_twice(one)
    one.end(incident)
    good_twice(one)
    one.desk.act(incident, lambda i, _: reopen(i, "again"), "MK")
    one = one.again()
    bad_twice(one)
    assert one.booked == [("INC-0001", "down")] and one.alarms == ["down"]


def test_an_incident_goes_on_from_what_is_known_of_a_standing_check():
    one = Watch(check())
    good_twice(one)
    incident = one.declare(check())
    state = one.patrol.state(incident, "api")
    assert state.state is State.OK and len(state.latencies) == 2 and one.booked == []


def test_a_parent_that_an_incident_has_explains_the_standing_child():
    one = Watch(check("db"), check("api", depends_on=("db",)))
    incident = one.declare(check("db"))
    (child,) = [each for each in one.patrol.asked if each.id.endswith("/api")]
    assert child.depends_on == (f"{incident}/db",)
    one.answer(Outcome.OK)
    bad_twice(one, "db")
    bad_twice(one, "api", "db")
    assert ("STANDING", "suppressed by /db") in one.booked and "down" not in [
        w for k, w in one.booked if k != "INC-0001"
    ]


def test_silence_and_a_lost_worker_say_nothing_of_a_check_that_an_incident_has():
    one = Watch(check())
    incident = one.declare(check())
    one.answer(Outcome.OK)
    now = one.bench.clock.now()
    assert [seen.incident for seen in one.patrol.lost(now, "gone")] == [incident]
    one.answer(Outcome.OK)
    assert [seen.incident for seen in one.patrol.silence(now + timedelta(minutes=30))] == [incident]


def test_a_check_with_another_address_in_the_incident_begins_anew_there():
    one = Watch(check())
    good_twice(one)
    other = replace(check(), options=HttpOptions("http://127.0.0.1:10/"))
    incident = one.declare(other)
    assert one.patrol.state(incident, "api").state is State.NO_DATA


def test_a_run_hears_a_standing_check_that_is_asked_once_at_the_pace_of_an_incident_and_alarms_once():
    one = Watch(check(), check("other"))
    run = one.run()
    assert one.asked == [("STANDING", "api"), ("STANDING", "other")]
    paces = {each.id.partition("/")[2]: each.incident_interval_s for each in one.patrol.asked}
    assert one.patrol.pace is Pace.INCIDENT and paces == {"api": 5.0, "other": 60.0}
    good_twice(one, "api")
    bad_twice(one, "api")
    assert one.booked == [("STANDING", "down"), ("RUN-0001", "down")] and one.alarms == ["down"]
    assert one.patrol.state(run, "api").state is State.DOWN
    good_twice(one, "api")
    assert one.booked[2:] == [("STANDING", "normal again"), ("RUN-0001", "normal again")]
    one.end(run)
    assert one.asked == [("STANDING", "api"), ("STANDING", "other")] and one.patrol.pace is Pace.IDLE


def test_beside_an_incident_that_has_the_check_a_run_hears_the_incident_s_answers():
    one = Watch(check())
    run, incident = one.run(), one.declare()
    assert one.asked == [("INC-0001", "api")]
    bad_twice(one)
    assert sorted(one.booked) == [("INC-0001", "down"), ("RUN-0001", "down")] and one.alarms == ["down"]
    one.end(incident)
    good_twice(one)
    assert one.asked == [("STANDING", "api")]
    assert one.patrol.state(run, "api").state is State.OK


def test_a_check_that_is_standing_no_longer_or_rests_there_is_asked_and_alarms_in_the_run():
    one = Watch(check())
    one.run()
    one.desk.act(one.standing, lambda i, _: pause(i, "api"), "MK")
    one.follow()
    assert ("RUN-0001", "api") in one.asked
    one.desk.act(one.standing, lambda i, _: drop(i, "api"), "MK")
    one.follow()
    assert one.asked == [("RUN-0001", "api")]
    bad_twice(one)
    assert one.booked == [("RUN-0001", "down")] and one.alarms == ["down"]


def test_a_run_that_starts_in_a_trouble_knows_it_and_alarms_for_it_no_more():
    one = Watch(check())
    bad_twice(one)
    run = one.run()
    assert one.patrol.state(run, "api").state is State.DOWN
    one.answer(Outcome.FAILED)
    assert one.alarms == ["down"] and one.booked == [("STANDING", "down"), ("RUN-0001", "down")]


ANSWERS = st.tuples(st.sampled_from([Outcome.OK, Outcome.FAILED]), st.integers(1, 3))


@given(st.lists(st.one_of(st.sampled_from(["declare", "end", "run", "run over"]), ANSWERS), max_size=16))
def test_no_incident_that_comes_or_goes_makes_or_loses_an_alarm(course):
    one, plain, running, runs = Watch(check()), Watch(check()), [], []
    for step in course:
        if step == "declare" and not running:
            running.append(one.declare())
        elif step == "end" and running:
            one.end(running.pop())
        elif step == "run":
            runs.append(one.run())
        elif step == "run over" and runs:
            one.end(runs.pop())
        elif isinstance(step, tuple):
            for _ in range(step[1]):
                one.answer(step[0])
                plain.answer(step[0])
        asked_for = one.desk.incident_of(running[0]).key if running else "STANDING"
        assert [key for key, _ in one.asked] == [asked_for]
    assert one.alarms == plain.alarms
