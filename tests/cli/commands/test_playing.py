"""drill and screenshot: what is refused before anything is played. What they play is tested with the window."""

import pytest

from incident_desk.cli.run import run


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["drill", "-o", "out", "--speed", "0"], 2, "--speed goes from 1 to 3600"),
        (["drill", "-o", "out", "--speed", "nan"], 2, "--speed goes from 1 to 3600"),
        (["drill", "-o", "out", "--playbook", "none of them"], 1, "No playbook answers"),
        (["drill"], 2, "-o/--output"),
        (["drill", "-o", "out", "--db", "x.db"], 2, "--data-dir, not --db"),
        (["screenshot", "desk", "-o", "x.png", "--size", "large"], 2, "is no size"),
        (["screenshot", "desk", "-o", "x.png", "--theme", "pink"], 2, "invalid choice"),
        (["screenshot", "desk", "-o", "x.png", "--db", "x.db"], 2, "--data-dir, not --db"),
        (["screenshot", "desk"], 2, "-o/--output"),
    ],
)
def test_what_cant_be_played_is_refused_and_leaves_nothing(tmp_path, monkeypatch, capsys, words, code, says):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("INCIDENT_DESK_DATA", str(tmp_path / "data"))
    try:
        left = run(words)
    except SystemExit as leave:
        left = leave.code
    out, err = capsys.readouterr()
    assert (left, out) == (code, "") and says in err
    assert not (tmp_path / "out").exists()


def test_a_drill_needs_a_folder_to_leave_its_files_in(process, tmp_path):
    (tmp_path / "file").write_text("x")
    assert "can't be made" in process("drill", "-o", str(tmp_path / "file")).err
    (tmp_path / "notes.md").write_text("# Notes\n\nNothing to do here.\n", "utf-8")
    said = process("drill", "-o", "out", "--playbook", str(tmp_path / "notes.md"), cwd=tmp_path)
    assert said.code == 1 and "no phases to play" in said.err
    assert not (tmp_path / "out").exists()
