"""A drill in a process of its own: what it is told, how it ends, and that nothing is left behind."""

import json
import os
from pathlib import Path

import pytest
from PySide6.QtCore import QProcess

from incident_desk.cli.parser import parse
from incident_desk.qt import drill_process
from incident_desk.qt.drill_process import DrillOrder, DrillProcess, drill_words

ORDER = DrillOrder("service-outage", "Service outage", 600, "results")
SLEEPS = "import signal; signal.pause()"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); signal.pause()"


@pytest.fixture
def process(qapp):
    one = DrillProcess()
    yield one
    one.stop()


@pytest.fixture
def plays(monkeypatch):
    """Let the process play this Python text in place of a drill."""

    def play(text):
        monkeypatch.setattr(drill_process, "drill_words", lambda order: ["-c", text])

    return play


def is_there(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("name", ["service-outage", "-dash", "Two words; && $(x)"])
def test_the_words_are_those_of_the_command_and_every_name_stays_a_name(name):
    words = drill_words(DrillOrder(name, "T", 60, "a folder/-x"))
    assert words[:3] == ["-P", "-m", "incident_desk"]
    said = parse(words[3:])
    assert (said.command, said.playbook, said.speed, said.output) == ("drill", name, 60.0, "a folder/-x")
    assert said.window and said.json and said.data_dir is None


def test_it_says_when_it_begins_and_where_the_report_is(process, plays, qtbot):
    plays(f"print({json.dumps(json.dumps({'files': ['a.md', '/r/report.pdf']}))})")
    with qtbot.waitSignals([process.begun, process.ended], order="strict"):
        process.start(ORDER, "")
    with qtbot.waitSignal(process.ended) as ended:
        process.start(ORDER, "")
    end = ended.args[0]
    assert (end.order, end.report, end.failure) == (ORDER, "/r/report.pdf", "")
    assert process.order is None


def test_a_second_one_beside_it_is_a_fault(process, plays, qtbot):
    plays(SLEEPS)
    process.start(ORDER, "")
    with pytest.raises(RuntimeError):
        process.start(ORDER, "")


FAILURES = {
    "own words": ("import sys; print('noise\\nincident-desk: The disk is full', file=sys.stderr); sys.exit(1)",
                  "The disk is full"),
    "other words": ("import sys; sys.exit('no such module')", "Its process ended with code 1: no such module"),
    "no words": ("import sys; sys.exit(3)", "Its process ended with code 3"),
    "a signal": ("import os; os.kill(os.getpid(), 9)", "Its process was ended by signal 9"),
    "no report": ("print('{}')", "Its process ended with code 0"),
    "no JSON": ("print('played')", "Its process ended with code 0"),
}  # fmt: skip


@pytest.mark.parametrize("how", FAILURES)
def test_a_failure_is_told_in_words(process, plays, qtbot, how):
    text, words = FAILURES[how]
    plays(text)
    with qtbot.waitSignal(process.ended) as ended:
        process.start(ORDER, "")
    assert (ended.args[0].report, ended.args[0].failure) == ("", words)


def test_a_program_that_is_not_there_is_a_failure_too(process, monkeypatch, qtbot):
    monkeypatch.setattr(drill_process.sys, "executable", "/no/such/python")
    with qtbot.waitSignal(process.ended) as ended:
        process.start(ORDER, "")
    assert ended.args[0].failure.startswith("It can't be started")


def test_it_reads_the_playbooks_of_the_named_folder_and_this_programs_modules(process, plays, qtbot, tmp_path):
    plays(
        "import json, os, incident_desk\n"
        "print(json.dumps({'files': [os.environ['INCIDENT_DESK_DATA'] + incident_desk.__file__ + '.pdf']}))"
    )
    with qtbot.waitSignal(process.ended) as ended:
        process.start(ORDER, str(tmp_path))
    assert ended.args[0].report == f"{tmp_path}{drill_process.incident_desk.__file__}.pdf"


@pytest.mark.parametrize("text", [SLEEPS, STUBBORN], ids=["willing", "stubborn"])
def test_stopped_it_is_gone_and_says_nothing(process, plays, qtbot, monkeypatch, text):
    monkeypatch.setattr(drill_process, "_END_MS", 200)
    plays(text)
    told = []
    process.ended.connect(told.append)
    with qtbot.waitSignal(process.begun):
        process.start(ORDER, "")
    if text is STUBBORN:
        qtbot.waitUntil(lambda: process.findChild(QProcess).bytesAvailable() > 0)
    pid = process.process_id
    assert is_there(pid)
    process.stop()
    assert not is_there(pid)
    qtbot.wait(20)
    assert told == [] and process.order is None


def test_a_real_drill_leaves_its_report_and_lets_the_real_record_alone(process, qtbot, tmp_path):
    real = tmp_path / "real"
    real.mkdir()
    short = tmp_path / "short.md"
    short.write_text("# Short\n\n## Phase 1: Look (0-5 minutes)\n\n- [ ] Read the log\n- [ ] Ask around\n")
    order = DrillOrder(str(short), "Short", 600, str(tmp_path / "drill"))
    with qtbot.waitSignal(process.ended, timeout=60_000) as ended:
        process.start(order, str(real))
    assert ended.args[0].failure == ""
    assert Path(ended.args[0].report).read_bytes().startswith(b"%PDF")
    assert list(real.iterdir()) == []
