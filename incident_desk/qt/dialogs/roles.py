"""Who has which role."""

from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.roles import TITLES, Role
from incident_desk.qt.dialogs.frame import DialogFrame
from incident_desk.qt.theme import ThemeService


class RolesDialog(DialogFrame):
    """One field for each role."""

    def __init__(self, themes: ThemeService, incident: Incident, window: QWidget) -> None:
        super().__init__(themes, f"Roles in {incident.key}", "Set", window)
        self._before = {role: incident.roles.get(role, "") for role in Role}
        self.fields: dict[Role, QLineEdit] = {}
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(themes.current.px(20))
        for row, role in enumerate(Role):
            field = QLineEdit(self._before[role], self)
            field.setAccessibleName(TITLES[role])
            field.setPlaceholderText("nobody yet")
            self.fields[role] = field
            grid.addWidget(self.caption(TITLES[role]), row, 0)
            grid.addWidget(field, row, 1)
        self.body.addLayout(grid)
        self.say("Exactly one person has command")
        self.fields[Role.COMMANDER].setFocus()

    @property
    def taken(self) -> dict[Role, str]:
        """Roles that have another person now."""
        now = {role: field.text().strip() for role, field in self.fields.items()}
        return {role: person for role, person in now.items() if person and person != self._before[role]}

    def missing(self) -> str:
        """Somebody else somewhere."""
        return "" if self.taken else "Nothing was changed"
