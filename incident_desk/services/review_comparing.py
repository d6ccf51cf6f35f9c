"""What changed in a review since a version of it was approved: until another approved one, or until now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo

from incident_desk.domain.events import Event
from incident_desk.domain.fold import fold
from incident_desk.domain.moments import Moment
from incident_desk.domain.review import Approval
from incident_desk.domain.review_compared import Changed, compared
from incident_desk.domain.review_template import ReviewTemplate
from incident_desk.formats.times import describe

_NO_TEMPLATE = ReviewTemplate("", "")


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between what was approved and a later state; ``until`` None: that of now.

    ``seq`` is the number of the last event of the later state.
    """

    key: str
    since: Approval
    until: Approval | None
    seq: int
    changes: tuple[Changed, ...]

    @property
    def title(self) -> str:
        """Between what it is."""
        after = f" until version {self.until.version}" if self.until is not None else ""
        return f"What changed since version {self.since.version}{after}"

    @property
    def nothing(self) -> str:
        """What is said where nothing differs."""
        after = f" until version {self.until.version}" if self.until is not None else ""
        return f"Nothing has changed since version {self.since.version}{after}"


def compare_versions(
    events: Sequence[Event], since: int | None = None, until: int | None = None, zone: tzinfo = UTC
) -> Comparison:
    """Between two approved versions of one record, the older first; without ``since`` the last approved one counts,
    without ``until`` the record as it stands. Times are told in that zone.

    Raises:
        NotFound: no such version was approved, or none.
    """
    now = fold(events)
    ends = [now.review.approval_of(since)]
    if until is not None:
        ends = sorted((*ends, now.review.approval_of(until)), key=_number)
    older = fold(events[: ends[0].until])
    newer = fold(events[: ends[1].until]) if until is not None else now

    def said(moment: Moment) -> str:
        return describe(moment, zone)

    template = newer.review.template or older.review.template or _NO_TEMPLATE
    changes = compared(older, newer, template, said, events)
    return Comparison(now.key, ends[0], ends[1] if until is not None else None, newer.seq, changes)


def _number(one: Approval) -> int:
    return one.until
