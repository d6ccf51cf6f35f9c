"""Other words in a line keep the marks around what was not changed."""

import pytest

from incident_desk.formats.playbook_writing.rewording import rewordings, without_ticks


def first(raw, old, new):
    return next(rewordings(raw, old, new), ("", ""))


@pytest.mark.parametrize(
    ("raw", "old", "new", "told"),
    [
        ("**Go** to the *lamp*", "Go to the lamp", "Walk to the lamp", "**Walk** to the *lamp*"),
        ("Open `#inc` and post", "Open #inc and post", "Open #inc and tell", "Open `#inc` and tell"),
        ("See [the lamp](https://a.b/c) now", "See the lamp now", "See the lamp today",
         "See [the lamp](https://a.b/c) today"),
        ("Restart it\n   `cmd two`", "Restart it cmd two", "Stop it cmd two", "Stop it\n   `cmd two`"),
        ("a c", "a c", "a b c", "a b c"),
    ],
)  # fmt: skip
def test_only_the_words_that_differ_are_written_anew(raw, old, new, told):
    assert first(raw, old, new) == (told, new)


def test_words_behind_code_stand_outside_of_it():
    assert first("Run `df -h`", "Run df -h", "Run df -h twice")[0] == "Run `df -h` twice"


def test_what_is_typed_between_backticks_is_code():
    assert first("Run it now", "Run it now", "Run `df -h` now") == ("Run `df -h` now", "Run df -h now")
    assert without_ticks("a `b c` d") == "a b c d" and without_ticks("one ` alone") == "one ` alone"


def test_letters_that_are_marks_are_kept_as_letters_where_they_can_be():
    assert "Ask \\*him*" in [told for told, _ in rewordings("Ask her", "Ask her", "Ask *him*")]


def test_a_line_that_says_something_else_is_left_alone():
    assert list(rewordings("Look up", "Look down", "Look away")) == []
    assert list(rewordings("Look up", "", "Look away")) == []
