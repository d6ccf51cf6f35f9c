"""What must be among the answers, however it is written."""

import pytest

from incident_desk.domain.checks.dns import DnsOptions, same_form
from incident_desk.domain.checks.reading import CheckNotReadable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mail.Example.", "mail.example"),
        ("2001:DB8::0:1", "2001:db8::1"),
        ('"hello  world"', "hello world"),
        ("10 MX.a.", "10 mx.a"),
    ],
)
def test_two_ways_of_writing_are_the_same(one, other):
    assert same_form(one) == same_form(other)


def test_each_expected_answer_must_be_there():
    options = DnsOptions("a.example", "AAAA", answers=("2001:db8::1",))
    assert options.unmet(["2001:db8:0::1", "2001:db8::2"]) == ""
    assert options.unmet(["2001:db8::2"]) == "answered 2001:db8::2, expected 2001:db8::1"
    assert options.unmet([]) == "no AAAA record"
    assert DnsOptions("a.example").unmet(["192.0.2.1"]) == ""


def test_options_survive_and_say_their_address():
    options = DnsOptions("a.example", "TXT", "192.0.2.53:5353", ("x",))
    assert DnsOptions.from_data(options.to_data()) == options
    assert options.address == "a.example TXT at 192.0.2.53:5353"


@pytest.mark.parametrize(
    "change",
    [
        {"host": ""},
        {"host": "a b"},
        {"host": "a..b"},
        {"host": ".a"},
        {"record": "ANY"},
        {"resolver": "ns.example"},
        {"resolver": "192.0.2.1:0"},
        {"answers": "x"},
    ],
)
def test_a_wrong_field_is_named(change):
    with pytest.raises(CheckNotReadable, match=next(iter(change))):
        DnsOptions.from_data({"host": "a.example"} | change)
