"""The editor of an entry: time, kind, owner, words and tags, and what follows from them."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QWidget,
)

from incident_desk.domain.timeline import Sign
from incident_desk.formats.times import zone_name
from incident_desk.qt.pages.timeline.edit_model import EditModel
from incident_desk.qt.pages.timeline.editing import HOW_TIMES_ARE_TYPED, ONE_END, Typed, is_change
from incident_desk.qt.pages.timeline.kind_words import kind_words
from incident_desk.qt.panes.log_field.understanding import ICONS, ORDER, WORDS
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.offering_text import OfferingText
from incident_desk.qt.widgets.shapes import fill_box, outline_box
from incident_desk.qt.widgets.tab_order import chain

MOST_LINES = 6
_SETTLED = (Sign.NOTE, Sign.DECISION, Sign.HYPOTHESIS, Sign.ACTION, Sign.FINDING)
"""What an entry can become; a change and an action item are other things."""
_RADIUS, _MARGIN, _INSIDE = 10.0, 8, 12
_AROUND_TEXT = 18
"""Border and padding of a field of several lines, in pixels."""
_TIME, _ENDED, _OWNER = (176, 132), (96, 84), (150, 124)
"""How wide the fields are, and in a small window."""
_LETTERS = 15


class EntryEditor(QWidget):
    """Ctrl+Enter saves, Esc leaves; Tab goes through the fields."""

    height_changed = Signal()
    """Its words have more lines, or fewer."""

    def __init__(self, themes: ThemeService, model: EditModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self.model = themes, model
        self.time, self.ended, self.owner, self.tags = (QLineEdit(self) for _ in range(4))
        self.zone, self.until, self.words = QLabel(self), QLabel("until", self), ElidedLabel(parent=self)
        self.earlier = Button(themes, ButtonModel("−1 m", name="One minute earlier", small=True), self)
        self.later = Button(themes, ButtonModel("+1 m", name="One minute later", small=True), self)
        self.kind = Button(themes, ButtonModel("Note", trailing_icon="chevron-down", small=True), self)
        self.text = OfferingText(self)
        self.cancel = Button(themes, ButtonModel("Cancel", keys=("Esc",), small=True), self)
        self.save = Button(themes, ButtonModel("Save", Variant.PRIMARY, ("Ctrl", "Enter"), small=True), self)
        self._sign: Sign | None = Sign.NOTE
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._fills = False
        self._given = ("", "")
        """The words that were put into the field, and as the field gives them: it knows no hard space."""
        self._name_parts()
        self._lay_out()
        self._connect()
        self._on_theme_changed(themes.current)
        self.hide()

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What the Tab key stops at, in reading order."""
        first = (self.time, self.earlier, self.later, self.ended, self.kind, self.owner)
        return (*first, self.text, self.tags, self.cancel, self.save)

    def begin(self) -> None:
        """Show the entry that is edited now, with the focus on its words, or on the time of a new one."""
        entry = self.model.entry
        is_fixed = entry is not None and is_change(entry)
        for field in (self.owner, self.tags):
            field.setVisible(not is_fixed)
        self.kind.setEnabled(not is_fixed)
        for part in (self.until, self.ended):
            part.setVisible(entry is not None)
        by = self.model.by
        at = by.now if by is not None and entry is None else entry.sort_at if entry is not None else None
        self.zone.setText(zone_name(at.astimezone(by.zone)) if at is not None and by is not None else "")
        self.setAccessibleName("Edit the entry" if entry is not None else "Entry at another time")
        self._fill()
        self._say()
        if entry is None and not self.model.typed.time:
            self.time.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def kinds_menu(self) -> QMenu:
        """The kinds that the entry can be of; the one that it is is ticked."""
        menu = QMenu(self)
        for sign in ORDER if self.model.entry is None else _SETTLED:
            action = QAction(WORDS[sign], menu)
            action.setCheckable(True)
            action.setChecked(sign is self._sign)
            action.setData(sign.value)
            action.triggered.connect(self._on_kind_chosen)
            menu.addAction(action)
        return menu

    # -- Qt ---------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(400, self._grid.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """A raised box with the line of what is being worked on."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        margin = theme.px(_MARGIN)
        box = QRectF(self.rect()).adjusted(margin, margin / 2, -margin, -margin / 2)
        painter.fillRect(self.rect(), theme.colour.panel)
        fill_box(painter, box, _RADIUS, theme.colour.raised)
        outline_box(painter, box, _RADIUS, theme.colour.accent)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the editor, in each of its parts."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self._takes(event):
            return True
        return bool(super().eventFilter(watched, event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The same keys where no part of it took them; no other key of the list works from here."""
        if not self._takes(event):
            event.accept()

    def _takes(self, event: QKeyEvent) -> bool:
        is_ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self.model.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_ctrl:
            self.model.save()
        else:
            return False
        return True

    # -- within -----------------------------------------------------------------------------------------------

    def _name_parts(self) -> None:
        self.time.setAccessibleName("When it happened")
        self.time.setPlaceholderText("02:54, ~02:50 or -12m")
        self.time.setToolTip(plain(HOW_TIMES_ARE_TYPED))
        self.ended.setAccessibleName("Until when it went on")
        self.ended.setPlaceholderText("no end")
        self.ended.setToolTip(plain(ONE_END))
        self.owner.setAccessibleName("Owner")
        self.owner.setPlaceholderText("Owner: nobody")
        self.tags.setAccessibleName("Tags")
        self.tags.setPlaceholderText("Tags, such as #database")
        self.text.setAccessibleName("What happened")
        self.text.setPlaceholderText("What happened")
        self.text.setTabChangesFocus(True)
        self.text.document().setDocumentMargin(0)
        for label in (self.zone, self.until):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_tone(label, "text3")
        for part in self.stops:
            part.installEventFilter(self)

    def _lay_out(self) -> None:
        self._grid, self._first, self._last = QGridLayout(self), QHBoxLayout(), QHBoxLayout()
        parts = self.time, self.zone, self.earlier, self.later, self.until, self.ended, self.kind, self.owner
        for part in parts:
            self._first.addWidget(part)
        self._first.addStretch(1)
        self._last.addWidget(self.words, 1)
        self._last.addWidget(self.cancel)
        self._last.addWidget(self.save)
        self._grid.addLayout(self._first, 0, 0)
        self._grid.addWidget(self.text, 1, 0)
        self._grid.addWidget(self.tags, 2, 0)
        self._grid.addLayout(self._last, 3, 0)
        chain(None, self.stops)

    def _connect(self) -> None:
        for field in (self.time, self.ended, self.owner, self.tags):
            field.textChanged.connect(self._on_typed)
        self.text.textChanged.connect(self._on_typed)
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit_text)
        self.earlier.clicked.connect(self._on_earlier)
        self.later.clicked.connect(self._on_later)
        self.kind.clicked.connect(self._on_kind_clicked)
        self.cancel.clicked.connect(self.model.leave)
        self.save.clicked.connect(self.model.save)
        self.model.fields_changed.connect(self._fill)
        self.model.shown_changed.connect(self._say)
        self.model.wrong_found.connect(self._on_wrong_found)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _fill(self) -> None:
        """Put what is typed into the fields that say otherwise; the cursor stays in the others."""
        typed, self._fills = self.model.typed, True
        fields = (
            (self.time, typed.time),
            (self.ended, typed.ended),
            (self.owner, typed.owner),
            (self.tags, typed.tags),
        )
        for field, words in fields:
            if field.text() != words:
                field.setText(words)
        if self._given[0] != typed.text or self.text.toPlainText() != self._given[1]:
            self.text.setPlainText(typed.text)
            self._given = (typed.text, self.text.toPlainText())
        self._show_kind(typed.sign)
        self._fills = False

    def _show_kind(self, sign: Sign | None) -> None:
        entry, self._sign = self.model.entry, sign
        words = WORDS[sign] if sign is not None else kind_words(entry.kind) if entry is not None else ""
        icon = ICONS[sign] if sign is not None else "info"
        name = f"Kind of entry: {words}"
        self.kind.set_model(ButtonModel(words, icon=icon, trailing_icon="chevron-down", small=True, name=name))

    def _on_typed(self) -> None:
        if self._fills:
            return
        words = self.text.toPlainText()
        words = self._given[0] if words == self._given[1] else words
        others = self._sign, self.owner.text(), self.tags.text(), words, self.ended.text()
        self.model.type(Typed(self.time.text(), *others))

    def _say(self) -> None:
        shown = self.model.shown
        self.words.setText(shown.words)
        self.words.setAccessibleName(shown.words)
        set_tone(self.words, "alarm" if shown.is_wrong else "text3")
        for name, field in (("time", self.time), ("ended", self.ended)):
            is_wrong = shown.wrong_in == name
            if bool(field.property("wrong")) is not is_wrong:
                field.setProperty("wrong", is_wrong)
                field.style().polish(field)

    def _on_wrong_found(self, field: str) -> None:
        part = {"time": self.time, "ended": self.ended}.get(field, self.text)
        part.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_earlier(self) -> None:
        self.model.shift(-1)

    def _on_later(self) -> None:
        self.model.shift(1)

    def _on_kind_clicked(self) -> None:
        menu = self.kinds_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.kind.mapToGlobal(QPoint(0, self.kind.height())))

    def _on_kind_chosen(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self._show_kind(Sign(action.data()))
            self.model.type(replace(self.model.typed, sign=self._sign))

    def _fit_text(self) -> None:
        lines = min(MOST_LINES, max(1, round(self.text.document().size().height())))
        height = self.text.fontMetrics().lineSpacing() * lines + _AROUND_TEXT
        if height != self.text.height():
            self.text.setFixedHeight(height)
            self.updateGeometry()
            self.height_changed.emit()

    def _on_theme_changed(self, theme: Theme) -> None:
        px, around = theme.px, theme.px(_MARGIN + _INSIDE)
        self._grid.setContentsMargins(around, px(_INSIDE + 2), around, px(_INSIDE + 2))
        self._grid.setVerticalSpacing(px(8))
        for line in (self._first, self._last):
            line.setSpacing(px(8))
        for field in (self.time, self.ended, self.owner, self.tags, self.zone, self.until):
            field.setFont(theme.font(TextKind.SMALL, tabular=True))
        self.words.setFont(theme.font(TextKind.CAPTION))
        self.text.setFont(theme.font(px=_LETTERS))
        for field, wide, narrow in ((self.time, *_TIME), (self.ended, *_ENDED), (self.owner, *_OWNER)):
            field.setFixedWidth(px(narrow if theme.is_compact else wide))
        self._fit_text()
        self.update()
