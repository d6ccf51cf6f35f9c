"""From a thing that was understood of a document to its place in the editor, so that it can be corrected there."""

from collections.abc import Callable, Mapping
from typing import Any

from incident_desk.domain.playbook import Contact, Phase, SeverityLevel, Step, Template, walk
from incident_desk.domain.severity import scale_of
from incident_desk.qt.pages.playbooks.draft_model import DraftModel
from incident_desk.qt.pages.playbooks.editor.view import EditorView


def come_to(editor: EditorView, draft: DraftModel, thing: object) -> None:
    """Put the focus on that thing; on the title where the editor or the draft has no place for it."""
    ways: Mapping[type, Callable[[EditorView, DraftModel, Any], bool]] = {
        SeverityLevel: _to_severity, Phase: _to_phase, Step: _to_step, Template: _to_message, Contact: _to_contact,
    }  # fmt: skip
    way = ways.get(type(thing))
    if draft.playbook is None or way is None or not way(editor, draft, thing):
        editor.head.title.setFocus()


def _to_severity(editor: EditorView, draft: DraftModel, level: SeverityLevel) -> bool:
    levels = scale_of(draft.playbook) if draft.playbook is not None else ()
    place = next((row for row, one in enumerate(levels) if one.name == level.name), -1)
    editor.severities.grid.setCurrentCell(place, 2)
    editor.severities.grid.setFocus()
    return place >= 0


def _to_phase(editor: EditorView, draft: DraftModel, phase: Phase) -> bool:
    place = next((at for at, one in enumerate(draft.phases) if one.name == phase.name), -1)
    draft.choose_phase(place)
    editor.head.phase.setFocus()
    editor.head.phase.selectAll()
    return place >= 0


def _to_step(editor: EditorView, draft: DraftModel, step: Step) -> bool:
    for place, phase in enumerate(draft.phases):
        if any((one.id, one.text) == (step.id, step.text) for one in walk(phase.steps)):
            draft.choose_phase(place)
            editor.outline.choose(step.id)
            editor.outline.setFocus()
            return True
    return False


def _to_message(editor: EditorView, draft: DraftModel, message: Template) -> bool:
    messages = draft.playbook.templates if draft.playbook is not None else ()
    place = next(
        (at for at, one in enumerate(messages) if (one.name, one.body) == (message.name, message.body)), -1
    )
    if place >= 0:
        editor.messages.choice.setCurrentIndex(place)
        editor.messages.choice.activated.emit(place)
        editor.messages.field.setFocus()
    return place >= 0


def _to_contact(editor: EditorView, draft: DraftModel, contact: Contact) -> bool:
    contacts = draft.playbook.contacts if draft.playbook is not None else ()
    place = next((at for at, one in enumerate(contacts) if one.role == contact.role), -1)
    editor.contacts.grid.setCurrentCell(place, 1)
    editor.contacts.grid.setFocus()
    return place >= 0
