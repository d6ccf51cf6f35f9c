"""The edits of a playbook put into its document one after the other: parts that come and go, its title, its work,
what it tells besides.

After each the text is read again; the next one goes on from what was read.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from incident_desk.domain.playbook import Heading, Phase, Playbook, Procedure, Span, Step, walk
from incident_desk.domain.playbook_editing_homes import PATTERN_PARTS, homes, span_of, steps_in
from incident_desk.domain.playbook_editing_told import rename
from incident_desk.formats.playbook_writing.front import front_of, titled
from incident_desk.formats.playbook_writing.level_cells import targets_in_place, with_targets
from incident_desk.formats.playbook_writing.likeness import unlike
from incident_desk.formats.playbook_writing.message_lines import messages_in_place, worded_otherwise
from incident_desk.formats.playbook_writing.spelling import spelled
from incident_desk.formats.playbook_writing.told_in_place import differing, told_in_place
from incident_desk.formats.playbook_writing.work_in_place import Placed, are_same, work_in_place
from incident_desk.formats.reading.playbook import read_playbook

Merge = Callable[[str, Playbook, Playbook], str]
"""A document, what it was read as, and what it is to be read as: the document with what differs."""
BESIDE = frozenset(("kind", "language"))
"""What a person says of a document beside its text."""


def in_stages(source: str, before: Playbook, after: Playbook, merge: Merge) -> Placed | None:
    """*source*, read as *before*, as *after*; None where a stage is not read as it is meant.

    What is told besides the work comes last, with messages that are only worded otherwise: both are put into the
    lines that say them. What of it these can't hold goes the way of parts that come and go. The texts of the last
    stage are still to be read: what of them is read otherwise is for the caller to judge.
    """
    told = differing(before, after)
    whole = _in_own_lines(source, before, after, told, merge)
    if whole is not None or not told:
        return whole or _stages(source, before, after, merge)
    held = tuple(part for part in told if _holds(source, before, after, part))
    some = _in_own_lines(source, before, after, held, merge) if held else None
    return some or _stages(source, before, after, merge)


def _holds(source: str, before: Playbook, after: Playbook, part: str) -> bool:
    return told_in_place(source, before, after, (part,)) is not None


def _in_own_lines(
    source: str, before: Playbook, after: Playbook, told: Sequence[str], merge: Merge
) -> Placed | None:
    """The document with these parts and the messages in their own lines, behind all other edits."""
    messages = worded_otherwise(before, after)
    if not messages and not told:
        return None
    parts: dict[str, Any] = {name: getattr(before, name) for name in (*told, *(["templates"] if messages else []))}
    rest = replace(after, **parts)
    placed = Placed((source,), rest) if rest == before else _stages(source, before, rest, merge)
    if placed is None:
        return None
    found = (_with_told(text, placed, before, after, told) for text in placed.texts)
    one = next((other for other in found if other is not None), None) if told else placed
    if one is None or not messages:
        return one
    texts = tuple(messages_in_place(text, messages) for text in one.texts)
    return (
        replace(one, texts=texts, playbook=replace(one.playbook, templates=after.templates)) if all(texts) else None
    )


def _with_told(text: str, placed: Placed, before: Playbook, after: Playbook, told: Sequence[str]) -> Placed | None:
    """A text of the stages before with these parts of *after*."""
    again = read_playbook(text, before.source_name)
    if not set(unlike(placed.playbook, again, places=False)) <= {*BESIDE, "title", "chosen_plan"}:
        return None
    found = told_in_place(text, again, after, told)
    if found is None:
        return None
    parts: dict[str, Any] = {name: getattr(found.playbook, name) for name in (*told, *found.along)}
    along = tuple(name for name in found.along if name != "plans")
    return Placed((found.text,), replace(placed.playbook, **parts), along)


def _stages(source: str, before: Playbook, after: Playbook, merge: Merge) -> Placed | None:
    text, book = _with_targets(source, before, after)
    parts = _without_work(book, after)
    for wanted, put in ((parts, merge), (rename(parts, after.title), _retitled)):
        if wanted == book:
            continue
        done = put(text, book, wanted)
        again = read_playbook(done, before.source_name)
        if not done or not set(unlike(wanted, again, places=False)) <= BESIDE:
            return None
        text, book = done, _grafted(wanted, again)
    if _is_work_alike(book, after):
        return Placed((text,), after)
    return work_in_place(text, book, after)


def _with_targets(source: str, before: Playbook, after: Playbook) -> tuple[str, Playbook]:
    """The document with other targets in its table; as it was where they are read otherwise then. No line moves."""
    wanted = with_targets(before, after)
    done = targets_in_place(source, before, wanted) if wanted != before else ""
    again = read_playbook(done, before.source_name) if done else None
    if again is None or not set(unlike(wanted, again, places=False)) <= BESIDE:
        return source, before
    return done, _grafted(wanted, again)


def _is_work_alike(before: Playbook, after: Playbook) -> bool:
    if [_window(one) for one in before.plan().phases] != [_window(one) for one in after.plan().phases]:
        return False
    return all(are_same(steps_in(before, home), steps_in(after, home)) for home in homes(after))


def _window(phase: Phase) -> tuple[str, int | None, int | None]:
    return phase.name, phase.start_s, phase.end_s


def _without_work(before: Playbook, after: Playbook) -> Playbook:
    """What *after* tells, with the title, the phases' names and windows, and the steps of *before*."""
    known = {step.id for home in homes(before) for step in walk(steps_in(before, home))}
    olds: dict[Span | None, Phase] = {one.span: one for one in before.plan().phases if one.span is not None}
    phases = tuple(_phase(olds.get(one.span), one, known) for one in after.plan().phases)
    used = after.plan()
    plans = tuple(replace(one, phases=phases) if one is used else one for one in after.plans)
    procedures = tuple(_procedure(before, one, known) for one in after.procedures)
    facts = replace(after.facts, headings=tuple(_headings(before, after)))
    parts = replace(after, plans=plans, procedures=procedures, assessment=before.assessment, facts=facts)
    return rename(parts, before.title) if before.title else parts


def _phase(old: Phase | None, phase: Phase, known: set[str]) -> Phase:
    if old is not None:
        return replace(
            phase, name=old.name, start_s=old.start_s, end_s=old.end_s, heading=old.heading, steps=old.steps
        )
    return replace(phase, steps=_unknown(phase.steps, known))


def _procedure(before: Playbook, one: Procedure, known: set[str]) -> Procedure:
    old = next((other for other in before.procedures if other.span is not None and other.span == one.span), None)
    parts: dict[str, Any] = {
        part: getattr(old, part) if old is not None else _unknown(getattr(one, part), known)
        for part in PATTERN_PARTS
    }
    return replace(one, **parts)


def _unknown(steps: Sequence[Step], known: set[str]) -> tuple[Step, ...]:
    """Those steps that are nowhere else in the document."""
    return tuple(step for step in steps if known.isdisjoint(one.id for one in walk((step,))))


def _headings(before: Playbook, after: Playbook) -> Iterator[Heading]:
    """The headings of the document, those of steps and of phases that stay as they are."""
    phases = {one.span for one in after.plan().phases}
    stays = {one.span.first for one in before.plan().phases if one.span is not None and one.span in phases}
    owners: dict[str, set[Span | None]] = {"assessment": {None}, "phase": phases}
    patterns = {one.span for one in after.procedures}
    for home in homes(before):
        if span_of(before, home) in owners.get(home.part, patterns):
            steps = walk(steps_in(before, home))
            stays |= {step.span.first for step in steps if step.span is not None}
    others = {one.line: one for one in after.facts.headings}
    for heading in before.facts.headings:
        if heading.line in stays:
            yield heading
        elif heading.line in others:
            yield others[heading.line]


def _grafted(wanted: Playbook, again: Playbook) -> Playbook:
    """What was read again, each step with the id that it has in *wanted*, which says the same."""
    place = wanted.plans.index(wanted.plan()) if wanted.plans else 0
    plans = list(again.plans)
    if plans:
        phases = tuple(
            replace(new, steps=_named(old.steps, new.steps))
            for old, new in zip(wanted.plan().phases, again.plans[place].phases, strict=True)
        )
        plans[place] = replace(again.plans[place], phases=phases)
    procedures = tuple(map(_grafted_pattern, wanted.procedures, again.procedures))
    return replace(
        again, kind=wanted.kind, language=wanted.language, plans=tuple(plans), procedures=procedures,
        chosen_plan=wanted.chosen_plan, assessment=_named(wanted.assessment, again.assessment),
    )  # fmt: skip


def _grafted_pattern(old: Procedure, new: Procedure) -> Procedure:
    parts: dict[str, Any] = {part: _named(getattr(old, part), getattr(new, part)) for part in PATTERN_PARTS}
    return replace(new, **parts)


def _named(olds: Sequence[Step], news: Sequence[Step]) -> tuple[Step, ...]:
    return tuple(
        replace(new, id=old.id, children=_named(old.children, new.children))
        for old, new in zip(olds, news, strict=True)
    )


def _retitled(text: str, before: Playbook, after: Playbook) -> str:
    """The document with another title where it says its title; over everything where it says none; empty where that
    can't be said so."""
    lines = text.split("\n")
    told = next((one for one in before.facts.headings if one.text == before.title), None)
    if told is not None:
        line = lines[told.line - 1]
        lines[told.line - 1] = line.replace(before.title, spelled(after.title, "# "))
        return "\n".join(lines) if line.count(before.title) == 1 else ""
    front = front_of(before.reference)
    if front and text.startswith(front):
        anew = titled(front, after.title)
        head, rest = (anew or f"{front}\n\n# {spelled(after.title, '# ')}"), text[len(front) :]
        return head + rest
    return f"# {spelled(after.title, '# ')}\n\n{text}"
