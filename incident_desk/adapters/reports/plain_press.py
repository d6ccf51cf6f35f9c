"""A plain PDF where the engine is missing: printed by Qt in a child without a display, and labelled as plain."""

import json
from base64 import b64decode
from collections.abc import Mapping
from html import escape
from typing import Any

from incident_desk.adapters.own_program import own_command
from incident_desk.adapters.reports.child import Heard, RenderChild, done_of
from incident_desk.formats.html_report import body_of
from incident_desk.formats.markdown_report import write
from incident_desk.formats.report_document import Document
from incident_desk.services.reporting import Cancel

LABEL = "Plain PDF, not tagged and not archival: the PDF engine is missing"
"""Stands on every page of the file, and in its metadata."""


class PlainPress:
    """Prints documents plainly, each in a child of its own. Called from worker threads: it waits."""

    def __init__(self, child: RenderChild | None = None) -> None:
        self._child = child or RenderChild(own_command("_plain"))

    def pdf(
        self, document: Document, record: Mapping[str, Any] | None, cancel: Cancel | None, heard: Heard
    ) -> bytes:
        """The file, with the record attached if there is one.

        Raises:
            ReportCancelled, DeskError: it was not made, and why.
        """
        asked = {
            "html": f"<p><b>{escape(LABEL)}.</b></p>{body_of(write(document))}",
            "title": f"{document.title} ({document.running})",
            "paper": document.paper,
            "label": LABEL,
            "record": json.dumps(record, ensure_ascii=False, indent=1) if record is not None else None,
        }
        lines, complaint = self._child.run(json.dumps(asked).encode("ascii") + b"\n", cancel, heard)
        done_of(lines, complaint)
        return next(b64decode(line["pdf"]) for line in lines if "pdf" in line)
