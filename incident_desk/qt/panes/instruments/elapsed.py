"""The large clock, and in its tooltip every other length that runs: since the impact, since the detection."""

from typing import TYPE_CHECKING

from incident_desk.domain.clock import ClockReading
from incident_desk.domain.durations import elapsed
from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import Milestone
from incident_desk.formats.times import clock_face, describe
from incident_desk.qt.widgets.clock import ClockModel

if TYPE_CHECKING:
    from incident_desk.domain.past_facts import PastFacts


def clock_model(incident: Incident, reading: ClockReading) -> ClockModel:
    """How long it has been since the declaration, or how long it took."""
    if incident.past is not None and not incident.is_open:
        return _stated(incident.past, reading)
    caption = "Elapsed" if reading.running else "Took"
    return ClockModel(int(reading.elapsed_s), caption, f"since {clock_face(incident.declared_at)} UTC")


def _stated(past: "PastFacts", reading: ClockReading) -> ClockModel:
    """Of what was taken in from a report no clock ran here: it is what is stated, else what its times give."""
    from incident_desk.domain.past_facts import length_words

    duration = past.duration
    if duration is not None and duration.seconds is not None:
        return ClockModel(duration.seconds, "As stated", length_words(duration))
    if reading.impact_s is not None:
        return ClockModel(int(reading.impact_s), "Impact", "by the times it states")
    return ClockModel(0, "Length", duration.text if duration is not None else "not stated", is_known=False)


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
    if incident.past is not None and Milestone.DECLARED not in incident.milestones:
        return "\n".join((*lines, "Declared: not stated"))
    lines.append(f"Since declared {elapsed(reading.elapsed_s)}, {clock_face(incident.declared_at)} UTC")
    return "\n".join(lines)
