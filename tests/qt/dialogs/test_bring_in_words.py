"""What the dialog says of rows, and how its choices become a way of reading."""

from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest

from incident_desk.domain.errors import DeskError
from incident_desk.domain.moments import Moment, Precision
from incident_desk.formats.bringing.found import Field, Form, FoundEntry
from incident_desk.qt.dialogs.bring_in_words import Choices, moment_words, tick_rows
from incident_desk.services.bringing import PreviewRow
from tests.fakes import NOON


def test_choices_become_a_way_of_reading():
    how = Choices(Form.CHAT, None, True, "Europe/Berlin", "2026-02-28", {Field.TIME: "2"}).how(NOON, NOON, UTC)
    assert (how.form, how.day_first, how.day, how.columns) == (
        Form.CHAT,
        True,
        date(2026, 2, 28),
        {Field.TIME: "2"},
    )
    assert how.zone == ZoneInfo("Europe/Berlin")
    assert Choices().how(NOON, NOON, UTC).zone is UTC


@pytest.mark.parametrize("wrong", [Choices(zone="Nowhere"), Choices(day="soon")])
def test_a_zone_or_a_day_that_is_none_is_said(wrong):
    with pytest.raises(DeskError):
        wrong.how(NOON, NOON, UTC)


def test_moments_with_their_precision():
    assert moment_words(Moment.exactly(NOON)) == "2026-03-01 12:00:00"
    assert moment_words(Moment(NOON, Precision.ABOUT)) == "about 2026-03-01 12:00:00"
    assert moment_words(Moment(NOON, Precision.RANGE, NOON + timedelta(minutes=5))).endswith("to 12:05")
    assert moment_words(None) == moment_words(Moment.unknown()) == "not known"


def test_a_row_says_what_speaks_against_it_and_shows_its_lines():
    entry = FoundEntry(7, "one\ntwo", None, "", "Ana", trouble="no time")
    row = tick_rows([PreviewRow(entry, "no time", "in the record already, as 12", can=False)])[0]
    assert row.cells == ("not known", "Ana", "one ⏎ two", "in the record already, as 12 · no time")
    assert not row.can and row.full.startswith("Line 7: one\ntwo")
