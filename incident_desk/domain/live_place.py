"""What of a checklist puts something live, by the document's words.

It is looked for only where the whole document is about such a thing. A step that says so comes first, then the
stage that is named so, then a step whose command deploys, then what stands just before "after the deployment". What
comes under such a heading puts nothing live.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from incident_desk.domain.live_words import evened, live_words
from incident_desk.domain.playbook import Phase, Playbook, Step
from incident_desk.domain.playbook_steps import walk

_DEPLOYS = re.compile(
    r"\bdeploy\b|\brelease\b|\bpromote\b|--prod(?:uction)?\b|\bpublish\b|\bhelm (?:upgrade|install)\b|"
    r"\bkubectl (?:apply|set image|rollout restart)\b|\bgit push (?:heroku|dokku|prod\w*|live)\b|"
    r"\b(?:docker|podman)[ -]compose\b.{0,40}\bup\b|\bdocker (?:stack deploy|service update)\b"
)
_ONLY_TRIES = re.compile(
    r"\b(?:dry[-_]?run|staging|test\w*|preview|undo|rollback|status|history|logs?|diff|plan|uat|qa)\b"
)
"""Commands, which are written alike in every language."""


@dataclass(frozen=True, slots=True)
class LivePlace:
    """What puts it live: these steps of a stage. ``behind`` are the steps that stand after them in the document.

    ``is_guess``: no words say that it does; it only stands before what comes afterwards.
    """

    name: str
    stage: int
    steps: tuple[str, ...]
    behind: frozenset[str]
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class _Rows:
    """The steps to do, each with its stage. From ``end`` on they stand under what comes after going live."""

    phases: Sequence[Phase]
    rows: Sequence[tuple[int, Step]]
    end: int

    @property
    def has_later(self) -> bool:
        """Whether something comes after it, and something before."""
        return 0 < self.end < len(self.rows)


def live_place(playbook: Playbook | None, phases: Sequence[Phase]) -> LivePlace | None:
    """What of these stages puts something live; None where the document is about no such thing, or does not say."""
    if not is_about_going_live(playbook, phases):
        return None
    rows = _rows_of(phases)
    return (
        _best(rows, [_score(step.text) for _, step in rows.rows[: rows.end]])
        or _named(rows)
        or _best(rows, [_commands(step) for _, step in rows.rows[: rows.end]])
        or _before_later(rows)
    )


def is_about_going_live(playbook: Playbook | None, phases: Sequence[Phase]) -> bool:
    """Whether it is a checklist for putting something live, by its title and the names of its stages."""
    if playbook is None or playbook.kind != "checklist":
        return False
    names = (playbook.title, *(name for phase in phases for name in (phase.name, phase.group)))
    return any(live_words().about.are_in(evened(name)) for name in names)


# -- what stands where ----------------------------------------------------------------------------------------


def _rows_of(phases: Sequence[Phase]) -> _Rows:
    rows = [
        (stage, step) for stage, phase in enumerate(phases) for step in walk(phase.steps) if step.role == "step"
    ]
    words = live_words()
    ends = (_first_under(phases, tells) for tells in (words.tells_after, words.tells_later))
    return _Rows(phases, rows, next((end for end in ends if end), len(rows)))


def _first_under(phases: Sequence[Phase], tells: Callable[[str], bool]) -> int:
    """The place of the first step under a heading with these words; 0 where there is none, or nothing before it."""
    place = 0
    for phase in phases:
        if place and tells(evened(f"{phase.group} {phase.name}")):
            return place
        for step in walk(phase.steps):
            if place and _is_heading(step) and tells(evened(step.text)):
                return place
            place += step.role == "step"
    return 0


def _is_heading(step: Step) -> bool:
    return step.role == "group" or bool(step.children)


# -- which it is ----------------------------------------------------------------------------------------------


def _best(rows: _Rows, scores: Sequence[int]) -> LivePlace | None:
    """The last of those that say it most surely, before the first with a time of its own behind them."""
    best = max(scores, default=0)
    if not best:
        return None
    first = scores.index(best)
    until = min(_timed_after(rows, first), len(scores))
    return _at_step(rows, max(at for at in range(first, until) if scores[at] == best))


def _timed_after(rows: _Rows, place: int) -> int:
    """The place of the first step behind that one with a time, its own or its stage's; past the last if none."""
    own = rows.rows[place][0]
    timed = (
        at
        for at, (stage, step) in list(enumerate(rows.rows))[place + 1 :]
        if step.due_s is not None or (stage > own and rows.phases[stage].end_s is not None)
    )
    return next(timed, len(rows.rows))


@lru_cache(maxsize=4096)
def _score(text: str) -> int:
    """How surely a step puts something live: 2 where it says so and names production, 1 where it says so."""
    plain, words = evened(text), live_words()
    if words.not_yet.are_in(plain) or words.is_for_some(plain):
        return 0
    if words.puts.are_in(plain) and words.users.are_in(plain):
        return 2
    return int(words.begins(plain) or words.last.close(plain))


def _commands(step: Step) -> int:
    """Whether a command of a step deploys, where its words don't prepare, tell, check or take back."""
    words = live_words()
    if not step.commands or words.not_yet.are_in(evened(step.text)):
        return 0
    return int(any(map(_deploys, (one.text for one in step.commands))))


def _deploys(command: str) -> bool:
    plain = command.casefold()
    return _DEPLOYS.search(plain) is not None and _ONLY_TRIES.search(plain) is None


def _at_step(rows: _Rows, place: int) -> LivePlace:
    """A step, with those under it: they are done in it."""
    stage, step = rows.rows[place]
    inside = {one.id for one in walk(step.children)}
    behind = frozenset(one.id for _, one in rows.rows[place + 1 :] if one.id not in inside)
    return LivePlace(step.text, stage, (step.id,), behind)


def _named(rows: _Rows) -> LivePlace | None:
    """The last stage that is named for it, before what comes afterwards."""
    named = (stage for stage, _ in rows.rows[: rows.end] if _puts_live(rows.phases[stage].name))
    last = max(named, default=None)
    return _at_stage(rows, last) if last is not None else None


def _puts_live(name: str) -> bool:
    plain, words = evened(name), live_words()
    others = (words.not_yet, words.before, words.after)
    return words.puts.are_in(plain) and not any(one.are_in(plain) for one in others)


def _before_later(rows: _Rows) -> LivePlace | None:
    """What stands just before the heading of what comes afterwards."""
    return replace(_at_stage(rows, rows.rows[rows.end - 1][0]), is_guess=True) if rows.has_later else None


def _at_stage(rows: _Rows, stage: int) -> LivePlace:
    """A stage, as far as it stands before what comes afterwards."""
    return LivePlace(rows.phases[stage].name, stage, tuple(_mine(rows, stage)), frozenset(_behind(rows, stage)))


def _mine(rows: _Rows, stage: int) -> Iterator[str]:
    return (step.id for at, step in rows.rows[: rows.end] if at == stage)


def _behind(rows: _Rows, stage: int) -> Iterator[str]:
    return (
        step.id for place, (at, step) in enumerate(rows.rows) if at > stage or (at == stage and place >= rows.end)
    )
