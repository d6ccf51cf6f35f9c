"""Letters that the shipped fonts lack come from a font of this computer, or are written out."""

import os
import shutil
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from incident_desk.adapters.reports.engine import pages_of, pdf_of
from incident_desk.adapters.reports.large_fonts import PLACES, LargeFont, large_font_for, places
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.formats.report_data import document_data
from tests.report_samples import bare

CHINESE = "结账不可用"
AT = datetime(2026, 3, 1, 3, 0, tzinfo=UTC)


@pytest.fixture
def font(tmp_path, monkeypatch):
    """Puts a file of that name among the fonts."""

    def put(name):
        folder = tmp_path / "fonts" / "opentype"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"font")
        monkeypatch.setenv(PLACES, str(tmp_path / "fonts"))
        return folder / name

    return put


def test_the_best_of_the_fonts_that_are_here_is_taken(font):
    font("wqy-microhei.ttc")
    best = font("NotoSansCJK-Regular.ttc")
    font("Comic.ttf")
    assert large_font_for(CHINESE) == LargeFont(best, "Noto Sans CJK SC")


def test_it_is_not_looked_for_where_it_can_not_help(font):
    font("NotoSansCJK-Regular.ttc")
    assert large_font_for("") is None and large_font_for("\u0378\u07ba") is None


def test_with_no_folder_there_is_none(monkeypatch):
    monkeypatch.setenv(PLACES, "")
    assert places() == () and large_font_for(CHINESE) is None
    monkeypatch.delenv(PLACES)
    assert places() and all(isinstance(place, Path) for place in places())


def test_it_is_lent_alone_and_copied_where_it_can_not_be_linked(font, tmp_path, monkeypatch):
    one = LargeFont(font("wqy-microhei.ttc"), "WenQuanYi Micro Hei")

    def refuse(*_):
        raise OSError("only some people may")

    for number in range(2):
        room = tmp_path / f"room{number}"
        room.mkdir()
        one.lend(room)
        assert [file.read_bytes() for file in room.iterdir()] == [b"font"]
        monkeypatch.setattr(Path, "symlink_to", refuse)


def report():
    """A report whose title is in Chinese."""
    made = build_report(bare().events, "Incident Desk")
    return document_data(document(replace(made, header=replace(made.header, title=CHINESE))))


def test_without_such_a_font_the_letters_are_written_out(tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is absent: no pdftotext")
    assert "‹U+7ED3›" in said(tmp_path, pdf_of(report(), None, AT)).replace("\n", "")


def test_with_one_they_stand_in_the_pdf_and_on_the_pages_and_twice_the_same(tmp_path, monkeypatch):
    if shutil.which("pdftotext") is None:
        pytest.skip("poppler is absent: no pdftotext")
    without = pages_of(report(), AT, 40)
    monkeypatch.delenv(PLACES)
    if large_font_for(CHINESE) is None:
        pytest.skip("a large font is absent")
    made = pdf_of(report(), None, AT)
    text = said(tmp_path, made)
    assert CHINESE in text and "U+" not in text
    assert pdf_of(report(), None, AT) == made
    assert pages_of(report(), AT, 40) != without


def said(folder, pdf):
    file = folder / "a.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(
        ["pdftotext", file, "-"], capture_output=True, check=True, env={**os.environ, "LC_ALL": "C"}
    )
    return done.stdout.decode("utf-8", "replace")
