"""The reports of many incidents into one folder: one that can't be made stops none of the others.

Each file is whole or not there, also where the person stops in the middle.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from incident_desk.domain.errors import DeskError
from incident_desk.domain.report import ReportModel
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import Wish
from incident_desk.services.handing_out import HandingOut
from incident_desk.services.library import safe_name
from incident_desk.services.reporting import Cancel


@dataclass(frozen=True, slots=True)
class Many:
    """What is wanted: of which incidents (their keys), in which formats (endings), for whom, into which folder."""

    keys: Sequence[str]
    endings: Sequence[str]
    wish: Wish
    folder: Path
    who: str


@dataclass(frozen=True, slots=True)
class Made:
    """What came of one incident: its files, and why another one of them could not be made."""

    key: str
    files: tuple[Path, ...]
    failed: str = ""
    is_plain: bool = False
    """Whether its PDF is plain, for want of the engine."""


def every_report(
    many: Many, report_of: Callable[[str], ReportModel], copies: HandingOut, cancel: Cancel
) -> Iterator[Made]:
    """Write them one after the other; each is told as soon as it is done. Ends early once ``cancel`` is set."""
    for key in many.keys:
        made = None if cancel.is_set() else _made(key, many, report_of, copies, cancel)
        if made is None:
            return
        yield made


def _made(
    key: str, many: Many, report_of: Callable[[str], ReportModel], copies: HandingOut, cancel: Cancel
) -> Made | None:
    """The files of one incident; None where the person stopped it in the middle."""
    files: list[Path] = []
    is_plain = False
    try:
        handout = copies.prepare_from(report_of(key), many.wish)
        for ending in many.endings:
            if cancel.is_set():
                return None
            to = many.folder / file_name(key, many.wish.audience, ending)
            written = copies.save(handout, to, cancel, ending=ending, who=many.who)
            files.append(written.where)
            is_plain = is_plain or written.is_plain
    except DeskError as error:
        # The key that stops us stops the child that makes the PDF as well, which then fails.
        return None if cancel.is_set() else Made(key, tuple(files), str(error))
    return Made(key, tuple(files), is_plain=is_plain)


def file_name(key: str, audience: Audience, ending: str) -> str:
    """The name of a report's file; a copy for other readers says for whom it is."""
    copy = "" if audience is Audience.INTERNAL else f"-{audience.value}"
    return f"{safe_name(key)}{copy}{ending}"
