"""Qt tests draw without a screen unless a platform is chosen from outside."""

import os

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent  # noqa: E402

from incident_desk.qt.link import DeskLink  # noqa: E402
from incident_desk.qt.theme import ThemeName, ThemeService  # noqa: E402
from tests.fakes import Bench  # noqa: E402
from tests.qt.office import office_of  # noqa: E402

# What a test waits for comes at once; on a machine that has other work it may take longer than Qt's five seconds.
for wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitCallback):
    wait.__kwdefaults__["timeout"] = 30_000


@pytest.fixture(autouse=True)
def nothing_is_left():
    """What a test closed is gone before the next one: Qt would dress it again with each change of the theme."""
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def themes(qapp):
    """A theme service of its own for each test, fixed to dark."""
    service = ThemeService(qapp)
    service.fix(ThemeName.DARK)
    return service


@pytest.fixture(params=[ThemeName.DARK, ThemeName.LIGHT], ids=["dark", "light"], scope="module")
def theme_name(request):
    """Both themes, one after the other for all tests of a module: to change it dresses every widget anew."""
    return request.param


@pytest.fixture
def each_theme(theme_name, qapp):
    """The test runs once in each theme."""
    service = ThemeService(qapp)
    service.fix(theme_name)
    return service


@pytest.fixture
def bench():
    """A desk in memory."""
    return Bench()


@pytest.fixture
def link(bench, qtbot):
    """A link that has read the library of that desk."""
    one = DeskLink("MK")
    with qtbot.waitSignal(one.library_changed):
        one.open(lambda: office_of(bench))
        one.refresh_library()
    yield one
    one.close()
