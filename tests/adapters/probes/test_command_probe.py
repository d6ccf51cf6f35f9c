"""A command runs only where it is allowed, and whatever it does it is over in time and leaves nothing running."""

import asyncio
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from incident_desk.adapters.probes import command_probe
from incident_desk.adapters.probes.command_probe import CommandProbe
from incident_desk.domain.checks.command import CommandOptions
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Fault, Outcome, Sample

DEADLINE_S, SLACK_S = 1.5, 0.25
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def ask(*command: str, allows=lambda command: True, deadline_s: float = DEADLINE_S, **options: object) -> Sample:
    check = Check("job", "Job", CommandOptions(command, **options), timeout_s=deadline_s)

    async def once() -> Sample:
        return await CommandProbe(lambda: NOW, allows).ask(check, deadline_s)

    sample = asyncio.run(once())
    assert sample.timing.total_ms < (deadline_s + SLACK_S) * 1000
    return sample


def python(code: str, *words: str, **options: object) -> Sample:
    return ask(sys.executable, "-S", "-c", code, *words, **options)


def is_running(pid: int) -> bool:
    """Whether the process runs; one that has ended and waits to be taken note of does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="what runs is read from /proc")


def test_without_consent_it_is_not_run_and_says_so(tmp_path):
    asked = []
    sample = ask("touch", str(tmp_path / "x"), allows=lambda command: asked.append(command))
    assert (sample.outcome, sample.fault) == (Outcome.UNKNOWN, Fault.NO_CONSENT)
    assert sample.error == "nobody at this computer has allowed this command"
    assert asked == [("touch", str(tmp_path / "x"))] and not (tmp_path / "x").exists()


def test_a_good_end_is_good_and_its_output_the_evidence():
    sample = python("print('fine'); import sys; print('\\x1b[1mhm', file=sys.stderr)")
    assert (sample.outcome, sample.error) == (Outcome.OK, "")
    assert sorted(sample.evidence.split()) == ["\\x1b[1mhm", "fine"]


def test_nothing_goes_through_a_shell_and_nothing_is_on_its_input():
    sample = python("import sys; print(sys.argv[1:], repr(sys.stdin.read()))", "$HOME; `id` | *")
    assert sample.evidence == "['$HOME; `id` | *'] ''\n"


@pytest.mark.parametrize(
    ("code", "options", "fault", "error"),
    [
        ("raise SystemExit(3)", {}, Fault.EXIT, "exit code 3, expected 0"),
        ("raise SystemExit(3)", {"exit_codes": (0, 3)}, None, ""),
        ("import os; os.kill(os.getpid(), 9)", {}, Fault.EXIT, "ended by signal 9"),
        ("print('lag 7')", {"contains": ("lag",)}, None, ""),
        ("print('lag 7')", {"contains": ("lead",)}, Fault.CONTENT, 'its output does not contain "lead"'),
        ("print('lag 7')", {"matches": (r"lag \d+",)}, None, ""),
        ("print('lag 7')", {"matches": (r"lag 0",)}, Fault.CONTENT, 'nothing in its output matches "lag 0"'),
    ],
)
def test_exit_and_output_are_judged(code, options, fault, error):
    sample = python(code, **options)
    assert (sample.fault, sample.error) == (fault, error)


def test_a_program_that_is_not_there_says_nothing_of_the_service():
    sample = ask("/nowhere/program")
    assert sample.outcome is Outcome.UNKNOWN
    assert sample.error == "can't be asked: /nowhere/program: no such file or directory"


def test_one_that_does_not_end_is_ended_at_its_deadline():
    sample = python("import time; time.sleep(60)", deadline_s=0.5)
    assert (sample.fault, sample.error) == (Fault.TIMEOUT, "not done in 0.5 s")


def test_one_that_ignores_the_polite_word_is_ended_all_the_same():
    sample = python(
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(1, flush=True); time.sleep(60)",
        deadline_s=0.7,
    )
    assert (sample.fault, sample.evidence) == (Fault.TIMEOUT, "1\n")


def test_a_flood_is_cut_and_ended():
    sample = python("import sys\nwhile True: sys.stdout.write('x' * 100000)")
    assert (sample.fault, sample.error, sample.cut) == (Fault.CONTENT, "it said more than 65536 bytes", True)
    assert len(sample.evidence) == 500


FORKS = r"""
import os, sys, time
for _ in range(3):
    if os.fork() == 0:
        os.write(1, b"%d\n" % os.getpid())
        time.sleep(60)
time.sleep(float(sys.argv[1]))
"""


@needs_proc
@pytest.mark.parametrize("for_s", ["0.2", "60"])
def test_its_children_end_with_it_whether_it_ends_or_is_ended(kinds, for_s):
    sample = python(FORKS, for_s, deadline_s=0.8)
    children = [int(one) for one in sample.evidence.split()]
    assert len(children) == 3
    assert sample.fault is (None if for_s == "0.2" else Fault.TIMEOUT)
    assert kinds.wait_until(lambda: not any(is_running(one) for one in children))


@needs_proc
def test_one_that_has_fled_its_group_and_holds_the_output_open_is_not_waited_for():
    code = (
        "import os, time\n"
        "if os.fork() == 0:\n os.setsid(); print(os.getpid(), flush=True); time.sleep(30)\n"
        "else: time.sleep(0.2)"
    )
    sample = python(code)
    os.kill(int(sample.evidence), 9)
    assert sample.outcome is Outcome.OK
    assert sample.timing.total_ms < 1_200


def test_our_own_folder_is_not_in_its_environment(monkeypatch):
    here = str(Path(command_probe.incident_desk.__file__).parent.parent)
    monkeypatch.setenv("PYTHONPATH", f"{here}{os.pathsep}/other")
    assert python("import os; print(os.environ['PYTHONPATH'])").evidence == "/other\n"
    monkeypatch.setenv("PYTHONPATH", here)
    assert python("import os; print('PYTHONPATH' in os.environ)").evidence == "False\n"


def test_many_at_once_take_turns_and_a_lack_of_turns_is_not_held_against_them(monkeypatch):
    monkeypatch.setattr(command_probe, "MOST_AT_ONCE", 2)

    async def all_of_them() -> list[Sample]:
        probe = CommandProbe(lambda: NOW, lambda command: True)
        options = CommandOptions((sys.executable, "-S", "-c", "import time; time.sleep(30)"))
        checks = [Check(f"{n}", "x", options, timeout_s=0.5) for n in range(5)]
        return await asyncio.gather(*(probe.ask(one, 0.5) for one in checks))

    begun = time.perf_counter()
    samples = asyncio.run(all_of_them())
    assert time.perf_counter() - begun < 0.5 + SLACK_S + 0.2
    assert [one.fault for one in samples].count(Fault.TIMEOUT) == 2
    rest = [one for one in samples if one.fault is not Fault.TIMEOUT]
    assert {(one.outcome, one.error) for one in rest} == {
        (Outcome.UNKNOWN, "too many commands run at the same time")
    }
