"""What a report states is not said twice where the review's text says it in the same words."""

import pytest

from incident_desk.formats.stated_again import is_said_again, unsaid
from tests.formats.test_report_past import reported


@pytest.fixture
def past():
    return reported().past


def test_it_is_said_again_where_every_line_stands_in_the_text(past):
    cause = past.as_read.root_cause.text
    assert is_said_again("stated-cause", past, f"## So it came\n\n- **{cause}**\n")
    assert not is_said_again("stated-cause", past, "We do not know it yet.")
    assert not is_said_again("stated-cause", past, "")


def test_one_line_that_is_missing_is_enough_to_say_all(past):
    told = past.as_read.lessons
    lines = [one.text for one in (*told.well, *told.wrong, *told.lucky, *told.other)]
    assert is_said_again("stated-lessons", past, "\n".join(f"1. {one}" for one in lines))
    assert not is_said_again("stated-lessons", past, "\n".join(lines[:-1]))


def test_other_parts_and_other_records_are_left_as_they_are(past):
    assert not is_said_again("stated", past, "Everything")
    assert not is_said_again("timeline", past, "Everything")
    assert not is_said_again("stated-cause", None, "Everything")


def test_lessons_that_are_said_are_left_out_and_the_others_are_not(past):
    told = past.as_read.lessons
    lines = [one.text for one in (*told.well, *told.wrong, *told.lucky, *told.other)]
    left = unsaid(past, "\n".join(lines[:-1])).as_read.lessons
    assert [one.text for one in (*left.well, *left.wrong, *left.lucky, *left.other)] == lines[-1:]
    assert unsaid(past, "Something else").as_read == past.as_read
