"""The doctor over a past incident of which much is asked, on a record in memory."""

import pytest

from incident_desk.qt.pages.doctor.deeds import DoctorDeeds
from incident_desk.qt.pages.doctor.view_model import DoctorModel
from incident_desk.services.acts.taking_past import Answers, past_incident
from incident_desk.services.examining import examined_record
from tests.any_past import read
from tests.fakes import Bench
from tests.qt.office import open_link
from tests.services.test_remedies import REPORT


class Room:
    """A record that is examined, with what a person hears of it."""

    def __init__(self, qtbot, bench):
        self.qtbot, self.bench = qtbot, bench
        past = past_incident(read(REPORT), Answers(zone="UTC"))
        self.one = bench.desk.past.take_in(past, "MK").incident.id
        self.link = open_link(bench, qtbot, "RO")
        self.model = DoctorModel(self.link)
        self.deeds = DoctorDeeds(self.link, self.model)
        self.done, self.refused, self.wished, self.reasons = [], [], [], []
        self.deeds.done.connect(self.done.append)
        self.link.refused.connect(self.refused.append)
        self.deeds.answer_wished.connect(self._on_wished)
        self.deeds.reason_wished.connect(self.reasons.append)
        self.link.show(self.one)
        self.model.look(True)
        qtbot.waitUntil(lambda: self.model.sheet is not None)

    def _on_wished(self, question, remedy):
        self.wished.append((question.finding.rule, remedy.label))

    @property
    def told(self):
        return examined_record(self.bench.desk.incident_of(self.one), self.bench.desk.events(self.one))

    @property
    def rules(self):
        """The rules whose findings are shown, in order."""
        return [one.finding.rule for one in self.model.shown.listed]

    def open(self, rule):
        """Open the finding of that rule."""
        self.model.choose(next(one for one in self.model.shown.listed if one.finding.rule == rule))

    def number(self, rule):
        return next(one.number for one in self.model.shown.listed if one.finding.rule == rule)

    def until(self, holds):
        self.qtbot.waitUntil(holds)

    def examined(self):
        """Waits until the record was examined once more."""
        return self.qtbot.waitSignal(self.model.examined)


@pytest.fixture
def room(qtbot):
    one = Room(qtbot, Bench())
    yield one
    one.link.close()
