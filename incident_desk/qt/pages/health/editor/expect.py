"""What is expected of an answer: a row for each expectation, its box, and what the last test found."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from incident_desk.domain.health_sample import Outcome
from incident_desk.formats.check_form import seconds_of
from incident_desk.formats.check_verdict import Line, verdict
from incident_desk.qt.pages.health.editor.fields import (
    Field,
    Lines,
    Problem,
    TurningRow,
    Words,
    in_a_column,
    in_a_row,
    show_within,
)
from incident_desk.qt.pages.health.editor.json_rows import JsonRows
from incident_desk.qt.pages.health.editor.level_scale import LevelScale, ScaleModel
from incident_desk.qt.pages.health.editor.offers import OfferChips
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.qt.theme import Theme, ThemeService
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph

_NAME, _FOUND = 112, 84
_ALL = frozenset({"http", "tcp", "ping", "dns", "certificate", "command"})
ROW_KINDS: Mapping[str, frozenset[str]] = {
    "expected": frozenset({"http"}), "json": frozenset({"http"}), "contains": frozenset({"http", "command"}),
    "expect": frozenset({"tcp"}), "answers": frozenset({"dns"}), "exit_codes": frozenset({"command"}),
    "match": frozenset({"webhook"}), "expect_every_s": frozenset({"webhook"}), "latency": _ALL,
    "days": frozenset({"http", "certificate"}), "mean": _ALL, "errors": _ALL, "availability": _ALL,
}  # fmt: skip
"""The kinds that each row is for."""
_NAMES: Mapping[str, str] = {
    "expected": "Status", "json": "JSON path", "contains": "Contains", "expect": "Answers with",
    "answers": "Answers", "exit_codes": "Exit code", "match": "Alerts with", "expect_every_s": "A call every",
    "latency": "Answer time", "days": "Certificate", "mean": "Mean time", "errors": "Errors",
    "availability": "Availability",
}  # fmt: skip
_FOLDED = ("mean", "errors", "availability")
_SWITCHED = frozenset({"expected", "json", "contains", "latency", "days", "mean", "errors", "availability"})


class ExpectRow(QWidget):
    """One expectation."""

    def __init__(
        self, themes: ThemeService, model: EditorModel, row: str, content: QWidget, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._themes, self._form, self.row = themes, model.form, row
        self.box = QCheckBox(self)
        self.box.setAccessibleName(f"Use {_NAMES[row]}")
        self._name = Words(themes, _NAMES[row], "text2")
        self._found = ElidedLabel("", self)
        self._glyph = StateGlyph(themes, GlyphModel(GlyphState.MET), self)
        self._content = content
        self.column = QVBoxLayout(self)
        self._lay_out()
        self.box.toggled.connect(self._on_toggled)
        model.form.filled.connect(self.fill)
        model.form.changed.connect(self._on_changed)
        themes.theme_changed.connect(self._fit)
        self._fit(themes.current)
        self.show_found(())
        self.fill()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(self._themes.current.px(8))
        line.addWidget(self.box, 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self._name)
        line.addWidget(self._content, 1)
        line.addWidget(self._found)
        line.addWidget(self._glyph)
        self.column.addLayout(line)
        names = (self.row, "warning_days", "critical_days") if self.row == "days" else (self.row,)
        self.column.addWidget(Problem(self._themes, self._form, names))
        self._found.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # What is not there keeps its place, so that all rows stand in line.
        for widget in (self.box, self._glyph):
            policy = widget.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            widget.setSizePolicy(policy)

    def fill(self) -> None:
        """Show whether the row is used; a row without words is not."""
        kind, target = self._form.texts["kind"], self._form.texts["target"]
        is_plain = self.row == "days" and kind == "http" and target.startswith("http://")
        show_within(self, kind in ROW_KINDS[self.row] and not is_plain)
        is_certificate = self.row == "days" and kind == "certificate"
        self.box.setVisible(self.row in _SWITCHED and not is_certificate)
        self._on_changed()

    def show_found(self, lines: Iterable[Line]) -> None:
        """What the last test found of this row."""
        mine = [one for one in lines if one.row == self.row and one.holds is not None]
        bad = next((one for one in mine if not one.holds), None)
        shown = bad or (mine[0] if mine else None)
        self._found.setText(shown.value.partition(", ")[0] if shown else "")
        state = GlyphState.MET if bad is None else GlyphState.SLOW if bad.is_slow else GlyphState.DOWN
        self._glyph.set_model(GlyphModel(state, "holds" if bad is None else "does not hold"))
        self._glyph.setVisible(shown is not None)

    @property
    def is_used(self) -> bool:
        """Whether the row is on and says something."""
        return not self._form.is_off(self.row) and any(self._form.texts.get(name) for name in _texts_of(self.row))

    def _on_changed(self) -> None:
        used = self.is_used
        if used is not self.box.isChecked():
            self.box.blockSignals(True)
            self.box.setChecked(used)
            self.box.blockSignals(False)

    def _on_toggled(self, on: bool) -> None:
        self._form.use(self.row, on=on)
        if on and not self.is_used:
            fields = [*self._content.findChildren(QLineEdit), *self._content.findChildren(Lines)]
            if fields:
                fields[0].setFocus()

    def _fit(self, theme: Theme) -> None:
        px = theme.px
        self._name.setFixedWidth(px(_NAME if not theme.is_compact else 84))
        self._found.setFixedWidth(px(_FOUND if not theme.is_compact else 72))
        self.column.setContentsMargins(0, px(4), 0, px(4))
        self.column.setSpacing(px(4))


class ExpectPart(QWidget):
    """All rows."""

    def __init__(self, themes: ThemeService, model: EditorModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes, self._model = themes, model
        self.scale = LevelScale(themes, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        makers = _Makers(themes, model)
        self.rows = {row: ExpectRow(themes, model, row, makers.made(row), self) for row in _NAMES}
        for row in self.rows.values():
            column.addWidget(row)
            row.fill()
        self.unfold = Button(
            themes, ButtonModel("Limits over a window", Variant.QUIET, icon="plus", small=True), self
        )
        column.addWidget(self.unfold)
        line = QHBoxLayout()
        line.addSpacing(themes.current.px(26 + _NAME))
        line.addWidget(self.scale, 1)
        line.addSpacing(themes.current.px(_FOUND + 30))
        self.rows["latency"].column.insertLayout(1, line)
        self.unfold.clicked.connect(self._on_unfold)
        model.form.filled.connect(self._on_filled)
        self.scale.moved.connect(self._on_moved)
        model.form.changed.connect(self._on_changed)
        model.trial.changed.connect(self._on_tested)
        self._on_filled()
        self._on_changed()

    def _on_unfold(self) -> None:
        self.unfold.hide()
        for row in _FOLDED:
            self.rows[row].show()
        self.rows[_FOLDED[0]].box.setFocus()

    def _on_filled(self) -> None:
        """A row over a window is seen where it is used, or the playbook offers something for it."""
        offered = {one.row for one in self._model.offers}
        fitting = [row for row in _FOLDED if self._model.form.texts["kind"] in ROW_KINDS[row]]
        seen = [row for row in fitting if self.rows[row].is_used or row in offered]
        for row in _FOLDED:
            self.rows[row].setVisible(row in seen)
        self.unfold.setVisible(len(seen) < len(fitting))

    def _on_moved(self, limit: str, seconds: float) -> None:
        self._model.form.put_all({f"latency.{limit}": f"{seconds:g}"}, fill=True)

    def _on_changed(self) -> None:
        form = self._model.form
        limits = [_seconds(form.texts.get(f"latency.{one}", "")) for one in ("warning", "critical")]
        is_off = form.is_off("latency")
        tests = tuple(
            one.timing.total_ms / 1000 for one in self._model.trial.samples if one.outcome is not Outcome.UNKNOWN
        )
        warning, critical = (0.0, 0.0) if is_off else limits
        self.scale.set_model(ScaleModel(warning, critical, tests))

    def _on_tested(self) -> None:
        trial = self._model.trial
        lines = verdict(trial.asked, trial.last) if trial.asked is not None and trial.last is not None else ()
        for row in self.rows.values():
            row.show_found(lines)
        self._on_changed()


def _texts_of(row: str) -> tuple[str, ...]:
    if row == "days":
        return ("warning_days", "critical_days")
    return (f"{row}.warning", f"{row}.critical") if row in ("latency", "mean", "errors", "availability") else (row,)


def _seconds(text: str) -> float:
    try:
        return float(seconds_of(text)) if text.strip() else 0.0
    except ValueError:
        return 0.0


class _Makers:
    """Makes the content of each row."""

    def __init__(self, themes: ThemeService, model: EditorModel) -> None:
        self._themes, self._model, self._form = themes, model, model.form

    def made(self, row: str) -> QWidget:
        """The fields of one row."""
        special = {"expected": self._status, "json": self._json, "days": self._days}
        if row in special:
            return special[row]()
        if row in _HINTS:
            return self._line(row)
        side, unit = _LIMITS[row]
        return self._limits(row, side, unit)

    def _worded(self, words: str, name: str, spoken: str, unit: str, width: float = 76) -> QWidget:
        field = Field(self._themes, self._form, name, spoken, unit).of_width(width)
        return in_a_row(self._themes, Words(self._themes, words), field)

    def _limits(self, row: str, side: str, unit: str) -> QWidget:
        name = _NAMES[row]
        slow = self._worded(f"slow {side}", f"{row}.warning", f"{name}, slow {side}", unit)
        late = self._worded(f"critical {side}", f"{row}.critical", f"{name}, critical {side}", unit)
        if row == "latency":
            return self._with_offers(TurningRow(self._themes, slow, late), row)
        over = self._worded("over", f"{row}.over", f"{name}, window", "s", 70)
        every = self._worded("every", f"{row}.every", f"{name}, looked at every", "s", 70)
        both, window = TurningRow(self._themes, slow, late), TurningRow(self._themes, over, every)
        return self._with_offers(TurningRow(self._themes, both, window), row)

    def _days(self) -> QWidget:
        slow = self._worded("slow under", "warning_days", "Certificate, slow under", "days", 84)
        late = self._worded("failing under", "critical_days", "Certificate, failing under", "days", 84)
        return TurningRow(self._themes, slow, late)

    def _status(self) -> QWidget:
        whole = self._worded("is", "expected", "Status", "", 96)
        beside = Words(self._themes, "or 200-299, or a list")
        return self._with_offers(in_a_row(self._themes, whole, beside, None), "expected")

    def _json(self) -> QWidget:
        return JsonRows(self._themes, self._form)

    def _line(self, row: str) -> QWidget:
        hint, is_list = _HINTS[row]
        make = Lines if is_list else Field
        field = make(self._themes, self._form, row, _NAMES[row])
        field.setPlaceholderText(hint)
        return field

    def _with_offers(self, content: QWidget, row: str) -> QWidget:
        return in_a_column(self._themes, content, OfferChips(self._themes, self._model, row))


_LIMITS = {
    "latency": ("above", "s"),
    "mean": ("above", "s"),
    "errors": ("above", "%"),
    "availability": ("below", "%"),
}
_HINTS: Mapping[str, tuple[str, bool]] = {
    "contains": ("words of the answer, not used", True),
    "expect": ("the connection is enough", False),
    "answers": ("any answer does", True),
    "exit_codes": ("0", False),
    "match": ("team=shop, or every alert", True),
    "expect_every_s": ("seconds; else silence means nothing", False),
}
"""What stands in a row's only field while it is empty, and whether it takes several lines."""
