"""An answer of a live check as plain data, ready for JSON: what came of it, each time apart, parts, certificate."""

from typing import Any

from incident_desk.domain.findings import Part, PeerCertificate
from incident_desk.domain.health_check import Check
from incident_desk.domain.health_sample import Sample, Timing
from incident_desk.formats.times import iso


def sample_data(check: Check, sample: Sample) -> dict[str, Any]:
    """The answer; what was not reached or not said is null."""
    return {
        "check": check.name,
        "kind": check.kind,
        "address": check.address,
        "at": iso(sample.at),
        "outcome": sample.outcome.value,
        "fault": sample.fault and sample.fault.value,
        "error": sample.error or None,
        "warning": sample.warning or None,
        "status": sample.status,
        "timing": timing_data(sample.timing),
        "parts": [_part(one) for one in sample.parts],
        "certificate": sample.certificate and _certificate(sample.certificate),
        "evidence": sample.evidence or None,
        "cut": sample.cut,
    }


def timing_data(timing: Timing) -> dict[str, float | None]:
    """Each phase in ms, null for one that was not reached or not needed."""
    return {
        "name_ms": _rounded(timing.name_ms),
        "connect_ms": _rounded(timing.connect_ms),
        "tls_ms": _rounded(timing.tls_ms),
        "first_byte_ms": _rounded(timing.first_byte_ms),
        "total_ms": _rounded(timing.total_ms),
    }


def _rounded(ms: float | None) -> float | None:
    return None if ms is None else round(ms, 3)


def _part(part: Part) -> dict[str, Any]:
    return {
        "name": part.name,
        "state": part.state.value,
        "words": part.words or None,
        "latency_ms": _rounded(part.latency_ms),
    }


def _certificate(one: PeerCertificate) -> dict[str, Any]:
    return {"subject": one.subject, "issuer": one.issuer, "expires": iso(one.expires_at)}
