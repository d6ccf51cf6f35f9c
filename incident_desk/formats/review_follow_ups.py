"""What is to be done, as a chapter of a report says it: action items, and the text that is left of it.

The reports' own reader tells what is an item, whose it is and by when (``reading/reports/actions``). A line goes
out of the text only where the item says all of it, so that nothing is lost and nothing is said twice.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from incident_desk.domain.afterwards import due_moment
from incident_desk.domain.incident import ACTION_TYPES
from incident_desk.domain.past_report import PastAction
from incident_desk.domain.review_template import plain_words
from incident_desk.formats.reading.playbook import known_page
from incident_desk.formats.reading.reports.actions import actions_of
from incident_desk.formats.reading.reports.parts import parts_of
from incident_desk.formats.reading.reports.terms import DONE, DUE, NOT_DONE, OWNER
from incident_desk.formats.reading.words import says, together

_OVER = "# Report\n\n# Action items\n\n"
"""Under which the reader takes the chapter for follow-ups, whatever its heading was."""
_ROW = re.compile(r"^\s*\|")
_LABEL = re.compile(r"^\s*(?:#{1,6}\s+(?P<heading>.*?)\s*#*|\*\*(?P<bold>[^*]+)\*\*:?)\s*$")
_BOXES = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+\[[ xX]\]\s+\S", re.M)
_NO_WORDS = together(OWNER, DUE, DONE, NOT_DONE, ("by$", "due$", "x$", "status$", "open$", "closed$"))
"""What says no more than the item's own fields: that a name is the owner's, that it is done."""
_SHORTEST_SORT, _LONGEST_NUMBER = 5, 3
LONGEST = 2_000
"""Letters of an item; what is longer stays in the text."""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """An action item as the document says it. ``due`` is a date that a clock can run on, or empty."""

    text: str
    owner: str = ""
    due: str = ""
    horizon: str = ""
    type: str = ""
    done: bool = False


def has_boxes(text: str) -> bool:
    """Whether it has boxes to tick: what is to be done, whatever the heading says."""
    return _BOXES.search(text) is not None


def follow_ups_in(
    text: str, known: Iterable[str] = (), *, takes_new: bool = True
) -> tuple[tuple[FollowUp, ...], str]:
    """The items of a chapter that are new, and the text that is left.

    ``known`` are texts and horizons of items that are there already. Without ``takes_new`` what is not there stays
    in the text.
    """
    lines = text.split("\n")
    shift = _OVER.count("\n")
    there = {plain_words(one) for one in known}
    found: list[FollowUp] = []
    said: set[int] = set()
    horizons: set[str] = set()
    for action in actions_of(parts_of(known_page(_OVER + text))):
        if action.span is None or not 0 < len(action.text) <= LONGEST:
            continue
        rows = range(action.span.first - 1 - shift, min(action.span.last - shift, len(lines)))
        more = _left_over("\n".join(lines[place] for place in rows), action)
        item = _item(action, more)
        is_there = not there.isdisjoint((plain_words(item.text), plain_words(action.text)))
        if (is_there or takes_new) and (not more or item.type):
            said.update(rows)
        horizons.add(plain_words(action.horizon))
        if takes_new and not is_there:
            found.append(item)
    return tuple(found), _without(lines, said, (horizons | there) - {""})


def _item(action: PastAction, more: Sequence[str]) -> FollowUp:
    words, is_date = action.text, due_moment(action.due) is not None
    if action.due and not is_date and plain_words(action.due) not in plain_words(words):
        words = f"{words} (due {action.due})"
    sort = next((one for one in ACTION_TYPES if len(more) == 1 and _is_short_for(more[0], one)), "")
    due = action.due.strip() if is_date else ""
    return FollowUp(words, action.owner, due, action.horizon, sort or action.type, action.done)


def _is_short_for(word: str, whole: str) -> bool:
    """Whether "prevent" is meant for "preventive"."""
    return len(word) >= _SHORTEST_SORT and whole.startswith(word)


def _left_over(text: str, action: PastAction) -> list[str]:
    """The words of its lines that no field of the item says; the number of a row says nothing."""
    told = set(plain_words(f"{action.text} {action.owner} {action.due} {action.horizon}").split())
    left = [word for word in plain_words(text).split() if word not in told]
    return [
        word
        for word in left
        if not (word.isdecimal() and len(word) <= _LONGEST_NUMBER) and not says(word, _NO_WORDS)
    ]


def _without(lines: Sequence[str], said: set[int], horizons: set[str]) -> str:
    """The text without the lines that items say, tables of nothing else, and labels over nothing."""
    gone = set(said)
    for rows in _tables(lines):
        # The first two are the names of its columns and the line under them.
        if said.issuperset(rows[2:]):
            gone.update(rows)
        else:
            gone.difference_update(rows)
    kept = [line for place, line in enumerate(lines) if place not in gone]
    for place in reversed(range(len(kept))):
        following = next((one for one in kept[place + 1 :] if one.strip()), "# end")
        if _LABEL.match(following) and _label(kept[place]) in horizons:
            del kept[place]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip("\n").rstrip()


def _label(line: str) -> str:
    found = _LABEL.match(line)
    return plain_words(found["heading"] or found["bold"] or "") if found else ""


def _tables(lines: Sequence[str]) -> list[list[int]]:
    """The places of the rows of each table."""
    tables: list[list[int]] = []
    for place, line in enumerate(lines):
        if _ROW.match(line):
            if tables and tables[-1][-1] == place - 1:
                tables[-1].append(place)
            else:
                tables.append([place])
    return tables
