"""Commands as processes: exit codes, where things are printed, and streams that are closed, full or odd."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from incident_desk.bootstrap import person
from incident_desk.cli.run import handler_of, run
from tests.cli.conftest import COMMAND


def test_a_refusal_is_one_line_on_standard_error_and_exit_1(process):
    said = process("show", "INC-0009", "--json")
    assert (said.code, said.out) == (1, "")
    assert said.err == "incident-desk: There is no incident 'INC-0009'. See them with: incident-desk list --all\n"


def test_wrong_usage_is_exit_2_with_the_usage(process):
    said = process("step", "1")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(
        "incident-desk: the following arguments are required: STEP\nusage: incident-desk step"
    )


def test_no_text_gives_orders_to_the_terminal(desk, tmp_path):
    orders = "red \x9b31m turned \u202e round"
    key = desk.declare(orders)
    assert "‹U+009B›31m turned ‹U+202E›" in desk("show", key).out
    assert desk.show(key)["title"] == orders
    book = tmp_path / "orders.md"
    book.write_text("# Down \x1b[2J\n\n## Phase 1: Look (0-15 minutes)\n\n1. Read \x1b]0;x\x07 it\n", "utf-8")
    said = desk("read", str(book)).out + desk("step", key, "\x1b[2J", "--done", code=1).err
    said += desk("read", "\x1b[2J.md", code=1).err
    assert "‹U+001B›" in said and not any(sign in said for sign in "\x1b\x07\x9b")


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["log", "--help"]])
def test_help_and_version_are_exit_0_and_need_no_record(process, tmp_path, words):
    said = process(*words)
    assert said.code == 0 and said.out and not said.err
    assert not (tmp_path / "data").exists()


def test_the_reader_of_the_output_may_leave_at_any_time(desk, tmp_path):
    desk.declare()
    for words in (["list"], ["list", "--json"], ["--help"]):
        read, write = os.pipe()
        os.close(read)
        said = subprocess.run(
            [*COMMAND, "--data-dir", str(desk.folder), *words], stdout=write, stderr=subprocess.PIPE, timeout=60
        )
        os.close(write)
        assert (said.returncode, said.stderr) == (0, b"")


def test_an_answer_that_finds_no_room_is_said_and_the_act_is_kept(desk):
    if not os.path.exists("/dev/full"):
        pytest.skip("/dev/full is absent")
    with open("/dev/full", "w") as full:
        said = subprocess.run(
            [*COMMAND, "--data-dir", str(desk.folder), "declare", "Down"], stdout=full, stderr=subprocess.PIPE,
            text=True, timeout=60,
        )  # fmt: skip
    assert said.returncode == 1
    assert said.stderr == (
        "incident-desk: It is done, but the answer could not be printed: No space left on device\n"
    )
    assert len(desk.json("list")["incidents"]) == 1


def test_closed_streams_break_nothing(desk):
    code = "import os,sys; os.close(0); os.close(1); os.close(2); os.execv(sys.argv[1], sys.argv[1:])"
    words = [*COMMAND, "--data-dir", str(desk.folder), "declare", "Down"]
    said = subprocess.run([sys.executable, "-c", code, *words], timeout=60)
    assert said.returncode == 0
    assert desk.json("list")["incidents"][0]["title"] == "Down"


def test_every_script_is_printed_whatever_the_terminal_is_set_to(process):
    assert process("declare", "Zahlung ✓ 支払い", "--as", "Mäx").code == 0
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "PYTHONCOERCECLOCALE": "0"}
    listed = process("list", "--json", env=ascii_only, encoding="utf-8").data["incidents"][0]
    assert (listed["title"], listed["commander"]) == ("Zahlung ✓ 支払い", "Mäx")
    assert "支払い" in process("show", "1", env=ascii_only, encoding="utf-8").out


def test_bytes_that_are_no_text_become_a_mark_and_stop_nothing(process):
    assert process(b"declare", b"bad \xff byte", b"--as", b"\xfe").code == 0
    listed = process("list", "--json").data["incidents"][0]
    assert (listed["title"], listed["commander"]) == ("bad \ufffd byte", "\ufffd")


def test_without_a_home_or_any_variable_the_commands_work_on_a_named_folder(process, tmp_path):
    bare = [*COMMAND, "--data-dir", str(tmp_path / "x"), "list", "--json"]
    said = subprocess.run(bare, env={}, capture_output=True, text=True, timeout=60)
    assert (said.returncode, said.stdout) == (0, '{"incidents": [], "runs": 0}\n')


def test_a_home_that_nobody_knows_is_said_plainly(process):
    said = process("list", "--data-dir", "~nobody-of-that-name/desk")
    assert said.code == 1 and "--data-dir" in said.err


def test_a_key_press_that_stops_it_is_exit_130(monkeypatch):
    def pressed(words):
        raise KeyboardInterrupt

    monkeypatch.setattr("incident_desk.cli.run._run", pressed)
    assert run(["list"]) == 130


@pytest.mark.parametrize(
    ("words", "folder"), [([], None), (["--data-dir", "x"], "x"), (["--data-dir=x"], "x"), (["--as", "MK"], None)]
)
def test_the_window_starts_on_its_folder_however_that_is_said(monkeypatch, words, folder):
    started = []
    monkeypatch.setattr("incident_desk.bootstrap.open_window", lambda *given: started.append(given) or 0)
    assert run(words) == 0
    assert started == [(folder and Path(folder), "MK" if "MK" in words else person())]


def test_a_folder_without_a_name_is_wrong_usage(process):
    assert process("--data-dir").code == 2
    assert process("--data-dir", "--json").code == 2


def test_the_window_takes_no_record_alone_and_prints_no_json(process):
    for word in (["--json"], ["--db", "x.db"]):
        assert process(*word).code == 2
    assert handler_of(None).__name__ == "_open_window"


def test_a_quick_command_loads_no_window_no_network_and_no_markdown(process):
    code = "import sys; from incident_desk.cli.run import run; run(['list']); print(sorted(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    loaded = said.stdout
    for name in ("PySide6", "httpx", "markdown_it", "typst", "incident_desk.formats.reading.vocabulary"):
        assert f"'{name}'" not in loaded
