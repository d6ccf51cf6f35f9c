"""All that the list at the right shows, in its order: doubts, changes, what was understood, what was kept."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from incident_desk.domain.counted import counted
from incident_desk.domain.difference import Difference
from incident_desk.domain.past_corrected import milestone_fact
from incident_desk.domain.playbook import Doubt, Playbook, Span
from incident_desk.formats.reading.reports.milestones import Claim
from incident_desk.qt.pages.importing.found import (
    Found,
    GuessDoubt,
    Look,
    TimesDoubt,
    doubt_rows,
    head,
    kept_rows,
    one_line,
    understood_rows,
)
from incident_desk.qt.pages.importing.past_rows import past_rows, questions
from incident_desk.services.acts.taking_past import PastIncident


class Repaired(Protocol):
    """A place where damaged text was put right."""

    @property
    def line(self) -> int:
        """The line, counted from 1."""
        ...

    @property
    def before(self) -> str:
        """What stood there."""
        ...

    @property
    def after(self) -> str:
        """What stands there now."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a document beside its playbook: doubts about its text, repairs, what it reports, and what
    changes against the version in the library."""

    warnings: Sequence[Doubt] = ()
    repairs: Sequence[Repaired] = ()
    past: PastIncident | None = None
    version: int = 0
    changes: Sequence[Difference] = ()


def rows_of(playbook: Playbook, told: Told = Told()) -> tuple[Found, ...]:
    """All rows, in the order in which they are shown."""
    past = told.past
    body = (*past_rows(past), *(understood_rows(playbook) if past is None else ()))
    odd = list(_odd(past)) if past is not None else []
    return (
        *doubt_rows((*questions(past), *playbook.doubts, *odd, *told.warnings)),
        *_changes(told, body),
        *body,
        *_repairs(told.repairs),
        *kept_rows(playbook),
    )


def _odd(past: PastIncident) -> Iterator[Doubt]:
    """What a report leaves open; a milestone that it may state, or states at several times, can be set."""
    guesses = {one.words: one.claim for one in past.claims.guesses}
    several = {one.words: one.claims for one in past.claims.several}
    for words in past.open_doubts:
        one, times = guesses.get(words), [claim for claim in several.get(words, ()) if claim.line]
        if times:
            yield _of_times(words, times)
        elif one is None or not one.line:
            yield Doubt("report", words)
        else:
            place = Span(one.line, one.line)
            yield GuessDoubt("report", words, (), place, milestone_fact(one.milestone), str(one.line))


def _of_times(words: str, times: Sequence[Claim]) -> Doubt:
    first = times[0]
    choices, lines = tuple(one.moment.written for one in times), tuple(str(one.line) for one in times)
    place = Span(first.line, first.line)
    return TimesDoubt("report", words, choices, place, milestone_fact(first.milestone), lines)


def _changes(told: Told, body: Sequence[Found]) -> Iterator[Found]:
    """What differs from the version in the library; what came or changed is found in the source by its name."""
    if told.version:
        count = counted(len(told.changes), "change") if told.changes else "nothing to work by differs"
        yield head(f"Against version {told.version}", count)
    places = {row.text: row.span for row in reversed(body) if row.span is not None}
    for one in told.changes:
        place = places.get(one_line(one.name)) if one.kind != "removed" else None
        yield Found(Look.CHANGE, one_line(one.words), "", "change", place, thing=one)


def _repairs(repairs: Sequence[Repaired]) -> Iterator[Found]:
    if repairs:
        yield head("Repaired text", counted(len(repairs), "place"))
    for one in repairs:
        words = f"{one_line(one.before)} → {one_line(one.after)}"
        yield Found(Look.LINE, one_line(words), f"line {one.line}", "repaired", Span(one.line, one.line))
