"""A record is found in the JSON of a report and in our PDF, and in nothing else."""

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.formats.record_door import may_hold_record, record_data
from tests.qt.record_files import pdf_with, record_json

JSON = record_json()


@pytest.mark.parametrize(
    ("data", "name", "found"),
    [
        (JSON, "a.json", JSON),
        (JSON, "A.JSON", JSON),
        (JSON, "a.md", None),
        (b'{"name": "a list"}', "a.json", None),
        (pdf_with(JSON), "a.pdf", JSON),
        (pdf_with(JSON), "a.json", JSON),
        (pdf_with(b"x", "other.txt"), "a.pdf", None),
        (b"%PDF-1.7 of another make, with its objects packed", "a.pdf", None),
        (b"", "a.pdf", None),
    ],
)
def test_what_holds_a_record(data, name, found):
    assert record_data(data, name) == found


def test_a_pdf_that_another_program_wrote_anew_says_what_to_do():
    with pytest.raises(Refused, match=r"a\.pdf carries incident\.json, but .*pdfdetach"):
        record_data(pdf_with(JSON).replace(b"startxref", b"startxrex"), "a.pdf")


def test_only_two_endings_are_looked_into():
    assert may_hold_record("x/INC-0001.PDF") and may_hold_record("a.json")
    assert not may_hold_record("a.md") and not may_hold_record("json")
