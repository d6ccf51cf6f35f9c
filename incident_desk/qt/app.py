"""Starts the window: the shell is painted first, then the record is opened off the GUI thread."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from incident_desk.qt.controller import Controller
from incident_desk.qt.faults import Faults
from incident_desk.qt.link import DeskLink
from incident_desk.qt.main_window import TITLE, MainWindow
from incident_desk.qt.record_choice import Elsewhere
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.focus_ring import FocusRing
from incident_desk.services.office import Office
from incident_desk.services.settings import Settings

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
    opener: Callable[[], Office], who: str, settings: Settings | None = None, elsewhere: Elsewhere | None = None
) -> int:
    """Open the desk and work until the window is closed; the answer is the exit code.

    The window is dressed by ``settings`` before it is shown. Where the record can't be opened, another folder is
    offered if there is an ``elsewhere`` to open it.
    """
    app = make_application()
    window, controller = open_window(app, opener, who, begin=False)
    faults = Faults(app)
    faults.happened.connect(controller.tell_fault)
    faults.listen()
    controller.stage.dress(settings or Settings())
    window.show()
    controller.open(opener, elsewhere)
    code = app.exec()
    controller.close()
    return code


def open_window(
    app: QApplication, opener: Callable[[], Office], who: str, *, begin: bool = True
) -> tuple[MainWindow, Controller]:
    """The window with its controller; the record opens in the background, at once or when it is told to."""
    themes = ThemeService(app)
    window = MainWindow(themes)
    controller = Controller(window, DeskLink(who, window), themes)
    controller.focus_ring = FocusRing(themes, app)
    if begin:
        controller.open(opener)
    return window, controller


def _qt_message(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    logging.getLogger("incident_desk.qt").log(_LEVELS.get(kind, logging.WARNING), message)
