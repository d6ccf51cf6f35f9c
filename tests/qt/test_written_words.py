"""What is said of a report that was written."""

import pytest

from incident_desk.qt.written_words import written_words
from tests.formats.pdf_reading.test_page_one import pdf


def test_a_first_page_that_was_too_small_is_told_of(tmp_path):
    to = tmp_path / "a.pdf"
    to.write_bytes(pdf(50))
    said = written_words("Written: a", to)
    assert said.startswith("Written: a; page 1 is too long by ") and said.endswith(" lines")


@pytest.mark.parametrize("name", ["a.pdf", "a.md"])
def test_else_only_where_the_file_lies(name, tmp_path):
    to = tmp_path / name
    to.write_bytes(pdf(1))
    assert written_words("Written: a", to) == "Written: a"


def test_a_file_that_is_gone_again_is_told_of_too(tmp_path):
    assert written_words("Written: a", tmp_path / "gone.pdf") == "Written: a"
