"""Editing what a playbook lists: triggers, limits, reasons for a decision, the form of the review, known patterns.

What stands under a heading of the document that names it takes the heading along when it is called otherwise.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from incident_desk.domain.errors import Refused
from incident_desk.domain.playbook import (
    Criterion,
    Playbook,
    Procedure,
    ReviewSection,
    Span,
    Threshold,
    Trigger,
)
from incident_desk.domain.playbook_editing_phases import without_headings

_LACK = {
    "triggers": "A trigger needs words. Write the sign, or delete the trigger",
    "thresholds": "A limit needs something that is measured. Write what, or delete the limit",
    "criteria": "A decision and a reason for it are both needed. Write them, or delete the reason",
    "review": "A section of the review needs a name. Write one, or delete the section",
    "procedures": "A pattern needs a name. Write one, or delete the pattern",
}


def set_trigger(playbook: Playbook, place: int, text: str, group: str, after_s: int | None) -> Playbook:
    """A sign that starts the playbook, under what gathers it; behind the last one it becomes one more.

    Raises:
        Refused: it has no words.
    """
    new = Trigger(_words("triggers", text), _line(group), after_s)
    return _set(playbook, "triggers", place, new)


def set_threshold(playbook: Playbook, place: int, new: Threshold) -> Playbook:
    """The limits of one measured thing; behind the last one it becomes one more.

    Raises:
        Refused: nothing is named that is measured.
    """
    metric = _words("thresholds", new.metric)
    old = _at(playbook.thresholds, place)
    if old is not None:
        playbook = _retitled(playbook, old.span, old.metric, metric)
    limits = replace(new, metric=metric, warning=_line(new.warning), critical=_line(new.critical))
    return _set(playbook, "thresholds", place, limits)


def set_criterion(playbook: Playbook, place: int, decision: str, text: str) -> Playbook:
    """A reason for a decision; behind the last one it becomes one more. A decision that is called otherwise is so
    for all its reasons.

    Raises:
        Refused: decision or reason has no words.
    """
    new = Criterion(_words("criteria", decision), _words("criteria", text))
    old = _at(playbook.criteria, place)
    if old is not None and old.decision != new.decision:
        playbook = _retitled(playbook, old.span, old.decision, new.decision)
        told = [
            replace(one, decision=new.decision) if one.decision == old.decision else one
            for one in playbook.criteria
        ]
        playbook = replace(playbook, criteria=tuple(told))
    return _set(playbook, "criteria", place, new)


def set_review_section(playbook: Playbook, place: int, name: str, prompts: Sequence[str]) -> Playbook:
    """A section of the review's form with what it asks; behind the last one it becomes one more.

    Raises:
        Refused: it has no name.
    """
    new = ReviewSection(_words("review", name), _lines(prompts))
    old = _at(playbook.review, place)
    if old is not None:
        playbook = _retitled(playbook, old.span, old.name, new.name)
    return _set(playbook, "review", place, new)


def add_pattern(playbook: Playbook, name: str) -> Playbook:
    """A known trouble more, beside those there are.

    Raises:
        Refused: it has no name, or that of another one.
    """
    group = playbook.procedures[-1].group if playbook.procedures else ""
    new = Procedure(_pattern_name(playbook, name, len(playbook.procedures)), group)
    return replace(playbook, procedures=(*playbook.procedures, new))


def rename_pattern(playbook: Playbook, place: int, name: str) -> Playbook:
    """Call a pattern otherwise; its heading keeps its number.

    Raises:
        Refused: no name is left, or another pattern has it.
    """
    old = playbook.procedures[place]
    new = _pattern_name(playbook, name, place)
    return _set(_retitled(playbook, old.span, old.name, new), "procedures", place, replace(old, name=new))


def set_pattern_words(playbook: Playbook, place: int, part: str, words: Sequence[str]) -> Playbook:
    """The symptoms or the causes of a pattern: *part* is the one or the other. An empty line goes."""
    changes: dict[str, Any] = {part: _lines(words)}
    return _set(playbook, "procedures", place, replace(playbook.procedures[place], **changes))


def remove_item(playbook: Playbook, part: str, place: int) -> Playbook:
    """One thing less of a part: "triggers", "thresholds", "criteria", "review" or "procedures". A heading that was
    its own goes with it."""
    ones = getattr(playbook, part)
    gone = ones[place]
    changes: dict[str, Any] = {part: (*ones[:place], *ones[place + 1 :])}
    left: Playbook = replace(playbook, **changes)
    is_heading = gone.span is not None and any(one.line == gone.span.first for one in playbook.facts.headings)
    return without_headings(left, gone.span) if is_heading else left


# -- within -----------------------------------------------------------------------------------------------------


def _set(playbook: Playbook, part: str, place: int, new: Any) -> Playbook:
    """The thing at that place, on the lines of the one that it replaces."""
    ones = getattr(playbook, part)
    if place < len(ones):
        told = (*ones[:place], replace(new, span=ones[place].span), *ones[place + 1 :])
    else:
        told = (*ones, new)
    changes: dict[str, Any] = {part: told}
    return replace(playbook, **changes)


def _at(ones: Sequence[Any], place: int) -> Any:
    return ones[place] if place < len(ones) else None


def _pattern_name(playbook: Playbook, name: str, own: int) -> str:
    words = _words("procedures", name)
    others = [one.name.casefold() for place, one in enumerate(playbook.procedures) if place != own]
    if words.casefold() in others:
        raise Refused(f"Another pattern is called {words!r} already. Choose another name")
    return words


def _retitled(playbook: Playbook, span: Span | None, old: str, new: str) -> Playbook:
    """The heading over these lines says the new words where it said the old ones."""
    above = [one for one in playbook.facts.headings if span is not None and one.line <= span.first]
    if not above or not old or old == new or old not in above[-1].text:
        return playbook
    headings = tuple(
        replace(one, text=one.text.replace(old, new, 1)) if one is above[-1] else one
        for one in playbook.facts.headings
    )
    return replace(playbook, facts=replace(playbook.facts, headings=headings))


def _words(part: str, text: str) -> str:
    words = _line(text)
    if not words:
        raise Refused(_LACK[part])
    return words


def _lines(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(line for line in map(_line, words) if line)


def _line(text: str) -> str:
    return " ".join(text.split())
