"""Why the computer stays awake."""

from dataclasses import replace

from incident_desk.domain.events import RecordKind
from incident_desk.domain.status import Status
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.awake import LetSleep
from incident_desk.services.guarding import reason_to_stay
from tests.any_run import AnyRun
from tests.fakes import Bench


def test_it_stays_awake_for_open_incidents_and_not_for_drills():
    one = Bench().desk.declare(Declaration("Down", "P1"), "MK")
    drill, ended = replace(one, record=RecordKind.DRILL), replace(one, status=Status.RESOLVED)
    assert reason_to_stay([]) == reason_to_stay([drill, ended]) == ""
    assert reason_to_stay([drill, one, ended]) == "INC-0001 is open"
    assert reason_to_stay([one, one]) == "2 incidents are open"


def test_it_stays_awake_for_a_run_as_long_as_something_of_it_runs_out():
    run = AnyRun()
    one = run.bench.desk.declare(Declaration("Down", "P1"), "MK")
    assert reason_to_stay([run.state]) == "RUN-0001 is open"
    assert reason_to_stay([run.state, run.state]) == "2 runs are open"
    assert reason_to_stay([one, run.state]) == "2 incidents and runs are open"
    run.bench.clock.pass_s(4000)
    run.bench.desk.book_crossings([run.id])
    assert reason_to_stay([run.state]) == ""


def test_where_nothing_keeps_it_awake_asking_does_no_harm():
    LetSleep().keep("INC-0001 is open")
