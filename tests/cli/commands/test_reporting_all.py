"""``report all``: every incident into a folder, a summary in one line, whole files only."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.any_past import REPORT

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def three(desk, tmp_path):
    """Two incidents, a past one of 2025 and a drill."""
    desk.declare("First")
    desk.declare("Second")
    desk("declare", "Exercise", "--drill")
    (tmp_path / "payments.md").write_text(REPORT, "utf-8")
    desk("import", str(tmp_path / "payments.md"), "--zone", "UTC")
    return desk


def names(folder):
    return sorted(one.name for one in folder.iterdir())


def test_every_incident_is_written_and_no_drill(three, tmp_path):
    said = three("report", "all", "-o", str(tmp_path / "new" / "out"))
    assert said.out == f"3 files of 3 incidents written to {tmp_path}/new/out\n"
    assert "1 of 3  INC-0001  INC-0001.md" in said.err
    assert names(tmp_path / "new" / "out") == ["INC-0001.md", "INC-0002.md", "INC-0003.md"]
    told = three.json("report", "ALL", "-o", str(tmp_path / "b"), "--format", "json", "--format", "csv")
    assert [len(one["files"]) for one in told["reports"]] == [2, 2, 2] and not told["stopped"]
    assert json.loads((tmp_path / "b" / "INC-0001.json").read_text("utf-8"))["record"]


def test_since_takes_the_later_ones_and_a_copy_says_for_whom(three, tmp_path):
    words = ("--since", "2026-01-01", "--audience", "customer")
    three("report", "all", "-o", str(tmp_path / "out"), *words)
    assert names(tmp_path / "out") == ["INC-0001-customer.md", "INC-0002-customer.md"]
    assert three("report", "all", "-o", str(tmp_path / "out"), "--since", "2999-01-01").out.startswith(
        "0 files of 0 incidents"
    )


def test_one_that_fails_is_named_and_the_others_are_there(three, tmp_path):
    (tmp_path / "out" / "INC-0002.md").mkdir(parents=True)
    said = three("report", "all", "-o", str(tmp_path / "out"), code=1)
    assert said.out.endswith(
        "2 files of 2 incidents written to " + str(tmp_path / "out") + "; 1 failed: INC-0002\n"
    )
    assert "INC-0002  Not saved: " in said.err and names(tmp_path / "out") == [
        "INC-0001.md", "INC-0002.md", "INC-0003.md"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [("-o", "-"), ("-o", "FILE"), ("-o", "x", "--approved", "last"), ("--preview",), ("-o", "x", "--preview"),
     ("-o", "x", "--since", "soonish")],
)  # fmt: skip
def test_what_belongs_to_one_report_is_refused(three, tmp_path, words, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "FILE").write_text("", "utf-8")
    assert three("report", "all", *words, code=2).err


def test_of_one_incident_several_formats_need_a_folder_and_there_is_no_since(three, tmp_path):
    to = str(tmp_path / "x.md")
    assert "into a folder" in three("report", "1", "-o", to, "--format", "md", "--format", "pdf", code=2).err
    assert "report all" in three("report", "1", "-o", to, "--since", "2026-01-01", code=2).err


@pytest.mark.skipif(os.name != "posix", reason="Ctrl+C is sent as a signal here")
def test_ctrl_c_ends_it_with_whole_files_only(three, tmp_path):
    out = tmp_path / "out"
    command = [
        sys.executable,
        "-m",
        "incident_desk",
        "--data-dir",
        str(three.folder),
        "report",
        "all",
        "-o",
        str(out),
    ]
    formats = [word for one in ("pdf", "json", "md", "html") for word in ("--format", one)]
    child = subprocess.Popen(
        [*command, *formats], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=ROOT, encoding="utf-8"
    )
    assert child.stderr.readline().startswith("1 of 3")
    child.send_signal(signal.SIGINT)
    said, complaint = child.communicate(timeout=120)
    assert child.returncode == 130, (said, complaint)
    assert "stopped before" in said and "Traceback" not in complaint
    for file in out.iterdir():
        assert file.suffix in (".pdf", ".json", ".md", ".html"), file.name
        data = file.read_bytes()
        assert {
            ".pdf": data.rstrip().endswith(b"%%EOF"),
            ".json": file.suffix != ".json" or json.loads(data)["record"],
            ".md": b"Record head" in data,
            ".html": data.rstrip().endswith(b"</html>"),
        }[file.suffix]
