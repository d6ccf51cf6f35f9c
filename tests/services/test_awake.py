"""Why the computer stays awake."""

from dataclasses import replace

from incident_desk.domain.events import RecordKind
from incident_desk.domain.status import Status
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.awake import LetSleep, reason_to_stay
from tests.fakes import Bench


def test_it_stays_awake_for_open_incidents_and_not_for_drills():
    one = Bench().desk.declare(Declaration("Down", "P1"), "MK")
    drill, ended = replace(one, record=RecordKind.DRILL), replace(one, status=Status.RESOLVED)
    assert reason_to_stay([]) == reason_to_stay([drill, ended]) == ""
    assert reason_to_stay([drill, one, ended]) == "INC-0001 is open"
    assert reason_to_stay([one, one]) == "2 incidents are open"


def test_where_nothing_keeps_it_awake_asking_does_no_harm():
    LetSleep().keep("INC-0001 is open")
