"""Whatever the answers and their timing: one alarm an outage, none missed, nothing judged while blind or asleep."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health import Level, Outcome, Rule, Sample, State, Timing
from incident_desk.domain.health_rules import Maintenance, Measure, Threshold
from incident_desk.services.judging import SLEPT_S
from incident_desk.services.watching import said_by
from tests.services.health_story import Told, at, beat, check

LATENCY = Threshold(Measure.LATENCY, 0.5, 1.0)
ERRORS = Threshold(Measure.ERRORS, 20, 60, over_s=20, every_s=2)
RULES = st.builds(
    Rule,
    failures=st.integers(1, 4),
    seconds=st.sampled_from([0.0, 7.0, 30.0]),
    good=st.integers(1, 3),
    thresholds=st.sampled_from([(), (LATENCY,), (ERRORS,), (LATENCY, ERRORS)]),
)
STEPS = st.lists(st.tuples(st.sampled_from("gggbbbsSudl.zwr"), st.floats(0.1, 12.0)), min_size=1, max_size=60)
"""good, bad, slow, very slow, unasked, doubled, late, time, sleep, worker lost, restart"""


def live(story: Told, what: str, passed: float) -> None:
    """One step of a story."""
    if what == "z":
        story.wait(SLEPT_S + 10 * passed, ticks=False)
        story.tick()
        return
    story.wait(passed)
    story.tick()
    last = story.last.get("api")
    if what == "g":
        story.good()
    elif what in "sS":
        story.good(ms=700 if what == "s" else 3000)
    elif what == "b":
        story.bad()
    elif what == "u":
        story.hear(Sample("api", at(story.now), Outcome.UNKNOWN, error="held up"))
    elif what == "w":
        story.note(story.monitor.lose(at(story.now), "the checker is gone"))
    elif what == "r":
        story.begin()
    elif last is not None and what in "dl":
        late = last if what == "d" else replace(last, at=last.at - timedelta(seconds=1), outcome=Outcome.FAILED)
        story.note(story.monitor.record(late))


def lived(rule: Rule, steps) -> Told:
    story = Told(check(rule=rule))
    for what, passed in steps:
        live(story, what, passed)
    return story


@given(RULES, STEPS)
def test_one_trouble_alarms_once_and_an_outage_once(rule, steps):
    rung = 0
    for change in lived(rule, steps).told:
        if change.alarms:
            loud = 2 if change.state is State.DOWN else 1
            assert loud > rung, "a second alarm for what was heard already"
            rung = loud
        elif change.state is State.DOWN:
            assert rung == 2, "an outage without an alarm"
        if change.state is State.OK:
            rung = 0
        elif change.state in (State.SLOW, State.SUPPRESSED):
            rung = min(rung, 1)


@given(RULES, STEPS)
def test_nothing_is_told_twice_and_nothing_before_it_was_certain(rule, steps):
    said = None
    for change in lived(rule, steps).told:
        assert (change.state, change.level) != said
        assert change.at <= change.noticed_at
        said = change.state, change.level


@given(RULES, STEPS)
def test_what_the_record_says_is_what_was_said(rule, steps):
    story = Told(check(rule=rule))
    for what, passed in steps:
        live(story, what, passed)
        recorded, said = said_by(story.marks.get("api")), story.state().said
        known = replace(said, state=None) if said.state is State.OK and recorded.state is None else said
        assert (recorded.state, recorded.level, recorded.outage_from, recorded.rung) == (
            known.state, known.level, known.outage_from, known.rung)  # fmt: skip


@given(RULES, STEPS)
def test_a_restart_says_nothing_by_itself(rule, steps):
    story = lived(rule, steps)
    count = len(story.told)
    for _ in range(3):
        story.begin()
        story.tick()
        story.wait(1)
    assert len(story.told) == count


@given(RULES, STEPS)
def test_an_outage_longer_than_its_rule_is_told(rule, steps):
    story = lived(rule, steps)
    for _ in range(2 * rule.failures):
        story.wait(2)
        story.tick()
        story.bad()
    assert story.marks["api"].state == "down"
    if story.state().flapping_at is None:
        assert story.state().state is State.DOWN


@given(RULES, STEPS)
def test_a_recovery_longer_than_its_rule_is_told(rule, steps):
    story = lived(rule, steps)
    for _ in range(30):
        story.wait(2)
        story.tick()
        story.good()
    assert story.state().state is State.OK
    mark = story.marks.get("api")
    assert mark is None or (mark.state, mark.rung, mark.outage_from) == ("ok", 0, None)


@given(RULES, STEPS)
def test_an_outage_is_over_after_its_number_of_good_answers_whatever_was_restarted(rule, steps):
    story, row = Told(check(rule=rule)), 0
    for what, passed in steps:
        known, count, heard = story.marks.get("api"), len(story.told), story.state().last
        live(story, what, passed)
        # Who was restarted hears a doubled answer for the first time.
        is_new_here = what == "d" and heard is None
        row = row + 1 if what in "gsS" or is_new_here else row if what in "dl." else 0
        for change in story.told[count:]:
            if known is not None and known.outage_from and change.state in (State.OK, State.SLOW):
                assert row >= rule.good


@given(RULES.filter(lambda rule: rule.failures > 1))
def test_an_outage_goes_on_after_a_restart_with_the_first_failure(rule):
    story = Told(check(rule=rule))
    for _ in range(rule.failures):
        story.wait(2)
        story.bad()
    story.begin()
    story.wait(2)
    story.bad()
    assert (story.state().state, len(story.told)) == (State.DOWN, 1)


def test_a_level_that_was_said_holds_after_a_restart_until_answers_prove_otherwise():
    story = Told(check(rule=Rule(good=2, thresholds=(LATENCY,))))
    story.wait(2)
    story.good(ms=3000)
    story.begin()
    for expected in (State.SLOW, State.OK):
        story.wait(2)
        story.good()
        assert story.state().state is expected
    assert [one.state for one in story.told] == [State.SLOW, State.OK]


def test_a_long_row_of_failures_ends_flapping_as_an_outage_and_calm_ends_it_as_normal():
    rule = Rule(failures=3, good=2)
    for end in (State.DOWN, State.OK):
        story = Told(check(rule=rule))
        for _ in range(6):
            story.wait(2)
            story.good()
            story.wait(2)
            story.bad()
        assert story.texts == ["/api flapping: 6 changes in the last 21 answers"] and len(story.alarms) == 1
        row = 0
        while story.state().state is State.FLAPPING:
            story.wait(2)
            story.bad() if end is State.DOWN else story.good()
            row += 1
        assert story.state().state is end
        assert (row == 5) if end is State.DOWN else (8 < row < 21)
        assert len(story.alarms) == (2 if end is State.DOWN else 1)


def test_flapping_that_was_said_holds_after_a_restart_until_the_answers_are_calm():
    story = Told(check(rule=Rule(failures=3)))
    for _ in range(6):
        story.wait(2)
        story.good()
        story.wait(2)
        story.bad()
    story.begin()
    for _ in range(9):
        story.wait(2)
        story.good()
        assert story.state().state is State.FLAPPING
    for _ in range(12):
        story.wait(2)
        story.good()
    assert story.state().state is State.OK and len(story.told) == 2


@given(RULES, STEPS, st.floats(1, 500))
def test_nothing_of_a_sleep_is_judged(rule, steps, more):
    story = lived(rule, steps)
    story.tick()
    story.wait(SLEPT_S + more, ticks=False)
    alarms = len(story.alarms)
    story.tick()
    assert story.state().state in (State.BLIND, State.NO_DATA)
    story.now += 0.1
    story.bad(ms=5000)
    assert story.state().is_silent, "a failure of an ask from before the sleep"
    assert len(story.alarms) == alarms


def test_answers_out_of_their_order_and_twice_count_once():
    story = Told(check(rule=Rule(failures=2)))
    story.wait(1)
    story.good()
    story.wait(5)
    story.bad()
    failed = story.last["api"]
    for late in (failed, replace(failed, at=at(3)), replace(failed, at=at(0.5))):
        assert story.monitor.record(late) == []
    assert (story.state().state, story.state().failures) == (State.FAILING, 1)


# --- thresholds -------------------------------------------------------------------------------------

PATIENT = Rule(thresholds=(Threshold(Measure.LATENCY, 20, 25),))


def test_an_answer_that_is_awaited_is_slow_at_its_limit_and_critical_at_the_next():
    story = Told(check(rule=PATIENT, timeout_s=60, interval_s=300, incident_interval_s=300))
    story.wait(1)
    story.good()
    story.wait(59)
    begun = story.now
    story.wait(5)
    story.hear(Sample("api", at(story.now), Outcome.PENDING, Timing(total_ms=5000)))
    story.wait(14.9)
    assert story.told == []
    story.wait(10.2)
    story.tick()
    assert [(one.words, one.at, one.alarms) for one in story.told] == [
        ("slow", at(begun + 20), False),
        ("slow, critical", at(begun + 25), True),
    ]
    story.wait(9)
    story.good(ms=39_000)
    assert len(story.told) == 2, "the answer says what was known"
    story.wait(2)
    story.good()
    story.wait(2)
    story.good()
    assert story.texts[-1].startswith("/api normal again: slow for ")


def test_what_never_answered_is_not_slow_while_it_is_awaited():
    story = Told(check(rule=PATIENT, timeout_s=60, interval_s=60, incident_interval_s=60))
    for _ in range(2):
        story.wait(1)
        story.hear(Sample("api", at(story.now), Outcome.PENDING, Timing(total_ms=1000)))
        story.wait(59)
        story.bad()
    story.wait(1)
    assert [one.words for one in story.told] == ["down"]


def test_an_ask_whose_end_was_not_heard_of_is_not_awaited_beyond_its_deadline():
    story = Told(check(rule=PATIENT, timeout_s=22, interval_s=300, incident_interval_s=300))
    story.wait(1)
    story.good()
    story.wait(10)
    story.hear(Sample("api", at(story.now), Outcome.PENDING, Timing(total_ms=5000)))
    story.wait(100)
    assert [one.level for one in story.told] == [Level.WARNING]


def test_error_rate_and_availability_have_two_limits_over_their_window():
    rule = Rule(
        failures=50,
        thresholds=(
            Threshold(Measure.ERRORS, 5, 10, over_s=200, every_s=60),
            Threshold(Measure.AVAILABILITY, 95, 90, over_s=200, every_s=60),
        ),
    )
    story = Told(check(rule=rule))
    for n in range(80):
        story.wait(5)
        story.good() if n % 14 else story.bad()
    assert [(one.words, one.level, one.alarms) for one in story.told] == [("partly failing", Level.WARNING, False)]
    for n in range(48):
        story.wait(5)
        story.good() if n % 12 > 1 else story.bad()
        if story.told[-1].level is Level.CRITICAL:
            break
    assert story.told[-1].level is Level.CRITICAL and story.told[-1].alarms
    for _ in range(100):
        story.wait(5)
        story.good()
    assert [one.state for one in story.told[-1:]] == [State.OK]


def test_a_warning_of_a_good_answer_is_slow_with_its_words():
    story = Told(check())
    story.wait(1)
    story.hear(Sample("api", at(1), Outcome.OK, warning="the certificate expires in 9 days"))
    assert story.texts == ["/api warning: the certificate expires in 9 days"] and story.alarms == []


# --- maintenance ----------------------------------------------------------------------------------------


def test_announced_work_is_asked_and_not_judged():
    work = Maintenance(at(20), at(60), "deploy")
    story = Told(check(maintenance=(work,)))
    beat(story, good="api", times=3)
    beat(story, bad="api", times=8)
    assert story.texts == ["/api in maintenance: deploy, until 24 Nov 03:48 UTC"]
    assert story.state().state is State.MAINTENANCE and story.state().last.at == at(55)
    beat(story, bad="api", times=4)
    assert story.alarms == ["/api down: broken"]
    story.wait(3)
    assert story.told[-1].at >= at(60)
