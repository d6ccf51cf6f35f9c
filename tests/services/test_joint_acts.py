"""One act in several records: whole or not at all, on the states as they are when it is written."""

import pytest

from incident_desk.domain.errors import Refused
from incident_desk.domain.events import Draft, Kind
from incident_desk.services.acts.declaring import Declaration
from incident_desk.services.ports import Planned
from tests.fakes import Bench


def title(words):
    return (Draft(Kind.TITLE_CHANGED, {"old": "", "new": words}),)


@pytest.fixture
def desk():
    return Bench().desk


@pytest.fixture
def two(desk):
    return [desk.declare(Declaration(words), "MK").id for words in ("Shop", "Pay")]


def test_both_records_move_on_in_one_act(desk, two):
    def rule(states, _transaction):
        return [Planned(one.id, title(f"{one.title} again")) for one in states]

    events = desk.joint.act(two, rule, "MK", "gesture")
    assert [(event.incident, event.act) for event in events] == [(one, "gesture") for one in two]
    assert [one.title for one in desk.incidents_of(two)] == ["Shop again", "Pay again"]
    assert desk.joint.act(two, rule, "MK", "gesture") == events, "the same gesture is written once"


def test_a_refusal_writes_nothing(desk, two):
    def rule(states, _transaction):
        raise Refused("no")

    with pytest.raises(Refused):
        desk.joint.act(two, rule, "MK", "gesture")
    assert [one.title for one in desk.incidents_of(two)] == ["Shop", "Pay"]
