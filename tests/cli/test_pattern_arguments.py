"""The words of the commands pattern and cause."""

import pytest

from incident_desk.cli.parser import parse
from incident_desk.cli.pattern_arguments import PARTS
from incident_desk.domain.errors import WrongUse


def test_every_part_takes_a_key():
    for part in PARTS:
        assert parse(["pattern", part, "47"]).key == "47"
    with pytest.raises(WrongUse):
        parse(["pattern", "erase", "47"])


def test_a_cause_may_be_left_out_and_dashes_are_understood():
    assert parse(["cause", "47"]).cause is None
    said = parse(["cause", "47", "the pool", "--ruled-out", "--at", "-5m"])
    assert (said.cause, said.ruled_out, said.at) == ("the pool", True, "-5m")
