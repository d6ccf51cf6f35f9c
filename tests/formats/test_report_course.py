"""Phases against their plan, and every step with its outcome."""

from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_course import checklist, phases
from incident_desk.formats.report_document import Subheading, Table
from incident_desk.services.acts.playing import enter_phase
from tests.report_samples import at, bare, checkout, late


def report_of(recorder):
    return build_report(recorder.events, "x")


def phase_rows(recorder):
    return [tuple(cell.text for cell in row) for row in next(phases(report_of(recorder))).rows]


def test_a_phase_shows_plan_and_course():
    rows = phase_rows(checkout())
    assert rows[0] == ("Assess", "0 to 15 min", "2026-03-01 03:02:00 to 03:12:30", "in time", "2 of 3")
    assert rows[2] == ("Review", "not stated", "not entered", "n/a", "0 of 1")


def test_a_phase_over_its_window_says_by_how_much():
    assert phase_rows(late())[0][2:4] == ("2026-03-01 03:02:00, not left", "over by 4:43:00")


def test_a_phase_entered_twice_shows_both_times():
    recorder = checkout()
    recorder.write(enter_phase(recorder.state, "Assess", at("05:00")), at("05:00"))
    assert phase_rows(recorder)[0][2] == "2026-03-01 03:02:00 to 03:12:30\n2026-03-01 05:00:00, not left"


def test_a_record_without_a_playbook_says_so():
    assert "No playbook" in next(phases(report_of(bare()))).text
    assert not tuple(checklist(report_of(bare())))


def test_every_step_stands_with_state_person_time_and_reason():
    blocks = tuple(checklist(report_of(checkout())))
    assert [one.text for one in blocks if isinstance(one, Subheading)][0] == "Assess: 2 of 3 settled"
    rows = [row for one in blocks if isinstance(one, Table) for row in one.rows]
    skipped = next(row for row in rows if row[1].text == "Switch the payment provider")
    assert [cell.text for cell in skipped] == [
        "not needed", "Switch the payment provider", "Maya Kowalski", "2026-03-01 03:31:30",
    ]  # fmt: skip
    assert skipped[1].note == "the roll-back was enough"
    nested = next(row for row in rows if row[1].text == "Compare the tags")
    assert (nested[0].text, nested[1].depth) == ("to do", 1)
