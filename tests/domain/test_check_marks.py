"""What the record says of a check: its last change, and what of earlier ones still holds."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.check_marks import mark_after

T0 = datetime(2026, 11, 24, 3, 47, tzinfo=UTC)


def told(*states):
    """The mark after these changes, a minute apart; a level after a comma."""
    mark = None
    for minute, state in enumerate(states):
        after, _, level = state.partition(",")
        data = {"name": "api", "after": after} | ({"level": level} if level else {})
        mark = mark_after(mark, data, T0 + timedelta(minutes=minute))
    return mark


@pytest.mark.parametrize(
    ("states", "minute", "rung"),
    [
        (["down"], 0, 2),
        (["ok", "down", "no_data"], 1, 2),
        (["down", "no_data", "down"], 0, 2),
        (["down", "blind", "maintenance", "flapping"], 0, 2),
        (["down", "ok"], None, 0),
        (["down", "slow,critical"], None, 1),
        (["slow,critical", "slow,warning"], None, 1),
        (["slow,warning"], None, 0),
        (["flapping"], None, 1),
        (["flapping", "down"], 1, 2),
        (["suppressed"], None, 0),
        (["no_data"], None, 0),
        (["ok", "no_data", "ok", "down"], 3, 2),
    ],
)
def test_an_outage_and_its_alarm_last_until_the_record_says_that_it_is_over(states, minute, rung):
    mark = told(*states)
    assert mark.outage_from == (None if minute is None else T0 + timedelta(minutes=minute))
    assert (mark.rung, mark.state) == (rung, states[-1].partition(",")[0])


def test_a_change_as_older_versions_wrote_it_is_read():
    mark = mark_after(
        None, {"check": "api", "name": "/api", "before": "ok", "after": "down", "detail": "reset"}, T0
    )
    assert (mark.name, mark.state, mark.at, mark.detail, mark.level) == ("/api", "down", T0, "reset", "")
