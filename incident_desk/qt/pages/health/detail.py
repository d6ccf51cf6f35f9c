"""One check in detail: head, order of change, answer time with its rule, last answers, what the playbook has."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from incident_desk.domain.checks.webhook import WebhookOptions
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.answers_view import AnswersView
from incident_desk.qt.pages.health.chart import WINDOWS, ChartModel
from incident_desk.qt.pages.health.chart_view import ChartView
from incident_desk.qt.pages.health.describing import Detail
from incident_desk.qt.pages.health.detail_head import DetailHead
from incident_desk.qt.pages.health.elsewhere_form import ElsewhereForm
from incident_desk.qt.pages.health.hook_address import HookAddress
from incident_desk.qt.pages.health.lanes import Lanes
from incident_desk.qt.pages.health.lanes_view import LanesView
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.health.related_view import RelatedView
from incident_desk.qt.pages.health.rule_view import RuleView
from incident_desk.qt.pages.health.rule_words import rule_words
from incident_desk.qt.pages.health.view_model import HealthPageModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel

_SIDE_BY_SIDE = 860
"""From so many pixels of the design on, the answers stand beside the chart."""
_LOOKS = 3
_HOUR = 1


class DetailView(QWidget):
    """Shows what the model knows of the chosen check."""

    edit_wished = Signal()
    """The rule is to be changed."""

    def __init__(self, themes: ThemeService, model: HealthPageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.head = DetailHead(themes, self)
        self.form = ElsewhereForm(themes, self)
        self.area = QScrollArea(self)
        self._inside = QWidget(self.area)
        inside = self._inside
        self.sentence = Lettered(themes, TextKind.SMALL, "text3", parent=inside)
        options = tuple(words for words, _ in WINDOWS)
        self.window_row = Segmented(themes, SegmentedModel(options, _HOUR, "How long a time is shown"), inside)
        self.lanes = LanesView(themes, _no_lanes(), inside)
        self.more = Lettered(themes, TextKind.CAPTION, "text3", parent=inside)
        self.chart = ChartView(themes, ChartModel(), inside)
        self.hook = HookAddress(themes, inside)
        self.rule = RuleView(themes, parent=inside)
        self.edit = Button(themes, ButtonModel("Edit rule", Variant.QUIET, small=True), inside)
        self.answers = AnswersView(themes, inside)
        self.looks = [Lettered(themes, TextKind.SMALL, "text2", parent=inside) for _ in range(_LOOKS)]
        self.related = RelatedView(themes, inside)
        self._lay_out()
        self.window_row.chosen.connect(self._on_window_chosen)
        self.edit.clicked.connect(self.edit_wished)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()

    def show_detail(self, detail: Detail, is_muted: bool) -> None:
        """Show this."""
        self.head.show_told(detail.told, is_muted)
        self.sentence.setText(detail.lanes.sentence)
        self.lanes.set_model(detail.lanes)
        more = detail.lanes.more
        self.more.setText(f"{more} more check{'' if more == 1 else 's'} without a lane here")
        self.more.setVisible(more > 0)
        self._show_times(detail)
        self.rule.set_model(rule_words(detail.told.check))
        self.answers.show_rows(detail.answers)
        for label, words in zip(self.looks, (*detail.looks, *[""] * _LOOKS), strict=False):
            label.setText(words)
            label.setVisible(bool(words))
        self.related.show_commands(detail.related)

    def take_focus(self) -> None:
        """Go to what is done here first."""
        self.head.ask.setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Answers stand beside the chart, or under it where there is little room."""
        super().resizeEvent(event)
        self._turn()

    def _show_times(self, detail: Detail) -> None:
        """How long answers took; of what others tell, where they call."""
        options = detail.told.check.options
        is_told = isinstance(options, WebhookOptions)
        self._times.setText("Told by others" if is_told else "Answer time")
        self._scale.setText("" if is_told else ". ".join(["log scale", *filter(None, [detail.ranks])]))
        self.chart.setVisible(not is_told)
        self._room.setVisible(is_told)
        self.hook.show_hook(detail.webhook, options.hook if isinstance(options, WebhookOptions) else "")
        if not is_told:
            self.chart.set_model(detail.chart)

    # -- placing ---------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.area.setWidget(self._inside)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.form)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.area, 1)
        whole = QVBoxLayout(self._inside)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._order())
        whole.addWidget(Hairline(self._themes, parent=self._inside))
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(0)
        self._halves.addLayout(self._left(), 6)
        self._halves.addWidget(Hairline(self._themes, upright=True, parent=self._inside))
        self._halves.addLayout(self._right(), 5)
        whole.addLayout(self._halves, 1)

    def _order(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self._titled("Order of change"))
        head.addWidget(self.sentence, 1)
        head.addWidget(self.window_row)
        self._top = QVBoxLayout()
        self._top.addLayout(head)
        self._top.addWidget(self.lanes)
        self._top.addWidget(self.more)
        return self._top

    def _left(self) -> QVBoxLayout:
        head = QHBoxLayout()
        self._times = self._titled("Answer time")
        head.addWidget(self._times)
        self._scale = Lettered(self._themes, TextKind.SMALL, "text3", parent=self._inside)
        head.addWidget(self._scale, 1)
        self._room = QWidget(self._inside)
        rule = QHBoxLayout()
        rule.addWidget(self.rule, 1)
        rule.addWidget(self.edit, 0, Qt.AlignmentFlag.AlignTop)
        self._left_column = QVBoxLayout()
        self._left_column.addLayout(head)
        self._left_column.addWidget(self.hook)
        self._left_column.addWidget(self.chart, 1)
        self._left_column.addWidget(self._room, 1)
        self._left_column.addLayout(rule)
        return self._left_column

    def _right(self) -> QVBoxLayout:
        self._right_column = QVBoxLayout()
        self._right_column.addWidget(self._titled("Last answers"))
        self._right_column.addWidget(self.answers)
        for label in self.looks:
            self._right_column.addWidget(label)
        self._right_column.addWidget(self.related)
        self._right_column.addStretch(1)
        return self._right_column

    def _titled(self, words: str) -> Lettered:
        title = Lettered(self._themes, TextKind.STRONG, parent=self._inside)
        title.setText(words)
        return title

    def _fit(self) -> None:
        px = self._themes.current.px
        for column in (self._top, self._left_column, self._right_column):
            column.setContentsMargins(px(20), px(10), px(16), px(10))
            column.setSpacing(px(8))
        self._turn()

    def _turn(self) -> None:
        wide = self.width() >= self._themes.current.px(_SIDE_BY_SIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() != way:
            self._halves.setDirection(way)

    def _on_window_chosen(self, place: int) -> None:
        self._model.show_window(float(WINDOWS[place][1]))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def _no_lanes() -> Lanes:
    now = datetime.fromtimestamp(0, UTC)
    return Lanes(now, now)
