"""The order of change: when each check was in trouble, and what was done to the world meanwhile. Values only."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum

from incident_desk.domain.durations import length
from incident_desk.domain.events import RecordKind
from incident_desk.domain.health import State
from incident_desk.domain.health_record import ChangeMade, CheckPause, CheckTurn
from incident_desk.domain.health_state import Trouble
from incident_desk.domain.incident import Incident
from incident_desk.domain.timeline import Entry, Sign

MOST_LANES = 10
MOST_MARKS = 40
LONGEST_MARK = 28
NOT_WATCHED = "not watched yet"


class Band(Enum):
    """How a stretch is drawn; the value is the word for it."""

    DOWN = "down"
    SLOW = "slow"
    UNKNOWN = "no data"
    ASIDE = "not judged on purpose"


class MarkKind(Enum):
    """What an upright line stands for."""

    CHANGE = "change"
    DECLARED = "declared"
    ACTION = "action"


_BANDS = {
    State.DOWN: Band.DOWN, State.FLAPPING: Band.DOWN, State.SLOW: Band.SLOW, State.NO_DATA: Band.UNKNOWN,
    State.BLIND: Band.UNKNOWN, State.SUPPRESSED: Band.UNKNOWN, State.MAINTENANCE: Band.ASIDE,
    State.PAUSED: Band.ASIDE,
}  # fmt: skip
_TROUBLE = (Band.DOWN, Band.SLOW)
_VERBS = (
    (Trouble.PARTLY.value, "failed in part"),
    (Trouble.DEGRADED.value, "degraded"),
    (Trouble.WARNING.value, "warned"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A check was so from then to then."""

    band: Band
    since: datetime
    until: datetime
    words: str = ""
    """What was told as it began: a check that is not fast is slow, degraded, or has a warning."""

    @property
    def word(self) -> str:
        """How it was, as a person reads it."""
        if self.words == NOT_WATCHED:
            return NOT_WATCHED
        return self.words if self.band is Band.SLOW and self.words else self.band.value


@dataclass(frozen=True, slots=True)
class Lane:
    """One check: its name, its stretches that were not normal, its number in the order of change (0: none)."""

    key: str
    name: str
    stretches: tuple[Stretch, ...] = ()
    number: int = 0
    is_chosen: bool = False

    @property
    def trouble_from(self) -> datetime | None:
        """When the trouble began that lasts to the end, else the first one."""
        runs = _runs(self.stretches)
        return runs[-1][0] if runs else None

    def lasts(self, until: datetime) -> bool:
        """Whether it is in trouble at the end of the window."""
        return bool(self.stretches) and self.stretches[-1].until == until and self.stretches[-1].band in _TROUBLE


@dataclass(frozen=True, slots=True)
class LaneMark:
    """Something that was done, at its time."""

    at: datetime
    text: str
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class Lanes:
    """What the lanes show of a window. ``more`` checks have no lane; ``sentence`` says the order in words."""

    since: datetime
    until: datetime
    lanes: tuple[Lane, ...] = ()
    marks: tuple[LaneMark, ...] = ()
    more: int = 0
    sentence: str = ""

    @property
    def spoken(self) -> str:
        """The order in words, a clause a check."""
        numbered = sorted((one for one in self.lanes if one.number), key=lambda one: one.number)
        parts = [f"{one.number} {one.name} {_course(one, self.until)}" for one in numbered]
        return ". ".join(filter(None, (self.sentence, *parts))) or "Nothing changed in this time"


@dataclass(frozen=True, slots=True)
class Named:
    """A check as the lanes know it: its key, its id in the records, its name."""

    key: str
    check: str
    name: str


def lanes_of(
    checks: Sequence[Named], records: Iterable[Incident], since: datetime, until: datetime, chosen: str = ""
) -> tuple[Lane, ...]:
    """A lane for each check, numbered by when its trouble began: of those that are in trouble still, if any are,
    and of those that were so at the same time."""
    known = tuple(records)
    turns, pauses, firsts = _turns_by_check(known), _pauses_by_check(known), _first_watched(known)
    plain = []
    for one in checks:
        told = turns.get(one.check, ())
        whole = (*_before(firsts.get(one.check), told, since, until), *_stretches(told, since, until))
        stretches = _but_paused(whole, pauses.get(one.check, ()), since, until)
        plain.append(Lane(one.key, one.name, stretches, is_chosen=one.key == chosen))
    ordered = sorted(_counted(plain, until), key=_begun)
    numbers = {one.key: place for place, one in enumerate(ordered, start=1)}
    return tuple(
        sorted(
            (replace(one, number=numbers[one.key]) if one.key in numbers else one for one in plain),
            key=lambda one: (one.number or MOST_LANES**3, not one.stretches),
        )
    )


def marks_of(
    changes: Iterable[ChangeMade],
    incident: Incident | None,
    entries: Iterable[Entry],
    since: datetime,
    until: datetime,
) -> tuple[LaneMark, ...]:
    """What was done in that window: changes of the world, the declaration, actions of the timeline."""
    found = [LaneMark(one.at, change_words(one), MarkKind.CHANGE) for one in changes]
    if incident is not None and incident.record is not RecordKind.STANDING:
        found.append(LaneMark(incident.declared_at, "Declared", MarkKind.DECLARED))
    found += [
        LaneMark(one.sort_at, _short(one.text), MarkKind.ACTION)
        for one in entries
        if one.kind == Sign.ACTION and not (one.struck or one.undone or one.erased)
    ]
    inside = sorted((one for one in found if since <= one.at <= until), key=lambda one: one.at)
    return tuple(inside[-MOST_MARKS:])


def change_words(one: ChangeMade) -> str:
    """A change in a few words: "Deploy 7c1e0f4"."""
    named = one.what.value.capitalize() if one.what.value != "other" else "Change"
    return f"{named} {one.ref}" if one.ref else _short(one.text) or named


def sentence_of(lanes: Sequence[Lane], changes: Sequence[ChangeMade]) -> str:
    """What changed first, how long before the chosen check, and how long after what was done to the world."""
    first = next((one for one in lanes if one.number == 1), None)
    chosen = next((one for one in lanes if one.is_chosen), None)
    if first is None or first.trouble_from is None:
        return ""
    began = first.trouble_from
    before = [one for one in changes if one.at <= began]
    after = f"{length(began - before[-1].at)} after the {before[-1].what.value}" if before else ""
    after = after.replace("the other", "the change")
    if chosen is None or not chosen.number or chosen.trouble_from is None:
        return f"{first.name} {_verb(first)} first" + (f", {after}" if after else "")
    if chosen is first:
        return "This check changed first" + (f", {after}" if after else "")
    lead = length(chosen.trouble_from - began)
    return f"{first.name} {_verb(first)} {lead} before this check {_verb(chosen)}" + (f", {after}" if after else "")


def shown_of(lanes: Sequence[Lane], most: int = MOST_LANES) -> tuple[tuple[Lane, ...], int]:
    """So many lanes: those in trouble, the chosen one, then the others; and how many are left out."""
    kept = list(lanes[:most])
    chosen = next((one for one in lanes if one.is_chosen), None)
    if chosen is not None and chosen not in kept:
        kept[-1:] = [chosen]
    return tuple(kept), len(lanes) - len(kept)


def _turns_by_check(records: Iterable[Incident]) -> Mapping[str, Sequence[CheckTurn]]:
    """The turns of each check, of whatever record: one that an incident took along has its earlier ones too."""
    found: dict[str, list[CheckTurn]] = {}
    for record in records:
        for turn in record.check_turns:
            found.setdefault(turn.check, []).append(turn)
    return {check: sorted(set(turns), key=lambda one: one.at) for check, turns in found.items()}


def _stretches(turns: Sequence[CheckTurn], since: datetime, until: datetime) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    for place, turn in enumerate(turns):
        ends = turns[place + 1].at if place + 1 < len(turns) else until
        band = _BANDS.get(State(turn.state)) if turn.state in list(State) else None
        begins, ends = max(turn.at, since), min(ends, until)
        if band is None or begins >= ends:
            continue
        if found and found[-1].band is band and found[-1].until == begins:
            found[-1] = replace(found[-1], until=ends)
        else:
            found.append(Stretch(band, begins, ends, turn.words))
    return tuple(found)


def _first_watched(records: Iterable[Incident]) -> Mapping[str, datetime]:
    """Since when each check is watched, by whichever record watched it first."""
    found: dict[str, datetime] = {}
    for record in records:
        for check, at in record.checks_since.items():
            found[check] = min(at, found.get(check, at))
    return found


def _before(
    first: datetime | None, turns: Sequence[CheckTurn], since: datetime, until: datetime
) -> tuple[Stretch, ...]:
    """Before a check was watched nothing is known of it; what was told of an earlier time is."""
    if first is None:
        return ()
    ends = min((first, until, *(one.at for one in turns[:1])))
    return (Stretch(Band.UNKNOWN, since, ends, NOT_WATCHED),) if since < ends else ()


def _pauses_by_check(records: Iterable[Incident]) -> Mapping[str, Sequence[CheckPause]]:
    found: dict[str, list[CheckPause]] = {}
    for record in records:
        for one in record.check_pauses:
            found.setdefault(one.check, []).append(one)
    return found


def _but_paused(
    stretches: Sequence[Stretch], pauses: Sequence[CheckPause], since: datetime, until: datetime
) -> tuple[Stretch, ...]:
    """The stretches without what a person had paused: nobody looked then, and how it was before says nothing."""
    found = list(stretches)
    for one in pauses:
        begins, ends = max(one.since, since), min(one.until or until, until)
        if begins < ends:
            found = [part for stretch in found for part in _without(stretch, begins, ends)]
            found.append(Stretch(Band.ASIDE, begins, ends, "paused"))
    return tuple(sorted(found, key=lambda one: one.since))


def _without(stretch: Stretch, begins: datetime, ends: datetime) -> Iterator[Stretch]:
    if stretch.since < begins:
        yield replace(stretch, until=min(stretch.until, begins))
    if stretch.until > ends:
        yield replace(stretch, since=max(stretch.since, ends))


def _counted(lanes: Sequence[Lane], until: datetime) -> list[Lane]:
    """Those in trouble still, and those that recovered of what these belong to: their troubles overlap in time."""
    troubled = [one for one in lanes if one.trouble_from]
    found = [one for one in troubled if one.lasts(until)]
    if not found:
        return troubled
    # The later a trouble ended, the later it is asked: each can only move the beginning of the whole back.
    began = min(map(_begun, found))
    for one in sorted((one for one in troubled if one not in found), key=_over, reverse=True):
        if _over(one) >= began:
            found.append(one)
            began = min(began, _begun(one))
    return found


def _course(lane: Lane, until: datetime) -> str:
    """Its last trouble in words: "down since 03:12:04", "slow from 03:10:00 to 03:14:00"."""
    begins, ends = _runs(lane.stretches)[-1]
    word = next(one.word for one in reversed(lane.stretches) if one.band in _TROUBLE)
    if ends >= until:
        return f"{word} since {begins:%H:%M:%S}"
    return f"{word} from {begins:%H:%M:%S} to {ends:%H:%M:%S}"


def _over(lane: Lane) -> datetime:
    return _runs(lane.stretches)[-1][1]


def _runs(stretches: Sequence[Stretch]) -> list[tuple[datetime, datetime]]:
    """Stretches of trouble without a gap: one that was slow and then down is one trouble."""
    runs: list[tuple[datetime, datetime]] = []
    for one in stretches:
        if one.band not in _TROUBLE:
            continue
        if runs and runs[-1][1] == one.since:
            runs[-1] = (runs[-1][0], one.until)
        else:
            runs.append((one.since, one.until))
    return runs


def _begun(lane: Lane) -> datetime:
    began = lane.trouble_from
    assert began is not None
    return began


def _verb(lane: Lane) -> str:
    first = next(one for one in lane.stretches if one.since == lane.trouble_from)
    if first.band is not Band.SLOW:
        return "went down"
    return next((verb for word, verb in _VERBS if word in first.words), "slowed")


def _short(text: str) -> str:
    line = text.partition("\n")[0].strip()
    return line if len(line) <= LONGEST_MARK else f"{line[: LONGEST_MARK - 1].rstrip()}…"
