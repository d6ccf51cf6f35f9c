"""A picture of the panes of the desk page with the rehearsed incident, to be held beside the mockups.

python benchmarks/panes_gallery.py OUT.png [dark|light] [wide|compact]
"""

import importlib.util
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.panes.assessment.view import AssessmentCard
from incident_desk.qt.panes.assessment.view_model import AssessmentModel
from incident_desk.qt.panes.log_field.view import LogField
from incident_desk.qt.panes.log_field.view_model import LogFieldModel
from incident_desk.qt.panes.playbook.view import PlaybookPane
from incident_desk.qt.panes.playbook.view_model import PlaybookModel
from incident_desk.qt.panes.timeline.view import TimelinePane
from incident_desk.qt.panes.timeline.view_model import TimelineModel
from incident_desk.qt.theme import Density, ThemeName, ThemeService, set_surface


def rehearsal():
    """The rehearsed incident that the tests use."""
    place = Path(__file__).parents[1] / "tests" / "qt" / "panes" / "rehearsal.py"
    spec = importlib.util.spec_from_file_location("incident_desk_rehearsal", place)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def page(themes, night, compact):
    """The panes in the places of the desk page; the link is shown after they listen."""
    link, ticker = night.RehearsedLink(night.night()), night.RehearsedTicker()
    whole = QWidget()
    set_surface(whole, "panel")
    column, panes = QVBoxLayout(whole), QHBoxLayout()
    for layout in (column, panes):
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
    column.addLayout(panes, 1)
    playbook = PlaybookPane(themes, PlaybookModel(link, ticker))
    playbook.setFixedWidth(392 if compact else 540)
    panes.addWidget(playbook)
    timeline = TimelinePane(themes, TimelineModel(link, ticker))
    timeline.setFixedWidth(494 if compact else 806)
    panes.addWidget(timeline)
    card = AssessmentCard(themes, AssessmentModel(link, ticker))
    card.unfold()
    panes.addWidget(card, 1)
    field = LogField(themes, LogFieldModel(link, ticker))
    column.addWidget(field)
    whole.field = field
    whole.setFixedSize(*((1228, 440) if compact else (1848, 680)))
    whole.keep = (link, ticker)
    link.show()
    field.frame.edit.setPlainText("> Rolling back to 41ab9d2, about 4 minutes")
    field.frame.edit.moveCursor(field.frame.edit.textCursor().MoveOperation.End)
    return whole


def main():
    """Write the picture."""
    app = QApplication([])
    out, name, size = ([*sys.argv[1:], "dark", "wide"] + ["", ""])[:3] if len(sys.argv) < 4 else sys.argv[1:4]
    themes = ThemeService(app)
    themes.fix(ThemeName.LIGHT if name == "light" else ThemeName.DARK)
    themes.set_density(Density.COMPACT if size == "compact" else Density.COMFORTABLE)
    whole = page(themes, rehearsal(), size == "compact")
    whole.show()
    whole.activateWindow()
    whole.field.focus_log()
    for _ in range(5):
        app.processEvents()
    image = QImage(whole.size(), QImage.Format.Format_RGB32)
    whole.render(image)
    image.save(out)


if __name__ == "__main__":
    main()
