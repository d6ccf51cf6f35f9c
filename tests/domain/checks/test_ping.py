"""The options of pings."""

import pytest

from incident_desk.domain.checks.ping import PingOptions
from incident_desk.domain.checks.reading import CheckNotReadable


def test_options_survive_and_say_their_address():
    options = PingOptions("gateway.example", "6")
    assert PingOptions.from_data(options.to_data()) == options
    assert options.address == "gateway.example"


@pytest.mark.parametrize("change", [{"host": "a/b"}, {"ip": "7"}])
def test_a_wrong_field_is_named(change):
    with pytest.raises(CheckNotReadable, match=next(iter(change))):
        PingOptions.from_data({"host": "a"} | change)
