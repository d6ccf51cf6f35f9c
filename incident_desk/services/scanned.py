"""What every way out of the desk has in common: a look for what is hidden, and a line of the journal.

``HandingOut`` does both for the files that it saves. Here are the same two for what leaves as something else: by
the clipboard, in a mail, on paper, in a folder of several files.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from incident_desk.formats.redaction.finished import Part, Where, parts_of
from incident_desk.formats.redaction.handout import Handout, counted
from incident_desk.formats.redaction.leaks import leaks_in
from incident_desk.formats.times import iso
from incident_desk.services.handing_out import ExportJournal, Leaking


class NoJournal:
    """For what is part of something else, which has a line of its own."""

    def write(self, line: Mapping[str, Any]) -> None:
        """Keep nothing."""


class HandedOut:
    """Writes down what left, as ``HandingOut`` does for a file: nothing of it that was hidden."""

    def __init__(self, journal: ExportJournal, now: Callable[[], datetime]) -> None:
        self._journal, self._now = journal, now

    def note(self, handout: Handout, form: str, where: str, who: str, **more: object) -> None:
        """A line: in which form it left, and where to."""
        header, head = handout.report.header, handout.report.head
        line = {
            "time": iso(self._now()),
            "who": who,
            "key": header.key,
            "audience": handout.wish.audience.value,
            "format": form,
            "file": where,
            "events": head.seq,
            "hash": head.hash,
            "hidden": dict(counted(handout.hidden)),
            "withheld": len(handout.withheld),
            "kept": list(handout.wish.kept),
        }
        self._journal.write(line | more)


def refuse_leaks(handout: Handout, ending: str, text: str) -> str:
    """The text of that format as it was, looked through.

    Raises:
        Leaking: it would say what is hidden.
    """
    _refuse(handout, parts_of(ending, text.encode("utf-8")))
    return text


def refuse_known(handout: Handout, text: str) -> str:
    """Words of ours about the report as they were: what was found in it stands in none of them.

    Raises:
        Leaking: one says what is hidden.
    """
    # Only what was hidden is looked for: by its shape a file's name of ours would be a leak.
    _refuse(handout, (Part(Where.METADATA, text, raw=True),))
    return text


def _refuse(handout: Handout, parts: Iterable[Part]) -> None:
    if handout.hidden and (leaks := leaks_in(parts, handout)):
        raise Leaking(leaks)
