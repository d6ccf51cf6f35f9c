"""The head of the detail in words and figures."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.health import CheckState, Fault, Level, Outcome, Sample, State
from incident_desk.domain.health_check import Check, WebhookOptions
from incident_desk.domain.health_past import Past
from incident_desk.domain.health_state import Trouble
from incident_desk.qt.pages.health.facts import (
    MOST_EVIDENCE,
    Figure,
    Told,
    caption_of,
    figures_of,
    finding_words,
    last_good,
    reason_of,
    title_of,
)
from tests.fakes import NOON
from tests.qt.watched import bad, check_of, good


def ago(seconds):
    return NOON - timedelta(seconds=seconds)


def told(state=State.OK, **facts):
    last = facts.pop("last", good(ago(1)))
    return Told(check_of(), CheckState(state=state, since=ago(60), last=last, **facts), NOON)


DOWN = told(State.DOWN, last=bad(ago(1)), first_failed_at=ago(2950), down_at=ago(2945), failures=49)


@pytest.mark.parametrize(
    ("state", "title"),
    [
        (State.OK, "/health is normal"),
        (State.DOWN, "/health is down"),
        (State.FLAPPING, "/health is flapping"),
        (State.RECOVERING, "/health is recovering"),
        (State.NO_DATA, "/health has no data"),
        (State.BLIND, "/health is not judged"),
        (State.MAINTENANCE, "/health is in maintenance"),
        (State.PAUSED, "/health is paused"),
    ],
)
def test_the_title_says_the_state(state, title):
    assert title_of(told(state)) == title


def test_the_title_names_the_level_and_the_parent():
    assert title_of(told(State.SLOW, level=Level.WARNING)) == "/health is slow"
    assert title_of(told(State.SLOW, level=Level.CRITICAL)) == "/health is slow, critical"
    assert title_of(told(State.SUPPRESSED, parent="DNS")) == "/health fails under DNS"


@pytest.mark.parametrize(
    ("trouble", "title", "figure"),
    [
        (Trouble.SLOW, "/health is slow", "Slow for"),
        (Trouble.PARTLY, "/health is partly failing", "Partly failing for"),
        (Trouble.DEGRADED, "/health is degraded", "Degraded for"),
        (Trouble.WARNING, "/health has a warning", "Warning for"),
    ],
)
def test_what_answers_in_time_is_not_called_slow(trouble, title, figure):
    one = told(State.SLOW, level=Level.WARNING, trouble=trouble)
    assert (title_of(one), figures_of(one)[0].name) == (title, figure)


def test_what_others_tell_is_asked_at_no_interval():
    check = Check("a", "Alerts", WebhookOptions("shop"))
    assert caption_of(replace(told(), check=check, is_at_incident_pace=True)) == "Told by the hook shop"


def test_the_caption_says_how_it_is_asked_and_whom_it_belongs_to():
    one = replace(told(), check=replace(check_of(), group="Shop", environment="production", interval_s=30.0))
    assert caption_of(one) == "GET http://127.0.0.1:9/health · checked every 30 s · Shop, production"
    assert "checked every 5 s while an incident is open" in caption_of(replace(one, is_at_incident_pace=True))
    assert "asked again in 4 s" in caption_of(replace(one, rest="asked again in 4 s"))
    assert caption_of(replace(one, is_standing=True)).endswith("standing check")


def test_what_is_down_says_since_when_and_its_last_good_answer():
    day = Past(answers=100, failed=3, known_s=100.0, good_s=96.6, p50_s=0.5, since=ago(86_400), until=NOON)
    figures = figures_of(
        replace(DOWN, past=day, usual=replace(day, p50_s=0.096), last_good=good(ago(3000), ms=1100))
    )
    assert figures == (
        Figure("Down for", "49:10"), Figure("Last good answer", "11:10:00, 1.1 s"), Figure("Usual answer", "96 ms"),
        Figure("Last 24 h", "96.6 % up"),
    )  # fmt: skip


def test_without_a_history_nothing_is_made_up():
    values = [one.value for one in figures_of(DOWN)]
    assert values == ["49:10", "not known", "not known", "not known"]


def test_what_is_normal_says_its_last_answer_and_the_median_of_what_is_known():
    figures = figures_of(told(latencies=(10.0, None, 30.0, 20.0)))
    assert figures[:3] == (
        Figure("Normal for", "01:00"),
        Figure("Last answer", "40 ms"),
        Figure("Usual answer", "20 ms"),
    )


def test_the_reason_is_what_it_is_beyond_or_what_the_answer_lacked():
    assert (
        reason_of(told(State.SLOW, level=Level.WARNING, beyond="2 s, warning above 1 s"))
        == "2 s, warning above 1 s"
    )
    assert reason_of(DOWN) == "no answer in 5 s"
    assert reason_of(told(State.BLIND, reason="this computer slept")) == "this computer slept"


def test_a_finding_has_the_state_and_a_bounded_evidence():
    said = finding_words(replace(DOWN, state=replace_last(DOWN.state, evidence="x" * 9000)))
    first, _, rest = said.partition("\n")
    assert first == "/health is down since 11:10:50 UTC: no answer in 5 s"
    assert rest.startswith("total 5000 ms") and len(rest) == MOST_EVIDENCE
    assert finding_words(told()).startswith("/health is normal, 40 ms")


def replace_last(state, **facts):
    return replace(state, last=replace(state.last, **facts))


def test_the_last_good_answer_is_the_newest_that_is_good():
    answers = (bad(ago(1)), good(ago(2), ms=7.0), good(ago(3), ms=8.0))
    assert last_good(answers).timing.total_ms == 7.0
    assert last_good(answers[:1]) is None
    assert isinstance(answers[0], Sample) and answers[0].fault is Fault.TIMEOUT


def test_what_others_tell_says_when_it_was_told_last():
    check = Check("a", "Alerts", WebhookOptions("shop", expect_every_s=300))
    one = replace(told(last=Sample("a", ago(60), Outcome.OK)), check=check)
    assert "a call is awaited every 5 min" in caption_of(one)
    assert figures_of(one)[1:3] == (Figure("Last told", "11:59:00 UTC"), Figure("It said", "no alert"))
    never = replace(told(State.NO_DATA, last=None), check=check)
    assert figures_of(never)[1] == Figure("Last told", "never yet")


def test_what_is_in_maintenance_says_how_long_it_fails_and_else_how_long_it_is_so():
    assert figures_of(told(State.MAINTENANCE))[0] == Figure("In maintenance for", "01:00")
    failing = told(State.MAINTENANCE, down_at=ago(200), first_failed_at=ago(300))
    assert figures_of(failing)[0] == Figure("Failing for", "05:00")
    assert figures_of(told(State.PAUSED))[0].name == "Paused for"
