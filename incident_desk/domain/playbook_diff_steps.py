"""What differs between the steps of two readings: added, removed, moved, reworded, with other commands or times."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from incident_desk.domain.difference import Difference
from incident_desk.domain.durations import span as length
from incident_desk.domain.pairing import Pairing, out_of_order, paired, reworded
from incident_desk.domain.playbook_steps import Step

Home = tuple[str, tuple[Step, ...]]
"""What holds steps: its name for a person, and the steps."""


@dataclass(frozen=True, slots=True, eq=False)
class _Standing:
    """A step where it stands. *number* is its place in its home, such as ``2.1``."""

    step: Step
    home: str
    number: str
    order: int
    parent: "_Standing | None" = None

    @property
    def place(self) -> str:
        """Where it stands, for a person."""
        return f"{self.home}, {self.number}"

    @property
    def above(self) -> str:
        """The words of the step that holds it."""
        return self.parent.step.text if self.parent else ""


def step_differences(
    before: Sequence[Home], after: Sequence[Home], renamed: Mapping[str, str]
) -> Iterator[Difference]:
    """What differs between the steps of these homes; *renamed* gives the new name of a home that has another one.

    Of a home that is in one reading alone, what came or went with it is not told step by step.
    """
    old = list(_standing(((renamed.get(home, home), steps) for home, steps in before)))
    new = list(_standing(after))
    pairing = reworded(paired(old, new, (_by_parent, _by_home, _by_words)), _words, _home)
    stays = {name for name, _ in after} & {renamed.get(name, name) for name, _ in before}
    yield from _alone("removed", pairing.removed, stays)
    yield from _alone("added", pairing.added, stays)
    yield from _moved(pairing)
    for was, now in pairing.pairs:
        yield from _changed(was, now)


def _standing(homes: Iterable[Home]) -> Iterator[_Standing]:
    for home, steps in homes:
        waiting = [_Standing(step, home, str(place), place) for place, step in enumerate(steps, start=1)][::-1]
        while waiting:
            one = waiting.pop()
            yield one
            under = [
                _Standing(step, home, f"{one.number}.{place}", place, one)
                for place, step in enumerate(one.step.children, start=1)
            ]
            waiting.extend(reversed(under))


def _by_parent(one: _Standing) -> Hashable:
    return one.home, one.above, one.step.text


def _by_home(one: _Standing) -> Hashable:
    return one.home, one.step.text


def _by_words(one: _Standing) -> Hashable:
    return one.step.text


def _words(one: _Standing) -> str:
    return one.step.text


def _home(one: _Standing) -> Hashable:
    return one.home


def _alone(kind: str, ones: Sequence[_Standing], stays: set[str]) -> Iterator[Difference]:
    """The outermost of what is in one reading alone, each with how many steps it holds."""
    known = set(map(id, ones))
    held: dict[int, int] = defaultdict(int)
    for one in ones:
        parent = one.parent
        while parent is not None and id(parent) in known:
            held[id(parent)] += 1
            parent = parent.parent
    for one in ones:
        if one.home not in stays or (one.parent is not None and id(one.parent) in known):
            continue
        count = held[id(one)]
        more = f"with {count} step{'s' if count > 1 else ''} under it" if count else ""
        if kind == "added":
            yield Difference("step", "added", one.step.text, one.place, more)
        else:
            yield Difference("step", "removed", one.step.text, one.place, more)


def _moved(pairing: Pairing[_Standing]) -> Iterator[Difference]:
    """The steps under another step or in another home, and those whose neighbours they were before or after. What
    stands under a step that moved has not moved itself."""
    was_of = {id(now): was for was, now in pairing.pairs}
    siblings: dict[Hashable, list[tuple[_Standing, _Standing]]] = defaultdict(list)
    for was, now in pairing.pairs:
        parent = was_of.get(id(now.parent)) if now.parent else None
        if was.parent is not parent or (parent is None and was.home != now.home):
            yield Difference("step", "moved", now.step.text, before=was.place, after=now.place)
        else:
            siblings[now.home, id(now.parent)].append((was, now))
    for pairs in siblings.values():
        pairs.sort(key=_new_order)
        for index in sorted(out_of_order([was.order for was, _ in pairs])):
            was, now = pairs[index]
            yield Difference("step", "moved", now.step.text, before=was.place, after=now.place)


def _new_order(pair: tuple[_Standing, _Standing]) -> int:
    return pair[1].order


def _changed(was: _Standing, now: _Standing) -> Iterator[Difference]:
    old, new = was.step, now.step
    for what, before, after in (
        ("words", old.text, new.text),
        ("due", _time(old.due_s), _time(new.due_s)),
        ("from", _time(old.start_s), _time(new.start_s)),
        ("text under it", old.detail, new.detail),
        ("kind", old.role, new.role),
    ):
        if before != after:
            yield Difference("step", "changed", new.text, now.place, what, before, after)
    yield from _commands(old, new, now)


def _commands(old: Step, new: Step, now: _Standing) -> Iterator[Difference]:
    was, are = [one.text for one in old.commands], [one.text for one in new.commands]
    gone, come = [text for text in was if text not in are], [text for text in are if text not in was]
    for before, after in zip(gone, come, strict=False):
        yield Difference("command of", "changed", new.text, now.place, "", before, after)
    for text in gone[len(come) :]:
        yield Difference("command", "removed", text, f"{now.place}, {new.text}" if new.text else now.place)
    for text in come[len(gone) :]:
        yield Difference("command", "added", text, f"{now.place}, {new.text}" if new.text else now.place)


def _time(seconds: int | None) -> str:
    return "" if seconds is None else length(seconds)
