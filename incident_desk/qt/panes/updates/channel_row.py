"""Where the update goes: a chip for each channel, pressed or not, and a plus for one of the person's own."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from incident_desk.qt.panes.updates.asking import OneLine
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.chip import Chip, ChipLook, ChipModel
from incident_desk.qt.widgets.lettering import shortened
from incident_desk.qt.widgets.tab_order import chain

_GAP = 6
_FIELD = 150


class ChannelChip(Chip):
    """A channel that is on or off; ``name`` in full, also where the chip shows it shortened."""

    def __init__(self, themes: ThemeService, name: str, on: bool, widest: int, parent: QWidget) -> None:
        self.name = name
        self._words = shortened(name, themes.current.font(TextKind.SMALL), widest)
        super().__init__(themes, ChipModel(self._words, ChipLook.ON if on else ChipLook.LINE), parent)
        self.setCheckable(True)
        self.show_on(on)

    def show_on(self, on: bool) -> None:
        """Whether the update goes there."""
        self.setChecked(on)
        self.set_model(ChipModel(self._words, ChipLook.ON if on else ChipLook.LINE))
        self.setAccessibleName(f"To {self.name}")
        self.setAccessibleDescription("on" if on else "off")


class ChannelRow(QWidget):
    """Chips one after the other, in as many lines as they need."""

    toggled = Signal(str)
    """The person pressed that channel."""
    added = Signal(str)
    """The person named a channel that is not there."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._channels: tuple[tuple[str, bool], ...] = ()
        self.chips: list[ChannelChip] = []
        self.comes_after: QWidget | None = None
        """What the Tab key leaves for the first chip."""
        self.caption = QLabel("To", self)
        set_tone(self.caption, "text3")
        self.plus = Chip(themes, ChipModel("+", ChipLook.LINE), self)
        self.plus.setAccessibleName("Another channel")
        self.plus.setToolTip("Another channel")
        self.field = OneLine(self)
        self.field.setMaxLength(60)
        self.field.setPlaceholderText("Where else?")
        self.field.setAccessibleName("Another channel")
        self.field.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.plus.clicked.connect(self.begin_adding)
        self.field.returnPressed.connect(self._on_named)
        self.field.left.connect(self._end_adding)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_channels(self, channels: tuple[tuple[str, bool], ...]) -> None:
        """Show these; a chip stays the same one while its channel is on offer."""
        if channels == self._channels:
            return
        same = [name for name, _on in channels] == [one.name for one in self.chips]
        self._channels = channels
        if same:
            for chip, (_name, on) in zip(self.chips, channels, strict=True):
                chip.show_on(on)
        else:
            self._rebuild()

    def begin_adding(self) -> None:
        """Ask for a channel."""
        self.plus.hide()
        self.field.show()
        self._place(self.width())
        self.updateGeometry()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hasHeightForWidth(self) -> bool:
        """Narrow, it takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the lines at that width."""
        return self._flow(width)[1]

    def sizeHint(self) -> QSize:
        """At the width it has."""
        return QSize(200, self.heightForWidth(max(self.width(), 120)))

    def minimumSizeHint(self) -> QSize:
        """One chip beside the caption."""
        return QSize(120, self._themes.current.px(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the chips anew."""
        super().resizeEvent(event)
        self._place(self.width())
        if self.heightForWidth(self.width()) != self.height():
            self.updateGeometry()

    def _rebuild(self) -> None:
        here = next((chip.name for chip in self.chips if chip.hasFocus()), "")
        for chip in self.chips:
            chip.hide()
            chip.deleteLater()
        widest = self._themes.current.px(180)
        self.chips = [ChannelChip(self._themes, name, on, widest, self) for name, on in self._channels]
        for chip in self.chips:
            chip.clicked.connect(self._on_chip_clicked)
            chip.show()
            if chip.name == here:
                chip.setFocus()
        self._order()
        self._place(self.width())
        self.updateGeometry()

    def _order(self) -> None:
        """New chips would come last for the Tab key: they come where they stand."""
        if self.comes_after is not None:
            chain(self.comes_after, (*self.chips, self.plus, self.field))

    def _flow(self, width: int) -> tuple[list[tuple[QWidget, QRect]], int]:
        theme = self._themes.current
        gap, line = theme.px(_GAP), theme.px(28) if self.field.isHidden() else self.field.sizeHint().height()
        last: QWidget = self.plus if self.field.isHidden() else self.field
        found, place = [], QPoint(0, 0)
        for widget in (self.caption, *self.chips, last):
            wide = theme.px(_FIELD) if widget is self.field else widget.sizeHint().width()
            wide = min(wide, width)
            if place.x() > 0 and place.x() + wide > width:
                place = QPoint(0, place.y() + line + 2)
            found.append((widget, QRect(place.x(), place.y(), wide, line)))
            place.setX(place.x() + wide + gap)
        return found, place.y() + line

    def _place(self, width: int) -> None:
        for widget, area in self._flow(width)[0]:
            widget.setGeometry(area)

    def _end_adding(self) -> None:
        had_focus = self.field.hasFocus()
        self.field.clear()
        self.field.hide()
        self.plus.show()
        self._place(self.width())
        self.updateGeometry()
        if had_focus:
            self.plus.setFocus()

    def _on_named(self) -> None:
        name = self.field.text().strip()
        self._end_adding()
        if name:
            self.added.emit(name)

    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, ChannelChip):
            # The model says how it stands; until then the chip stays as it was.
            chip.setChecked(chip.model.look is ChipLook.ON)
            self.toggled.emit(chip.name)

    def _on_theme_changed(self, theme: Theme) -> None:
        self.caption.setFont(theme.font(TextKind.SMALL))
        self.field.setFont(theme.font(TextKind.SMALL))
        self._rebuild()
