"""Several files are saved whole, or it is told which were not and why."""

import os

import pytest

from incident_desk.adapters.reports import many_files
from incident_desk.adapters.reports.many_files import ManyFiles


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_all_are_written_and_take_the_place_of_older_ones(tmp_path):
    (tmp_path / "a.md").write_bytes(b"old")
    assert ManyFiles().write_all({tmp_path / "a.md": b"new", tmp_path / "a.pdf": b"%PDF"}) == {}
    assert (tmp_path / "a.md").read_bytes() == b"new" and names(tmp_path) == ["a.md", "a.pdf"]


def test_where_one_is_refused_none_is_written(tmp_path):
    (tmp_path / "a.pdf").mkdir()
    (tmp_path / "a.md").write_bytes(b"old")
    refused = ManyFiles().write_all({tmp_path / "a.md": b"new", tmp_path / "a.pdf": b"%PDF"})
    assert "is a folder" in refused[tmp_path / "a.pdf"] and "because a.pdf can't be" in refused[tmp_path / "a.md"]
    assert (tmp_path / "a.md").read_bytes() == b"old" and names(tmp_path) == ["a.md", "a.pdf"]


def test_a_missing_folder_is_said(tmp_path):
    refused = ManyFiles().write_all({tmp_path / "gone" / "a.md": b"x"})
    assert "there is no folder" in refused[tmp_path / "gone" / "a.md"]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device")
def test_a_full_disk_is_said_and_leaves_no_part(tmp_path, monkeypatch):
    class Full:
        def __init__(self):
            self.file = open("/dev/full", "wb", buffering=0)  # noqa: SIM115

        def __enter__(self):
            return self.file

        def __exit__(self, *_):
            self.file.close()

    good = many_files.part_of

    def part(to):
        return _FullPart(good(to)) if to.suffix == ".pdf" else good(to)

    class _FullPart(type(tmp_path)):
        def open(self, *_, **__):
            return Full()

    monkeypatch.setattr(many_files, "part_of", part)
    refused = ManyFiles().write_all({tmp_path / "a.md": b"x", tmp_path / "a.pdf": b"%PDF"})
    assert "is full" in refused[tmp_path / "a.pdf"] and names(tmp_path) == []


def test_a_name_that_is_refused_at_the_end_is_told_and_the_others_are_whole(tmp_path, monkeypatch):
    place = os.replace

    def replace(part, to):
        if str(to).endswith(".md"):
            raise PermissionError(13, "Permission denied")
        place(part, to)

    monkeypatch.setattr(many_files.os, "replace", replace)
    refused = ManyFiles().write_all({tmp_path / "a.md": b"x", tmp_path / "a.pdf": b"%PDF"})
    assert list(refused) == [tmp_path / "a.md"] and "can't be written to" in refused[tmp_path / "a.md"]
    assert names(tmp_path) == ["a.pdf"]
