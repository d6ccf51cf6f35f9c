"""Webhooks in the lines between window and worker."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from incident_desk.adapters.probes.hook_wire import Listen, change_from_data, change_to_data
from incident_desk.adapters.probes.wire import MessageNotReadable, from_line, to_line
from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.hooks import ChangeTold


def test_an_order_and_a_change_come_back_as_they_went():
    for order in (Listen(47911, "s" * 16), Listen(1, "s" * 16, Path("/tmp/firing.json"))):
        assert Listen.from_data(from_line(to_line(order.to_data()))) == order
        assert "ssss" not in repr(order)
    at = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
    for change in (ChangeTold("a", ChangeKind.DEPLOY, "c"), ChangeTold("a", ChangeKind.FLAG, "c", "r", "e", at)):
        assert change_from_data(from_line(to_line(change_to_data(change)))) == change


@pytest.mark.parametrize(
    "data", [{}, {"text": "a", "what": "lunch", "cause": "", "ref": "", "environment": "", "at": ""}]
)
def test_what_is_no_change_is_said(data):
    with pytest.raises(MessageNotReadable):
        change_from_data(data)
