"""Starts the window: its shell is painted first; then what fills it is imported, and the record opened off the GUI
thread."""

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from incident_desk.qt.faults import Faults
from incident_desk.qt.first_paint import FirstPaint
from incident_desk.qt.garbage import keep_what_is_there
from incident_desk.qt.main_window import TITLE, MainWindow
from incident_desk.qt.placement import dress
from incident_desk.qt.theme import ThemeService
from incident_desk.services.settings import Settings

if TYPE_CHECKING:
    from incident_desk.qt.controller import Controller
    from incident_desk.qt.record_choice import Elsewhere
    from incident_desk.services.office import Office

    Opener = Callable[[], Office]

APP_ID = "org.incidentdesk.IncidentDesk"
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def make_application() -> QApplication:
    """The one QApplication, named so that desktops find its icon."""
    existing = QApplication.instance()
    app = existing if isinstance(existing, QApplication) else QApplication([TITLE])
    app.setApplicationName(TITLE)
    app.setDesktopFileName(APP_ID)
    qInstallMessageHandler(_qt_message)
    return app


def run_window(
    opener: "Opener", who: str, settings: Settings | None = None, elsewhere: "Elsewhere | None" = None
) -> int:
    """Open the desk and work until the window is closed; the answer is the exit code.

    The window is dressed by ``settings`` before it is shown. Where the record can't be opened, another folder is
    offered if there is an ``elsewhere`` to open it.
    """
    app = make_application()
    faults = Faults(app)
    faults.listen()
    themes = ThemeService(app)
    window = MainWindow(themes)
    dress(window, themes, settings or Settings())
    controllers: list[Controller] = []

    def fill_window() -> None:
        controller = _filled(app, window, themes, who, settings)
        controllers.append(controller)
        faults.happened.connect(controller.tell_fault)
        spare_sweeps(controller)
        controller.open(opener, elsewhere)
        keep_what_is_there()

    painted = FirstPaint(window, fill_window)
    window.show()
    painted.wait()
    code = app.exec()
    for controller in controllers:
        controller.close()
    return code


def open_window(
    app: QApplication, opener: "Opener", who: str, *, begin: bool = True
) -> "tuple[MainWindow, Controller]":
    """The window with its controller; the record opens in the background, at once or when it is told to."""
    themes = ThemeService(app)
    window = MainWindow(themes)
    controller = _filled(app, window, themes, who)
    if begin:
        controller.open(opener)
    return window, controller


def spare_sweeps(controller: "Controller") -> None:
    """No later sweep over garbage looks at what is made until the record is open and its incident shown."""
    controller.stage.link.opened.connect(_on_opened)
    controller.arrival.settled.connect(keep_what_is_there)


def _filled(
    app: QApplication, window: MainWindow, themes: ThemeService, who: str, settings: Settings | None = None
) -> "Controller":
    """The window with its pages; their modules are most of what a start imports."""
    from incident_desk.qt.controller import Controller
    from incident_desk.qt.link import DeskLink
    from incident_desk.qt.turns import short_turns
    from incident_desk.qt.webhook_notice import WebhookNotice
    from incident_desk.qt.widgets.focus_ring import FocusRing

    short_turns()
    controller = Controller(window, DeskLink(who, window), themes, settings)
    controller.focus_ring = FocusRing(themes, app)
    WebhookNotice(controller.stage.feed.webhook, controller.notices)
    return controller


def _on_opened(_office: object) -> None:
    """The database was imported in the meantime."""
    keep_what_is_there()


def _qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("incident_desk.qt").log(_LEVELS.get(kind, logging.WARNING), message)
