"""Lines of logs of many programs: their times, whose they are, and what goes on over several lines."""

import pytest

from incident_desk.formats.bringing.found import MOST, Form
from incident_desk.formats.bringing.log_lines import part, share_of_timed
from tests.formats.bringing.samples import read, told


@pytest.mark.parametrize(("line", "when", "who", "text"), [
    ("2026-03-01T02:58:07Z db down", "2026-03-01T02:58:07Z", "", "db down"),
    ("2026-03-01 02:58:07,123 ERROR db down", "2026-03-01 02:58:07,123", "", "ERROR db down"),
    ("[2026-03-01 02:58:07] db down", "2026-03-01 02:58:07", "", "db down"),
    ("2026/03/01 02:58:07 [error] 1#0: up", "2026/03/01 02:58:07", "", "[error] 1#0: up"),
    ("<34>1 2026-03-01T02:58:07.003Z web app 1 ID7 - down", "2026-03-01T02:58:07.003Z", "web", "down"),
    ("Mar  1 02:58:07 web-1 sshd[9]: gone", "Mar  1 02:58:07", "web-1", "sshd[9]: gone"),
    ("E0301 02:58:07.5 7 main.go] bad", "Mar 01 02:58:07.5", "", "7 main.go] bad"),
    ("- 02:58: db down", "02:58", "", "db down"),
    ('{"ts":"2026-03-01T02:58Z","msg":"boom","service":"api"}', "2026-03-01T02:58Z", "api", "boom"),
])  # fmt: skip
def test_a_line_in_its_parts(line, when, who, text):
    found = part(line)
    assert (found.when, found.who, found.text) == (when, who, text)


def test_an_access_log_keeps_its_line_whole():
    line = '10.0.0.1 - ana [01/Mar/2026:02:58:07 +0000] "GET / HTTP/1.1" 502 0'
    assert (part(line).when, part(line).text) == ("01/Mar/2026:02:58:07 +0000", line)


@pytest.mark.parametrize("line", ["db down", "{", '{"msg":"no time"}', "[1, 2]", "12 apples", ""])
def test_a_line_without_a_time(line):
    assert part(line) is None


def test_a_stack_trace_goes_on_with_the_entry_above_and_is_counted():
    found = read("2026-03-01T02:58Z boom\n  at a\n\n  at b\n\n2026-03-01T02:59Z next\n")
    assert found.form is Form.LOG
    assert told(found) == [(1, "01 02:58:00", "boom\n  at a\n\n  at b"), (6, "01 02:59:00", "next")]
    assert found.told[1] == "3 lines without a time went on with the entry above"


def test_text_without_times_stays_line_by_line_each_said_to_have_none():
    found = read("first\n\nsecond\n")
    assert found.form is Form.LINES
    assert [(one.line, one.text, one.trouble) for one in found.entries] == [
        (1, "first", "no time"), (3, "second", "no time")]  # fmt: skip


def test_what_is_beyond_the_most_is_counted():
    found = read("2026-03-01T02:58Z x\n" * (MOST + 7))
    assert len(found.entries) == MOST
    assert f"8 lines behind the first {MOST} entries left unread" in found.told


def test_the_share_of_lines_with_a_time():
    assert share_of_timed(["02:58 a", "", "b"]) == 0.5
    assert share_of_timed([]) == 0.0
