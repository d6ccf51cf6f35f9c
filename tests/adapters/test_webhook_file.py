"""The file with the secret: for its owner alone, seen by whoever looks again."""

import os
import socket
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from incident_desk.adapters.probes.hook_memory import touch
from incident_desk.adapters.webhook_file import WebhookFile, why_not_heard
from incident_desk.domain.errors import StoreFailure
from incident_desk.services.webhook import WebhookSettings

SECRET = "s" * 32
NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


def _on(now: WebhookSettings) -> WebhookSettings:
    return replace(now, is_on=True, secret=SECRET)


def test_without_a_file_it_is_off_and_nothing_is_made(tmp_path: Path):
    assert WebhookFile(tmp_path / "webhook.json").refresh() == WebhookSettings()
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_seen_by_whoever_looks_again_and_read_by_nobody_else(tmp_path: Path):
    file = tmp_path / "webhook.json"
    one, other = WebhookFile(file), WebhookFile(file)
    assert other.refresh().is_on is False
    assert one.change(_on) == other.refresh() == WebhookSettings(is_on=True, secret=SECRET)
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600
    file.unlink()
    assert other.refresh() == WebhookSettings()


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_a_file_that_others_can_read_is_closed_to_them(tmp_path: Path):
    file = tmp_path / "webhook.json"
    WebhookFile(file).change(_on)
    file.chmod(0o644)
    assert WebhookFile(file).refresh().is_on
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_damaged_file_means_off_is_said_without_the_secret_and_is_not_written_over(tmp_path: Path):
    file = tmp_path / "webhook.json"
    one = WebhookFile(file)
    one.change(_on)
    file.write_text(f'{{"on": "maybe", "secret": "{SECRET}"}}')
    assert one.refresh() == WebhookSettings()
    assert "can't be read" in one.problem and SECRET not in one.problem
    with pytest.raises(StoreFailure, match="Nothing was changed"):
        one.change(_on)
    assert "maybe" in file.read_text()


def test_a_folder_that_cant_be_written_changes_nothing(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFailure, match="was not changed"):
        WebhookFile(tmp_path / "file" / "webhook.json").change(_on)


def test_why_nobody_is_heard_is_seen_from_outside(tmp_path: Path):
    memory = tmp_path / "firing.json"
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        settings = WebhookSettings(is_on=True, port=other.getsockname()[1], secret=SECRET)
        assert "a window listens while it is open" in why_not_heard(settings, memory, NOW)
        other.listen()
        assert "taken by another program" in why_not_heard(settings, memory, NOW)
        touch(memory, NOW)
        assert why_not_heard(settings, memory, NOW) == ""
