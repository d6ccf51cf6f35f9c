"""A list of a review as rows: Enter makes the next one, and an empty one at the end waits to be written."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.review import FACTOR_SORTS
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.review.line_edit import LineEdit
from incident_desk.qt.pages.review.line_history import LineHistory, Standing
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.chip import Chip, ChipLook, ChipModel

_LABEL = 52


@dataclass(frozen=True, slots=True)
class LinesModel:
    """What a row is called ("Why"), what an empty last one says, and whether each is of a sort."""

    name: str
    more: str
    sorted: bool = False


class LineRow(QWidget):
    """A row: its number or its sort, and the words."""

    changed = Signal()
    """It is of another sort."""

    def __init__(self, themes: ThemeService, model: LinesModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.sort = ""
        self.label = Lettered(themes, TextKind.BODY, "text2", parent=self)
        self.chip = Chip(themes, ChipModel("Sort", ChipLook.BLANK), self)
        self.edit = LineEdit(themes, self)
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row.setSpacing(themes.current.px(10))
        row.addWidget(self.label)
        row.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.edit, 1)
        column.addLayout(row)
        column.addWidget(Hairline(themes, parent=self))
        self.label.setVisible(not model.sorted)
        # The key Ctrl+T does what it does, and Tab goes on to the next field.
        self.chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.chip.clicked.connect(self._on_chip)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    @property
    def words(self) -> str:
        """As they were typed, on one line."""
        return self.edit.toPlainText().replace("\n", " ")

    @property
    def line(self) -> str:
        """As it stands in the text of the list."""
        words = " ".join(self.edit.toPlainText().split())
        return f"{self.sort}: {words}" if self.sort and words else words

    def set_sort(self, sort: str) -> None:
        """It is of that sort; empty where nobody says."""
        self.sort = sort
        self.show_place(-1)
        self.changed.emit()

    def turn_sort(self) -> None:
        """It is of the next sort; after the last one of none."""
        if self._model.sorted:
            sorts = ("", *FACTOR_SORTS)
            self.set_sort(sorts[(sorts.index(self.sort) + 1) % len(sorts)])

    def show_place(self, place: int, *, is_last: bool = False) -> None:
        """Say its number, from 0 (below 0: as before); the last one asks for the next."""
        model = self._model
        if place >= 0:
            name = f"{model.name} {place + 1}"
            self.label.setText(name)
            self.edit.setAccessibleName(name)
            self.edit.setPlaceholderText(model.more if is_last else "")
        self.chip.setVisible(model.sorted and bool(self.edit.toPlainText() or self.sort))
        look = ChipLook.PLAIN if self.sort else ChipLook.BLANK
        self.chip.set_model(ChipModel(self.sort.capitalize() or "Which kind?", look))
        if model.sorted:
            self.edit.setAccessibleDescription(f"{self.sort or 'no kind said'}; Ctrl+T says another kind")

    def _on_chip(self) -> None:
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.turn_sort()

    def _fit(self) -> None:
        theme = self._themes.current
        self.label.setFixedWidth(theme.px(_LABEL))
        self.edit.setFont(theme.font(TextKind.BODY))
        self.edit.fit()

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


class LineRows(QWidget):
    """The rows as one text, a line each, as the record's list has them."""

    changed = Signal()
    """Another text stands there."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, themes: ThemeService, model: LinesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.rows: list[LineRow] = []
        self._is_setting = False
        self._history = LineHistory(Standing())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline(themes, parent=self))
        self._column = column
        self._set(Standing())

    @property
    def here(self) -> LineEdit:
        """The line with the keyboard, else the last one."""
        return next((one.edit for one in self.rows if one.edit.hasFocus()), self.rows[-1].edit)

    @property
    def place(self) -> int:
        """The number of that line, from 0."""
        return next((at for at, one in enumerate(self.rows) if one.edit is self.here), 0)

    def toPlainText(self) -> str:  # noqa: N802 - as the field of prose is asked
        """The lines that have words."""
        return "\n".join(line for one in self.rows if (line := one.line))

    def set_text(self, text: str) -> None:
        """Show these lines; nothing of what stood there can be gone back to by a key."""
        self._set(Standing((*(line for line in text.splitlines() if line.strip()), "")))
        self._history = LineHistory(self._standing())

    def add_lines(self, lines: Sequence[str]) -> None:
        """Put these behind the line with the keyboard; an empty one takes the first of them."""
        now, at = list(self._standing().lines), self.place
        behind = at + 1 if now[at].strip() else at
        now[behind : at + 1] = lines
        self._take(Standing(tuple(now), behind + len(lines) - 1, len(lines[-1])))

    def turn_sort(self) -> None:
        """The line with the keyboard is of the next sort; after the last one of none."""
        self.rows[self.place].turn_sort()

    # -- within -----------------------------------------------------------------------------------------------

    def _standing(self) -> Standing:
        lines = tuple(f"{one.sort}: {one.words}" if one.sort else one.words for one in self.rows)
        return Standing(lines, self.place, self.here.textCursor().position())

    def _take(self, standing: Standing) -> None:
        """Show it, as a step that can be gone back from, and go on typing there."""
        self._set(standing)
        self._go(standing)
        self._note()

    def _set(self, standing: Standing) -> None:
        self._is_setting = True
        lines = standing.lines if standing.lines and not standing.lines[-1].strip() else (*standing.lines, "")
        while len(self.rows) < len(lines):
            self._add_row()
        for row in self.rows[len(lines) :]:
            if row.edit.hasFocus():
                self.rows[0].edit.setFocus(Qt.FocusReason.OtherFocusReason)
            row.hide()
            row.deleteLater()
        del self.rows[len(lines) :]
        for row, line in zip(self.rows, lines, strict=True):
            row.sort, words = _parted(line) if self._model.sorted else ("", line)
            if row.edit.toPlainText() != words:
                row.edit.setPlainText(words)
        self._number()
        self._is_setting = False

    def _add_row(self) -> None:
        row = LineRow(self._themes, self._model, self)
        self._column.addWidget(row)
        before = self.rows[-1].edit if self.rows else None
        self.rows.append(row)
        if before is not None:
            QWidget.setTabOrder(before, row.edit)
        row.show()
        edit = row.edit
        edit.textChanged.connect(self._on_typed)
        edit.left.connect(self._on_left)
        edit.parted.connect(self._on_parted)
        edit.joined.connect(self._on_joined)
        edit.stepped.connect(self._on_stepped)
        edit.moved.connect(self._on_moved)
        edit.gone_back.connect(self._on_gone_back)
        edit.pasted.connect(self.add_lines)
        row.changed.connect(self._note)

    def _number(self) -> None:
        for place, row in enumerate(self.rows):
            row.show_place(place, is_last=place == len(self.rows) - 1)

    def _go(self, standing: Standing) -> None:
        edit = self.rows[min(standing.line, len(self.rows) - 1)].edit
        edit.setFocus(Qt.FocusReason.OtherFocusReason)
        cursor = edit.textCursor()
        cursor.setPosition(min(standing.place, len(edit.toPlainText())))
        edit.setTextCursor(cursor)

    def _note(self) -> None:
        self._history.note(self._standing())
        self.changed.emit()

    # -- what the lines say -----------------------------------------------------------------------------------

    def _on_typed(self) -> None:
        if self._is_setting:
            return
        row = self.rows[self.place]
        text = row.edit.toPlainText()
        says_sort = self._model.sorted and not row.sort and ": " in text
        sort, words = _parted(text) if says_sort else ("", "")
        if sort:
            # Who types "latent: …" says the sort.
            self._is_setting = True
            row.sort = sort
            row.edit.setPlainText(words)
            row.edit.moveCursor(QTextCursor.MoveOperation.End)
            self._is_setting = False
        if self.rows[-1].edit.toPlainText().strip():
            self._add_row()
        self._number()
        self._note()

    def _on_parted(self) -> None:
        now, at, place = list(self._standing().lines), self.place, self.here.textCursor().position()
        words = self.here.toPlainText()
        if not words.strip():
            return
        sort = f"{self.rows[at].sort}: " if self.rows[at].sort else ""
        now[at : at + 1] = [f"{sort}{words[:place].rstrip()}", words[place:].lstrip()]
        if at + 2 == len(now) - 1 and not now[at + 1] and not now[-1]:
            del now[-1]
        self._take(Standing(tuple(now), at + 1, 0))

    def _on_joined(self, by: int) -> None:
        first, row = self.place + min(by, 0), self.rows[self.place]
        if by < 0 and row.sort:
            # The sort stands before the words: it goes first.
            row.set_sort("")
            return
        if first < 0 or first + 1 >= len(self.rows):
            return
        now = list(self._standing().lines)
        place = len(self.rows[first].words)
        now[first : first + 2] = [now[first] + self.rows[first + 1].words]
        self._take(Standing(tuple(now), first, place))

    def _on_stepped(self, by: int) -> None:
        to = self.place + by
        if 0 <= to < len(self.rows):
            self._go(Standing((), to, self.here.textCursor().position()))

    def _on_moved(self, by: int) -> None:
        now, at = list(self._standing().lines), self.place
        if 0 <= at + by < len(now) - 1 and at < len(now) - 1:
            now[at], now[at + by] = now[at + by], now[at]
            self._take(Standing(tuple(now), at + by, self.here.textCursor().position()))

    def _on_gone_back(self, by: int) -> None:
        standing = self._history.undo() if by < 0 else self._history.redo()
        if standing is not None:
            self._set(standing)
            self._go(standing)
            self.changed.emit()

    def _on_left(self) -> None:
        """To another of its lines is no leaving."""
        focus = QApplication.focusWidget()
        if focus is None or not self.isAncestorOf(focus):
            self.left.emit()


def _parted(line: str) -> tuple[str, str]:
    """The sort of a contributing factor that stands before a colon, and its words."""
    sort, colon, words = line.partition(":")
    is_sort = bool(colon) and sort.strip().casefold() in FACTOR_SORTS
    return (sort.strip().casefold(), words.lstrip()) if is_sort else ("", line)
