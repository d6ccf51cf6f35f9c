"""A file is looked at before anything is written: what it would bring, or that it is none of ours."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import NotFound, Refused
from incident_desk.formats.record_file import read_record
from incident_desk.services.library import Library
from incident_desk.services.reading_watch import ReadingStopped, ReadingWatch
from incident_desk.services.record_reading import RecordFiles, preview_of
from tests.fakes import NOON
from tests.qt.record_files import EARLIER, elsewhere, pdf_with, record_json


class Files:
    """Files by their paths."""

    def __init__(self, **files):
        self._files = files

    def read_outside(self, path, largest):
        return self._files.get(path.rpartition("/")[2].replace(".", "_"))


def look(path, watch=None, **files):
    return RecordFiles(Library(Files(**files), None)).look(path, watch or ReadingWatch())


def test_a_preview_counts_what_would_come_in():
    bench, incident = elsewhere()
    found = preview_of(read_record(record_json(bench.store.events(incident)), "a.json"))
    begun = NOON - EARLIER
    assert (found.first, found.last) == (begun, begun + timedelta(minutes=3))
    assert (found.entries, found.writers, found.evidence, found.asked_checks) == (4, ("Ana",), 0, 0)
    assert found.incident.title == "Payments down" and found.file.name == "a.json"


def test_json_and_pdf_hold_one_and_other_files_none():
    assert look("/x/a.json", a_json=record_json()).file.name == "a.json"
    assert look("/x/a.pdf", a_pdf=pdf_with(record_json())).file.name == "a.pdf"
    assert look("/x/a.md", a_md=record_json()) is None
    assert look("/x/a.json", a_json=b"[1]") is None
    assert look("/x/a.pdf", a_pdf=pdf_with(b"x", "other.txt")) is None


def test_what_is_not_there_or_damaged_is_said():
    with pytest.raises(NotFound):
        look("/x/gone.json")
    with pytest.raises(Refused, match="cut off or damaged"):
        look("/x/a.json", a_json=record_json()[:-9])


def test_a_reading_that_was_stopped_brings_nothing():
    watch = ReadingWatch()
    watch.stop()
    with pytest.raises(ReadingStopped):
        look("/x/a.json", watch, a_json=record_json())
