"""Files are written whole or not at all, and a failure says what to do."""

import errno
import os

import pytest

from incident_desk.adapters.reports.files import WholeFiles, not_saved, part_of, write_whole
from incident_desk.domain.errors import DeskError


def test_a_file_is_written_and_nothing_else_is_left(tmp_path):
    assert WholeFiles().write(tmp_path / "a.md", b"words") == tmp_path / "a.md"
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == b"words"


def test_an_old_file_is_replaced_whole(tmp_path):
    (tmp_path / "a.md").write_bytes(b"old and longer")
    WholeFiles().write(tmp_path / "a.md", b"new")
    assert (tmp_path / "a.md").read_bytes() == b"new"


def test_a_failure_on_the_way_keeps_the_old_file_and_leaves_nothing(tmp_path, monkeypatch):
    (tmp_path / "a.md").write_bytes(b"old")

    def full(_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeskError, match="disk of .* is full.*Free some space"):
        WholeFiles().write(tmp_path / "a.md", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a.md"]
    assert (tmp_path / "a.md").read_bytes() == b"old"


def test_a_missing_folder_is_named(tmp_path):
    with pytest.raises(DeskError, match="there is no folder .*nowhere.*Choose another folder"):
        WholeFiles().write(tmp_path / "nowhere" / "a.md", b"x")


def test_a_folder_of_that_name_is_no_target(tmp_path):
    with pytest.raises(DeskError, match="is a folder"):
        WholeFiles().write(tmp_path, b"x")


def test_a_part_file_of_another_is_never_overwritten(tmp_path):
    part = tmp_path / ".x.part"
    part.write_bytes(b"somebody else's")
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "x", b"mine", part)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.EACCES, "can't be written to"),
        (errno.EROFS, "can't be written to"),
        (errno.ENOENT, "there is no folder"),
        (errno.ENOSPC, "is full"),
        (errno.EIO, "Input/output error"),
    ],
)
def test_every_failure_says_what_is_safe_and_what_to_do(tmp_path, number, said):
    message = str(not_saved(tmp_path / "gone" / "a.pdf", OSError(number, os.strerror(number))))
    assert message.startswith("Not saved: ") and said in message
    assert "The incident's record is not touched." in message
    assert "again" in message or "another" in message


def test_a_folder_that_is_there_and_takes_no_new_name_is_not_said_to_be_missing(tmp_path):
    message = str(not_saved(tmp_path / "a.pdf", OSError(errno.ENOENT, os.strerror(errno.ENOENT))))
    assert message.startswith(f"Not saved: the folder {tmp_path} takes no files.") and "another folder" in message


def test_part_names_differ_and_lie_beside_the_target(tmp_path):
    one, other = part_of(tmp_path / "a.pdf"), part_of(tmp_path / "a.pdf")
    assert one != other and one.parent == tmp_path and one.name.startswith(".a.pdf")
