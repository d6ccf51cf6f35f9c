"""Drafts on a real disk."""

import os
import stat
import sys
from datetime import UTC, datetime

import pytest

from incident_desk.adapters.drafts import FileDrafts
from incident_desk.domain.errors import StoreFailure
from incident_desk.services.drafts import Unsent

UNSENT = Unsent("Rolling back to 41ab9d2 🔥\nsecond line", datetime(2026, 3, 1, 3, 43, 20, tzinfo=UTC))


@pytest.fixture
def drafts(tmp_path):
    return FileDrafts(tmp_path / "drafts")


def test_kept_text_is_there_in_another_process_of_the_program(drafts, tmp_path):
    drafts.save("incident-1", UNSENT)
    assert FileDrafts(tmp_path / "drafts").load("incident-1") == UNSENT


def test_what_is_forgotten_is_gone_and_may_be_forgotten_twice(drafts):
    drafts.save("incident-1", UNSENT)
    drafts.save("incident-1", None)
    drafts.save("incident-1", None)
    assert drafts.load("incident-1") is None


def test_each_key_has_its_own_text(drafts):
    drafts.save("a", UNSENT)
    assert drafts.load("b") is None


@pytest.mark.parametrize("key", ["../../outside", "a/b", "CON:", "é" * 300, "", "\ud800"])
def test_any_key_stays_inside_the_folder(drafts, tmp_path, key):
    drafts.save(key, UNSENT)
    assert drafts.load(key) == UNSENT
    assert [path.parent for path in tmp_path.rglob("*.json")] == [tmp_path / "drafts"]


def test_keys_that_look_alike_as_names_do_not_mix(drafts):
    drafts.save("a/b", UNSENT)
    assert drafts.load("a_b") is None
    assert drafts.load("a:b") is None


@pytest.mark.parametrize("damage", ["", "{", "[]", '{"text": 1}', "\x00\x00"])
def test_a_damaged_file_is_no_draft(drafts, tmp_path, damage):
    drafts.save("a", UNSENT)
    (tmp_path / "drafts" / "a.json").write_text(damage)
    assert drafts.load("a") is None


def test_an_interrupted_write_leaves_the_old_text_and_no_litter(drafts, tmp_path, monkeypatch):
    drafts.save("a", UNSENT)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFailure) as failed:
        drafts.save("a", Unsent("newer", UNSENT.first_key_at))
    assert failed.value.code == "disk_full"
    assert drafts.load("a") == UNSENT
    assert [path.name for path in (tmp_path / "drafts").iterdir()] == ["a.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="modes are of POSIX")
def test_only_this_person_may_read_it(drafts, tmp_path):
    drafts.save("a", UNSENT)
    assert stat.S_IMODE((tmp_path / "drafts").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "drafts" / "a.json").stat().st_mode) == 0o600


def test_a_folder_that_can_not_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFailure, match="Unsent text can't be kept"):
        FileDrafts(tmp_path / "file" / "drafts").save("a", UNSENT)
