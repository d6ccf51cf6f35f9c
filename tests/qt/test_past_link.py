"""A report goes to the record on the desk's thread; what comes back is what was made, or why nothing was."""

from incident_desk.domain.errors import Refused
from incident_desk.qt.link import DeskLink
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import REPORT, read
from tests.fakes import Bench
from tests.qt.office import office_of


def test_what_was_made_comes_back_and_what_was_refused(qtbot):
    bench, got = Bench(), []
    link = DeskLink("MK")
    link.open(lambda: office_of(bench))
    link.past.take_in(past_incident(read(), Answers("UTC")), "MK", got.append)
    link.past.take_in(past_incident(read(), Answers("UTC")), "RO", got.append)
    link.past.take_in(past_incident(read(REPORT + "\nMore.\n")), "RO", got.append)
    qtbot.waitUntil(lambda: len(got) == 3)
    assert [(one.incident.key, one.known) for one in got[:2]] == [("INC-0001", False), ("INC-0001", True)]
    assert isinstance(got[2], Refused) and "no zone" in str(got[2])
    link.close()
