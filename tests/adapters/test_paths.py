"""Where the data lies, and what is said when it can't."""

import os
import stat
from pathlib import Path

import pytest

from incident_desk.adapters.paths import VARIABLE, DataFiles, data_folder, named_folder
from incident_desk.domain.errors import StoreFailure


def test_the_option_comes_before_the_variable_and_the_variable_before_the_system(tmp_path, monkeypatch):
    chosen, variable = tmp_path / "chosen", {VARIABLE: str(tmp_path / "variable")}
    assert named_folder(chosen, variable) == chosen
    assert named_folder(None, variable) == tmp_path / "variable"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "xdg"))
    assert named_folder(None, {}).name == "incident-desk"
    assert named_folder(None, {VARIABLE: ""}).name == "incident-desk"
    assert list(tmp_path.iterdir()) == []


def test_a_new_folder_is_made_for_this_person_alone(tmp_path):
    folder = data_folder(tmp_path / "a" / "b", {})
    assert stat.S_IMODE(os.stat(folder).st_mode) == 0o700


def test_a_folder_named_by_a_relative_path_stays_the_same_when_the_process_moves(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("here"), {}) == tmp_path / "here"


def test_a_file_in_the_way_is_named_with_what_to_do(tmp_path):
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(StoreFailure, match="can't be used.*--data-dir") as failed:
            data_folder(path, {})
        assert failed.value.code == "cannot_open" and str(path) in str(failed.value)


def test_a_home_that_is_not_known_is_said(monkeypatch):
    with pytest.raises(StoreFailure, match="--data-dir"):
        named_folder(Path("~nobody-of-that-name/x"), {})


def test_every_file_of_a_folder_has_a_name_of_its_own(tmp_path):
    for files in (DataFiles.within(tmp_path), DataFiles.beside(tmp_path / "x.db")):
        paths = [getattr(files, name) for name in DataFiles.__slots__ if name != "folder"]
        assert len(set(paths)) == len(paths) and all(path.parent == tmp_path for path in paths)
    assert DataFiles.beside(tmp_path / "x.db").recorder == tmp_path / "x.db.recorder"
    assert DataFiles.within(tmp_path).record == tmp_path / "desk.db"
