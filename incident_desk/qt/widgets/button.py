"""Buttons: filled for the one next action, outlined or quiet for the rest, each with its key."""

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon, with_alpha
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.key_cap import KeyCapInk, key_caps_width, paint_key_caps, plain_ink
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_GAP = 8.0
_FADED = 0.55


class Variant(Enum):
    """What a button is for: one primary on a screen, secondary for the rest, quiet in rows, danger for loss."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    WARN = "warn"
    TINTED = "tinted"


@dataclass(frozen=True, slots=True)
class ButtonModel:
    """Words, keys and icons of a button; one with an icon alone needs a ``name`` for its tooltip and for ears."""

    text: str
    variant: Variant = Variant.SECONDARY
    keys: tuple[str, ...] = ()
    icon: str = ""
    trailing_icon: str = ""
    small: bool = False
    name: str = ""

    @property
    def is_icon(self) -> bool:
        """True for an icon without words: a quiet square of the least target size."""
        return not self.text and bool(self.icon)

    @property
    def spoken(self) -> str:
        """What the button is called."""
        return self.name or self.text.replace("&", "")


@dataclass(frozen=True, slots=True)
class ButtonState:
    """What the pointer does to a button."""

    hovered: bool = False
    pressed: bool = False


@dataclass(frozen=True, slots=True)
class _Dress:
    fill: QColor | None
    border: QColor | None
    ink: QColor
    caps: KeyCapInk


def button_size(model: ButtonModel, theme: Theme) -> QSizeF:
    """The size of the box, scaled by the theme."""
    plain = theme.unscaled()
    if model.is_icon:
        return QSizeF(theme.tokens.sizes.target_min, theme.tokens.sizes.target_min) * theme.scale
    parts = [_icon_side(model)] if model.icon else []
    parts += [text_width(_label(model), _letters(model, plain))] if model.text else []
    parts += [14.0] if model.trailing_icon else []
    parts += [key_caps_width(model.keys, plain)] if model.keys else []
    width = 2 * _inset(model) + sum(parts) + _GAP * max(0, len(parts) - 1)
    sizes = theme.tokens.sizes
    height = sizes.control_compact if model.small or theme.is_compact else sizes.control
    return QSizeF(max(width, sizes.target_min), height) * theme.scale


def paint_button(
    painter: QPainter, rect: QRectF, model: ButtonModel, theme: Theme, state: ButtonState = ButtonState()
) -> None:
    """Draw the whole button into ``rect``; for widgets and for rows that only look like they hold one."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(theme.scale, theme.scale)
    plain = theme.unscaled()
    box = QRectF(0, 0, rect.width() / theme.scale, rect.height() / theme.scale)
    dress = _dress(model.variant, plain, state)
    if dress.fill is not None:
        fill_box(painter, box, theme.tokens.radii.control, dress.fill)
    if dress.border is not None:
        outline_box(painter, box, theme.tokens.radii.control, dress.border)
    _paint_content(painter, box, model, plain, dress)
    painter.restore()


class Button(QPushButton):
    """A push button in the look of the design; the focus ring is drawn by the window's FocusRing."""

    def __init__(self, themes: ThemeService, model: ButtonModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._model = model
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._tell_qt()

    @property
    def model(self) -> ButtonModel:
        """The words, keys and icons that are shown."""
        return self._model

    def set_model(self, model: ButtonModel) -> None:
        """Show these words, keys and icons."""
        if model != self._model:
            self._model = model
            self._tell_qt()
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        """The size of words, keys and icons."""
        size = button_size(self._model, self._themes.current)
        return QSize(-int(-size.width() // 1), round(size.height()))

    def minimumSizeHint(self) -> QSize:
        """A button is never cut."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it as Space does, once however long it is held; in a dialog Enter is the dialog's."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or isinstance(self.window(), QDialog):
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the button; what is not available is faded."""
        painter = QPainter(self)
        if not self.isEnabled():
            painter.setOpacity(_FADED)
        is_active = self.isEnabled() and (self.underMouse() or self.isDown())
        state = ButtonState(hovered=is_active, pressed=self.isDown())
        model = replace(self._model, variant=Variant.TINTED) if self.isChecked() else self._model
        paint_button(painter, QRectF(self.rect()), model, self._themes.current, state)
        painter.end()

    def _tell_qt(self) -> None:
        self.setText(self._model.text)
        self.setAccessibleName(self._model.spoken)
        self.setToolTip(plain(self._model.name))
        self.setAccessibleDescription(f"Key {'+'.join(self._model.keys)}" if self._model.keys else "")

    def _on_theme_changed(self, _theme: Theme) -> None:
        self.updateGeometry()
        self.update()


def _label(model: ButtonModel) -> str:
    return model.text.replace("&", "")


def _inset(model: ButtonModel) -> float:
    if model.variant is Variant.QUIET:
        return 9.0
    return 11.0 if model.small else 13.0


def _icon_side(model: ButtonModel) -> float:
    return 14.0 if model.small else 16.0


def _letters(model: ButtonModel, theme: Theme) -> QFont:
    is_filled = model.variant in (Variant.PRIMARY, Variant.DANGER, Variant.WARN)
    return theme.font(TextKind.SMALL, weight=600 if is_filled else 500)


def _dress(variant: Variant, theme: Theme, state: ButtonState) -> _Dress:
    colour = theme.colour
    match variant:
        case Variant.PRIMARY:
            return _filled(colour.accent_hover if state.hovered else colour.accent, colour.on_accent, theme)
        case Variant.DANGER:
            return _filled(
                colour.alarm_fill.darker(112) if state.hovered else colour.alarm_fill, colour.on_alarm, theme
            )
        case Variant.WARN:
            return _filled(colour.caution_fill, colour.on_caution, theme)
        case Variant.TINTED:
            caps = KeyCapInk(colour.accent, colour.accent_line)
            return _Dress(colour.accent_tint, colour.accent_line, colour.accent, caps)
        case Variant.QUIET:
            ground = colour.hover if state.hovered else None
            ink = colour.text if state.hovered else colour.text2
            return _Dress(ground, None, ink, plain_ink(theme))
        case _:
            ground = colour.selection if state.pressed else colour.hover if state.hovered else colour.raised
            return _Dress(ground, colour.line_strong, colour.text, plain_ink(theme))


def _filled(fill: QColor, ink: QColor, theme: Theme) -> _Dress:
    share = 1 / 3 if theme.is_dark and ink == theme.colour.on_accent else 0.47
    return _Dress(fill, None, ink, KeyCapInk(ink, with_alpha(ink, share)))


def _paint_content(painter: QPainter, box: QRectF, model: ButtonModel, theme: Theme, dress: _Dress) -> None:
    # Content is centred, so that a button stretched by a layout still looks right.
    natural = button_size(model, theme).width()
    left = _inset(model) + max(0.0, (box.width() - natural) / 2)
    middle = box.center().y()
    if model.is_icon:
        paint_icon(painter, box.adjusted(6, 6, -6, -6), model.icon, dress.ink)
    elif model.icon:
        side = _icon_side(model)
        paint_icon(painter, QRectF(left, middle - side / 2, side, side), model.icon, dress.ink)
        left += side + _GAP
    if model.text:
        letters = _letters(model, theme)
        band = QRectF(left, 0, text_width(_label(model), letters) + 1, box.height())
        left = draw_line(painter, band, _label(model), letters, dress.ink) + _GAP
    if model.trailing_icon:
        paint_icon(painter, QRectF(left, middle - 7, 14, 14), model.trailing_icon, dress.ink)
        left += 14 + _GAP
    paint_key_caps(painter, left, middle, model.keys, theme, dress.caps)
