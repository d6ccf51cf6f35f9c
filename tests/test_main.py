"""The first word says which process this is, before anything is imported."""

import subprocess
import sys

import pytest

from incident_desk.__main__ import main


def test_any_other_word_is_a_command(tmp_path, capsys):
    assert main(["list", "--json", "--data-dir", str(tmp_path)]) == 0
    assert capsys.readouterr().out == '{"incidents": [], "runs": 0}\n'
    assert main(["nothing"]) == 2


@pytest.mark.parametrize("word", ["_probe", "_render", "_guardian"])
def test_a_child_ends_with_its_pipe_and_prints_no_traceback(word):
    said = subprocess.run(
        [sys.executable, "-m", "incident_desk", word], stdin=subprocess.DEVNULL, capture_output=True, timeout=60
    )
    assert b"Traceback" not in said.stderr


def test_the_module_and_the_program_are_one(tmp_path):
    words = [sys.executable, "-m", "incident_desk", "--version"]
    assert subprocess.run(words, capture_output=True, text=True, timeout=60).stdout.startswith("incident-desk ")
