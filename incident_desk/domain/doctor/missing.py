"""What isn't there and will be asked for: zones, milestones, proof, owners, updates, the change that broke it."""

import re
from collections.abc import Iterator
from datetime import timedelta

from incident_desk.domain.changes import KIND_OF_WORD
from incident_desk.domain.doctor.case import Case
from incident_desk.domain.doctor.findings import Finding, Group, places, quoted
from incident_desk.domain.durations import length
from incident_desk.domain.milestones import MEANINGS, TITLES, Milestone

_WANTED = (Milestone.IMPACT_STARTED, Milestone.DETECTED, Milestone.IMPACT_ENDED)
_SOON = timedelta(seconds=60)
_LATE_SHARE = 1.1
"""An update a tenth of its interval late is on time for whoever reads it."""
_VAGUE = frozenset(("other", "change", "changed", "provider", "vendor", "supplier", "restart", "restarted",
                    "restarting", "reboot", "rebooted"))  # fmt: skip
"""Words that tell of trouble or of a cure as often as of what broke it."""


def no_zone(case: Case) -> Iterator[Finding]:
    """Times that say neither by zone nor by offset when it was."""
    bare = [row for row in case.rows if not row.zoned]
    if bare:
        quote = quoted("{} states a time and no zone", bare[0].text)
        yield Finding(
            "zone", Group.MISSING, f"{_times(len(bare))} no zone",
            "An hour's error changes the order against checks, deploys and other incidents.",
            quote.short,
            "Say which zone is meant, with --zone; as a report is taken in it is asked first",
            *places(bare),
            quoting=quote.whole,
        )  # fmt: skip


def milestones_missing(case: Case) -> Iterator[Finding]:
    """The milestones without which no duration can be told."""
    if case.is_open:
        return
    missing = [one for one in _WANTED if case.at(one) is None]
    if missing:
        names = ", ".join(TITLES[one].lower() for one in missing)
        yield Finding(
            "milestones", Group.MISSING, f"Not recorded: {names}",
            "Time to detect, time to restore and the length of the impact are measured between these.",
            f"no time is recorded for {names} ({MEANINGS[missing[0]]})",
            "Set the milestone, with about, between or unknown where nobody knows better",
            *places((), *missing),
        )  # fmt: skip


def no_soak(case: Case) -> Iterator[Finding]:
    """Restored, with nothing after it that proves it (seed 000: restored in the minute of the deploy)."""
    ended = case.at(Milestone.IMPACT_ENDED) or case.at(Milestone.RESOLVED)
    if ended is None or case.is_open or case.proof:
        return
    after = [row for row in case.timed if row.is_check and row.happened.at and row.happened.at >= ended]
    deployed = [
        row for row in case.timed if row.is_change and row.happened.at and abs(row.happened.at - ended) < _SOON
    ]
    if after and not deployed:
        return
    with_deploy = " in the same minute as it was deployed" if deployed else ""
    yield Finding(
        "soak", Group.MISSING, f"Restored{with_deploy}, and not watched after that",
        "A service that came back can fall again. A recovery counts once checks have stayed good for a while.",
        f"it ended {ended:%H:%M} UTC, and no check's result stands after that",
        "Say how it was known that it holds, or that it was not watched",
        *places(deployed, ended),
    )  # fmt: skip


def actions_without(case: Case) -> Iterator[Finding]:
    """Action items that nobody owns, or that have no date."""
    bare = [one for one in case.actions if one.lacks]
    if bare:
        nobody, never = sum(not one.owner for one in bare), sum(not one.due for one in bare)
        parts = (f"{nobody} without an owner" if nobody else "", f"{never} without a date" if never else "")
        lacks = " and ".join(part for part in parts if part)
        quote = quoted(f"{{}} names {'nobody' if not bare[0].owner else 'no day'}", bare[0].text)
        yield Finding(
            "actions", Group.MISSING, f"Action items: {lacks}",
            f"An action without {_named(nobody, never)} is rarely done.",
            quote.short,
            "Give each an owner and a date, or drop it",
            (), tuple(one.line for one in bare if one.line),
            tuple(f"{one.id or one.line} {bool(one.owner)} {bool(one.due)}" for one in bare),
            quoting=quote.whole,
        )  # fmt: skip


def _named(nobody: int, never: int) -> str:
    """What is missing, as a reason names it."""
    return "an owner or a date" if nobody and never else "an owner" if nobody else "a date"


def no_update(case: Case) -> Iterator[Finding]:
    """A severe incident of which nothing says that anybody was told."""
    if case.is_open or case.updates or case.tells_of_updates or not case.is_severe:
        return
    yield Finding(
        "updates", Group.MISSING, "No update to anyone is recorded",
        f"It was {case.severity}. The review will ask who was told, and when.",
        "no row names a message or a channel",
        "Add the updates that were sent, or say that none was",
        *places((), case.severity),
    )  # fmt: skip


def late_updates(case: Case) -> Iterator[Finding]:
    """Updates that came later than the cadence allows."""
    if not (case.update_every_s and case.updates and case.span):
        return
    begun = case.at(Milestone.DECLARED) or case.span[0]
    turns = [begun, *case.updates]
    waits = [(second - first).total_seconds() for first, second in zip(turns, turns[1:], strict=False)]
    late = [one for one in waits if one > case.update_every_s * _LATE_SHARE]
    if late:
        yield Finding(
            "late-updates", Group.MISSING, f"{len(late)} of {len(waits)} updates came late",
            "Whoever waits for word asks somebody who is at work.",
            f"the longest wait was {_told(max(late))}, and one was due every {_told(case.update_every_s)}",
            "Say in the review why, or what will be done about it",
            *places((), begun, *case.updates, case.update_every_s),
        )  # fmt: skip


def change_not_told(case: Case) -> Iterator[Finding]:
    """The cause names a change of the world, and the timeline has none."""
    if not case.root_cause or any(row.is_change for row in case.rows):
        return
    words = {word for word in re.findall(r"[\w-]+", case.root_cause.casefold()) if word in KIND_OF_WORD} - _VAGUE
    if words:
        yield Finding(
            "change", Group.MISSING, "The change that broke it is not in the timeline",
            "From the change to the outage is the delay that a check of the release could have saved.",
            f"the cause speaks of “{min(words)}”, and no row is a change",
            "Add the change with its time, or with an unknown one",
            *places((), *sorted(words), line=case.cause_line),
        )  # fmt: skip


def _times(count: int) -> str:
    return f"{count} times have" if count > 1 else "One time has"


def _told(seconds: float) -> str:
    return length(timedelta(seconds=seconds))
