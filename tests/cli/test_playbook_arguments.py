"""The words of the command playbook."""

import pytest

from incident_desk.cli.parser import parse
from incident_desk.cli.playbook_arguments import PARTS


@pytest.mark.parametrize("part", PARTS)
def test_every_part_takes_its_words(part):
    found = parse(["playbook", part, "a"])
    assert (found.part, found.words, found.number, found.as_read) == (part, ["a"], None, False)


def test_versions_are_numbers_and_a_file_may_stand_anywhere():
    found = parse(["playbook", "diff", "--from", "1", "checkout", "--to", "2", "-o", "x.md"])
    assert (found.words, found.older, found.newer, found.out) == (["checkout"], 1, [2], "x.md")
    assert parse(["playbook", "show", "checkout", "--version", "3"]).number == 3


def test_the_version_of_the_program_is_still_said(capsys):
    with pytest.raises(SystemExit) as left:
        parse(["--version"])
    assert left.value.code == 0 and "incident-desk" in capsys.readouterr().out
