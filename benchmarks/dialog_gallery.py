"""Pictures of the dialogs over an incident, to be held beside the mockups.

python benchmarks/dialog_gallery.py FOLDER [dark|light] [wide|compact]
"""

import os
import sys
from datetime import UTC, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[1]))

from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from incident_desk.domain.document import ReadDocument
from incident_desk.domain.severity import WORKSPACE_SCHEME
from incident_desk.domain.workspace import WorkspaceRules
from incident_desk.qt.actions import TABLE
from incident_desk.qt.dialogs.declare import DeclareDialog
from incident_desk.qt.dialogs.finder import Findable, Finder
from incident_desk.qt.dialogs.pause import PauseDialog
from incident_desk.qt.dialogs.phase_gate import PhaseGate
from incident_desk.qt.dialogs.reason import ReasonDialog
from incident_desk.qt.dialogs.resolve import ResolveDialog
from incident_desk.qt.dialogs.roles import RolesDialog
from incident_desk.qt.dialogs.severity import SeverityDialog
from incident_desk.qt.dialogs.status import StatusDialog
from incident_desk.qt.theme import Density, ThemeName, ThemeService, set_surface
from tests.qt.dialogs.desk import NOW, outage, scene_in_diagnosis


def dialogs(themes, window):
    """Each dialog, ready to be looked at."""
    scene = scene_in_diagnosis()
    incident = scene.incident
    declare = DeclareDialog(themes, "Maya Kowalski", NOW - timedelta(minutes=47), UTC, WorkspaceRules(), window)
    declare.offer([ReadDocument("outage", "", outage())])
    declare.title.setText("Chatbot Fluxa is down for everyone")
    severity = SeverityDialog(themes, incident, WORKSPACE_SCHEME, NOW, window)
    severity.levels[0].click()
    gate = PhaseGate(themes, incident, NOW, window)
    gate.rows[0].choice._group.button(1).click()
    resolve = ResolveDialog(themes, scene, NOW, UTC, window)
    things = [
        Findable(one.text.rstrip("…"), one.menu.value.replace("&", ""), " ".join(one.keys), print) for one in TABLE
    ]
    finder = Finder(themes, "Find or run anything", things, window)
    finder.field.setText("up")
    reason = ReasonDialog(themes, "Reopen", "Why is it opened again?", "Reopen", window)
    return {
        "declare": declare, "severity": severity, "gate": gate, "resolve": resolve, "finder": finder,
        "pause": PauseDialog(themes, incident, NOW, UTC, window),
        "reason": reason, "status": StatusDialog(themes, incident, NOW, UTC, window),
        "roles": RolesDialog(themes, incident, window),
        "keys": Finder(themes, "All keys", [one for one in things if one.keys], window),
    }  # fmt: skip


def main():
    """Write the pictures."""
    app = QApplication([])
    folder, look, size = ([*sys.argv[1:], "dark", "wide"] if len(sys.argv) < 4 else sys.argv[1:])[:3]
    themes = ThemeService(app)
    themes.fix(ThemeName(look))
    themes.set_density(Density.COMPACT if size == "compact" else Density.COMFORTABLE)
    window = QWidget()
    set_surface(window, "panel")
    window.resize(*((1280, 720) if size == "compact" else (1500, 900)))
    window.show()
    for name, dialog in dialogs(themes, window).items():
        dialog.refit()
        dialog.show()
        for _ in range(4):
            app.processEvents()
        picture = window.grab()
        painter = QPainter(picture)
        corner = picture.rect().center() - dialog.rect().center()
        painter.drawPixmap(corner, dialog.grab())
        painter.end()
        picture.save(str(Path(folder) / f"{name}.png"))
        dialog.reject()
        app.processEvents()


if __name__ == "__main__":
    main()
