"""The left side: for whom, in which formats, what stands on the pages, and where the files go."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, tzinfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.hourly_rate import HourlyRate
from incident_desk.domain.incident import Incident
from incident_desk.formats.redaction.audiences import RULES
from incident_desk.formats.redaction.on_pages import PaperSize
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.export.audience_card import AudienceCard, CardModel
from incident_desk.qt.pages.export.choices import AUDIENCES, FORMATS, version_word
from incident_desk.qt.pages.export.folder_row import FolderRow
from incident_desk.qt.pages.export.format_row import FormatRow
from incident_desk.qt.pages.export.options_form import Choice, OptionsForm
from incident_desk.qt.pages.export.telling import file_names, rate_told, tag
from incident_desk.qt.pages.export.view_model import ExportModel
from incident_desk.qt.pages.health.lettered import Lettered
from incident_desk.qt.theme import TextKind, Theme, ThemeService
from incident_desk.qt.widgets.upright_area import upright_area

_UTC, _PLACE, _OTHER = "UTC", "place", "other"
_ZONES = {_PLACE: "Local time", _OTHER: "Another zone…"}
_ONE, _ONE_SHORT = "all from the same redacted record", "all from one record"
_PAPERS = ((PaperSize.A4.value, "A4"), (PaperSize.LETTER.value, "US Letter"))


class WhomColumn(QWidget):
    """Changes what is chosen in the model; the zone of the place is given."""

    folder_changed = Signal(str)
    """The files are to go into another folder."""
    rate_changed = Signal(str)
    """Another hourly rate is to be remembered; empty: none."""
    zone_wished = Signal()
    """Another zone is to be named."""

    def __init__(
        self, themes: ThemeService, model: ExportModel, place: tzinfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self._inside = QWidget(self)
        self._area = upright_area(self)
        self._headings: list[Lettered] = []
        self.group = QButtonGroup(self)
        self.cards = [self._card(number) for number in range(len(AUDIENCES))]
        self.formats = [FormatRow(themes, end, (name, about), self._inside) for end, name, about in FORMATS]
        self.options = OptionsForm(themes, self._inside)
        self.folder = FolderRow(themes, self)
        self._versions: Sequence[Choice] = ()
        self.zones: dict[str, tzinfo] = {_UTC: UTC, _PLACE: place, _OTHER: UTC}
        """The zones that are offered, by their names."""
        self.show_zone(_UTC)
        self.options.offer(self.options.paper, _PAPERS, PaperSize.A4.value)
        self._lay_out()
        self._connect()
        self._fit()

    def show_model(self) -> None:
        """Show what is chosen, and how far it is."""
        choices, model = self._model.choices, self._model
        for card, audience in zip(self.cards, AUDIENCES, strict=True):
            card.set_model(replace(card.model, far=model.counting.words(audience)))
            card.setChecked(audience is choices.audience)
            card.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if audience is choices.audience else Qt.FocusPolicy.ClickFocus
            )
        for row in self.formats:
            row.box.setChecked(row.ending in choices.endings)
            row.show_tag(tag(model, row.ending))
        options = self.options
        options.name_audience(RULES[choices.audience].title)
        for box, ticked in zip(
            options.boxes,
            (choices.on.names(choices.audience), choices.on.attaches, choices.on.says_removed),
            strict=True,
        ):
            box.setChecked(ticked)
        options.rate.show_rate(choices.rate, rate_told(model))
        self.folder.show_folder(file_names(model), self.folder.folder)
        versions = _versions(model.incident) if model.incident is not None else ()
        # It may be chosen elsewhere as well, by the version that the review shows.
        if versions != self._versions or str(options.version.currentData() or "") != choices.version:
            self._versions = versions
            options.offer(options.version, versions, choices.version)

    def take_focus(self) -> None:
        """Go to the readers that are chosen."""
        self.cards[AUDIENCES.index(self._model.choices.audience)].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_folder(self, folder: str) -> None:
        """Let the files go into this folder."""
        self.folder.show_folder(file_names(self._model), folder)

    def show_zone(self, name: str) -> None:
        """Show this one of the zones as the chosen one."""
        self._zone = name
        self.options.offer(self.options.zone, [(one, _ZONES.get(one, one)) for one in self.zones], name)

    def take_zone(self, name: str, zone: tzinfo) -> None:
        """Have the times in this zone, which is offered from now on."""
        self.zones = {_UTC: UTC, _PLACE: self.zones[_PLACE], name: zone, _OTHER: UTC}
        self.show_zone(name)
        self._on_options_changed()

    def choose_audience(self, number: int) -> None:
        """For other readers; what was kept and hidden by hand stays so."""
        had_focus = any(card.hasFocus() for card in self.cards)
        self._model.choose(replace(self._model.choices, audience=AUDIENCES[number]))
        if had_focus:
            self.take_focus()

    # -- within -----------------------------------------------------------------------------------------------

    def _card(self, number: int) -> AudienceCard:
        rule = RULES[AUDIENCES[number]]
        card = AudienceCard(self._themes, CardModel(rule.title, rule.about, "", number + 1), self._inside)
        self.group.addButton(card, number)
        card.step_wished.connect(self._on_step_wished)
        return card

    def _on_step_wished(self, step: int) -> None:
        number = (AUDIENCES.index(self._model.choices.audience) + step) % len(AUDIENCES)
        self.choose_audience(number)

    def _on_format_clicked(self, wanted: bool) -> None:
        ending = self.sender().objectName()
        self._model.choose(self._model.choices.want(ending, wanted))

    def _on_options_changed(self) -> None:
        options, choices = self.options, self._model.choices
        names, attaches, says = (box.isChecked() for box in options.boxes)
        zone, paper = str(options.zone.currentData()), str(options.paper.currentData())
        if zone == _OTHER:
            self.show_zone(self._zone)
            self.zone_wished.emit()
            return
        self._zone = zone
        choices = choices.set_pages(self.zones[zone], paper, (names, attaches, says))
        version = str(options.version.currentData() or "")
        word = options.version.currentText() if version else ""
        self._model.choose(replace(choices, version=version, version_word=word))

    def _on_rate_changed(self, rate: HourlyRate | None) -> None:
        self._model.choose(replace(self._model.choices, rate=rate))
        if rate is not None or not self.options.rate.field.text():
            self.rate_changed.emit(rate.text if rate is not None else "")

    def _on_rate_refused(self) -> None:
        """The reason makes the row higher: all of it is to be seen, once the layout has made room."""
        QTimer.singleShot(0, self._show_rate_row)

    def _show_rate_row(self) -> None:
        self._area.ensureWidgetVisible(self.options.rate)

    def _connect(self) -> None:
        self.group.idClicked.connect(self.choose_audience)
        for row in self.formats:
            row.box.clicked.connect(self._on_format_clicked)
        self.options.changed.connect(self._on_options_changed)
        self.options.rate.changed.connect(self._on_rate_changed)
        self.options.rate.refused.connect(self._on_rate_refused)
        self.options.rate.left.connect(self.take_focus)
        self.folder.changed.connect(self.folder_changed)
        self._themes.theme_changed.connect(self._on_theme_changed)

    def _heading(self, words: str, beside: str = "") -> QHBoxLayout:
        title, row = Lettered(self._themes, TextKind.PANEL_TITLE, parent=self._inside), QHBoxLayout()
        title.setText(words)
        self._headings.append(title)
        row.addWidget(title)
        if beside:
            far = Lettered(self._themes, TextKind.SMALL, "text3", parent=self._inside)
            far.setText(beside)
            self._beside = far
            row.addWidget(far, 1)
        row.setSpacing(8)
        return row

    def _lay_out(self) -> None:
        self._rows, column = QVBoxLayout(self._inside), QVBoxLayout(self)
        self._cards = QVBoxLayout()
        self._rows.addLayout(self._heading("For whom"))
        for card in self.cards:
            self._cards.addWidget(card)
        self._rows.addLayout(self._cards)
        self._rows.addLayout(self._heading("Formats", _ONE))
        for row in self.formats:
            self._rows.addWidget(Hairline(self._themes, parent=self._inside))
            self._rows.addWidget(row)
        self._rows.addLayout(self._heading("On the pages"))
        self._rows.addWidget(self.options)
        self._rows.addStretch(1)
        self._rows.setSpacing(0)
        self._area.setWidget(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(Hairline(self._themes, parent=self))
        column.addWidget(self.folder)

    def _fit(self) -> None:
        theme = self._themes.current
        px, compact = theme.px, theme.is_compact
        self._rows.setContentsMargins(px(14 if compact else 20), 0, px(12 if compact else 16), px(4))
        self._cards.setSpacing(px(6 if compact else 8))
        self._beside.setText(_ONE_SHORT if compact else _ONE)
        for title in self._headings:
            title.setFixedHeight(px(38 if compact else 40))

    def _on_theme_changed(self, _theme: Theme) -> None:
        self._fit()


def _versions(incident: Incident) -> tuple[Choice, ...]:
    """The report as it stands, and each version of it that was approved, the newest first."""
    numbers = sorted({one.version for one in incident.review.approvals}, reverse=True)
    return (("", "As it stands now"), *((str(one), version_word(one)) for one in numbers))
