"""The groups of findings have titles, and their order is their weight."""

from incident_desk.domain.doctor.findings import TITLES, Group


def test_every_group_has_a_title_and_contradictions_weigh_most():
    assert set(TITLES) == set(Group) and next(iter(Group)) is Group.CONTRADICTION
