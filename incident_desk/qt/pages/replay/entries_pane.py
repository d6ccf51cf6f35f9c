"""The timeline as it was known then, the cut behind which nothing was known, and on a wish what came later."""

from datetime import UTC

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from incident_desk.formats.times import clock_face
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.replay.then import Then
from incident_desk.qt.panes.timeline.entry_view import EntryView
from incident_desk.qt.panes.timeline.view_model import TimelineShown
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_surface, set_tone
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel

CHOICES = ("As known then", "With later entries")
NOTHING = "Nothing after this was known"


class EntriesThen(QWidget):
    """Shows the rows of then; ``V`` held shows those that were written later as well."""

    later_wished = Signal(bool)
    """What was written later is to be shown as well, or no more."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._then: Then | None = None
        self._incident, self._is_held = "", False
        self.title, self.count = QLabel("Timeline", self), ElidedLabel(parent=self)
        self.choice = Segmented(themes, SegmentedModel(CHOICES, name="Entries"), self)
        self.entries = EntryView(themes, self)
        self.cut = QWidget(self)
        self.time = Lettered(themes, TextKind.BODY, "accent", weight=500, parent=self.cut)
        self.words = Lettered(themes, TextKind.BODY, weight=600, parent=self.cut)
        self.later = Lettered(themes, TextKind.SMALL, "text2", parent=self.cut)
        self.peek = Button(themes, ButtonModel("Show while held", keys=("V",), small=True), self.cut)
        self._lay_out()
        self.choice.chosen.connect(self._on_chosen)
        self.peek.pressed.connect(self._on_pressed)
        self.peek.released.connect(self._on_released)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    @property
    def shows_later(self) -> bool:
        """Whether what was written later is shown as well."""
        return self._is_held or self.choice.model.current == 1

    def show_then(self, then: Then) -> None:
        """Show the rows of that moment."""
        self._then = then
        self._show()

    def hold(self, is_held: bool) -> None:
        """Show what was written later while this lasts."""
        if is_held is not self._is_held:
            self._is_held = is_held
            self._wish()

    def _show(self) -> None:
        then = self._then
        if then is None:
            return
        rows = (self.shows_later and then.every) or then.known
        first_day = then.incident.declared_at.astimezone(UTC).date()
        shown = TimelineShown(rows, len(rows), first_day=first_day, incident=then.incident.id)
        self.entries.show_timeline(shown, anew=then.incident.id != self._incident)
        self._incident = then.incident.id
        self.entries.go_to_newest()
        known, later, about = (len(one) for one in (then.rewound.entries, then.rewound.later, then.rewound.about))
        self.count.setText(f"{known} {'entry' if known == 1 else 'entries'} then")
        self.time.setText(clock_face(then.rewound.moment))
        self.words.setText(NOTHING if later else "Nothing was written later")
        told = f"{later} {'entry was' if later == 1 else 'entries were'} written later"
        of_them = f", {about} of them about this time or before" if about else ""
        self.later.setText(f"{told}{of_them}" if later else "This is all that is known")
        self.peek.setEnabled(later > 0)

    def _wish(self) -> None:
        self.later_wished.emit(self.shows_later)
        self._show()

    def _on_chosen(self, _place: int) -> None:
        self._wish()

    def _on_pressed(self) -> None:
        self.hold(True)

    def _on_released(self) -> None:
        self.hold(False)

    def _lay_out(self) -> None:
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.count, "text3")
        set_surface(self.cut, "window")
        self._line, self._foot = QHBoxLayout(), QHBoxLayout(self.cut)
        words, column = QVBoxLayout(), QVBoxLayout(self)
        self._line.addWidget(self.title)
        self._line.addWidget(self.count, 1)
        self._line.addWidget(self.choice)
        words.setSpacing(0)
        words.addWidget(self.words)
        words.addWidget(self.later)
        self._foot.addWidget(self.time)
        self._foot.addLayout(words, 1)
        self._foot.addWidget(self.peek)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._line)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.entries, 1)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.cut)
        self.setFocusProxy(self.entries)

    def _on_theme_changed(self, theme: Theme) -> None:
        px = theme.px
        inset = px(14 if theme.is_compact else 20)
        self.title.setFont(theme.font(TextKind.PANEL_TITLE))
        self.title.setFixedHeight(px(38 if theme.is_compact else 44))
        self.count.setFont(theme.font(TextKind.SMALL, tabular=True))
        for line in (self._line, self._foot):
            line.setSpacing(px(10 if line is self._line else 16))
        self._line.setContentsMargins(inset, 0, px(12), 0)
        self._foot.setContentsMargins(inset, px(8), px(12), px(8))
