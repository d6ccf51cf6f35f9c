"""What one command works with: its words, the workplace it opens, and where it prints."""

import argparse
import json
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from incident_desk.bootstrap import Workplace, open_library, open_workplace, person
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.incident import Incident
from incident_desk.domain.moments import Moment
from incident_desk.formats.times import in_zone, read_moment, read_time
from incident_desk.services.library import Library


class Session:
    """One command's run. The record is opened at the first need and closed by ``close``."""

    def __init__(self, words: argparse.Namespace) -> None:
        self.words = words
        self._place: Workplace | None = None

    @property
    def data_dir(self) -> Path | None:
        """The folder that ``--data-dir`` names."""
        return Path(self.words.data_dir) if self.words.data_dir else None

    @property
    def place(self) -> Workplace:
        """The workplace, opened once."""
        if self._place is None:
            self._place = open_workplace(self.data_dir)
        return self._place

    @property
    def library(self) -> Library:
        """The playbooks; the record is not opened for them."""
        return self._place.library if self._place else open_library(self.data_dir)

    @property
    def who(self) -> str:
        """Who is doing this."""
        return str(self.words.who or person())

    def now(self) -> datetime:
        """Steady UTC."""
        return self.place.desk.now()

    def time(self, text: str | None) -> datetime | None:
        """A typed time, in UTC."""
        return read_time(text, self.now(), self.place.zone) if text else None

    def moment(self, text: str | None) -> Moment | None:
        """A typed time with its precision."""
        return read_moment(text, self.now(), self.place.zone) if text else None

    def incident(self, key: str | None = None) -> Incident:
        """The incident of a key, or the only one that is open.

        Raises:
            NotFound: there is no such incident.
            WrongUse: none or several are open and no key was given.
        """
        if key:
            return self.place.desk.incident(key)
        running = [one for one in self.incidents() if one.is_open]
        if len(running) == 1:
            return running[0]
        rows = "\n".join(f"  {one.key}  {one.title}" for one in running)
        raise WrongUse(
            f"Several incidents are open; say which with --key:\n{rows}" if rows else "No incident is open"
        )

    def incidents(self) -> list[Incident]:
        """Every record, newest first."""
        desk = self.place.desk
        return [desk.incident_of(head.incident) for head in reversed(desk.heads())]

    def local(self, moment: datetime) -> str:
        """A time for the person at this computer, its zone named."""
        return in_zone(moment, self.place.zone)

    def answer(self, data: Mapping[str, Any], say: Callable[[], str] | str) -> int:
        """Print the result: JSON where asked for, else the words. The exit code is 0."""
        if self.words.json:
            print(json.dumps(data, ensure_ascii=False, indent=None))
        else:
            words = say if isinstance(say, str) else say()
            sys.stdout.write(f"{words}\n" if words else "")
        return 0

    def close(self) -> None:
        """Close the record if it was opened."""
        if self._place is not None:
            self._place.close()
