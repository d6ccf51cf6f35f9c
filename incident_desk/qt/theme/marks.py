"""Marks on Qt's own widgets that the style sheet reads: surface, tone, flat, large."""

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

Surface = Literal["window", "panel", "raised", "well"]
Tone = Literal["", "text2", "text3", "caution", "alarm", "good", "accent"]


def set_surface(widget: QWidget, surface: Surface) -> None:
    """Give a page, pane or frame the background of this layer."""
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    _mark(widget, "surface", surface)


def set_tone(label: QLabel, tone: Tone) -> None:
    """Give a label one of the text colours; the empty tone is the main text colour."""
    _mark(label, "tone", tone)


def set_flat(widget: QWidget, flat: bool = True) -> None:
    """Take border and background from a field that stands in a frame of its own."""
    _mark(widget, "flat", flat)


def set_large(field: QLineEdit) -> None:
    """Make a field the main one of its dialog: higher than the others."""
    _mark(field, "large", True)


def _mark(widget: QWidget, name: str, value: str | bool) -> None:
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    # Qt reads dynamic properties when it polishes a widget, before it is first shown, and then no more by itself.
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def set_wrong(field: QWidget, wrong: bool = True) -> None:
    """Mark a field whose text can't be taken; the words beside it say why."""
    if wrong or field.property("wrong"):
        _mark(field, "wrong", wrong)
