"""The checks over the whole incident: a row each with its course as a figure, its states in words, its figures.

The states are those of the record. Times of answers come from the history of this computer, where it has them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from math import log

from incident_desk.domain.durations import took
from incident_desk.domain.health import State
from incident_desk.domain.report import CheckChange, ReportModel
from incident_desk.domain.report_answers import AnswersFact
from incident_desk.formats import report_words as words
from incident_desk.formats.report_document import Block, Cell, Column, Paragraph, Table, Tone
from incident_desk.formats.report_figure import Course, Stretch

MOST_STATES = 6
"""Changes of a check that its row names; all of them stand among the checks."""
_GOOD = (State.OK,)
_BAD = (State.DOWN, State.FAILING)
_NONE = (State.PAUSED, State.MAINTENANCE, State.NO_DATA, State.BLIND, State.SUPPRESSED)
_WORDS = {state.value: state.word for state in State}


@dataclass(frozen=True, slots=True)
class Window:
    """The time that the figures show (UTC)."""

    since: datetime
    until: datetime

    def place(self, moment: datetime) -> float:
        """From 0 to 1."""
        whole = (self.until - self.since).total_seconds()
        return round(min(1.0, max(0.0, (moment - self.since).total_seconds() / whole)), 4) if whole > 0 else 0.0


def window_of(report: ReportModel) -> Window:
    """From a little before the first trouble to where the incident or its record ends, with a little beyond."""
    resolved = report.header.resolved
    starts = [report.header.declared_at, *(one.at.at for one in report.checks if one.at.at is not None)]
    starts += [one.started.at for one in report.intervals if one.started is not None and one.started.at is not None]
    ends = [resolved.at if resolved is not None and resolved.at is not None else report.header.recorded_until]
    ends += [one.at.at for one in report.checks if one.at.at is not None]
    since, until = min(starts), max((*ends, *starts))
    around = max((until - since) * 0.06, timedelta(minutes=1))
    return Window(since - around, until + around)


def health(report: ReportModel) -> Iterator[Block]:
    """The table of the checks; nothing where none was watched."""
    names = list(dict.fromkeys((*(one.name for one in report.checks if not one.erased), *report.watched)))
    if not names:
        return
    window, heard = window_of(report), {one.check: one for one in report.answers}
    columns = [Column("Check", 1.5), Column("Course", 3.4)]
    if heard:
        columns += [Column("p50"), Column("p95"), Column("Failed")]
    yield Paragraph(_legend(window, bool(heard)), tone=Tone.QUIET)
    yield Table(tuple(columns), tuple(_row(name, report, window, heard) for name in names))


def _legend(window: Window, has_times: bool) -> str:
    told = (
        f"From {words.stamp(window.since)} to {words.stamp(window.until)} UTC. The band shows the states of the "
        "record: green normal, hatched red down, amber slow or unsteady, grey not judged. The pale red is the "
        "impact."
    )
    if has_times:
        return (
            f"{told} The line is the median time of the answers on a logarithmic scale; red under it: answers that "
            "failed. Percentiles are of the good answers, as this computer's history has them."
        )
    return f"{told} No answers of the checks are kept here, so their times are not stated."


def _row(name: str, report: ReportModel, window: Window, heard: dict[str, AnswersFact]) -> tuple[Cell, ...]:
    turns = [one for one in report.checks if one.name == name and one.at.at is not None]
    answers = heard.get(name)
    said = _states_told(turns)
    course = Course(
        tuple(_stretches(turns, window)),
        tuple(_shades(report, window)),
        tuple(_lines(answers, window)) if answers is not None else (),
        tuple(_failed(answers, window)) if answers is not None else (),
        alt=f"Course of a check: {said}",
    )
    cells = (Cell(words.clip(name, 60), strong=True), Cell(said, tone=Tone.QUIET, course=course))
    return (*cells, *_figures(answers)) if heard else cells


def _figures(answers: AnswersFact | None) -> tuple[Cell, ...]:
    if answers is None or not answers.answers:
        return (Cell("not kept", tone=Tone.QUIET), Cell(""), Cell(""))
    return (
        Cell(_time(answers.p50_s)),
        Cell(_time(answers.p95_s)),
        Cell(f"{answers.failed} of {answers.answers}", tone=Tone.BAD if answers.failed else Tone.PLAIN),
    )


def _time(seconds: float | None) -> str:
    return took(seconds * 1000) if seconds is not None else "n/a"


def _states_told(turns: Sequence[CheckChange]) -> str:
    """``normal until 02:58:20, down until 03:33:12, then normal``."""
    if not turns:
        return "no change is recorded"
    shown = turns[:MOST_STATES]
    told = [f"{_word(one.before)} until {words.when(one.at, dated=False)}" for one in shown]
    if len(turns) > MOST_STATES:
        return f"{', '.join(told)}, and {words.count(len(turns) - MOST_STATES, 'more change')}"
    return f"{', '.join(told)}, then {_word(turns[-1].after)}"


def _word(state: str) -> str:
    return _WORDS.get(state, words.clip(state, 30)) or "not known"


def _stretches(turns: Sequence[CheckChange], window: Window) -> Iterator[Stretch]:
    moments = [one.at.at for one in turns if one.at.at is not None]
    bounds = [window.since, *moments, window.until]
    states = [turns[0].before, *(one.after for one in turns)] if turns else [State.NO_DATA]
    for (since, until), state in zip(pairwise(bounds), states, strict=True):
        if since < until:
            yield Stretch(window.place(since), window.place(until), _kind(state))


def _kind(state: str) -> str:
    if state in _GOOD:
        return "good"
    if state in _BAD:
        return "bad"
    return "unjudged" if state in _NONE or state not in _WORDS else "warn"


def _shades(report: ReportModel, window: Window) -> Iterator[tuple[float, float]]:
    for one in report.intervals:
        since = one.started.at if one.started is not None else None
        until = one.ended.at if one.ended is not None else report.header.recorded_until
        if since is not None and until is not None and since < until:
            yield window.place(since), window.place(until)


# -- times of answers -----------------------------------------------------------------------------------------


def _lines(answers: AnswersFact, window: Window) -> Iterator[tuple[tuple[float, float], ...]]:
    """The medians as lines, parted where nothing good was answered."""
    known = [one.median_s for one in answers.points if one.median_s]
    if not known:
        return
    least, most = min(known), max(known)
    line: list[tuple[float, float]] = []
    for point in answers.points:
        if point.median_s:
            share = log(point.median_s / least) / log(most / least) if most > least else 0.5
            line.append((window.place(point.at + timedelta(seconds=point.length_s / 2)), round(share, 3)))
        elif line:
            yield tuple(line)
            line = []
    if line:
        yield tuple(line)


def _failed(answers: AnswersFact, window: Window) -> Iterator[tuple[float, float]]:
    for point in answers.points:
        if point.failed:
            yield window.place(point.at), window.place(point.at + timedelta(seconds=point.length_s))
