"""When something happened: choices, a typed time with its precision, and what is wrong with it, next to it."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import Qt

from incident_desk.domain.errors import DeskError, Refused, WrongUse
from incident_desk.domain.moments import Moment, Precision
from incident_desk.qt.dialogs.moment_field import NOW, OTHER, MomentField

AT = datetime(2026, 10, 14, 3, 0, tzinfo=UTC)
CHECK = Moment.exactly(AT - timedelta(minutes=6))


@pytest.fixture
def field(themes, qtbot):
    one = MomentField(themes, "Impact began", (("Not known", None), (NOW, None), ("02:54 check", CHECK)), UTC)
    qtbot.addWidget(one)
    one.tick(AT)
    one.show()
    return one


def choose(field, qtbot, words):
    place = field.choices.model.options.index(words)
    qtbot.mouseClick(field.choices.layout().itemAt(place).widget(), Qt.MouseButton.LeftButton)


def test_each_choice_means_its_moment(field, qtbot):
    assert field.moment(AT) is None
    choose(field, qtbot, "02:54 check")
    assert field.moment(AT) == CHECK
    choose(field, qtbot, NOW)
    later = AT + timedelta(seconds=40)
    assert field.moment(later) == Moment.exactly(later)


def test_the_field_to_type_in_comes_with_its_choice_and_takes_the_keyboard(field, qtbot):
    assert not field.typed.isVisible()
    with qtbot.waitSignal(field.changed):
        choose(field, qtbot, OTHER)
    assert field.typed.isVisible() and field.is_typed
    qtbot.waitUntil(lambda: field.window().focusWidget() is field.typed)


def test_an_arrow_key_to_the_last_choice_goes_on_to_its_field(field, qtbot):
    choose(field, qtbot, "02:54 check")
    qtbot.keyClick(field.window().focusWidget(), Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: field.window().focusWidget() is field.typed)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("02:50", Moment.exactly(AT - timedelta(minutes=10))),
        ("~02:50", Moment(AT - timedelta(minutes=10), Precision.ABOUT)),
        ("-12m", Moment.exactly(AT - timedelta(minutes=12))),
        ("unknown", Moment.unknown()),
    ],
)
def test_a_typed_time_is_understood_and_shown_with_its_zone(field, qtbot, typed, moment):
    choose(field, qtbot, OTHER)
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(field.typed, typed)
    assert field.moment(AT) == moment
    assert "UTC" in field.understood.text() or field.understood.text() == "time not known"


def test_a_time_is_read_and_shown_in_the_zone_of_the_person(themes, qtbot):
    field = MomentField(themes, "Impact began", (("Not known", None),), timezone(timedelta(hours=2), "CEST"))
    qtbot.addWidget(field)
    field.tick(AT)
    choose(field, qtbot, OTHER)
    field.typed.setText("04:50")
    assert field.moment(AT) == Moment.exactly(AT - timedelta(minutes=10))
    assert field.understood.text() == "2026-10-14 04:50:00 +02:00 (CEST), 02:50:00 UTC"


@pytest.mark.parametrize(
    ("typed", "error", "words"), [("", WrongUse, "Type the time"), ("quarter past", WrongUse, "is no time")]
)
def test_what_is_no_time_is_said(field, qtbot, typed, error, words):
    choose(field, qtbot, OTHER)
    field.typed.setText(typed)
    with pytest.raises(error, match=words):
        field.moment(AT)
    assert field.understood.text() == ("'quarter past' is no time" if typed else "")


def test_a_time_ahead_is_refused_beside_the_field_until_it_has_come(field, qtbot):
    choose(field, qtbot, OTHER)
    field.typed.setText("2026-10-14T03:02Z")
    assert field.understood.text() == "That lies ahead of now, 03:00:00 UTC"
    assert not field.understood.is_cut
    with pytest.raises(Refused):
        field.moment(AT)
    field.tick(AT + timedelta(minutes=2))
    assert "ahead" not in field.understood.text()
    assert field.moment(AT + timedelta(minutes=2)) == Moment.exactly(AT + timedelta(minutes=2))


def test_text_that_is_put_back_counts_again(field):
    field.typed.setText("02:50")
    assert field.is_typed and field.typed.isVisible()
    assert field.moment(AT) == Moment.exactly(AT - timedelta(minutes=10))


def test_before_the_clock_is_heard_nothing_is_claimed(themes, qtbot):
    field = MomentField(themes, "Impact began", (("Not known", None),), UTC)
    qtbot.addWidget(field)
    choose(field, qtbot, OTHER)
    field.typed.setText("02:50")
    assert field.understood.text() == ""
    with pytest.raises(DeskError):
        field.typed.setText("nonsense")
        field.moment(AT)
