"""The folder of evidence: whole files under the hash of their content."""

import hashlib
import os
import stat

import pytest

from incident_desk.adapters import evidence_files
from incident_desk.adapters.evidence_files import EvidenceFiles
from incident_desk.domain.attachments import Lies, Looked
from incident_desk.domain.errors import DeskError, NotFound, Refused, StoreFailure

TEXT = b"03:12:44 ERROR pool exhausted\n" * 100
SHA = hashlib.sha256(TEXT).hexdigest()


@pytest.fixture
def files(tmp_path):
    return EvidenceFiles(tmp_path / "evidence")


@pytest.fixture
def log(tmp_path):
    file = tmp_path / "pool.log"
    file.write_bytes(TEXT)
    return file


def test_a_file_is_copied_whole_for_its_owner_alone_and_the_original_stays(files, log):
    assert files.take(log) == (SHA, len(TEXT), TEXT[:4096])
    place = files.place(SHA)
    assert place.read_bytes() == TEXT == log.read_bytes()
    assert stat.S_IMODE(place.stat().st_mode) == 0o400
    assert files.lies(SHA) is Lies.WHOLE


def test_the_same_content_is_kept_once_and_a_damaged_copy_is_mended_by_it(files, log):
    files.take(log)
    place = files.place(SHA)
    place.chmod(0o600)
    place.write_bytes(b"tampered")
    assert files.lies(SHA) is Lies.CHANGED
    files.take(log)
    assert files.lies(SHA) is Lies.WHOLE and len(list(place.parent.iterdir())) == 1
    files.forget(SHA)
    files.forget(SHA)
    assert files.lies(SHA) is Lies.MISSING


def test_what_is_no_file_is_empty_or_too_large_is_refused_and_nothing_is_left(files, log, tmp_path, monkeypatch):
    with pytest.raises(NotFound):
        files.take(tmp_path / "none.log")
    with pytest.raises(Refused, match="is no file"):
        files.take(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused, match="is no file"):
        files.take(tmp_path / "pipe")
    (tmp_path / "empty").touch()
    with pytest.raises(Refused, match="is empty"):
        files.take(tmp_path / "empty")
    monkeypatch.setattr(evidence_files, "LARGEST", 1000)
    with pytest.raises(Refused, match="Log where it lies"):
        files.take(log)
    assert not [one for one in (tmp_path / "evidence").rglob("*") if one.is_file()]


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "AB" * 32, "ab" * 31, "ab" * 31 + "/."])
def test_what_is_no_hash_leads_nowhere(files, name):
    with pytest.raises(Refused, match="is no SHA-256"):
        files.place(name)


def test_a_folder_that_cannot_be_written_is_said_so(tmp_path, log):
    (tmp_path / "evidence").write_text("a file in the way")
    with pytest.raises(StoreFailure, match="could not be kept as evidence"):
        EvidenceFiles(tmp_path / "evidence").take(log)


def test_all_of_it_is_copied_to_another_folder(files, log, tmp_path):
    assert files.copy_to(tmp_path / "copy") == 0
    files.take(log)
    assert files.copy_to(tmp_path / "copy") == 1
    assert EvidenceFiles(tmp_path / "copy").lies(SHA) is Lies.WHOLE


def test_what_lies_in_no_file_yet_is_kept_as_well(files):
    assert files.take_data(TEXT, "pasted.log") == (SHA, len(TEXT), TEXT[:4096])
    assert files.lies(SHA) is Lies.WHOLE
    with pytest.raises(Refused, match="is empty"):
        files.take_data(b"", "nothing")


def test_how_far_a_copy_is_is_told_and_what_is_raised_there_leaves_nothing(files, tmp_path):
    (tmp_path / "large").write_bytes(b"x" * (5 << 19))
    heard = []
    files.take(tmp_path / "large", heard.append)
    assert heard == [1 << 20, 2 << 20, 5 << 19]

    def stop(_copied):
        raise Refused("Stopped")

    (tmp_path / "other").write_bytes(b"y" * 9)
    with pytest.raises(Refused, match="Stopped"):
        files.take(tmp_path / "other", stop)
    assert len([one for one in (tmp_path / "evidence").rglob("*") if one.is_file()]) == 1


def test_one_look_tells_how_it_lies_what_it_is_now_and_how_it_begins(files, log):
    files.take(log)
    assert files.look(SHA, 10) == Looked(Lies.WHOLE, SHA, len(TEXT), TEXT[:10])
    place = files.place(SHA)
    place.chmod(0o600)
    place.write_bytes(b"tampered")
    assert files.look(SHA, 100) == Looked(Lies.CHANGED, hashlib.sha256(b"tampered").hexdigest(), 8, b"tampered")
    files.forget(SHA)
    assert files.look(SHA, 100) == Looked(Lies.MISSING)


def test_a_copy_is_saved_of_what_lies_there_as_it_was_and_of_nothing_else(files, log, tmp_path):
    files.take(log)
    to = tmp_path / "copy.log"
    to.write_bytes(b"older")
    files.copy_out(SHA, to)
    assert to.read_bytes() == TEXT
    with pytest.raises(DeskError, match="there is no folder"):
        files.copy_out(SHA, tmp_path / "gone" / "copy.log")
    place = files.place(SHA)
    place.chmod(0o600)
    place.write_bytes(b"tampered")
    with pytest.raises(Refused, match="was changed"):
        files.copy_out(SHA, to)
    files.forget(SHA)
    with pytest.raises(Refused, match="is missing"):
        files.copy_out(SHA, to)
    assert to.read_bytes() == TEXT and not list(tmp_path.glob(".new-*"))


def test_the_beginning_of_a_file_is_read_without_the_rest(tmp_path):
    files = EvidenceFiles(tmp_path / "evidence")
    sha256, _, _ = files.take_data(b"0123456789", "digits")
    assert files.beginning(sha256, 4) == b"0123"
    files.forget(sha256)
    assert files.beginning(sha256, 4) == b""
