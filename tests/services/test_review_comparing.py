"""Between two approved versions, or one and now."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from incident_desk.domain.errors import NotFound
from incident_desk.domain.milestones import Milestone
from incident_desk.domain.moments import Moment
from incident_desk.services.acts.steering import set_milestone
from incident_desk.services.review_comparing import compare_versions
from tests.fakes import NOON
from tests.review_samples import Reviewed


@pytest.fixture
def twice():
    """A review of which two versions were approved, and that was written on since."""
    one = Reviewed()
    for text in ("first", "second"):
        one.write("summary", text)
        one.approve()
    one.write("summary", "third")
    return one


def words(found):
    return [(one.before, one.after) for one in found.changes if one.where == "Summary"]


def test_without_a_version_the_last_approved_one_is_compared_with_now(twice):
    found = compare_versions(twice.events)
    assert words(found) == [("second", "third")] and found.until is None and found.seq == twice.now.seq
    assert found.title == "What changed since version 2"


def test_one_version_is_compared_with_now_and_two_with_each_other_the_older_first(twice):
    assert words(compare_versions(twice.events, 1)) == [("first", "third")]
    for versions in ((1, 2), (2, 1)):
        found = compare_versions(twice.events, *versions)
        assert words(found) == [("first", "second")]
        assert found.title == "What changed since version 1 until version 2"
        assert found.seq == twice.review.approval_of(2).until


def test_where_nothing_differs_it_says_so():
    one = Reviewed()
    one.write("summary", "first")
    one.approve()
    found = compare_versions(one.events)
    assert found.changes == () and found.nothing == "Nothing has changed since version 1"
    assert compare_versions(one.events, 1, 1).nothing == "Nothing has changed since version 1 until version 1"


def test_a_further_approval_of_the_same_version_is_no_change():
    one = Reviewed()
    one.write("summary", "first")
    one.approve(person="Ann")
    one.approve(role="Owner", person="Bob")
    assert compare_versions(one.events).changes == ()


def test_what_was_never_approved_is_not_found(twice):
    with pytest.raises(NotFound, match="No version 3 of this report was approved. Approved were: 1, 2"):
        compare_versions(twice.events, 1, 3)
    with pytest.raises(NotFound, match="No version of this report was approved yet"):
        compare_versions(Reviewed().events)


def test_the_times_of_milestones_are_told_in_the_zone_of_who_reads(twice):
    twice.do(lambda now: set_milestone(now, Milestone.DETECTED, Moment(NOON - timedelta(minutes=9))))
    found = compare_versions(twice.events, zone=ZoneInfo("Europe/Berlin"))
    (told,) = (one for one in found.changes if one.where == "Milestone: Detected")
    assert "12:51:00 +01:00 (CET)" in told.after
