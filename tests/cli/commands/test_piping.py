"""Pipe: one request a line, one answer a line, no state of its own."""

import json
import subprocess

import pytest

from incident_desk.cli.run import run
from tests.cli.conftest import COMMAND


class Pipe:
    """A pipe as a process of its own."""

    def __init__(self, record, *words):
        self.process = subprocess.Popen(
            [*COMMAND, "pipe", "--db", str(record), *words],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip
        self.hello = self.answer()

    def answer(self):
        return json.loads(self.process.stdout.readline())

    def line(self, line):
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()
        return self.answer()

    def ask(self, **request):
        return self.line(json.dumps(request).encode())

    def close(self):
        self.process.stdin.close()
        self.process.wait(20)
        errors = self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()
        assert b"Traceback" not in errors, errors
        return self.process.returncode


@pytest.fixture
def record(tmp_path):
    return tmp_path / "pipe.db"


@pytest.fixture
def pipe(record):
    opened = Pipe(record, "--as", "bot")
    yield opened
    opened.close()


@pytest.fixture
def told(record, capsys):
    def call(*words):
        capsys.readouterr()
        assert run([*words, "--db", str(record), "--json"]) == 0
        return json.loads(capsys.readouterr().out)

    return call


def test_the_first_line_says_ready_and_which_process(pipe):
    assert pipe.hello == {"ok": True, "ready": True, "pid": pipe.process.pid}


def test_an_unknown_incident_is_opened_and_the_same_key_is_one_entry(pipe, told):
    for _ in range(3):
        assert pipe.ask(op="append", incident="i1", key="k1", text="ünder ✓") == {"ok": True, "ack": "k1"}
    assert pipe.ask(op="read", incident="i1")["entries"] == [{"key": "k1", "text": "ünder ✓"}]
    listed = told("list")["incidents"]
    assert [(one["key"], one["severity"]) for one in listed] == [("i1", None)]


def test_what_pipe_answers_is_what_show_and_clock_say(pipe, told):
    for number in range(3):
        pipe.ask(op="append", incident="i1", key=f"k{number}", text=f"entry {number}")
    shown = [
        {"key": one["id"], "text": one["text"]} for one in told("show", "i1")["entries"] if one["kind"] == "note"
    ]
    assert pipe.ask(op="read", incident="i1")["entries"] == shown
    assert pipe.ask(op="timer_start", target=1800)["ok"]
    timer, clock = pipe.ask(op="timer"), told("clock", "timer")
    resolution = clock["targets"][1]
    assert resolution["seconds"] == 1800 and abs(timer["remaining"] - resolution["remaining_s"]) < 5
    assert abs(timer["elapsed"] - clock["elapsed_s"]) < 5
    assert (timer["breached"], timer["jumps"]) == (
        False,
        [one["seconds"] for one in told("show", "timer")["jumps"]],
    )


def test_commands_and_pipe_see_each_others_entries_at_once(pipe, told):
    pipe.ask(op="append", incident="i1", key="k1", text="from pipe")
    entry = told("log", "from a command", "--key", "i1")["entry"]
    assert pipe.ask(op="read", incident="i1")["entries"][-1] == {"key": entry, "text": "from a command"}
    told("erase", entry, "--reason", "a password")
    assert pipe.ask(op="read", incident="i1")["entries"][-1]["text"] == "(erased)"
    assert pipe.ask(op="verify") == {"ok": True, "problems": []}


def test_a_restarted_pipe_comes_back_to_the_right_clock(record):
    first = Pipe(record)
    first.ask(op="timer_start", target=600)
    before = first.ask(op="timer")
    first.process.kill()
    first.close()
    second = Pipe(record)
    after = second.ask(op="timer")
    second.close()
    assert before["elapsed"] < after["elapsed"] < before["elapsed"] + 60
    assert abs(after["elapsed"] + after["remaining"] - 600) < 0.01


NO_REQUESTS = (
    b"", b"nonsense", b"[]", b"null", b'"append"', b"{}", b'{"op": []}', b'{"op": "fly"}', b'{"op": "append"}',
    b'{"op":"append","incident":"i1","key":"","text":"x"}', b'{"op":"append","incident":7,"key":"k","text":"x"}',
    b'{"op":"append","incident":"i1","key":"k","text":null}', b'{"op":"timer_start","target":"soon"}',
    b'{"op":"timer_start","target":-1}', b'{"op":"timer_start","target":1e999}', b'{"op":"backup"}',
    b"[" * 100_000, b"\xff\xfe\x00", b'{"op":"read"}',
)  # fmt: skip


def test_a_line_that_is_no_request_is_answered_and_the_next_one_works(pipe):
    for place, line in enumerate(NO_REQUESTS):
        answer = pipe.line(line)
        assert (answer["ok"], answer["code"], answer["kept"]) == (False, "wrong_use", False), line[:80]
        assert pipe.ask(op="append", incident="i1", key=f"k{place}", text="x")["ok"], line[:80]
    assert len(pipe.ask(op="read", incident="i1")["entries"]) == len(NO_REQUESTS)


def test_a_refusal_says_which_request_and_opens_nothing(pipe, told):
    answer = pipe.ask(op="append", incident="i1", key="k1", text="  ")
    assert (answer["ok"], answer["code"], answer["key"]) == (False, "refused", "k1")
    assert pipe.ask(op="read", incident="i1")["code"] == "refused"
    assert pipe.ask(op="timer")["code"] == "refused"
    assert told("list", "--all")["incidents"] == []


def test_a_key_that_another_event_has_is_no_acknowledged_entry(pipe, told):
    pipe.ask(op="append", incident="i1", key="k1", text="x")
    opening = told("show", "i1")["id"]
    assert pipe.ask(op="append", incident="i1", key=opening, text="y")["ok"] is False
    assert pipe.ask(op="append", incident="i2", key="k1", text="x")["ok"] is False
    assert len(pipe.ask(op="read", incident="i1")["entries"]) == 1


def test_bytes_that_are_no_text_become_a_mark(pipe):
    assert pipe.line(b'{"op":"append","incident":"i1","key":"k1","text":"bad \xff \\ud800 byte"}')["ok"]
    assert pipe.ask(op="read", incident="i1")["entries"][0]["text"] == "bad \ufffd \ufffd byte"


def test_a_backup_never_overwrites(pipe, tmp_path):
    pipe.ask(op="append", incident="i1", key="k1", text="x")
    copy = str(tmp_path / "copy.db")
    assert pipe.ask(op="backup", to=copy) == {"ok": True}
    assert pipe.ask(op="backup", to=copy)["code"] == "refused"


def test_quit_and_the_end_of_input_are_exit_0(record):
    first = Pipe(record)
    assert first.ask(op="quit") == {"ok": True}
    assert first.close() == 0
    assert Pipe(record).close() == 0


def test_a_record_that_cant_be_opened_is_said_as_the_first_line(tmp_path):
    pipe = Pipe(tmp_path / "nowhere" / "x.db")
    assert pipe.hello["ok"] is False and pipe.hello["code"] == "cannot_open"
    assert pipe.close() == 1


def test_pipe_works_on_a_data_folder_too(desk):
    said = subprocess.run(
        [*COMMAND, "pipe", "--data-dir", str(desk.folder)],
        input=b'{"op":"append","incident":"i1","key":"k1","text":"x"}\n', capture_output=True, timeout=60,
    )  # fmt: skip
    assert json.loads(said.stdout.splitlines()[1]) == {"ok": True, "ack": "k1"}
    assert desk.json("list")["incidents"][0]["key"] == "i1"
