"""A moment as a person would type it, so that it is read back as the same, to the second. Pure."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from incident_desk.domain.errors import DeskError
from incident_desk.domain.moments import Moment, Precision
from incident_desk.formats.days_meant import Near
from incident_desk.formats.typed_times import read_moment

UNKNOWN = "unknown"
_SECOND = timedelta(seconds=1)
_CLOCK, _DAY = "%H:%M:%S", "%Y-%m-%d"


def typed_moment(moment: Moment, now: datetime, zone: tzinfo, near: Near = ()) -> str:
    """The shortest form that means this moment at ``now`` (UTC) by the clocks of the zone.

    In an incident that has ended a time without its day is one of ``near``.

    A precision that can't be typed ("at the latest") leaves the bare time, which then means less.
    """
    if moment.at is None:
        return UNKNOWN
    forms = list(_forms(moment, moment.at, zone))

    def reading(form: str) -> Moment:
        return read_moment(form, now, zone, near)

    return next((form for form in forms if _means(form, moment, reading)), forms[-1])


def _forms(moment: Moment, at: datetime, zone: tzinfo) -> Iterator[str]:
    local, about = at.astimezone(zone), "~" if moment.precision is Precision.ABOUT else ""
    if moment.until is not None:
        end = moment.until.astimezone(zone)
        yield f"{local:{_CLOCK}}..{end:{_CLOCK}}"
        yield f"{local:{_DAY} {_CLOCK}}..{end:{_CLOCK}}"
        yield f"{at:{_DAY}T{_CLOCK}}Z..{moment.until:{_DAY}T{_CLOCK}}Z"
        return
    yield f"{about}{local:{_CLOCK}}"
    yield f"{about}{local:{_DAY} {_CLOCK}}"
    yield f"{about}{at.astimezone(UTC):{_DAY} {_CLOCK}}Z"


def _means(form: str, moment: Moment, read_as: Callable[[str], Moment]) -> bool:
    try:
        read = read_as(form)
    except DeskError:
        return False
    same = _second(read.at) == _second(moment.at) and _second(read.until) == _second(moment.until)
    return same and read.precision is moment.precision


def _second(at: datetime | None) -> datetime | None:
    return at.replace(microsecond=0) if at is not None else None


def halfway(before: datetime, after: datetime) -> datetime:
    """The whole second halfway between two moments; not before the first one where there is any other."""
    middle = _whole(before + (after - before) / 2)
    return middle if middle >= before else min(_whole(before) + _SECOND, max(middle, _whole(after)))


def _whole(at: datetime) -> datetime:
    return at.replace(microsecond=0)
