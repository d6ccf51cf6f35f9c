"""The calendar file of what comes after: read by a parser that is not ours, whatever the record says."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from incident_desk.domain.clock import clock
from incident_desk.domain.errors import Refused
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import ActionItem
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import FollowUp, Playbook
from incident_desk.domain.review import Meeting
from incident_desk.formats.ics import LONGEST_LINE, calendar, folded, meeting_calendar
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.acts.steering import close, resolve
from tests.fakes import NOON, Bench

BOOK = Playbook(
    "Outage", watch_s=24 * 3600, review_due_s=48 * 3600, follow_up=FollowUp("Follow-up", "9.1", 14 * 86_400)
)
ITEMS = (
    ActionItem("a-1", "Pin the driver; all of it, now", "RO", "2026-03-09", added_at=NOON),
    ActionItem("a-2", "Ring the provider", None, "2026-03-02 14:30 UTC", added_at=NOON),
    ActionItem("a-3", "Undated", None, "this week", added_at=NOON),
    ActionItem("a-4", "Done", None, "2026-03-09", True, NOON, NOON + timedelta(minutes=30)),
)


def _resolved(title="Checkout, down", items=ITEMS, book=BOOK):
    bench = Bench()
    one = bench.desk.declare(Declaration(title, "P1", book), "MK").id
    bench.clock.pass_s(600)
    bench.desk.act(one, lambda i, n: resolve(i, None, Moment.exactly(n)), "MK")
    return bench, replace(bench.desk.incident_of(one), actions=items)


def _made(incident, hours=1.0):
    return calendar(incident, clock(incident, NOON + timedelta(hours=hours)), "Incident Desk 0.1.0")


def _events(text):
    return list(Calendar.from_ical(text).walk("VEVENT"))


def test_a_calendar_reads_the_watch_the_reviews_and_the_dated_actions():
    _, incident = _resolved()
    events = {str(one["SUMMARY"]): one for one in _events(_made(incident))}
    at = NOON + timedelta(seconds=600)
    starts = {words: one["DTSTART"].dt for words, one in events.items()}
    assert {words: start.replace(microsecond=0) if isinstance(start, datetime) else start
            for words, start in starts.items()} == {
        "INC-0001: Watch ends: Checkout, down": at + timedelta(hours=24),
        "INC-0001: Review and close: Checkout, down": at + timedelta(hours=48),
        "INC-0001: Follow-up review: Checkout, down": at + timedelta(days=14),
        "INC-0001: Pin the driver; all of it, now": date(2026, 3, 9),
        "INC-0001: Ring the provider": datetime(2026, 3, 2, 14, 30, tzinfo=UTC),
    }  # fmt: skip
    assert "Owner: RO" in events["INC-0001: Pin the driver; all of it, now"]["DESCRIPTION"]
    assert "Owner: nobody yet" in events["INC-0001: Ring the provider"]["DESCRIPTION"]


def test_an_event_keeps_its_uid_and_is_stamped_by_the_record_so_a_later_file_moves_it():
    bench, incident = _resolved()
    first, later = _events(_made(incident)), _events(_made(incident, 5))
    assert [one.to_ical() for one in first] == [one.to_ical() for one in later]
    assert len({str(one["UID"]) for one in first}) == len(first)
    assert first[0]["DTSTAMP"].dt == incident.written_at.replace(microsecond=0)
    moved = replace(incident, actions=(replace(ITEMS[0], due="2026-04-01"),), seq=99)
    same = [one for one in _events(_made(moved)) if str(one["UID"]).startswith(f"{incident.id}-a-1@")]
    assert [(one["DTSTART"].dt, one["SEQUENCE"]) for one in same] == [(date(2026, 4, 1), 99)]


def test_what_is_done_is_left_out_and_where_nothing_is_left_that_is_said():
    bench, incident = _resolved(items=())
    bench.clock.pass_s(600)
    bench.desk.act(incident.id, lambda i, n: close(i), "MK")
    closed = bench.desk.incident_of(incident.id)
    assert [str(one["SUMMARY"]) for one in _events(_made(closed))] == ["INC-0001: Follow-up review: Checkout, down"]
    bare = replace(closed, playbook=None)
    with pytest.raises(Refused, match="has a date"):
        _made(bare)
    with pytest.raises(Refused, match="is not resolved"):
        _made(Bench().desk.declare(Declaration("Down"), "MK"))


def test_a_drill_says_so_and_a_figure_of_the_workspace_says_where_it_is_from():
    _, incident = _resolved(book=None, items=())
    drill = replace(incident, record=RecordKind.DRILL)
    for one in _events(_made(drill)):
        assert str(one["SUMMARY"]).startswith("DRILL INC-0001")
        assert "from settings" in one["DESCRIPTION"]


TEXTS = st.text(max_size=300) | st.sampled_from(
    [
        "BEGIN:VEVENT\r\nUID:x",
        "a\\;b,c\nEND:VCALENDAR",
        "é" * 80,
        "🚨" * 60,
        "x" * 75 + "\r",
        "\x00\x07\x1b[2J",
        "\u2028y",
    ]
)


@given(TEXTS, TEXTS)
def test_no_text_of_the_record_breaks_out_of_its_line(title, owner):
    _, incident = _resolved(items=(ActionItem("a", title, owner, "2026-03-09", added_at=NOON),))
    text = _made(replace(incident, title=title or "-"))
    raw = text.encode("utf-8", "strict")
    lines = raw.split(b"\r\n")
    assert lines[-1] == b"" and all(len(line) <= LONGEST_LINE for line in lines)
    assert b"\n" not in raw.replace(b"\r\n", b"") and b"\r" not in raw.replace(b"\r\n", b"")
    assert not {byte for byte in raw if byte < 32} - {10, 13}
    events = _events(text)
    assert len(events) == 4
    assert [str(one["UID"]).endswith("@incident-desk") for one in events] == [True] * 4
    if title.isprintable() and "\\" not in title:
        assert str(events[-1]["SUMMARY"]) == f"INC-0001: {title}"


@given(st.text(alphabet="aé漢🚨", max_size=400))
def test_a_folded_line_is_the_same_line_in_pieces_of_75_octets(line):
    pieces = folded(line).split("\r\n ")
    assert "".join(pieces) == line
    assert all(len(piece.encode()) + (place > 0) <= LONGEST_LINE for place, piece in enumerate(pieces))


def test_the_meeting_of_a_review_has_a_file_of_its_own():
    _, incident = _resolved("Checkout; down\nagain")
    with pytest.raises(Refused):
        meeting_calendar(incident, "Incident Desk 0.1.0")
    people = ("MK", "ann@example.org", "x@y\r\nBEGIN:VEVENT")
    at = NOON + timedelta(days=2)
    meeting = Meeting("m-1", at, 45, "CET", people, "Room 4, second floor")
    incident = replace(incident, review=replace(incident.review, meeting=meeting))
    (event,) = _events(meeting_calendar(incident, "Incident Desk 0.1.0"))
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (at, at + timedelta(minutes=45))
    assert "review meeting" in event["SUMMARY"] and event["LOCATION"] == "Room 4, second floor"
    assert "MK" in event["DESCRIPTION"] and event["ATTENDEE"] == "mailto:ann@example.org"
    assert event["UID"] == f"{incident.id}-review-meeting@incident-desk"
