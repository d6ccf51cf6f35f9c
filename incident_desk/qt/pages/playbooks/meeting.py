"""A draft meets a version that came since it was begun: both are put together; made off the GUI thread."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from incident_desk.domain.counted import counted
from incident_desk.domain.errors import DeskError, Refused
from incident_desk.domain.playbook import Playbook
from incident_desk.domain.playbook_diff import Difference, differences
from incident_desk.domain.playbook_editing import Editing
from incident_desk.domain.playbook_editing_met import lost_edits, with_fields
from incident_desk.formats.playbook_markdown import playbook_markdown
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.formats.three_ways import Choice, Part, parts, together
from incident_desk.qt.pages.playbooks.drafting import Draft, compiled
from incident_desk.qt.pages.playbooks.shelf import Book, open_book
from incident_desk.services.library import Library

_WAY_OUT = (
    "Choose Mine or Theirs where you chose Both, or take that edit back (Ctrl+Z) and make it again afterwards"
)
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
        Refused: the two do not go together to a document that can be read, or an edit of mine that nobody decided
            against would not be in it.
    """
    editing = one.draft.editing
    told, lost = _held(one, choices)
    if lost:
        more = f", and {counted(len(lost) - 1, 'other edit')}" if len(lost) > 1 else ""
        raise Refused(
            f"Nothing is put together, for an edit of yours would not be in it – {lost[0].words}{more}. {_WAY_OUT}"
        )
    theirs, past = one.book.playbook, (*editing.past, editing.present)
    # What differs in nothing to work by is theirs, or it would ask to be saved.
    present = told if differences(theirs, told) else theirs
    return Draft(one.draft.name, one.version, one.book.document.text, Editing(theirs, present, past))


def _held(one: Meeting, choices: Mapping[int, Choice]) -> tuple[Playbook, list[Difference]]:
    """The two put together, and the edits of mine that are not in it though nobody decided against them.

    Where lines of both would make one thing twice, it is theirs with the fields that I alone changed.
    """
    editing, taken = one.draft.editing, dict(choices)
    told, against = _read(one, taken), _decided_against(one, taken)

    def left(playbook: Playbook) -> list[Difference]:
        return [edit for edit in lost_edits(editing.base, editing.present, playbook) if edit not in against]

    lost = left(told)
    for place in [
        place for place, choice in choices.items() if choice is Choice.BOTH and one.parts[place].is_clash
    ]:
        turned = taken | {place: Choice.THEIRS}
        once = _read(one, turned)
        once = with_fields(editing.base, editing.present, one.book.playbook, once, left(once))
        if len(left(once)) <= len(lost):
            told, lost, taken = once, left(once), turned
    if lost:
        told = with_fields(editing.base, editing.present, one.book.playbook, told, lost)
    return told, left(told)


def _decided_against(one: Meeting, choices: Mapping[int, Choice]) -> list[Difference]:
    """The edits of mine that would be in it if mine were taken in the place of theirs."""
    if Choice.THEIRS not in choices.values():
        return []
    sides = one.draft.editing.base, one.draft.editing.present
    turned = {place: Choice.MINE if choice is Choice.THEIRS else choice for place, choice in choices.items()}
    anyway = lost_edits(*sides, _read(one, turned))
    return [edit for edit in lost_edits(*sides, _read(one, choices)) if edit not in anyway]


def _read(one: Meeting, choices: Mapping[int, Choice]) -> Playbook:
    editing, theirs = one.draft.editing, one.book.playbook
    try:
        read = read_playbook(together(one.parts, choices), theirs.source_name)
    except DeskError as error:
        raise Refused(f"The two can't be put together: {error}. Choose other parts") from error
    return replace(
        read, source_name=theirs.source_name, source_sha256=theirs.source_sha256, **_said(editing, theirs, read)
    )


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
