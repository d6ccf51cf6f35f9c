"""The left side: how far the review is, its sections with where each stands, and the template it is written by."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from incident_desk.domain.incident import Incident
from incident_desk.domain.review import SectionState
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.pages.playbooks.painting import begin_row
from incident_desk.qt.pages.playbooks.plain_list import ROW, PlainList
from incident_desk.qt.pages.review.view_model import ReviewModel, SectionRow
from incident_desk.qt.theme import TextKind, Theme, ThemeService, paint_icon
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.lettering import draw_line, text_width
from incident_desk.qt.widgets.meter import Meter, MeterModel
from incident_desk.qt.widgets.paragraph import Paragraph, ParagraphStyle
from incident_desk.qt.widgets.state_glyph import GlyphState, paint_state_glyph

_ROW, _ROW_COMPACT, _HEADING, _SIGN = 36, 30, 32, 15
NOT_IN_IT = "Not in this template"
"""Over what was written by another template, or taken in from a document, and has no section here."""
_GLYPHS = {
    SectionState.EMPTY: GlyphState.NO_DATA,
    SectionState.DONE: GlyphState.MET,
    SectionState.NOT_NEEDED: GlyphState.PAUSED,
}


class SectionPainter(QStyledItemDelegate):
    """A sign, the title, and a word beside it."""

    def __init__(self, themes: ThemeService, model: ReviewModel, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line; a heading is as high in both layouts, for the room above it tells it apart."""
        theme = self._themes.current
        if isinstance(index.data(ROW), str):
            return QSize(0, theme.px(_HEADING))
        return QSize(0, theme.px(_ROW_COMPACT if theme.is_compact else _ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one section, or the heading over those that the template has not."""
        theme, one = self._themes.current, index.data(ROW)
        if isinstance(one, str):
            room = QRectF(option.rect).adjusted(theme.px(20), theme.px(8), -theme.px(14), 0)
            draw_line(painter, room, one, theme.font(TextKind.CAPTION), theme.colour.text3)
            return
        section = self._model.open
        area = begin_row(painter, option, theme, marked=section is not None and section.id == one.section.id)
        px, colour = theme.px, theme.colour
        side = px(_SIGN)
        sign = QRectF(area.left() + px(20), area.center().y() - side / 2, side, side)
        if one.questions:
            paint_state_glyph(painter, sign, GlyphState.SLOW, theme)
        elif one.state in _GLYPHS:
            paint_state_glyph(painter, sign, _GLYPHS[one.state], theme)
        else:
            paint_icon(painter, sign, "pencil" if one.state is SectionState.DRAFT else "database", colour.text3)
        caption, right = theme.font(TextKind.CAPTION), area.right() - px(14)
        # What is asked is more than that it is empty, or how many items there are.
        words = "draft here" if one.has_draft else one.asks or one.beside
        if theme.is_compact and not one.has_draft:
            # The sign asks already, and a title that is cut says less than that it may be left out.
            words = str(one.questions) if one.questions else "" if words == "optional" else words
        width = text_width(words, caption) if words else 0.0
        beside = QRectF(right - width, area.top(), width + 1, area.height())
        tone = colour.caution if one.questions or one.has_draft else colour.text3
        draw_line(painter, beside, words, caption, tone, Qt.AlignmentFlag.AlignRight)
        left = sign.right() + px(10)
        room = QRectF(left, area.top(), right - width - px(8) - left, area.height())
        ink = colour.text2 if one.state is None else colour.text
        draw_line(painter, room, one.section.title, theme.font(TextKind.BODY), ink)
        painter.restore()


class SectionsColumn(QWidget):
    """Which section is open."""

    template_wished = Signal()
    """Another template is to be chosen."""
    writing_wished = Signal()
    """A section was opened by a click or by Enter, to be written in; a key that only goes past it says nothing."""

    def __init__(self, themes: ThemeService, model: ReviewModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._title = Lettered(themes, TextKind.PANEL_TITLE, parent=self)
        self._key = Lettered(themes, TextKind.SMALL, "text3", parent=self)
        self._far = Lettered(themes, TextKind.SMALL, "text2", parent=self)
        self._meter = Meter(themes, MeterModel(0.0, marks=(), name="Sections written"), self)
        self.sections = PlainList("Sections of the review", self)
        self.sections.setItemDelegate(SectionPainter(themes, model, self))
        self.source = Paragraph(themes, style=ParagraphStyle(TextKind.CAPTION, colour="text2"), parent=self)
        self._here = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self._here.setText("All of it is on this computer")
        self._written_by = Lettered(themes, TextKind.CAPTION, "text3", parent=self)
        self.template = Button(themes, ButtonModel("Another template…", small=True), self)
        self._title.setText("Review")
        self._lay_out()
        self.sections.chosen.connect(self._on_chosen)
        self.sections.moved.connect(self._on_moved)
        self.template.clicked.connect(self.template_wished)
        model.changed.connect(self.show_model)
        themes.theme_changed.connect(self._on_theme_changed)
        self._fit()
        self.show_model()

    def show_model(self) -> None:
        """Show the sections as they stand."""
        model, rows = self._model, self._rows()
        incident, template, (done, of) = model.incident, model.template, model.progress
        self._key.setText(incident.key if incident is not None else "")
        self._far.setText(f"{done} of {of} sections written" if of else "All of it comes from the record")
        self._meter.set_model(MeterModel(done / of if of else 1.0, marks=(), name="Sections written"))
        self._written_by.setText(template.title if template is not None else "")
        told = source_words(incident) if incident is not None else ""
        self.source.set_text(told)
        self.source.setVisible(bool(told))
        section = model.open
        sections = [one.section if isinstance(one, SectionRow) else None for one in rows]
        place = sections.index(section) if section in sections and section is not None else -1
        top = self.sections.verticalScrollBar().value()
        words = [one.spoken if isinstance(one, SectionRow) else "" for one in rows]
        self.sections.show_rows(rows, words, place)
        self.sections.verticalScrollBar().setValue(top)

    def _rows(self) -> tuple[SectionRow | str, ...]:
        """The template's sections; what was written besides stands under a heading of its own."""
        rows, own = self._model.rows, self._model.own
        return (*rows[:own], NOT_IN_IT, *rows[own:]) if rows[own:] else rows

    def _on_chosen(self, one: SectionRow) -> None:
        self._model.choose(one.section.id)
        self.writing_wished.emit()

    def _on_moved(self, one: SectionRow) -> None:
        self._model.choose(one.section.id)

    def _lay_out(self) -> None:
        self._head, self._above, self._foot = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._head.addWidget(self._title)
        self._head.addWidget(self._key)
        self._head.addStretch(1)
        self._above.addWidget(self._far)
        self._above.addWidget(self._meter)
        self._foot.addWidget(self.source)
        self._foot.addWidget(self._written_by)
        self._foot.addWidget(self.template, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot.addWidget(self._here)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._above)
        column.addWidget(self.sections, 1)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addLayout(self._foot)

    def _fit(self) -> None:
        theme = self._themes.current
        px, inset = theme.px, theme.px(14 if theme.is_compact else 20)
        self._title.setFixedHeight(px(38 if theme.is_compact else 44))
        self._head.setContentsMargins(inset, 0, px(12), 0)
        self._head.setSpacing(px(10))
        self._above.setContentsMargins(inset, 0, px(20), px(12))
        self._above.setSpacing(px(6))
        self._foot.setContentsMargins(inset, px(10), px(12), px(12))
        self._foot.setSpacing(px(8))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
        self.sections.doItemsLayout()


def source_words(incident: Incident) -> str:
    """Of a past incident its document, and how much of it was repaired; of any other one nothing."""
    if incident.past is None:
        return ""
    source = incident.past.source
    count = len(source.repairs)
    what = f"{count} damaged place{'s' if count != 1 else ''} repaired" if count else "nothing repaired in it"
    example = f", for example {source.repairs[0].before} to {source.repairs[0].after}" if count else ""
    return f"Source: {source.name}, {what}{example}"
