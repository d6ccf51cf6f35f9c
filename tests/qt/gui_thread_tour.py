"""A tour of every action on the real record; prints what the GUI thread asked of disk, network, database, reader.

Run as a program of its own, for an audit hook can't be taken away: ``python gui_thread_tour.py DATA_FOLDER``.
"""

import json
import os
import sys
import sysconfig
import threading
import traceback
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu
from sqlalchemy import create_engine, event, text
from sqlalchemy.engine import Engine

from incident_desk import bootstrap, resource_files
from incident_desk.qt.actions import TABLE
from incident_desk.qt.app import make_application, open_window
from incident_desk.qt.offscreen.settling import wait_until, work
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.running import RunStart

WATCHED = {
    "open", "sqlite3.connect", "socket.connect", "socket.getaddrinfo", "socket.bind", "subprocess.Popen",
    "os.listdir", "os.scandir", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.link", "os.symlink",
    "os.posix_spawn", "os.fork", "os.exec", "shutil.copyfile", "shutil.move", "tempfile.mkstemp", "glob.glob",
}  # fmt: skip
CODE = tuple(
    str(form)
    for place in {sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"), Path(bootstrap.__file__).parent}
    for form in (Path(place), Path(place).resolve())
)
RESOURCES = str(resource_files.resource("tokens.json").parent)

DRESSING = ("full_screen", "theme_dark", "theme_light", "theme_system")

GUI = threading.main_thread()
asked: list[dict[str, str]] = []
now_doing = ["start"]
is_watching = [False]


def is_allowed(what: str, place: str) -> bool:
    """What the GUI thread may do: a few things that are part of the program itself, each with its reason."""
    # A part of the program is imported when it is first needed, such as a dialog.
    is_code = what in ("open", "os.listdir", "os.scandir") and place.startswith(CODE)
    # Icons, fonts and tokens lie beside the program and are read once.
    return is_code or (what == "open" and place.startswith(RESOURCES))


def note(what: str, place: str) -> None:
    if is_watching[0] and threading.current_thread() is GUI and not is_allowed(what, place):
        asked.append({"doing": now_doing[0], "what": what, "place": place, "from": callers()})


def callers() -> str:
    """Who asked, innermost first; frames alone, for a traceback would read the sources."""
    frame, found = sys._getframe(3), []
    while frame is not None and len(found) < 8:
        found.append(f"{Path(frame.f_code.co_filename).name}:{frame.f_lineno}")
        frame = frame.f_back
    return " < ".join(found)


def hook(name: str, args: tuple[object, ...]) -> None:
    if name in WATCHED:
        note(name, str(args[0]) if args else "")


def watch_database_and_reader() -> None:
    event.listen(Engine, "before_cursor_execute", lambda c, cursor, statement, *rest: note("sql", statement))
    read = bootstrap.read_as_document

    def reading(data: bytes, name: str) -> object:
        note("parse", name)
        return read(data, name)

    bootstrap.read_as_document = reading


def settle(link: object) -> None:
    done: list[object] = []
    link.read(lambda office: None, done.append)
    wait_until(lambda: bool(done), 20, "the desk's thread")


def leave_what_opened() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QFileDialog):
            widget.reject()
        elif isinstance(widget, (QDialog, QMenu)) and widget.isVisible():
            widget.close()
    work(5)


def tour(folder: Path) -> list[str]:
    app = make_application()
    window, controller = open_window(app, lambda: bootstrap.open_office(folder), "MK", begin=False)
    link = controller.stage.link
    window.resize(1920, 1080)
    is_watching[0] = True
    window.show()
    controller.open(lambda: bootstrap.open_office(folder))
    wait_until(lambda: link.office is not None, 20, "the record")
    found: list[object] = []
    link.read(lambda office: office.playbooks.find("service-outage"), found.append)
    wait_until(lambda: bool(found), 20, "the playbook")
    book = found[0]
    declared: list[object] = []
    link.declare(Declaration("Down", "P1", book.playbook, book.text, commander="MK"), declared.append)
    wait_until(lambda: bool(declared), 20, "the declaration")
    controller.stage.show_incident(declared[0].id)
    wait_until(lambda: controller.stage.incident is not None, 20, "the incident")
    runs = controller.runs
    link.runs.start(RunStart(book.playbook, book.text), "MK", lambda run: runs.show(run.id))
    wait_until(lambda: runs.run is not None, 20, "the run")
    done = []
    # What dresses every widget anew comes while there are few.
    for one in sorted(TABLE, key=lambda action: action.id not in DRESSING):
        if one.id == "quit":
            continue
        now_doing[0] = one.id
        window.show_page("checklist" if one.needs_run else "desk" if one.needs_incident else "home")
        window.actions_table.trigger(one.id)
        work(15)
        settle(link)
        leave_what_opened()
        if window.isFullScreen():
            window.showNormal()
        done.append(one.id)
    window.activateWindow()
    wait_until(window.isActiveWindow, 5, "the window to be in front")
    now_doing[0] = "typing"
    controller.do("log")
    QTest.keyClicks(QApplication.focusWidget(), "! Roll back -5m")
    work(2300)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle(link)
    now_doing[0] = "resizing"
    window.resize(1280, 720)
    work(700)
    settle(link)
    now_doing[0] = "quit"
    controller.do("quit")
    # What must be noticed, so that silence means something.
    now_doing[0] = "proof"
    (folder / "settings.json").read_text()
    with create_engine("sqlite://").connect() as memory:
        memory.execute(text("SELECT 1"))
    bootstrap.read_as_document(b"# A playbook", "proof.md")
    is_watching[0] = False
    controller.close()
    return [*done, "quit"]


if __name__ == "__main__":
    sys.addaudithook(hook)
    watch_database_and_reader()
    try:
        toured = tour(Path(sys.argv[1]))
    except Exception:  # noqa: BLE001 - whatever it was, it is printed
        traceback.print_exc()
        # Threads that still work on the record would hold the program.
        os._exit(1)
    print(json.dumps({"toured": toured, "asked": asked}))
