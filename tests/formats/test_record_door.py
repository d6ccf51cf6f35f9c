"""A record is found in the JSON of a report and in our PDF, and in nothing else."""

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.formats.record_door import may_hold_record, record_in
from incident_desk.formats.record_file import read_record
from tests.qt.record_files import pdf_with, record_json

JSON = record_json()


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (JSON, "a.json", True),
        (JSON, "A.JSON", True),
        (JSON, "a.md", False),
        (b'{"name": "a list"}', "a.json", False),
        (pdf_with(JSON), "a.pdf", True),
        (pdf_with(JSON), "a.json", True),
        (pdf_with(b"x", "other.txt"), "a.pdf", False),
        (b"", "a.pdf", False),
    ],
)
def test_what_holds_a_record(data, name, found):
    assert record_in(data, name) == (read_record(JSON, name) if found else None)


def test_a_pdf_that_another_program_wrote_anew_says_what_to_do():
    with pytest.raises(Refused, match=r"a\.pdf is a PDF that can't be looked into.*pdfdetach"):
        record_in(pdf_with(JSON).replace(b"startxref", b"startxrex"), "a.pdf")


def test_only_two_endings_are_looked_into():
    assert may_hold_record("x/INC-0001.PDF") and may_hold_record("a.json")
    assert not may_hold_record("a.md") and not may_hold_record("json")
