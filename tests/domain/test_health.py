"""Samples become states; of states only what is certain enters the timeline, and each outage once."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.health import (
    SILENCE_GRACE_S,
    Change,
    Check,
    CheckState,
    Fault,
    HttpOptions,
    Outcome,
    Rule,
    Said,
    Sample,
    State,
    Timing,
    gap_s,
    judge,
    judge_time,
    lose,
    restart,
    resume,
    said_after,
    tell,
    watch,
)
from incident_desk.domain.health_steady import LATENCIES_KEPT

T0 = datetime(2026, 11, 24, 3, 47, 32, tzinfo=UTC)
CHECK = Check("api", "/api/health", HttpOptions("http://127.0.0.1/api/health"), timeout_s=5, interval_s=5)


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def good(seconds: float) -> Sample:
    return Sample("api", at(seconds), Outcome.OK, Timing(total_ms=12.0), status=200, evidence="fine")


def bad(seconds: float, error: str = "no answer in 5 s") -> Sample:
    return Sample("api", at(seconds), Outcome.FAILED, Timing(total_ms=5000.0), fault=Fault.TIMEOUT, error=error)


def unasked(seconds: float) -> Sample:
    return Sample("api", at(seconds), Outcome.UNKNOWN, error="the checker was held up")


class Story:
    """A check lived through step by step, with the changes it entered."""

    def __init__(self, check: Check = CHECK) -> None:
        self.check = check
        self.told: list[Change] = []
        self.state = watch(check, CheckState(), T0)

    def step(self, after: CheckState) -> "Story":
        change = tell(self.check, after)
        self.told += [change] if change else []
        self.state = replace(after, said=said_after(after))
        return self

    def samples(self, *samples: Sample) -> "Story":
        for sample in samples:
            self.step(judge(self.check, self.state, sample))
        return self

    def clock(self, seconds: float) -> "Story":
        return self.step(judge_time(self.check, self.state, at(seconds)))

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.told]


def test_a_check_that_was_never_asked_has_no_data_and_is_not_normal():
    assert CheckState().state is State.NO_DATA
    assert State.OK.word == "normal"
    assert State.NO_DATA.word == "no data"


def test_a_first_good_answer_is_normal_and_enters_nothing():
    story = Story().samples(good(1))
    assert (story.state.state, story.state.since, story.told) == (State.OK, at(1), [])


def test_one_failure_is_failing_and_enters_nothing():
    story = Story().samples(good(1), bad(6))
    assert (story.state.state, story.state.first_failed_at, story.told) == (State.FAILING, at(6), [])


def test_down_is_entered_with_the_first_failure_as_its_time():
    story = Story().samples(good(1), bad(6), bad(7))
    (change,) = story.told
    assert story.state.state is State.DOWN
    assert change.text == "/api/health down: no answer in 5 s"
    assert (change.at, change.noticed_at, change.alarms) == (at(6), at(7), True)
    assert (change.was, change.state) == (State.OK, State.DOWN)


def test_down_carries_status_times_and_the_first_bytes_of_the_answer_as_evidence():
    broken = replace(bad(6, "answered 500, expected 200"), status=500, evidence='{"status":"error"}')
    story = Story(replace(CHECK, rule=Rule(failures=1))).samples(broken)
    assert story.told[0].evidence == 'status 500: total 5000 ms\n{"status":"error"}'


def test_a_single_failure_that_heals_enters_nothing():
    assert Story().samples(good(1), bad(6), good(7), bad(12), good(13)).told == []


def test_recovery_needs_its_number_of_good_answers_in_a_row():
    story = Story().samples(bad(1), bad(2), good(7))
    assert story.state.state is State.RECOVERING
    story.samples(bad(12), good(17))
    assert story.state.state is State.RECOVERING
    story.samples(good(22))
    assert story.state.state is State.OK
    assert story.texts == ["/api/health down: no answer in 5 s", "/api/health normal again: down for 00:16"]
    assert story.told[1].at == at(17), "recovered since the first good answer of the row"


def test_unreachable_for_two_minutes_fires_by_the_clock_and_not_by_the_next_sample():
    patient = replace(CHECK, interval_s=60, timeout_s=60, rule=Rule(failures=0, seconds=120))
    story = Story(patient).samples(bad(60)).clock(179.9)
    assert story.state.state is State.FAILING
    story.clock(180.5)
    assert story.state.state is State.DOWN
    assert (story.told[0].at, story.told[0].noticed_at) == (at(60), at(180))
    story.samples(bad(185))
    assert len(story.told) == 1
    assert story.state.down_at == at(180), "a later failure does not move the moment it was certain"


def test_a_silent_worker_is_no_data_never_normal():
    story = Story().samples(good(1)).clock(14.2)
    assert story.state.state is State.NO_DATA
    assert story.texts == ["/api/health no data: no answer from the checker in 13 s"]
    assert story.told[0].at == at(1), "nothing is known since the last answer"
    assert story.told[0].alarms is False


def test_silence_is_counted_from_the_watching_where_no_answer_ever_came():
    story = Story().clock(12.9)
    assert story.told == []
    story.clock(13.1)
    assert story.state.silent_at == at(13.1)
    assert len(story.told) == 1


def test_a_silence_is_entered_once_and_its_end_once():
    story = Story().samples(good(1)).clock(20).clock(30).clock(40).samples(good(50), good(55))
    assert story.texts[1:] == ["/api/health has data again, normal"]
    assert len(story.told) == 2


def test_after_a_silence_a_failure_is_told_as_failing_not_as_normal():
    story = Story().samples(good(1)).clock(20).samples(bad(50))
    assert story.texts[1] == "/api/health has data again, failing: no answer in 5 s"


def test_a_lost_worker_says_why():
    story = Story().samples(good(1))
    story.step(lose(story.state, at(3), "the checker ended with code 1"))
    assert story.texts == ["/api/health no data: the checker ended with code 1"]


def test_an_outage_lasts_through_a_silence_and_does_not_alarm_again():
    story = Story().samples(bad(1), bad(2)).clock(30).samples(bad(40), bad(41), good(46), good(51))
    assert [one.alarms for one in story.told] == [True, False, False, False]
    assert story.texts[2] == "/api/health has data again, down: no answer in 5 s"
    assert story.texts[3] == "/api/health normal again: down for 00:45"


def test_failures_before_a_silence_prove_nothing_after_it():
    patient = replace(CHECK, rule=Rule(failures=0, seconds=30))
    story = Story(patient).samples(bad(1)).clock(20).samples(bad(100))
    assert story.state.state is State.FAILING
    assert story.state.first_failed_at == at(100)


def test_what_the_checker_could_not_ask_is_not_judged():
    story = Story().samples(good(1), bad(6), unasked(7))
    assert story.state.state is State.NO_DATA
    assert story.texts == ["/api/health no data: the checker was held up"]


def test_a_paused_check_is_neither_asked_nor_silent():
    paused = replace(CHECK, paused=True)
    story = Story().samples(good(1))
    story.step(watch(paused, story.state, at(2)))
    story.check = paused
    story.clock(900).samples(bad(901), bad(902))
    assert (story.state.state, story.told) == (State.PAUSED, [])


def test_after_a_pause_nothing_is_overdue_and_a_first_good_answer_enters_nothing():
    story = Story(replace(CHECK, paused=True))
    story.check = CHECK
    story.step(watch(CHECK, story.state, at(900))).clock(905)
    assert (story.state.state, story.told) == (State.NO_DATA, [])
    assert story.samples(good(906)).told == []


def test_a_clock_set_anew_makes_nothing_overdue():
    story = Story(replace(CHECK, rule=Rule(failures=0, seconds=120))).samples(good(1), bad(6))
    story.step(restart(story.state, at(3600))).clock(3601)
    assert (story.state.state, story.told) == (State.FAILING, [])
    assert story.samples(good(3602)).state.state is State.OK


def test_the_sparkline_is_bounded_and_has_gaps_for_failures():
    story = Story().samples(*(good(n) for n in range(1, 100)), bad(100))
    assert len(story.state.latencies) == LATENCIES_KEPT
    assert story.state.latencies[-2:] == (12.0, None)


def test_a_change_gives_the_data_of_its_event():
    data = Story().samples(bad(6), bad(7)).told[0].to_data()
    assert {name: data[name] for name in ("check", "name", "before", "after", "detail", "evidence")} == {
        "check": "api",
        "name": "/api/health",
        "before": "ok",
        "after": "down",
        "detail": "no answer in 5 s",
        "evidence": "total 5000 ms",
    }


STEPS = st.lists(
    st.tuples(st.sampled_from("gbbgu."), st.floats(0.1, 40.0)), min_size=1, max_size=60
)  # good, bad, unknown, time passes
RULES = st.builds(
    Rule, failures=st.integers(1, 4), seconds=st.sampled_from([0.0, 7.0, 30.0]), good=st.integers(1, 3)
)
MAKE = {"g": good, "b": bad, "u": unasked}


def lived(rule: Rule, steps: list[tuple[str, float]]) -> tuple[Story, list[tuple[str, CheckState, CheckState]]]:
    story, seen, now = Story(replace(CHECK, rule=rule)), [], 0.0
    for what, seconds in steps:
        now += seconds
        before = story.state
        story.clock(now)
        if what in MAKE:
            before = story.state
            story.samples(MAKE[what](now))
        seen.append((what, before, story.state))
    return story, seen


@given(RULES, STEPS)
def test_no_outage_alarms_twice(rule, steps):
    story, _ = lived(rule, steps)
    is_down = False
    for change in story.told:
        assert not (change.alarms and is_down), "an alarm while the outage it belongs to was told already"
        if change.alarms:
            is_down = True
        elif change.words == "normal again":
            assert is_down, "a recovery without an outage"
            is_down = False


@given(RULES, STEPS)
def test_recovery_needs_n_good_answers_since_the_last_bad_one_or_silence(rule, steps):
    _, seen = lived(rule, steps)
    row = 0
    for what, before, after in seen:
        row = 0 if before.silent_at else row
        row = row + 1 if what == "g" else row if what == "." else 0
        if before.down_at and not after.down_at:
            assert row >= rule.good
        if what == "g" and row >= rule.good and not after.silent_at:
            assert after.state is State.OK


@given(RULES, st.lists(st.floats(0.1, 6.0), min_size=1, max_size=40), STEPS)
def test_an_outage_longer_than_the_rule_is_never_missed(rule, gaps, before):
    story, _ = lived(rule, before)
    start = sum(seconds for _, seconds in before)
    first = start + gaps[0]
    now, count = start, 0
    for gap in gaps:
        now, count = now + gap, count + 1
        story.clock(now).samples(bad(now))
        if count >= rule.failures or (rule.seconds and now - first >= rule.seconds):
            assert story.state.settled is State.DOWN


@given(RULES, STEPS)
def test_silence_never_looks_normal(rule, steps):
    story, seen = lived(rule, steps)
    for _, _, after in seen:
        assert after.silent_at is None or after.settled is State.NO_DATA
    # A target that counts as dead is asked each minute: only then is it silent.
    story.clock(sum(seconds for _, seconds in steps) + (14 if story.state.failures < 5 else 69))
    assert story.state.settled is State.NO_DATA


@given(RULES, STEPS)
def test_every_change_has_a_time_not_after_its_notice(rule, steps):
    story, _ = lived(rule, steps)
    for change in story.told:
        assert change.at <= change.noticed_at
        assert change.text.startswith("/api/health ")


def test_a_change_of_a_check_never_asked_is_a_bug_of_ours():
    with pytest.raises(ValueError, match="never asked"):
        tell(CHECK, CheckState(state=State.DOWN, down_at=T0))


def test_a_check_that_was_told_to_be_down_may_be_at_rest_when_one_begins_to_hear_of_it():
    check = Check("api", "API", HttpOptions("http://127.0.0.1/"), interval_s=5.0, timeout_s=2.0)
    told = resume(check, Said(State.DOWN, outage_from=at(-600)), at(0))
    usual = watch(check, CheckState(), at(0))
    patience_s = check.longest_gap_s + SILENCE_GRACE_S + 1
    assert judge_time(check, usual, at(patience_s)).is_silent
    assert not judge_time(check, told, at(patience_s)).is_silent
    rest_s = gap_s(check, replace(told, failures=99)) + SILENCE_GRACE_S + 1
    assert judge_time(check, told, at(rest_s)).is_silent
