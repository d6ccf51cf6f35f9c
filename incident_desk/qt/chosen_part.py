"""Which part of the report is in front: the section that is written, or the update whose row is chosen."""

from incident_desk.domain.events import Kind
from incident_desk.domain.timeline import Entry
from incident_desk.formats.times import iso
from incident_desk.qt.review_wishes import PAGE as REVIEW
from incident_desk.qt.review_wishes import ReviewWishes
from incident_desk.qt.stage import Stage
from incident_desk.qt.timeline_wishes import TimelineWishes


class ChosenPart:
    """Looks at the page in front."""

    def __init__(self, stage: Stage, reviews: ReviewWishes, timeline: TimelineWishes) -> None:
        self._stage, self._reviews, self._timeline = stage, reviews, timeline

    def id(self) -> str:
        """As ``rich_text.Part`` names it; empty where nothing is chosen that is a part of the report."""
        if self._stage.window.page == REVIEW:
            section = self._reviews.page.model.open
            return section.title if section is not None else ""
        entry = self._entry()
        is_update = entry is not None and entry.kind == Kind.UPDATE_SENT
        at = entry.happened.at if entry is not None and is_update else None
        return f"update {iso(at)}" if at is not None else ""

    def _entry(self) -> Entry | None:
        if self._timeline.is_in_front:
            return self._timeline.page.rows.chosen
        entries = self._stage.desk.timeline.entries
        return entries.chosen if self._stage.window.page == "desk" and entries.hasFocus() else None
