"""The frame says what was understood and where the keys go."""

from datetime import UTC, datetime

import pytest

from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.formats.change_words import ChangeWords
from incident_desk.qt.panes.log_field.frame import LogFrame, understood_words
from incident_desk.qt.panes.log_field.view_model import LogShown

AT = datetime(2026, 3, 1, 3, 43, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (LogShown(), ""),
        (LogShown(happened=Moment.exactly(AT)), "03:43:20"),
        (LogShown(happened=Moment.exactly(AT), time_typed=True, earlier_s=300), "03:43:20 · 5 min earlier"),
        (LogShown(happened=Moment(AT, Precision.ABOUT), time_typed=True), "about 03:43:20"),
        (
            LogShown(happened=Moment.exactly(AT), time_typed=True, earlier_s=90_000),
            "Sun 01 Mar 03:43:20 · 25 h 00 min earlier",
        ),
        (
            LogShown(happened=Moment.exactly(AT.replace(hour=23)), time_typed=True, earlier_s=3600),
            "Sun 01 Mar 23:43:20 · 1 h 00 min earlier",
        ),
        (
            LogShown(happened=Moment(AT, Precision.RANGE, AT.replace(hour=4)), time_typed=True, earlier_s=3600),
            "between 03:43:20 and 04:43:20",
        ),
        (LogShown(happened=Moment.unknown(), time_typed=True), "time not known"),
        (LogShown(happened=Moment.exactly(AT), owner="RO", tags=("db",)), "owner RO   #db   03:43:20"),
        (LogShown(happened=Moment.exactly(AT), saving=True), "saving…"),
        (
            LogShown(happened=Moment.exactly(AT), change=ChangeWords(ChangeKind.DEPLOY, "7c1e0f4", "staging")),
            "deploy   7c1e0f4   staging   03:43:20",
        ),
        (LogShown(happened=Moment.exactly(AT), change=ChangeWords(), tags=("4711",)), "03:43:20"),
    ],
)
def test_it_says_owner_tags_and_time(shown, words):
    assert understood_words(shown) == words


def test_the_ring_shows_only_with_the_focus(each_theme, qtbot):
    frame = LogFrame(each_theme)
    qtbot.addWidget(frame)
    frame.resize(400, frame.height())
    frame.show()
    qtbot.waitExposed(frame)
    frame.edit.clearFocus()

    def edge():
        return frame.grab().toImage().pixelColor(200, 1)

    frame.edit.setFocus()
    qtbot.waitUntil(frame.edit.hasFocus)
    assert edge() == each_theme.current.colour.accent
    frame.edit.clearFocus()
    assert edge() != each_theme.current.colour.accent


def test_it_is_forty_pixels_high_with_room_for_the_ring(themes, qtbot):
    frame = LogFrame(themes)
    qtbot.addWidget(frame)
    assert frame.height() == 46
    frame.edit.setPlainText("a\nb")
    assert frame.height() == 46 + frame.edit.line_height
