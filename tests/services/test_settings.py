"""Settings are read leniently: one bad field costs that field alone."""

from datetime import datetime

from incident_desk.services.settings import Settings


def test_one_wrong_field_takes_its_default_and_the_rest_stays() -> None:
    read = Settings.from_data({"person": "MK", "window": 5, "unknown": 1, "page": "desk"})
    assert read == Settings("MK", page="desk")


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 1, hour, minute)  # noqa: DTZ001 - a local time


def test_at_night_no_alarm_is_heard_and_by_day_it_is() -> None:
    settings = Settings()
    heard = {hour: settings.wants_sound(at(hour)) for hour in range(24)}
    assert [hour for hour, is_heard in heard.items() if not is_heard] == [0, 1, 2, 3, 4, 5, 6, 22, 23]
    assert settings.wants_sound(at(21, 59))
    assert settings.wants_sound(at(7))


def test_sound_at_night_is_a_wish_of_its_own_and_no_sound_is_none_at_all() -> None:
    assert Settings(sound_at_night=True).wants_sound(at(3))
    assert not Settings(sound=False, sound_at_night=True).wants_sound(at(3))
    assert not Settings(sound=False).wants_sound(at(12))


def test_a_night_may_lie_within_one_day_or_be_none() -> None:
    within = Settings(night_from="01:00", night_until="05:30")
    assert [within.is_night(at(h, m)) for h, m in ((0, 59), (1, 0), (5, 29), (5, 30))] == [False, True, True, False]
    assert not any(Settings(night_from="00:00", night_until="00:00").is_night(at(hour)) for hour in range(24))


def test_a_night_that_cannot_be_read_is_that_of_the_defaults() -> None:
    assert Settings(night_from="late", night_until="25:00").is_night(at(23))
    assert not Settings(night_from="late", night_until="25:00").is_night(at(12))


def test_muted_checks_are_names_a_line_each() -> None:
    assert Settings().muted_checks == frozenset()
    assert Settings.from_data({"muted": "a/b\nc/d"}).muted_checks == {"a/b", "c/d"}


def test_nobody_has_an_hourly_rate_until_somebody_types_one() -> None:
    assert Settings().rate == ""
    assert Settings.from_data(Settings(rate="90 €").to_data()).rate == "90 €"
    assert Settings.from_data({"rate": 90}).rate == ""
