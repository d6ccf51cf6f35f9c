"""The command metrics: how long things took over a set of incidents, which targets were met, what came back."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from incident_desk.cli.session import Session
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.metrics_over import Wanted
from incident_desk.formats.metrics_json import came_back_data, figure_data, objective_data, set_data, target_data
from incident_desk.formats.metrics_text import (
    came_back_lines,
    figure_lines,
    head_lines,
    joined,
    objective_lines,
    target_lines,
)
from incident_desk.services.measuring import Measures


def metrics(session: Session) -> int:
    """Figures over the incidents that are meant."""
    from incident_desk.services.measuring import measures

    words = session.words
    if words.words is not None and not any(map(str.isalnum, words.words)):
        raise WrongUse("Say after --words what to look for: a word, or several that all must stand there")
    since, until = begin_of(session, words.since), begin_of(session, words.until, days=1)
    if since is not None and until is not None and until <= since:
        raise WrongUse("--until lies before --since")
    with _nothing_is_garbage():
        found = measures(session.place.desk, Wanted(since, until, words.severity or "", words.words or ""))
        return session.answer(_data(found) if words.json else {}, lambda: _text(session, found))


@contextmanager
def _nothing_is_garbage() -> Iterator[None]:
    """Ten thousand states are read and all are kept: looking for garbage among them takes a quarter of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def begin_of(session: Session, typed: str | None, days: int = 0) -> datetime | None:
    """A typed time; of a date alone the beginning of that day in the local zone, or of the day so many later."""
    try:
        day = date.fromisoformat(typed.strip()) if typed else None
    except ValueError:
        day = None
    if day is None:
        return session.any_time(typed)
    try:
        begins = datetime.combine(day + timedelta(days=days), time(), session.place.zone)
    except OverflowError as error:
        raise WrongUse(f"{typed!r} lies outside the calendar") from error
    return session.any_time(begins.isoformat())


def _data(found: Measures) -> dict[str, object]:
    return {
        **set_data(found.now, found.wanted, found.chosen),
        "durations": [figure_data(one) for one in found.figures],
        "targets": [target_data(one) for one in found.targets],
        "all_targets": target_data(found.all_targets),
        "objectives": [objective_data(one) for one in found.objectives],
        "came_back": [came_back_data(one) for one in found.came_back],
    }


def _meant(session: Session, wanted: Wanted) -> str:
    """What was asked for, in words."""
    told = (
        f"of {wanted.severity}" if wanted.severity else "",
        f"with “{wanted.words}”" if wanted.words else "",
        f"declared from {session.local(wanted.since)} on" if wanted.since else "",
        f"declared before {session.local(wanted.until)}" if wanted.until else "",
    )
    return "".join(f", {one}" for one in told if one)


def _text(session: Session, found: Measures) -> str:
    figures = [figure_lines(one) for one in found.figures] if found.chosen.incidents else []
    return joined(
        (
            head_lines(found.chosen, _meant(session, found.wanted)),
            *figures,
            target_lines(found.targets, found.all_targets),
            objective_lines(found.objectives),
            came_back_lines(found.came_back),
        )
    )
