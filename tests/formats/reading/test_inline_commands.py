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
        ("flushed with `postqueue -f`, `mailq | tail -1` says 0, `status: 200`",
         "flushed with postqueue -f, mailq | tail -1 says 0, status: 200", ["postqueue -f", "mailq | tail -1"]),
        ("Rolled back to 4.1.2", "Rolled back to 4.1.2", []),
        ("git", "git", []),
        ("kubectl rollout restart deployment/web", "kubectl rollout restart deployment/web",
         ["kubectl rollout restart deployment/web"]),
        ("psql -c \"stop the worker\"", "psql -c \"stop the worker\"", ["psql -c \"stop the worker\""]),
        ("kill -9 4711", "kill -9 4711", ["kill -9 4711"]),
        ("kill the longest query and watch the pool", "kill the longest query and watch the pool", []),
        ("make the cache half as large", "make the cache half as large", []),
        ("watch web/api for ten minutes", "watch web/api for ten minutes", []),
        ("docker restarted, web/api answers", "docker restarted, web/api answers", []),
        ("service restarted - no -v this time", "service restarted - no -v this time", []),
        ("find out why", "find out why", []),
        ("top und free zeigen nichts in /var", "top und free zeigen nichts in /var", []),
        ("", "", []),
    ],
)  # fmt: skip
def test_commands_are_found_and_the_words_stay(line, words, commands):
    said, found = commands_in(line)
    assert (said, [one.text for one in found]) == (words, commands)


def test_a_command_that_can_lose_work_says_so():
    assert commands_in("git reset --hard 4.1.2")[1][0].danger == "discards changes"
