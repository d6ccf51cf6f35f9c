"""What differs between two readings of a playbook, as values with words for a person.

Only what a responder works by is compared: not the lines on which things stand, nor what was counted, nor doubts.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from incident_desk.domain.difference import Difference as Difference
from incident_desk.domain.durations import span as length
from incident_desk.domain.pairing import out_of_order, paired, reworded
from incident_desk.domain.playbook import Contact, FollowUp, Phase, Playbook, Procedure, count_all
from incident_desk.domain.playbook_diff_steps import Home, step_differences

Value = Callable[[Any], str]
"""One side of a thing, as words."""


def differences(before: Playbook, after: Playbook) -> tuple[Difference, ...]:
    """Everything that differs, in the order of a playbook; empty where the two are the same to work by."""
    phases, renamed = _phases(before, after)
    found = [*_whole(before, after), *_severities(before, after), *phases]
    found += step_differences(_homes(before), _homes(after), renamed)
    found += [*_procedures(before, after), *_templates(before, after), *_people(before, after)]
    found += [*_signals(before, after), *_reference(before, after)]
    return tuple(found)


def _text(name: str) -> Value:
    def value(one: Any) -> str:
        found = getattr(one, name)
        return "; ".join(found) if isinstance(found, tuple) else str(found if found is not None else "")

    return value


def _time(name: str) -> Value:
    def value(one: Any) -> str:
        seconds = getattr(one, name)
        return "" if seconds is None else length(seconds)

    return value


def _whole(before: Playbook, after: Playbook) -> Iterator[Difference]:
    """What a playbook has once."""
    for part, value in (
        ("title", _text("title")), ("kind", _text("kind")), ("default severity", _text("default_severity")),
        ("plan in use", _text("chosen_plan")), ("update every", _time("cadence_s")), ("channel", _text("channel")),
        ("status format", _text("status_format")), ("watch after the fix", _time("watch_s")),
        ("review due", _time("review_due_s")), ("follow-up review", _follow_up),
    ):  # fmt: skip
        was, now = value(before), value(after)
        if was != now:
            yield Difference(part, "changed", before=was, after=now)


def _follow_up(playbook: Playbook) -> str:
    found: FollowUp | None = playbook.follow_up
    return "" if found is None else found.text


def _compared(
    part: str, before: Sequence[Any], after: Sequence[Any], name: Value, sides: Sequence[tuple[str, Value]]
) -> Iterator[Difference]:
    """What came, went, stands in another order or changed, of things that are known by their name."""
    pairing = paired(before, after, (name,))
    for one in pairing.removed:
        yield Difference(part, "removed", name(one))
    for one in pairing.added:
        yield Difference(part, "added", name(one))
    places = {id(one): place for place, one in enumerate(before, start=1)}
    olds = [places[id(was)] for was, _ in pairing.pairs]
    news = {id(one): place for place, one in enumerate(after, start=1)}
    for index in sorted(out_of_order(olds)):
        was, now = pairing.pairs[index]
        yield Difference(part, "moved", name(now), before=f"place {olds[index]}", after=f"place {news[id(now)]}")
    for was, now in pairing.pairs:
        yield from _sides(part, name(now), was, now, sides)


def _sides(part: str, name: str, was: Any, now: Any, sides: Sequence[tuple[str, Value]]) -> Iterator[Difference]:
    for what, value in sides:
        if value(was) != value(now):
            yield Difference(part, "changed", name, "", what, value(was), value(now))


def _severities(before: Playbook, after: Playbook) -> Iterator[Difference]:
    sides = (
        ("label", _text("label")), ("response", _target("response")), ("resolution", _target("resolution")),
        ("update every", _time("update_every_s")), ("definition", _text("definition")), ("signs", _text("signs")),
    )  # fmt: skip
    return _compared("severity", before.severities, after.severities, _text("name"), sides)


def _target(kind: str) -> Value:
    """A target as time where it is one, else in its own words."""

    def value(one: Any) -> str:
        return _time(f"{kind}_s")(one) or _text(f"{kind}_text")(one)

    return value


def _phases(before: Playbook, after: Playbook) -> tuple[list[Difference], dict[str, str]]:
    """What differs between the phases, and the new names of homes of steps whose phase has another name."""
    was, now = _placed(before), _placed(after)
    pairing = reworded(paired(was, now, (_home_of, _phase_name)), _phase_name, _plan_name)
    found = [Difference("phase", "removed", one[1].name, what=_held(one[1])) for one in pairing.removed]
    found += [Difference("phase", "added", one[1].name, what=_held(one[1])) for one in pairing.added]
    pairs = sorted((now.index(new), was.index(old)) for old, new in pairing.pairs)
    for index in sorted(out_of_order([old for _, old in pairs])):
        place, earlier = pairs[index]
        words = f"place {earlier + 1}", f"place {place + 1}"
        found.append(Difference("phase", "moved", now[place][1].name, before=words[0], after=words[1]))
    sides = (
        ("name", _text("name")), ("window", _window), ("goal", _text("goal")), ("heading above", _text("group")),
        ("text", _text("detail")),
    )  # fmt: skip
    for old, new in pairing.pairs:
        found += _sides("phase", new[1].name, old[1], new[1], sides)
    return found, {_home_of(old): _home_of(new) for old, new in pairing.pairs}


_Placed = tuple[str, Phase]
"""A phase with the name of its plan where there are several."""


def _placed(playbook: Playbook) -> list[_Placed]:
    several = len(playbook.plans) > 1
    return [(plan.name if several else "", phase) for plan in playbook.plans for phase in plan.phases]


def _home_of(one: _Placed) -> str:
    return ", ".join(part for part in (one[0], one[1].name) if part)


def _phase_name(one: _Placed) -> str:
    return one[1].name


def _plan_name(one: _Placed) -> Hashable:
    return one[0]


def _held(phase: Phase) -> str:
    steps = count_all(phase.steps)
    return ", ".join(part for part in (_window(phase), f"with {steps} step{'s' * (steps != 1)}") if part)


def _window(phase: Phase) -> str:
    if not phase.timed:
        return ""
    start = length(phase.start_s) if phase.start_s else "the start"
    return f"from {start}{f' to {length(phase.end_s)}' if phase.end_s is not None else ' on'}"


def _homes(playbook: Playbook) -> list[Home]:
    homes: list[Home] = [("First questions", playbook.assessment)]
    homes += [(_home_of(one), one[1].steps) for one in _placed(playbook)]
    for one in playbook.procedures:
        homes.append((f"{one.name}, investigation", one.investigation))
        homes.append((one.name, one.steps))
        homes.append((f"{one.name}, resolution", one.resolution))
    return homes


def _procedures(before: Playbook, after: Playbook) -> Iterator[Difference]:
    def name(one: Procedure) -> str:
        return one.name

    sides = (
        ("heading above", _text("group")), ("severity", _text("severity")), ("symptoms", _text("symptoms")),
        ("causes", _text("causes")), ("text", _text("detail")),
    )  # fmt: skip
    return _compared("pattern", before.procedures, after.procedures, name, sides)


def _templates(before: Playbook, after: Playbook) -> Iterator[Difference]:
    sides = (
        ("words", _text("body")), ("moment", _text("stage")), ("channel", _text("channel")),
        ("audience", _text("audience")),
    )  # fmt: skip
    return _compared("template", before.templates, after.templates, _text("name"), sides)


def _people(before: Playbook, after: Playbook) -> Iterator[Difference]:
    yield from _compared(
        "escalation", before.escalation, after.escalation, _text("role"),
        (("after", _time("after_s")), ("at the overrun of", _text("phase"))),
    )  # fmt: skip
    sides = (("first way", _text("primary")), ("second way", _text("secondary")), ("more", _more))
    yield from _compared("contact", before.contacts, after.contacts, _text("role"), sides)


def _more(contact: Contact) -> str:
    return "; ".join(": ".join(pair) for pair in contact.more)


def _signals(before: Playbook, after: Playbook) -> Iterator[Difference]:
    yield from _compared("trigger", before.triggers, after.triggers, _text("text"), (("under", _text("group")),))
    sides = (("warning", _text("warning")), ("critical", _text("critical")), ("looked at every", _time("every_s")))
    yield from _compared("threshold", before.thresholds, after.thresholds, _text("metric"), sides)
    yield from _compared(
        "reason", before.criteria, after.criteria, _text("text"), (("decision", _text("decision")),)
    )
    yield from _compared(
        "review section", before.review, after.review, _text("name"), (("asks", _text("prompts")),)
    )


def _reference(before: Playbook, after: Playbook) -> Iterator[Difference]:
    """Of the text that was kept as it is, what is in one reading alone; not the heads of tables."""
    olds = [one for one in before.reference if not _is_head(one.text)]
    news = [one for one in after.reference if not _is_head(one.text)]
    pairing = paired(olds, news, (_text("text"),))
    for one in pairing.removed:
        yield Difference("text", "removed", one.text, one.title)
    for one in pairing.added:
        yield Difference("text", "added", one.text, one.title)


def _is_head(text: str) -> bool:
    """Whether it is the head of a table whose rows were understood."""
    lines = text.strip().split("\n")
    return len(lines) <= 2 and all(line.strip().startswith("|") for line in lines)
