"""Events of a past incident become state, one by one or all at once; what is not stated is no milestone."""

from hypothesis import given

from incident_desk.domain.fold import apply, fold
from incident_desk.domain.milestones import Milestone
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.taking_past import Answers, past_incident
from tests.any_past import REPORTS, documented
from tests.fakes import Bench


@given(REPORTS)
def test_it_folds_the_same_at_once_and_event_by_event(report):
    bench = Bench()
    taken = bench.desk.past.take_in(past_incident(documented(report), Answers(zone="UTC")), "MK").incident
    events = bench.desk.events(taken.id)
    state = fold(events[:1])
    assert not state.milestones
    for event in events[1:]:
        state = apply(state, event)
    assert state == fold(events) == taken
    assert taken.entries == len(report.timeline)


def test_what_somebody_declared_was_declared():
    declared = Bench().desk.declare(Declaration("Down"), "MK")
    assert list(declared.milestones) == [Milestone.DECLARED] and declared.past is None
