"""What calls make of the checks that stand on a hook."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from incident_desk.adapters.probes.hook_book import MOST_HOOKS, MOST_PARTS, HookBook
from incident_desk.domain.findings import PartState
from incident_desk.domain.health import Check, Fault, HttpOptions, Outcome
from incident_desk.domain.health_check import WebhookOptions
from incident_desk.domain.hooks import MOST_ALERTS, Alert, AlertState, Call

T0 = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
A = Alert("a", "HighLatency", AlertState.FIRING, "p99 above 2 s", (("instance", "api-1"), ("severity", "critical")))
B = Alert("b", "LowDisk", AlertState.FIRING, "", (("severity", "warning"),), T0)


def over(alert: Alert) -> Alert:
    return replace(alert, state=AlertState.OVER)


class Now:
    def __init__(self) -> None:
        self.time = T0

    def __call__(self) -> datetime:
        return self.time


def check(name: str = "shop", *match: str, hook: str = "shop") -> Check:
    return Check(f"inc/{name}", name, WebhookOptions(hook, match=match))


def book_of(*checks: Check) -> tuple[HookBook, Now]:
    now = Now()
    book = HookBook(now)
    assert book.standing(book.follow(checks)) == []
    return book, now


def test_an_alert_that_fires_fails_the_check_with_its_words_and_evidence_and_its_end_makes_it_good():
    book, now = book_of(check())
    (bad,) = book.take("shop", Call((A,)), "{…}")
    assert (bad.check_id, bad.at, bad.outcome, bad.fault) == ("inc/shop", T0, Outcome.FAILED, Fault.TOLD)
    assert (bad.error, bad.evidence) == ("HighLatency: p99 above 2 s", "{…}")
    now.time += timedelta(seconds=60)
    (good,) = book.take("shop", Call((over(A),)), "")
    assert (good.outcome, good.error, good.fault) == (Outcome.OK, "", None)


def test_it_is_failed_while_any_alert_fires_and_the_parts_name_them():
    book, _ = book_of(check())
    book.take("shop", Call((A,)), "")
    (both,) = book.take("shop", Call((B,)), "")
    assert both.error == "LowDisk (and 1 more)"
    assert [one.text for one in both.parts] == [
        "HighLatency (api-1) failing (firing)", "LowDisk failing (since 28 Nov 12:00 UTC)",
    ]  # fmt: skip
    (one,) = book.take("shop", Call((over(A),)), "")
    assert (one.outcome, one.error) == (Outcome.FAILED, "LowDisk")
    assert [part.state for part in one.parts] == [PartState.FAILING, PartState.OK]
    (none,) = book.take("shop", Call((over(B),)), "")
    assert none.outcome is Outcome.OK and [part.name for part in none.parts] == ["LowDisk"]


def test_a_check_hears_the_alerts_alone_that_it_is_about():
    book, _ = book_of(check("critical", "severity=critical"), check("all"), check("other", hook="other"))
    assert [one.check_id for one in book.take("shop", Call((B,)), "")] == ["inc/all"]
    assert [one.check_id for one in book.take("shop", Call((A,)), "")] == ["inc/critical", "inc/all"]
    assert book.names == ["other", "shop"]
    assert book.take("nobody", Call((A,)), "") == []


def test_a_call_about_everything_ends_all_that_fires():
    book, _ = book_of(check(), check("critical", "severity=critical"))
    book.take("shop", Call((A, B)), "")
    up = Alert("own:", "told up", AlertState.OVER, "", (("alertname", "told up"),))
    assert {one.check_id: one.outcome for one in book.take("shop", Call((up,), is_all=True), "")} == {
        "inc/shop": Outcome.OK, "inc/critical": Outcome.OK,
    }  # fmt: skip


def test_a_warning_is_told_and_fails_nothing():
    book, _ = book_of(check())
    (sample,) = book.take("shop", Call((replace(B, state=AlertState.WARNING),)), "")
    assert (sample.outcome, sample.warning, sample.error) == (Outcome.OK, "LowDisk", "")
    (sample,) = book.take("shop", Call((A,)), "")
    assert (sample.outcome, sample.warning) == (Outcome.FAILED, "")


def test_a_check_that_begins_later_stands_as_was_told_before_and_at_that_time():
    book, now = book_of(check())
    book.take("shop", Call((A,)), "{…}")
    now.time += timedelta(minutes=8)
    (standing,) = book.standing(book.follow([check(), check("taken along")]))
    assert (standing.check_id, standing.at, standing.outcome, standing.evidence) == (
        "inc/taken along", T0, Outcome.FAILED, "{…}",
    )  # fmt: skip
    assert book.follow([check(), check("taken along")]) == []
    (other,) = book.standing(book.follow([check("shop", "severity=critical")]))
    assert other.outcome is Outcome.FAILED


def test_what_was_told_before_nobody_listened_is_no_state_but_still_fires():
    book, now = book_of()
    book.take("shop", Call((A,)), "")
    now.time += timedelta(hours=9)
    book.known_from = now.time
    assert book.follow([check()]) == ["inc/shop"] and book.standing() == []
    (sample,) = book.take("shop", Call((over(B),)), "")
    assert (sample.outcome, sample.error) == (Outcome.FAILED, "HighLatency: p99 above 2 s")


def test_paused_checks_and_those_that_are_asked_hear_nothing():
    asked = Check("inc/http", "http", HttpOptions("https://example.org"))
    book, _ = book_of(replace(check(), paused=True), asked)
    assert book.take("shop", Call((A,)), "") == [] and book.names == []


def test_of_two_calls_at_one_moment_the_second_is_later():
    book, _ = book_of(check())
    (first,) = book.take("shop", Call((A,)), "")
    (second,) = book.take("shop", Call((over(A),)), "")
    assert second.at > first.at


def test_it_keeps_so_many_alerts_and_hooks_and_drops_those_first_that_are_over():
    book, now = book_of(check())
    book.take("shop", Call((A,)), "")
    for number in range(2 * MOST_ALERTS):
        now.time += timedelta(seconds=1)
        (sample,) = book.take("shop", Call((over(replace(A, key=str(number))),)), "")
    assert sample.outcome is Outcome.FAILED and len(book.hooks["shop"].heard) == MOST_ALERTS
    many = [replace(A, key=f"f{number}") for number in range(MOST_ALERTS)]
    (sample,) = book.take("shop", Call(tuple(many)), "")
    assert len(sample.parts) == MOST_PARTS and sample.error.endswith(f"(and {MOST_ALERTS - 1} more)")
    for number in range(2 * MOST_HOOKS):
        book.take(f"hook-{number}", Call((A,)), "")
    assert len(book.hooks) == MOST_HOOKS


def test_while_nobody_is_heard_nothing_is_known_of_these_checks_or_of_any():
    book, _ = book_of(check(), check("other"))
    (one,) = book.deaf("it is off", ["inc/other", "inc/gone"])
    assert (one.check_id, one.outcome, one.fault, one.error) == (
        "inc/other", Outcome.UNKNOWN, Fault.PROBE, "it is off",
    )  # fmt: skip
    assert {one.check_id for one in book.deaf("it is off", book.checks)} == book.checks == {"inc/shop", "inc/other"}
