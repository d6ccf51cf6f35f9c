"""An incident for a terminal: plain words, every line true."""

from dataclasses import replace
from datetime import UTC, timedelta

from incident_desk.domain.clock import clock
from incident_desk.domain.escalation import EscalationReading
from incident_desk.domain.timeline import Sign, timeline
from incident_desk.formats.grammar import Line
from incident_desk.formats.incident_text import clock_text, escalation_text, list_text, show_text
from incident_desk.formats.times import in_zone
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.logging import log, strike
from incident_desk.services.acts.playing import set_step
from incident_desk.services.acts.steering import acknowledge
from incident_desk.services.acts.undoing import undo
from tests.domain.test_incident import BOOK
from tests.fakes import NOON, Bench


def told(bench, one, minutes):
    incident = bench.desk.incident_of(one)
    return show_text(incident, timeline(bench.desk.events(one)), clock(incident, NOON + timedelta(minutes=minutes)))


def test_the_list_names_key_severity_status_time_and_title():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK")
    assert list_text([one], lambda at: in_zone(at, UTC)) == (
        "INC-0001   —     Investigating  2026-03-01 12:00:00 UTC  Down"
    )
    assert "Declare one with" in list_text([], str)
    assert "more with --all" not in list_text([], str)
    assert list_text([], str, runs=1).endswith("1 checklist run: incident-desk checklist list")
    assert "3 checklist runs: " in list_text([], str, runs=3) and "checklist" not in list_text([], str)
    assert list_text([], str, hidden=2).splitlines()[1] == "2 more with --all: drills and past incidents"


def test_a_target_says_what_is_left_what_is_late_and_what_was_missed():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", "P1"), "MK").id
    for minutes, words in ((1, "on track, 14:00 left of 15 min"), (13, "at risk, 02:00 left"), (14, "almost due"),
                           (16, "late, +01:00 of 15 min")):  # fmt: skip
        assert words in clock_text(clock(bench.desk.incident_of(one), NOON + timedelta(minutes=minutes)))
    bench.clock.pass_s(18 * 60 + 26)
    bench.desk.act(one, lambda i, _: acknowledge(i, None), "MK")
    reading = clock(bench.desk.incident_of(one), NOON + timedelta(hours=1))
    assert "missed by 03:26, 18:26 of 15 min (from settings)" in clock_text(reading)


def test_steps_show_their_state_and_entries_their_traces():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down", playbook=BOOK), "MK").id
    bench.desk.act(one, lambda i, _: set_step(i, "1", "done"), "RO")
    wrong = bench.desk.act(one, lambda *_: log(Line("wrong", Sign.NOTE)), "MK").events[0]
    bench.desk.act(one, lambda *_: strike(wrong, "other incident"), "MK")
    bench.desk.act(one, lambda *_: log(Line("gone", Sign.NOTE)), "MK")
    bench.desk.act(one, lambda i, n: undo(i, bench.desk.events(one), n), "MK")
    text = told(bench, one, 5)
    for words in (
        "▸ 1 Look  1 of 2",
        "[x] 1        Read  RO 12:00:00",
        "[ ] 2        Ask",
        "(struck: other incident)",
        "gone  · MK  (undone)",
    ):
        assert words in text


def test_nothing_stated_is_said_as_not_stated():
    bench = Bench()
    one = bench.desk.declare(Declaration("Down"), "MK").id
    text = told(bench, one, 5)
    assert text.count("not stated") == 4 and "severity not stated" in text


def test_the_escalation_is_told_as_it_stands():
    due = NOON + timedelta(minutes=15)
    one = EscalationReading("CTO", due, "resolution target", 3, NOON + timedelta(minutes=11))
    before, after = NOON, due + timedelta(seconds=1)
    assert escalation_text(one, before) == (
        "CTO at 12:15:00 UTC, if the resolution target is missed, warning 12:11:00 UTC (from settings)"
    )
    assert escalation_text(one, after) == "CTO, due since 12:15:00 UTC, resolution target missed"
    put_off = replace(one, snoozed_until=due + timedelta(minutes=10))
    assert escalation_text(put_off, after) == "CTO, put off until 12:25:00 UTC, due since 12:15:00 UTC"
    timed, phase = replace(one, because="playbook", warning=None), replace(one, because="phase", phase="Diagnosis")
    assert escalation_text(timed, before) == "CTO at 12:15:00 UTC, as the playbook says"
    assert "Diagnosis over its window" in escalation_text(phase, after)
    assert escalation_text(replace(one, due=None), before) == "CTO, when it is needed"
