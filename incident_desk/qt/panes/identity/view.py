"""The head of the desk: plate, title, roles, status, and what ends or hands over the incident."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.panes.identity.view_model import Identity, IdentityModel, RoleSeat
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.avatar import Avatar, AvatarModel
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.plate import Plate, PlateModel, PlateSize


class Seat(QWidget):
    """An avatar and the name of its role; the word is left away where there is little room."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.avatar = Avatar(themes, AvatarModel(), self)
        self.word = QLabel(self)
        self.word.setTextFormat(Qt.TextFormat.PlainText)
        set_tone(self.word, "text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.avatar)
        row.addWidget(self.word)

    def show_seat(self, seat: RoleSeat) -> None:
        """Show who has the role, or that nobody has."""
        theme = self._themes.current
        self.avatar.set_model(AvatarModel(seat.initials, seat.person or f"{seat.title}: nobody", seat.is_me))
        self.word.setText(seat.title)
        self.word.setFont(theme.font(TextKind.SMALL))
        self.word.setVisible(not theme.is_compact)
        words = f"{seat.title}: {seat.person or 'nobody yet'}"
        self.setToolTip(plain(words))
        self.setAccessibleName(words)


_NO_LIMIT = 16_777_215
"""Qt's word for no greatest width."""


class IdentityBar(QWidget):
    """Who and what at the top of the desk; its buttons ask for actions of the window's table."""

    action_wished = Signal(str)
    """A button was pressed: the action's id."""

    def __init__(self, themes: ThemeService, model: IdentityModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.plate = Plate(themes, PlateModel(size=PlateSize.BIG), self)
        self.title = ElidedLabel(parent=self)
        self.caption = ElidedLabel(parent=self)
        self.key = ElidedLabel(parent=self)
        set_tone(self.caption, "text3")
        set_tone(self.key, "text3")
        self.seats = [Seat(themes, self) for _ in range(4)]
        self.alike = Button(themes, ButtonModel("", icon="history", name="Seen this before"), self)
        self.alike.hide()
        self._alike = (0, "")
        self.status = Button(themes, ButtonModel("", keys=(), trailing_icon="chevron-down"), self)
        self.hand_over = Button(themes, ButtonModel("Roles", keys=("H",)), self)
        self.resolve = Button(themes, ButtonModel("Resolve…", keys=("R",)), self)
        self._lay_out()
        self.alike.clicked.connect(self._on_alike_clicked)
        self.status.clicked.connect(self._on_status_clicked)
        self.hand_over.clicked.connect(self._on_hand_over_clicked)
        self.resolve.clicked.connect(self._on_resolve_clicked)
        model.shown_changed.connect(self._on_shown_changed)
        themes.theme_changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self.title)
        words.addWidget(self.caption)
        words.addStretch(1)
        self.row = QHBoxLayout(self)
        self._name = QHBoxLayout()
        self._name.addWidget(self.plate)
        self._name.addLayout(words)
        self.row.addLayout(self._name)
        self.row.addWidget(self.key)
        self.row.addStretch(1)
        self._people = QHBoxLayout()
        for seat in self.seats:
            self._people.addWidget(seat)
        self.row.addLayout(self._people)
        self._divider = Hairline(self._themes, upright=True, parent=self)
        self.row.addWidget(self._divider)
        for button in (self.alike, self.status, self.hand_over, self.resolve):
            self.row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def _fit(self) -> None:
        theme = self._themes.current
        compact = theme.is_compact
        # A plate has room of its own around it, for the ring of the worst severity.
        self.row.setContentsMargins(theme.px(10 if compact else 16), 0, theme.px(12 if compact else 16), 0)
        self._name.setSpacing(theme.px(8 if compact else 10))
        self.row.setSpacing(theme.px(12 if compact else 14))
        self._people.setSpacing(theme.px(4 if compact else 16))
        self._divider.setFixedHeight(theme.px(32))
        self._divider.setVisible(not compact)
        self.setFixedHeight(theme.px(47 if compact else 60))
        self.title.setFont(theme.font(TextKind.TITLE, px=15 if compact else None))
        self.caption.setFont(theme.font(TextKind.CAPTION))
        self.key.setFont(theme.font(TextKind.SMALL))
        self.caption.setVisible(not compact)
        self.key.setVisible(compact)
        self._name_alike()
        self._hold_key()
        if self._model.identity is not None:
            self._on_shown_changed(self._model.identity)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has another room for the key."""
        super().resizeEvent(event)
        self._hold_key()

    def _hold_key(self) -> None:
        """A long title gives way to the key, by which others ask for the incident; Qt would shorten both alike."""
        shown = () if self.alike.isHidden() else (self.alike,)
        beside = (self.key, self._people, *shown, self.status, self.hand_over, self.resolve)
        margins, gaps = self.row.contentsMargins(), self.row.spacing() * (len(beside) + 1)
        others = sum(one.sizeHint().width() for one in beside) + margins.left() + margins.right() + gaps
        room = self.width() - others - self.plate.sizeHint().width() - self._name.spacing()
        room = max(room, self.title.minimumSizeHint().width())
        self.title.setMaximumWidth(room if self._themes.current.is_compact else _NO_LIMIT)

    def _on_shown_changed(self, identity: Identity) -> None:
        label = f"Drill {identity.severity}" if identity.is_drill else identity.severity
        size = PlateSize.SMALL if self._themes.current.is_compact else PlateSize.BIG
        self.plate.set_model(PlateModel(label, identity.rank, size))
        self.title.setText(identity.title)
        self.caption.setText(identity.caption)
        self.key.setText(f"{identity.key} · past incident" if identity.is_past else identity.key)
        for widget in (*self.seats, self.status, self.hand_over, self.resolve):
            widget.setVisible(not identity.is_past)
        self._divider.setVisible(not self._themes.current.is_compact and not identity.is_past)
        for seat, shown in zip(self.seats, identity.seats, strict=True):
            seat.show_seat(shown)
        self.status.set_model(
            ButtonModel(identity.status, trailing_icon="chevron-down", name=f"Status: {identity.status}")
        )
        ends = ButtonModel("Resolve…", keys=("R",)) if identity.is_open else ButtonModel("Reopen…")
        self.resolve.set_model(ends)
        self._hold_key()

    def show_alike(self, count: int, why: str) -> None:
        """So many past incidents are like this one; ``why`` the likest is. None: no word of it."""
        self._alike = (count, why)
        self._name_alike()
        self.alike.setVisible(count > 0)
        self._hold_key()

    def _name_alike(self) -> None:
        count, why = self._alike
        words = f"Seen this before: {count} past {'incident is' if count == 1 else 'incidents are'} like this one"
        shown = str(count) if self._themes.current.is_compact else f"Seen before: {count}"
        self.alike.set_model(ButtonModel(shown, Variant.QUIET, icon="history", name=words))
        self.alike.setToolTip(plain(f"{words}. {why}"))

    def _on_alike_clicked(self) -> None:
        self.action_wished.emit("seen_before")

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()

    def _on_status_clicked(self) -> None:
        self.action_wished.emit("status")

    def _on_hand_over_clicked(self) -> None:
        self.action_wished.emit("roles")

    def _on_resolve_clicked(self) -> None:
        identity = self._model.identity
        self.action_wished.emit("resolve" if identity is None or identity.is_open else "reopen")
