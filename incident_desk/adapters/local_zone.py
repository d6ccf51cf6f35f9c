"""The computer's own time zone, right on both sides of a clock change."""

from datetime import UTC, datetime, timedelta, tzinfo


class LocalZone(tzinfo):
    """The zone that the system is set to, asked for each moment anew."""

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """The offset at that local time."""
        return _system(moment).utcoffset() if moment else None

    def dst(self, moment: datetime | None) -> timedelta | None:
        """Not told by the system in a portable way; nothing here needs it."""
        return timedelta(0)

    def tzname(self, moment: datetime | None) -> str | None:
        """The abbreviation at that local time, such as CET."""
        return _system(moment).tzname() if moment else None

    def fromutc(self, moment: datetime) -> datetime:
        """The local time of a UTC moment."""
        local = moment.replace(tzinfo=UTC).astimezone()
        first = local.replace(tzinfo=self, fold=0)
        # The hour that the clock shows twice: the second time has another offset and is marked by fold.
        return first if first.utcoffset() == local.utcoffset() else first.replace(fold=1)


def _system(moment: datetime) -> datetime:
    return moment.replace(tzinfo=None).astimezone()
