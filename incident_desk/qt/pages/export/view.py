"""The Export page: readers and formats at the left, the pages in the middle, what goes and leaks at the right."""

from datetime import tzinfo

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.export.foot import Foot
from incident_desk.qt.pages.export.goes_column import GoesColumn
from incident_desk.qt.pages.export.head import Head
from incident_desk.qt.pages.export.keys import PageKeys
from incident_desk.qt.pages.export.paper_pane import PaperPane
from incident_desk.qt.pages.export.picturing import Picturing
from incident_desk.qt.pages.export.saving import Saving
from incident_desk.qt.pages.export.scan_pane import ScanPane
from incident_desk.qt.pages.export.telling import leaks
from incident_desk.qt.pages.export.view_model import ExportModel
from incident_desk.qt.pages.export.whom_column import WhomColumn
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.announcement import announce
from incident_desk.services.export_values import View

LEFT, LEFT_NARROW, LEFT_COMPACT = 340, 300, 268
RIGHT, RIGHT_NARROW, RIGHT_COMPACT = 560, 480, 420
_WIDE = 1800


class ExportPage(QWidget):
    """Says what is wished beyond it; the model makes what is chosen."""

    back_wished = Signal()
    """Back to where the person came from."""
    reason_wished = Signal(object)
    """Why the thing of this ``GoRow`` is kept is to be asked."""
    fields_wished = Signal()
    """Which fields are not allowed is to be shown."""
    zone_wished = Signal()
    """Another zone is to be named."""
    looked_at = Signal(bool)
    """Whether it is what the person sees."""

    def __init__(
        self, themes: ThemeService, parts: tuple[ExportModel, Picturing, Saving, str], place: tzinfo,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """``parts``: the model, its pictures, what saves, and who does; ``place`` is the zone of this place."""
        super().__init__(parent)
        self._themes = themes
        self.model, self.picturing, self.saving, who = parts
        self.head = Head(themes, self.model, who, self)
        self.whom = WhomColumn(themes, self.model, place, self)
        self.paper = PaperPane(themes, self.picturing, self)
        self._right = QWidget(self)
        self.goes = GoesColumn(themes, self.model, self._right)
        self.scan = ScanPane(themes, self.model, self._right)
        self.foot = Foot(themes, self.model, self)
        self.keys = PageKeys(self.model, (self.whom, self.paper, self.goes), self)
        self._leaked = 0
        self._lay_out()
        self._connect()
        self._fit()
        self.show_model()

    @property
    def panes(self) -> tuple[QWidget, ...]:
        """What F6 goes through, in reading order."""
        readers = next(one for one in self.whom.cards if one.isChecked())
        last = self.scan.card.replace if self.scan.card.isVisible() else self.foot.save
        return (readers, self.paper.area, self.goes.list, last)

    def take_focus(self) -> None:
        """Go to what is chosen first: for whom."""
        self.whom.take_focus()

    def show_model(self) -> None:
        """Show how all of it stands."""
        self.head.show_model()
        self.whom.show_model()
        self.goes.show_rows()
        had_card = self.scan.card.isAncestorOf(self.focusWidget() or self)
        self.scan.show_scan()
        found = leaks(self.model)
        if had_card and not found:
            self.goes.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.paper.tell_file(self.model.counting.pages(self.model.choices.audience))
        self.foot.show_model(self.saving.is_busy)
        self.picturing.show_leaks(tuple(one.leak for one in found))
        if len(found) > self._leaked:
            announce(self, f"{found[0].title}. Enter replaces it there", assertive=True)
        self._leaked = len(found)

    def save(self) -> None:
        """Write the files into the folder that is shown, once all of them are ready; what is typed counts first."""
        self.whom.options.rate.field.settle()
        self.saving.save(self.whom.folder.folder)

    # -- Qt ---------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """The keys of the page are its own while the focus is in it, whatever the window does with them."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.keys.takes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the page, once however long they are held."""
        if not self.keys.takes(event) or not self.keys.do(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Values are masked again once V is let go."""
        if event.key() == Qt.Key.Key_V and not event.isAutoRepeat():
            self.goes.show_plain(False)
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A key that is let go elsewhere is let go."""
        super().focusOutEvent(event)
        self.goes.show_plain(False)

    def showEvent(self, event: QShowEvent) -> None:
        """Make pictures from now on."""
        super().showEvent(event)
        self.looked_at.emit(True)
        self.paper.show_pages()

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not made."""
        super().hideEvent(event)
        self.goes.show_plain(False)
        self.model.rest()
        self.looked_at.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the columns beside are narrower."""
        super().resizeEvent(event)
        self._fit()

    # -- within -----------------------------------------------------------------------------------------------

    def _again(self) -> None:
        self.model.making.again([ending for ending, _ in self.model.choices.wanted])

    def _on_prepared(self) -> None:
        report, handout = self.model.report, self.model.handout
        if report is not None and handout is not None:
            self.picturing.use(report, handout)
            self.paper.show_pages()
            self._on_rested()

    def _on_rested(self) -> None:
        self.foot.show_record(self.model.fact)

    def _on_pictures(self) -> None:
        """The pages of the copy are counted with its pictures, where those are of the file and of all of it."""
        handout = self.model.handout
        for view in (View.SENT, View.MARKED):
            pictures = self.picturing.pictures(view)
            if handout is not None and pictures is not None and pictures.is_the_file(handout, view):
                self.model.counting.note(handout, pictures.count)
                return

    def _on_word(self, word: str, is_customer: bool) -> None:
        if is_customer:
            self.model.keep_customer(word)
        self.model.choose(self.model.choices.add_word(word))

    def _on_mark_chosen(self, number: int) -> None:
        self.goes.list.go_to(number)
        self.goes.list.setFocus(Qt.FocusReason.MouseFocusReason)

    def _connect(self) -> None:
        keys, goes = self.keys, self.goes.list
        self.model.changed.connect(self.show_model)
        self.model.prepared.connect(self._on_prepared)
        self.model.rested.connect(self._on_rested)
        self.saving.changed.connect(self.show_model)
        self.picturing.changed.connect(self._on_pictures)
        self.head.back_wished.connect(self.back_wished)
        self.head.read_wished.connect(self.model.read)
        self.whom.zone_wished.connect(self.zone_wished)
        goes.hide_wished.connect(keys.hide)
        goes.keep_wished.connect(keys.keep)
        goes.went_to.connect(self.paper.choose)
        self.goes.word.word_wished.connect(self._on_word)
        self.goes.fields_wished.connect(self.fields_wished)
        self.paper.mark_chosen.connect(self._on_mark_chosen)
        self.scan.card.replace_wished.connect(keys.replace_leak)
        self.scan.card.keep_wished.connect(keys.keep_leak)
        self.scan.card.show_wished.connect(keys.show_leak)
        self.foot.cancel_wished.connect(self.model.making.cancel)
        self.foot.again_wished.connect(self._again)
        self.foot.save_wished.connect(self.save)
        keys.back_wished.connect(self.back_wished)
        keys.reason_wished.connect(self.reason_wished)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _lay_out(self) -> None:
        themes = self._themes
        right, row, column = QVBoxLayout(self._right), QHBoxLayout(), QVBoxLayout(self)
        right.addWidget(self.goes, 1)
        right.addWidget(self.scan)
        row.addWidget(self.whom)
        row.addWidget(Hairline(themes, upright=True, parent=self))
        row.addWidget(self.paper, 1)
        row.addWidget(Hairline(themes, upright=True, parent=self))
        row.addWidget(self._right)
        column.addWidget(self.head)
        column.addWidget(Hairline(themes, parent=self))
        column.addLayout(row, 1)
        column.addWidget(Hairline(themes, parent=self))
        column.addWidget(self.foot)
        for one in (right, row, column):
            one.setContentsMargins(0, 0, 0, 0)
            one.setSpacing(0)

    def _fit(self) -> None:
        theme = self._themes.current
        px, compact = theme.px, theme.is_compact
        is_wide = self.window().width() >= px(_WIDE)
        self.whom.setFixedWidth(px(LEFT_COMPACT if compact else LEFT if is_wide else LEFT_NARROW))
        self._right.setFixedWidth(px(RIGHT_COMPACT if compact else RIGHT if is_wide else RIGHT_NARROW))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()
