"""The meeting of a review: read by the clocks of a zone, and not left with what is no time."""

from datetime import UTC, datetime

import pytest

from incident_desk.domain.review import Meeting
from incident_desk.qt.dialogs.meeting import MeetingDialog

NOW = datetime(2026, 3, 25, 14, 0, tzinfo=UTC)
OFFER = (NOW, "Europe/Berlin", "MK, RO")


@pytest.fixture
def dialog(themes, window, shown):
    return shown(MeetingDialog(themes, None, OFFER, window))


def test_it_is_set_by_the_clocks_of_the_zone(dialog):
    dialog.when.setText("Fri 10:00")
    assert "27 March 2026, 09:00 UTC" in dialog.understood.text()
    # A zone that is typed with the time goes before the one beside it.
    dialog.when.setText("2026-03-27 10:00 UTC")
    assert "27 March 2026, 10:00 UTC" in dialog.understood.text()
    dialog.when.setText("Fri 10:00")
    wish = dialog.wish
    assert (wish.at, wish.minutes, wish.zone) == (datetime(2026, 3, 27, 9, 0, tzinfo=UTC), 60, "Europe/Berlin")
    assert [one.strip() for one in wish.people] == ["MK", "RO"] and dialog.sets and dialog.wants_file
    dialog.file.setChecked(False)
    assert not dialog.wants_file


def test_what_is_no_time_or_no_zone_is_said_and_not_left(dialog):
    dialog.try_accept()
    assert dialog.isVisible() and "Say when" in dialog.note.text()
    dialog.when.setText("soon")
    assert "no time" in dialog.understood.text()
    dialog.when.setText("Fri 10:00")
    dialog.zone.setText("Atlantis")
    dialog.try_accept()
    assert dialog.isVisible() and "zone" in dialog.note.text()


def test_one_that_is_set_stands_in_the_fields_and_can_be_taken_off(themes, window, shown):
    before = Meeting("m", datetime(2026, 3, 27, 9, 0, tzinfo=UTC), 20, "Europe/Berlin", ("MK", "Ann"), "Room 4")
    dialog = shown(MeetingDialog(themes, before, OFFER, window))
    assert dialog.when.text() == "2026-03-27 10:00" and dialog.people.text() == "MK, Ann"
    assert dialog.wish.at == before.at and dialog.wish.minutes == 20 and dialog.where.text() == "Room 4"
    dialog.when.clear()
    dialog.choice.set_current(1)
    assert dialog.takes_off and not dialog.wants_file and dialog.missing() == ""
    dialog.choice.set_current(2)
    assert dialog.wants_file and not dialog.sets
