"""A started child has its pipes and its complaint until whoever has it ends it."""

import sys

import pytest

from incident_desk.adapters.reports.started import start
from incident_desk.domain.errors import DeskError


def playing(code):
    return start((sys.executable, "-c", code))


def test_it_hears_a_line_and_its_complaint_is_kept():
    child = playing("import sys; sys.stderr.write(sys.stdin.readline())")
    child.send(b"ouch\n")
    child.process.wait(20)
    assert child.complaint() == "ouch\n" and not child.is_alive
    child.close()
    assert child.process.stdin.closed and child.process.stdout.closed and child.complained.closed


def test_it_is_ended_at_once_and_may_be_ended_twice():
    child = playing("import time; time.sleep(60)")
    assert child.is_alive
    child.kill()
    child.kill()
    assert not child.is_alive
    child.close()


def test_a_line_to_one_that_has_ended_is_no_fault():
    child = playing("")
    child.process.wait(20)
    child.send(b"x" * 1_000_000 + b"\n")
    child.close()


def test_a_program_that_is_not_there_is_said():
    with pytest.raises(DeskError, match=r"/nowhere/desk can't be started"):
        start(("/nowhere/desk",))
