"""The frame of the log field: its outline, the big focus ring, and what is understood, at the right."""

from datetime import timedelta

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from incident_desk.domain.health_record import ChangeKind
from incident_desk.domain.moments import Moment, Precision
from incident_desk.qt.panes.log_field.editor import LogEdit
from incident_desk.qt.panes.log_field.view_model import LogShown, ago
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.as_text import inert
from incident_desk.qt.widgets.shapes import fill_box, outline_box

_REACH = 3.0
"""Room around the box for the ring: a gap of one pixel and a line of two."""
_RADIUS = 8.0
_FAR_S = 43_200
"""So long ago, or on another day, a clock time alone says no longer which day is meant."""


class LogFrame(QWidget):
    """Holds the editor and says beside it what was understood."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.edit = LogEdit(themes, self)
        self.understood = QLabel(self)
        self.understood.setTextFormat(Qt.TextFormat.PlainText)
        self._line = QHBoxLayout(self)
        self._line.addWidget(self.edit, 1)
        self._line.addWidget(self.understood, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.IBeamCursor)
        self.edit.focus_changed.connect(self._on_focus_changed)
        self.edit.lines_changed.connect(self._on_lines_changed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)

    def show_understood(self, shown: LogShown) -> None:
        """Say time and owner; what was typed is in the accent, what follows by itself is not."""
        self.understood.setText(inert(understood_words(shown)))
        is_typed = (shown.time_typed or known_words(shown)) and not shown.saving
        set_tone(self.understood, "accent" if is_typed else "text3")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere in the box is a click into the field."""
        self.edit.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Box, and the ring where the keys go here."""
        theme, painter = self._themes.current, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, whole = theme.colour, QRectF(self.rect())
        box = whole.adjusted(_REACH, _REACH, -_REACH, -_REACH)
        fill_box(painter, box, _RADIUS, colour.well if theme.is_dark else colour.raised)
        has_focus = self.edit.hasFocus()
        outline_box(painter, box, _RADIUS, colour.accent if has_focus else colour.control)
        if has_focus:
            outline_box(painter, whole, _RADIUS + _REACH, colour.accent, 2.0)
        painter.end()

    def _on_focus_changed(self, _has_focus: bool) -> None:
        self.update()

    def _on_lines_changed(self, _lines: int) -> None:
        self._fit()

    def _fit(self) -> None:
        more = self.edit.height() - self.edit.line_height - 2
        self.setFixedHeight(self._themes.current.px(40) + 2 * int(_REACH) + more)

    def _on_theme_changed(self, theme: Theme) -> None:
        inset = int(_REACH) + theme.px(11)
        self._line.setContentsMargins(inset, 0, inset, 0)
        self._line.setSpacing(theme.px(12))
        self.understood.setFont(theme.font(TextKind.SMALL, tabular=True))
        self._fit()
        self.update()


def understood_words(shown: LogShown) -> str:
    """What is known and the time, in one line: ``owner RO   03:38:20 · 5 min earlier``."""
    if shown.saving:
        return "saving…"
    if shown.happened is None:
        return ""
    when = _time_words(shown.happened, shown.earlier_s if shown.time_typed else 0.0)
    return "   ".join([*known_words(shown), when])


def known_words(shown: LogShown) -> list[str]:
    """What the text says beside its time: due time, owner and tags, or what a change is of, to what and where."""
    if shown.change is not None:
        known = shown.change.what is not ChangeKind.OTHER
        parts = (shown.change.what.value if known else "", shown.change.ref, shown.change.environment)
        return [part for part in parts if part]
    due = [f"due {shown.due:%H:%M}" if shown.due else f"due {shown.due_day}"] if shown.due or shown.due_day else []
    owner = [f"owner {shown.owner}"] if shown.owner else []
    return [*due, *owner, *(f"#{tag}" for tag in shown.tags)]


def _time_words(happened: Moment, earlier_s: float) -> str:
    if happened.at is None:
        return "time not known"
    today = (happened.at + timedelta(seconds=earlier_s)).date()
    day = f"{happened.at:%a %d %b} " if earlier_s >= _FAR_S or today != happened.at.date() else ""
    if happened.until is not None:
        return f"{day}between {happened.at:%H:%M:%S} and {happened.until:%H:%M:%S}"
    about = "about " if happened.precision is Precision.ABOUT else ""
    earlier = ago(earlier_s)
    return f"{day}{about}{happened.at:%H:%M:%S}" + (f" · {earlier}" if earlier else "")
