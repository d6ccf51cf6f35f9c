"""What an answer says of parts and certificate, in words and numbers."""

from datetime import UTC, datetime

import pytest

from incident_desk.domain.findings import Part, PartState, PeerCertificate


@pytest.mark.parametrize(
    ("part", "text"),
    [
        (Part("slack", PartState.OK), "slack normal"),
        (Part("mongodb", PartState.FAILING, "disconnected"), "mongodb failing (disconnected)"),
        (Part("cache", PartState.UNKNOWN, "not in the answer"), "cache unknown (not in the answer)"),
    ],
)
def test_a_part_says_itself(part, text):
    assert part.text == text


def test_the_days_of_a_certificate_are_counted_down_and_past_zero():
    certificate = PeerCertificate("CN=a", "CN=b", datetime(2026, 12, 1, 12, tzinfo=UTC))
    assert certificate.days_left(datetime(2026, 11, 24, tzinfo=UTC)) == 7.5
    assert certificate.days_left(datetime(2026, 12, 2, 12, tzinfo=UTC)) == -1
