"""Commands are words, never a line for a shell, and consent is to exactly these words."""

import pytest

from incident_desk.domain.checks.command import CommandOptions, fingerprint
from incident_desk.domain.checks.reading import CheckNotReadable


def test_options_survive_and_show_no_word_but_the_program():
    options = CommandOptions(("/usr/bin/curl", "-u", "me:secret"), (0, 3), ("a",), ("b",), ("c",))
    assert CommandOptions.from_data(options.to_data()) == options
    assert options.address == "curl …"
    assert CommandOptions(("true",)).to_data() == {"command": ["true"]}


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"command": []}, "command"),
        ({"command": "rm -rf /"}, "command"),
        ({"command": [""]}, "command"),
        ({"command": ["a\0b"]}, "command"),
        ({"command": ["x"] * 65}, "command"),
        ({"command": ["job.BAT"]}, "command"),
        ({"command": ["job.cmd "]}, "command"),
        ({"exit_codes": []}, "exit_codes"),
        ({"exit_codes": [256]}, "exit_codes"),
        ({"matches": ["("]}, "matches"),
    ],
)
def test_a_wrong_field_is_named(change, wrong):
    with pytest.raises(CheckNotReadable) as caught:
        CommandOptions.from_data({"command": ["true"]} | change)
    assert caught.value.field == wrong


def test_the_print_tells_every_two_commands_apart():
    alike = [("a", "b c"), ("a b", "c"), ("a", "b", "c"), ("a", "c", "b"), ("a", "b c "), ("A", "b c")]
    assert len({fingerprint(one) for one in alike}) == len(alike)
    assert fingerprint(["a", "b c"]) == fingerprint(("a", "b c"))
