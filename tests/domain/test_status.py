"""A status moves forward with a milestone, and back only by a reopening."""

import pytest

from incident_desk.domain.milestones import Milestone
from incident_desk.domain.status import OPEN, Status, is_backwards, status_after


@pytest.mark.parametrize(
    ("status", "milestone", "after"),
    [
        (Status.INVESTIGATING, Milestone.CAUSE_IDENTIFIED, Status.MITIGATING),
        (Status.INVESTIGATING, Milestone.IMPACT_ENDED, Status.MONITORING),
        (Status.MONITORING, Milestone.FIX_APPLIED, Status.MONITORING),
        (Status.CANCELLED, Milestone.RESOLVED, Status.CANCELLED),
        (Status.INVESTIGATING, Milestone.ACKNOWLEDGED, Status.INVESTIGATING),
    ],
)
def test_a_milestone_moves_the_status_forward_never_back(
    status: Status, milestone: Milestone, after: Status
) -> None:
    assert status_after(status, milestone) is after


def test_three_statuses_are_worked_on() -> None:
    assert {Status.INVESTIGATING, Status.MITIGATING, Status.MONITORING} == OPEN


@pytest.mark.parametrize("ended", sorted(set(Status) - OPEN))
def test_leaving_an_ended_incident_for_work_goes_back_and_ending_never_does(ended: Status) -> None:
    assert all(is_backwards(ended, one) for one in OPEN)
    assert not any(is_backwards(one, ended) for one in Status)
