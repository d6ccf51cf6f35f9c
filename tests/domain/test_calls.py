"""Whom somebody tried to reach: the words that stand in a record."""

from incident_desk.domain.calls import Outcome


def test_the_outcomes_are_written_as_records_have_them() -> None:
    # Old records hold these words; another word would make them unreadable.
    assert {one.value for one in Outcome} == {"reached", "no_answer", "left_message"}
