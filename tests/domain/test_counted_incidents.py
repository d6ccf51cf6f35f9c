"""Which incidents enter figures, and which of their updates came in time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from incident_desk.domain.counted_incidents import is_counted, is_dated, updates_on_time
from incident_desk.domain.events import RecordKind
from incident_desk.domain.incident import UpdateSent
from incident_desk.domain.incident_links import IncidentLink, LinkHow
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.status import Status
from tests.measured_incidents import AT, NOW, incident, taken_in


@pytest.mark.parametrize("record", list(RecordKind))
def test_what_happened_counts_and_practice_does_not(record):
    assert is_counted(incident(1, record=record)) is (record in (RecordKind.INCIDENT, RecordKind.PAST))


def test_what_was_called_off_or_is_part_of_another_does_not_count():
    assert not is_counted(incident(1, status=Status.CANCELLED))
    part = replace(incident(1), links=(IncidentLink(LinkHow.MERGED_INTO, "id-2", "INC-0002", AT, "MK"),))
    assert not is_counted(part)


def test_a_report_without_any_date_is_not_dated():
    assert is_dated(incident(1)) and not is_dated(taken_in(PastReport("When?")))


def test_an_update_that_never_came_is_late_once():
    at = AT + timedelta(minutes=10)
    one = incident(1, resolved=50, updates=(UpdateSent("", at, (), "MK"),))
    assert updates_on_time(one, NOW) == (True, False)
