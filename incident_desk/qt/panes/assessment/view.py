"""The assessment card: in the right column it folds into one line, as a sheet it stands open."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.panes.assessment.definitions import Definitions
from incident_desk.qt.panes.assessment.fold_head import FoldHead, FoldModel
from incident_desk.qt.panes.assessment.question_row import QuestionRow
from incident_desk.qt.panes.assessment.view_model import AssessmentModel
from incident_desk.qt.theme import Theme, ThemeService

BESIDE = 760
"""From this width on the severities stand beside the questions, else under them."""
_WANTED, _WANTED_COMPACT = 320, 220


class _Body(QScrollArea):
    """The questions; in a column it takes no more height than leaves room for what stands over it."""

    def __init__(self, themes: ThemeService, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        """A part of a column; a sheet gives more."""
        theme = self._themes.current
        return QSize(320, theme.px(_WANTED_COMPACT if theme.is_compact else _WANTED))

    def minimumSizeHint(self) -> QSize:
        """Two questions."""
        return QSize(200, self._themes.current.px(120))


class AssessmentCard(QWidget):
    """Asks the first questions and shows what each severity means."""

    def __init__(self, themes: ThemeService, model: AssessmentModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._is_open, self._is_sheet = False, False
        self.head = FoldHead(themes, FoldModel(model.shown.count), self)
        self.body = _Body(themes, self)
        inside = QWidget(self.body.viewport())
        self.rows = [QuestionRow(themes, row.question, inside) for row in model.shown.rows]
        self.definitions = Definitions(themes, inside)
        self._lay_out(inside)
        self.head.clicked.connect(self._on_head_clicked)
        for row in self.rows:
            row.answered.connect(model.answer)
            row.entered.connect(self._on_entered)
        model.shown_changed.connect(self._on_shown_changed)
        themes.theme_changed.connect(self._on_theme_changed)
        self._on_theme_changed(themes.current)
        self._on_shown_changed()

    def _lay_out(self, inside: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.body, 1)
        self._parts, self._questions = QBoxLayout(QBoxLayout.Direction.TopToBottom, inside), QVBoxLayout()
        for row in self.rows:
            self._questions.addWidget(row)
        self._questions.addStretch(1)
        self._parts.addLayout(self._questions, 1)
        self._parts.addWidget(self.definitions, 0, Qt.AlignmentFlag.AlignTop)
        self.body.setWidget(inside)
        self.body.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    @property
    def is_open(self) -> bool:
        """Whether the questions are shown."""
        return self._is_open

    def fold(self) -> None:
        """Leave one line; the head keeps the keys."""
        if self.body.isAncestorOf(self.focusWidget() or self):
            self.head.setFocus()
        self._open(False)

    def unfold(self) -> None:
        """Show the questions."""
        self._open(True)

    def stand_as_sheet(self) -> None:
        """Stand open over the page, as high as there is room, without folding."""
        self._is_sheet = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.unfold()

    def begin(self) -> None:
        """Show the questions and go to the first without an answer, or to the first of all."""
        self.unfold()
        following = self._model.shown.next_row
        asked = following.question.id if following else self.rows[0].question.id
        self._ask(next(one for one in self.rows if one.question.id == asked))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Severities beside the questions where there is room, else under them."""
        super().resizeEvent(event)
        wide = self.width() >= self._themes.current.px(BESIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if way is not self._parts.direction():
            self._parts.setDirection(way)
            self._parts.setStretch(1, 1 if wide else 0)

    def _ask(self, row: QuestionRow) -> None:
        row.focus_answer()
        # With the words of the question, not only the field.
        self.body.ensureWidgetVisible(row)

    def _on_entered(self) -> None:
        row = self.sender()
        place = self.rows.index(row) + 1 if isinstance(row, QuestionRow) else len(self.rows)
        if place < len(self.rows):
            self._ask(self.rows[place])

    def _open(self, is_open: bool) -> None:
        self._is_open = is_open
        self.body.setVisible(is_open)
        self._show_head()
        self.updateGeometry()

    def _show_head(self) -> None:
        shown = self._model.shown
        following = shown.next_row.question.text if shown.next_row else ""
        self.head.set_model(FoldModel(shown.count, following, self._is_open))

    def _on_head_clicked(self) -> None:
        self._open(self._is_sheet or not self._is_open)

    def _on_shown_changed(self) -> None:
        shown = self._model.shown
        self._show_head()
        for row, one in zip(self.rows, shown.rows, strict=True):
            row.show_answer(one)
        self.definitions.show_levels(shown.levels, shown.severity)
        self.setEnabled(bool(shown.incident))

    def _on_theme_changed(self, theme: Theme) -> None:
        inset = theme.px(14 if theme.is_compact else 20)
        self._parts.setContentsMargins(inset, theme.px(4), theme.px(16), theme.px(16))
        self._parts.setSpacing(theme.px(24))
        self._questions.setSpacing(theme.px(8 if theme.is_compact else 12))
        self.body.updateGeometry()
