"""What one command works with: its words, the workplace it opens, and where it prints."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from incident_desk.bootstrap import LONGEST_NAME, Workplace, open_library, open_workplace, person, renew_guard
from incident_desk.domain.errors import DeskError, WrongUse
from incident_desk.domain.events import RecordKind
from incident_desk.domain.moments import Moment
from incident_desk.formats.report_text import visible
from incident_desk.formats.times import describe, in_zone, read_any_time, read_coming, read_time
from incident_desk.formats.typed_times import read_moment
from incident_desk.services.acts.words import one_line
from incident_desk.services.standing import STANDING_KEY

if TYPE_CHECKING:
    from incident_desk.domain.incident import Incident
    from incident_desk.services.desk import Rule
    from incident_desk.services.library import Library
    from incident_desk.services.memory import Change


class NotPrinted(DeskError):
    """The command is done, but its answer found no room where it was to be printed."""


class Session:
    """One command's run. The record is opened at the first need and closed by ``close``."""

    def __init__(self, words: argparse.Namespace) -> None:
        self.words = words
        self._place: Workplace | None = None
        self._has_written = False
        if words.db and words.data_dir:
            raise WrongUse("Say --data-dir or --db, not both: --db names the record file alone")

    @property
    def data_dir(self) -> Path | None:
        """The folder that ``--data-dir`` names."""
        return Path(self.words.data_dir) if self.words.data_dir else None

    @property
    def place(self) -> Workplace:
        """The workplace, opened once."""
        if self._place is None:
            self._place = open_workplace(self.data_dir, Path(self.words.db) if self.words.db else None)
            self._place.desk.listen(self._on_change)
        return self._place

    @property
    def library(self) -> "Library":
        """The playbooks; the record is not opened for them, and nothing is made."""
        if self._place is not None:
            return self._place.library
        return open_library(Path(self.words.db).absolute().parent if self.words.db else self.data_dir)

    @property
    def who(self) -> str:
        """Who is doing this.

        Raises:
            WrongUse: the name is longer than a name.
        """
        name = one_line(str(self.words.who or person())) or "unnamed"
        if len(name) > LONGEST_NAME:
            raise WrongUse(f"The name after --as has {len(name)} characters, {LONGEST_NAME} at most")
        return name

    def now(self) -> datetime:
        """Steady UTC."""
        return self.place.desk.now()

    @cached_property
    def said_at(self) -> datetime:
        """From when this command's times count (UTC): one now for all, so that ``-30h`` twice is one moment."""
        return self.now()

    def time(self, text: str | None) -> datetime | None:
        """A typed time of something that has happened, in UTC."""
        return None if text is None else read_time(text, self.said_at, self.place.zone)

    def any_time(self, text: str | None) -> datetime | None:
        """A typed time that may lie ahead, in UTC."""
        return None if text is None else read_any_time(text, self.said_at, self.place.zone)

    def coming_time(self, text: str | None, after: datetime, within: timedelta) -> datetime | None:
        """A typed time that is to come: ``HH:MM`` is the next one after that moment, else as any other time."""
        coming = None if text is None else read_coming(text.strip(), after, self.place.zone, within)
        return coming or self.any_time(text)

    def moment(self, text: str | None) -> Moment | None:
        """A typed time with its precision."""
        return None if text is None else read_moment(text, self.said_at, self.place.zone)

    def incident(self, key: str | None = None) -> "Incident":
        """The incident of a key, or the only one that is open.

        Raises:
            NotFound: there is no such incident.
            WrongUse: none or several are open and no key was given.
        """
        if key is not None:
            return self.place.desk.incident(key)
        running = _running(self.incidents())
        if len(running) == 1:
            return running[0]
        if not running:
            raise WrongUse("No incident is open. Declare one, or say with --key which one is meant")
        rows = "\n".join(f"  {one.key}  {one.title}" for one in running)
        raise WrongUse(f"Several incidents are open; say which with --key:\n{rows}")

    def record(self, key: str) -> "Incident":
        """What a key means: an incident, a run, or by its word the standing record, opened where there is none.

        Raises:
            NotFound: there is no such record.
        """
        if key.strip().casefold() == STANDING_KEY.casefold():
            return self.place.desk.standing.open(self.who)
        return worked_on(self, key)

    def act(self, rule: "Rule") -> "Change":
        """Do what the rule decides to the incident of the command's key.

        Raises:
            Refused, NotFound: the rule says no; nothing was written.
        """
        return self.place.desk.act(self.incident(self.words.key).id, rule, self.who)

    def incidents(self) -> "list[Incident]":
        """Every record, newest first."""
        desk = self.place.desk
        return desk.incidents_of([head.incident for head in reversed(desk.heads())])

    def local(self, moment: datetime) -> str:
        """A time for the person at this computer, its zone named."""
        return in_zone(moment, self.place.zone)

    def when(self, moment: Moment) -> str:
        """A moment for the person at this computer, with its precision and zone in words."""
        return describe(moment, self.place.zone)

    def answer(self, data: Mapping[str, Any], say: Callable[[], str] | str) -> int:
        """Print the result: JSON where asked for, else the words, which no text can turn into orders to a terminal.

        The exit code is 0.
        """
        if self.words.json:
            print_line(json.dumps(data, ensure_ascii=False))
        elif words := say if isinstance(say, str) else say():
            print_line(visible(words))
        return 0

    def close(self) -> None:
        """Close the record if it was opened; a guardian that a window left learns what was written."""
        if self._place is not None:
            try:
                if self._has_written:
                    renew_guard(self._place)
            finally:
                self._place.close()

    def _on_change(self, _change: "Change") -> None:
        self._has_written = True


def worked_on(session: Session, key: str) -> "Incident":
    """The incident of a key, or the checklist run.

    Raises:
        NotFound: there is neither.
    """
    return session.place.desk.runs.named(key) or session.incident(key)


def note(words: str) -> None:
    """Say something beside the answer, for whoever looks at the terminal."""
    if sys.stderr is not None:
        print(visible(words), file=sys.stderr, flush=True)


def print_line(words: str) -> None:
    """Print and make sure that it is out.

    Raises:
        BrokenPipeError: whoever read it has gone.
        NotPrinted: there is no room for it.
    """
    try:
        print(words, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotPrinted(f"It is done, but the answer could not be printed: {error.strerror}") from error


def _running(incidents: "list[Incident]") -> "list[Incident]":
    """What is being worked on: incidents, or drills and others where there is no incident."""
    running = [one for one in incidents if one.is_open]
    return [one for one in running if one.record is RecordKind.INCIDENT] or running
