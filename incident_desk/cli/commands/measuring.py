"""The command metrics: how long things took over a set of incidents, which targets were met, what came back."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from incident_desk.cli.session import Session
from incident_desk.domain.cost_over import SetCost
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.metrics_over import Wanted
from incident_desk.formats.metrics_json import (
    came_back_data,
    cost_data,
    figure_data,
    objective_data,
    prevention_data,
    set_data,
    target_data,
)
from incident_desk.formats.metrics_text import (
    came_back_lines,
    cost_lines,
    figure_lines,
    head_lines,
    joined,
    objective_lines,
    prevention_lines,
    target_lines,
)
from incident_desk.formats.typed_rate import read_rate
from incident_desk.services.measuring import Measures

NO_RATE = "none"
"""Said in the place of a rate: no cost, though one is kept."""


def metrics(session: Session) -> int:
    """Figures over the incidents that are meant."""
    from incident_desk.services.costing import costs
    from incident_desk.services.measuring import measures

    words = session.words
    if words.words is not None and not any(map(str.isalnum, words.words)):
        raise WrongUse("Say after --words what to look for: a word, or several that all must stand there")
    rate = rate_of(session)
    since, until = begin_of(session, words.since), begin_of(session, words.until, days=1)
    if since is not None and until is not None and until <= since:
        raise WrongUse("--until lies before --since")
    with _nothing_is_garbage():
        found = measures(session.place.desk, Wanted(since, until, words.severity or "", words.words or ""))
        cost = costs(session.place.desk, found.chosen.incidents, rate) if rate is not None else None
        return session.answer(_data(found, cost) if words.json else {}, lambda: _text(session, found, cost))


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


def rate_of(session: Session) -> HourlyRate | None:
    """What an hour costs: as it was said, else as the window keeps it for this folder; None: nobody said it.

    Raises:
        WrongUse: what was said is no rate.
    """
    from incident_desk.leaving import kept_rate

    typed = session.words.rate
    if typed is None:
        return kept_rate(session.place.files)
    return None if typed.strip().casefold() == NO_RATE else read_rate(typed)


def _data(found: Measures, cost: SetCost | None) -> dict[str, object]:
    return {
        **set_data(found.now, found.wanted, found.chosen),
        "durations": [figure_data(one) for one in found.figures],
        "targets": [target_data(one) for one in found.targets],
        "all_targets": target_data(found.all_targets),
        "objectives": [objective_data(one) for one in found.objectives],
        "prevention": [prevention_data(one) for one in found.prevention],
        "came_back": [came_back_data(one) for one in found.came_back],
        "cost": cost_data(cost),
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


def _text(session: Session, found: Measures, cost: SetCost | None) -> str:
    figures = [figure_lines(one) for one in found.figures] if found.chosen.incidents else []
    return joined(
        (
            head_lines(found.chosen, _meant(session, found.wanted)),
            *figures,
            target_lines(found.targets, found.all_targets),
            objective_lines(found.objectives),
            prevention_lines(found.prevention),
            cost_lines(cost),
            came_back_lines(found.came_back),
        )
    )
