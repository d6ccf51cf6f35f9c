"""The last answers as rows, and what one of them said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from incident_desk.domain.findings import Part, PartState, PeerCertificate
from incident_desk.domain.health import Outcome, Sample
from incident_desk.domain.health_check import Rule, WebhookOptions
from incident_desk.domain.health_record import SeenElsewhere
from incident_desk.domain.health_rules import Measure, Threshold
from incident_desk.qt.pages.health.answers import LONGEST_SAID, MOST, answer_rows, look_lines, said_lines
from tests.fakes import NOON
from tests.qt.watched import bad, check_of, good

CHECK = replace(check_of(), rule=Rule(thresholds=(Threshold(Measure.LATENCY, 1),)))


def at(seconds):
    return NOON + timedelta(seconds=seconds)


def test_a_row_says_when_how_what_and_how_long():
    rows = answer_rows(CHECK, [bad(at(3)), good(at(2), ms=1100), good(at(1))])
    assert [(one.at, one.how, one.words, one.took) for one in rows] == [
        ("12:00:03", "failed", "no answer in 5 s", "5.0 s"), ("12:00:02", "slow", "200", "1.1 s"),
        ("12:00:01", "ok", "200", "40 ms"),
    ]  # fmt: skip
    assert rows[0].spoken == "12:00:03, failed, no answer in 5 s, 5.0 s"


def test_what_could_not_be_asked_and_what_warns_is_said():
    rows = answer_rows(
        CHECK, [replace(bad(at(2)), outcome=Outcome.UNKNOWN), replace(good(at(1)), warning="9 days")]
    )
    assert [(one.how, one.words) for one in rows] == [("not asked", "no answer in 5 s"), ("ok", "9 days")]


def test_older_ones_come_from_the_history_and_none_twice():
    live = [good(at(5)), good(at(4))]
    rows = answer_rows(CHECK, live, [good(at(4)), good(at(3)), *(good(at(-n)) for n in range(99))])
    assert [one.at for one in rows[:3]] == ["12:00:05", "12:00:04", "12:00:03"] and len(rows) == MOST


def test_all_that_one_answer_said_is_told_and_bounded():
    certificate = PeerCertificate("example.net", "CA", datetime(2027, 1, 1, tzinfo=UTC))
    sample = replace(
        bad(NOON), evidence="x" * 5000, certificate=certificate, parts=(Part("db", PartState.FAILING),), warning="w"
    )
    lines = said_lines(sample)
    assert lines[0] == "x" * LONGEST_SAID
    assert lines[1:] == (
        "total 5000 ms", "w", "certificate example.net, by CA, until 2027-01-01 00:00 UTC", "part db failing",
    )  # fmt: skip
    assert said_lines(bad(NOON))[0] == "no answer in 5 s"


def test_looks_from_elsewhere_are_of_this_check_or_of_all():
    looks = [
        SeenElsewhere(at(1), "RO", "phone", False, check="health"),
        SeenElsewhere(at(2), "MK", "VPN", True, "search"),
        SeenElsewhere(at(3), "MK", "VPN", True, check="search"),
    ]
    assert look_lines(looks, "health") == (
        "12:00:02 works, seen from VPN by MK: search", "12:00:01 does not work, seen from phone by RO",
    )  # fmt: skip


def test_what_others_told_took_no_time():
    check = replace(CHECK, options=WebhookOptions("alerts"), rule=Rule(failures=1, good=1))
    (row,) = answer_rows(check, [Sample("x", at(1), Outcome.OK)])
    assert (row.words, row.took, row.spoken) == ("no alert", "", "12:00:01, ok, no alert")
