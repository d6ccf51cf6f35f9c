"""One line of tags: to add, and with a minus to take off."""

from PySide6.QtWidgets import QWidget

from incident_desk.qt.dialogs.reason import ReasonDialog
from incident_desk.qt.theme import ThemeService

HOW = "Tags to add, such as #database; -#database takes one off"


class TagsDialog(ReasonDialog):
    """Asks for tags; there must be one at least."""

    def __init__(self, themes: ThemeService, title: str, window: QWidget) -> None:
        super().__init__(themes, title, HOW, "Tag", window)

    @property
    def add(self) -> tuple[str, ...]:
        """The tags to add, without their signs."""
        return tuple(dict.fromkeys(tag for word in self._words if not word.startswith("-") for tag in _tag(word)))

    @property
    def off(self) -> tuple[str, ...]:
        """The tags to take off, without their signs."""
        return tuple(dict.fromkeys(tag for word in self._words if word.startswith("-") for tag in _tag(word[1:])))

    def missing(self) -> str:
        """A tag is wanted."""
        return "" if self.add or self.off else "Type a tag, such as #database"

    @property
    def _words(self) -> list[str]:
        return self.field.text().replace(",", " ").split()


def _tag(word: str) -> list[str]:
    tag = word.strip("#")
    return [tag] if tag else []
