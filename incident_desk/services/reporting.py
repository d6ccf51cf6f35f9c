"""Reports of an incident and the calendar file of what comes after it. Making one only reads the record."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol, Self

from incident_desk.domain.clock import clock
from incident_desk.domain.errors import DeskError, NotFound, WrongUse
from incident_desk.domain.events import Event, RecordKind
from incident_desk.domain.fold import fold
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.incident import Incident
from incident_desk.domain.report import ReportModel
from incident_desk.domain.report_builder import build_report
from incident_desk.domain.response_cost import cost_of, effort_of
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.formats.ics import calendar, meeting_calendar
from incident_desk.formats.markdown_report import markdown_of
from incident_desk.services.desk import Desk

LATEST = 100
"""In so many incidents, the latest, is looked for what was changed before another one."""


PLAIN = "The PDF engine is missing: this PDF is plain, neither tagged nor archival, and says so on every page."
"""What is told of a PDF that was made without the engine."""


class ReportCancelled(DeskError):
    """The person stopped the report; nothing was written."""


@dataclass(frozen=True, slots=True)
class PageWish:
    """How pages are to be pictured: dots an inch, and how many of them at most."""

    ppi: float
    most: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a section begins: its title, the page (from 1), and how far down on it (points)."""

    title: str
    page: int
    down: float


@dataclass(frozen=True, slots=True)
class Pages:
    """The first pages of a report as pictures (PNG), how many pages there are, how many rows of long tables
    were left out of them, and where the sections begin."""

    pictures: tuple[bytes, ...]
    count: int
    left_out: int = 0
    places: tuple[Place, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A file that was written: where it lies, and whether it is a plain PDF, for want of the engine."""

    where: Path
    is_plain: bool = False

    @property
    def words(self) -> str:
        """As it is told."""
        return told_plain(f"Written: {self.where}", self.is_plain)


def told_plain(said: str, is_plain: bool) -> str:
    """What is said of a file; of a plain one that it is, before a long path leaves no room for it."""
    return f"The PDF engine is missing, so the PDF is plain. {said}" if is_plain else said


class Cancel(Protocol):
    """Says whether the person has stopped the work; a ``threading.Event`` does."""

    def is_set(self) -> bool:
        """Whether to stop."""
        ...


Completing = Callable[[ReportModel, Sequence[Event]], ReportModel]
"""Adds to a report what its own events do not hold."""


class ReportRenderer(Protocol):
    """Makes the PDF. Called from a worker thread: it waits."""

    def render(self, report: ReportModel, to: Path, cancel: Cancel | None = None) -> Written:
        """Write the report as PDF, whole or not at all, and return where it lies.

        Raises:
            ReportCancelled: ``cancel`` was set.
            DeskError: it could not be made or written: what, where and what to do.
        """
        ...

    def pages(self, report: ReportModel, wish: PageWish, cancel: Cancel | None = None) -> Pages:
        """The first pages as pictures, as the PDF has them; of very long tables the first rows.

        Raises:
            ReportCancelled: ``cancel`` was set.
            DeskError: they could not be made: what and what to do.
        """
        ...


class ReportFiles(Protocol):
    """Writes the formats that are text."""

    def write(self, to: Path, data: bytes) -> Path:
        """Write the file, whole or not at all.

        Raises:
            DeskError: it could not be written: what, where and what to do.
        """
        ...


class Records(Protocol):
    """Where the events come from; the desk is one."""

    def find(self, key: str) -> str:
        """The incident of a key, or ``NotFound``."""
        ...

    def events(self, incident: str) -> list[Event]:
        """Every event of an incident, in order of writing."""
        ...


class Format(StrEnum):
    """What a report can be saved as, by the ending of the file's name."""

    MARKDOWN = ".md"
    PDF = ".pdf"
    HTML = ".html"
    JSON = ".json"


class Reporting:
    """Hands out reports of the incidents of one store."""

    def __init__(
        self,
        records: Records,
        renderer: ReportRenderer,
        files: ReportFiles,
        generator: str,
        standing: Callable[[], Sequence[Event]] = tuple,
        elsewhere: Callable[[str], Iterable[Sequence[Event]]] | None = None,
    ) -> None:
        """``standing`` reads the events of the standing record; none where there is no such record.

        ``elsewhere`` reads those of the incidents beside that one which know of changes, the latest ones.
        """
        self._records, self._renderer, self._files = records, renderer, files
        self._generator, self._standing, self._elsewhere = generator, standing, elsewhere
        self._beside: Completing | None = None
        self._rate: HourlyRate | None = None

    def completed_by(self, beside: Completing) -> Self:
        """The same, its reports with what is no part of the record, such as how fast the checks answered."""
        self._beside = beside
        return self

    def at_rate(self, rate: HourlyRate | None) -> Self:
        """The same, its reports with what the response cost at that rate; with None without any cost."""
        self._rate = rate
        return self

    def report(self, key: str, last: int | None = None, template: ReviewTemplate | None = None) -> ReportModel:
        """The report of an incident, or as it was recorded until its event number ``last``.

        ``template`` is by which its review is told, if not by its own.

        Raises:
            NotFound: there is no such incident, or no such event.
        """
        incident = self._records.find(key)
        events = self._records.events(incident)
        elsewhere = self._elsewhere(incident) if self._elsewhere is not None else ()
        events = _until(events, key, last)
        report = build_report(events, self._generator, self._standing(), elsewhere, template)
        if self._rate is not None:
            report = replace(report, cost=cost_of(effort_of(events, fold(events)), self._rate))
        return report if self._beside is None else self._beside(report, events)

    def approved(self, key: str, version: int | None = None) -> ReportModel:
        """The report as it was approved: that version of it, or the last one.

        Raises:
            NotFound: there is no such incident, or no such version was approved.
        """
        review = fold(self._records.events(self._records.find(key))).review
        return self.report(key, review.approval_of(version).until)

    def save(self, key: str, to: Path, cancel: Cancel | None = None, *, wanted: Format | None = None) -> Written:
        """Save the report in the format that is wanted, or that the file's name ends in.

        Raises:
            WrongUse: no format is wanted and the name ends in none of the formats.
            NotFound: there is no such incident.
            ReportCancelled, DeskError: nothing was written, and why.
        """
        wanted = wanted or format_of(to)
        return self._write(self.report(key), to, cancel, wanted)

    def calendar(self, key: str, now: datetime) -> str:
        """The calendar file of what comes after an incident, as it stands at ``now`` (UTC).

        Raises:
            NotFound: there is no such incident.
            Refused: nothing comes after it yet, or nothing of it has a date.
        """
        incident = fold(self._records.events(self._records.find(key)))
        return calendar(incident, clock(incident, now), self._generator)

    def meeting(self, key: str) -> str:
        """The calendar file of the meeting of an incident's review.

        Raises:
            NotFound: there is no such incident.
            Refused: no meeting is set.
        """
        return meeting_calendar(fold(self._records.events(self._records.find(key))), self._generator)

    def pages(self, report: ReportModel, wish: PageWish, cancel: Cancel | None = None) -> Pages:
        """The first pages of a report as pictures. May be called on any thread: it waits.

        Raises:
            ReportCancelled, DeskError: they could not be made, and why.
        """
        return self._renderer.pages(report, wish, cancel)

    def write_text(self, text: str, to: Path) -> Path:
        """Write a text that was made, such as a calendar or a list of checks, whole or not at all.

        Raises:
            DeskError: it could not be written: what, where and what to do.
        """
        return self._files.write(to, text.encode("utf-8"))

    def write(
        self, report: ReportModel, to: Path, cancel: Cancel | None = None, *, wanted: Format | None = None
    ) -> Written:
        """Write a report that was made, in the format that is wanted or that the file's name ends in.

        Raises:
            WrongUse: no format is wanted and the name ends in none of the formats.
            ReportCancelled, DeskError: nothing was written, and why.
        """
        return self._write(report, to, cancel, wanted or format_of(to))

    def _write(self, report: ReportModel, to: Path, cancel: Cancel | None, wanted: Format) -> Written:
        if wanted is Format.PDF:
            return self._renderer.render(report, to, cancel)
        return Written(self._files.write(to, text_of(report, wanted).encode("utf-8")))


def _until(events: list[Event], key: str, last: int | None) -> list[Event]:
    if last is None:
        return events
    if not 0 < last <= len(events):
        raise NotFound(f"{key} has events 1 to {len(events)}, and no event {last}")
    return events[:last]


def format_of(to: Path) -> Format:
    """The format that the file's name ends in.

    Raises:
        WrongUse: none.
    """
    try:
        return Format(to.suffix.lower())
    except ValueError as error:
        endings = ", ".join(Format)
        raise WrongUse(f"{to.name!r} says no format. End the name in one of {endings}") from error


def text_of(report: ReportModel, wanted: Format) -> str:
    """The report in one of the text formats."""
    if wanted is Format.HTML:
        # It brings python-markdown, which a window that shows a report has no need of.
        from incident_desk.formats.html_report import html_of

        return html_of(report)
    if wanted is Format.JSON:
        return json.dumps(report.to_data(), ensure_ascii=False, indent=1) + "\n"
    return markdown_of(report)


def incidents_elsewhere(desk: Desk) -> Callable[[str], Iterable[Incident]]:
    """Reads the latest incidents and past ones beside one."""
    counted = (RecordKind.INCIDENT, RecordKind.PAST)

    def read(beside: str) -> Iterable[Incident]:
        latest = [head.incident for head in desk.heads()[-LATEST:] if head.record in counted]
        return desk.incidents_of([one for one in latest if one != beside])

    return read


def changes_elsewhere(desk: Desk) -> Callable[[str], list[list[Event]]]:
    """Reads the events of the latest incidents beside one, those that know of changes before its impact."""

    def read(beside: str) -> list[list[Event]]:
        latest = [head.incident for head in desk.heads()[-LATEST:] if head.record == RecordKind.INCIDENT]
        others = [one for one in latest if one != beside]
        return [desk.events(one.id) for one in desk.incidents_of(others) if one.changes]

    return read
