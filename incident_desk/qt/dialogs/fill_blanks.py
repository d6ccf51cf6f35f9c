"""Fill the blanks in the commands of a run: once for all commands that have them."""

from PySide6.QtWidgets import QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.run_commands import RunBlank, blanks_of
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService, set_surface

_TALL = 6
"""More fields than so many are scrolled."""


class FillBlanksDialog(DialogFrame):
    """A field for each blank; an empty one stays open."""

    def __init__(self, themes: ThemeService, run: Incident, window: QWidget) -> None:
        super().__init__(themes, "Fill the blanks of the commands", "Fill", window)
        self.say_beside(f"once, in all commands of {run.key}")
        self._blanks = blanks_of(run)
        self.fields = {one.text: self._field(one) for one in self._blanks}
        px = themes.current.px
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, px(4), 0)
        column.setSpacing(px(6))
        for one in self._blanks:
            times = "1 command" if one.commands == 1 else f"{one.commands} commands"
            column.addWidget(self.caption(one.text, f"{', '.join(one.marks)} in {times}"))
            column.addWidget(self.fields[one.text])
        if len(self._blanks) > _TALL:
            self.body.addWidget(_scrolled(inside, px(360)))
        else:
            self.body.addWidget(inside)
        self.say("Secrets have no place here: type them where the command runs")
        first = next((field for field in self.fields.values() if not field.text()), None)
        (first or self.do).setFocus()

    @property
    def values(self) -> dict[str, str]:
        """What fills a blank now that did not before; an empty value opens it again."""
        given = {one.text: self.fields[one.text].text().strip() for one in self._blanks}
        return {one.text: given[one.text] for one in self._blanks if given[one.text] != (one.value or "")}

    def missing(self) -> str:
        """Something else than before."""
        return "" if self.values else "Nothing was changed"

    def _field(self, one: RunBlank) -> QLineEdit:
        field = QLineEdit(one.value or "", self)
        field.setAccessibleName(one.text)
        return field


def _scrolled(inside: QWidget, height: int) -> QScrollArea:
    area = QScrollArea()
    set_surface(inside, "panel")
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFixedHeight(height)
    return area
