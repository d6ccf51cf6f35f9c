"""Words as Markdown that reads as those words, with as few backslashes as that takes."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from incident_desk.domain.playbook import Playbook, Span, Template
from incident_desk.formats.reading.durations import Window, interval_seconds, target_seconds
from incident_desk.formats.reading.headings import title_of
from incident_desk.formats.reading.tokens import blocks_of

_SPECIAL = frozenset("*_`[]<>&\\!~|")
_HEAD = re.compile(r"^(?:#{1,6}(?:\s|$)|[-+*=]|\d{1,9}[.)]|>|`{3}|~{3}|\|)")
"""What makes a line something else than words."""
_NUMBERED = re.compile(r"^(\d{1,9})([.)])")
_MARKS = re.compile(r"([*_`~\\])")
_ALL = re.compile(r"([*_`~\\\[\]<>&!#])")
_UNITS = ((86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second"))


def spelled(text: str, lead: str = "1. ") -> str:
    """The words behind *lead*, which is the mark of a list's item, of a heading or nothing."""
    line = " ".join(text.split("\n")).strip()
    if _SPECIAL.isdisjoint(line) and not _HEAD.match(line) and not line.endswith("#"):
        return line
    return _spelled(line, lead)


@lru_cache(maxsize=4096)
def _spelled(line: str, lead: str) -> str:
    head = _guarded(line)
    for candidate in (line, head, _guarded(_MARKS.sub(r"\\\1", line)), _guarded(_ALL.sub(r"\\\1", line))):
        if _reads_as(lead + candidate, line, lead):
            return candidate
    return _guarded(_ALL.sub(r"\\\1", line))


def _guarded(line: str) -> str:
    """A line that begins with no mark of a list, a heading, a quote or a fence."""
    if _NUMBERED.match(line):
        return _NUMBERED.sub(r"\1\\\2", line)
    return f"\\{line}" if _HEAD.match(line) else line


def _reads_as(markdown: str, line: str, lead: str) -> bool:
    blocks = blocks_of(markdown)
    if len(blocks) != 1:
        return False
    block = blocks[0]
    if lead.strip()[-1:] in (".", "-"):
        if len(block.children) != 1 or len(block.children[0].children) != 1:
            return False
        block = block.children[0].children[0]
    return block.kind == ("heading" if lead.startswith("#") else "paragraph") and block.plain == line


def cell(text: str) -> str:
    """The words as a cell of a table."""
    return spelled(text, "").replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[str]], kept: Sequence[str] = ()) -> str:
    """A table; columns that no row fills are left out, the first one and the *kept* ones excepted."""
    told = list(rows)
    columns = [
        place for place, name in enumerate(head) if place == 0 or name in kept or any(row[place] for row in told)
    ]
    lines = [[cell(head[place]) for place in columns], ["---"] * len(columns)]
    lines += [[cell(row[place]) for place in columns] for row in told]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def fence(content: str, language: str) -> str:
    """A fence that is longer than any run of its own mark inside."""
    longest = max((len(run) for run in re.findall(r"`{3,}", content)), default=2)
    marks = "`" * (longest + 1)
    return f"{marks}{language}\n{content}\n{marks}"


def label(words: str, value: str = "") -> str:
    """A labelled line; without a value the label of what follows it, which after a question has no colon."""
    if not value and words.endswith(("?", "!")):
        return f"**{spelled(words, '')}**"
    return f"**{spelled(words, '')}:** {spelled(value, '')}".rstrip()


def labelled_item(words: str, value: str) -> str:
    """A labelled line as an item of a list."""
    return f"- {label(words, value)}"


def indented(text: str, width: int) -> str:
    """The text moved to the right; empty lines stay empty."""
    return "\n".join(" " * width + line if line else "" for line in text.split("\n"))


def time_words(seconds: int) -> str:
    """A length of time as a playbook states it: ``15 minutes``, ``4 hours``, ``immediate``."""
    if seconds == 0:
        return "immediate"
    size, unit = next((size, unit) for size, unit in _UNITS if seconds % size == 0)
    return f"{seconds // size} {unit}{'s' * (seconds != size)}"


def target_words(text: str, seconds: int | None) -> str:
    """A target in its own words where they state it, else as a length of time."""
    if seconds is None or target_seconds(text) == seconds:
        return text
    return time_words(seconds).capitalize()


def interval_words(seconds: int | None) -> str:
    """How often; empty where nobody says."""
    if seconds is None:
        return ""
    words = f"every {time_words(seconds)}"
    return words if interval_seconds(words) == seconds else time_words(seconds)


def heading_words(name: str, start_s: int | None, end_s: int | None, stated: str = "") -> str:
    """A heading that says a name and a window: as it is *stated* where that says both, else put together."""
    window = Window(start_s, end_s) if start_s is not None or end_s is not None else None
    if stated and _says(stated, name, window):
        return stated
    names = [name] if not stated else [_lead(stated) + name, name]
    candidates = [f"{one} ({phrase})" for one in names for phrase in _window_phrases(start_s, end_s)]
    candidates = candidates if window else names
    return next((one for one in candidates if _says(one, name, window)), name if not window else candidates[-1])


def _lead(heading: str) -> str:
    """What counts a heading, in front of its name: ``Phase 2: ``."""
    return heading[: max(0, heading.find(title_of(heading).name))]


def _says(heading: str, name: str, window: Window | None) -> bool:
    title = title_of(heading)
    return title.name == name and title.window == window


def _window_phrases(start_s: int | None, end_s: int | None) -> list[str]:
    if end_s is None:
        return [f"after {time_words(start_s)}"] if start_s else ["0+ min"]
    if start_s is None:
        return [f"within {time_words(end_s)}"] if end_s else ["immediate"]
    size, unit = next((size, unit) for size, unit in _UNITS if start_s % size == 0 and end_s % size == 0)
    begun = time_words(start_s) if start_s else "0 minutes"
    return [f"{start_s // size}-{end_s // size} {unit}s", f"{begun} - {time_words(end_s)}"]


def lines_of(span: Span | None) -> int:
    """The line on which something stands; 0 where nobody knows."""
    return span.first if span else 0


def is_quoted(playbook: Playbook, template: Template) -> bool:
    """Whether a message is a line in quotation marks under a heading about communication."""
    one_line = template.body and "\n" not in template.body
    return bool(one_line and (template.channel or template.body == playbook.status_format))
