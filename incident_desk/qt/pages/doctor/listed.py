"""Which findings are shown, in which order, with which numbers; and which of them a row is about. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from incident_desk.domain.doctor import Finding, Group
from incident_desk.domain.doctor.aside import Aside
from incident_desk.domain.doctor.case import CaseAction
from incident_desk.domain.doctor.findings import TITLES
from incident_desk.qt.pages.doctor.sheet import Question, Row, Sheet

NUMBERED = 9
"""So many findings have a key of their own."""
SET_ASIDE = "aside"
KINDS: Mapping[str, str] = {**{one.value: TITLES[one] for one in Group}, SET_ASIDE: "Set aside, with a reason"}
"""The filters by their keys, with their words."""
ASKED = frozenset(one.value for one in Group)
"""The filters that are on at first."""


class Order(Enum):
    """How the findings are ordered; the value is the word for it."""

    WEIGHT = "By weight"
    TIME = "By time"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kinds that are shown, and their order."""

    kinds: frozenset[str] = ASKED
    order: Order = Order.WEIGHT


@dataclass(frozen=True, slots=True)
class Listed:
    """One finding in the list: asked with its number, or set aside with why. ``number`` 0 has no key."""

    finding: Finding
    question: Question | None = None
    aside: Aside | None = None
    number: int = 0

    @property
    def mark(self) -> str:
        """What tells it from every other one."""
        return self.finding.mark


@dataclass(frozen=True, slots=True)
class Beside:
    """A line of the right side: a row or an action item, with the numbers of the findings that speak of it."""

    row: Row | None = None
    action: CaseAction | None = None
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """All that the page shows of a sheet."""

    listed: tuple[Listed, ...] = ()
    beside: tuple[Beside, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)


def shown(sheet: Sheet, wanted: Wanted) -> Shown:
    """What is wanted of the sheet."""
    questions = [one for one in sheet.questions if one.finding.group.value in wanted.kinds]
    if wanted.order is Order.TIME:
        questions.sort(key=_by_time)
    listed = [
        Listed(one.finding, one, number=place if place <= NUMBERED else 0) for place, one in enumerate(questions, 1)
    ]
    if SET_ASIDE in wanted.kinds:
        listed += [Listed(finding, aside=aside) for finding, aside in sheet.aside]
    counts = {kind: sum(one.finding.group == kind for one in sheet.questions) for kind in ASKED}
    counts[SET_ASIDE] = len(sheet.aside)
    return Shown(tuple(listed), tuple(_beside(sheet, listed)), counts)


def _by_time(one: Question) -> tuple[bool, float]:
    """Those that speak of no row come last."""
    return one.at is None, one.at.timestamp() if one.at else 0.0


def _beside(sheet: Sheet, listed: list[Listed]) -> Iterator[Beside]:
    marks: dict[str, list[int]] = {}
    for one in listed:
        for entry in one.finding.rows if one.number else ():
            marks.setdefault(entry, []).append(one.number)
    of_rule = {one.finding.rule: one.number for one in listed if one.number}
    for row in sheet.rows:
        numbers = tuple(marks.get(row.id, ())) if row.id else tuple(filter(None, (of_rule.get(row.rule, 0),)))
        if row.id or numbers:
            yield Beside(row, marks=numbers)
    for action in sheet.case.actions:
        number = of_rule.get("actions", 0) if action.lacks else 0
        yield Beside(action=action, marks=(number,) if number else ())
