"""What a report says beside its record: how the checks answered, the playbook's objectives, what was like it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from incident_desk.domain.events import Event
from incident_desk.domain.fold import fold
from incident_desk.domain.health_past import CoursePoint
from incident_desk.domain.incident import Incident
from incident_desk.domain.likeness import likest
from incident_desk.domain.objectives import objectives_over, prevention_over
from incident_desk.domain.recurrence import CameBack, came_back
from incident_desk.domain.report import ReportModel
from incident_desk.domain.report_answers import AnswerPoint, AnswersFact
from incident_desk.domain.report_earlier import EarlierAction, EarlierFact
from incident_desk.formats.objective_goals import goals_in, lost_seconds, prevention_goals_in
from incident_desk.formats.report_health import window_of
from incident_desk.services.history import History
from incident_desk.services.patrol import outside_name

MOST_CHECKS = 40
POINTS = 150
"""Of a course; more than the paper shows."""


class Beside:
    """Adds to a report what its own events do not hold. Reads files: never on the GUI thread."""

    def __init__(
        self, others: Callable[[str], Iterable[Incident]], history: Callable[[], History] | None = None
    ) -> None:
        """``others`` are incidents beside the one of that id, ``history`` opens what was heard of the checks."""
        self._others, self._history = others, history

    def __call__(self, report: ReportModel, events: Sequence[Event]) -> ReportModel:
        """The report with it. Of other incidents counts what was before this one alone."""
        incident = fold(events)
        goals = objectives_over([incident], report.header.recorded_until, goals_in, lost_seconds)
        before = [one for one in self._others(incident.id) if one.declared_at < incident.declared_at]
        return replace(
            report,
            answers=tuple(self._answers(report, incident)),
            objectives=goals,
            prevention=prevention_over([incident], prevention_goals_in),
            earlier=tuple(_earlier(incident, before)),
        )

    def _answers(self, report: ReportModel, incident: Incident) -> Iterator[AnswersFact]:
        if self._history is None or not incident.checks:
            return
        history, window = self._history(), window_of(report)
        try:
            for check, options in list(incident.checks.items())[:MOST_CHECKS]:
                name = outside_name(incident.id, check)
                past = history.figures(name, window.since, window.until)
                if past.answers:
                    points = history.course(name, window.since, window.until, POINTS)
                    yield AnswersFact(
                        str(options.get("name", check)), window.since, window.until, past.answers, past.failed,
                        past.p50_s, past.p95_s, tuple(map(_point, points)),
                    )  # fmt: skip
        finally:
            history.close()


def _point(one: CoursePoint) -> AnswerPoint:
    return AnswerPoint(one.at, one.length_s, one.median_s, one.answers, one.failed)


def _earlier(incident: Incident, before: Sequence[Incident]) -> Iterator[EarlierFact]:
    known: dict[str, CameBack] = {one.earlier: one for one in came_back([incident], before)}
    for like in likest(incident, before):
        one = like.incident
        actions = known[one.key].actions if one.key in known else ()
        yield EarlierFact(
            one.key, one.title, one.declared_at, like.why,
            tuple(EarlierAction(action.text, action.done_before) for action in actions),
        )  # fmt: skip
