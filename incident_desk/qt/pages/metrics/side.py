"""The right column as rows: targets met, recovery objectives, what is not counted, and what came back. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from incident_desk.domain.counted_incidents import is_dated
from incident_desk.domain.incident import Incident
from incident_desk.domain.metrics_over import SetFigure
from incident_desk.domain.objectives import NAMES, Objective, PreventionResult, Verdict
from incident_desk.domain.recurrence import CameBack, Prevention
from incident_desk.domain.severity import rank_in
from incident_desk.domain.targets_met import Met, SeverityRow, name_of
from incident_desk.qt.pages.metrics.lengths import measured_face, rough
from incident_desk.qt.pages.metrics.results import MOST_ACTIONS, SAID, GoalLine, NamedLine, action_lines, goal_lines
from incident_desk.qt.pages.metrics.rows import short_name
from incident_desk.services.measuring import Measures

BLOCKS = 8
"""Up to so many targets of a severity are drawn one by one."""
MOST_GAPS, MOST_BACK = 60, 20
"""So many incidents are listed; of the others it is said how many they are."""
EVERYTHING = "everything"
_ORDER = (Verdict.MISSED, Verdict.UNKNOWN, Verdict.MET)


@dataclass(frozen=True, slots=True)
class Heading:
    """The name of a part, and what stands beside it."""

    text: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """``1 of 2`` with its blocks, the missed first; ``is_missed`` where one was."""

    text: str
    blocks: tuple[bool, ...] = ()
    is_missed: bool = False
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class TargetLine:
    """The targets of one severity, or of all of them: ``is_total``. ``rank`` is that of the plate."""

    severity: str
    rank: int | None
    cells: tuple[Cell, Cell, Cell]
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class Columns:
    """The heads of the table of targets."""

    names: tuple[str, str, str, str] = ("Severity", "Response", "Resolution", "Updates on time")


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence."""

    text: str


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """One objective of one incident: goal, result and reason."""

    name: str
    meaning: str
    verdict: Verdict
    goal: str
    was: str
    why: str
    incident: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """What of an incident is not counted, and why; ``key`` is empty where the row before has it."""

    key: str
    what: str
    why: str
    incident: str = ""
    of: str = ""
    """The key of its incident, also where it is not printed."""


@dataclass(frozen=True, slots=True)
class BackLine:
    """An incident that was like an earlier one, and what became of that one's prevention."""

    key: str
    title: str
    earlier: str
    why: str
    state: str
    is_open: bool
    incident: str = ""


SideRow = Heading | Columns | TargetLine | Note | ObjectiveLine | NamedLine | GoalLine | Gap | BackLine


@dataclass(frozen=True, slots=True)
class Known:
    """What the rows name incidents by: their states by key."""

    incidents: dict[str, Incident]
    """In order of their declaration; those that are left out come last."""

    def id_of(self, key: str) -> str:
        """The id of the incident with that key; empty where it is not among them."""
        found = self.incidents.get(key)
        return found.id if found is not None else ""

    def caption(self, key: str) -> str:
        """``INC-0040 Telegram bot, 18 Aug``."""
        found = self.incidents.get(key)
        if found is None:
            return key
        return f"{key} {found.title}{f', {day_of(found)}' if is_dated(found) else ''}"


def day_of(one: Incident) -> str:
    """``18 Aug``, in UTC."""
    return f"{one.declared_at.day} {one.declared_at:%b}"


@dataclass(frozen=True, slots=True)
class Parts:
    """The rows that stand, whichever incident is looked at, and the objectives of each incident by its key."""

    known: Known
    targets: tuple[SideRow, ...]
    objectives: Mapping[str, tuple[Objective, ...]]
    first: str
    """The key of the incident whose objectives stand there while none is looked at."""
    counts: str
    rest: tuple[SideRow, ...]

    def rows(self, back: Sequence[CameBack], looked_at: str = "", cost: Sequence[SideRow] = ()) -> list[SideRow]:
        """All rows; ``looked_at`` is the key of the incident whose objectives are wanted, ``cost`` are rows too."""
        return [*self.targets, *self._objectives(looked_at), *cost, *self.rest, *_came_back(back, self.known)]

    def _objectives(self, looked_at: str) -> Iterator[SideRow]:
        if not self.objectives:
            yield Heading("Recovery objectives")
            yield Note(
                "No playbook of these incidents states one. A line such as “RTO: under 4 h” in its text does."
            )
            return
        key = looked_at if looked_at in self.objectives else self.first
        yield Heading("Recovery objectives", self.known.caption(key))
        yield from (_objective(one, self.known) for one in self.objectives[key])
        if self.counts:
            yield Note(self.counts)


def parts_of(found: Measures, known: Known) -> Parts:
    """What is shown of these figures."""
    by_key: dict[str, tuple[Objective, ...]] = {}
    for one in found.objectives:
        by_key[one.key] = (*by_key.get(one.key, ()), one)
    missed = (one.key for one in reversed(found.objectives) if one.verdict is Verdict.MISSED)
    newest = found.objectives[-1].key if found.objectives else ""
    return Parts(
        known,
        tuple(_targets(found, known)),
        by_key,
        next(missed, newest),
        _counts(found.objectives) if len(by_key) > 1 else "",
        (*_prevention(found.prevention), *_gaps(found, known), *_ends(found)),
    )


def spoken(row: SideRow) -> str:
    """A row for ears; a heading has none, so that no key stops there."""
    return _SPOKEN[type(row)](row)


# -- targets -------------------------------------------------------------------------------------------------


def _targets(found: Measures, known: Known) -> Iterator[SideRow]:
    yield Heading("Targets met, by severity")
    yield Columns()
    for row in found.targets:
        yield TargetLine(name_of(row), _rank(row, known), _cells(row))
    yield TargetLine("All", None, _cells(found.all_targets), is_total=True)
    yield Note(_missed(found.all_targets))


def _rank(row: SeverityRow, known: Known) -> int | None:
    if not row.severity:
        return None
    ranks = (
        rank_in(one.severity, one.playbook) for one in known.incidents.values() if one.severity == row.severity
    )
    return next((rank for rank in ranks if rank is not None), None)


def _cells(row: SeverityRow) -> tuple[Cell, Cell, Cell]:
    return _cell(row.response), _cell(row.resolution), _cell(row.updates, blocks=False)


def _cell(met: Met, *, blocks: bool = True) -> Cell:
    if not met.of:
        reasons = {one.why for one in met.unknown}
        return Cell(_NO.get(next(iter(reasons)), "n/a") if len(reasons) == 1 else "n/a", is_told=False)
    missed = met.of - met.met
    drawn = (*(False,) * missed, *(True,) * met.met) if blocks and met.of <= BLOCKS else ()
    return Cell(f"{met.met:,} of {met.of:,}", drawn, bool(missed))


_NO = {"no target was set": "no target set", "its report records no updates": "n/a, imported",
       "it still runs": "still runs", "no cadence was set": "no cadence"}  # fmt: skip


def _missed(together: SeverityRow) -> str:
    """Who missed what, and as of when the targets are."""
    twice = [key for key in together.response.missed if key in set(together.resolution.missed)]
    once = [key for key in (*together.response.missed, *together.resolution.missed) if key not in set(twice)]
    told = [f"Missed twice by {_keys(twice)}."] if twice else []
    told += [f"Missed by {_keys(once)}."] if once else []
    return " ".join((*told, "Targets as they were when each incident was declared."))


def _keys(keys: Sequence[str]) -> str:
    more = len(keys) - 3
    return f"{', '.join(keys[:3])}{f' and {more:,} more' if more > 0 else ''}"


# -- objectives ----------------------------------------------------------------------------------------------


def _objective(one: Objective, known: Known) -> ObjectiveLine:
    was = measured_face(one.was) if one.was is not None else f"“{one.said}”" if one.said else "n/a"
    why = one.why or _by_how_much(one)
    return ObjectiveLine(
        one.goal.name, NAMES[one.goal.name], one.verdict, _goal_words(one), was, why, known.id_of(one.key)
    )


def _goal_words(one: Objective) -> str:
    if one.goal.seconds is None or not one.goal.seconds:
        return one.goal.text
    return f"{'under' if one.goal.strict else 'at most'} {rough(one.goal.seconds)}"


def _by_how_much(one: Objective) -> str:
    if one.was is None or one.goal.seconds is None:
        return "as the review states it" if one.said else ""
    source = "impact duration as stated" if one.was.stated else "impact duration"
    over = one.was.low_s - one.goal.seconds
    if one.verdict is not Verdict.MISSED or over <= 0:
        return source
    least = "" if isfinite(one.was.high_s) else "at least "
    return f"{least}{rough(over)} too long · {source}"


def _counts(every: Sequence[Objective]) -> str:
    """``Of 12 incidents with objectives: RTO 8 met, 1 missed, 3 unknown``."""
    told = []
    for name in NAMES:
        verdicts = [one.verdict for one in every if one.goal.name == name]
        counts = ((sum(verdict is one for verdict in verdicts), one.value) for one in _ORDER)
        words = ", ".join(f"{number:,} {word}" for number, word in counts if number)
        told += [f"{name} {words}"] if words else []
    return f"Of {len({one.key for one in every}):,} incidents with objectives: {'; '.join(told)}."


def _prevention(goals: Sequence[PreventionResult]) -> Iterator[SideRow]:
    if goals:
        yield Heading("Prevention goals", f"{len(goals)}, not measured by the Desk; Enter says a result")
        yield from goal_lines(goals)


def _ends(found: Measures) -> Iterator[SideRow]:
    """The action items that say how one sees that they are done."""
    lines = action_lines(found.chosen.incidents)
    if not lines:
        return
    left = sum(not one.result for one in lines)
    yield Heading("Action items, when they are done", f"{left:,} of {len(lines):,} without a result")
    yield from lines[:MOST_ACTIONS]
    if len(lines) > MOST_ACTIONS:
        yield Note(f"and {len(lines) - MOST_ACTIONS:,} more. A shorter period shows fewer.")


# -- what is not counted -------------------------------------------------------------------------------------


def _gaps(found: Measures, known: Known) -> Iterator[SideRow]:
    whys = {one.key: one.why for one in found.chosen.left_out}
    missing = {one.key for figure in found.figures for one in figure.missing}
    order = [key for key in reversed(known.incidents) if key in whys or key in missing]
    if not order:
        return
    number = f"{len(order):,} {'incident' if len(order) == 1 else 'incidents'}"
    yield Heading("Not counted", f"and why, {number}; Enter adds times" if missing else f"and why, {number}")
    shown = order[:MOST_GAPS]
    reasons = _reasons(found.figures, frozenset(shown))
    for key in shown:
        if key in whys:
            one = known.incidents[key]
            day = f", {day_of(one)}" if is_dated(one) else ""
            yield Gap(key, EVERYTHING, f"{whys[key].removeprefix('a ')}{day}", one.id, key)
            continue
        for place, (why, names) in enumerate(reasons[key].items()):
            yield Gap("" if place else key, ", ".join(names), why, known.id_of(key), key)
    if len(order) > MOST_GAPS:
        yield Note(f"and {len(order) - MOST_GAPS:,} more incidents. A shorter period shows fewer.")


def _reasons(figures: Sequence[SetFigure], keys: frozenset[str]) -> dict[str, dict[str, list[str]]]:
    """For each of these keys, each reason with the measures that it leaves out."""
    found: dict[str, dict[str, list[str]]] = {key: {} for key in keys}
    for figure in figures:
        name = short_name(figure.rule)
        for one in figure.missing:
            if one.key in keys:
                found[one.key].setdefault(one.why, []).append(name)
    return found


# -- what came back ------------------------------------------------------------------------------------------


def _came_back(every: Sequence[CameBack], known: Known) -> Iterator[SideRow]:
    yield Heading("Did it come back?", "like an earlier one with preventive actions")
    if not every:
        yield Note("None of these incidents was like an earlier one that had preventive actions.")
    for one in every[:MOST_BACK]:
        state, is_open = _prevention_state(one.actions)
        yield BackLine(one.key, one.title, one.earlier, one.why, state, is_open, known.id_of(one.key))
    if len(every) > MOST_BACK:
        yield Note(f"and {len(every) - MOST_BACK:,} more")


def _prevention_state(actions: Sequence[Prevention]) -> tuple[str, bool]:
    """``2 of 3 actions done before`` and whether something was left undone."""
    before = sum(one.done_before is True for one in actions)
    undone = [one.text for one in actions if not one.done]
    words = f"{before} of {len(actions)} preventive {'action' if len(actions) == 1 else 'actions'} done before"
    return (f"{words}; not done: {undone[0]}" if undone else words), before < len(actions)


# -- for ears ------------------------------------------------------------------------------------------------


def _no_words(_row: SideRow) -> str:
    return ""


def _target_words(row: TargetLine) -> str:
    names = Columns().names[1:]
    told = (f"{name.lower()} {cell.text}" for name, cell in zip(names, row.cells, strict=True))
    return f"{'All severities' if row.is_total else f'Severity {row.severity}'}: {', '.join(told)}"


def _note_words(row: Note) -> str:
    return row.text


def _objective_words(row: ObjectiveLine) -> str:
    return f"{row.name}, {row.meaning}: {row.verdict.value}, goal {row.goal}, was {row.was}, {row.why}"


def _gap_words(row: Gap) -> str:
    return f"{row.of}, {row.what} not counted: {row.why}"


def _back_words(row: BackLine) -> str:
    return f"{row.key} {row.title} was like {row.earlier}: {row.why}. {row.state}"


_SPOKEN: Mapping[type, Callable[..., str]] = {
    Heading: _no_words,
    Columns: _no_words,
    TargetLine: _target_words,
    Note: _note_words,
    ObjectiveLine: _objective_words,
    **SAID,
    Gap: _gap_words,
    BackLine: _back_words,
}
