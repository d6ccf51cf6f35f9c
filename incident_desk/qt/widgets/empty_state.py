"""An empty pane says what will be there and offers one action; a waiting one says how far it is."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.meter import Meter, MeterModel, MeterTone
from incident_desk.qt.widgets.painted import PaintedWidget, Spoken
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.shapes import outline_box


@dataclass(frozen=True, slots=True)
class EmptyModel:
    """Icon, title and sentence, then one action, or the share of a wait from 0 to 1."""

    icon: str
    title: str
    sentence: str
    action: ButtonModel | None = None
    progress: float | None = None


class EmptyState(QWidget):
    """The card; ``framed`` draws its outline."""

    action_clicked = Signal()
    """The one action was chosen."""

    def __init__(
        self, themes: ThemeService, model: EmptyModel, framed: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes = themes
        self._model = model
        self._framed = framed
        self._icon = _Icon(themes, model.icon, self)
        self._title = Paragraph(themes, style=ParagraphStyle(TextKind.BODY, 500), parent=self)
        self._sentence = Paragraph(themes, style=ParagraphStyle(colour="text2"), parent=self)
        self._button = Button(themes, ButtonModel("", small=True), self)
        self._button.clicked.connect(self.action_clicked)
        self._meter = Meter(themes, _meter_model(0.0), self)
        self._lay_out()
        self._show_model()

    @property
    def model(self) -> EmptyModel:
        """What is shown."""
        return self._model

    def set_model(self, model: EmptyModel) -> None:
        """Show this."""
        if model != self._model:
            self._model = model
            self._show_model()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the outline of a framed card."""
        if not self._framed:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline_box(painter, QRectF(self.rect()), 8, self._themes.current.colour.line)
        painter.end()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(17, 19, 17, 19)
        column.setSpacing(0)
        column.addWidget(self._icon)
        column.addSpacing(10)
        column.addWidget(self._title)
        column.addSpacing(4)
        column.addWidget(self._sentence)
        column.addSpacing(12)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._meter)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    def _show_model(self) -> None:
        model = self._model
        self._icon.set_model(model.icon)
        self._title.set_text(model.title)
        self._sentence.set_text(model.sentence)
        self._button.setVisible(model.action is not None)
        if model.action is not None:
            self._button.set_model(model.action)
        self._meter.setVisible(model.progress is not None)
        self._meter.set_model(_meter_model(model.progress or 0.0))
        self.setAccessibleName(model.title)
        self.setAccessibleDescription(model.sentence)


class _Icon(PaintedWidget[str]):
    """The icon above the title."""

    def design_size(self, theme: Theme) -> QSizeF:
        """A square of 20."""
        return QSizeF(20, 20)

    def paint(self, painter: QPainter, theme: Theme, area: QRectF) -> None:
        """Draw the icon at the left."""
        paint_icon(painter, QRectF(0, 0, 20, 20), self.model, theme.colour.text3)

    def spoken(self) -> Spoken:
        """Nothing: the title says it."""
        return Spoken("")


def _meter_model(share: float) -> MeterModel:
    return MeterModel(share, MeterTone.ACCENT, marks=(), thickness=6, name="Done so far")
