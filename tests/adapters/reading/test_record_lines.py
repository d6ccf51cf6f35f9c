"""A record goes between two processes as it is, whatever stands in it."""

import json

from incident_desk.adapters.reading.lines import PIECE
from incident_desk.adapters.reading.record_lines import RecordLines, record_lines
from incident_desk.formats.record_file import RecordFile, read_record
from tests.qt.record_files import elsewhere, record_json, write


def through(file):
    lines = RecordLines(file.name)
    *said, last = [lines.take(line) for line in record_lines(file)]
    assert not any(isinstance(one, RecordFile) for one in said)
    return last


def test_it_is_the_same():
    file = read_record(record_json(), "a.json")
    assert through(file) == file and file.generator == "Incident Desk 0.1.0"
    assert [RecordLines("a").take(line) for line in record_lines(None)] == [None]


def test_words_of_ours_in_an_event_are_its_own_and_no_line_is_long():
    bench, incident = elsewhere()
    write(bench, incident, '{"part": "x"} {"ahead": 1} ' + "ü" * (2 * PIECE))
    file = read_record(record_json(bench.store.events(incident)), "a.json")
    assert through(file) == file
    assert max(map(len, record_lines(file))) < 10 * PIECE
    assert len(json.dumps(file.events[-1].body)) > 2 * PIECE
