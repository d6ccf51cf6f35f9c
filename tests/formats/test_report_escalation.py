"""The report tells who was called, in which order, and for how long an alarm was put off."""

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_document import Table
from incident_desk.formats.report_escalation import escalation
from tests.report_samples import at, begin


def called(recorder, clock, level, role, outcome):
    recorder.write(
        [Draft(Kind.ESCALATED, {"level": level, "role": role, "outcome": outcome})], at(clock), "Maya Kern"
    )


def rows(recorder):
    report = build_report(recorder.events, "x")
    (table,) = (one for one in escalation(report) if isinstance(one, Table))
    return [tuple(cell.text for cell in row) for row in table.rows], table


def test_without_a_call_there_is_no_heading():
    assert tuple(escalation(build_report(begin().events, "x"))) == ()


def test_calls_and_snoozes_stand_in_order_of_time_with_level_role_outcome_and_reason():
    recorder = begin()
    called(recorder, "23:00", 1, "Technical Lead", "no_answer")
    body = {"level": 2, "role": "CTO", "until": at("23:15").isoformat(), "reason": "boarding"}
    recorder.write([Draft(Kind.ESCALATION_SNOOZED, body)], at("23:05"), "Maya Kern")
    called(recorder, "23:16", 2, "CTO", "reached")
    told, table = rows(recorder)
    assert [row[1:4] for row in told] == [
        ("1", "Technical Lead", "no answer"), ("2", "CTO", "put off until 23:15:00"), ("2", "CTO", "reached"),
    ]  # fmt: skip
    assert [row[0][-8:] for row in told] == ["23:00:00", "23:05:00", "23:16:00"]
    assert table.rows[1][3].note == "boarding" and all(row[4] for row in told)
    (one,) = build_report(recorder.events, "x").to_data()["snoozes"]
    assert (one["role"], one["reason"]) == ("CTO", "boarding")
