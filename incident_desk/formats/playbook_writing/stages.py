"""The edits of a playbook put into its document in three goes: what it tells beside its work, its title, its work.

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
from incident_desk.formats.playbook_writing.work_in_place import Placed, are_same, work_in_place
from incident_desk.formats.reading.playbook import read_playbook

Merge = Callable[[str, Playbook, Playbook], str]
"""A document, what it was read as, and what it is to be read as: the document with what differs."""
BESIDE = frozenset(("kind", "language"))
"""What a person says of a document beside its text."""


def in_stages(source: str, before: Playbook, after: Playbook, merge: Merge) -> Placed | None:
    """*source*, read as *before*, as *after*; None where a stage is not read as it is meant.

    Messages that are only worded otherwise come last: where they stand is known by their words. The texts of the
    last stage are still to be read: what of them is read otherwise is for the caller to judge.
    """
    messages = worded_otherwise(before, after)
    if messages:
        rest = replace(after, templates=before.templates)
        placed = Placed((source,), rest) if rest == before else _stages(source, before, rest, merge)
        texts = tuple(messages_in_place(text, messages) for text in placed.texts) if placed else ("",)
        if placed is not None and all(texts):
            return Placed(texts, replace(placed.playbook, templates=after.templates))
    return _stages(source, before, after, merge)


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
