"""``report all``: the report of every incident into a folder, with what came of it in one line."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from incident_desk.cli.commands.measuring import begin_of, rate_of
from incident_desk.cli.session import Session, note
from incident_desk.domain.counted import counted
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.events import RecordKind
from incident_desk.formats.redaction.handout import Wish
from incident_desk.services.every_report import Made, Many, every_report

if TYPE_CHECKING:
    from incident_desk.services.handing_out import HandingOut

ALL = "all"
STOPPED = 130
"""The exit code of what was stopped by Ctrl+C."""
_KINDS = (RecordKind.INCIDENT, RecordKind.PAST)
_FORMATS = ("md",)


def report_all(session: Session, wish: Wish, copies: "HandingOut") -> int:
    """Write them all. Exit code 1 where some could not be made, 130 where it was stopped."""
    from incident_desk.leaving import open_reporting, review_templates

    words = session.words
    many = Many(_keys(session), _endings(session), wish, _folder(session), session.who)
    template = review_templates(session.place.files).named(words.template) if words.template else None
    reporting = open_reporting(session.place.desk, session.place.files).at_rate(rate_of(session))
    stop = threading.Event()
    made: list[Made] = []
    cut: dict[str, int] = {}
    with _stopped_by_ctrl_c(stop):
        for one in every_report(many, lambda key: reporting.report(key, template=template), copies, stop):
            made.append(one)
            cut[one.key] = _cut(one)
            _tell(one, cut[one.key], f"{len(made)} of {len(many.keys)}")
    is_stopped = stop.is_set() and len(made) < len(many.keys)
    session.answer(_data(many, made, cut, is_stopped), _summary(many, made, cut, is_stopped))
    if is_stopped:
        return STOPPED
    return 1 if any(one.failed for one in made) else 0


def _keys(session: Session) -> tuple[str, ...]:
    """Every incident, the past ones too and no drill, in the order in which they were opened.

    Raises:
        WrongUse: what was said belongs to one report.
    """
    words, since = session.words, begin_of(session, session.words.since)
    for name in ("approved", "preview"):
        if getattr(words, name):
            raise WrongUse(f"--{name} is of one report: say its key in the place of all")
    found = [one for one in reversed(session.incidents()) if one.record in _KINDS]
    return tuple(one.key for one in found if since is None or one.declared_at >= since)


def _endings(session: Session) -> tuple[str, ...]:
    return tuple(f".{one}" for one in dict.fromkeys(session.words.format or _FORMATS))


def _folder(session: Session) -> Path:
    """The folder, made where there is none.

    Raises:
        WrongUse: it is none, or can't be made.
    """
    folder = Path(session.words.output)
    if session.words.output == "-" or (folder.exists() and not folder.is_dir()):
        raise WrongUse("Say after -o into which folder the reports go")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongUse(f"The folder {folder} can't be made: {error.strerror}") from error
    return folder


@contextmanager
def _stopped_by_ctrl_c(stop: threading.Event) -> Iterator[None]:
    """The first Ctrl+C ends it after the file that is being written; a second one at once."""

    def on_key(_number: int, _frame: object) -> None:
        stop.set()
        signal.signal(signal.SIGINT, before)

    before = signal.signal(signal.SIGINT, on_key)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _cut(one: Made) -> int:
    """How many lines of page 1 found no room in its PDF."""
    from incident_desk.formats.pdf_reading.page_one import cut_lines

    return sum(cut_lines(file.read_bytes()) for file in one.files if file.suffix == ".pdf")


def _tell(one: Made, cut: int, number: str) -> None:
    """How far it is, apart from the answer."""
    from incident_desk.formats.pdf_reading.page_one import too_long

    came = one.failed or ", ".join(file.name for file in one.files)
    note(f"{number}  {one.key}  {came}{f'; {too_long(cut)}' if cut else ''}")


def _summary(many: Many, made: list[Made], cut: dict[str, int], is_stopped: bool) -> str:
    files, failed = sum(len(one.files) for one in made), [one.key for one in made if one.failed]
    done = len(made) - len(failed)
    parts = [f"{counted(files, 'file')} of {counted(done, 'incident')} written to {many.folder}"]
    if failed:
        parts.append(f"{len(failed)} failed: {', '.join(failed)}")
    if any(cut.values()):
        parts.append(f"page 1 is too long in {', '.join(key for key, lines in cut.items() if lines)}")
    if is_stopped:
        parts.append(f"stopped before {counted(len(many.keys) - len(made), 'incident')}")
    if any(one.is_plain for one in made):
        parts.append("the PDF engine is missing: the PDFs are plain, and say so on every page")
    return "; ".join(parts)


def _data(many: Many, made: list[Made], cut: dict[str, int], is_stopped: bool) -> dict[str, object]:
    return {
        "folder": str(many.folder),
        "audience": many.wish.audience.value,
        "wanted": len(many.keys),
        "stopped": is_stopped,
        "reports": [
            {
                "key": one.key,
                "files": [str(file) for file in one.files],
                "failed": one.failed or None,
                "plain": one.is_plain,
                "cut_lines": cut[one.key],
            }
            for one in made
        ],
    }
