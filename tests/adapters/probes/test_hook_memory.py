"""What the hooks were told outlives the checker, and a long gap in listening is known."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from incident_desk.adapters.probes.hook_book import Heard, Hook
from incident_desk.adapters.probes.hook_memory import is_listened, load, save, to_bytes, touch
from incident_desk.domain.hooks import Alert, AlertState

T0 = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
ALERT = Alert("k", "HighLatency", AlertState.FIRING, "slow", (("severity", "critical"),), T0 - timedelta(hours=1))
HOOKS = {"shop": Hook({"k": Heard(ALERT, T0)}, "{…}")}


def at(seconds: float) -> datetime:
    return T0 + timedelta(seconds=seconds)


def test_it_comes_back_as_it_was_and_counts_as_told_now_after_a_short_gap(tmp_path: Path):
    file = tmp_path / "firing.json"
    save(file, to_bytes(HOOKS), T0)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    hooks, is_fresh = load(file, at(59))
    assert is_fresh and hooks["shop"].evidence == "{…}"
    assert hooks["shop"].heard == {"k": Heard(ALERT, at(59))}


def test_after_a_long_gap_it_is_known_and_no_sign_of_now(tmp_path: Path):
    file = tmp_path / "firing.json"
    save(file, to_bytes(HOOKS), T0)
    touch(file, at(100))
    assert load(file, at(150))[1]
    hooks, is_fresh = load(file, at(170))
    assert not is_fresh and hooks["shop"].heard == {"k": Heard(ALERT, T0)}


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", '{"hooks": 1}', '{"hooks": {"a": {}}}', '{"hooks": {"a": {"alerts": [1], "evidence": ""}}}'],
)
def test_a_damaged_file_is_none(tmp_path: Path, text: str):
    file = tmp_path / "firing.json"
    file.write_text(text)
    assert load(file, T0) == ({}, False)
    assert load(tmp_path / "missing.json", T0) == ({}, False)


def test_a_time_without_its_zone_is_damage_and_no_end_of_the_listening(tmp_path: Path):
    file = tmp_path / "firing.json"
    save(file, to_bytes(HOOKS).replace(b"T12:00:00+00:00", b"T12:00:00"), T0)
    assert load(file, at(170)) == ({}, False)


def test_a_huge_file_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "firing.json"
    save(file, to_bytes(HOOKS), T0)
    monkeypatch.setattr("incident_desk.adapters.probes.hook_memory.LARGEST", 10)
    assert load(file, T0) == ({}, False)


def test_whether_somebody_listens_is_seen_from_outside(tmp_path: Path):
    file = tmp_path / "firing.json"
    assert not is_listened(file, T0)
    touch(file, T0)
    assert is_listened(file, at(14)) and not is_listened(file, at(16))
    assert load(file, T0) == ({}, True)
