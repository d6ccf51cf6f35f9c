"""Which fences hold commands, which command is which, and what running one can cost."""

import pytest

from incident_desk.formats.reading.commands import (
    commands_of,
    danger_of,
    inline_command,
    is_command_fence,
    is_command_line,
    is_work_fence,
    listed_lines,
    loose_comments,
    reads_like_command,
)
from tests.formats.reading.pages import block


def fence(body, language="bash"):
    return block(f"```{language}\n{body}\n```")


def told(body, language="bash"):
    return [(one.text, one.note) for one in commands_of(fence(body, language))]


def test_each_line_is_a_command_with_the_comment_above_and_behind_it():
    body = "# Look first\n# twice\ndf -h\n# Then\ngit log --oneline  # the last ones\nid\n\n$ uptime"
    assert told(body) == [
        ("df -h", "Look first twice"),
        ("git log --oneline", "Then the last ones"),
        ("id", "Then"),
        ("uptime", ""),
    ]


def test_a_comment_sign_in_quotes_or_a_word_is_part_of_the_command():
    assert told("grep '# a' file#1") == [("grep '# a' file#1", "")]


def test_lines_that_go_on_are_one_command():
    assert [text for text, _ in told("curl -X POST \\\n  -d x \\\n  https://a.example\nls")] == [
        "curl -X POST \\\n  -d x \\\n  https://a.example", "ls",
    ]  # fmt: skip
    assert len(told("Get-Item `\n  -Path x", "powershell")) == 1


@pytest.mark.parametrize(
    "body", ["for x in a b; do\n  ls $x\ndone", "cat <<EOF\na\nEOF", 'echo "a\nb"', "if true; then\nls\nfi"]
)
def test_a_script_stays_whole(body):
    assert told(body) == [(body, "")]


@pytest.mark.parametrize(
    ("body", "language", "wanted"),
    [
        ("ls -l\ngit status", "", True), ("Dear all,\nwe are down.", "", False), ("┌──┐\n│ls│\n└──┘",
        "", False),
        ("1. Open the page\n2. Press stop", "bash", False), ("- [ ] look\n- [ ] tell", "", False),
        ("# only words", "bash", False),
        ("SELECT 1;", "sql", True), ("-- nothing", "sql", False), ("const a = 1", "javascript", False),
        ("call_tool({a: 1})", "javascript", True), ("key: value", "yaml", False), ('{"a": 1}', "json", False),
        ("make it so.", "", False), ("./run.sh now", "", True), ("> quoted words", "", False),
    ],
)  # fmt: skip
def test_what_a_responder_would_run(body, language, wanted):
    assert is_command_fence(fence(body, language)) is wanted


def test_code_that_no_shell_understands_is_not_runnable():
    assert [one.runnable for one in commands_of(fence("call_tool({a: 1})", "javascript"))] == [False]
    assert [one.runnable for one in commands_of(fence("print(1)", "python"))] == [True]


def test_manual_steps_in_a_shell_fence_are_steps():
    found = fence("1. Open the page\n\n2) Press stop\n- [ ] tell")
    assert listed_lines(found) == ((2, "Open the page"), (4, "Press stop"), (5, "[ ] tell"))
    assert listed_lines(fence("1. Open\nls")) == ()


def test_comments_that_stand_above_no_command_are_words():
    assert (
        loose_comments(fence("# Ask first\n\n# With this\nls\n\n# Restore if need be"))
        == "Ask first\nRestore if need be"
    )
    assert loose_comments(fence("# a\n", "python")) == ""


def test_each_knows_its_lines():
    assert [(one.span.first, one.span.last) for one in commands_of(fence("ls\n\ncat \\\n a"))] == [(2, 2), (4, 5)]


@pytest.mark.parametrize(
    "text",
    [
        "git reset --hard HEAD~1", "git push -f origin main", "git push origin +main", "rm -rf build",
        "DROP TABLE users;",
        "redis-cli FLUSHALL", "kubectl delete pod x", "terraform destroy", "docker system prune -a",
        "kill -9 12", "sudo reboot",
        "delete from users", "curl -X DELETE https://a.example", "docker compose down -v",
        "pg_restore -d x dump",
        "npx prisma migrate reset", "git clean -fd", "dd if=a of=/dev/sda",
        "aws ec2 terminate-instances --ids x",
    ],
)  # fmt: skip
def test_a_command_that_can_lose_something_says_what(text):
    assert danger_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "git revert HEAD", "git push origin main", "git push --follow-tags", "ls -rf", "kubectl get pods",
        "docker ps",
        "SELECT * FROM dropped", "systemctl status shutdown: no", "git log --format=%s", "npm run deploy",
        "kill -0 12",
    ],
)  # fmt: skip
def test_a_harmless_command_says_nothing(text):
    assert danger_of(text) == ""


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("`git status`", "git status"), ("Look: `tail -f log`.", "tail -f log"), ("**Look**: `ls -l`", "ls -l"),
        ("`git status` or `git log`", ""), ("See `web.log`", ""), ("`make it so.`", ""),
        ("Run `ls -l` first", "ls -l"),
        ("", ""),
        ("[ ] `./ship.sh --env prod`", "./ship.sh --env prod"), ("☐ `kubectl get pods`", "kubectl get pods"),
        ("**Fix:** `kubectl get pods`", "kubectl get pods"), ("[ ] `web.log`", ""),
        ("Too many: restart it\n   `kubectl rollout restart deploy/web`", "kubectl rollout restart deploy/web"),
        ("Less load: `switch off extras --env <ENV>`", "switch off extras --env <ENV>"),
        ("`select 1 from jobs;`", "select 1 from jobs;"), ("`Accept: json`", ""), ("Set it to `--dry-run`", ""),
    ],
)  # fmt: skip
def test_a_line_that_is_one_command(line, wanted):
    assert inline_command(line) == wanted


@pytest.mark.parametrize(
    "command",
    [
        "dig +short psp.example.net", "mailq | tail -1", "ff set checkout off", "postqueue -f",
        "/opt/shop/bin/flush queue 4", "./drain.sh eu-west", "kubectl get pods",
    ],
)  # fmt: skip
def test_a_command_line_between_backticks_is_a_command_wherever_it_stands(command):
    assert inline_command(f"Ask the bank with `{command}`") == command
    assert inline_command(f"With `{command}` ask the bank, see `P1` and `app/main.py`") == command
    assert inline_command(f"Look at the pool. Never mind the rest. Run `{command}` now") == command
    assert is_command_line(command)


@pytest.mark.parametrize(
    "code",
    [
        "app/main.py", "ERROR", "status: 200", "P1", "connection refused by host", "yes | no", "GET /health",
        "max_connections = 100", "HTTP/1.1 200 OK", "internal server error", "git", "Retry-After: 120",
        "/commit test",
    ],
)  # fmt: skip
def test_a_file_a_value_and_a_message_between_backticks_are_no_commands(code):
    assert inline_command(f"Look for `{code}`") == inline_command(f"See `{code}` there") == ""
    assert not is_command_line(code)


@pytest.mark.parametrize(
    "line",
    [
        "Never run `git push --force` by hand", "Do not use `rm -rf data`", "Niemals `rm -rf data` tippen",
        "Ne lancez `rm -rf data`", "不要执行 `rm -rf data`", "Run `dig a.example` or `dig b.example`",
    ],
)  # fmt: skip
def test_a_command_that_is_forbidden_or_one_of_several_is_none_of_the_step(line):
    assert inline_command(line) == ""


def test_a_tool_begins_a_command():
    assert (
        reads_like_command("kubectl get pods") and not reads_like_command("Ask Mo") and not reads_like_command("")
    )


def test_of_a_copied_session_only_what_was_typed_is_a_command():
    body = "# Look\n$ systemctl status web\nweb.service - the web\n   Active: active\n$ uptime\n 10:00 up 3 days"
    assert told(body, "console") == [("systemctl status web", "Look"), ("uptime", "")]
    assert told(body, "") == told(body, "console")


@pytest.mark.parametrize(
    ("body", "language", "wanted"),
    [
        ("1. Stop it\n2. Start it", "bash", True), ("[ ] Stop it\n[x] Start it", "", True),
        ("□ Stop it\n□ Start it", "text", True), ("1. Stop it\n2. Start it", "", False),
        ("- Stop it\n- Start it", "bash", False), ("1. Stop it\nwords", "bash", False), ("", "bash", False),
    ],
)  # fmt: skip
def test_a_list_of_work_in_a_fence(body, language, wanted):
    assert is_work_fence(fence(body, language)) is wanted
