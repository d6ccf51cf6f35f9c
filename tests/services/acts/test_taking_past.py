"""The events of a past incident: when it begins and ends, what is asked first, and that odd text is no trouble."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Kind
from incident_desk.domain.past_corrected import Fact, FactKind
from incident_desk.services.acts.taking_past import LONGEST_SOURCE, Answers, past_incident, take_in_past
from tests.any_past import REPORT, read

NOW = datetime(2026, 3, 1, tzinfo=UTC)
ZONED = Answers(zone="UTC")


def drafts(text: str = REPORT, answers: Answers = ZONED):
    return {one.kind: one for one in take_in_past(past_incident(read(text), answers), "INC-0001", NOW)}


def test_it_begins_and_ends_when_the_report_says_so():
    found = drafts()
    assert found[Kind.OPENED].happened.at == datetime(2025, 3, 4, 14, 2, tzinfo=UTC)
    assert found[Kind.PAST_TAKEN].body["ended"] == "2025-03-04T16:40:00+00:00"
    assert found[Kind.OPENED].body["severity"] == "P1" and found[Kind.OPENED].body["declared"] is False


def test_without_a_start_it_begins_with_its_first_time_and_without_any_on_its_day():
    lines = [line for line in REPORT.splitlines() if not line.startswith(("**Start", "**End"))]
    assert drafts("\n".join(lines))[Kind.OPENED].happened.at == datetime(2025, 3, 4, 14, 5, tzinfo=UTC)
    bare = [line for line in lines if not line.startswith("|")]
    opened = drafts("\n".join(bare))[Kind.OPENED].happened
    assert opened.until - opened.at == timedelta(hours=23, minutes=59, seconds=59)


def test_what_says_no_time_at_all_begins_at_an_unknown_one_and_ends_when_it_is_taken_in():
    text = "# Outage report\n\n## Root cause\n\nA lock.\n\n## Action items\n\n- [ ] Mend it\n"
    found = drafts(text)
    assert found[Kind.OPENED].happened.at is None and not found[Kind.PAST_TAKEN].body["is_dated"]
    assert found[Kind.PAST_TAKEN].body["ended"] == NOW.isoformat()


def test_an_end_that_lies_ahead_is_no_end():
    assert drafts(REPORT.replace("2025", "2027"))[Kind.PAST_TAKEN].body["ended"] == NOW.isoformat()


def test_a_person_can_name_the_day_and_the_title():
    text = REPORT.replace("**Date:** 2025-03-04\n", "").replace(", due: 2025-03-20", "")
    assert past_incident(read(text), ZONED).asks_day
    named = past_incident(read(text), Answers("UTC", "2025-03-09", " Payments  down "))
    assert not named.asks_day and named.title == "Payments down"
    assert named.at(named.report.timeline[1]).at == datetime(2025, 3, 9, 14, 5, tzinfo=UTC)
    with pytest.raises(Refused, match="no day"):
        past_incident(read(text), Answers(day="yesterday"))


def test_the_source_is_kept_and_what_no_record_can_hold_is_replaced():
    found = drafts(REPORT + "\n\x07\n")
    assert found[Kind.PAST_SOURCE].body["text"].startswith("# Payments") and "\x07" not in str(found)
    assert found[Kind.PAST_SOURCE].body["sha256"] == read(REPORT + "\n\x07\n").original_sha256


def test_a_report_that_is_too_long_for_a_record_is_refused():
    with pytest.raises(Refused, match="too long"):
        past_incident(replace(read(), text="x" * (LONGEST_SOURCE + 1)))


def test_what_is_corrected_moves_what_is_reckoned_and_can_ask_for_a_zone():
    zoned = (
        REPORT.replace("14:02", "14:02 UTC").replace("16:40\n", "16:40 UTC\n").replace("| Time |", "| Time (UTC) |")
    )
    one = past_incident(read(zoned), Answers())
    assert not one.asks_zone
    later = one.answered(Answers(facts={Fact(FactKind.START): "2025-03-04 13:00 UTC"}))
    opened = {draft.kind: draft for draft in take_in_past(later, "INC-0001", NOW)}[Kind.OPENED]
    assert opened.happened.at == datetime(2025, 3, 4, 13, 0, tzinfo=UTC)
    assert later.answered(Answers()).report == one.report
    with pytest.raises(Refused, match="is no time"):
        one.answered(Answers(facts={Fact(FactKind.END): "never"}))
