"""A picture of a screen as it is: the real window on the real record, without a display."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from incident_desk.domain.errors import DeskError, NotFound, Refused
from incident_desk.qt.app import make_application, open_window
from incident_desk.qt.controller import Controller
from incident_desk.qt.main_window import MainWindow
from incident_desk.qt.offscreen.settling import wait_until, work
from incident_desk.qt.theme import ThemeName
from incident_desk.resource_files import resource
from incident_desk.services.office import Office

SCREENS = (
    "home",
    "metrics",
    "desk",
    "timeline",
    "doctor",
    "edit_entry",
    "view_evidence",
    "health",
    "declare",
    "resolve",
    "severity",
    "pause",
    "escalate",
    "next_phase",
    "status",
    "roles",
    "palette",
    "keys",
    "assess",
    "update",
    "watch",
    "wall",
    "import",
    "checklist",
    "playbooks",
    "replay",
    "overview",
    "find_all",
    "seen_before",
    "outage_history",
    "bring_in",
    "merge",
    "split",
    "export",
    "review",
)
"""The screens that can be asked for. Checklist needs a run; home, metrics, health, declare, import and playbooks
nothing; all others an incident."""
_OF_AN_ENTRY = ("edit_entry", "view_evidence")
_IMPORTED = ("playbooks", "production-incident.md")
"""The shipped document that is looked at on the import screen."""
_TABLE = """When,Who,What happened
{day} 00:00:10,Ana Lee,Checkout returns 502 for everyone
{day} 00:00:20,Bo Li,Pool of the database full: 498 of 500
{day} 00:00:25,Bo Li,pool of the database full:  498 of 500
{day} 00:00:40,Ana Lee,"Rolled back to 4.1
two pods restarted by hand"
soon,Bo Li,Review
2999-01-01 09:00,Bo Li,Meeting with the provider
"""
"""What is pasted where entries are brought in: rows that are ready, a duplicate, one without a time, one ahead."""
_BACK = timedelta(minutes=12)
"""How long after the declaration the desk is rewound to, where the incident is that old."""
_SETTLE_MS = 350
_HEARD_MS = 3000
"""How long the health screen waits for the first answers of its checks."""


@dataclass(frozen=True, slots=True)
class Shot:
    """Which screen, how large, in which look, and of which incident (None: the newest open one)."""

    screen: str
    width: int = 1920
    height: int = 1080
    theme: str = "dark"
    key: str | None = None


def take_screenshot(opener: Callable[[], Office], who: str, shot: Shot, to: Path) -> None:
    """Open the window, bring up the screen, and save what is seen as PNG.

    Raises:
        NotFound: there is no such screen, or no such incident.
        Refused: the picture can't be written.
    """
    if shot.screen not in SCREENS:
        raise NotFound(f"There is no screen {shot.screen!r}. The screens are: {', '.join(SCREENS)}")
    app = make_application()
    window, controller = open_window(app, opener, who)
    try:
        _prepare(window, controller, shot)
        photograph(app, controller, shot, to)
    finally:
        put_away(window, controller)


def put_away(window: MainWindow, controller: Controller) -> None:
    """Write what is on its way and let the window go: the next one would be dressed together with it."""
    window.close()
    controller.close()
    window.deleteLater()
    work(1)


def _prepare(window: MainWindow, controller: Controller, shot: Shot) -> None:
    failures: list[DeskError] = []
    controller.stage.link.open_failed.connect(failures.append)
    window.resize(shot.width, shot.height)
    window.show()
    wait_until(lambda: bool(failures) or controller.stage.link.office is not None, 30, "the record to open")
    if failures:
        raise failures[0]
    rows: list[object] = []
    controller.stage.link.library_changed.connect(rows.append)
    controller.stage.link.refresh_library()
    wait_until(lambda: bool(rows), 60, "the library")


def photograph(app: QApplication, controller: Controller, shot: Shot, to: Path) -> None:
    """Bring up a screen of an open window and save what is seen."""
    stage = controller.stage
    stage.themes.fix(ThemeName(shot.theme))
    stage.window.resize(shot.width, shot.height)
    _bring_up(controller, shot)
    wall = controller.walls.wall
    if wall is not None:
        wall.resize(shot.width, shot.height)
    work(_SETTLE_MS)
    picture = wall.grab() if wall is not None else _as_seen(stage.window)
    if not picture.save(str(to), "PNG"):
        raise Refused(f"The picture {to} can't be written. Check that its folder exists and may be written")
    controller.stage.close_dialog()
    controller.walls.stop()
    work(20)


def _as_seen(window: MainWindow) -> QPixmap:
    """The window with the dialog or menu that stands over it."""
    picture = window.grab()
    painter = QPainter(picture)
    for over in QApplication.topLevelWidgets():
        if over.isVisible() and isinstance(over, (QDialog, QMenu)):
            painter.drawPixmap(over.geometry().topLeft() - window.geometry().topLeft(), over.grab())
    painter.end()
    return picture


def _bring_up(controller: Controller, shot: Shot) -> None:
    stage = controller.stage
    if shot.screen == "import":
        _look_at_document(controller)
        return
    if shot.screen == "checklist":
        _show_run(controller, shot.key)
        return
    needs_none = shot.screen in ("home", "metrics", "playbooks") or (shot.screen == "declare" and shot.key is None)
    if needs_none or (shot.screen == "health" and shot.key is None and not stage.open_incidents):
        stage.window.show_page("home")
    else:
        _show_incident(controller, shot.key)
    if shot.screen not in ("home", "desk", *_OF_AN_ENTRY):
        controller.do(shot.screen)
    if shot.screen in ("timeline", *_OF_AN_ENTRY):
        _choose_entry(controller, shot.screen)
    then = _THEN.get(shot.screen)
    if then is not None:
        then(controller)


def _choose_entry(controller: Controller, screen: str) -> None:
    """The newest entry that was edited, else the newest that somebody typed; with its history, or its editor."""
    controller.do("timeline")
    scene = controller.stage.scene
    typed = [entry for entry in scene.entries if entry.human] if scene is not None else []
    chosen = next((entry for entry in reversed(typed) if entry.amended), typed[-1] if typed else None)
    if chosen is not None:
        controller.timeline.page.rows.go_to(chosen.id)
        work(_SETTLE_MS)
        if screen in _OF_AN_ENTRY:
            controller.do(screen)


def _bring_in(controller: Controller) -> None:
    """The preview of a table, as if it had been pasted."""
    from incident_desk.qt.dialogs.bring_in import BringInDialog

    dialog = next(one for one in controller.stage.window.findChildren(BringInDialog) if one.isVisible())
    incident = controller.stage.incident
    day = incident.declared_at.date() if incident is not None else ""
    controller.bringing.read_text(_TABLE.format(day=day))
    wait_until(lambda: dialog.preview is not None, 30, "the table")
    dialog.table.setFocus()


def _look_at_document(controller: Controller) -> None:
    """A shipped playbook, as if it had been dropped on the window."""
    stage = controller.stage
    stage.window.files_dropped.emit([str(resource(*_IMPORTED))])
    wait_until(lambda: controller.imports.is_shown, 30, "the document")


def _open_playbook(controller: Controller) -> None:
    """The playbook that the newest incident used, with what changed in its newest version, or else its source."""
    from incident_desk.qt.pages.playbooks.view_model import Mode

    model, rows = controller.playbooks.model, controller.stage.rows
    wait_until(lambda: model.draft.compiled is not None, 30, "the playbooks")
    titles = [one.playbook.title for one in rows if one.playbook is not None]
    wanted = next((row.name for row in model.rows if row.title in titles[:1]), model.name)
    if wanted != model.name:
        model.book_wished.emit(wanted)
        wait_until(lambda: model.name == wanted and model.draft.compiled is not None, 30, "the playbook")
    if len(model.versions) > 1:
        model.compare(model.versions[1].number)
    else:
        model.show_mode(Mode.SOURCE)
    wait_until(lambda: bool(model.lines), 30, "the lines of the playbook")


def _show_run(controller: Controller, key: str | None) -> None:
    """The run with that key, else the one that was started last."""
    runs, found = controller.stage.link.runs, list[list[str]]()
    controller.stage.link.read(lambda office: _runs_of(office, key), found.append)
    wait_until(lambda: bool(found), 30, "the run")
    if not found[0]:
        raise NotFound(f"There is no checklist run {key!r}" if key else "There is no run to show. Start one first")
    controller.runs.show(found[0][0])
    wait_until(lambda: controller.runs.run is not None and controller.runs.run.id == runs.shown, 30, "the run")


def _runs_of(office: Office, key: str | None) -> list[str]:
    """The ids of the runs that are meant, newest first."""
    wanted = [one for one in office.desk.runs.newest_first() if key is None or one.id == office.desk.runs.find(key)]
    return [one.id for one in wanted]


def _look_back(controller: Controller) -> None:
    """To some minutes after the declaration, or halfway through a younger incident."""
    model, incident = controller.replay.page.model, controller.stage.incident
    wait_until(lambda: model.then is not None, 30, "the record")
    if incident is not None:
        moment = incident.declared_at + min(_BACK, (model.present - incident.declared_at) / 2)
        model.go(moment)
        wait_until(lambda: model.then is not None and model.then.rewound.moment == model.moment, 30, "the past")


def _find_words(controller: Controller) -> None:
    """The longest word of what somebody typed last, as if it had been typed."""
    from incident_desk.qt.dialogs.find_all import FindAllDialog

    scene = controller.stage.scene
    typed = [entry.text for entry in scene.entries if entry.human] if scene is not None else []
    dialog = next(one for one in controller.stage.window.findChildren(FindAllDialog) if one.isVisible())
    dialog.field.setText(max(typed[-1].split(), key=len) if typed else "")
    wait_until(lambda: not typed or dialog.list.count() > 0, 30, "what is found")


def _find_alike(controller: Controller) -> None:
    """What is like the incident is looked for off the thread; the list is opened again once that is done."""
    work(_SETTLE_MS)
    controller.stage.close_dialog()
    controller.do("seen_before")


def _for_customers(controller: Controller) -> None:
    """The customers' copy in two formats, once all of it is made, pictured and counted."""
    from incident_desk.formats.redaction.audiences import Audience
    from incident_desk.qt.pages.export.choices import AUDIENCES

    page = controller.copies.page
    model = page.model
    wait_until(lambda: model.handout is not None, 30, "the report")
    model.choose(model.choices.want(".md", True).want(".html", True))
    page.whom.choose_audience(AUDIENCES.index(Audience.CUSTOMER))
    wait_until(lambda: not model.is_asking and not model.making.is_busy, 90, "the files")
    wait_until(lambda: page.paper.pictures is not None and not page.picturing.is_busy, 60, "the pages")
    counts = model.counting.counts
    wait_until(lambda: all(one in counts and counts[one].pages for one in Audience), 90, "the other copies")
    page.goes.list.setFocus()
    page.goes.list.go_to_first()


def _review(controller: Controller) -> None:
    """The root cause, with the pages of the report beside it."""
    page = controller.reviews.page
    wait_until(lambda: page.model.template is not None, 30, "the template")
    page.model.choose("root-cause")
    wait_until(lambda: bool(page.paper.problem) or page.paper.is_whole, 60, "the pages of the report")


def _count(controller: Controller) -> None:
    """All that is known, with the newest outage looked at."""
    from incident_desk.qt.pages.metrics.asked import PERIODS, Asked

    page = controller.metrics.page
    page.head.ask(Asked(len(PERIODS) - 1))
    wait_until(
        lambda: page.model.counted is not None and page.model.counted.found.wanted.since is None, 60, "figures"
    )
    counted = page.model.counted
    if counted is not None and counted.history:
        wait_until(lambda: not page.model.outages.unread(counted.history[:9]), 60, "the outages")


def _hear(controller: Controller) -> None:
    """The first answers, so far as they come: a state without one says so."""
    watched = controller.stage.feed.all_watched
    beat, waited = 100, 0
    while waited < _HEARD_MS and any(one.state.last is None for one in watched()):
        work(beat)
        waited += beat


_THEN: Mapping[str, Callable[[Controller], None]] = {
    "health": _hear,
    "metrics": _count,
    "playbooks": _open_playbook,
    "bring_in": _bring_in,
    "replay": _look_back,
    "find_all": _find_words,
    "seen_before": _find_alike,
    "export": _for_customers,
    "review": _review,
}
"""What is done on a screen once it is there."""


def _show_incident(controller: Controller, key: str | None) -> None:
    stage = controller.stage
    wanted = _find(controller, key)
    if wanted is None:
        raise NotFound(
            f"There is no incident {key!r}" if key else "There is no incident to show. Declare one first"
        )
    stage.show_incident(wanted)
    wait_until(lambda: stage.incident is not None and stage.incident.id == wanted, 30, "the incident")


def _find(controller: Controller, key: str | None) -> str | None:
    """The incident with that key, asked of the record: the library may still be reading its older rows."""
    stage = controller.stage
    if key is None:
        wanted = stage.open_incidents or stage.rows
        return wanted[0].id if wanted else None
    found: list[str | None] = []
    stage.link.read(lambda office: _id_of(office, key), found.append)
    wait_until(lambda: bool(found), 30, "the incident")
    return found[0]


def _id_of(office: Office, key: str) -> str | None:
    try:
        return office.desk.find(key)
    except NotFound:
        return None
