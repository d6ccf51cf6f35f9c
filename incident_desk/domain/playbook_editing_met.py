"""What became of the edits of a draft where it was put together with a playbook that somebody else edited.

Two people who changed different fields of one thing did not change the same: both stand in what comes of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_diff import Difference, differences

_LISTS = {
    "severity": ("severities", "name"),
    "template": ("templates", "name"),
    "escalation": ("escalation", "role"),
    "contact": ("contacts", "role"),
    "trigger": ("triggers", "text"),
    "threshold": ("thresholds", "metric"),
    "reason": ("criteria", "text"),
    "review section": ("review", "name"),
}
"""The sorts of things that a playbook lists, where it has them and by what each is known."""


def lost_edits(base: Playbook, mine: Playbook, result: Playbook) -> tuple[Difference, ...]:
    """The edits that made *mine* of *base* and that would have to be made of the *result* again."""
    again = differences(result, mine)
    edits = {_edit(one) for one in again}
    anew = {(one.part, one.name) for one in again if one.kind == "added"}
    return tuple(
        one
        for one in differences(base, mine)
        if _edit(one) in edits or (one.kind == "changed" and one.name and (one.part, one.name) in anew)
    )


def with_fields(
    base: Playbook, mine: Playbook, theirs: Playbook, result: Playbook, lost: Iterable[Difference]
) -> Playbook:
    """The *result* with those of the *lost* edits that concern a field which they left alone."""
    changes: dict[str, Any] = {}
    edited = [one for one in lost if one.kind == "changed"]
    for part, (name, key) in _LISTS.items():
        names = {one.name for one in edited if one.part == part}
        if names:
            sides = [_by_key(getattr(side, name), key) for side in (base, mine, theirs)]
            changes[name] = tuple(
                _joined(one, key, sides) if getattr(one, key) in names else one for one in getattr(result, name)
            )
    return replace(result, **changes)


def _edit(one: Difference) -> tuple[str, ...]:
    """An edit, wherever it stands; how much came or went with it is not compared."""
    if one.kind in ("added", "removed"):
        return one.part, one.kind, one.name
    return one.part, one.kind, one.name, one.what, one.after


def _by_key(ones: Sequence[Any], key: str) -> dict[str, Any]:
    return {getattr(one, key): one for one in reversed(ones)}


def _joined(one: Any, key: str, sides: Sequence[dict[str, Any]]) -> Any:
    """One thing with the fields that I changed and they did not."""
    was, mine, theirs = (side.get(getattr(one, key)) for side in sides)
    if was is None or mine is None or theirs is None:
        return one
    changes: dict[str, Any] = {}
    for name in (field.name for field in fields(one) if field.name not in (key, "span")):
        old, new = getattr(was, name), getattr(mine, name)
        if new != old and getattr(theirs, name) == old:
            changes[name] = new
    return replace(one, **changes)
