"""A command that is not what it looks like is known, and its unseen signs can be written out."""

import pytest

from incident_desk.domain.command_oddities import oddities_of, plain_signs


@pytest.mark.parametrize(
    ("command", "odd"),
    [("git push origin main", ()), ("curl \"https://a.b/?q='x'\" --max-time 5\n\techo ü 部署", ()),
     ("rm \u202e-rf x", ("signs that turn the text round",)), ("ls\u200b -l", ("signs that nobody sees",)),
     ("ls\xa0-l", ("spaces that are none",)), ("echo “x”", ("curly quotes",)), ("ls –l", ("long dashes",)),
     ("echo a–b", ()), ("\u2066‘x’", ("signs that turn the text round", "curly quotes"))],
)  # fmt: skip
def test_what_is_odd_is_said_in_words(command, odd):
    assert oddities_of(command) == odd


def test_signs_that_nobody_sees_are_written_out_and_nothing_else():
    assert plain_signs("rm \u202e-rf “ü”\u200b") == "rm \\u202e-rf “ü”\\u200b"
