"""Paint every widget in every state, both themes side by side: widget_gallery.py OUT.png [SCALE]."""

import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from incident_desk.qt.theme import TextKind, ThemeName, ThemeService, set_surface, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.plate import Plate, PlateModel, PlateSize
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph
from incident_desk.qt.widgets.step_box import StepBox, StepBoxModel, StepBoxState

WIDTH = 960
INSET = 36


def row(*parts, gap=8):
    """Widgets beside each other, pushed left."""
    line = QHBoxLayout()
    line.setSpacing(gap)
    line.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line


class Page(QWidget):
    """All widgets in one theme."""

    def __init__(self, themes: ThemeService) -> None:
        super().__init__()
        self.themes = themes
        set_surface(self, "panel")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(INSET, 28, INSET, 30)
        self.column.setSpacing(8)
        self.setFixedWidth(WIDTH)
        self.words(themes.current.name.value.capitalize(), TextKind.TITLE, "")
        self.severity()
        self.health()
        self.steps()
        self.column.addStretch(1)

    def words(self, text, kind=TextKind.SMALL, tone="text2"):
        label = QLabel(text)
        label.setFont(self.themes.current.font(kind, weight=500 if kind is TextKind.SMALL else None))
        set_tone(label, tone)
        self.column.addSpacing(12)
        self.column.addWidget(label)
        return label

    def small(self, text):
        label = QLabel(text)
        label.setFont(self.themes.current.font(TextKind.SMALL))
        return label

    def severity(self):
        self.words("Severity is weight, not hue")
        plates = [Plate(self.themes, PlateModel(f"P{rank}", rank)) for rank in range(5)]
        plates += [Plate(self.themes, PlateModel()), Plate(self.themes, PlateModel("Drill", 4, bars=False))]
        plates += [Plate(self.themes, PlateModel("SEV1", 1, PlateSize.BIG))]
        self.column.addLayout(row(*plates))

    def health(self):
        self.words("Health: shape, then colour, then word")
        parts = []
        for state in GlyphState:
            parts += [StateGlyph(self.themes, GlyphModel(state)), self.small(state.value.capitalize())]
        self.column.addLayout(row(*parts, gap=6))

    def steps(self):
        self.words("Steps and buttons")
        parts = []
        for state in StepBoxState:
            parts += [StepBox(self.themes, StepBoxModel(state)), self.small(state.value.capitalize())]
        self.column.addLayout(row(*parts))
        faces = [
            ButtonModel("Primary", Variant.PRIMARY, ("Enter",)),
            ButtonModel("Focused", Variant.PRIMARY),
            ButtonModel("Secondary"),
            ButtonModel("Quiet", Variant.QUIET),
            ButtonModel("Not available"),
            ButtonModel("Discard changes…", Variant.DANGER),
        ]
        more = [
            ButtonModel("Warn", Variant.WARN, ("U",)),
            ButtonModel("Mark as reached", Variant.TINTED, ("Enter",)),
            ButtonModel("Investigating", trailing_icon="chevron-down"),
            ButtonModel("Import report", icon="file-down"),
            ButtonModel("Declare incident", keys=("Ctrl", "N"), icon="plus"),
            ButtonModel("Copy and mark sent", icon="copy", small=True),
            ButtonModel("", Variant.QUIET, icon="ellipsis", name="More"),
        ]
        for faces_of_row in (faces, more):
            buttons = [Button(self.themes, face) for face in faces_of_row]
            for button in buttons:
                button.setEnabled(button.text() != "Not available")
            self.column.addLayout(row(*buttons))


def picture(app, scale=1.0):
    """Both pages beside each other."""
    themes = ThemeService(app)
    shots = []
    for name in (ThemeName.DARK, ThemeName.LIGHT):
        themes.fix(name)
        page = Page(themes)
        page.adjustSize()
        page.show()
        app.processEvents()
        shot = QImage(page.size() * scale, QImage.Format.Format_RGB32)
        shot.setDevicePixelRatio(scale)
        page.render(shot)
        shots.append(shot)
        page.deleteLater()
    height = max(shot.height() for shot in shots)
    both = QImage(round(2 * WIDTH * scale), height, QImage.Format.Format_RGB32)
    both.fill(QColor(0, 0, 0))
    painter = QPainter(both)
    for index, shot in enumerate(shots):
        painter.drawImage(QRect(QPoint(round(index * WIDTH * scale), 0), shot.size()), shot)
    painter.end()
    return both


def main():
    """Write the picture."""
    app = QApplication([])
    scale = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    picture(app, scale).save(sys.argv[1])


if __name__ == "__main__":
    main()
