"""The rules of a data folder are the same for everybody who works in it."""

import threading
from pathlib import Path

import pytest

from incident_desk.adapters.workspace_file import WorkspaceFile
from incident_desk.domain.errors import StoreFailure
from incident_desk.domain.workspace import WorkspaceRules


def _shorter(rules: WorkspaceRules) -> WorkspaceRules:
    return rules.with_target("P1", "response_s", 600)


def test_without_a_file_the_programs_own_rules_hold_and_nothing_is_made(tmp_path: Path):
    assert WorkspaceFile(tmp_path / "workspace.json").rules == WorkspaceRules()
    assert list(tmp_path.iterdir()) == []


def test_a_change_is_seen_by_whoever_looks_again(tmp_path: Path):
    one, other = WorkspaceFile(tmp_path / "workspace.json"), WorkspaceFile(tmp_path / "workspace.json")
    changed = one.change(_shorter)
    assert changed == one.rules == _shorter(WorkspaceRules())
    assert other.rules == WorkspaceRules()
    assert other.refresh() == changed
    (tmp_path / "workspace.json").unlink()
    assert other.refresh() == WorkspaceRules()


def test_a_damaged_file_leaves_the_rules_that_held_and_is_not_written_over(tmp_path: Path):
    file = tmp_path / "workspace.json"
    one = WorkspaceFile(file)
    one.change(_shorter)
    file.write_text('{"levels": {"P1": {"response_s": "soon"}}}')
    assert one.refresh() == _shorter(WorkspaceRules())
    assert "can't be read" in one.problem
    assert one.refresh() and one.problem
    with pytest.raises(StoreFailure, match="Nothing was changed"):
        one.change(_shorter)
    assert "soon" in file.read_text()
    assert WorkspaceFile(file).rules == WorkspaceRules()
    file.write_text("{}")
    assert one.refresh() == WorkspaceRules() and one.problem == ""


def test_changes_of_several_at_once_are_all_kept(tmp_path: Path):
    levels = ["P0", "P1", "P2", "P3", "P4"]

    def change(level: str) -> None:
        WorkspaceFile(tmp_path / "workspace.json").change(lambda r: r.with_target(level, "response_s", 7))

    threads = [threading.Thread(target=change, args=(level,)) for level in levels]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = WorkspaceFile(tmp_path / "workspace.json").rules
    assert [one.response_s for one in found.scheme] == [7] * 5


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreFailure, match="not kept"):
        WorkspaceFile(tmp_path / "file" / "workspace.json").change(_shorter)
