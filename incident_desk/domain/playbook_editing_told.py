"""Editing what a playbook tells besides its work: title, severities, messages, contacts, the path of escalation."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import (
    Blank,
    Contact,
    EscalationHop,
    Phase,
    Plan,
    Playbook,
    SeverityLevel,
    Template,
)
from incident_desk.domain.severity import Level

_One = TypeVar("_One")
TARGETS = ("response", "resolution", "update_every")
"""What a severity asks for."""


def rename(playbook: Playbook, title: str) -> Playbook:
    """Call the playbook otherwise; a plan and a heading that have its name get the new one, and a phase that has it
    because no heading names it.

    Raises:
        Refused: no name is left.
    """
    old, new = playbook.title, " ".join(title.split())
    if not new:
        raise Refused("A playbook needs a title. Write one")
    plans = tuple(
        replace(one, name=new if one.name == old else one.name, phases=_renamed_phases(one, old, new))
        for one in playbook.plans
    )
    chosen = new if playbook.chosen_plan == old else playbook.chosen_plan
    headings = tuple(
        replace(one, text=new) if one.level == 1 and one.text == old else one for one in playbook.facts.headings
    )
    facts = replace(playbook.facts, headings=headings)
    return replace(playbook, title=new, plans=plans, chosen_plan=chosen, facts=facts)


def _renamed_phases(plan: Plan, old: str, new: str) -> tuple[Phase, ...]:
    return tuple(replace(one, name=new) if one.name == old and not one.heading else one for one in plan.phases)


# -- severities -------------------------------------------------------------------------------------------------


def set_target(playbook: Playbook, level: Level, target: str, seconds: int | None, words: str = "") -> Playbook:
    """What a severity asks for, in seconds and in *words*; None leaves it to the settings.

    A level that the playbook did not have becomes its own.
    """
    own = playbook.severity(level.name)
    if own is None:
        if seconds is None:
            return playbook
        own = SeverityLevel(level.name, level.label, level.rank, definition=level.definition, written=level.name)
        playbook = replace(playbook, severities=_sorted([*playbook.severities, own]))
    changes: dict[str, object] = {f"{target}_s": seconds}
    if target != "update_every":
        changes[f"{target}_text"] = "" if seconds is None else words
    changed: SeverityLevel = replace(own, **changes)  # type: ignore[arg-type]
    return replace(playbook, severities=tuple(changed if one is own else one for one in playbook.severities))


def _sorted(levels: Sequence[SeverityLevel]) -> tuple[SeverityLevel, ...]:
    def rank(level: SeverityLevel) -> int:
        return level.rank

    return tuple(sorted(levels, key=rank))


# -- messages ---------------------------------------------------------------------------------------------------


def set_message(playbook: Playbook, place: int, body: str, blanks: tuple[Blank, ...]) -> Playbook:
    """The words of a message with the blanks that are in them.

    Raises:
        Refused: no words are left.
    """
    if not body.strip():
        raise Refused("A message needs words. Write them, or delete the message")
    changed = replace(playbook.templates[place], body=body, blanks=blanks)
    return replace(playbook, templates=_put(playbook.templates, place, changed))


def add_message(playbook: Playbook, name: str, stage: str, body: str, blanks: tuple[Blank, ...]) -> Playbook:
    """One message more."""
    return replace(playbook, templates=(*playbook.templates, Template(name, stage, body, blanks)))


def remove_message(playbook: Playbook, place: int) -> Playbook:
    """One message less."""
    return replace(playbook, templates=_without(playbook.templates, place))


# -- people -----------------------------------------------------------------------------------------------------


def set_contact(playbook: Playbook, place: int, one: Contact, is_empty: Callable[[Contact], bool]) -> Playbook:
    """Whom to reach for what; *is_empty* tells whether every way to reach them is still a blank.

    Raises:
        Refused: nobody is named for whom it is.
    """
    role, primary, secondary = (" ".join(words.split()) for words in (one.role, one.primary, one.secondary))
    if not role:
        raise Refused("A contact needs a role or a name. Write one, or delete the contact")
    more = tuple((head, words) for head, cell in one.more if (words := " ".join(cell.split())))
    changed = replace(one, role=role, primary=primary, secondary=secondary, more=more)
    changed = replace(changed, empty=is_empty(changed))
    if place >= len(playbook.contacts):
        return replace(playbook, contacts=(*playbook.contacts, replace(changed, span=None)))
    changed = replace(changed, span=playbook.contacts[place].span)
    return replace(playbook, contacts=_put(playbook.contacts, place, changed))


def remove_contact(playbook: Playbook, place: int) -> Playbook:
    """One contact less."""
    return replace(playbook, contacts=_without(playbook.contacts, place))


def set_hop(playbook: Playbook, place: int, role: str, after_s: int | None) -> Playbook:
    """Whom the path names at that place, and after how long; behind the last one it becomes one more.

    A time that is typed goes before a phase whose overrun would ask for it.

    Raises:
        Refused: nobody is named.
    """
    role = " ".join(role.split())
    if not role:
        raise Refused("A level of the path needs somebody to call. Write a role or a name, or delete the level")
    if place >= len(playbook.escalation):
        return replace(playbook, escalation=(*playbook.escalation, EscalationHop(role, after_s)))
    hop = playbook.escalation[place]
    phase = hop.phase if after_s == hop.after_s else ""
    return replace(
        playbook, escalation=_put(playbook.escalation, place, replace(hop, role=role, after_s=after_s, phase=phase))
    )


def remove_hop(playbook: Playbook, place: int) -> Playbook:
    """One level of the path less."""
    return replace(playbook, escalation=_without(playbook.escalation, place))


def _put(ones: tuple[_One, ...], place: int, one: _One) -> tuple[_One, ...]:
    return (*ones[:place], one, *ones[place + 1 :])


def _without(ones: tuple[_One, ...], place: int) -> tuple[_One, ...]:
    return (*ones[:place], *ones[place + 1 :])
