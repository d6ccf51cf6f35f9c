"""TCP options, and the bytes that a text stands for."""

import pytest

from incident_desk.domain.checks.reading import CheckNotReadable
from incident_desk.domain.checks.tcp import TcpOptions, as_bytes


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("", b""),
        ("PING\\r\\n", b"PING\r\n"),
        ("\\x00\\xffa", b"\x00\xffa"),
        ("é", "é".encode()),
        ("a\\0b\\t", b"a\0b\t"),
        ("\\\\n", b"\\n"),
        ("\\\\\\\\", b"\\\\"),
        ("\\\\x41", b"\\x41"),
    ],
)
def test_a_text_stands_for_bytes(text, data):
    assert as_bytes(text, "send") == data


@pytest.mark.parametrize("text", ["\\", "\\q", "\\x4", "\\xzz", "a" * 1001])
def test_what_stands_for_nothing_is_refused(text):
    with pytest.raises(CheckNotReadable, match="send: "):
        as_bytes(text, "send")


def test_options_survive_and_say_their_address():
    options = TcpOptions("::1", 5432, "a", "b", "6")
    assert TcpOptions.from_data(options.to_data()) == options
    assert options.address == "[::1]:5432"
    assert TcpOptions("db", 1).to_data() == {"host": "db", "port": 1}


@pytest.mark.parametrize("change", [{"host": "a b"}, {"port": 0}, {"port": "5"}, {"send": "\\q"}, {"ip": "x"}])
def test_a_wrong_field_is_named(change):
    with pytest.raises(CheckNotReadable, match=next(iter(change))):
        TcpOptions.from_data({"host": "db", "port": 5432} | change)
