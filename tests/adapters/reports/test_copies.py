"""PDFs for their readers: two hundred planted secrets are nowhere in the file, and a leak is not written."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from incident_desk.adapters.reports.copies import ScannedFiles
from incident_desk.adapters.reports.files import WholeFiles
from incident_desk.adapters.reports.process import PdfRenderer
from incident_desk.domain.errors import DeskError
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.report_document import Paper
from tests.planted_secrets import CUSTOMERS, SECRETS, planted
from tests.report_samples import checkout


def files():
    return ScannedFiles(PdfRenderer(), WholeFiles())


def paper_of(handout):
    return Paper(handout.document, handout.data, handout.report.header.recorded_until)


def nothing(_written):
    pass


@pytest.fixture(scope="module")
def customer_pdf(tmp_path_factory):
    report = build_report(planted().events, "Incident Desk 0.1.0")
    handout = hand_out(report, Wish(Audience.CUSTOMER, customers=CUSTOMERS))
    return files().render(paper_of(handout), tmp_path_factory.mktemp("copy") / "a.pdf", nothing, None).where


def said_by(*command):
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is absent")
    return subprocess.run(command, capture_output=True, timeout=60, check=True).stdout


def squeezed(text):
    """Without white space: a line may break inside a secret."""
    return re.sub(r"\s+", "", text)


def left_in(text):
    return [secret for _, secret, _ in SECRETS if squeezed(secret) in squeezed(text)]


def test_none_is_in_the_text(customer_pdf):
    text = said_by("pdftotext", "-layout", str(customer_pdf), "-").decode()
    assert "[commander]" in text and text.count("Next update soon.") == 201
    assert left_in(text) == []


def test_none_is_in_the_metadata_or_in_what_screen_readers_hear(customer_pdf):
    told = said_by("pdfinfo", str(customer_pdf)) + said_by("pdfinfo", "-meta", str(customer_pdf))
    assert b"customer" in told.lower()
    assert left_in(told.decode()) == []
    assert left_in(said_by("pdfinfo", "-struct-text", str(customer_pdf)).decode()) == []


def test_none_is_in_what_is_attached(customer_pdf, tmp_path):
    said_by("pdfdetach", "-saveall", "-o", str(tmp_path), str(customer_pdf))
    (attached,) = tmp_path.iterdir()
    data = json.loads(attached.read_text("utf-8"))
    assert data["audience"] == "customer" and "timeline" in data["withheld"] and "timeline" not in data
    assert left_in(attached.read_text("utf-8")) == []


def test_none_is_anywhere_in_the_opened_file(customer_pdf, tmp_path):
    """Bookmarks, alternative texts and all else: every stream opened, as bytes and as letters of two bytes."""
    opened = tmp_path / "opened.pdf"
    said_by("qpdf", "--qdf", "--object-streams=disable", "--decode-level=all", str(customer_pdf), str(opened))
    written = opened.read_bytes()
    assert b"/Outlines" in written and b"/Alt" in written
    for _, secret, _ in SECRETS:
        for bytes_of in (secret.encode(), secret.encode("utf-16-be"), secret.encode("utf-16-be").hex().encode()):
            assert bytes_of not in written


def test_a_pdf_that_is_not_let_through_is_not_written(tmp_path):
    handout = hand_out(build_report(checkout().events, "Incident Desk 0.1.0"), Wish())
    seen = []

    def refuse(written):
        seen.append(written[:5])
        raise DeskError("it leaks")

    with pytest.raises(DeskError, match="it leaks"):
        files().render(paper_of(handout), tmp_path / "a.pdf", refuse, None)
    assert seen == [b"%PDF-"] and list(tmp_path.iterdir()) == []


def test_the_file_takes_its_place_or_the_reason_is_said(tmp_path):
    handout = hand_out(build_report(checkout().events, "Incident Desk 0.1.0"), Wish())
    (tmp_path / "a.pdf").write_bytes(b"old")
    files().render(paper_of(handout), tmp_path / "a.pdf", nothing, None)
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    with pytest.raises(DeskError, match="is a folder"):
        files().render(paper_of(handout), tmp_path, nothing, None)
    assert files().write(Path(tmp_path / "b.md"), b"x").read_bytes() == b"x"
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a.pdf", "b.md"]
