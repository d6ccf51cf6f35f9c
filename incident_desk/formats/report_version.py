"""Which version of a report this is: initial, update or final (as ICS 209 has them), and as what it stands."""

from incident_desk.domain.report import ReportModel
from incident_desk.domain.status import Status
from incident_desk.formats import report_words as words

INITIAL, UPDATE, FINAL = "Initial", "Update", "Final"
_OVER = (Status.RESOLVED, Status.CLOSED, Status.CANCELLED)


def version_word(report: ReportModel) -> str:
    """``Initial`` while the incident goes on, ``Final`` as it was approved, else ``Update``."""
    review = report.review
    if review is not None and review.is_as_approved:
        return FINAL
    is_over = report.header.status in _OVER or report.past is not None
    return UPDATE if is_over or (review is not None and review.approvals) else INITIAL


def version_note(report: ReportModel) -> str:
    """What the version rests on: the review's version and state, or that nobody approved it."""
    review = report.review
    if review is None or not review.begun:
        return "no review yet"
    if review.is_as_approved:
        return f"version {review.version}, approved"
    if review.approvals:
        more = words.count(review.since, "event")
        return f"version {review.version}, {more} after the last approval"
    return f"version {review.version}, {review.state.word}"
