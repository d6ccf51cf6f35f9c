"""How often it is asked, when it counts as down, what it depends on, and when it is left in peace."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from incident_desk.formats.check_form import seconds_of
from incident_desk.formats.check_verdict import duration_words
from incident_desk.qt.pages.health.editor.fields import (
    Field,
    Lines,
    TurningRow,
    Words,
    in_a_row,
    replace_first,
    show_within,
)
from incident_desk.qt.pages.health.editor.form import CheckForm
from incident_desk.qt.pages.health.editor.offers import OfferChips
from incident_desk.qt.pages.health.editor.sections import Section
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.qt.theme import ThemeService
from incident_desk.qt.widgets.as_text import plain
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.chip import Chip, ChipLook, ChipModel
from incident_desk.services.schedule import JITTER

_BENEATH = "If one of these is down, this check is shown beneath it and gives no sound of its own."
_WORK_HINT = "2026-11-28 22:00 to 2026-11-28 23:00 deploy, in UTC, one a line"


class Spread(Words):
    """How far asks are spread: a share of the interval that is always the same."""

    def __init__(self, themes: ThemeService, form: CheckForm) -> None:
        super().__init__(themes)
        self._form = form
        form.changed.connect(self._on_changed)
        self._on_changed()

    def _on_changed(self) -> None:
        try:
            spread = duration_words(1000 * JITTER * seconds_of(self._form.texts["incident_interval_s"]))
        except ValueError:
            spread = f"{JITTER:.0%}"
        self.setText(f"while an incident is open, spread by up to {spread}")


class ParentChip(Chip):
    """A check that this one depends on; a press takes it off."""

    gone = Signal(str)

    def __init__(self, themes: ThemeService, check: str, name: str, parent: QWidget) -> None:
        super().__init__(themes, ChipModel(name[:40], ChipLook.LINE, trailing_icon="x"), parent)
        self._check = check
        self.setToolTip(plain(f"Remove {name}"))
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.gone.emit(self._check)


class Parents(QWidget):
    """The chips, and a menu of the other checks of the record."""

    def __init__(self, themes: ThemeService, model: EditorModel) -> None:
        super().__init__()
        self._themes, self._model = themes, model
        self.chips: list[ParentChip] = []
        self.add = Button(themes, ButtonModel("Add", Variant.QUIET, icon="plus", small=True), self)
        self.menu = QMenu(self)
        self.menu.aboutToShow.connect(self.fill_menu)
        self.add.setMenu(self.menu)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(themes.current.px(8))
        self._line.addWidget(self.add)
        self._line.addStretch(1)
        self.menu.triggered.connect(self._on_triggered)
        model.form.filled.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the form's parents."""
        before, names = self.chips, self._model.siblings
        self.chips = [ParentChip(self._themes, one, names.get(one, one), self) for one in self._chosen]
        replace_first(self._line, before, self.chips)
        for chip in self.chips:
            chip.gone.connect(self._on_gone)
        self.add.setEnabled(bool(set(names) - set(self._chosen)))

    @property
    def _chosen(self) -> list[str]:
        return [one for one in self._model.form.texts["depends_on"].split("\n") if one]

    def fill_menu(self) -> None:
        """The checks that it could depend on as well."""
        self.menu.clear()
        for check, name in self._model.siblings.items():
            if check not in self._chosen:
                self.menu.addAction(name.replace("&", "&&")).setData(check)

    def _on_triggered(self, action: object) -> None:
        self._put([*self._chosen, str(action.data())])  # type: ignore[attr-defined]

    def _on_gone(self, check: str) -> None:
        self._put([one for one in self._chosen if one != check])

    def _put(self, checks: list[str]) -> None:
        self._model.form.put_all({"depends_on": "\n".join(checks)}, fill=True)


class PausedBox(QCheckBox):
    """Whether it is asked at all."""

    def __init__(self, form: CheckForm) -> None:
        super().__init__("Paused: it is not asked, and proves nothing")
        self._form = form
        self.toggled.connect(self._on_toggled)
        form.filled.connect(self.fill)
        self.fill()

    def fill(self) -> None:
        """Show the form's word."""
        self.blockSignals(True)
        self.setChecked(self._form.texts.get("paused") == "yes")
        self.blockSignals(False)

    def _on_toggled(self, on: bool) -> None:
        self._form.put("paused", "yes" if on else "no")


class AskSections(QWidget):
    """The lower half of the form; a hook that others call is not asked."""

    def __init__(self, themes: ThemeService, model: EditorModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form = model.form
        self.parents, self.paused = Parents(themes, model), PausedBox(form)

        def field(name: str, spoken: str, unit: str = "s", width: float = 72) -> Field:
            return Field(themes, form, name, spoken, unit).of_width(width)

        both = in_a_row(
            themes, Words(themes, "every"), field("interval_s", "Asked every"), Words(themes, "and"),
            field("incident_interval_s", "Asked every, while an incident is open"),
        )  # fmt: skip
        every = TurningRow(themes, both, Spread(themes, form))
        give_up = in_a_row(themes, Words(themes, "give up after"), field("timeout_s", "Give up after"))
        names = ("interval_s", "incident_interval_s", "timeout_s")
        self._ask = Section(themes, "Ask", self).hold(TurningRow(themes, every, give_up)).tell(form, *names)
        row = in_a_row(
            themes, field("failures", "Down after failures in a row", "", 56), Words(themes, "failures, or")
        )
        time = in_a_row(
            themes, field("seconds", "Down after a time of failing answers", "s", 84),
            Words(themes, "of failing answers (0: off),"),
        )  # fmt: skip
        failing = TurningRow(themes, row, time)
        good = in_a_row(
            themes, Words(themes, "normal again after"), field("good", "Normal after good answers", "", 56),
            Words(themes, "good ones"),
        )  # fmt: skip
        rule = TurningRow(themes, failing, good)
        down = Section(themes, "Down after", self).hold(rule, OfferChips(themes, model, "seconds"))
        down.tell(form, "failures", "seconds", "good")
        beneath = Words(themes, _BENEATH)
        beneath.setWordWrap(True)
        depends = Section(themes, "Depends on", self).hold(self.parents, beneath).tell(form, "depends_on")
        work = Lines(themes, form, "maintenance", "Announced work")
        work.setPlaceholderText(_WORK_HINT)
        peace = Section(themes, "Announced work", self).hold(work, self.paused).tell(form, "maintenance")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for section in (self._ask, down, depends, peace):
            column.addWidget(section)
        form.filled.connect(self._on_filled)
        self._on_filled()

    def _on_filled(self) -> None:
        show_within(self._ask, self._form.texts["kind"] != "webhook")
