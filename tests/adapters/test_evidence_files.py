"""The folder of evidence: whole files under the hash of their content."""

import hashlib
import os
import stat

import pytest

from incident_desk.adapters import evidence_files
from incident_desk.adapters.evidence_files import EvidenceFiles
from incident_desk.domain.attachments import Lies
from incident_desk.domain.errors import NotFound, Refused, StoreFailure

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
