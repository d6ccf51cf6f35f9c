"""What is said of a milestone's former row: the moment that stands in its place."""

from dataclasses import replace

from incident_desk.domain.timeline import Entry


def corrected_words(row: Entry, standing: Entry) -> str:
    """``Corrected to 03:09:10 UTC``, with the day where that is another one."""
    # It brings the report with it, which a start has no need of.
    from incident_desk.formats import report_words as words

    same_day = words.day(standing.sort_at) == words.day(row.sort_at)
    zone = " UTC" if standing.happened.at is not None else ""
    return f"Corrected to {words.when(standing.happened, dated=not same_day)}{zone}"


def with_correction(row: Entry, standing: Entry | None) -> Entry:
    """The row with that beneath it; the very same where nothing stands in its place."""
    if standing is None:
        return row
    return replace(row, detail=" · ".join(filter(None, (corrected_words(row, standing), row.detail))))
