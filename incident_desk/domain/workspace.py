"""What a data folder says for all who work in it: how targets count, and which targets fill up a playbook's.

It belongs to the folder, not to a person. What is written here holds for incidents that are opened from then on:
each keeps the rule and the targets it was opened with.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from incident_desk.domain.counting import Counting
from incident_desk.domain.severity import WORKSPACE_SCHEME, Level
from incident_desk.domain.soak import LONGEST_SOAK_S, SHORTEST_SOAK_S, SOAK_S

TARGETS = ("response_s", "resolution_s", "update_every_s")
"""What a level of the scheme may state, in seconds."""
LONGEST_S = 10 * 366 * 86_400
"""A longer target is a slip."""


@dataclass(frozen=True, slots=True)
class WorkspaceRules:
    """How targets count, and the scheme whose targets are shown as "from settings"."""

    counting: Counting = field(default_factory=Counting)
    scheme: tuple[Level, ...] = WORKSPACE_SCHEME
    soak_s: int = int(SOAK_S)
    """How long every check is to be normal after the impact, where the playbook states no such watch."""

    def to_data(self) -> dict[str, Any]:
        """As plain data for a file: of the scheme, only what differs from the program's own."""
        levels = {
            level.name: changed
            for level, own in zip(self.scheme, WORKSPACE_SCHEME, strict=True)
            if (changed := {name: getattr(level, name) for name in TARGETS if _differs(level, own, name)})
        }
        soak = {} if self.soak_s == int(SOAK_S) else {"soak_s": self.soak_s}
        return {"counting": self.counting.to_data(), "levels": levels, **soak}

    @classmethod
    def from_data(cls, data: object) -> "WorkspaceRules":
        """What ``to_data`` wrote; levels and names that this version does not know are passed over.

        Raises:
            ValueError: it is no such data, or a target in it is no length.
        """
        if not isinstance(data, Mapping):
            raise ValueError("the rules are written as an object")
        levels = data.get("levels", {})
        if not isinstance(levels, Mapping):
            raise ValueError("the levels are written as an object")
        return cls(
            Counting.from_data(data.get("counting")),
            tuple(_level(own, levels.get(own.name, {})) for own in WORKSPACE_SCHEME),
            _soak(data.get("soak_s", int(SOAK_S))),
        )

    def with_target(self, name: str, target: str, seconds: int | None) -> "WorkspaceRules":
        """The same rules with one target of one level changed; None: not stated."""
        changed: dict[str, Any] = {target: seconds}
        scheme = (replace(one, **changed) if one.name == name else one for one in self.scheme)
        return replace(self, scheme=tuple(scheme))


def _soak(value: object) -> int:
    if type(value) is not int or not SHORTEST_SOAK_S <= value <= LONGEST_SOAK_S:
        raise ValueError(f"{value!r} is no length of a soak: whole seconds, from 1 min to 4 h")
    return value


def _differs(level: Level, own: Level, name: str) -> bool:
    return bool(getattr(level, name) != getattr(own, name))


def _level(own: Level, changed: object) -> Level:
    if not isinstance(changed, Mapping):
        raise ValueError(f"{own.name} is written as an object")
    stated: dict[str, Any] = {name: _seconds(changed[name], own.name) for name in TARGETS if name in changed}
    return replace(own, **stated)


def _seconds(value: object, level: str) -> int | None:
    if value is None:
        return None
    if type(value) is not int or not 0 <= value <= LONGEST_S:
        raise ValueError(f"{value!r} is no target of {level}: whole seconds, or null for not stated")
    return value
