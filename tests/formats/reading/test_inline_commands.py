"""Commands in what somebody typed: between backticks, or the line itself; words are no commands."""

import pytest

from incident_desk.formats.reading.inline_commands import commands_in


@pytest.mark.parametrize(
    ("line", "words", "commands"),
    [
        ("ran `kubectl rollout undo deploy/a` twice", "ran kubectl rollout undo deploy/a twice",
         ["kubectl rollout undo deploy/a"]),
        ("git reset --hard 4.1.2", "git reset --hard 4.1.2", ["git reset --hard 4.1.2"]),
        ("read `a.log` and `df -h` and `ls -l`", "read a.log and df -h and ls -l", ["df -h", "ls -l"]),
        ("Rolled back to 4.1.2", "Rolled back to 4.1.2", []),
        ("git", "git", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_commands_are_found_and_the_words_stay(line, words, commands):
    said, found = commands_in(line)
    assert (said, [one.text for one in found]) == (words, commands)


def test_a_command_that_can_lose_work_says_so():
    assert commands_in("git reset --hard 4.1.2")[1][0].danger == "discards changes"
