"""What a person should know of a text is told with its line; an ordinary text has nothing of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.formats.reading.oddities import MOST, oddities
from tests.formats.reading.damage import RIGHT_TEXTS


def told(text):
    return [(one.span.first if one.span else None, one.text) for one in oddities(text, text)]


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("a\nb\r\nc", "Line ends are mixed (CR LF, LF); they are read as one kind"),
        ("a\rb\r\nc", "Line ends are mixed (CR LF, CR); they are read as one kind"),
        ("a\rb\rc", "Line ends are those of an old Mac (CR); they are read as LF"),
    ],
)
def test_odd_line_ends_are_told(raw, words):
    assert [one.text for one in oddities(raw, "a\nb\nc")] == [words]
    assert oddities("a\nb", "a\nb") == oddities("a\r\nb\r\n", "a\nb\n") == ()


def test_what_is_left_out_is_counted_with_its_first_line():
    assert told("a\nb\x00c\x01\nd") == [(2, "2 control characters are left out, the first in line 2")]
    assert told("a\x0bb\u2028c") == [(1, "2 odd breaks are read as spaces, the first in line 1")]
    assert told("a\x7f") == [(1, "A control character is left out, in line 1")]
    assert told("é\n-\u00a0[\u202f] a") == [(2, "2 hard spaces are read as spaces, the first in line 2")]
    assert told("a\n\nb\u200b") == [(3, "An invisible mark is left out, in line 3")]
    assert told("caf\ufffd, a\n") == [(1, "A letter was lost before: � is there, in line 1")]


def test_marks_that_turn_the_direction_of_writing_are_pointed_out():
    assert [line for line, _ in told("safe\nrm \u202e txt.exe\n\u2066x\u2069")] == [2, 3]


QUOTED = "curl -H “X-Id: 1” https://a.example"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"a\n```bash\n{QUOTED}\n```", 3), ("Run `kubectl –n prod get pods`", 1), (f"Run `{QUOTED}`", 1),
        ("```\n$ tar —xzf a.tgz\n```", 2), ("- a\n\n  ```sh\n  git push —force\n  ```", 4),
        ("1. a\n   ~~~ sql\n   select ‘a’;\n   ~~~", 3),
    ],
)  # fmt: skip
def test_typographic_marks_in_a_command_are_pointed_out_and_left(text, line):
    ((found, words),) = told(text)
    assert found == line and words.startswith(
        "Typographic quotation marks or dashes in a command, left as they are: "
    )


@pytest.mark.parametrize(
    "text",
    [
        "He said “run it – now”", "```\n“We look into it – more soon”\n```",
        "```bash\n# Wrong – “don’t”\nls -l\n```",
        "```text\n“quoted” –x\n```", "`plain`, “a `word` b”", "```markdown\n- “x”\n```\n“y –z”", "`–`",
        "```python\nimport a  # – “not this”\n```", "```sh\nls\n```\n“after – the fence”",
    ],
)  # fmt: skip
def test_they_belong_into_prose_messages_and_remarks(text):
    assert told(text) == []


def test_of_many_lines_the_number_is_told():
    found = told("```sh\n" + "echo “a”\n" * 40 + "```")
    assert len(found) == MOST + 1 and found[-1][1] == "28 more lines hold such marks, the last one line 41"


@pytest.mark.parametrize("language", RIGHT_TEXTS)
def test_right_text_of_any_language_has_nothing_odd(language):
    assert told(RIGHT_TEXTS[language].replace("\u00a0", " ")) == []


@given(st.text(max_size=200))
def test_any_text_is_looked_at_and_lines_exist(text):
    lines = text.count("\n") + 1
    assert all(one.span is None or 1 <= one.span.first <= lines for one in oddities(text, text))
