"""A parcel stands whole or not at all, takes nothing's place, and is the same for the same content."""

import os
import stat
import threading
import zipfile
from datetime import UTC, datetime

import pytest

from incident_desk.adapters.reports.parcels import Parcels
from incident_desk.domain.errors import DeskError, Refused
from incident_desk.services.reporting import ReportCancelled
from incident_desk.services.sharing import Placed

AT = datetime(2026, 3, 1, 3, 40, 7, tzinfo=UTC)


def fill(room):
    Parcels().write(room / "README.txt", "read me\n")
    Parcels().folder(room / "evidence")
    (room / "evidence" / "01-ü.png").write_bytes(os.urandom(16) * 200_000)
    (room / "evidence" / "01-ü.png").write_bytes(b"same " * 600_000)
    (room / "evidence" / "01-ü.png").chmod(0o400)


def make(to, at=AT, cancel=None):
    with Parcels().room(to) as room:
        fill(room)
        return Parcels().place(room, Placed(to, "INC-0001", at), cancel)


def left_in(folder):
    return sorted(one.name for one in folder.iterdir())


def test_a_zip_file_is_the_same_twice_and_bears_the_records_time(tmp_path):
    make(tmp_path / "a.zip")
    size = make(tmp_path / "b.ZIP")
    first, second = (tmp_path / "a.zip").read_bytes(), (tmp_path / "b.ZIP").read_bytes()
    assert first == second and size == len(first)
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert packed.testzip() is None
        assert packed.namelist() == ["INC-0001/README.txt", "INC-0001/evidence/01-ü.png"]
        assert {one.date_time for one in packed.infolist()} == {(2026, 3, 1, 3, 40, 6)}
        assert {one.external_attr >> 16 for one in packed.infolist()} == {0o100644}
        assert packed.read("INC-0001/evidence/01-ü.png") == b"same " * 600_000
    assert left_in(tmp_path) == ["a.zip", "b.ZIP"]


def test_a_time_before_all_zip_files_is_the_first_that_one_can_say(tmp_path):
    make(tmp_path / "a.zip", datetime(1970, 1, 1, tzinfo=UTC))
    with zipfile.ZipFile(tmp_path / "a.zip") as packed:
        assert packed.infolist()[0].date_time == (1980, 1, 1, 0, 0, 0)


def test_a_folder_has_the_records_time_and_is_as_open_as_other_files(tmp_path):
    before = os.umask(0o027)
    try:
        make(tmp_path / "folder")
    finally:
        os.umask(before)
    folder = tmp_path / "folder"
    assert left_in(folder) == ["README.txt", "evidence"] and left_in(tmp_path) == ["folder"]
    modes = {stat.S_IMODE(one.stat().st_mode) for one in folder.rglob("*") if one.is_file()}
    assert modes == {0o640} and stat.S_IMODE(folder.stat().st_mode) == 0o750
    assert {one.stat().st_mtime for one in folder.rglob("*") if one.is_file()} == {AT.timestamp()}


@pytest.mark.parametrize("name", ["there.zip", "there"])
def test_nothing_is_overwritten(tmp_path, name):
    taken = tmp_path / name
    taken.write_text("mine")
    with pytest.raises(Refused, match="there already"):
        make(taken)
    assert taken.read_text() == "mine" and left_in(tmp_path) == [name]


@pytest.mark.parametrize("name", ["late.zip", "late"])
def test_what_comes_to_lie_there_meanwhile_stays(tmp_path, name):
    to = tmp_path / name
    with pytest.raises(Refused, match="there already"), Parcels().room(to) as room:
        fill(room)
        to.write_text("mine")
        Parcels().place(room, Placed(to, "INC-0001", AT), None)
    assert to.read_text() == "mine" and left_in(tmp_path) == [name]


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path):
    (tmp_path / "a.zip").symlink_to(tmp_path / "elsewhere.zip")
    with pytest.raises(Refused):
        make(tmp_path / "a.zip")
    assert left_in(tmp_path) == ["a.zip"]


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(DeskError, match="there is no folder"):
        make(tmp_path / "no" / "a.zip")


def test_given_up_it_leaves_nothing(tmp_path):
    cancel = threading.Event()
    cancel.set()
    with pytest.raises(ReportCancelled):
        make(tmp_path / "a.zip", cancel=cancel)
    assert left_in(tmp_path) == []


def test_a_disk_that_is_full_leaves_nothing(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DeskError, match="is full"):
        make(tmp_path / "a.zip")
    assert left_in(tmp_path) == []


def test_a_disk_without_second_names_gets_the_file_all_the_same(tmp_path, monkeypatch):
    def none(*_):
        raise OSError(1, os.strerror(1))

    monkeypatch.setattr(os, "link", none)
    make(tmp_path / "a.zip")
    assert zipfile.is_zipfile(tmp_path / "a.zip") and left_in(tmp_path) == ["a.zip"]


def test_what_lies_there_is_told_with_its_hash(tmp_path):
    with Parcels().room(tmp_path / "x") as room:
        Parcels().folder(room / "evidence")
        Parcels().write(room / "evidence" / "a.txt", "a")
        lying = Parcels().lying(room, None)
    assert list(lying) == ["evidence/a.txt"] and lying["evidence/a.txt"].size == 1
    assert lying["evidence/a.txt"].sha256.startswith("ca978112ca1b")
    assert left_in(tmp_path) == []
