"""Closing an incident whose review is not done: what is open is said before it is done."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from incident_desk.domain.counted import counted
from incident_desk.domain.incident import Incident
from incident_desk.domain.review import ReviewState
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService


def still_open(incident: Incident, questions: int) -> tuple[str, ...]:
    """What of its review is not done, a sentence each; ``questions``: so many are open."""
    review = incident.review
    found = []
    if not review.has_begun:
        found.append("No review was begun.")
    elif review.state is not ReviewState.APPROVED:
        found.append(f"Its review is not approved: it is {_WORDS[review.state]}.")
    if questions:
        found.append(f"{counted(questions, 'question')} about its record {'is' if questions == 1 else 'are'} open.")
    return tuple(found)


_WORDS = {ReviewState.DRAFT: "a draft", ReviewState.IN_REVIEW: "in review"}


class CloseDialog(DialogFrame):
    """Says what is open; Enter closes all the same, Esc leaves it as it is."""

    def __init__(self, themes: ThemeService, incident: Incident, still: Sequence[str], window: QWidget) -> None:
        super().__init__(themes, f"Close {incident.key}?", "Close incident", window)
        self.body.addWidget(self.plain(incident.title, "text"))
        for words in still:
            self.body.addWidget(self.plain(words, "caution"))
        self.body.addWidget(self.plain("Closed, it waits for a review no longer. Its review can still be written."))
        self.say("Ctrl+Z takes it back")
