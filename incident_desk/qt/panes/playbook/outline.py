"""What the playbook pane lists: its sections (first questions, phases, procedures, reference) and their rows."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from incident_desk.domain.checklist import SETTLED, WORDS, StepMark, StepState, is_cause_list, progress
from incident_desk.domain.incident import Incident
from incident_desk.domain.pattern_facts import steps_of as pattern_steps
from incident_desk.domain.pattern_facts import work_of
from incident_desk.domain.patterns import KnownPattern, confirmed_causes, known_patterns
from incident_desk.domain.playbook import Command, Phase, Playbook, Step
from incident_desk.domain.roles import initials
from incident_desk.domain.sensed_steps import bindings_of
from incident_desk.qt.panes.playbook.steps import BROUGHT, current_step, is_list, key_of, pattern_at, steps_of

AFTER = "After"
"""The short name of what comes after the resolution."""


class SectionKind(Enum):
    """Where a section comes from."""

    FIRST = "first"
    PHASE = "phase"
    PROCEDURE = "procedure"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Section:
    """One choice of the pane: its key, names and how many outermost steps are settled.

    ``left`` is a phase that the work has gone past, ``open`` a pattern whose steps stand on the checklist.
    """

    key: str
    name: str
    short: str
    kind: SectionKind
    settled: int = 0
    total: int = 0
    current: bool = False
    left: bool = False
    open: bool = False

    @property
    def complete(self) -> bool:
        """Whether it has steps and none is open."""
        return 0 < self.total == self.settled


class NodeKind(Enum):
    """What a row is."""

    GROUP = "group"
    STEP = "step"
    NOTE = "note"
    COMMAND = "command"


class TagLook(Enum):
    """How pressing a tag is: a plain fact, something to look at, something late."""

    PLAIN = "plain"
    CAUTION = "caution"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Tag:
    """A few words in a frame beside those of a row, such as by when it is due; ``icon`` stands before them."""

    text: str
    look: TagLook = TagLook.PLAIN
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One row with the rows under it. ``aside`` is said at its right; ``owner`` is the id of its step.

    ``unfolded`` is a step whose commands are in sight before it is the current one; ``sensor`` is the name of the
    check that ticks it. ``folded`` is a heading whose rows are out of sight until somebody asks for them,
    ``pattern`` the key of the open pattern that a heading stands for.
    """

    kind: NodeKind
    id: str
    text: str
    owner: str = ""
    state: StepState = StepState.TO_DO
    aside: str = ""
    aside_short: str = ""
    why: str = ""
    cause: bool = False
    current: bool = False
    unfolded: bool = False
    command: Command | None = None
    children: tuple["Node", ...] = ()
    sensor: str = ""
    tags: tuple[Tag, ...] = ()
    folded: bool = False
    pattern: str = ""

    @property
    def settled(self) -> bool:
        """Whether nothing is asked for any more."""
        return self.kind is NodeKind.STEP and self.state in SETTLED

    @property
    def watches(self) -> bool:
        """Whether its check is waited for."""
        return bool(self.sensor) and self.state is StepState.TO_DO


def sections_of(incident: Incident) -> tuple[Section, ...]:
    """Every section of the incident's playbook, in the order of the document."""
    playbook = incident.playbook
    patterns = tuple(_pattern_section(incident, one) for one in known_patterns(incident))
    if playbook is None:
        return patterns
    return (
        *_first_section(incident, playbook),
        *(_phase_section(incident, place, phase) for place, phase in enumerate(incident.phases)),
        *patterns,
        *_reference_section(playbook),
    )


def _first_section(incident: Incident, playbook: Playbook) -> Iterator[Section]:
    if playbook.assessment:
        settled, total = progress(playbook.assessment, incident.steps)
        yield Section("first", "First questions", "First", SectionKind.FIRST, settled, total)


def _phase_section(incident: Incident, place: int, phase: Phase) -> Section:
    settled, total = incident.progress_of(phase)
    return Section(
        key=f"phase-{place}",
        name=phase.name,
        short=AFTER if phase.after else short_name(phase.name),
        kind=SectionKind.PHASE,
        settled=settled,
        total=total,
        current=place == incident.phase_place,
        left=incident.phase_place is not None and place < incident.phase_place,
    )


def _pattern_section(incident: Incident, one: KnownPattern) -> Section:
    name, (settled, total) = one.pattern.name, _pattern_progress(incident, one)
    return Section(key_of(incident, one.key), name, short_name(name), SectionKind.PROCEDURE, settled, total,
                   open=one.is_open)  # fmt: skip


def _pattern_progress(incident: Incident, one: KnownPattern) -> tuple[int, int]:
    return progress((*pattern_steps(one.pattern), *one.causes), incident.steps)


def _reference_section(playbook: Playbook) -> Iterator[Section]:
    if playbook.reference:
        yield Section("reference", "Reference text", "Reference", SectionKind.REFERENCE)


def short_name(name: str) -> str:
    """The first word of a name, which is enough beside others: "Immediate Response" is "Immediate"."""
    words = name.replace(":", " ").split()
    return words[0] if words else name


def progress_in_all(sections: Iterable[Section]) -> tuple[int, int]:
    """Settled and all steps of the phases: the "16 of 48 steps" of the pane's title."""
    phases = [one for one in sections if one.kind is SectionKind.PHASE]
    return sum(one.settled for one in phases), sum(one.total for one in phases)


def preface_of(incident: Incident, key: str) -> str:
    """What is said before the steps of a section: a phase's goal, the signs of a pattern."""
    pattern = pattern_at(incident, key)
    if pattern is not None:
        signs = f"Signs: {'; '.join(pattern.pattern.symptoms)}" if pattern.pattern.symptoms else ""
        return "\n".join(part for part in (signs, pattern.pattern.detail) if part)
    kind, _, place = key.partition("-")
    if kind == "phase" and place.isdigit() and int(place) < len(incident.phases):
        phase = incident.phases[int(place)]
        return "\n".join(part for part in (phase.goal, phase.detail) if part)
    return ""


def reference_text(incident: Incident) -> str:
    """The text of the document that is neither step nor command, as it was written."""
    playbook = incident.playbook
    if playbook is None:
        return ""
    return "\n\n".join(f"{one.title}\n\n{one.text}".strip() for one in playbook.reference)


def nodes_of(incident: Incident, key: str) -> tuple[Node, ...]:
    """The rows of a section; those of the open patterns stand before the ones of the current phase."""
    pattern = pattern_at(incident, key)
    if pattern is not None:
        return (_opened(incident, pattern),) if pattern.is_open else tuple(_pattern_rows(incident, pattern))
    opened = [one for one in known_patterns(incident) if one.is_open] if is_list(incident, key) else []
    build = _builder(incident, is_procedure=False)
    return (
        *(_opened(incident, one) for one in opened),
        *_preface(incident, key),
        *(build.node(step, False) for step in steps_of(incident, key)),
    )


def _builder(incident: Incident, *, is_procedure: bool) -> "_Builder":
    now = current_step(incident)
    sensors = {step: one.name for step, one in bindings_of(incident).items()}
    return _Builder(incident, now.id if now else None, is_procedure, sensors)


def _preface(incident: Incident, key: str) -> tuple[Node, ...]:
    preface = preface_of(incident, key)
    return (Node(NodeKind.NOTE, f"{key}/preface", preface),) if preface else ()


def _opened(incident: Incident, one: KnownPattern) -> Node:
    """An open pattern as a heading over its rows."""
    count = "{} of {}".format(*_pattern_progress(incident, one))
    rows, tag = tuple(_pattern_rows(incident, one)), Tag(one.source or "Pattern", icon="split")
    return Node(NodeKind.GROUP, f"{BROUGHT}/{one.key}", one.pattern.name, aside=count, aside_short=count,
                children=rows, tags=(tag,), pattern=one.key)  # fmt: skip


def _pattern_rows(incident: Incident, one: KnownPattern) -> Iterator[Node]:
    """Its signs, what to look at, its causes as suspects, and apart from them its resolution."""
    build = _builder(incident, is_procedure=True)
    yield from _preface(incident, key_of(incident, one.key))
    yield from (build.node(step, False) for step in work_of(one.pattern))
    if one.causes:
        causes = tuple(build.node(step, True) for step in one.causes)
        yield _heading(incident, f"{one.key}/causes", "Suspected causes", one.causes, causes)
    if one.pattern.resolution:
        rows = tuple(build.node(step, False) for step in one.pattern.resolution)
        is_known = not one.causes or bool(confirmed_causes(incident, one.causes))
        name = "Resolution" if is_known else "Resolution, once a cause is confirmed"
        heading = _heading(incident, f"{one.key}/resolution", name, one.pattern.resolution, rows)
        yield replace(heading, folded=not is_known)


def _heading(incident: Incident, node: str, name: str, steps: tuple[Step, ...], rows: tuple[Node, ...]) -> Node:
    count = "{} of {}".format(*progress(steps, incident.steps))
    return Node(NodeKind.GROUP, node, name, aside=count, aside_short=count, children=rows)


def nodes_under(
    incident: Incident, steps: Iterable[Step], current: str, tags: Mapping[str, tuple[Tag, ...]]
) -> tuple[Node, ...]:
    """The rows of these steps of a checklist's run: commands of open ones in sight, with tags and with reasons."""
    sensors = {step: one.name for step, one in bindings_of(incident).items()}
    build = _Builder(incident, current or None, True, sensors, tags)
    return tuple(build.node(step, False) for step in steps)


@dataclass(frozen=True, slots=True)
class _Builder:
    """Makes rows from steps. ``current`` is the id of the step to do now; a procedure's open steps are unfolded.

    With ``tags``, by the steps' ids, the row of a step also tells why it has its state.
    """

    incident: Incident
    current: str | None
    is_procedure: bool
    sensors: Mapping[str, str]
    tags: Mapping[str, tuple[Tag, ...]] | None = None

    def node(self, step: Step, in_causes: bool) -> Node:
        """The row of a step or group with everything under it."""
        if step.role != "step":
            return self._group(step, in_causes)
        causes = in_causes or is_cause_list(step)
        mark = self.incident.steps.get(step.id)
        sensor = self.sensors.get(step.id, "")
        aside, short = _aside(mark, sensor)
        why = (mark.reason or "") if mark else ""
        return Node(
            NodeKind.STEP,
            step.id,
            step.text,
            owner=step.id,
            state=mark.state if mark else StepState.TO_DO,
            aside=aside,
            aside_short=short,
            why=why,
            cause=in_causes,
            current=step.id == self.current,
            unfolded=self.is_procedure and (mark is None or mark.state not in SETTLED or self._tells(mark)),
            children=(
                *self._reason(step, mark),
                *_notes(step),
                *_commands(step),
                *(self.node(one, causes) for one in step.children),
            ),
            sensor=sensor,
            tags=(self.tags or {}).get(step.id, ()),
        )

    def _tells(self, mark: StepMark | None) -> bool:
        return self.tags is not None and mark is not None and bool(mark.reason)

    def _reason(self, step: Step, mark: StepMark | None) -> Iterator[Node]:
        if mark is not None and mark.reason and self._tells(mark):
            said = f"{initials(mark.who)}: {mark.reason}" if not mark.is_sensed else mark.reason
            yield Node(NodeKind.NOTE, f"{step.id}/reason", said, owner=step.id)

    def _group(self, step: Step, in_causes: bool) -> Node:
        causes = in_causes or is_cause_list(step)
        settled, total = progress(step.children, self.incident.steps)
        return Node(
            NodeKind.GROUP,
            step.id,
            step.text,
            owner=step.id,
            aside=f"{settled} of {total}" if total else "",
            aside_short=f"{settled} of {total}" if total else "",
            children=(*_notes(step), *_commands(step), *(self.node(one, causes) for one in step.children)),
            tags=(self.tags or {}).get(step.id, ()),
        )


def _notes(step: Step) -> tuple[Node, ...]:
    return (Node(NodeKind.NOTE, f"{step.id}/note", step.detail, owner=step.id),) if step.detail.strip() else ()


def _commands(step: Step) -> tuple[Node, ...]:
    return tuple(
        Node(NodeKind.COMMAND, f"{step.id}/command-{place}", command.text, owner=step.id, command=command)
        for place, command in enumerate(step.commands)
    )


def _aside(mark: StepMark | None, sensor: str) -> tuple[str, str]:
    """What is said at the right of a step, and the same where it is narrow: "RO 03:14", "03:14"."""
    if mark is not None and mark.is_opened_again:
        return "opened again", "again"
    if mark is None or mark.state is StepState.TO_DO:
        return (f"watches {sensor}", "watches") if sensor else ("", "")
    clock, who = f"{mark.at:%H:%M}", initials(mark.who)
    match mark.state:
        case StepState.DONE if mark.is_sensed:
            return f"auto {clock}", "auto"
        case StepState.DONE if mark.overrides:
            return f"{who} {clock}, overridden", "overridden"
        case StepState.DONE:
            return f"{who} {clock}", clock
        case StepState.DOING:
            return f"{who} doing", who
        case StepState.SUSPECT:
            return "suspect", "suspect"
        case _:
            return f"{WORDS[mark.state]} {clock}", WORDS[mark.state]
