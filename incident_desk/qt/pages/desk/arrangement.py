"""What stands where in the right column of the desk. Values in, values out."""

from dataclasses import dataclass
from enum import Enum, auto

from incident_desk.qt.pages.desk.tab_words import Tab

COMPACT_WIDTHS, NARROW_WIDTHS, WIDTHS, WIDE_WIDTHS = (
    (392, 494, 340),
    (460, 648, 420),
    (540, 806, 500),
    (600, 840, 1048),
)
"""Playbook, timeline and right column in pixels of the design, at the four sizes of a window."""
_WIDE, _FULL = 2560, 1920
"""From these widths of the window on the columns are wider."""


class Form(Enum):
    """One column as tall as the window, tabs in a small one, two columns in a very wide one."""

    COLUMN = auto()
    TABS = auto()
    TWO = auto()


class Part(Enum):
    """What can stand in the column."""

    TABS = auto()
    QUESTIONS = auto()
    HEALTH = auto()
    UPDATES = auto()
    ESCALATION = auto()
    ACTIONS = auto()


@dataclass(frozen=True, slots=True)
class Arrangement:
    """The parts of the left column and of the right one, from top to bottom; what is in neither is hidden."""

    left: tuple[Part, ...]
    right: tuple[Part, ...] = ()


PART_OF = {
    Tab.HEALTH: Part.HEALTH,
    Tab.UPDATE: Part.UPDATES,
    Tab.ESCALATE: Part.ESCALATION,
    Tab.ACTIONS: Part.ACTIONS,
}


def form_of(width: int, compact: bool) -> Form:
    """The form for a window of that width in pixels of the design."""
    if compact:
        return Form.TABS
    return Form.TWO if width >= _WIDE else Form.COLUMN


def widths_of(width: int, compact: bool) -> tuple[int, int, int]:
    """The widths of the desk's three columns for a window of that width, in pixels of the design."""
    if compact:
        return COMPACT_WIDTHS
    if width >= _WIDE:
        return WIDE_WIDTHS
    return WIDTHS if width >= _FULL else NARROW_WIDTHS


def arrangement(form: Form, tab: Tab, *, questions: bool = False, sheet: bool = False) -> Arrangement:
    """Where everything stands; ``questions`` and ``sheet`` (of the escalation) are open over the rest."""
    asked = (Part.QUESTIONS,) if questions else ()
    if form is Form.TABS:
        return Arrangement((Part.TABS, *asked, PART_OF[tab]))
    if form is Form.TWO:
        right = (Part.ESCALATION, Part.UPDATES) if sheet else (Part.UPDATES, Part.ESCALATION)
        return Arrangement((*asked, Part.HEALTH), right)
    if sheet:
        return Arrangement((Part.ESCALATION, *asked, Part.HEALTH, Part.UPDATES))
    return Arrangement((*asked, Part.HEALTH, Part.UPDATES, Part.ESCALATION))
