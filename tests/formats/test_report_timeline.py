"""The timeline of a report keeps the trace of everything that was done to a row."""

from incident_desk.domain.entry_changes import standings
from incident_desk.domain.events import Draft, Kind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.timeline import HIDDEN
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.formats.prose import document
from incident_desk.formats.report_document import Subheading, Table
from incident_desk.formats.report_timeline import by_day, kind_word
from incident_desk.services.acts.logging import Rewrite, amend, erase, strike
from incident_desk.services.acts.placing import group, pin
from tests.report_samples import at, begin, checkout, long


def blocks_of(recorder):
    return tuple(by_day(build_report(recorder.events, "x").timeline))


def row_of(recorder, text):
    tables = [block for block in blocks_of(recorder) if isinstance(block, Table)]
    return next(row for table in tables for row in table.rows if text in row[2].text)


def test_each_day_has_its_heading():
    days = [block.text for block in blocks_of(long(400)) if isinstance(block, Subheading)]
    assert days == ["2026-03-01", "2026-03-02"]


def test_a_struck_row_is_struck_and_says_why():
    recorder = begin()
    entry = recorder.log("The database is full", "03:05")
    recorder.write(strike(entry, "it was not"), at("03:06"))
    cell = row_of(recorder, "The database is full")[2]
    assert cell.struck and "Struck: it was not" in cell.note


def test_an_undone_row_is_struck_and_says_undone():
    recorder = begin()
    entry = recorder.log("Slip", "03:05")
    recorder.write([Draft(Kind.UNDONE, {"act": entry.act})], at("03:06"))
    cell = row_of(recorder, "Slip")[2]
    assert cell.struck and "Undone" in cell.note


def test_an_erased_row_keeps_its_place_and_not_its_words():
    recorder = begin()
    entry = recorder.log("password hunter2", "03:05")
    recorder.write(erase(entry, [], "a password"), at("03:06"))
    row = row_of(recorder, "(erased)")
    assert row[0].text == "03:05:00" and row[3].text == "Maya Kowalski"
    assert "erased" in row[2].note
    assert "hunter2" not in str(blocks_of(recorder))


def test_a_reworded_row_says_so():
    recorder = begin()
    entry = recorder.log("Frist", "03:05")
    recorder.write(amend(entry, Rewrite("First")), at("03:06"))
    assert "Reworded" in row_of(recorder, "First")[2].note


def test_a_row_that_was_written_later_says_when():
    recorder = begin()
    recorder.log("Remembered", "04:00", happened=Moment(at("03:10"), Precision.ABOUT))
    row = row_of(recorder, "Remembered")
    assert row[0].text == "about 03:10:00"
    assert row[2].note == "Written down 04:00:00 UTC"


def test_a_row_without_a_known_time_says_so():
    recorder = begin()
    recorder.log("Somewhen", "04:00", happened=Moment.unknown())
    time = row_of(recorder, "Somewhen")[0]
    assert (time.text, time.note) == ("not known", "written 04:00:00")


def test_the_text_of_an_update_stands_in_its_own_section_only():
    assert row_of(checkout(), "Update sent")[2].note == ""


def test_every_kind_of_event_has_a_short_word():
    assert all(len(kind_word(kind)) <= 12 for kind in Kind if kind not in HIDDEN)
    assert kind_word("something_new") == "something new"


def test_a_row_says_until_when_it_went_on_that_it_is_pinned_and_what_it_stands_under():
    recorder = begin()
    above = recorder.log("The pool was reset " + "x" * 100, "03:05")
    under = recorder.log("Ping went down", "03:06")
    recorder.write(amend(above, Rewrite(ended=at("03:17").isoformat())), at("03:18"))
    recorder.write(pin(above, pinned=True), at("03:19"))
    recorder.write(group([under.id], above.id, standings(recorder.events, frozenset())), at("03:20"))
    note = row_of(recorder, "The pool was reset")[2].note
    assert "Went on until 03:17:00 UTC, 12 min" in note and "Pinned" in note.splitlines()
    below = row_of(recorder, "Ping went down")[2].note
    assert "Under: The pool was reset x" in below and below.endswith("…")


def test_the_document_of_the_markdown_and_of_the_pdf_has_them():
    recorder = begin()
    entry = recorder.log("The pool was reset", "03:05")
    recorder.write(pin(entry, pinned=True), at("03:19"))
    report = build_report(recorder.events, "x")
    assert "Pinned" in markdown_of(report) and "Pinned" in str(document(report))
