"""The command change: what was changed is noted, and a git folder is read only with consent."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.adapters.repositories import Repository


@pytest.fixture(autouse=True)
def own_settings(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "shop")


def told(desk, *words):
    return desk("change", *words, "--json").data


def test_a_change_is_read_from_its_words(desk):
    key = desk.declare()
    data = told(desk, key, "deploy 7c1e0f4 to production", "--at", "-7m")
    assert (data["what"], data["ref"], data["environment"]) == ("deploy", "7c1e0f4", "production")
    row = desk.show(key)["entries"][0]
    assert (row["kind"], row["text"], row["id"]) == ("change_made", "Deploy 7c1e0f4 to production", data["entry"])


def test_options_go_before_the_words_and_words_need_no_quotes(desk):
    key = desk.declare()
    words = ["deploy", "7c1e0f4", "to", "production", "--what", "vendor", "--ref", "CASE-1", "--env", "eu"]
    data = told(desk, key, *words)
    assert (data["what"], data["ref"], data["environment"]) == ("vendor", "CASE-1", "eu")
    assert told(desk, key, "v1.2.3", "--ref", "", "--env", "")["ref"] is None


def test_while_nothing_is_open_a_change_goes_to_the_standing_record(desk):
    assert told(desk, "standing", "flag new-ui on")["key"] == "STANDING"
    assert [one["text"] for one in desk.show("standing")["entries"]][-1] == "Flag new-ui on"
    assert desk("list", "--all", "--json").data == {"incidents": []} or "STANDING" not in desk("list", "--all").out


@pytest.mark.parametrize(
    ("words", "code", "complaint"),
    [
        (["KEY"], 2, "what was changed"),
        (["KEY", " "], 1, "Say what was changed"),
        (["KEY", "x", "--what", "weather"], 2, "The kinds are: deploy"),
        (["KEY", "x", "--at", "2999-01-01T00:00Z"], 1, "future"),
        (["KEY", "x", "--branch", "main"], 2, "--branch goes with"),
        (["KEY", "x", "--allow"], 2, "--allow goes with"),
        (["KEY", "x" * 2_001], 1, "2001 characters"),
        (["nowhere", "x"], 1, "no incident"),
        (["git-folders", "x"], 2, "no more words"),
        (["git-folders", "--what", "flag"], 2, "--what goes with"),
        (["watch-git"], 2, "Say one folder"),
        (["forget-git", "/nowhere"], 1, "was not read"),
    ],
)
def test_what_cant_be_done_is_said(desk, words, code, complaint):
    key = desk.declare()
    said = desk("change", *(key if word == "KEY" else word for word in words), code=code)
    assert complaint in said.err


def test_no_text_gives_a_terminal_orders(desk):
    key = desk.declare()
    assert "\x1b" not in desk("change", key, "deploy \x1b[31mred").out


def test_a_folder_is_read_after_consent_alone_and_forgotten(desk, repository):
    now = datetime.now(UTC)
    repository.commit("old", now - timedelta(hours=50))
    repository.commit("Session store \x1b[31m", now - timedelta(minutes=9))
    folder = str(repository.path)
    assert "Say it again with --allow" in desk("change", "watch-git", folder, code=1).err
    assert told(desk, "git-folders") == {"folders": []}
    said = desk("change", "watch-git", folder, "--branch", "main", "--env", "production", "--allow").out
    assert "It has 1 commit of the last 48 hours" in said and "Session store" in said and "\x1b" not in said
    kept = {"folder": folder, "branch": "main", "environment": "production"}
    assert told(desk, "git-folders") == {"folders": [kept]}
    assert told(desk, "forget-git", folder) == {"forgotten": folder}
    assert "No git folder" in desk("change", "git-folders").out


def test_a_folder_that_cant_be_read_is_not_kept(desk, tmp_path, repository):
    assert "git can't read it" in desk("change", "watch-git", str(tmp_path), "--allow", code=1).err
    desk("change", "watch-git", str(repository.path), "--branch", "-x", "--allow", code=1)
    assert told(desk, "git-folders") == {"folders": []}


def test_a_folder_is_kept_whole(desk, repository, monkeypatch):
    repository.commit("one", datetime.now(UTC))
    monkeypatch.chdir(repository.path.parent)
    assert told(desk, "watch-git", "shop", "--allow")["folder"] == str(repository.path)


def test_all_of_it_works_as_processes_of_their_own(process, desk, repository, tmp_path):
    repository.commit("Session store", datetime.now(UTC))
    own = {"env": {"XDG_CONFIG_HOME": str(tmp_path / "config")}}
    allowed = process("change", "watch-git", str(repository.path), "--allow", "--json", **own)
    assert [one["subject"] for one in allowed.data["commits"]] == ["Session store"]
    key = desk.declare("Down")
    said = process("change", key, "rolled back to 41ab9d2", "--at", "-3m", **own)
    assert said.code == 0 and "Rolled back to 41ab9d2" in said.out
    again = process("log", "& rolled back to v1.2.3", "--json", **own)
    assert again.code == 0 and again.data["text"] == "rolled back to v1.2.3"
    kinds = [row["kind"] for row in desk.show(key)["entries"]]
    assert kinds.count("change_made") == 2
