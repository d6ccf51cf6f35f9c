"""The meeting of a review is set, moved and taken off, and changes no version of the report."""

from datetime import timedelta

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.timeline import timeline
from incident_desk.services.acts.meeting import MeetingWish, set_meeting, take_off_meeting
from incident_desk.services.acts.undoing import undo
from tests.review_samples import Reviewed


@pytest.fixture
def sample():
    return Reviewed()


def wish(sample, days=2, **more):
    return MeetingWish(sample.bench.clock.now() + timedelta(days=days), 45, "CET", ("MK", " RO ", "MK"), **more)


def put(sample, one):
    sample.do(lambda incident: set_meeting(incident, one, sample.bench.clock.now()))


def test_it_is_set_with_time_length_zone_people_and_place(sample):
    one = wish(sample, where="Room 4")
    put(sample, one)
    meeting = sample.review.meeting
    assert (meeting.at, meeting.minutes, meeting.zone) == (one.at, 45, "CET")
    assert meeting.people == ("MK", "RO") and meeting.where == "Room 4"
    row = timeline(sample.events)[-1].text
    assert row == f"Review meeting on {one.at:%Y-%m-%d %H:%M} UTC, 45 min: MK, RO"


def test_it_changes_no_version_of_what_was_approved(sample):
    sample.write("summary", "It was down.")
    sample.approve()
    put(sample, wish(sample))
    assert sample.review.state == "approved" and sample.review.version == 1


def test_it_is_moved_taken_off_and_back(sample):
    put(sample, wish(sample))
    put(sample, wish(sample, 3))
    moved = sample.review.meeting.at
    sample.do(take_off_meeting)
    assert sample.review.meeting is None
    assert timeline(sample.events)[-1].text == "Review meeting taken off"
    sample.do(lambda now: undo(now, sample.events, sample.bench.clock.now()))
    assert sample.review.meeting.at == moved


@pytest.mark.parametrize(
    "bad",
    [{"minutes": 0}, {"minutes": 3000}, {"people": ("x" * 200,)}, {"people": tuple(map(str, range(60)))},
     {"where": "x" * 600}],
)  # fmt: skip
def test_what_is_no_meeting_is_refused(sample, bad):
    fields = {"at": sample.bench.clock.now(), "minutes": 60} | bad
    with pytest.raises(Refused):
        put(sample, MeetingWish(**fields))


def test_the_same_again_too_far_ahead_and_nothing_to_take_off_are_refused(sample):
    with pytest.raises(Refused):
        sample.do(take_off_meeting)
    with pytest.raises(Refused):
        put(sample, wish(sample, 1000))
    one = wish(sample)
    put(sample, one)
    with pytest.raises(Refused):
        put(sample, one)
