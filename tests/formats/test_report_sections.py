"""The sections: what stands in them, and that an empty one says so."""

import pytest

from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.report_document import Message, Paragraph, Subheading, Table, Tone
from incident_desk.formats.report_sections import decisions_of, sections
from incident_desk.services.acts.steering import resolve
from tests.report_samples import at, bare, begin, checkout, disordered, exactly, opened, reopened


def blocks_of(recorder, title):
    parts = sections(build_report(recorder.events, "x"))
    return next(part.blocks for part in parts if part.title == title)


def rows_of(recorder, title):
    tables = [block for block in blocks_of(recorder, title) if isinstance(block, Table)]
    return [tuple(cell.text for cell in row) for table in tables for row in table.rows]


def words_of(recorder, title):
    return " ".join(one.text for one in blocks_of(recorder, title) if isinstance(one, (Paragraph, Subheading)))


def notes_of(recorder, title):
    tables = [block for block in blocks_of(recorder, title) if isinstance(block, Table)]
    return {cell.note for table in tables for row in table.rows for cell in row}


def test_every_milestone_stands_with_its_meaning_and_its_distance():
    rows = rows_of(checkout(), "Milestones and durations")
    assert rows[0][:3] == ("Impact started", "about 2026-03-01 02:51:00", "about −11:00")
    assert ("Closed", "not recorded", "n/a", "the paperwork is finished") in rows


def test_every_duration_stands_with_its_formula_or_its_reason():
    rows = rows_of(disordered(), "Milestones and durations")
    assert ("Time to declare", "22 min 00 s", "declared − detected") in rows
    assert (
        "Time to detect", "n/a, because detected is recorded before its start", "detected − impact started",
    ) in rows  # fmt: skip


def test_a_target_row_has_due_done_and_outcome():
    row = rows_of(checkout(), "Targets")[0]
    assert row == ("Response", "2 h", "2026-03-01 05:02:00", "2026-03-01 03:04:10", "met in 02:10")


def test_the_target_notes_say_what_the_figures_rest_on():
    assert "detected 2026-03-01 02:58:20 UTC, 03:40 before it was declared" in words_of(checkout(), "Targets")
    assert "Response runs from declared to acknowledged. Resolution runs from declared to resolved." in words_of(
        checkout(), "Targets"
    )
    assert "those of P2, the severity when the record ends" in words_of(checkout(), "Targets")
    assert "within 5 min (allowance from settings)" in words_of(opened(severity="P0"), "Targets")


def test_pauses_are_listed_with_reason_and_party():
    recorder = begin()
    body = {"target": "resolution", "reason": "waiting for the provider", "party": "Payments Ltd"}
    recorder.write([Draft(Kind.TARGET_PAUSED, body)], at("04:30"))
    recorder.log("Still waiting", "05:00")
    ledger = ("Resolution", "2026-03-01 04:30:00", "not resumed", "30:00", "waiting for the provider")
    assert ledger in rows_of(recorder, "Targets")
    assert "Payments Ltd" in notes_of(recorder, "Targets")


def test_a_target_that_was_paused_shows_both_figures():
    recorder = begin()
    body = {"target": "resolution", "reason": "waiting for the provider", "party": "Payments Ltd"}
    recorder.write([Draft(Kind.TARGET_PAUSED, body)], at("04:00"))
    recorder.write([Draft(Kind.TARGET_RESUMED, {"target": "resolution"})], at("05:30"))
    recorder.write(resolve(recorder.state, exactly("08:00"), exactly("07:50")), at("08:00"))
    recorder.log("The review is on Monday", "09:00")
    row = rows_of(recorder, "Targets")[1]
    assert row[2:] == ("2026-03-01 08:32:00", "2026-03-01 08:00:00", "met in 3:28:00")
    notes = notes_of(recorder, "Targets")
    assert {"2026-03-01 07:02:00 without the pauses", "pauses counted: missed by 58:00"} <= notes


def test_impact_intervals_stand_only_where_there_are_several():
    assert "In all: about 1 h 12 min." in words_of(reopened(), "Impact")
    assert rows_of(reopened(), "Impact")[0][0] == "1"
    assert "In all" not in words_of(checkout(), "Impact")


def test_answers_tell_not_stated_from_not_known():
    rows = {row[0]: row[1] for row in rows_of(checkout(), "Impact")}
    assert rows["Is money or a contract at risk?"] == "not known"
    assert "Since when?" not in rows
    said = next(one.text for one in blocks_of(checkout(), "Impact") if isinstance(one, Paragraph))
    assert said.startswith("Not stated: ") and "Since when?" in said


def test_turns_stand_in_the_order_of_time():
    kinds = [row[1] for row in rows_of(reopened(), "Decisions and turns")]
    assert kinds == ["decision", "severity", "reopened"]


def test_a_decision_that_was_struck_is_none():
    recorder = checkout()
    decided = recorder.log("Buy a bigger server", "04:10", sign="decision")
    recorder.write([Draft(Kind.ENTRY_STRUCK, {"entry": decided.id, "reason": "no"})], at("04:11"))
    report = build_report(recorder.events, "x")
    assert [row.text for row in decisions_of(report)] == ["Roll back to 4.1.2 instead of fixing forward"]


def test_an_action_item_without_owner_or_date_says_so():
    assert rows_of(checkout(), "Action items")[1] == ("2", "Rehearse the roll-back", "no owner", "no date", "open")


def test_an_update_stands_as_it_went_out():
    message = next(one for one in blocks_of(checkout(), "Updates sent") if isinstance(one, Message))
    assert message.text == "We are looking into failing checkouts.\nNext update at 03:25 UTC."
    assert message.caption == "Update 1, 2026-03-01 03:10:00 UTC to status page, support, by Maya Kowalski"


def test_checks_show_before_and_after_and_the_quiet_ones():
    recorder = checkout()
    watched = {"check": {"id": "c9", "name": "Search"}}
    recorder.write([Draft(Kind.CHECK_WATCHED, watched)], at("04:30"))
    rows = rows_of(recorder, "Checks")
    assert rows[0] == ("2026-03-01 02:58:20", "Checkout page", "normal", "down", "502 after 30 ms")
    assert "Watched without a recorded change: Search." in words_of(recorder, "Checks")


def test_the_record_section_holds_the_head_and_says_what_it_proves():
    recorder = checkout()
    rows = dict(rows_of(recorder, "The record"))
    assert rows["Its hash (SHA-256)"] == recorder.events[-1].hash
    assert "tamper-evident" in words_of(recorder, "The record")
    assert "added nothing to the record" in words_of(recorder, "The record")


def test_clock_jumps_and_evidence_stand_in_the_record_section():
    recorder = checkout()
    recorder.write([Draft(Kind.CLOCK_JUMPED, {"seconds": -3600.5})], at("04:30"))
    evidence = {"name": "graph.png", "size": 2048, "sha256": "ab12"}
    recorder.write([Draft(Kind.EVIDENCE_ATTACHED, evidence, Moment(at("04:31"), Precision.ABOUT))], at("04:32"))
    rows = rows_of(recorder, "The record")
    assert ("2026-03-01 04:30:00", "-3600.5 s") in rows
    assert ("about 2026-03-01 04:31:00", "graph.png", "2048 B", "ab12") in rows


def test_hand_overs_are_listed():
    recorder = checkout()
    recorder.write([Draft(Kind.ROLE_TAKEN, {"role": "commander", "person": "Noor"}, exactly("04:20"))], at("04:20"))
    rows = rows_of(recorder, "People")
    assert rows[0] == ("Commander", "Maya Kowalski", "2026-03-01 03:02:00", "handed over")
    assert rows[-1] == ("Commander", "Noor", "2026-03-01 04:20:00", "at the end of the record")


@pytest.mark.parametrize(
    "title", ["Decisions and turns", "Action items", "Checks", "Updates sent", "Phases and checklist"]
)
def test_an_empty_section_says_that_it_is_empty(title):
    assert words_of(bare(), title).startswith(("No", "Nobody"))


def test_a_check_is_worded_as_on_the_desk_and_its_state_has_a_tone():
    tables = [block for block in blocks_of(checkout(), "Checks") if isinstance(block, Table)]
    after = [row[3] for row in tables[0].rows]
    assert [(cell.text, cell.tone) for cell in after] == [("down", Tone.BAD), ("normal", Tone.GOOD)]
