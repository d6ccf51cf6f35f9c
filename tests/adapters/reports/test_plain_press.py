"""Where the engine can't be loaded a plain PDF is made, which says that it is one."""

import re
import threading
from dataclasses import replace

import pytest

from incident_desk.adapters.reports.copies import ScannedFiles
from incident_desk.adapters.reports.files import WholeFiles
from incident_desk.adapters.reports.plain_press import LABEL, PlainPress
from incident_desk.adapters.reports.press import CopyPress
from incident_desk.adapters.reports.process import PdfRenderer
from incident_desk.domain.errors import DeskError
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.pdf_reading.letters import Pages
from incident_desk.formats.pdf_reading.objects import PdfFile
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.leaks import leaks_in
from incident_desk.formats.report_document import Paper
from incident_desk.services.export_values import Phase
from incident_desk.services.reporting import ReportCancelled, Written
from tests.planted_secrets import CUSTOMERS, planted
from tests.report_samples import opened


@pytest.fixture
def without_engine(tmp_path, monkeypatch):
    """The engine's package can't be loaded, as after a wheel of another system."""
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "typst.py").write_text("raise ImportError('cannot load the shared library')\n")
    monkeypatch.setenv("PYTHONPATH", str(folder))


def pages(pdf):
    return list(Pages(PdfFile.read(pdf)).texts())


def test_without_the_engine_the_copy_is_plain_scanned_and_says_so_on_every_page(without_engine):
    copy = hand_out(
        build_report(planted().events, "Incident Desk 0.1.0"), Wish(Audience.CUSTOMER, customers=CUSTOMERS)
    )
    told = []
    pressed = CopyPress(plain=PlainPress()).pdf(copy, told.append, None)
    assert pressed.plain and not pressed.unread and not leaks_in(pressed.parts, copy)
    assert told[-1].phase is Phase.SCANNING and told[-1].page == told[-1].pages == len(pages(pressed.data))
    for number, page in enumerate(pages(pressed.data), 1):
        assert f"{LABEL} · page {number} of" in " ".join(page.text.split())
    assert b"/Filespec" in pressed.data and b"StructTreeRoot" not in pressed.data
    leaking = replace(copy, findings=(replace(copy.hidden[0], spellings=("Milestones",)),))
    assert leaks_in(pressed.parts, leaking) == (), "the program's own words leak nothing"


def test_without_the_engine_and_without_a_plain_press_it_is_said(without_engine):
    copy = hand_out(build_report(opened().events, "Incident Desk 0.1.0"), Wish())
    with pytest.raises(DeskError, match="engine .* is missing"):
        CopyPress().pdf(copy, lambda _: None, None)


def test_a_report_that_is_saved_without_the_engine_is_plain_and_said_to_be(without_engine, tmp_path):
    report, to = build_report(opened().events, "Incident Desk 0.1.0"), tmp_path / "a.pdf"
    written = PdfRenderer(plain=PlainPress).render(report, to)
    assert written == Written(to, is_plain=True) and "PDF is plain" in written.words and str(to) in written.words
    assert all(LABEL in " ".join(page.text.split()) for page in pages(to.read_bytes()))
    assert {one.name for one in tmp_path.iterdir()} == {"a.pdf", "broken"}
    with pytest.raises(DeskError, match="engine .* is missing"):
        PdfRenderer().render(report, tmp_path / "b.pdf")
    with pytest.raises(DeskError):
        PdfRenderer(plain=PlainPress).render(report, tmp_path / "broken")
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(ReportCancelled):
        PdfRenderer(plain=PlainPress).render(report, tmp_path / "c.pdf", cancel)
    assert not (tmp_path / "c.pdf").exists()


def test_a_copy_that_is_saved_without_the_engine_is_plain_and_scanned(without_engine, tmp_path):
    copy = hand_out(
        build_report(planted().events, "Incident Desk 0.1.0"), Wish(Audience.CUSTOMER, customers=CUSTOMERS)
    )
    paper, seen = Paper(copy.document, None, copy.report.header.recorded_until), []
    files = ScannedFiles(PdfRenderer(plain=PlainPress), WholeFiles())
    assert files.render(paper, tmp_path / "a.pdf", seen.append, None) == Written(tmp_path / "a.pdf", is_plain=True)
    assert seen == [(tmp_path / "a.pdf").read_bytes()]


def test_what_people_wrote_is_text_and_loads_nothing(tmp_path):
    picture = tmp_path / "seen.png"
    recorder = opened(f'<img src="file://{picture}"> <b>x</b> ![a](http://127.0.0.1:9/x.png) & < "')
    copy = hand_out(build_report(recorder.events, "Incident Desk 0.1.0"), Wish())
    pdf = PlainPress().pdf(copy.document, None, None, lambda _: None)
    said = re.sub(r"\s+", "", pages(pdf)[0].text)
    assert f'<imgsrc="file://{picture}"><b>x</b>![a](http://127.0.0.1:9/x.png)&<"' in said
    assert b"/Filespec" not in pdf and b"/XObject" not in pdf.replace(b"/XObject <<\n>>", b"")
