"""The parent's side: a file or a clear word, never half a file, never a child left behind."""

import sys
import threading

import pytest

from incident_desk.adapters.reports.process import PdfRenderer
from incident_desk.domain.errors import DeskError
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.prose import document
from incident_desk.services.reporting import PageWish, ReportCancelled, Written
from tests.report_samples import checkout


@pytest.fixture(scope="module")
def report():
    return build_report(checkout().events, "Incident Desk 0.1.0")


def playing(code):
    """A child that does something else; the words after the code are ignored."""
    return (sys.executable, "-c", code)


def test_a_report_becomes_a_pdf_in_a_child(report, tmp_path):
    assert PdfRenderer().render(report, tmp_path / "a.pdf") == Written(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1.7")
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_twice_gives_the_same_bytes_and_replaces_the_file(report, tmp_path):
    first = PdfRenderer().render(report, tmp_path / "a.pdf").where.read_bytes()
    assert PdfRenderer().render(report, tmp_path / "a.pdf").where.read_bytes() == first


def test_a_cancelled_report_kills_the_child_and_leaves_the_old_file(report, tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"old")
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(ReportCancelled, match="nothing was written"):
        PdfRenderer(playing("import time; time.sleep(60)")).render(report, tmp_path / "a.pdf", cancel)
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]
    assert (tmp_path / "a.pdf").read_bytes() == b"old"


def test_a_child_killed_half_way_leaves_no_part_behind(report, tmp_path):
    half = (
        "import json, sys, os, signal; asked = json.loads(sys.stdin.readline());"
        "open(asked['part'], 'wb').write(b'%PDF half'); os.kill(os.getpid(), signal.SIGKILL)"
    )
    with pytest.raises(DeskError, match="ended without an answer"):
        PdfRenderer(playing(half)).render(report, tmp_path / "a.pdf")
    assert not list(tmp_path.iterdir())


def test_a_child_that_takes_too_long_is_ended(report, tmp_path):
    with pytest.raises(DeskError, match="took longer than 0 s.*Markdown"):
        PdfRenderer(playing("import time; time.sleep(60)"), timeout_s=0.1).render(report, tmp_path / "a.pdf")


def test_a_missing_engine_is_said_with_a_way_out(report, tmp_path):
    code = 'print(\'{"error": {"code": "engine", "message": "No module named typst", "errno": null}}\')'
    with pytest.raises(DeskError, match=r"engine \(Typst\) is missing.*Markdown"):
        PdfRenderer(playing(code)).render(report, tmp_path / "a.pdf")


def test_a_refused_document_is_said_with_a_way_out(report, tmp_path):
    code = 'print(\'{"error": {"code": "layout", "message": "unknown font", "errno": null}}\')'
    with pytest.raises(DeskError, match=r"could not set this report \(unknown font\).*Markdown"):
        PdfRenderer(playing(code)).render(report, tmp_path / "a.pdf")


def test_a_program_that_is_not_there_is_said(report, tmp_path):
    with pytest.raises(DeskError, match="can't be started"):
        PdfRenderer(("/nowhere/desk",)).render(report, tmp_path / "a.pdf")


def test_a_missing_folder_is_said_before_anything_starts(report, tmp_path):
    with pytest.raises(DeskError, match="there is no folder .*nowhere"):
        PdfRenderer(("/nowhere/desk",)).render(report, tmp_path / "nowhere" / "a.pdf")


def test_a_folder_as_target_is_said_and_left_alone(report, tmp_path):
    with pytest.raises(DeskError, match="is a folder"):
        PdfRenderer().render(report, tmp_path)


def test_the_child_is_this_program_in_whatever_folder_the_person_is(report, tmp_path, monkeypatch):
    trap = tmp_path / "there" / "incident_desk"
    trap.mkdir(parents=True)
    (trap / "__init__.py").write_text("raise SystemExit('the trap has sprung')\n")
    monkeypatch.chdir(trap.parent)
    assert PdfRenderer().render(report, tmp_path / "a.pdf").where.read_bytes().startswith(b"%PDF")


def test_the_pages_of_a_report_are_pictured_in_a_child(report):
    pages = PdfRenderer().pages(report, PageWish(30, 1))
    assert len(pages.pictures) == 1 < pages.count and not pages.left_out
    assert [one.title for one in pages.places] == [one.title for one in document(report).sections]
    assert [one.page for one in pages.places] == sorted(one.page for one in pages.places)
    assert pages.places[0].page == 2 and 0 < pages.places[0].down < pages.places[1].down < 842
    assert pages.pictures[0].startswith(b"\x89PNG")


def test_pages_that_nobody_waits_for_any_more_are_given_up(report):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(ReportCancelled):
        PdfRenderer(playing("import time; time.sleep(60)")).pages(report, PageWish(30, 1), cancel)


def test_a_child_that_says_nothing_of_its_pages_is_a_clear_word(report):
    with pytest.raises(DeskError, match="ended without an answer"):
        PdfRenderer(playing("")).pages(report, PageWish(30, 1))
