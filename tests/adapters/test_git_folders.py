"""Consent to read a folder is kept apart from every data folder, and what can't be read allows nothing."""

import pytest

from incident_desk.adapters.consents import consents_place
from incident_desk.adapters.git_folders import GitFolderFile, git_folders_place
from incident_desk.domain.errors import StoreFailure
from incident_desk.services.git_watching import GitFolder

SHOP, API = GitFolder("/srv/shop", "main", "production"), GitFolder("/srv/api")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings" / "watched-git-folders.json"


def test_folders_are_kept_and_another_process_hears_of_them(path):
    here, there = GitFolderFile(path), GitFolderFile(path)
    assert here.all() == []
    here.allow(SHOP)
    there.allow(API)
    assert here.all() == there.all() == [SHOP, API]
    assert here.forget("/srv/api") and not here.forget("/srv/api")
    assert there.all() == [SHOP]


def test_a_folder_that_is_allowed_anew_is_read_as_said_last(path):
    file = GitFolderFile(path)
    file.allow(SHOP)
    file.allow(GitFolder("/srv/shop", "release"))
    assert file.all() == [GitFolder("/srv/shop", "release")]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"folders": 3}',
        '{"folders": [3]}',
        '{"folders": [{"path": 3}]}',
        '{"folders": [{}]}',
        "x" * 9,
    ],
)
def test_what_cant_be_read_allows_nothing(path, text):
    path.parent.mkdir()
    path.write_text(text)
    assert GitFolderFile(path).all() == []


def test_a_folder_that_takes_nothing_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFailure, match="can't be kept"):
        GitFolderFile(tmp_path / "file" / "x.json").allow(SHOP)


def test_it_lies_beside_the_other_consents(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert git_folders_place().parent == consents_place().parent
