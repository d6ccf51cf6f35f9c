"""The rules of a data folder by their names: said in words, and changed one at a time."""

from dataclasses import dataclass, replace

from incident_desk.domain.counting import RESOLUTION_TO, RESPONSE_FROM
from incident_desk.domain.durations import span
from incident_desk.domain.errors import WrongUse
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.severity import WORKSPACE_SCHEME, Level
from incident_desk.domain.soak import LONGEST_SOAK_S, SHORTEST_SOAK_S, SOAK_S
from incident_desk.domain.workspace import LONGEST_S, WorkspaceRules
from incident_desk.formats.reading.durations import target_seconds

NOT_STATED, DEFAULT = "not-stated", "default"
RESPONSE, RESOLUTION, SOAK = "response-from", "resolution-to", "soak"
_TARGETS = {"response": "response_s", "resolution": "resolution_s", "update": "update_every_s"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as it is shown: its name, its value in the words it is set with, and what it means."""

    name: str
    value: str
    meaning: str
    is_default: bool


def settings_of(rules: WorkspaceRules) -> tuple[Setting, ...]:
    """Every setting in order: how targets count, then the targets of each level."""
    own = WorkspaceRules()
    return (
        _choice(RESPONSE, rules.counting.response_from, own.counting.response_from, "the response counts from"),
        _choice(RESOLUTION, rules.counting.resolution_to, own.counting.resolution_to, "the resolution ends with"),
        Setting(SOAK, span(rules.soak_s), _SOAK_MEANING, rules.soak_s == own.soak_s),
        *(
            Setting(f"{level.name}.{word}", _length(level, field), f"{level.label}: {_MEANINGS[word]}",
                    getattr(level, field) == getattr(default, field))
            for level, default in zip(rules.scheme, own.scheme, strict=True)
            for word, field in _TARGETS.items()
        ),
    )  # fmt: skip


_SOAK_MEANING = "how long all checks are normal after the impact, where the playbook states no watch"
_MEANINGS = {
    "response": "response target, where the playbook states none",
    "resolution": "resolution target, where the playbook states none",
    "update": "time between updates, where the playbook states none",
}


def changed(rules: WorkspaceRules, name: str, value: str) -> WorkspaceRules:
    """The rules with the setting of that name at that value.

    Raises:
        WrongUse: there is no such setting, or it can't have that value.
    """
    plain = name.strip().casefold()
    if plain == RESPONSE:
        chosen = _milestone(value, RESPONSE_FROM)
        return replace(rules, counting=replace(rules.counting, response_from=chosen))
    if plain == RESOLUTION:
        chosen = _milestone(value, RESOLUTION_TO)
        return replace(rules, counting=replace(rules.counting, resolution_to=chosen))
    if plain == SOAK:
        return replace(rules, soak_s=_soak(value))
    level, _, target = plain.partition(".")
    found = next((one for one in WORKSPACE_SCHEME if one.name.casefold() == level), None)
    if found is None or target not in _TARGETS:
        names = ", ".join(one.name for one in settings_of(rules))
        raise WrongUse(f"No setting is called {name!r}. The settings are: {names}")
    return rules.with_target(found.name, _TARGETS[target], _seconds(value, getattr(found, _TARGETS[target])))


def _choice(name: str, value: Milestone, default: Milestone, meaning: str) -> Setting:
    return Setting(name, _word(value), f"{meaning} {TITLES[value].lower()}", value is default)


def _word(milestone: Milestone) -> str:
    return milestone.value.replace("_", "-")


def _length(level: Level, field: str) -> str:
    seconds: int | None = getattr(level, field)
    return NOT_STATED if seconds is None else span(seconds)


def _milestone(value: str, choices: tuple[Milestone, ...]) -> Milestone:
    plain = value.strip().casefold().replace("_", "-").replace(" ", "-")
    if plain == DEFAULT:
        return choices[0]
    found = next((one for one in choices if _word(one) == plain), None)
    if found is None:
        raise WrongUse(f"{value!r} can't be chosen here. Say {' or '.join(_word(one) for one in choices)}")
    return found


def _soak(value: str) -> int:
    if value.strip().casefold() == DEFAULT:
        return int(SOAK_S)
    seconds = target_seconds(value)
    if seconds is None or not SHORTEST_SOAK_S <= seconds <= LONGEST_SOAK_S:
        raise WrongUse(f"{value!r} is no length of a soak. Write 15 min, from 1 min to 4 h, or {DEFAULT}")
    return seconds


def _seconds(value: str, default: int | None) -> int | None:
    plain = value.strip().casefold().replace(" ", "-")
    if plain == DEFAULT:
        return default
    if plain == NOT_STATED:
        return None
    seconds = target_seconds(value)
    if seconds is None or not 0 <= seconds <= LONGEST_S:
        raise WrongUse(f"{value!r} is no length. Write 15 min, 4 h, immediate, {NOT_STATED} or {DEFAULT}")
    return seconds
