"""A report in words: what stands around it, and its sections in order."""

from incident_desk.domain.events import RecordKind
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from tests.report_samples import checkout, drill, opened, reopened


def doc_of(recorder):
    return document(build_report(recorder.events, "Incident Desk 0.1.0"))


def test_a_drill_report_starts_with_the_word_drill():
    doc = doc_of(drill())
    assert doc.kind.startswith("Drill")
    assert doc.title.startswith("Drill: ")
    assert doc.running.startswith("Drill")
    assert not doc_of(checkout()).kind.startswith("Drill")


def test_every_kind_of_record_has_its_name():
    kinds = {record: doc_of(opened(record=record)).kind for record in RecordKind}
    assert len(set(kinds.values())) == len(RecordKind)


def test_the_footer_names_generator_end_zone_and_head():
    recorder = checkout()
    first, computed, second = doc_of(recorder).footer
    assert "beside its formula" in computed
    assert first == "Incident Desk 0.1.0 · as recorded until 2026-03-01 04:01:20 UTC · all times in UTC"
    assert second == f"Record head {len(recorder.events)} {recorder.events[-1].hash}"


def test_sections_are_numbered_in_order():
    titles = [section.title for section in doc_of(reopened()).sections if not section.appendix]
    assert [title.split(" ", 1)[0] for title in titles] == [str(n) for n in range(1, len(titles) + 1)]
