"""The words of the command line: values that look like options, options in any place, one table for all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from incident_desk.cli.parser import COMMANDS, COMMON, build_parser, in_order, parse
from incident_desk.cli.run import HANDLERS, handler_of
from incident_desk.domain.errors import WrongUse


@pytest.mark.parametrize("words", [["--at", "-12m"], ["--at=-12m"]])
def test_a_time_before_now_is_a_value_and_no_option(words):
    assert parse(["declare", "Down", *words]).at == "-12m"
    assert parse(["declare", *words, "Down"]).at == "-12m"
    assert parse([*words, "declare", "Down"]).at == "-12m"


def test_options_stand_before_or_after_the_command_and_the_last_one_counts():
    for words in (
        ["--json", "--as", "MK", "list"],
        ["list", "--json", "--as", "MK"],
        ["--json", "list", "--as", "MK"],
    ):
        found = parse(words)
        assert (found.json, found.who, found.command) == (True, "MK", "list")
    assert parse(["--as", "MK", "list", "--as", "RO"]).who == "RO"
    assert parse(["list"]).json is False


def test_a_text_that_begins_with_a_dash_comes_after_two_dashes():
    assert parse(["log", "--", "-x"]).text == "-x"
    assert parse(["log", "--key", "1", "--", "--at"]).text == "--at"
    assert parse(["log", "--", "--"]).text == "--"
    with pytest.raises(WrongUse, match="There is no option '-x'. Put -- before a text"):
        parse(["log", "-x"])


def test_a_sentence_and_a_number_below_zero_are_no_options():
    assert parse(["log", "-5m rolled back"]).text == "-5m rolled back"
    assert parse(["log", "-5"]).text == "-5"
    assert parse(["log", "-"]).text == "-"


def test_a_value_may_begin_with_a_dash_unless_it_is_an_option():
    assert parse(["reopen", "1", "--reason", "-x happened"]).reason == "-x happened"
    assert parse(["reopen", "1", "--reason", "-x"]).reason == "-x"
    with pytest.raises(WrongUse, match="expected one argument"):
        parse(["reopen", "1", "--reason", "--json"])


def test_words_after_an_option_are_not_lost():
    found = parse(["assess", "1", "--json", "extent", "complete"])
    assert (found.key, found.question, found.answer) == ("1", "extent", "complete")
    assert parse(["import", "a.md", "--plan", "x", "b.md"]).files == ["a.md", "b.md"]


@pytest.mark.parametrize(
    "words",
    [["nothing"], ["log"], ["list", "extra"], ["clock", "1", "--bad"], ["drill", "-o", "x", "--speed", "fast"],
     ["report", "1", "-o", "x", "--format", "doc"], ["lis"], ["list", "--jso"], ["reopen", "1"]],
)  # fmt: skip
def test_what_is_no_command_says_so(words):
    with pytest.raises(WrongUse):
        parse(words)


@given(st.text(max_size=40))
def test_any_text_can_be_logged_after_two_dashes(text):
    assert parse(["log", "--key", "1", "--", text]).text == text


@given(st.lists(st.text(max_size=8), max_size=6))
def test_no_words_break_the_ordering(words):
    try:
        ordered = in_order(words)
    except WrongUse:
        return
    rest = words[words.index("--") + 1 :] if "--" in words else []
    assert set(rest) <= set(ordered)


def test_every_command_has_a_handler_and_help():
    parser = build_parser()
    for command in COMMANDS:
        assert callable(handler_of(command.name))
        assert command.help in " ".join(parser.format_help().split())
    assert {name for names in HANDLERS.values() for name in names} == {one.name for one in COMMANDS}


def test_no_option_has_a_value_in_one_command_and_none_in_another():
    kinds = {}
    for argument in (*COMMON, *(one for command in COMMANDS for one in command.arguments)):
        for name in argument.names:
            kinds.setdefault(name, set()).add(argument.options.get("action") == "store_true")
    assert {name: found for name, found in kinds.items() if name.startswith("-") and len(found) > 1} == {}


def test_help_says_what_a_time_is_and_what_the_exit_codes_mean():
    told = " ".join(build_parser().format_help().split())
    assert "TIME is ISO 8601" in told and "2 wrong usage" in told
