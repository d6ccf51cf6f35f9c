"""A check as a row: its value, since when, why; a change is marked for a minute."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.checks.certificate import CertificateOptions
from incident_desk.domain.findings import Part, PartState, PeerCertificate
from incident_desk.domain.health import (
    CheckState,
    Fault,
    Level,
    Outcome,
    Said,
    Sample,
    State,
    Timing,
    judge,
    resume,
)
from incident_desk.domain.health_check import Check, WebhookOptions
from incident_desk.domain.health_state import Trouble
from incident_desk.qt.panes.health.row import for_words, health_rows, row_of
from incident_desk.services.monitor import Monitor
from tests.fakes import NOON
from tests.qt.watched import bad, check_of, good


class Asked:
    """Checks on a monitor, with the last change of each."""

    def __init__(self, *names):
        self.checks = [check_of(name) for name in names]
        self.monitor, self.last = Monitor(), {}
        self.monitor.watch(self.checks, NOON)

    def answer(self, *samples):
        for sample in samples:
            for change in self.monitor.record(sample):
                self.last[change.check_id] = change
        return self

    def rows(self, seconds):
        states = [(check, self.monitor.state(check.id)) for check in self.checks]
        return health_rows(states, NOON + timedelta(seconds=seconds), self.last)


def at(seconds):
    return NOON + timedelta(seconds=seconds)


def down(name="a", first=5):
    return bad(at(first), name), bad(at(first + 1), name)


def test_failing_checks_come_first_and_the_others_keep_their_order():
    asked = Asked("a", "b", "c").answer(good(at(1), "a"), good(at(1), "b"), *down("c"))
    assert [row.id for row in asked.rows(7)] == ["c", "a", "b"]


def test_a_first_failure_moves_no_row():
    asked = Asked("a", "b").answer(good(at(1), "a"), good(at(1), "b"), bad(at(5), "b"))
    assert [row.id for row in asked.rows(6)] == ["a", "b"]
    assert asked.rows(6)[1].state is State.OK


def test_an_outage_counts_from_its_first_failure():
    row = Asked("a").answer(*down()).rows(125)[0]
    assert (row.since, row.value, row.word) == ("2 min", "timeout", "down")


def test_one_good_answer_of_two_says_recovering_and_not_its_milliseconds():
    row = Asked("a").answer(*down(), good(at(20), "a")).rows(21)[0]
    assert (row.state, row.value) == (State.DOWN, "recovering")


def test_a_change_is_marked_for_a_minute():
    asked = Asked("a").answer(*down())
    assert asked.rows(10)[0].is_fresh and asked.rows(65)[0].is_fresh
    assert not asked.rows(67)[0].is_fresh


def test_a_recovery_is_shown_for_five_minutes():
    asked = Asked("a").answer(*down(), good(at(10), "a"), good(at(11), "a"))
    assert asked.rows(12)[0].is_recovered and asked.rows(12)[0].word == "recovered"
    assert asked.rows(12)[0].since == ""
    assert not asked.rows(311)[0].is_recovered


def test_a_single_failure_that_came_to_nothing_is_no_recovery():
    asked = Asked("a").answer(good(at(1), "a"), bad(at(5), "a"), good(at(6), "a"))
    assert not asked.rows(7)[0].is_recovered


def test_no_data_is_said_once_and_is_never_normal():
    asked = Asked("a")
    row = asked.rows(0)[0]
    assert (row.state, row.value, row.spoken) == (State.NO_DATA, "no data", "/a, no data")
    asked.answer(good(at(1), "a"))
    asked.monitor.silence(at(60))
    assert asked.rows(61)[0].value == "no data"
    assert asked.rows(61)[0].detail.startswith("no answer from the checker")


@pytest.mark.parametrize(
    ("sample", "value"),
    [
        (good(at(1), "a", 84.4), "84 ms"),
        (good(at(1), "a", 2712.0), "2.7 s"),
        (bad(at(1), "a"), "timeout"),
        (Sample("a", at(1), Outcome.FAILED, Timing(total_ms=9), 503, Fault.STATUS, "answered 503"), "status 503"),
        (Sample("a", at(1), Outcome.FAILED, Timing(), None, Fault.NAME, "no such name"), "name"),
    ],
)
def test_the_value_is_the_last_answer_in_a_word(sample, value):
    assert Asked("a").answer(sample).rows(2)[0].value == value


def test_a_row_is_read_aloud_with_name_state_value_and_length():
    assert Asked("a").answer(*down()).rows(125)[0].spoken == "/a, down, timeout, for 2 min, no answer in 5 s"


def test_without_a_time_nothing_is_counted():
    states = [(check_of("a"), Asked("a").answer(*down()).monitor.state("a"))]
    assert health_rows(states, None)[0].since == "1 s"


def test_the_address_is_shown_without_secrets():
    data = check_of("a").to_data() | {"url": "https://user:secret@example.net/a?token=1"}
    check = Check.from_data(data)
    monitor = Monitor()
    monitor.watch([check], NOON)
    assert "secret" not in health_rows([(check, monitor.state("a"))], NOON)[0].address


@pytest.mark.parametrize(("seconds", "words"), [
    (0, "1 s"), (152, "2 min 32 s"), (1818, "30 min"), (11_520, "3 h 12 min"), (40_000, "11 h"),
    (90_000, "1 d 1 h"),
])  # fmt: skip
def test_how_long_it_lasts_is_as_short_as_its_place(seconds, words):
    assert for_words(seconds) == words


def shown(state, **facts):
    """A check in that state as a row, a minute after noon."""
    last = facts.pop("last", good(at(1), "a"))
    known = CheckState(state=state, since=at(2), last=last, **facts)
    return row_of(check_of("a"), known, at(62))


def test_a_slow_check_says_its_time_and_what_it_is_beyond():
    slow = shown(State.SLOW, last=good(at(1), "a", 2712), level=Level.WARNING, beyond="2.71 s, warning above 1 s")
    assert (slow.value, slow.word, slow.detail) == ("2.7 s", "slow", "2.71 s, warning above 1 s")
    assert slow.spoken == "/a, slow, 2.7 s, for 1 min, 2.71 s, warning above 1 s" and slow.detail in slow.tip
    critical = replace(slow, level=Level.CRITICAL)
    assert critical.word == "slow, critical" and critical.word in critical.spoken and critical.word in critical.tip


def test_a_suppressed_check_names_what_explains_it():
    row = shown(State.SUPPRESSED, parent="DNS", last=bad(at(1), "a"))
    assert row.value == "under DNS" and row.is_under
    assert row.spoken.startswith("/a, suppressed, under DNS")


@pytest.mark.parametrize(
    ("state", "value"),
    [(State.BLIND, "not judged"), (State.PAUSED, "paused"), (State.MAINTENANCE, "maintenance")],
)
def test_what_is_not_judged_is_never_shown_by_its_last_answer(state, value):
    row = shown(state, reason="the network of this computer is down")
    assert row.value == value and "network" in row.tip


def test_without_data_the_reason_stands_beside_the_name():
    row = shown(State.NO_DATA, reason="the command is not allowed here")
    assert (row.value, row.note) == ("no data", "the command is not allowed here")
    assert row.spoken.count("not allowed") == 2 and row.is_timed


def test_a_dead_target_says_when_it_is_asked_again():
    known = CheckState(state=State.DOWN, since=at(2), last=bad(at(1), "a"), failures=9)
    row = row_of(check_of("a"), known, at(9), rest="asked again in 45 s")
    assert row.note == "asked again in 45 s" and row.note in row.spoken


def test_the_parts_of_a_failing_answer_are_named_and_bounded():
    parts = tuple(Part(f"part {number}", PartState.FAILING) for number in range(11))
    last = replace(bad(at(1), "a"), fault=Fault.PART, parts=parts)
    row = shown(State.DOWN, last=last)
    assert row.parts[0] == parts[0].text and row.parts[-1] == "and 3 more parts"
    assert parts[0].text in row.tip
    assert shown(State.OK, last=replace(good(at(1), "a"), parts=parts)).parts == ()


def test_what_is_wrong_with_a_check_that_answers_has_its_own_word_and_its_parts_are_named():
    part = Part("mongodb", PartState.FAILING, "disconnected")
    partly = Sample("a", at(1), Outcome.OK, Timing(total_ms=40), warning=part.text, parts=(part,))
    ends = Sample("a", at(1), Outcome.OK, Timing(total_ms=40), warning="the certificate expires in 9 days")
    (row,) = Asked("a").answer(partly).rows(2)
    assert (row.state, row.word, row.detail) == (State.SLOW, "partly failing", "mongodb failing (disconnected)")
    assert row.parts == ("mongodb failing (disconnected)",)
    assert row.word in row.spoken
    (other,) = Asked("a").answer(ends).rows(2)
    assert (other.word, other.level, other.parts) == ("warning", Level.WARNING, ())


@pytest.mark.parametrize(
    ("trouble", "value"),
    [
        (Trouble.SLOW, "40 ms"),
        (Trouble.PARTLY, "partly failing"),
        (Trouble.DEGRADED, "degraded"),
        (Trouble.WARNING, "warning"),
    ],
)
def test_what_answers_in_time_is_told_by_what_is_wrong_and_not_by_its_time(trouble, value):
    state = CheckState(State.SLOW, since=NOON, level=Level.WARNING, trouble=trouble, last=good(NOON))
    assert row_of(check_of(), state, NOON).value == value
    assert row_of(check_of(), replace(state, state=State.OK), NOON).value == "40 ms"


@pytest.mark.parametrize(("days", "value"), [(61, "61 days"), (1, "1 day"), (0, "0 days"), (-3, "0 days")])
def test_a_certificate_is_told_by_the_days_that_it_has_left(days, value):
    check = Check("a", "TLS", CertificateOptions("shop.example"))
    ends = PeerCertificate("CN=a", "CN=b", NOON + timedelta(days=days, hours=1))
    state = CheckState(State.OK, since=NOON, last=replace(good(NOON), certificate=ends))
    assert row_of(check, state, NOON).value == value
    assert row_of(check, replace(state, last=good(NOON)), NOON).value == "40 ms"


def test_what_others_tell_has_no_time():
    check = Check("a", "Alerts", WebhookOptions("shop"))
    assert row_of(check, CheckState(State.OK, since=NOON, last=good(NOON, ms=0.0)), NOON).value == "no alert"


def test_an_alert_that_others_told_of_is_called_so():
    last = Sample("c", NOON, Outcome.FAILED, fault=Fault.TOLD, error="HighErrorRate")
    state = CheckState(State.DOWN, last=last, failures=1)
    assert row_of(Check("c", "Alerts", WebhookOptions("alerts")), state, NOON, None, "").value == "alert"


@pytest.mark.parametrize("state", [State.SUPPRESSED, State.FLAPPING])
def test_what_is_suppressed_or_flapping_is_so_since_before_a_restart(state):
    check, now = check_of(), NOON + timedelta(seconds=5)
    said = Said(state, trouble_from=NOON - timedelta(minutes=11))
    known = failed_once_more(resume(check, said, NOON), bad(now))
    assert (known.settled, row_of(check, known, now).since) == (state, "11 min")


def failed_once_more(state, sample):
    """The state after a failed answer that its parent explains."""
    return judge(check_of(), state, sample, parent="/db")
