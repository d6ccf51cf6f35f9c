"""Settings come back as they were; a damaged file is no obstacle."""

from pathlib import Path

import pytest

from incident_desk.adapters.settings_file import SettingsFile
from incident_desk.services.settings import Settings


def test_settings_come_back_as_they_were(tmp_path: Path) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    kept = Settings("MK", "light", page="desk", shown="INC-0001", window="AdnQywAD", less_motion=True)
    file.save(kept)
    assert file.load() == kept
    assert [path.name for path in tmp_path.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"width": "wide", "page": 7}', "\x00"])
def test_a_damaged_file_gives_the_defaults(tmp_path: Path, text: str) -> None:
    (tmp_path / "settings.json").write_text(text)
    assert SettingsFile(tmp_path / "settings.json").load() == Settings()


def test_a_folder_that_cannot_be_written_disturbs_nobody(tmp_path: Path) -> None:
    SettingsFile(tmp_path / "gone" / "settings.json").save(Settings("MK"))
    assert SettingsFile(tmp_path / "gone" / "settings.json").load() == Settings()
