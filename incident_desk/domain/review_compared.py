"""What a review says now and did not say at an earlier moment of its record, such as when it was approved.

Both sides are folds of one record. What changed is told once for each place, in the order of the report: what the
incident is, then the template's sections with what they show, then what no section shows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from incident_desk.domain.counted import counted
from incident_desk.domain.events import Event
from incident_desk.domain.incident import ActionItem, Incident
from incident_desk.domain.milestones import TITLES, Milestone
from incident_desk.domain.moments import Moment
from incident_desk.domain.review import ImpactFigure, Review, ReviewItem, ReviewList, SectionState, standing_of
from incident_desk.domain.review_hands import Hands, hands_of, section_hand
from incident_desk.domain.review_sayings import LIST_TITLES
from incident_desk.domain.review_template import ReviewTemplate, TemplateSection, plain_words

Said = Callable[[Moment], str]
"""A moment in words: zones are known at the edge alone."""


class Sort(StrEnum):
    """What became of a place: it says something now, says nothing any more, or something else."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Line:
    """A line that came, or else one that went."""

    is_new: bool
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One place that differs: what stood there and what stands there, each as lines; ``who`` had it in hand last.

    ``who`` is empty where nobody is known by name.
    """

    where: str
    sort: Sort
    before: str
    after: str
    who: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines that went and that came; what is the same in both is left out."""
        old, new = (text.split("\n") if text else [] for text in (self.before, self.after))
        matcher = SequenceMatcher(None, old, new)
        return tuple(
            line
            for _, since, until, since_new, until_new in _differing(matcher)
            for line in (
                *(Line(is_new=False, text=text) for text in old[since:until]),
                *(Line(is_new=True, text=text) for text in new[since_new:until_new]),
            )
        )


def _differing(matcher: "SequenceMatcher[str]") -> Iterator[tuple[str, int, int, int, int]]:
    return (one for one in matcher.get_opcodes() if one[0] != "equal")


@dataclass(frozen=True, slots=True)
class _Sides:
    """The two states, and who wrote in between."""

    older: Incident
    newer: Incident
    said: Said
    hands: Hands

    def changed(self, where: str, before: str, after: str, who: str = "") -> Iterator[Changed]:
        """Told once, where the two differ."""
        if before != after:
            sort = Sort.ADDED if not before else Sort.CHANGED if after else Sort.REMOVED
            yield Changed(where, sort, before, after, who)


def compared(
    older: Incident, newer: Incident, template: ReviewTemplate, said: Said, events: Sequence[Event] = ()
) -> tuple[Changed, ...]:
    """What differs between two states of one record, in the order of that template.

    ``events`` are those of the record; without them it is not told who changed what keeps no name beside it.
    """
    sides = _Sides(older, newer, said, hands_of(events, older.seq, newer.seq))
    return tuple((*_head(sides), *_sections(sides, template)))


def _head(sides: _Sides) -> Iterator[Changed]:
    older, newer, hands = sides.older, sides.newer, sides.hands
    yield from sides.changed("Title", older.title, newer.title, hands.who("title"))
    yield from sides.changed("Severity", older.severity or "", newer.severity or "", hands.who("severity"))
    yield from sides.changed("Status", older.status, newer.status, hands.who("status", newer.status))
    before, after = (one.review.template.title if one.review.template else "" for one in (older, newer))
    yield from sides.changed("Template of the review", before, after, hands.who("template"))


def _sections(sides: _Sides, template: ReviewTemplate) -> Iterator[Changed]:
    left = dict(_PARTS)
    for section in template.sections:
        yield from _text(sides, section)
        for shown in section.shows:
            part = _SAME.get(shown, shown)
            if part in left:
                yield from left.pop(part)(sides, section.title)
    for section in _elsewhere(sides, template):
        yield from _text(sides, section)
    for tell in left.values():
        yield from tell(sides, "")


def _elsewhere(sides: _Sides, template: ReviewTemplate) -> Iterator[TemplateSection]:
    """Sections that were written by another template."""
    known = {one.id for one in template.sections}
    texts = {**sides.older.review.texts, **sides.newer.review.texts}
    return (TemplateSection(name, one.title) for name, one in texts.items() if name not in known)


def _text(sides: _Sides, section: TemplateSection) -> Iterator[Changed]:
    """What people wrote in a section, or why it is not needed."""
    before, after = (_section_words(one, section) for one in (sides.older, sides.newer))
    yield from sides.changed(section.title, before, after, section_hand(sides.newer.review, section.id))


def _section_words(incident: Incident, section: TemplateSection) -> str:
    review = incident.review
    standing = standing_of(review, section, len(incident.actions))
    words = [review.text(section.id)] if review.text(section.id) else []
    if standing.state is SectionState.NOT_NEEDED and standing.mark is not None:
        words.append(f"(not needed: {standing.mark.reason})")
    return "\n".join(words)


# -- what a section shows beside its text ---------------------------------------------------------------------

Tell = Callable[[_Sides, str], Iterator[Changed]]
"""Tells what differs in a part; of the section with that title, or of none."""


def _list_named(name: str) -> Tell:
    def tell(sides: _Sides, section: str) -> Iterator[Changed]:
        before, after = (_lines_of(one.review.items(name)) for one in (sides.older, sides.newer))
        listed = sides.newer.review.lists.get(name)
        yield from sides.changed(_within(section, LIST_TITLES[name]), before, after, listed.who if listed else "")

    return tell


def _lines_of(items: Sequence[ReviewItem]) -> str:
    return "\n".join(f"{one.sort}: {one.text}" if one.sort else one.text for one in items)


def _within(section: str, title: str) -> str:
    """The title of a list, with its section's where that is another one."""
    if not section or plain_words(section) == plain_words(title):
        return title
    return f"{section}: {title}"


def _figures(sides: _Sides, _section: str) -> Iterator[Changed]:
    for name in ImpactFigure:
        now = sides.newer.review.figures.get(name)
        before, after = sides.older.review.figure(name), sides.newer.review.figure(name)
        yield from sides.changed(f"Impact on {name}", before, after, now.who if now else "")


def _goals(sides: _Sides, _section: str) -> Iterator[Changed]:
    for name in {**sides.older.review.goals, **sides.newer.review.goals}:
        now = sides.newer.review.goals.get(name)
        before, after = (_goal(one.review, name) for one in (sides.older, sides.newer))
        yield from sides.changed(f"Result of {name}", before, after, now.who if now else "")


def _goal(review: Review, name: str) -> str:
    found = review.goals.get(name)
    return found.text if found else ""


def _actions(sides: _Sides, _section: str) -> Iterator[Changed]:
    """Each action item by its name, in the order of the newer list; those that went come last."""
    before, after = ({one.id: one for one in side.actions} for side in (sides.older, sides.newer))
    for name in {**after, **before}:
        old, new = before.get(name), after.get(name)
        named = new or old
        where = f"Action item: {named.text if named else ''}"
        yield from sides.changed(where, _action_words(old), _action_words(new), sides.hands.who("action", name))


def _action_words(one: ActionItem | None) -> str:
    if one is None:
        return ""
    told = (("Owner", one.owner), ("Due", one.due), ("Horizon", one.horizon), ("Type", one.type),
            ("Done when", one.end_state), ("Ticket", one.ticket), ("Result", one.result))  # fmt: skip
    lines = [one.text, *(f"{name}: {words}" for name, words in told if words), *(["Done"] if one.done else [])]
    return "\n".join(lines)


def _milestones(sides: _Sides, _section: str) -> Iterator[Changed]:
    for one in Milestone:
        before, after = (_moment(side, one, sides.said) for side in (sides.older, sides.newer))
        yield from sides.changed(f"Milestone: {TITLES[one]}", before, after, sides.hands.who("milestone", one))


def _moment(incident: Incident, milestone: Milestone, said: Said) -> str:
    found = incident.milestones.get(milestone)
    return said(found) if found is not None else ""


def _timeline(sides: _Sides, _section: str) -> Iterator[Changed]:
    """How many entries came, and how many say something else: each of them stands in the timeline itself."""
    more, told = sides.newer.entries - sides.older.entries, []
    if more:
        fewer = "fewer" if more < 0 else "more"
        told.append(f"{abs(more)} {fewer} {'entry' if abs(more) == 1 else 'entries'} in the timeline")
    if anew := len(sides.hands.entries_anew):
        told.append(f"{counted(anew, 'row')} of it corrected or struck")
    yield from sides.changed("Timeline", "", "\n".join(told))


_SAME = {"actions-by-horizon": "actions"}
_PARTS: Mapping[str, Tell] = {
    "milestones": _milestones,
    "figures": _figures,
    **{name.value: _list_named(name) for name in ReviewList},
    "actions": _actions,
    "goals": _goals,
    "timeline": _timeline,
}
"""What is compared beside the texts, by the name under which a section shows it; in this order where none does."""
