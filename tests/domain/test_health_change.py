"""What is told is the difference between what is known and what was said, in words."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.health_change import loudness, said_after, tell, with_said
from incident_desk.domain.health_check import Check, HttpOptions, WebhookOptions
from incident_desk.domain.health_rules import Level
from incident_desk.domain.health_sample import Outcome, Sample
from incident_desk.domain.health_state import CheckState, Said, State, Trouble

T0 = datetime(2026, 11, 24, 3, 47, tzinfo=UTC)
CHECK = Check("api", "/api", HttpOptions("http://127.0.0.1/"))


def at(seconds):
    return T0 + timedelta(seconds=seconds)


def last(seconds, error=""):
    return Sample("api", at(seconds), Outcome.FAILED if error else Outcome.OK, error=error)


DOWN = CheckState(State.DOWN, since=at(6), first_failed_at=at(5), down_at=at(6), failures=2, last=last(6, "reset"))
OUTAGE = Said(State.DOWN, outage_from=at(5), trouble_from=at(5), rung=2)
OK = CheckState(State.OK, since=at(60), good_since=at(55), good=2, last=last(60))
SLOW = CheckState(State.SLOW, since=at(6), level=Level.WARNING, beyond="1.2 s, warning above 1 s", last=last(6))
ERRORS = replace(SLOW, level=Level.CRITICAL, trouble=Trouble.PARTLY,
                 beyond="12 % of the answers in 5 min failed, critical above 10 %")  # fmt: skip
PARTS = replace(SLOW, trouble=Trouble.PARTLY, beyond="mongodb failing (disconnected)")
SILENT = CheckState(State.NO_DATA, since=at(90), silent_at=at(90), reason="gone", last=last(70))
BLIND = replace(SILENT, state=State.BLIND, reason="this computer slept")


@pytest.mark.parametrize(
    ("state", "said", "text"),
    [
        (DOWN, Said(State.OK), "/api down: reset"),
        (DOWN, replace(OUTAGE, state=State.NO_DATA), "/api has data again, down: reset"),
        (OK, OUTAGE, "/api normal again: down for 00:50"),
        (OK, Said(State.NO_DATA), "/api has data again, normal"),
        (OK, Said(State.BLIND), "/api judged again, normal"),
        (OK, Said(State.MAINTENANCE), "/api maintenance over, normal"),
        (OK, Said(State.SLOW, Level.WARNING, trouble_from=at(5)), "/api normal again: slow for 00:55"),
        (OK, Said(State.FLAPPING, trouble_from=at(5)), "/api steady again, normal: flapping for 00:55"),
        (OK, replace(OUTAGE, state=State.BLIND), "/api normal again: down for 00:50"),
        (SLOW, Said(State.OK), "/api slow: 1.2 s, warning above 1 s"),
        (replace(SLOW, good_since=at(6)), OUTAGE, "/api answers again, slow: down for 00:01"),
        (SLOW, Said(State.BLIND), "/api judged again, slow: 1.2 s, warning above 1 s"),
        (ERRORS, Said(State.SLOW, Level.WARNING),
         "/api partly failing, critical: 12 % of the answers in 5 min failed, critical above 10 %"),
        (PARTS, Said(State.OK), "/api partly failing: mongodb failing (disconnected)"),
        (OK, Said(State.SLOW, Level.WARNING, trouble_from=at(5), trouble=Trouble.PARTLY),
         "/api normal again: partly failing for 00:55"),
        (SILENT, Said(State.OK), "/api no data: gone"),
        (BLIND, Said(State.OK), "/api not judged: this computer slept"),
        (replace(DOWN, state=State.SUPPRESSED, down_at=None, suppressed_at=at(6), parent="/db"), Said(State.OK),
         "/api suppressed by /db: /db is down, on which it depends"),
        (replace(OK, state=State.FLAPPING, course=0b1010101), Said(State.OK),
         "/api flapping: 7 changes in the last 21 answers"),
        (replace(OK, state=State.MAINTENANCE, reason="deploy"), Said(State.OK), "/api in maintenance: deploy"),
    ],
)  # fmt: skip
def test_a_change_says_what_became_of_the_check(state, said, text):
    assert tell(CHECK, with_said(state, said)).text == text


@pytest.mark.parametrize(
    "state",
    [
        with_said(OK, Said()),
        with_said(OK, Said(State.OK)),
        with_said(DOWN, OUTAGE),
        with_said(replace(DOWN, state=State.PAUSED), Said(State.OK)),
        with_said(CheckState(State.NO_DATA), Said(State.DOWN)),
        with_said(CheckState(State.FAILING, failures=1, last=last(1, "reset")), Said(State.OK)),
        with_said(SLOW, Said(State.SLOW, Level.WARNING)),
    ],
)
def test_what_was_said_and_what_is_not_certain_is_not_told(state):
    assert tell(CHECK, state) is None


@pytest.mark.parametrize(
    ("state", "said", "alarms"),
    [
        (DOWN, Said(State.OK), True),
        (DOWN, replace(OUTAGE, state=State.NO_DATA), False),
        (SLOW, Said(State.OK), False),
        (replace(SLOW, level=Level.CRITICAL), Said(State.SLOW, Level.WARNING), True),
        (DOWN, Said(State.SLOW, Level.CRITICAL, rung=1), True),
        (SILENT, Said(State.OK), False),
        (replace(OK, state=State.FLAPPING), Said(State.OK), True),
        (replace(OK, state=State.FLAPPING), replace(OUTAGE), False),
    ],
)
def test_a_trouble_is_heard_once_and_an_outage_that_comes_of_it(state, said, alarms):
    assert tell(CHECK, with_said(state, said)).alarms is alarms


def test_what_is_said_after_it_was_told_keeps_the_outage_until_it_is_over():
    silent = replace(SILENT, down_at=at(6), first_failed_at=at(5))
    kept = said_after(with_said(silent, OUTAGE))
    assert kept == replace(OUTAGE, state=State.NO_DATA)
    assert said_after(with_said(OK, kept)) == Said(State.OK)
    assert said_after(with_said(replace(SLOW, level=Level.CRITICAL), OUTAGE)).rung == 1
    assert said_after(with_said(CheckState(), OUTAGE)) == OUTAGE, "not asked yet"


def test_only_outages_criticals_and_flapping_are_loud():
    states = [DOWN, OK, SLOW, replace(SLOW, level=Level.CRITICAL), replace(OK, state=State.FLAPPING), SILENT]
    assert [loudness(one) for one in states] == [2, 0, 0, 1, 1, 0]


def test_a_change_carries_its_level_where_it_has_one():
    slow = tell(CHECK, with_said(SLOW, Said(State.OK))).to_data()
    assert (slow["after"], slow["level"]) == ("slow", "warning")
    assert "level" not in tell(CHECK, with_said(DOWN, Said(State.OK))).to_data()


def test_what_was_slow_is_over_when_it_is_fast_again_however_long_its_answers_were_good():
    fast = replace(OK, since=at(60), good_since=at(-600))
    over = tell(CHECK, with_said(fast, Said(State.SLOW, Level.WARNING, trouble_from=at(5))))
    assert (over.at, over.text) == (at(60), "/api normal again: slow for 00:55")


def test_what_others_tell_is_known_until_nobody_listens_and_what_is_asked_until_its_last_answer():
    told = Check("api", "Alerts", WebhookOptions("shop"))
    assert tell(told, with_said(SILENT, Said(State.OK))).at == at(90)
    assert tell(CHECK, with_said(SILENT, Said(State.OK))).at == at(70)
