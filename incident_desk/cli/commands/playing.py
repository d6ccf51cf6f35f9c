"""Commands that play and show: drill, screenshot."""

import re
from pathlib import Path

from incident_desk.bootstrap import DrillOrder, open_workplace, play_drill, take_screenshot
from incident_desk.cli.session import Session
from incident_desk.domain.errors import Refused, WrongUse
from incident_desk.domain.milestones import Milestone
from incident_desk.formats.times import iso
from incident_desk.leaving import open_reporting

SHIPPED = "service-outage"
_SIZE = re.compile(r"(\d{3,5})x(\d{3,5})")
_SPEEDS = (1.0, 3600.0)


def drill(session: Session) -> int:
    """Play a playbook against a service that fails and recovers."""
    words = session.words
    if not _SPEEDS[0] <= words.speed <= _SPEEDS[1]:
        raise WrongUse(f"--speed goes from {_SPEEDS[0]:g} to {_SPEEDS[1]:g}")
    _no_record_alone(session)
    document = session.library.find(words.playbook or SHIPPED)
    if not document.playbook.phases():
        raise Refused(
            f"{document.name} has no phases to play. A drill needs a playbook, not a {document.playbook.kind}"
        )
    folder = _folder(Path(words.output))
    data_dir = session.data_dir or folder / "data"
    done = play_drill(DrillOrder(document, None, words.speed, data_dir, folder, words.window))
    place = open_workplace(data_dir)
    try:
        reporting = open_reporting(place.desk, place.files)
        reports = [
            reporting.save(done.incident.key, folder / f"report{ending}").where for ending in (".md", ".pdf")
        ]
    finally:
        place.close()
    files = [str(file) for file in (*done.pictures, *reports)]
    resolved = done.incident.milestones.get(Milestone.RESOLVED)
    data = {
        "key": done.incident.key,
        "status": done.incident.status,
        "declared": iso(done.incident.declared_at),
        "resolved": iso(resolved.at) if resolved and resolved.at else None,
        "data_dir": str(data_dir),
        "files": files,
    }
    return session.answer(data, lambda: "\n".join((f"{done.incident.key} played to its end. It left:", *files)))


def _no_record_alone(session: Session) -> None:
    if session.words.db:
        raise WrongUse("This command opens the desk, which works on a data folder: say --data-dir, not --db")


def _folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(f"The folder {folder} can't be made: {error.strerror}") from error
    return folder


def screenshot(session: Session) -> int:
    """A picture of a screen as it is."""
    from incident_desk.qt.offscreen.screenshot import Shot

    words = session.words
    _no_record_alone(session)
    size = _SIZE.fullmatch(words.size)
    if size is None:
        raise WrongUse(f"{words.size!r} is no size. Write it as 1920x1080")
    to = Path(words.output)
    take_screenshot(
        session.data_dir, session.who, Shot(words.screen, int(size[1]), int(size[2]), words.theme, words.key), to
    )
    return session.answer({"file": str(to)}, f"Written: {to}")
