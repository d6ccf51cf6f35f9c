"""The words of a change are part of every record that has one: they stay as they are."""

from incident_desk.domain.health_record import ChangeKind


def test_the_kinds_of_change_are_those_that_records_hold() -> None:
    words = ["deploy", "configuration", "flag", "certificate", "vendor", "restart", "other"]
    assert [str(one) for one in ChangeKind] == words
