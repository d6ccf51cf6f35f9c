"""The large clock, and in its tooltip every other length that runs: since the impact, since the detection."""

from incident_desk.domain.clock import ClockReading
from incident_desk.domain.durations import elapsed
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.formats.times import clock_face, describe
from incident_desk.qt.widgets.clock import ClockModel


def clock_model(incident: Incident, reading: ClockReading) -> ClockModel:
    """How long it has been since the declaration, or how long it took."""
    caption = "Elapsed" if reading.running else "Took"
    return ClockModel(int(reading.elapsed_s), caption, f"since {clock_face(incident.declared_at)} UTC")


def clock_words(incident: Incident, reading: ClockReading) -> str:
    """A line for each: impact, detected, declared; why there is no figure where there is none."""
    impact, began = reading.impact, incident.milestones.get(Milestone.IMPACT_STARTED)
    if impact.seconds is None:
        lines = [f"Impact: n/a, because {impact.why_not}"]
    else:
        since = f", since {describe(began)}" if began is not None and len(impact.stretches) == 1 else ""
        sums = f", the sum of {len(impact.stretches)} intervals" if len(impact.stretches) > 1 else ""
        lines = [f"Impact {elapsed(impact.seconds)}{'' if impact.running else ', ended'}{since}{sums}"]
    detected = incident.milestones.get(Milestone.DETECTED)
    if detected is not None and reading.detected_s is not None:
        lines.append(f"Since detected {elapsed(reading.detected_s)}, {describe(detected)}")
    else:
        lines.append("Detected: not stated")
    lines.append(f"Since declared {elapsed(reading.elapsed_s)}, {clock_face(incident.declared_at)} UTC")
    return "\n".join(lines)
