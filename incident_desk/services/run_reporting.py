"""Reports of checklist runs, in the formats of the reports of incidents. Making one only reads the record."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Protocol

from incident_desk.domain.events import Event
from incident_desk.domain.fold import fold
from incident_desk.domain.run_reading import read_run
from incident_desk.domain.timeline import timeline
from incident_desk.formats.html_report import page_of
from incident_desk.formats.markdown_report import write
from incident_desk.formats.report_document import Paper
from incident_desk.formats.run_report import RunReport, paper_of
from incident_desk.services.reporting import Cancel, Format, ReportFiles, Written, format_of


class PaperRenderer(Protocol):
    """Makes the PDF of any document. Called from a worker thread: it waits."""

    def render_paper(self, paper: Paper, to: Path, cancel: Cancel | None = None) -> Written:
        """Write the document as PDF, whole or not at all, and return where it lies.

        Raises:
            ReportCancelled: ``cancel`` was set.
            DeskError: it could not be made or written: what, where and what to do.
        """
        ...


class RunRecords(Protocol):
    """Where the events come from; the desk is one, asked by a run's id."""

    def events(self, incident: str) -> list[Event]:
        """Every event of a record, in order of writing."""
        ...


class RunReporting:
    """Hands out the reports of the runs of one store."""

    def __init__(self, records: RunRecords, renderer: PaperRenderer, files: ReportFiles, generator: str) -> None:
        self._records, self._renderer, self._files, self._generator = records, renderer, files, generator

    def paper(self, run: str, now: datetime) -> Paper:
        """The report of a run, by its id, as it stands at ``now`` (UTC)."""
        return paper_from(self._records.events(run), now, self._generator)

    def save(self, run: str, now: datetime, to: Path, wanted: Format | None = None) -> Written:
        """Save the report in the format that is wanted, or that the file's name ends in.

        Raises:
            WrongUse: no format is wanted and the name ends in none of the formats.
            DeskError: nothing was written, and why.
        """
        return self.write(self.paper(run, now), to, wanted=wanted)

    def write(
        self, paper: Paper, to: Path, cancel: Cancel | None = None, *, wanted: Format | None = None
    ) -> Written:
        """Write a report that was made. The record is not touched.

        Raises:
            WrongUse: no format is wanted and the name ends in none of the formats.
            ReportCancelled, DeskError: nothing was written, and why.
        """
        wanted = wanted or format_of(to)
        if wanted is Format.PDF:
            return self._renderer.render_paper(paper, to, cancel)
        return Written(self._files.write(to, paper_text(paper, wanted).encode("utf-8")))


def paper_from(events: Sequence[Event], now: datetime, generator: str) -> Paper:
    """The report of the run with these events, as it stands at ``now`` (UTC)."""
    run = fold(events)
    return paper_of(RunReport(run, read_run(run, now), timeline(events), generator))


def paper_text(paper: Paper, wanted: Format) -> str:
    """The report in one of the text formats."""
    if wanted is Format.HTML:
        return page_of(paper.document)
    if wanted is Format.JSON:
        return json.dumps(paper.record, ensure_ascii=False, indent=1) + "\n"
    return write(paper.document)
