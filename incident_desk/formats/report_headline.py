"""What an incident was in two or three sentences, from recorded facts only.

Where a fact is missing the words say so; nothing is guessed.
"""

from incident_desk.domain.durations import countdown
from incident_desk.domain.report import ReportModel, TargetFact
from incident_desk.domain.status import Status
from incident_desk.formats import report_words as words
from incident_desk.formats.report_cut import fit

MOST_LETTERS = 150
"""Letters of an answer in the headline; the whole of it stands in its section."""


def headline(report: ReportModel) -> tuple[str, ...]:
    """Two or three sentences: what it was, how long it hurt, how the response went."""
    return tuple(part for part in (what_sentence(report), impact_sentence(report), _response(report)) if part)


def what_sentence(report: ReportModel) -> str:
    """What does not work, and who is affected; empty where nobody said so."""
    fails, who = report.answer("what_fails"), report.answer("who")
    parts = [f"Not working: {_quoted(fails)}" if fails else "", f"Affected: {_quoted(who)}" if who else ""]
    said = ". ".join(part for part in parts if part)
    drill = "This was a drill. " if report.drill else ""
    return f"{drill}{said}." if said else drill.strip()


def _quoted(answer: str) -> str:
    return fit(answer, MOST_LETTERS).rstrip(".")


def impact_sentence(report: ReportModel) -> str:
    """How long the impact lasted, or why nobody can say."""
    if report.impact.seconds is not None:
        again = f", in {len(report.intervals)} intervals" if len(report.intervals) > 1 else ""
        return f"The impact lasted {words.lasted(report.impact.seconds, report.impact.precision)}{again}."
    return f"How long the impact lasted can't be said, because {report.impact.why_not}."


def _response(report: ReportModel) -> str:
    if report.header.status is Status.CANCELLED:
        reason = fit(report.header.status_reason or "no reason recorded", MOST_LETTERS).rstrip(".")
        return f"The incident was cancelled: {reason}."
    response, resolution = report.target("response"), report.target("resolution")
    begun, ended = _deed(response, "acknowledged"), _deed(resolution, _over(resolution))
    if begun and ended:
        return f"It was {begun} and {ended}."
    status = f"; its status is {report.header.status.capitalize()}"
    if begun:
        return f"It was {begun} and is not resolved when the record ends{_judged(resolution)}{status}."
    if ended:
        return f"It was {ended}; when it was acknowledged is not recorded{_judged(response)}."
    verdicts = _judged(response, resolution)
    return f"When the record ends it is neither acknowledged nor resolved{verdicts}{status}."


def _over(resolution: TargetFact) -> str:
    """What ended the resolution target: the incident keeps the rule it was opened with."""
    return "resolved" if resolution.counts.endswith("resolved") else "without impact"


def _deed(target: TargetFact, verb: str) -> str:
    """What was done and after how long; empty where it was not."""
    if "no known time" in target.why_not:
        return f"{verb} at an unknown time"
    if target.took_s is None:
        return ""
    if target.took_s < 0:
        return f"{verb} {countdown(target.took_s)} before it was {target.counts.partition('→')[0]}"
    return f"{verb} after {words.lasted(target.took_s, target.precision)}{_judged(target)}"


def _judged(*targets: TargetFact) -> str:
    verdicts = [f"{one.name} target {_verdict(one)}" for one in targets if one.seconds is not None]
    return f" ({', '.join(verdicts)})" if verdicts else ""


def _verdict(target: TargetFact) -> str:
    if target.why_not:
        return "n/a"
    if target.done_at is None:
        return f"missed, {countdown(target.late_by_s)} late by then" if words.is_missed(target) else "still running"
    return f"missed by {countdown(target.late_by_s)}" if words.is_missed(target) else "met"
