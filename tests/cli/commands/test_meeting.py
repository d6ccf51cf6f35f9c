"""The meeting of a review from the command line, and its calendar file."""

from datetime import UTC, datetime, timedelta

from icalendar import Calendar


def test_it_is_set_written_as_a_file_moved_and_taken_off(desk, tmp_path):
    key = desk.declare("Shop down")
    to, day = tmp_path / "review.ics", (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    desk("review", "meeting", key, f"{day} 10:00", "--minutes", "45", "--people", "MK, ann@example.org",
         "--where", "Room 4", "--ics", str(to))  # fmt: skip
    (event,) = Calendar.from_ical(to.read_bytes()).walk("VEVENT")
    assert event["LOCATION"] == "Room 4" and event["ATTENDEE"] == "mailto:ann@example.org"
    meeting = desk.json("review", key)["meeting"]
    assert (meeting["minutes"], meeting["people"]) == (45, ["MK", "ann@example.org"])
    assert f"Meeting: {day}" in desk("review", key).out
    assert "BEGIN:VCALENDAR" in desk("review", "meeting", key, "--ics", "-").out
    desk("review", "meeting", key, "--none")
    assert desk.json("review", key)["meeting"] is None


def test_a_time_may_name_its_zone_before_or_behind_the_day(desk):
    key = desk.declare("Shop down")
    day = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    desk("review", "meeting", key, f"{day} 14:00 UTC")
    assert desk.json("review", key)["meeting"]["at"] == f"{day}T14:00:00Z"
    desk("review", "meeting", key, f"15:00 +02:00 {day}")
    assert desk.json("review", key)["meeting"]["at"] == f"{day}T13:00:00Z"


def test_what_is_no_meeting_is_refused(desk):
    key = desk.declare("Shop down")
    assert "no time" in desk("review", "meeting", key, "soon", code=2).err
    assert "Say: review meeting" in desk("review", "meeting", key, code=2).err
    assert "No meeting is set" in desk("review", "meeting", key, "--ics", "-", code=1).err
    assert "No meeting is set" in desk("review", "meeting", key, "--none", code=1).err
    assert "TIME, or --none" in desk("review", "meeting", key, "Fri 10:00", "--none", code=2).err
