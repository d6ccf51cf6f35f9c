"""Which rows tell a milestone's former moment."""

from datetime import timedelta

from incident_desk.domain.corrected_milestones import corrected_by
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import reopen, resolve, set_milestone
from incident_desk.services.acts.undoing import undo
from tests.fakes import Bench


def test_a_milestone_set_anew_stands_once_and_a_further_impact_has_its_own():
    bench = Bench()
    desk, one = bench.desk, bench.desk.declare(Declaration("Down", "P1"), "MK").id

    def ended(minutes):
        at = Moment.exactly(bench.clock.now() - timedelta(minutes=minutes))
        return desk.act(one, lambda state, _: set_milestone(state, Milestone.IMPACT_ENDED, at), "MK").events[0].id

    def corrected():
        return {row: by.id for row, by in corrected_by(timeline(desk.events(one))).items()}

    bench.clock.pass_s(3600)
    first, second = ended(30), ended(33)
    assert corrected() == {first: second}
    desk.act(one, lambda state, at: undo(state, desk.events(one), at), "MK")
    assert corrected() == {}
    desk.act(one, lambda state, _: resolve(state), "MK")
    desk.act(one, lambda state, _: reopen(state, "again"), "MK")
    bench.clock.pass_s(3600)
    ended(1)
    assert corrected() == {}
