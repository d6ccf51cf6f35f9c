"""An answer as JSON: every time apart, and null for what was not reached."""

import json
from datetime import UTC, datetime

from incident_desk.domain.findings import Part, PartState, PeerCertificate
from incident_desk.domain.health_check import Check, HttpOptions
from incident_desk.domain.health_sample import Fault, Outcome, Sample, Timing
from incident_desk.formats.check_json import sample_data

NOW = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)


def test_all_of_an_answer_is_there_and_no_secret():
    check = Check("c", "Shop", HttpOptions("https://me:secret@shop.example/h?t=secret"))
    sample = Sample(
        "c", NOW, Outcome.FAILED, Timing(1.23456, 2.0, None, None, 9.0), status=503, fault=Fault.PART, error="bad",
        parts=(Part("db", PartState.FAILING, "down", 3.0),), certificate=PeerCertificate("CN=a", "CN=b", NOW),
    )  # fmt: skip
    data = sample_data(check, sample)
    assert "secret" not in json.dumps(data)
    assert data["timing"] == {
        "name_ms": 1.235, "connect_ms": 2.0, "tls_ms": None, "first_byte_ms": None, "total_ms": 9.0,
    }  # fmt: skip
    assert data["parts"] == [{"name": "db", "state": "failing", "words": "down", "latency_ms": 3.0}]
    assert (data["certificate"]["subject"], data["fault"], data["warning"]) == ("CN=a", "part", None)
