"""The GUI thread never waits: a tour of every action asks nothing of disk, network, database or reader on it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from incident_desk.qt.actions import TABLE

pytestmark = pytest.mark.timeout(330)
"""The tour itself takes ten seconds; on a machine that has other work it is given time."""

TOUR = Path(__file__).with_name("gui_thread_tour.py")
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def told(tmp_path_factory):
    """What the tour told, in a program of its own."""
    folder = tmp_path_factory.mktemp("tour")
    command = [sys.executable, str(TOUR), str(folder)]
    said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300)
    assert said.returncode == 0, said.stderr[-3000:]
    return json.loads(said.stdout.splitlines()[-1])


def test_no_action_lets_the_gui_thread_wait(told):
    assert set(told["toured"]) == {one.id for one in TABLE}
    assert [one for one in told["asked"] if one["doing"] != "proof"] == []


def test_a_file_a_query_and_a_reading_on_it_would_have_been_noticed(told):
    proof = [one["what"] for one in told["asked"] if one["doing"] == "proof"]
    assert {"open", "sql", "parse"} <= set(proof)
