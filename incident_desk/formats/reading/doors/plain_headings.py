"""The door for plain text whose headings bear no mark: a line alone that is called as sections are called."""

import re

from incident_desk.formats.reading.vocabulary import keys_of, words_of
from incident_desk.formats.reading.words import says, starts_with, together

TOLD = (
    "It has no marks of headings; lines that stand alone and are called as sections are called were taken for them"
)

_LONGEST = 70
_LONGEST_TITLE = 120
_LEAST = 2
"""Lines called as sections are that make the others of a text headings as well."""
_MARKED = re.compile(r"^ {0,3}#{1,6}(?:[ \t]|$)|^(?![^\S\n]*$)[^\n]*\n {0,3}(?:=+|-{2,})[ \t]*$", re.M)
_NO_HEADING = re.compile(r"^(?:[-*+•>|`~<=_]|\d{1,2}[.):]|\[|\s{4}|\t)|[.,;!?。，；！？]\s*$|[:：]\s*\S")
_ITEM = re.compile(r"^\s{0,3}(?:[-*+•]|\d{1,3}[.)])\s")
_ROWS = re.compile(r"^[~≈]?\d{1,2}:\d\d(?:[ ]?[-–][ ]?\d{1,2}:\d\d)?[ \t]+[^\W\d_]", re.M)
_REPORT = (
    "impact", "root_cause", "cause", "contributing", "actions", "weak_actions", "timeline", "summary", "references",
    "lessons", "went_well", "went_wrong", "lucky", "sign_off",
)  # fmt: skip
_FIRM = together(*(words_of("report", key) for key in ("timeline", "root_cause", "actions", "lessons")))
_SMALL = 3
"""Letters of a word that is written small in a title."""
_WORK = (
    "severity", "triggers", "criteria", "escalation", "contacts", "templates", "review", "assessment", "symptoms",
    "investigation", "causes", "resolution", "prevention", "communication", "reference", "phase",
)  # fmt: skip
_CALLED = together(
    *(words_of("report", key) for key in keys_of("report") if key in _REPORT),
    *(words_of("headings", key) for key in keys_of("headings") if key in _WORK),
)


def with_headings(text: str) -> str | None:
    """The text with a mark before each of its headings, line for line; None where it has marks or no headings."""
    if _MARKED.search(text):
        return None
    lines = text.split("\n")
    places = [place for place, line in enumerate(lines) if _may_head(lines, place, line)]
    called = {place for place in places if _is_called(lines[place])}
    if len(called) < _LEAST:
        return _as_log(lines, called)
    first = next(place for place, line in enumerate(lines) if line.strip())
    for place in places:
        if place == first:
            lines[place] = "# " + lines[place].strip()
        elif place in called or _stands_alone(lines, place):
            lines[place] = "## " + lines[place].strip().rstrip(":：")
    return "\n".join(lines)


def _as_log(lines: list[str], called: set[int]) -> str | None:
    """A text whose rows begin with clocks, one under the other: what stands alone above them is its title."""
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    words, below = lines[first].strip(), "".join(lines[first + 1 : first + 2]).strip()
    if below or not words[:1].isalpha() or len(words) > _LONGEST_TITLE or len(_ROWS.findall("\n".join(lines))) < 3:
        return None
    for place in called - {first}:
        lines[place] = "## " + lines[place].strip().rstrip(":：")
    lines[first] = "# " + words
    return "\n".join(lines)


def _may_head(lines: list[str], place: int, line: str) -> bool:
    words = line.strip()
    if not 2 <= len(words) <= _LONGEST or _NO_HEADING.search(line.rstrip().rstrip(":：")):
        return False
    if "\t" in words or not words[0].isalnum() or (words[0].islower() and not starts_with(words, _FIRM)):
        return False
    above = place == 0 or not lines[place - 1].strip()
    return (above or _heads_a_run(words)) and any(letter.isalpha() for letter in words)


def _heads_a_run(words: str) -> bool:
    """Whether a line that no empty line parts from those above is a heading by its words alone: "Root Cause and
    Resolution"."""
    parts = words.split()
    titled = len(parts) <= 2 or all(part[0].isupper() for part in parts if len(part) > _SMALL)
    return len(parts) <= 6 and words[0].isupper() and titled and starts_with(words, _FIRM)


def _is_called(line: str) -> bool:
    """Whether a line of few words is called as a section is: "Timeline", "ROOT CAUSE:", "What went well"."""
    words = line.strip(" :：*_")
    return len(words.split()) <= 6 and (starts_with(words, _CALLED) or (len(words) <= 30 and says(words, _CALLED)))


def _stands_alone(lines: list[str], place: int) -> bool:
    """Whether it is written all in capitals, or a list follows it."""
    following = lines[place + 1] if place + 1 < len(lines) else ""
    return lines[place].strip().isupper() or _ITEM.match(following) is not None
