"""The Export page in a whole window, with an incident that has things to hide."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from incident_desk.domain.report_builder import build_report
from incident_desk.domain.timeline import Sign
from incident_desk.formats.grammar import Line
from incident_desk.formats.redaction.audiences import Audience
from incident_desk.formats.redaction.handout import hand_out
from incident_desk.qt.pages.export.choices import Choices
from incident_desk.services.acts.logging import log
from incident_desk.services.reporting import Reporting
from tests.fakes import Bench
from tests.qt.pages.export.press import FakeWork
from tests.qt.pages.review.conftest import Printer
from tests.qt.whole import Whole
from tests.report_samples import opened

WORDS = (
    "Zebra Associates call, password: hunter2",
    "ana.lopez@zebra.example can't sign in at app.zebra.example since a939863",
)


class Room(Whole):
    """The page in front, its readers those of the timeline."""

    def __init__(self, qtbot):
        bench, self.work = Bench(), FakeWork(("Zebra Associates",))
        reporting = Reporting(bench.desk, Printer(), None, "Incident Desk 1.0.0")
        super().__init__(qtbot, bench, reporting=lambda: reporting, exports=lambda: self.work)
        for words in WORDS:
            with self.changed():
                line = Line(words, Sign.NOTE)
                self.link.act(lambda _incident, _now, line=line: log(line))

    @property
    def page(self):
        return self.controller.copies.page

    @property
    def model(self):
        return self.page.model

    def come(self, endings=(".pdf",), audience=3):
        self.controller.do("export")
        self.until(lambda: self.model.handout is not None)
        self.model.choose(replace(self.model.choices, endings=frozenset(endings)))
        self.page.whom.choose_audience(audience)
        self.made()

    def made(self):
        """Until everything that is wanted is made, pictured and counted."""
        self.until(lambda: not self.model.is_asking and not self.model.making.is_busy)
        self.until(lambda: self.page.paper.pictures is not None and not self.page.picturing.is_busy)

    def press(self, key, modifier=Qt.KeyboardModifier.NoModifier):
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)

    def write(self, words):
        self.qtbot.keyClicks(QApplication.focusWidget(), words)

    def until(self, holds):
        self.qtbot.waitUntil(holds, timeout=20000)

    def back(self):
        """Without a window manager nobody gives the window its keyboard back."""
        self.window.activateWindow()
        self.until(lambda: self.focus(self.page))

    def row(self, text):
        from incident_desk.qt.pages.export.goes import GoRow
        from incident_desk.qt.pages.export.telling import rows

        return next(one for one in rows(self.model) if isinstance(one, GoRow) and one.finding.text == text)

    def go_to(self, text):
        self.page.goes.list.setFocus()
        self.page.goes.list.go_to(self.row(text).number)


@pytest.fixture
def room(qtbot):
    one = Room(qtbot)
    yield one
    one.close()


@pytest.fixture
def report():
    one = opened("Sign-in hangs on db-prod-03 since a939863")
    one.log("mail ana@example.com, password: hunter2", "03:05", "Matt Lindop")
    return build_report(one.events, "Incident Desk 1.0.0")


@pytest.fixture
def handout(report):
    """The copy for readers of the timeline."""
    return hand_out(report, Choices(Audience.TIMELINE).wish)
