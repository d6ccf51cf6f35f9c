"""Severity and its targets: from the playbook, or from the workspace's own scheme, or not stated.

A severity describes harm. Its rank runs from 0 (worst) to 4, so that levels of different scales compare.
A target that nobody stated stays "not stated"; what the workspace fills in is shown as "from settings".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from incident_desk.domain.playbook import Playbook

PLAYBOOK, SETTINGS = "playbook", "settings"


@dataclass(frozen=True, slots=True)
class Target:
    """How long something may take, in seconds from its start, and who stated it. Zero is "immediate"."""

    seconds: int
    source: str = PLAYBOOK

    def to_data(self) -> dict[str, Any]:
        """As plain data for a record."""
        return {"seconds": self.seconds, "from": self.source}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Target":
        """What ``to_data`` wrote."""
        return cls(int(data["seconds"]), str(data["from"]))


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a severity scale. Seconds; None is "not stated"."""

    name: str
    label: str
    rank: int
    response_s: int | None = None
    resolution_s: int | None = None
    update_every_s: int | None = None
    definition: str = ""


WORKSPACE_SCHEME: tuple[Level, ...] = (
    Level("P0", "Critical", 0, 0, 4 * 3600, 15 * 60, "Nothing works for anybody, or data is being lost."),
    Level("P1", "High", 1, 15 * 60, 4 * 3600, 15 * 60, "A main function is down for many people."),
    Level("P2", "Medium", 2, 2 * 3600, 8 * 3600, 60 * 60, "Part of it fails, or fails now and then."),
    Level("P3", "Low", 3, 24 * 3600, None, None, "It works, but slowly or with a way around."),
    Level("P4", "Minor", 4, None, None, None, "Nobody is stopped in their work."),
)
"""The scale used where a playbook states none; the person can change it in Settings."""


@dataclass(frozen=True, slots=True)
class Targets:
    """What one severity asks for. None is "not stated"."""

    response: Target | None = None
    resolution: Target | None = None
    update_every: Target | None = None

    def to_data(self) -> dict[str, Any]:
        """As plain data for a record."""
        named = {"response": self.response, "resolution": self.resolution, "update_every": self.update_every}
        return {name: target.to_data() if target else None for name, target in named.items()}

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> "Targets":
        """What ``to_data`` wrote."""
        read = {name: Target.from_data(value) for name, value in data.items() if value}
        return cls(read.get("response"), read.get("resolution"), read.get("update_every"))


def scale_of(playbook: Playbook | None, scheme: tuple[Level, ...] = WORKSPACE_SCHEME) -> tuple[Level, ...]:
    """The levels to choose from: the playbook's, filled up by the workspace's for ranks it lacks."""
    if playbook is None or not playbook.severities:
        return scheme
    own = tuple(
        Level(
            level.name, level.label, rank_of(level.name, level.rank), level.response_s, level.resolution_s,
            level.update_every_s, level.definition,
        )
        for level in playbook.severities
    )  # fmt: skip
    ranks, names = {level.rank for level in own}, {level.name.casefold() for level in own}
    fill = [one for one in scheme if one.rank not in ranks and one.name.casefold() not in names]
    return tuple(sorted((*own, *fill), key=lambda level: level.rank))


def rank_of(name: str, otherwise: int) -> int:
    """The rank of a level: what its code says (P1 is 1, also where it is the only level), else the given one."""
    plain = name.strip().upper()
    return int(plain[1]) if len(plain) == 2 and plain[0] == "P" and plain[1] in "01234" else otherwise


def level_named(name: str, scale: tuple[Level, ...]) -> Level | None:
    """The level of that name or label, whatever the case; "SEV 1", "sev1" and "SEV-1" are one name."""
    wanted = _plain(name)
    for level in scale:
        if wanted in (_plain(level.name), _plain(level.label)):
            return level
    return None


def rank_in(severity: str | None, playbook: Playbook | None) -> int | None:
    """The weight of a severity, 0 worst; None where none is stated or the scale has no such level."""
    level = level_named(severity, scale_of(playbook)) if severity else None
    return level.rank if level else None


def targets_for(
    name: str | None, playbook: Playbook | None, scheme: tuple[Level, ...] = WORKSPACE_SCHEME
) -> Targets:
    """The targets of that severity: the playbook's word first, then the workspace's for the same rank."""
    if name is None:
        return Targets(update_every=_either(playbook.cadence_s if playbook else None, None))
    stated = playbook.severity(name) if playbook else None
    level = level_named(name, scale_of(playbook, scheme))
    fallback = next((one for one in scheme if level is not None and one.rank == level.rank), None)
    cadence = (stated.update_every_s if stated else None) or (playbook.cadence_s if playbook else None)
    return Targets(
        _either(stated.response_s if stated else None, fallback.response_s if fallback else None),
        _either(stated.resolution_s if stated else None, fallback.resolution_s if fallback else None),
        _either(cadence, fallback.update_every_s if fallback else None),
    )


def _either(stated: int | None, fallback: int | None) -> Target | None:
    if stated is not None:
        return Target(stated, PLAYBOOK)
    return Target(fallback, SETTINGS) if fallback is not None else None


@lru_cache(maxsize=512)
def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
