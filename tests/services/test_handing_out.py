"""Copies are scanned before they are written, and what was handed out is kept beside the record."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from incident_desk.adapters.reports.engine import pdf_of
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.report_builder import build_report
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish, hand_out
from incident_desk.formats.redaction.sorts import EVERY
from incident_desk.formats.report_data import document_data
from incident_desk.services.handing_out import HandingOut, Leaking, ending_of, preview_data
from incident_desk.services.reporting import Written
from tests.planted_secrets import CUSTOMERS, SECRETS, planted
from tests.report_samples import checkout


class Desk:
    """One report, files and a journal in memory."""

    def __init__(self, recorder, pdf=b"%PDF"):
        self.recorder, self.pdf = recorder, pdf
        self.files, self.papers, self.lines = {}, [], []
        now = datetime(2026, 3, 2, tzinfo=UTC)
        self.copies = HandingOut(self.report, self, self, self, lambda: now)

    def report(self, key):
        return build_report(self.recorder.events, "Incident Desk 0.1.0")

    def all(self):
        return CUSTOMERS

    def write(self, to, data=None):
        if data is None:
            self.lines.append(to)
            return to
        self.files[to] = data
        return to

    def render(self, paper, to, check, cancel):
        self.papers.append(paper)
        check(self.pdf)
        self.files[to] = self.pdf
        return Written(to)


def test_a_copy_is_written_and_told_to_the_journal():
    desk = Desk(planted())
    handout = desk.copies.prepare("INC-0048", Wish(Audience.CUSTOMER, kept=("a939863",)))
    before = list(desk.recorder.events)
    assert desk.copies.save(handout, Path("a.md"), who="Ana").where == Path("a.md")
    assert not any(secret.encode() in desk.files[Path("a.md")] for _, secret, _ in SECRETS)
    (line,) = desk.lines
    assert (line["who"], line["audience"], line["format"], line["kept"]) == ("Ana", "customer", "md", ["a939863"])
    assert line["hash"] == before[-1].hash and line["hidden"]["customers"] == 10
    assert not any(secret in json.dumps(line) for _, secret, _ in SECRETS)
    assert desk.recorder.events == before, "the record is as it was"


def test_what_is_attached_to_a_pdf_is_made_of_the_copy():
    desk = Desk(planted())
    desk.copies.save(desk.copies.prepare("INC-0048", Wish(Audience.TIMELINE)), Path("a.pdf"))
    assert desk.papers[0].record["audience"] == "timeline"
    assert not any(secret in json.dumps(desk.papers[0].record) for _, secret, _ in SECRETS)


def test_a_file_that_leaks_is_not_written():
    desk = Desk(planted())
    handout = desk.copies.prepare("INC-0048", Wish(Audience.CUSTOMER))
    term = next(one for one in handout.hidden if one.sort == "customers").spellings[0]
    told = replace(handout, document=replace(handout.document, title=f"Sorry, {term}"))
    with pytest.raises(Leaking, match="Nothing was written.*customer in the text") as refused:
        desk.copies.save(told, Path("a.html"))
    assert [one.text for one in refused.value.leaks if one.where == "metadata"] == [term]
    with pytest.raises(Leaking):
        desk.copies.save(told, Path("a.pdf"))
    assert desk.files == {} and desk.lines == []


def test_a_pdf_whose_bytes_leak_is_not_written():
    desk = Desk(planted(), pdf=f"%PDF /Title ({CUSTOMERS[0]})".encode())
    handout = desk.copies.prepare("INC-0048", Wish(Audience.CUSTOMER))
    with pytest.raises(Leaking, match="metadata"):
        desk.copies.save(handout, Path("a.pdf"))
    assert desk.files == {} and desk.lines == []


def test_the_format_is_the_names_ending_or_what_is_asked_for():
    desk = Desk(checkout())
    handout = desk.copies.prepare("INC-0048", Wish())
    desk.copies.save(handout, Path("a.bin"), ending=".csv")
    assert desk.files[Path("a.bin")].startswith(b"number,time,")
    assert ending_of(Path("A.HTML")) == ".html"
    with pytest.raises(WrongUse, match="says no format"):
        ending_of(Path("a.docx"))


def test_a_preview_says_what_goes_and_where():
    desk = Desk(planted())
    data = preview_data(desk.copies.prepare("INC-0048", Wish(Audience.TIMELINE, EVERY)))
    found = {one["text"]: one for one in data["findings"]}
    assert found[CUSTOMERS[0]]["kind"] == "customers" and found[CUSTOMERS[0]]["instead"].startswith("[customer ")
    assert any("timeline, row" in place for place in found[CUSTOMERS[0]]["places"])
    assert "roles" in data["withheld"] and json.dumps(data)


def test_where_nothing_is_hidden_nothing_is_looked_for():
    desk = Desk(checkout())
    handout = desk.copies.prepare_from(desk.report(""), Wish(lists=False))
    assert handout.findings == () and handout.report == desk.report("")


def test_the_letters_of_a_finished_pdf_are_read():
    desk = Desk(planted())
    report = desk.report("")
    whole = hand_out(report, Wish(Audience.TIMELINE, frozenset()))
    pdf = pdf_of(document_data(whole.document), None, report.header.recorded_until)
    assert CUSTOMERS[0].encode() not in pdf
    desk = Desk(planted(), pdf=pdf)
    with pytest.raises(Leaking, match="in the text"):
        desk.copies.save(desk.copies.prepare("INC-0048", Wish(Audience.TIMELINE)), Path("a.pdf"))
    assert desk.files == {}
