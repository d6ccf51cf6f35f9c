"""Small files are there whole, or they are as they were."""

from pathlib import Path

import pytest

from incident_desk.adapters.whole_files import sync_folder, write_whole


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_files_take_the_place_of_older_ones_and_nothing_else_is_left(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    write_whole([(tmp_path / "a", b"new"), (tmp_path / "b", b"other")])
    assert (tmp_path / "a").read_bytes() == b"new" and names(tmp_path) == ["a", "b"]


def test_the_file_is_for_its_owner_alone(tmp_path: Path) -> None:
    write_whole([(tmp_path / "a", b"secret")])
    assert (tmp_path / "a").stat().st_mode & 0o077 == 0


def test_where_one_cannot_be_written_none_is_changed_and_none_is_left_half_written(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(OSError):
        write_whole([(tmp_path / "a", b"new"), (tmp_path / "gone" / "b", b"other")])
    assert (tmp_path / "a").read_bytes() == b"old" and names(tmp_path) == ["a"]


def test_a_folder_that_is_gone_can_not_be_synced(tmp_path: Path) -> None:
    sync_folder(tmp_path)
    with pytest.raises(OSError):
        sync_folder(tmp_path / "gone")
