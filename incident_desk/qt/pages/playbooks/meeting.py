"""A draft meets a version that came since it was begun: both are put together; made off the GUI thread."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_editing import Editing
from incident_desk.formats.playbook_markdown import playbook_markdown
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.formats.three_ways import Choice, Part, parts, together
from incident_desk.qt.pages.playbooks.drafting import Draft, compiled
from incident_desk.qt.pages.playbooks.shelf import Book, open_book
from incident_desk.services.library import Library

_SAID = ("title", "kind", "chosen_plan")
"""What a person says beside the text."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The draft, the document as it is now, and the two in parts."""

    draft: Draft
    book: Book
    parts: tuple[Part, ...]

    @property
    def version(self) -> int:
        """The version that came."""
        return self.book.versions[0].number


def meeting(library: Library, draft: Draft) -> Meeting:
    """The draft and the newest version beside each other. Where the draft's text had to be written anew, so are the
    other two, or every line would differ.

    Raises:
        DeskError: the document can't be read.
    """
    book, mine = open_book(library, draft.name), compiled(draft)
    if mine.is_anew:
        texts = playbook_markdown(draft.editing.base), mine.text, playbook_markdown(book.playbook)
    else:
        texts = draft.source, mine.text, book.document.text
    return Meeting(draft, book, parts(*texts))


def met(one: Meeting, choices: Mapping[int, Choice]) -> Draft:
    """A draft of the newest version with my edits on top; undo gives my draft as it was.

    Raises:
        Refused: the two do not go together to a document that can be read.
    """
    editing, theirs = one.draft.editing, one.book.playbook
    try:
        read = read_playbook(together(one.parts, choices), theirs.source_name)
    except DeskError as error:
        raise Refused(f"The two can't be put together: {error}. Choose other parts") from error
    told = replace(
        read, source_name=theirs.source_name, source_sha256=theirs.source_sha256, **_said(editing, theirs, read)
    )
    past = (*editing.past, editing.present)
    return Draft(one.draft.name, one.version, one.book.document.text, Editing(theirs, told, past))


def _said(editing: Editing, theirs: Playbook, read: Playbook) -> dict[str, Any]:
    """What I said otherwise than it was, else what they say; a plan that is not there any more is not in use."""
    said = {
        name: getattr(
            editing.present if getattr(editing.present, name) != getattr(editing.base, name) else theirs, name
        )
        for name in _SAID
    }
    if said["chosen_plan"] not in [plan.name for plan in read.plans]:
        said["chosen_plan"] = read.chosen_plan
    return said
