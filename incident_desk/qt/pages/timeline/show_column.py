"""What of the timeline is shown: words, kinds, phases, people; only what has evidence, was edited or has a star."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.timeline.filtering import KINDS, THE_APP, Wanted
from incident_desk.qt.pages.timeline.phases import counted
from incident_desk.qt.pages.timeline.view_model import TimelinePageModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.check_row import CheckRow, CheckRowModel
from incident_desk.qt.widgets.search_field import SearchField, SearchLook
from incident_desk.qt.widgets.tab_order import chain
from incident_desk.qt.widgets.upright_area import upright_area

_ICONS: Mapping[str, str] = {
    "decisions": "diamond",
    "findings": "search",
    "hypotheses": "circle-question-mark",
    "actions": "wrench",
    "notes": "message-square",
    "changes": "git-commit-horizontal",
    "items": "list-todo",
    "updates": "send",
    "checks": "activity",
    "steps": "check",
    "course": "target",
    "other": "clock",
}
_ONLY: Mapping[str, tuple[str, str]] = {
    "evidence": ("With evidence", "paperclip"),
    "edited": ("Edited", "pencil"),
    "starred": ("Starred", "star"),
}
"""What can be shown alone: the field of ``Wanted`` and of ``Tally``, its words and its icon."""
EXPORT = "Export the rows that are shown"
APP_WORDS = "Recorded by the app"


class ShowColumn(QWidget):
    """The left column of the page."""

    left = Signal()
    """The person is done with the field: the list is next."""

    def __init__(self, themes: ThemeService, model: TimelinePageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.title, self.count = QLabel("Show", self), QLabel(self)
        self.reset = Button(themes, ButtonModel("Reset", Variant.QUIET, small=True), self)
        self.field = FindField(themes, self)
        self.export = Button(themes, ButtonModel("Export", icon="download", small=True, name=EXPORT), self)
        self._area = upright_area(self)
        self._inside = QWidget(self._area)
        self._headings = [QLabel(words, self._inside) for words in ("Phases", "People", "Only")]
        self._gaps = [QSpacerItem(0, 0) for _ in self._headings]
        self.kinds = {one.key: self._box("kind", one.key, one.name, _ICONS[one.key]) for one in KINDS}
        self.phases: dict[str, CheckRow] = {}
        self.people: dict[str, CheckRow] = {}
        self.only = {key: self._box("only", key, words, icon) for key, (words, icon) in _ONLY.items()}
        self._lay_out()
        self._connect()
        self._on_theme_changed(themes.current)
        self._on_reset()

    def _lay_out(self) -> None:
        self._head, self._foot, self._rows = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self._inside)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.reset)
        self._foot.addWidget(self.count, 1)
        self._foot.addWidget(self.export)
        self._phases, self._people = QVBoxLayout(), QVBoxLayout()
        for one in (self._rows, self._phases, self._people):
            one.setSpacing(0)
        for box in self.kinds.values():
            self._rows.addWidget(box)
        for number, layout in enumerate((self._phases, self._people)):
            self._part(number)
            self._rows.addLayout(layout)
        self._part(2)
        for box in self.only.values():
            self._rows.addWidget(box)
        self._rows.addStretch(1)
        self._area.setWidget(self._inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        self._find = QHBoxLayout()
        self._find.addWidget(self.field)
        column.addLayout(self._find)
        column.addWidget(self._area, 1)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addLayout(self._foot)
        for label in (self.title, self.count, *self._headings):
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.count, "text2")

    def _part(self, number: int) -> None:
        """A line, and the heading of what stands under it."""
        self._rows.addItem(self._gaps[number])
        self._rows.addWidget(Hairline(self._themes, parent=self._inside))
        self._rows.addWidget(self._headings[number])

    def _connect(self) -> None:
        self._model.rows_changed.connect(self._on_rows_changed)
        self._model.reset_wished.connect(self._on_reset)
        self.reset.clicked.connect(self._model.want_everything)
        self.field.textChanged.connect(self._on_words)
        self.field.left.connect(self.left)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _box(self, group: str, key: str, words: str, icon: str) -> CheckRow:
        box = CheckRow(self._themes, CheckRowModel(words, "", icon), self._inside)
        # Narrower than its words where there is no room: the count stays in sight.
        box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box.setObjectName(f"{group}:{key}")
        box.toggled.connect(self._on_toggled)
        return box

    def _on_toggled(self, on: bool) -> None:
        sender = self.sender()
        group, _, key = sender.objectName().partition(":") if sender is not None else ("", "", "")
        self._model.want(_turned(self._model.wanted, group, key, on))

    def _on_words(self, words: str) -> None:
        self._model.want(replace(self._model.wanted, words=words))

    def _on_rows_changed(self) -> None:
        model, tally = self._model, self._model.sifted.tally
        self.count.setText(model.sifted.count)
        counts = counted(model.bands, model.entries)
        phases = {band.start.isoformat(): (band.name, count) for band, count in counts}
        people = {person: (person or APP_WORDS, count) for person, count in tally.people.items()}
        has_others = [
            self._show_boxes("phase", self.phases, self._phases, phases),
            self._show_boxes("person", self.people, self._people, people),
        ]
        if any(has_others):
            moving = (*self.phases.values(), *self.people.values())
            chain(self.field, (*self.kinds.values(), *moving, *self.only.values(), self.export))
        for key, box in self.kinds.items():
            _count(box, tally.kinds.get(key, 0))
        for key, box in self.only.items():
            _count(box, getattr(tally, key))
        self.reset.setEnabled(not model.wanted.is_everything)

    def _show_boxes(
        self, group: str, boxes: dict[str, CheckRow], layout: QVBoxLayout, told: Mapping[str, tuple[str, int]]
    ) -> bool:
        """A box for each, with its words and count; what has one keeps it, and with it the focus. Whether any came
        or went."""
        for key in [one for one in boxes if one not in told]:
            box = boxes.pop(key)
            layout.removeWidget(box)
            box.hide()
            box.deleteLater()
        before = list(boxes)
        for place, (key, (words, _count_of)) in enumerate(told.items()):
            if key not in boxes:
                box = boxes[key] = self._box(group, key, words, _icon_of(group, key))
                _tick(box, _is_shown(self._model.wanted, group, key))
                layout.insertWidget(place, box)
                box.show()
        ordered = {key: boxes[key] for key in told}
        boxes.clear()
        boxes.update(ordered)
        for key, (_words, count) in told.items():
            _count(boxes[key], count)
        return before != list(boxes)

    def _on_reset(self) -> None:
        wanted = self._model.wanted
        groups = {"kind": self.kinds, "phase": self.phases, "person": self.people, "only": self.only}
        for group, boxes in groups.items():
            for key, box in boxes.items():
                _tick(box, _is_shown(wanted, group, key))
        if self.field.text() != wanted.words:
            self.field.setText(wanted.words)

    def _on_theme_changed(self, theme: Theme) -> None:
        px, compact = theme.px, theme.is_compact
        inset = px(14 if compact else 20)
        self.title.setFont(theme.font(TextKind.PANEL_TITLE))
        self.title.setFixedHeight(px(38 if compact else 44))
        self.count.setFont(theme.font(TextKind.SMALL, tabular=True))
        self.count.setFixedHeight(px(38 if compact else 51))
        for label in self._headings:
            label.setFont(theme.font(TextKind.SMALL, weight=600))
            label.setContentsMargins(0, px(4 if compact else 10), 0, px(2 if compact else 4))
        for gap in self._gaps:
            gap.changeSize(0, px(4 if compact else 10))
        self._rows.invalidate()
        self._head.setContentsMargins(inset, 0, px(12), 0)
        self._find.setContentsMargins(px(10 if compact else 16), 0, px(10 if compact else 16), px(8))
        self._foot.setContentsMargins(inset, 0, px(8 if compact else 16), 0)
        self.export.setFixedHeight(px(28))
        self._rows.setContentsMargins(inset, 0, inset, px(8))
        self._rows.setSpacing(0)


def _turned(wanted: Wanted, group: str, key: str, on: bool) -> Wanted:
    """What is wanted once that box is ticked, or is no more."""
    if group == "kind":
        return wanted.with_kind(key, shown=on)
    if group == "person":
        return wanted.with_person(key, shown=on)
    if group == "phase":
        return wanted.with_phase(datetime.fromisoformat(key), shown=on)
    return replace(wanted, **{key: on})  # type: ignore[arg-type]


def _is_shown(wanted: Wanted, group: str, key: str) -> bool:
    """Whether that box is ticked."""
    match group:
        case "kind":
            return key not in wanted.without_kinds
        case "person":
            return key not in wanted.without_people
        case "phase":
            return datetime.fromisoformat(key) not in wanted.without_phases
        case _:
            return bool(getattr(wanted, key))


def _icon_of(group: str, key: str) -> str:
    if group == "phase":
        return "flag"
    return "refresh-cw" if key == THE_APP else "user"


def _tick(box: CheckRow, on: bool) -> None:
    """Tick a box without wishing anything."""
    was = box.blockSignals(True)
    box.setChecked(on)
    box.blockSignals(was)
    box.update()


def _count(box: CheckRow, count: int) -> None:
    box.set_model(replace(box.model, detail=str(count)))


class FindField(SearchField):
    """The field; Esc empties it, once it is empty it leaves, and so do Enter and Down."""

    left = Signal()

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(themes, SearchLook("Find in timeline", ("Ctrl", "F")), parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that leave."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        else:
            super().keyPressEvent(event)
