"""From a moment as a report writes it to one of the record: UTC, with the same precision, or unknown.

A day without a clock is all of that day. A clock without a day, and words that are no time, are unknown: they keep
their words and their place among the others.
"""

from datetime import date, datetime, time, timedelta, timezone, tzinfo

from incident_desk.domain.moments import Moment, Precision, utc
from incident_desk.domain.past_report import PastReport
from incident_desk.domain.past_times import PastMoment, PastPrecision
from incident_desk.domain.past_zones import read_zone

PRECISIONS = {
    PastPrecision.EXACT: Precision.EXACT,
    PastPrecision.APPROXIMATE: Precision.ABOUT,
    PastPrecision.AT_LEAST: Precision.AT_LEAST,
    PastPrecision.AT_MOST: Precision.AT_MOST,
}
YEARS = range(1950, 2200)
"""A year beyond them is taken for no time; its words stay."""
_ANY_DAY = date(2025, 1, 1)
_LAST = time(23, 59, 59)


def moment_of(stated: PastMoment, zone: tzinfo, day: str = "") -> Moment:
    """The moment in UTC; ``zone`` and ``day`` hold where the report states none."""
    placed = stated.on(day)
    if not placed.day or placed.precision is PastPrecision.UNKNOWN or not _is_plausible(placed):
        return Moment.unknown()
    return _placed(placed, zone)


def _is_plausible(stated: PastMoment) -> bool:
    """Whether it is of a year in which there was anything to write a report of; else it is a slip of the pen."""
    days = (stated.day, stated.until_day or stated.day)
    return all(date.fromisoformat(one).year in YEARS for one in days)


def needs_zone(report: PastReport) -> bool:
    """Whether a time of the report says neither by its zone nor by its offset when it was."""
    return any(one.clock and one.offset is None and not _waits(one) for one in every_moment(report))


def _waits(moment: PastMoment) -> bool:
    """Whether its zone is stated and only its day is missing, on which the offset depends."""
    return not moment.day and read_zone(moment.zone, _ANY_DAY).minutes is not None


def needs_day(report: PastReport) -> bool:
    """Whether a time of the report has a clock and no day, so that nobody can say when it was."""
    return any(one.clock and not one.day for one in every_moment(report))


def every_moment(report: PastReport) -> tuple[PastMoment, ...]:
    """The start, the end, those under labels, and those of the timeline."""
    stated = [one.moment for one in (report.start, report.end) if one is not None]
    return (*stated, *(entry.moment for entry in (*report.labelled, *report.timeline)))


def _placed(stated: PastMoment, zone: tzinfo) -> Moment:
    if not stated.clock:
        return _days(stated, zone)
    at, until = _utc(stated.iso, stated, zone), None
    if stated.precision is PastPrecision.RANGE and stated.until_clock:
        until = _utc(stated.until_iso, stated, zone)
    if until is not None and until >= at:
        return Moment(at, Precision.RANGE, until)
    return Moment(at, PRECISIONS.get(stated.precision, Precision.ABOUT))


def _days(stated: PastMoment, zone: tzinfo) -> Moment:
    """All of the day, or of the days from the first to the last."""
    first = date.fromisoformat(stated.day)
    last = max(first, date.fromisoformat(stated.until_day or stated.day))
    here = _zone_of(stated, zone)
    at, until = (utc(datetime.combine(one, clock, here)) for one, clock in ((first, time()), (last, _LAST)))
    return Moment(at, Precision.RANGE, max(at, until))


def _utc(iso: str | None, stated: PastMoment, zone: tzinfo) -> datetime:
    found = datetime.fromisoformat(iso or "")
    return utc(found if found.tzinfo is not None else found.replace(tzinfo=_zone_of(stated, zone)))


def _zone_of(stated: PastMoment, zone: tzinfo) -> tzinfo:
    offset = stated.offset
    return zone if offset is None else timezone(timedelta(minutes=offset))
