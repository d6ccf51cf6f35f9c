"""The night of the design, in its other branch: nobody has acknowledged, the technical lead does not answer."""

from dataclasses import replace

import pytest

from incident_desk.domain.calls import Outcome
from incident_desk.domain.playbook import Contact, EscalationHop
from incident_desk.qt.panes.escalation.view import EscalationPane
from incident_desk.qt.panes.escalation.view_model import EscalationModel
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.escalating import escalate_level

PATH = (EscalationHop("Technical Lead"), EscalationHop("Engineering Manager"), EscalationHop("CTO"))
CONTACTS = (Contact("On-call Engineering Manager", "+44 20 7946 0412"), Contact("CTO", "Sam", empty=False))


class Night:
    """The record of the night with the model and the ticker that show it."""

    def __init__(self, rehearsal, link, ticker):
        self.rehearsal, self.link, self.ticker = rehearsal, link, ticker
        self.model = EscalationModel(link, ticker)

    def show(self, path=PATH, contacts=CONTACTS, clock="3:14:34"):
        """Show an incident whose playbook has that path, at that time."""
        book = replace(self.rehearsal.playbook(), escalation=path, contacts=contacts)
        record = self.rehearsal.Record(Declaration("Chatbot Fluxa: service outage", "P1", book))
        if path:
            record.do("3:00:10", "Maya", lambda i, n: escalate_level(i, Outcome.NO_ANSWER, 1))
        self.link.show(record)
        return self.tick(clock)

    def tick(self, clock):
        """Let it be that time."""
        self.link.record.now = self.rehearsal.at(clock)
        self.ticker.ticked.emit(self.link.record.now)
        return self

    @property
    def incident(self):
        return self.link.record.scene.incident

    @property
    def calls(self):
        """Role and outcome of every call."""
        return [(one.role, str(one.outcome)) for one in self.incident.escalations]


@pytest.fixture
def night(rehearsal, qtbot, ticker):
    """The night, not shown yet."""
    return Night(rehearsal, rehearsal.RehearsedLink(), ticker)


@pytest.fixture
def pane(night, themes, qtbot):
    """The pane on the screen, over the night with its next level due."""
    pane = EscalationPane(themes, night.model)
    qtbot.addWidget(pane)
    pane.resize(500, 460)
    pane.show()
    qtbot.waitExposed(pane)
    pane.activateWindow()
    night.show()
    return pane
