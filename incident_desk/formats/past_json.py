"""What a past incident keeps of its report, for JSON."""

from typing import Any

from incident_desk.domain.past_facts import PastFacts
from incident_desk.domain.plain_data import to_plain
from incident_desk.formats.reading.reports.describe import report_data

_ROWS = ("timeline", "action_items")


def past_data(past: PastFacts | None) -> dict[str, Any] | None:
    """The report's facts, its document, what a person answered and what was left open.

    Its timeline and its actions are rows of the incident, and not said twice.
    """
    if past is None:
        return None
    return {
        "source": to_plain(past.source),
        "zone": past.zone or None,
        "day": past.day or None,
        "stated": to_plain(past.stated),
        "doubts": list(past.doubts),
        "is_dated": past.is_dated,
        "corrected": to_plain(past.corrected),
        "report": {name: one for name, one in report_data(past.report).items() if name not in _ROWS},
    }
