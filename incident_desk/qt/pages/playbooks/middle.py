"""The middle: source, reading view and changes, with the two versions that are compared."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.playbooks.lines import counts
from incident_desk.qt.pages.playbooks.lines_view import LinesView
from incident_desk.qt.pages.playbooks.view_model import DRAFT, Mode, PlaybooksModel
from incident_desk.qt.theme import TextKind, ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.wheel_deaf import ChoiceBox

_NAMES = ("Source", "Reading view", "Changes")


class Middle(QWidget):
    """One of three looks at what is open."""

    def __init__(self, themes: ThemeService, model: PlaybooksModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model, self._wide = themes, model, True
        self.name, self._count = Lettered(themes, TextKind.STRONG), Lettered(themes, TextKind.SMALL, "text2")
        self.modes = Segmented(themes, SegmentedModel(_NAMES, int(model.mode), "What is shown"), self)
        self.older, self.newer = ChoiceBox(self), ChoiceBox(self)
        self.lines = LinesView(themes, model, self)
        self.note = Paragraph(themes, "", ParagraphStyle(TextKind.SMALL, colour="text2"), self)
        self._lay_out()
        self.modes.chosen.connect(self._on_mode)
        self.older.activated.connect(self._on_side)
        self.newer.activated.connect(self._on_side)
        model.turned.connect(self._show_sides)
        model.draft.changed.connect(self._show_sides)
        model.sides_changed.connect(self._show_sides)
        model.lines_changed.connect(self._show_count)
        model.draft.compiled_changed.connect(self._show_count)
        self._show_sides()

    def turn(self, wide: bool) -> None:
        """Where there is little room nothing is said that can be seen."""
        self._wide = wide
        for label in (self.name, *self._words):
            label.setVisible(wide)
        for box, letters in ((self.older, 14 if wide else 6), (self.newer, 8 if wide else 6)):
            box.setMinimumContentsLength(letters)
        self._show_count()

    def _lay_out(self) -> None:
        px = self._themes.current.px
        head, self._sides = QHBoxLayout(), QWidget(self)
        head.setContentsMargins(px(20), px(8), px(14), px(6))
        head.addWidget(self.name, 1)
        head.addWidget(self.modes)
        row = QHBoxLayout(self._sides)
        row.setContentsMargins(px(20), 0, px(14), px(8))
        row.setSpacing(px(8))
        self._words = Lettered(self._themes, TextKind.SMALL), Lettered(self._themes, TextKind.SMALL)
        for label, text, box in zip(self._words, ("From", "to"), (self.older, self.newer), strict=True):
            label.setText(text)
            box.setAccessibleName("Compare from" if text == "From" else "Compare to")
            box.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(14 if text == "From" else 8)
            row.addWidget(label)
            row.addWidget(box, 2 if text == "From" else 1)
        row.addStretch(1)
        row.addWidget(self._count)
        self._foot = QWidget(self)
        foot = QVBoxLayout(self._foot)
        foot.setContentsMargins(px(20), px(10), px(16), px(10))
        foot.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._sides)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.lines, 1)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self._foot)

    def _show_sides(self) -> None:
        model = self._model
        self.name.setText(_NAMES[model.mode])
        self.modes.set_current(int(model.mode))
        self._sides.setVisible(model.mode is Mode.CHANGES)
        numbers = [DRAFT, *(one.number for one in model.versions)]
        for box, side in ((self.older, model.older), (self.newer, model.newer)):
            box.clear()
            for number in numbers if box is self.newer else numbers[1:]:
                box.addItem(model.side_words(number), number)
            box.setCurrentIndex(max(0, box.findData(side)))
            box.setToolTip(plain(box.currentText()))
            box.setEnabled(box.count() > 1 or box is self.newer)
        self.note.set_text(model.open_users)
        self._foot.setVisible(bool(model.open_users))
        self._show_count()

    def _show_count(self) -> None:
        plus, minus = counts(self._model.lines)
        same = "nothing differs" if self._wide else "same"
        is_known = self._model.draft.compiled is not None
        words = f"+{plus} −{minus}{' lines' * self._wide}" if self._model.lines else same if is_known else ""
        self._count.setText(words)

    def _on_mode(self, place: int) -> None:
        self._model.show_mode(Mode(place))

    def _on_side(self, _place: int) -> None:
        older, newer = self.older.currentData(), self.newer.currentData()
        self._model.compare(DRAFT if older is None else int(older), DRAFT if newer is None else int(newer))
