"""An incident with templates and contacts, for the tests of the updates pane."""

import pytest

from incident_desk.domain.playbook import Contact, Template
from incident_desk.formats.reading.blanks import blanks_in
from incident_desk.qt.panes.updates.due import DueModel
from incident_desk.qt.panes.updates.outreach import OutreachModel
from incident_desk.qt.panes.updates.view import UpdatesPane
from incident_desk.qt.panes.updates.view_model import UpdatesModel
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.updating import send_update
from tests.fakes import MemoryDrafts

INITIAL = "[OUTAGE] Chatbot Fluxa\nTime: [CURRENT_TIME]"
PROGRESS = """[UPDATE] Chatbot Fluxa

We expect to be back within [ESTIMATED_TIME]. It was [WHAT].
Next update: [NEXT_UPDATE].

Time: [CURRENT_TIME] UTC"""


@pytest.fixture
def drafts():
    return MemoryDrafts()


@pytest.fixture
def book(rehearsal):
    from dataclasses import replace

    return replace(
        rehearsal.playbook(),
        cadence_s=900,
        templates=(
            Template("Initial", "initial", INITIAL, blanks_in(INITIAL), channel="Status page"),
            Template("Progress", "progress", PROGRESS, blanks_in(PROGRESS), audience="Customers"),
        ),
        contacts=(
            Contact("Manager", "Anna Bell, +44 20 7946 0412", "anna@example.org"),
            Contact("Database", "[NAME]", empty=True),
        ),
    )


@pytest.fixture
def record(rehearsal, book):
    """Declared at 02:56:08 and one update sent at 03:04 to the status page."""
    one = rehearsal.Record(Declaration("Chatbot Fluxa", "P1", book, commander="Maya Kowalski"))
    one.do("3:04:00", "Maya Kowalski", lambda incident, _now: send_update(incident, "On it", ["Status page"]))
    one.now = rehearsal.at("3:10:00")
    return one


@pytest.fixture
def link(qapp, rehearsal, record):
    return rehearsal.RehearsedLink(record)


@pytest.fixture
def model(link, ticker, drafts):
    return UpdatesModel(link, ticker, drafts)


@pytest.fixture
def outreach(link):
    return OutreachModel(link)


@pytest.fixture
def tick(ticker, record, rehearsal):
    """Lets the clock stand at that time of the night."""

    def tick(clock):
        record.now = rehearsal.at(clock)
        ticker.ticked.emit(record.now)

    return tick


@pytest.fixture
def pane(themes, link, ticker, model, outreach, tick, qtbot):
    """The pane with the incident, at 03:10, in front."""
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    one = UpdatesPane(themes, model, DueModel(link, ticker), outreach, window)
    qtbot.addWidget(window)
    window.resize(500, 420)
    one.resize(500, 420)
    tick("3:10:00")
    link.show()
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield one
    window.close()
