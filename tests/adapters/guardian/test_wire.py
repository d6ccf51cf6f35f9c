"""What is said to the guardian comes out as it went in, and what is no message is said to be none."""

import json

import pytest

from incident_desk.adapters.guardian.wire import LineNotReadable, duty_from_data, duty_to_data, from_line, to_line
from incident_desk.services.vigil import Deadline, Duty, OpenIncident
from tests.fakes import NOON

DUTY = Duty(
    (OpenIncident("i", "INC-0047", "Zahlung\nkaputt ☎"), OpenIncident("j", "INC-0048", "")),
    (Deadline("i/x", "i", "Next update late", NOON, "late"), Deadline("j/x", "j", "Next", NOON, "at_risk", True)),
)


def test_a_duty_is_one_line_and_comes_out_as_it_went_in():
    line = to_line(duty_to_data(DUTY))
    assert line.count(b"\n") == 1 and line.endswith(b"\n") and line.isascii()
    assert duty_from_data(from_line(line)) == DUTY


def test_a_deadline_says_its_incident_and_its_moment_in_utc():
    (first, _) = duty_to_data(DUTY)["deadlines"]
    assert (first["key"], first["due"]) == ("INC-0047", "2026-03-01T12:00:00+00:00")


@pytest.mark.parametrize("line", [b"", b"\xff\n", b"[]\n", b"{\n", b"7", b"[" * 100_000])
def test_what_is_no_message_is_said_to_be_none(line):
    with pytest.raises(LineNotReadable):
        from_line(line)


@pytest.mark.parametrize(
    "change", [{"open": None}, {"open": [{}]}, {"deadlines": 7}, {"deadlines": [{"due": "2026"}]},
               {"deadlines": [{**duty_to_data(DUTY)["deadlines"][0], "due": "2026-03-01T12:00:00"}]}]
)  # fmt: skip
def test_a_duty_that_lacks_something_is_none(change):
    with pytest.raises(LineNotReadable):
        duty_from_data(json.loads(to_line(duty_to_data(DUTY))) | change)
