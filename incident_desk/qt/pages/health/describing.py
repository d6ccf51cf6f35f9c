"""Puts together all that is shown of one check: from the feed, the record and what the history had."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from incident_desk.domain.changes import beside, changes_between
from incident_desk.domain.health import Sample
from incident_desk.domain.health_record import ChangeMade
from incident_desk.domain.incident import Incident
from incident_desk.qt.health_feed import WatchedCheck
from incident_desk.qt.pages.health.answers import AnswerRow, answer_rows, look_lines
from incident_desk.qt.pages.health.chart import ChartModel, chart_of, of_answers, of_course, ranks_words
from incident_desk.qt.pages.health.facts import Told, last_good
from incident_desk.qt.pages.health.lanes import Lanes, Named, lanes_of, marks_of, sentence_of, shown_of
from incident_desk.qt.pages.health.past_reader import PastRead
from incident_desk.qt.pages.health.related import Related, related_commands
from incident_desk.services.scenes import Scene
from incident_desk.services.webhook import WebhookState


@dataclass(frozen=True, slots=True)
class Known:
    """All that a detail is made of. ``live`` are the answers that this window heard, newest first."""

    key: str
    one: WatchedCheck
    now: datetime
    window_s: float
    live: tuple[Sample, ...] = ()
    past: PastRead = PastRead()
    rest: str = ""
    watched: Mapping[str, WatchedCheck] | None = None
    records: Sequence[Incident] = ()
    scene: Scene | None = None
    standing: Incident | None = None
    library: Sequence[Incident] = ()
    webhook: WebhookState = WebhookState()


@dataclass(frozen=True, slots=True)
class Detail:
    """One check with all that is shown of it."""

    told: Told
    key: str
    record: str
    lanes: Lanes
    chart: ChartModel
    answers: tuple[AnswerRow, ...]
    looks: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    webhook: WebhookState = WebhookState()
    ranks: str = ""
    """Percentiles of the window that is shown, in words."""


def detail_of(known: Known) -> Detail:
    """The detail of the chosen check."""
    one, now = known.one, known.now
    since = now - timedelta(seconds=known.window_s)
    incident = known.scene.incident if known.scene is not None else None
    changes = _changes(incident, known, since, now)
    course = known.past.course
    points = of_course(course, since, now) if course else of_answers(known.live, since, now)
    return Detail(
        _told(known, incident),
        known.key,
        one.record,
        _lanes(known, since, changes),
        chart_of(one.check, one.state, points, (since, now), [change.at for change in changes]),
        answer_rows(one.check, known.live, known.past.answers),
        look_lines(incident.elsewhere if incident is not None else (), one.check.id),
        related_commands(one.check, incident.playbook if incident is not None else None, _said(one.state.last)),
        known.webhook,
        ranks_words(known.past.window),
    )


def _told(known: Known, incident: Incident | None) -> Told:
    one, past = known.one, known.past
    is_open = incident is not None and incident.is_open and not one.is_standing
    good = last_good(known.live) or past.last_good
    return Told(
        one.check, one.state, known.now, past.day, past.usual, good, is_open, one.is_standing, known.rest
    )  # fmt: skip


def _changes(incident: Incident | None, known: Known, since: datetime, until: datetime) -> Sequence[ChangeMade]:
    first = incident or known.standing
    if first is None:
        return ()
    return changes_between(first, known.standing, since, until, beside(incident, known.library))


def _lanes(known: Known, since: datetime, changes: Iterable[ChangeMade]) -> Lanes:
    made, scene, watched = tuple(changes), known.scene, known.watched or {known.key: known.one}
    named = [Named(key, one.check.id, one.check.name) for key, one in watched.items()]
    lanes = lanes_of(named, known.records, since, known.now, known.key)
    shown, more = shown_of(lanes)
    entries, incident = (scene.entries, scene.incident) if scene is not None else ((), None)
    marks = marks_of(made, incident, entries, since, known.now)
    return Lanes(since, known.now, shown, marks, more, sentence_of(lanes, made))


def _said(last: Sample | None) -> str:
    """What a failing answer was about; a good one says nothing of what to look for."""
    return " ".join([last.error, *(part.name for part in last.parts)]) if last is not None and last.fault else ""
