"""The real child sets a copy; what comes back is the whole file, the same each time, and where its marks lie."""

import shutil
import subprocess
import threading
from dataclasses import replace

import pytest

from incident_desk.adapters.reports.child import RenderChild
from incident_desk.adapters.reports.press import CopyPress
from incident_desk.domain.errors import DeskError
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.finished import Where
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.marks import MarkKind
from incident_desk.formats.redaction.on_pages import OnPages, PaperSize
from incident_desk.formats.redaction.page_marks import Term
from incident_desk.services.export_values import Phase, SheetWish
from incident_desk.services.reporting import ReportCancelled
from tests.report_samples import checkout


@pytest.fixture(scope="module")
def handout():
    return hand_out(build_report(checkout().events, "Incident Desk 0.1.0"), Wish(Audience.CUSTOMER))


def test_a_copy_is_the_same_bytes_twice_and_its_progress_is_told(handout):
    told = []
    first = CopyPress().pdf(handout, told.append, None)
    assert first.data == CopyPress().pdf(handout, lambda _: None, None).data
    assert first.data.endswith(b"%%EOF") and not first.unread and not first.plain
    assert [one.phase for one in told][:3] == [Phase.READING, Phase.SETTING, Phase.WRITING]
    assert told[-1].phase is Phase.SCANNING and told[-1].page == told[-1].pages > 1
    seconds = [one.seconds for one in told]
    assert seconds == sorted(seconds)


def test_the_record_is_attached_unless_it_is_not_wished(handout):
    bare = replace(handout, wish=replace(handout.wish, on=OnPages(attaches=False)))
    places = {part.where for part in CopyPress().pdf(bare, lambda _: None, None).parts if not part.raw}
    assert Where.ATTACHED not in places and Where.BOOKMARKS in places


@pytest.mark.parametrize("on", [OnPages(), OnPages("Update 1", paper=PaperSize.LETTER, attaches=False)])
def test_a_copy_keeps_to_its_standards_and_holds_together(handout, on, tmp_path):
    copy = hand_out(build_report(checkout().events, "Incident Desk 0.1.0"), Wish(Audience.CUSTOMER, on=on))
    data = CopyPress().pdf(copy, lambda _: None, None).data
    for part in (b"<pdfaid:part>3<", b"<pdfaid:conformance>A<", b"<pdfuaid:part>1<"):
        assert part in data
    if shutil.which("qpdf") is None:
        pytest.skip("qpdf is absent")
    (tmp_path / "a.pdf").write_bytes(data)
    told = subprocess.run(["qpdf", "--check", tmp_path / "a.pdf"], capture_output=True, check=True).stdout
    assert b"No syntax or stream encoding errors found" in told


def test_sheets_have_their_size_their_marks_and_how_many_there_are(handout):
    term = Term(MarkKind.REPLACED, 3, ("Milestone",))
    made = handout.report.header.recorded_until
    sheets = CopyPress().sheets(handout.document, SheetWish(made, 30, 2, (term,)), None)
    assert (round(sheets.width), round(sheets.height)) == (595, 842) and len(sheets.pictures) == 2 <= sheets.count
    assert {(mark.kind, mark.number) for mark in sheets.marks} == {(MarkKind.REPLACED, 3)}
    assert CopyPress().count(handout.document, SheetWish(made), None) == sheets.count


def test_a_cancel_is_a_cancel_and_a_missing_program_a_clear_word(handout):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(ReportCancelled):
        CopyPress().pdf(handout, lambda _: None, cancel)
    with pytest.raises(DeskError, match="can't be started"):
        CopyPress(RenderChild(("/nowhere/desk",))).pdf(handout, lambda _: None, None)
