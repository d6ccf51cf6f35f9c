"""What the doctor looks at: from when to when it hurt, and which rows have a time."""

from datetime import timedelta

from tests.domain.doctor.cases import at, case, row


def test_the_span_is_that_of_the_milestones_else_of_the_rows():
    rows = (row(30), row(10), row(None))
    assert case(*rows).span == (at(10), at(30))
    assert case(*rows, stones={"DETECTED": 5, "RESOLVED": 40}).span == (at(5), at(40))
    assert case(*rows, stones={"IMPACT_STARTED": 1, "DETECTED": 5, "IMPACT_ENDED": 35}).span == (at(1), at(35))


def test_without_times_or_with_an_end_before_the_beginning_there_is_none():
    assert case().span is None and case().measured is None
    assert case(stones={"DETECTED": 9, "RESOLVED": 3}).span is None


def test_rows_of_no_known_time_stand_in_no_order():
    one = case(row(30), row(None), row(10))
    assert [each.happened.at for each in one.timed] == [at(10), at(30)]
    assert one.measured == timedelta(minutes=20)
