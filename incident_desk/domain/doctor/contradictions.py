"""What can't be so: two statements of the same record that exclude each other."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from statistics import median

from incident_desk.domain.doctor.case import Case, CaseRow
from incident_desk.domain.doctor.findings import Finding, Group, from_to, places, quoted
from incident_desk.domain.durations import length
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.past_times import PastPrecision

_SHARE, _LEAST_S = 0.2, 300.0
"""A stated duration may depart from the timeline by a fifth, and always by five minutes: people round."""
_YEAR = timedelta(days=180)
_EASTMOST, _WESTMOST = timedelta(hours=14), timedelta(hours=36)
"""A day begins this long before it does in UTC where it begins first, and ends so long after where it ends last."""
_ORDER = (Milestone.IMPACT_STARTED, Milestone.DETECTED, Milestone.ACKNOWLEDGED, Milestone.FIX_APPLIED,
          Milestone.IMPACT_ENDED, Milestone.RESOLVED, Milestone.CLOSED)  # fmt: skip
"""Those that nothing but a slip puts in another order; a cause may be found after the end."""


def duration_disagrees(case: Case) -> Iterator[Finding]:
    """The stated duration against the milestones or the rows (seed 001: two hours against three minutes)."""
    stated, measured, span = case.duration, case.measured, case.span
    if stated is None or stated.seconds is None or measured is None or span is None:
        return
    seconds = measured.total_seconds()
    if _agree(float(stated.seconds), float(stated.from_s or stated.seconds), stated.precision, seconds):
        return
    first, last = _ends(case)
    ends = [row for row in (first, last) if row]
    begun = (span[1] - timedelta(seconds=stated.seconds)).strftime("%H:%M")
    yield Finding(
        "duration", Group.CONTRADICTION, "The stated duration and the timeline disagree",
        f"It says {stated.text.strip()}, the times cover {length(measured)}. Every duration rests on these.",
        f"the duration is stated as “{stated.text.strip()}”; it runs from {from_to(*span)}",
        f"Say when it began (about {begun} UTC, by the stated duration), or correct the duration",
        *places(ends, stated.text.strip(), *span, line=stated.span.first if stated.span else 0),
    )  # fmt: skip


def _agree(stated: float, least: float, precision: PastPrecision, measured: float) -> bool:
    spare = max(_LEAST_S, stated * _SHARE)
    is_enough = measured >= least - spare
    is_little = measured <= stated + spare
    if precision is PastPrecision.AT_LEAST:
        return is_enough
    if precision is PastPrecision.AT_MOST:
        return is_little
    return is_enough and is_little


def date_disagrees(case: Case) -> Iterator[Finding]:
    """The stated date against the rows: none of them is of that day, wherever on earth it was."""
    stated, rows = case.dated, [row for row in case.timed if row.told]
    if stated is None or not stated.moment.day or stated.moment.doubt or not rows:
        return
    first = datetime.fromisoformat(stated.moment.day).replace(tzinfo=UTC) - _EASTMOST
    last = datetime.fromisoformat(stated.moment.until_day or stated.moment.day).replace(tzinfo=UTC) + _WESTMOST
    if any(row.happened.at and first <= (row.happened.until or row.happened.at) and row.happened.at < last
           for row in rows):  # fmt: skip
        return
    here, there = (row.happened.at for row in (rows[0], rows[-1]))
    assert here is not None
    assert there is not None
    words = stated.moment.written.strip()
    yield Finding(
        "date", Group.CONTRADICTION, "The stated date and the timeline disagree",
        f"The date says {stated.moment.day}, no row is of that day. One of the two is wrong.",
        f"the date is stated as “{words}”; the rows run from {from_to(here, there)}",
        "Correct the date, or the times of the rows",
        *places((rows[0], rows[-1]), stated.moment.day, line=stated.span.first if stated.span else 0),
    )  # fmt: skip


def milestones_out_of_order(case: Case) -> Iterator[Finding]:
    """A milestone that lies before the one it follows from."""
    known = [(one, at) for one in _ORDER if (at := case.at(one)) is not None and not _is_rough(case, one)]
    for (earlier, first), (later, second) in pairwise(known):
        if second < first:
            yield Finding(
                "order", Group.CONTRADICTION,
                f"{TITLES[later]} lies before {TITLES[earlier].lower()}",
                "A duration between them would be less than nothing, so none is told.",
                f"{TITLES[later].lower()} is {second:%Y-%m-%d %H:%M} UTC, {TITLES[earlier].lower()} "
                f"{first:%Y-%m-%d %H:%M} UTC",
                "Set right whichever of the two is wrong",
                *places((), earlier, first, later, second),
            )  # fmt: skip


def _is_rough(case: Case, milestone: Milestone) -> bool:
    return case.milestones[milestone].day is not None


def after_close(case: Case) -> Iterator[Finding]:
    """What happened after the paperwork was finished belongs to another incident, or the closing was too early."""
    closed = case.at(Milestone.CLOSED)
    if closed is None:
        return
    late = [row for row in case.timed if row.told and row.happened.at and row.happened.at > closed]
    if late:
        yield Finding(
            "after-close", Group.CONTRADICTION, f"{_rows(len(late))} after it was closed",
            "What happens after the end belongs to another incident, or it was closed too early.",
            f"it was closed {closed:%Y-%m-%d %H:%M} UTC; the last row is {late[-1].happened.at:%Y-%m-%d %H:%M} UTC",
            "Reopen it, or move the rows to where they belong",
            *places(late, closed),
        )  # fmt: skip


def another_year(case: Case) -> Iterator[Finding]:
    """A row half a year away from the others is rather a slip of the pen."""
    rows = [row for row in case.timed if row.told and not row.is_change]
    if len(rows) < 3:  # noqa: PLR2004
        return
    middle = median(row.happened.at.timestamp() for row in rows if row.happened.at)
    far = [
        row for row in rows if row.happened.at and abs(row.happened.at.timestamp() - middle) > _YEAR.total_seconds()
    ]
    if far:
        quote = quoted(f"{{}} is dated {far[0].happened.at:%Y-%m-%d}", far[0].text)
        yield Finding(
            "year", Group.CONTRADICTION, f"{_rows(len(far))} half a year away from the others",
            "A slip in a year or a month makes every duration wrong.",
            quote.short,
            "Correct the date",
            *places(far),
            quoting=quote.whole,
        )  # fmt: skip


def _ends(case: Case) -> tuple[CaseRow | None, CaseRow | None]:
    rows = [row for row in case.timed if row.told]
    return (rows[0], rows[-1]) if rows else (None, None)


def _rows(count: int) -> str:
    return f"{count} rows lie" if count > 1 else "One row lies"
