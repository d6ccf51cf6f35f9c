"""Which targets were met over a set of incidents."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.domain.incident import SeverityChange, UpdateSent
from incident_desk.domain.moments import Moment
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.severity import Target, Targets
from incident_desk.domain.status import Status
from incident_desk.domain.targets_met import first_targets, name_of, targets_met
from tests.measured_incidents import AT, NOW, TARGETS, incident, incidents, taken_in

STRICT = Targets(Target(60), Target(600), Target(900))


def whole(*several, now=NOW):
    return targets_met(several, now)[1]


def test_targets_are_told_by_severity_the_worst_first_with_those_that_were_missed():
    rows, together = targets_met(
        [
            incident(1, severity="P2", acknowledged=5, resolved=60),
            incident(2, severity="P0", acknowledged=20, resolved=60),
            incident(3, severity="P0", acknowledged=5, resolved=500),
            incident(4, acknowledged=1, resolved=2),
        ],
        NOW,
    )
    told = [(name_of(row), row.incidents, row.response.met, row.response.of, row.response.missed) for row in rows]
    assert told == [
        ("P0", 2, 1, 2, ("INC-0002",)),
        ("P2", 1, 1, 1, ()),
        ("not stated", 1, 1, 1, ()),
    ]
    assert (together.resolution.met, together.resolution.of, together.resolution.missed) == (3, 4, ("INC-0003",))


def test_a_target_is_judged_as_it_stood_at_the_declaration():
    raised = SeverityChange("P2", "P1", AT + timedelta(minutes=30), None, TARGETS)
    one = incident(severity="P1", targets=STRICT, severity_changes=(raised,), acknowledged=5, resolved=60)
    assert (whole(one).response.met, whole(one).resolution.met) == (1, 1)


def test_where_no_severity_was_stated_then_that_of_the_first_one_holds():
    first = SeverityChange(None, "P2", AT, None, Targets())
    then = SeverityChange("P2", "P1", AT + timedelta(minutes=30), None, TARGETS)
    assert first_targets(incident(targets=STRICT, severity_changes=(first, then))) == TARGETS
    assert first_targets(incident(targets=STRICT, severity_changes=(first,))) == STRICT


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"targets": Targets(), "acknowledged": 5}, "no target was set"),
        ({"resolved": 60}, "acknowledged is not recorded"),
        ({"status": Status.INVESTIGATING}, "it still runs"),
        ({"acknowledged": Moment.unknown()}, "acknowledged has no known time"),
        ({"acknowledged": -9}, "acknowledged is recorded before declared"),
        ({"acknowledged": ">5"}, "acknowledged is not known well enough"),
        ({"acknowledged": "<20"}, "acknowledged is not known well enough"),
        ({"acknowledged": "5..20"}, "acknowledged is not known well enough"),
        ({"acknowledged": 5, "declared": "-60..60"}, "declared is not known well enough"),
    ],
)
def test_what_nobody_can_tell_is_not_counted_and_says_why(facts, why):
    now = AT + timedelta(minutes=10) if "status" in facts else NOW
    found = whole(incident(**facts), now=now).response
    assert (found.of, [one.why for one in found.unknown]) == (0, [why])


@pytest.mark.parametrize(("acknowledged", "met"), [(">20", 0), ("<5", 1), ("5..9", 1), ("20..30", 0), ("~5", 1)])
def test_a_bound_that_decides_counts(acknowledged, met):
    found = whole(incident(acknowledged=acknowledged)).response
    assert (found.met, found.of) == (met, 1)


def test_what_runs_and_is_late_was_missed():
    assert whole(incident(status=Status.INVESTIGATING)).response.missed == ("INC-0001",)


def test_updates_count_by_the_cadence_at_the_declaration():
    sent = tuple(UpdateSent("", AT + timedelta(minutes=one), (), "MK") for one in (10, 40))
    found = whole(incident(resolved=45, updates=sent)).updates
    assert (found.met, found.of, found.missed) == (1, 2, ("INC-0001",))


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"resolved": 5}, "no update was due"),
        ({"targets": Targets(), "resolved": 5}, "no cadence was set"),
        ({"resolved": Moment.unknown()}, "resolved has no known time"),
    ],
)
def test_where_no_update_can_be_judged_the_reason_is_told(facts, why):
    assert [one.why for one in whole(incident(**facts)).updates.unknown] == [why]


def test_of_a_report_no_update_is_judged():
    one = taken_in(PastReport("Down"))
    assert [left.why for left in whole(one).updates.unknown] == ["its report records no updates"]


@given(incidents(), st.randoms())
def test_the_order_changes_nothing_and_the_rows_add_up(several, random):
    mixed = list(several)
    random.shuffle(mixed)
    rows, together = targets_met(several, NOW)
    assert targets_met(mixed, NOW) == (rows, together)
    for name in ("response", "resolution", "updates"):
        parts = [getattr(row, name) for row in rows]
        assert sum(one.met for one in parts) == getattr(together, name).met
        assert sum(one.of for one in parts) == getattr(together, name).of
