"""The time of a stage where its heading doesn't say it: "**Time:** 0-15 minutes" on the first lines under it."""

from dataclasses import replace
from itertools import takewhile

from incident_desk.formats.reading.durations import Window, window_in
from incident_desk.formats.reading.labels import labelled
from incident_desk.formats.reading.outline import Section
from incident_desk.formats.reading.tokens import Block
from incident_desk.formats.reading.words import LABEL_WINDOW, STAGES, says, starts_with

_LONGEST = 40
"""Letters of a value that is a time and nothing more."""


def take_stated_windows(root: Section) -> None:
    """Give each stage without a time in its heading the one that stands under it."""
    for section in root.walk():
        title = section.title
        is_stage = title.is_phase or title.is_step or starts_with(title.name, STAGES)
        if section.level and is_stage and title.window is None and (window := _window_under(section)):
            section.title = replace(title, window=window)


def _window_under(section: Section) -> Window | None:
    """The window of a labelled line before the first list: a length alone, "Duration: 30 min", is none."""
    first = takewhile(_is_told, section.blocks[:2])
    for one in labelled(first):
        window = window_in(one.value) if len(one.value) <= _LONGEST and says(one.label, LABEL_WINDOW) else None
        if window and (window.start_s is not None or not says(one.label, ("duration", "dauer"))):
            return window
    return None


def _is_told(block: Block) -> bool:
    return block.kind in ("paragraph", "quote")
