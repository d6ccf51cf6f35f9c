"""Commits of the allowed git folders, read each minute beside the desk and booked by whoever has the watch."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject

from incident_desk.domain.errors import Refused
from incident_desk.domain.incident import Incident
from incident_desk.qt.jobs import Jobs
from incident_desk.qt.library_rows import still_open
from incident_desk.qt.link import DeskLink
from incident_desk.qt.ticker import Ticker
from incident_desk.services.git_watching import Commit, CommitsSeen, GitFolder, GitWatch, reach
from incident_desk.services.standing_marks import open_real

_log = logging.getLogger(__name__)
EVERY = timedelta(seconds=60)

_Read = list[tuple[GitFolder, list[Commit]]]


@dataclass(frozen=True, slots=True)
class _Round:
    """One reading: for which open incidents, and from when on."""

    incidents: tuple[Incident, ...]
    since: datetime


class GitFeed(QObject):
    """Reads on a thread of its own: a slow disk holds up no entry of the log."""

    def __init__(self, link: DeskLink, ticker: Ticker) -> None:
        super().__init__(link)
        self._link = link
        self._jobs = Jobs("git", self)
        self._open: tuple[Incident, ...] = ()
        self._next_at: datetime | None = None
        self._is_reading = self._is_closed = False
        self._handed_in: set[tuple[str, str, str]] = set()
        self._complaints: dict[str, str] = {}
        link.library_changed.connect(self._on_library_changed)
        link.store_failed.connect(self._on_store_failed)
        ticker.ticked.connect(self._on_ticked)

    def close(self) -> None:
        """Wait for the folder that is being read, 5 s at most, and read no more."""
        self._is_closed = True
        self._jobs.close()

    def _on_library_changed(self, rows: Sequence[Incident]) -> None:
        """A declaration is told at once what was committed before it."""
        before = {one.id for one in self._open}
        self._open = tuple(open_real(still_open(rows)))
        if {one.id for one in self._open} - before:
            self._next_at = None

    def _on_store_failed(self, _failure: object) -> None:
        """What was not written is handed in again with the next reading."""
        self._handed_in.clear()

    def _on_ticked(self, now: datetime) -> None:
        office = self._link.office
        if office is None or office.git is None or self._is_reading or not office.has_watch:
            return
        if self._link.library is None:
            # Which incidents are open is not known yet.
            return
        if self._next_at is not None and self._next_at - EVERY <= now < self._next_at:
            return
        self._next_at, self._is_reading = now + EVERY, True
        wanted, watch = _Round(self._open, reach(self._open, now)), office.git
        self._jobs.run(lambda: self._read(watch, wanted.since), self._taker(wanted), self._on_failed)

    def _taker(self, wanted: _Round) -> Callable[[tuple[_Read, dict[str, str]]], None]:
        def take(found: tuple[_Read, dict[str, str]]) -> None:
            self._is_reading = False
            read, complaints = found
            self._complain(complaints)
            for folder, commits in read:
                self._book(folder, commits, wanted)

        return take

    def _on_failed(self, error: Exception) -> None:
        self._is_reading = False
        _log.error("The git folders were not read", exc_info=error)

    def _complain(self, complaints: dict[str, str]) -> None:
        """A folder that can't be read is told of once, not each minute."""
        for path, words in complaints.items():
            if self._complaints.get(path) != words:
                _log.warning("%r is not read: %r", path, words)
        self._complaints = complaints

    def _book(self, folder: GitFolder, commits: Sequence[Commit], wanted: _Round) -> None:
        office = self._link.office
        if office is None:
            return
        for record in [one.id for one in wanted.incidents] or [""]:
            new = tuple(one for one in commits if (record, folder.path, one.hash) not in self._handed_in)
            if not new:
                continue
            self._handed_in |= {(record, folder.path, one.hash) for one in new}
            rule = CommitsSeen(folder, new, office.desk.caused, wanted.since)
            if record:
                self._link.act(rule, record, who="desk")
            else:
                self._link.standing.act(rule, who="desk")

    def _read(self, watch: GitWatch, since: datetime) -> tuple[_Read, dict[str, str]]:
        """The commits of every allowed folder, and why the others can't be read. Not on the GUI thread."""
        read: _Read = []
        complaints: dict[str, str] = {}
        for folder in watch.folders.all():
            if self._is_closed:
                break
            try:
                read.append((folder, watch.log.commits(folder, since)))
            except Refused as error:
                complaints[folder.path] = str(error)
        return read, complaints
