"""The worker's time is the parent's, whatever the wall clock does."""

from datetime import UTC, datetime, timedelta

import pytest

from incident_desk.adapters.probes import steady_clock
from incident_desk.adapters.probes.steady_clock import SteadyClock, boot_seconds

T0 = datetime(2026, 11, 24, 3, 47, 32, tzinfo=UTC)


@pytest.fixture
def boot(monkeypatch):
    reading = {"s": 1000.0}
    monkeypatch.setattr(steady_clock, "boot_seconds", lambda: reading["s"])
    return reading


def test_time_is_the_anchor_plus_what_has_passed_since_on_the_boot_clock(boot):
    clock = SteadyClock(T0, 1000.0)
    boot["s"] = 1090.5
    assert clock.now() == T0 + timedelta(seconds=90.5)


def test_a_drills_clock_runs_faster_and_waits_shorter(boot):
    clock = SteadyClock(T0, 1000.0, speed=60)
    boot["s"] = 1001.0
    assert clock.now() == T0 + timedelta(seconds=60)
    assert clock.real_seconds_until(T0 + timedelta(seconds=90)) == pytest.approx(0.5)
    assert clock.real_seconds_until(T0) == 0.0


def test_a_clock_survives_the_way_to_the_worker():
    clock = SteadyClock(T0, 1234.5678, 5.0)
    assert SteadyClock.from_data(clock.to_data()) == clock


def test_the_boot_clock_never_goes_back():
    assert boot_seconds() <= boot_seconds()


def test_an_unset_clock_is_aware():
    assert SteadyClock.unset().now().tzinfo is UTC
