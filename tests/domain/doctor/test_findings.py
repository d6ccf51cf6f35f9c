"""The groups of findings have titles, and their order is their weight."""

from incident_desk.domain.doctor.findings import TITLES, Group, from_to
from tests.domain.doctor.cases import at


def test_every_group_has_a_title_and_contradictions_weigh_most():
    assert set(TITLES) == set(Group) and next(iter(Group)) is Group.CONTRADICTION


def test_days_are_told_where_they_are_two():
    assert from_to(at(0), at(30)) == "12:00 to 12:30 UTC"
    assert from_to(at(0), at(1440), "and") == "2026-03-01 12:00 and 2026-03-02 12:00 UTC"
