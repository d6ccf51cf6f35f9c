"""Copies set in the child: the PDF with all that was read back from it, and its pages with their marks."""

import json
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import astuple
from time import monotonic
from typing import Any

from incident_desk.adapters.reports.child import EngineMissing, Line, RenderChild, done_of
from incident_desk.adapters.reports.plain_press import PlainPress
from incident_desk.formats.pdf_reading.objects import Unreadable
from incident_desk.formats.redaction.finished import Part, Where
from incident_desk.formats.redaction.finished_pdf import pdf_parts
from incident_desk.formats.redaction.handout import Handout
from incident_desk.formats.redaction.marks import Mark, MarkKind
from incident_desk.formats.report_data import document_data
from incident_desk.formats.report_document import Document
from incident_desk.formats.report_preview import shortened
from incident_desk.services.export_values import Phase, Pressed, Progress, Sheets, SheetWish, Told
from incident_desk.services.reporting import Cancel

PDF = ".pdf"


class CopyPress:
    """Sets copies, each in a child of its own. Called from worker threads: it waits."""

    def __init__(self, child: RenderChild | None = None, plain: PlainPress | None = None) -> None:
        """``plain`` prints where the engine is missing."""
        self._child, self._plain = child or RenderChild(), plain

    def pdf(self, handout: Handout, told: Told, cancel: Cancel | None) -> Pressed:
        """The PDF of a copy, and what its bytes say.

        Raises:
            ReportCancelled, DeskError: it was not made, and why.
        """
        record = handout.data if handout.wish.on.attaches else None
        asked = {
            "format": "copy",
            "made": handout.report.header.recorded_until.isoformat(),
            "document": document_data(handout.document),
            "record": record,
        }
        told(Progress(PDF, Phase.READING, 0.0))
        heard = _Heard(told)
        lines, complaint = self._child.run(_request(asked), cancel, heard)
        try:
            done_of(lines, complaint)
        except EngineMissing:
            if self._plain is None:
                raise
            return _read_back(self._plain.pdf(handout.document, record, cancel, heard), heard)
        parts = tuple(_part(line["part"]) for line in lines if "part" in line)
        unread = next((str(line["unread"]) for line in lines if "unread" in line), "")
        data = next(b64decode(line["pdf"]) for line in lines if "pdf" in line)
        return Pressed(data, parts, unread)

    def sheets(self, document: Document, wish: SheetWish, cancel: Cancel | None) -> Sheets:
        """The first pages of a document as pictures, with the marks of these terms; of long tables the first rows.

        Raises:
            ReportCancelled, DeskError: they were not made, and why.
        """
        short, left_out = shortened(document)
        lines, complaint = self._child.run(_request(_asked(short, wish, wish.most)), cancel)
        count = done_of(lines, complaint)["pages"]
        about: Line = next(line for line in lines if "size" in line)
        return Sheets(
            pictures=tuple(b64decode(line["picture"]) for line in lines if "picture" in line),
            marks=tuple(_mark(line["mark"]) for line in lines if "mark" in line),
            count=count,
            width=about["size"][0],
            height=about["size"][1],
            left_out=left_out,
            cut_lines=about["cut_lines"],
        )

    def count(self, document: Document, wish: SheetWish, cancel: Cancel | None) -> int:
        """How many pages the whole document has.

        Raises:
            ReportCancelled, DeskError: it was not set, and why.
        """
        lines, complaint = self._child.run(_request(_asked(document, wish, 0)), cancel)
        return int(done_of(lines, complaint)["pages"])


def _read_back(data: bytes, heard: "_Heard") -> Pressed:
    """What a plain file says, read here: its child has no more to do with it."""

    def turned(page: int, of: int) -> None:
        heard({"page": [page, of]})

    try:
        return Pressed(data, tuple(pdf_parts(data, turned)), plain=True)
    except Unreadable as odd:
        return Pressed(data, (), str(odd), plain=True)


class _Heard:
    """Turns the child's lines into progress."""

    def __init__(self, told: Told) -> None:
        self._told, self._started = told, monotonic()

    def __call__(self, line: Line) -> None:
        seconds = monotonic() - self._started
        if "phase" in line:
            self._told(Progress(PDF, Phase(line["phase"]), seconds))
        elif "page" in line:
            self._told(Progress(PDF, Phase.SCANNING, seconds, *line["page"]))


def _asked(document: Document, wish: SheetWish, most: int) -> dict[str, Any]:
    return {
        "format": "sheets",
        "made": wish.made.isoformat(),
        "document": document_data(document),
        "ppi": wish.ppi,
        "most": most,
        "terms": list(map(astuple, wish.terms)),
        "pictures": list(map(astuple, wish.pictures)),
    }


def _request(asked: Mapping[str, Any]) -> bytes:
    return json.dumps(asked).encode("ascii") + b"\n"


def _part(plain: list[Any]) -> Part:
    where, text, raw, known_only = plain
    return Part(Where(where), text, raw, known_only)


def _mark(plain: list[Any]) -> Mark:
    kind, number, page, x, y, width, height, begins = plain
    return Mark(MarkKind(kind), number, page, x, y, width, height, begins)
