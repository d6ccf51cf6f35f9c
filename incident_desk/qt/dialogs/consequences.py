"""What declaring leads to, with its times. Values in, values out."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta

from incident_desk.domain.clock import ALLOWANCE_S
from incident_desk.domain.counted import counted
from incident_desk.domain.counting import response_counted, start_of
from incident_desk.domain.durations import countdown, span
from incident_desk.domain.escalation import first_to_call
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.playbook import Playbook, count_outermost
from incident_desk.domain.severity import Level, Target, Targets, targets_for
from incident_desk.domain.workspace import WorkspaceRules
from incident_desk.formats.times import due_face
from incident_desk.qt.dialogs.lines import DueShown
from incident_desk.qt.widgets.state_glyph import GlyphState

_NAMED = 4
"""So many checks are named; of more, how many."""


def consequences(
    level: Level, playbook: Playbook | None, rules: WorkspaceRules, now: datetime, detected: Moment | None = None
) -> tuple[DueShown, ...]:
    """What will be due when, if it is declared at ``now``; in the order of time (UTC).

    The response counts as the folder's rules have it: from ``detected`` where they say so and it is known.
    """
    targets = targets_for(level.name, playbook, rules.scheme)
    counted = response_counted(rules.counting, now, detected)
    ahead = round((now - start_of(counted, now)).total_seconds())
    since = ""
    if rules.counting.response_from is not Milestone.DECLARED:
        since = f" from {TITLES[counted.since].lower()}"
    first = playbook.phases()[:1] if playbook else ()
    steps = count_outermost(first[0].steps) if first else 0
    begin = (0, "Clock and first phase start" if first else "Clock starts", f"{steps} steps" if steps else "")
    found = [begin, *_response(targets, ahead, since), *_targets(targets), *_escalation(playbook, targets, ahead)]
    return tuple(
        DueShown(due_face(now + timedelta(seconds=seconds), now)[:-3], what, detail)
        for seconds, what, detail in sorted(found, key=lambda one: one[0])
    )


def _response(targets: Targets, ahead: int, since: str) -> list[tuple[int, str, str]]:
    """``ahead``: by how many seconds it counts from before the declaration; ``since`` says from where."""
    one = targets.response
    return [(one.seconds - ahead, "Response target", f"{_length(one)}{since}")] if one is not None else []


def _targets(targets: Targets) -> list[tuple[int, str, str]]:
    one = targets.resolution
    found = [(one.seconds, "Resolution target", _length(one))] if one is not None else []
    if targets.update_every is not None:
        every = targets.update_every.seconds
        found.append((every, "First update due", f"every {span(every)}"))
    return found


def _length(target: Target) -> str:
    return countdown(target.seconds) if target.seconds else "at once"


def _escalation(playbook: Playbook | None, targets: Targets, ahead: int) -> list[tuple[int, str, str]]:
    """Who of the path comes in next: at the stated time, else when the response target is missed."""
    path = playbook.escalation if playbook else ()
    level = first_to_call(path)
    if len(path) < level:
        return []
    hop = path[level - 1]
    if hop.after_s is not None:
        return [(hop.after_s, f"{hop.role}, if not fixed", countdown(hop.after_s))]
    if hop.phase or targets.response is None:
        return []
    # A target of zero is late only after the workspace's allowance.
    seconds = targets.response.seconds or ALLOWANCE_S
    return [(seconds - ahead, f"{hop.role}, if missed", countdown(seconds))]


def remarks(playbook: Playbook | None) -> tuple[DueShown, ...]:
    """What the playbook has ready, and which of its contacts are missing."""
    if playbook is None:
        return (DueShown("", "Without a playbook there are no steps and no phases", sign=GlyphState.SLOW),)
    found = []
    if any(one.stage == "initial" for one in playbook.templates):
        found.append(DueShown("", "The first update has a draft to copy"))
    found += [DueShown("", f"No contact for {role}", sign=GlyphState.SLOW) for role in unreachable(playbook)]
    return tuple(found)


def along(checks: Sequence[str], put_off: Sequence[str]) -> tuple[DueShown, ...]:
    """Which standing checks come along, by name; those for which somebody said *Not now* come too, and say so."""
    if not checks:
        return ()
    comes = "comes" if len(checks) == 1 else "come"
    ordered = [*put_off, *(one for one in checks if one not in put_off)]
    named = [_along(one, is_put_off=one in put_off) for one in ordered[:_NAMED]]
    more = len(ordered) - _NAMED
    rest = [DueShown("", f"and {more} more")] if more > 0 else []
    return (DueShown("", f"{counted(len(checks), 'standing check')} {comes} along"), *named, *rest)


def _along(name: str, *, is_put_off: bool) -> DueShown:
    if is_put_off:
        return DueShown("", name, "though put off with Not now", sign=GlyphState.SLOW)
    return DueShown("", name)


def unreachable(playbook: Playbook) -> tuple[str, ...]:
    """Roles whose contact is still a blank: those of the escalation path first, at most three."""
    empty = {one.role.casefold(): one.role for one in playbook.contacts if one.empty}
    on_path = [hop.role for hop in playbook.escalation if hop.role.casefold() in empty]
    rest = [role for role in empty.values() if role not in on_path]
    return tuple((*on_path, *rest))[:3]


def told_apart(playbooks: Sequence[Playbook]) -> list[str]:
    """The titles of the library's playbooks; where two have the same, each with the name of its file."""
    titles = Counter(one.title for one in playbooks)
    return [f"{one.title} ({one.source_name})" if titles[one.title] > 1 else one.title for one in playbooks]


def contents(playbook: Playbook) -> str:
    """What is in a playbook, in a line: ``4 phases, 48 steps, 3 templates``."""
    phases = playbook.phases()
    steps = sum(count_outermost(phase.steps) for phase in phases)
    counts = ((len(phases), "phase"), (steps, "step"), (len(playbook.templates), "template"))
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count)
