"""In place of targets: the milestones that the report of a past incident states. Values in, values out."""

from datetime import UTC

from incident_desk.domain.incident import Incident
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment, Precision
from incident_desk.formats.times import describe
from incident_desk.qt.widgets.deadline_cell import DeadlineModel
from incident_desk.qt.widgets.deadline_dress import CellState

SHOWN = (
    Milestone.IMPACT_STARTED,
    Milestone.DETECTED,
    Milestone.CAUSE_IDENTIFIED,
    Milestone.FIX_APPLIED,
    Milestone.IMPACT_ENDED,
)
_SIGNS = {Precision.ABOUT: "~", Precision.RANGE: "~", Precision.AT_LEAST: "≥", Precision.AT_MOST: "≤"}


def past_cells(incident: Incident) -> tuple[DeadlineModel, ...]:
    """A cell for each of these milestones, always in the same places."""
    return tuple(_cell(TITLES[one], incident.milestones.get(one)) for one in SHOWN)


def _cell(title: str, moment: Moment | None) -> DeadlineModel:
    if moment is None or moment.at is None:
        words = "not stated" if moment is None else "no time stated"
        return DeadlineModel(title, "—", words, CellState.NOT_STATED, short_caption=words)
    at = moment.at.astimezone(UTC)
    return DeadlineModel(
        title, f"{_SIGNS.get(moment.precision, '')}{at:%H:%M}", f"{at:%Y-%m-%d}, UTC", CellState.NORMAL,
        short_caption=f"{at:%m-%d}", spoken=describe(moment),
    )  # fmt: skip
