"""What the window and the worker say to each other: one JSON object a line.

| to the worker | from the worker |
|---|---|
| `{"clock": {"utc", "boot", "speed"}}` the time, first of all | `{"alive": {"boot", "asking"}}` each second |
| `{"watch": [check, …], "pace": "idle"}` all that is asked | `{"samples": [sample, …]}` every 100 ms at most |
| `{"probe": "id"}` ask this one now | `{"problem": "…"}` something of ours went wrong |

With `watch` may come `evidence`: how many bytes of a web answer come back; 500 where it is not said.
"""

import json
from dataclasses import fields
from datetime import datetime
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from incident_desk.domain.health import Fault, Outcome, Sample, Timing

if TYPE_CHECKING:
    from incident_desk.domain.findings import Part, PeerCertificate


class MessageNotReadable(ValueError):
    """A line is no message of ours."""


def to_line(message: dict[str, Any]) -> bytes:
    """One message as one line."""
    return json.dumps(message, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def from_line(line: bytes) -> dict[str, Any]:
    """The message of one line. Raises `MessageNotReadable`."""
    try:
        message = json.loads(line)
    except ValueError as error:
        raise MessageNotReadable(f"not JSON: {line[:80]!r}") from error
    if not isinstance(message, dict):
        raise MessageNotReadable(f"not an object: {line[:80]!r}")
    return message


class SampleLine(tuple[Sample, ...]):
    """The samples of one line, and the line itself: whoever passes them on need not write it anew."""

    text: str
    """The line, without its end."""


def samples_of(line: bytes, message: dict[str, Any]) -> SampleLine:
    """The samples that this line tells; `message` is what it says. Raises `MessageNotReadable`."""
    told = SampleLine(sample_from_data(one) for one in message["samples"])
    told.text = line.decode("ascii", "replace").rstrip("\n")
    return told


def sample_to_data(sample: Sample) -> dict[str, Any]:
    """A sample as plain data, without what is empty."""
    timing = zip(_TIMES, _read_times(sample.timing), strict=True)
    data: dict[str, Any] = {
        "check_id": sample.check_id,
        "at": sample.at.isoformat(),
        "outcome": sample.outcome.value,
        "timing": {name: round(ms, 3) for name, ms in timing if ms is not None},
    }
    if sample.fault:
        data["fault"] = sample.fault.value
    if sample.parts:
        data["parts"] = [_part_to_data(one) for one in sample.parts]
    if sample.certificate:
        data["certificate"] = _certificate_to_data(sample.certificate)
    for name, value in zip(_PLAIN, _read_plain(sample), strict=True):
        if not _is_empty(value):
            data[name] = value
    return data


_TIMES = tuple(one.name for one in fields(Timing))
_read_times = attrgetter(*_TIMES)
_PLAIN = ("status", "error", "evidence", "http_version", "cut", "warning", "version", "uptime_s")
_read_plain = attrgetter(*_PLAIN)


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value == ""


def _part_to_data(part: "Part") -> dict[str, Any]:
    data = {"name": part.name, "state": part.state.value, "words": part.words, "latency_ms": part.latency_ms}
    return {name: value for name, value in data.items() if value not in (None, "")} | {"name": part.name}


def _certificate_to_data(one: "PeerCertificate") -> dict[str, Any]:
    return {"subject": one.subject, "issuer": one.issuer, "expires_at": one.expires_at.isoformat()}


def sample_from_data(data: dict[str, Any]) -> Sample:
    """A sample from plain data. Raises `MessageNotReadable`."""
    try:
        return Sample(
            check_id=data["check_id"],
            at=datetime.fromisoformat(data["at"]),
            outcome=Outcome(data["outcome"]),
            timing=Timing(**data["timing"]),
            status=data.get("status"),
            fault=Fault(data["fault"]) if "fault" in data else None,
            error=data.get("error", ""),
            evidence=data.get("evidence", ""),
            http_version=data.get("http_version", ""),
            cut=data.get("cut", False),
            warning=data.get("warning", ""),
            parts=tuple(_part_from_data(one) for one in data.get("parts", ())),
            certificate=_certificate_from_data(data.get("certificate")),
            version=data.get("version", ""),
            uptime_s=data.get("uptime_s"),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise MessageNotReadable(f"not a sample: {error}") from error


def _part_from_data(data: dict[str, Any]) -> "Part":
    from incident_desk.domain.findings import Part, PartState

    return Part(data["name"], PartState(data["state"]), data.get("words", ""), data.get("latency_ms"))


def _certificate_from_data(data: dict[str, Any] | None) -> "PeerCertificate | None":
    if data is None:
        return None
    from incident_desk.domain.findings import PeerCertificate

    return PeerCertificate(data["subject"], data["issuer"], datetime.fromisoformat(data["expires_at"]))
