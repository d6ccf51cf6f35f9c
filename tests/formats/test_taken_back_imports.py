"""An import that was taken back is one row of a report's timeline; what stands is listed row by row."""

from datetime import timedelta

from incident_desk.domain.entry_origin import Origin
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.moments import Moment
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.taken_back_imports import gathered
from incident_desk.services.acts.bringing import Brought, bring_in
from tests.report_samples import at, begin


def bring(recorder, count, name="x.csv"):
    entries = [
        Brought(f"line {n}", Moment.exactly(at("02:00") + timedelta(minutes=n)), Origin(name, n, "a1"))
        for n in range(1, count + 1)
    ]
    return recorder.write(bring_in(entries, at("03:30")), at("03:30"))[0].act


def undo(recorder, act):
    recorder.write([Draft(Kind.UNDONE, {"act": act})], at("03:40"))


def log_of(recorder):
    return markdown_of(build_report(recorder.events, "x")).partition("Event log")[2]


def test_an_import_stands_row_by_row_until_it_is_taken_back_as_one():
    recorder = begin()
    recorder.log("between them", "03:00", happened=Moment.exactly(at("02:02")))
    before = len(recorder.events)
    act = bring(recorder, 5)
    assert all(f"line {n}" in log_of(recorder) for n in range(1, 6))
    undo(recorder, act)
    log = log_of(recorder)
    assert "line 1" not in log and "between them" in log and log.count("from x.csv") == 1
    (row,) = [line for line in log.splitlines() if "5 entries brought in from x.csv" in line]
    assert row.startswith(f"| {before + 1} | 02:01:00 |") and "*Undone*" in row
    assert f"No. {before + 1} to {before + 5} of the record, said to be of 2026-03-01 02:01:00 to" in row


def test_two_that_were_taken_back_are_two_rows_and_one_entry_keeps_its_words():
    recorder = begin()
    for count in (3, 2, 1):
        undo(recorder, bring(recorder, count))
    log = log_of(recorder)
    assert [f"{n} entries brought in" in log for n in (3, 2, 1)] == [True, True, False]
    assert "line 1" in log


def test_what_stands_is_left_as_it_is():
    recorder = begin()
    bring(recorder, 3)
    rows = build_report(recorder.events, "x").timeline
    assert gathered(rows) == rows
