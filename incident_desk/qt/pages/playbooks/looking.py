"""What the middle of the page shows, and the text of the draft with it; made off the GUI thread."""

from dataclasses import dataclass

from incident_desk.qt.pages.playbooks.drafting import Compiled, Draft, compiled
from incident_desk.qt.pages.playbooks.lines import Line, changed_lines, reading_lines, source_lines
from incident_desk.qt.pages.playbooks.view_model import DRAFT, Mode
from incident_desk.services.library import Library


@dataclass(frozen=True, slots=True)
class Look:
    """The draft, the document that it is of, and what is to be shown."""

    draft: Draft
    name: str
    mode: Mode
    older: int
    newer: int


def looked(library: Library, look: Look) -> tuple[Compiled, tuple[Line, ...]]:
    """The text of the draft and the lines of the middle.

    Raises:
        DeskError: a version can't be read.
    """
    done = compiled(look.draft)
    if look.mode is Mode.SOURCE:
        return done, source_lines(done.text)
    if look.mode is Mode.READING:
        return done, reading_lines(done.playbook)
    before = _text(library, look, look.older, done) if look.name else ""
    after = _text(library, look, look.newer, done)
    beside = "draft" if look.newer == DRAFT else f"v{look.newer}"
    return done, changed_lines(before, after, beside)


def _text(library: Library, look: Look, number: int, done: Compiled) -> str:
    if number == DRAFT or not look.name:
        return done.text
    return library.read_version(look.name, number).text
