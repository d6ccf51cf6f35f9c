"""What the last test found: its state, its phases, and what the rule would say of it."""

from time import monotonic

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from incident_desk.domain.health_sample import Fault, Outcome, Sample
from incident_desk.formats.check_verdict import Line, duration_words, summary, verdict
from incident_desk.formats.times import clock_face
from incident_desk.qt.hairline import Hairline
from incident_desk.qt.pages.health.editor.fields import ElidedWords, Words
from incident_desk.qt.pages.health.editor.phase_bars import BarsModel, PhaseBars, bars_of
from incident_desk.qt.pages.health.editor.view_model import EditorModel
from incident_desk.qt.theme import TextKind, Theme, ThemeService, set_tone
from incident_desk.qt.widgets.announcement import announce
from incident_desk.qt.widgets.button import Button, ButtonModel
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph

GROW_MS = 280
_FRAME_MS = 40
_ROOMY = 440


def head_of(sample: Sample | None, lines: tuple[Line, ...]) -> tuple[GlyphState, str]:
    """The glyph and the word for the last answer."""
    if sample is None:
        return GlyphState.NO_DATA, "Not tested yet"
    if sample.outcome is Outcome.UNKNOWN:
        return GlyphState.NO_DATA, "Not asked"
    if sample.outcome is Outcome.FAILED:
        return GlyphState.DOWN, "Failing"
    is_slow = bool(sample.warning) or any(one.holds is False for one in lines)
    return (GlyphState.SLOW, "Slow or with a warning") if is_slow else (GlyphState.NORMAL, "Normal")


def told_of(sample: Sample | None) -> str:
    """The answer in a line: its fault, or status and size, and when."""
    if sample is None:
        return "F5 asks it once, as the desk will ask it"
    size = len(sample.evidence.encode())
    facts = [sample.error] if sample.error else []
    facts += [str(sample.status)] if sample.status and not sample.error else []
    facts += [sample.warning] if sample.warning else []
    if size and sample.outcome is not Outcome.UNKNOWN:
        facts.append(f"{size:,} bytes{' and more' if sample.cut else ''}")
    return ", ".join([*facts, f"asked {clock_face(sample.at)} UTC"])


def range_of(samples: tuple[Sample, ...]) -> str:
    """The quickest and the slowest of the last tests: "84 to 104 ms"."""
    times = [one.timing.total_ms for one in samples if one.fault is not Fault.NO_CONSENT]
    if len(times) < 2:
        return ""
    least, most = duration_words(min(times)), duration_words(max(times))
    return least if least == most else f"{least.removesuffix(' ms') if most.endswith(' ms') else least} to {most}"


class TestHead(QWidget):
    """The state at the top of the right side, and the button."""

    __test__ = False  # it is no test, whatever a collector takes its name for

    def __init__(self, themes: ThemeService, model: EditorModel) -> None:
        super().__init__()
        self._themes, self._model = themes, model
        self._glyph = StateGlyph(themes, GlyphModel(GlyphState.NO_DATA), self)
        self._state = Words(themes, "", "", TextKind.STRONG)
        self._told = ElidedLabel("", self)
        set_tone(self._told, "text3")
        self._announced: Sample | None = None
        self._total, self._range = Words(themes, "", "text2"), Words(themes, "", "text3", TextKind.CAPTION)
        self.test = Button(themes, ButtonModel("Test now", keys=("F5",)), self)
        words, figures = QVBoxLayout(), QVBoxLayout()
        for widget in (self._state, self._told):
            words.addWidget(widget)
        for one in (self._total, self._range):
            figures.addWidget(one)
        line = self._line = QHBoxLayout(self)
        line.addWidget(self._glyph)
        line.addLayout(words, 1)
        line.addLayout(figures)
        line.addWidget(self.test)
        words.setSpacing(0)
        figures.setSpacing(0)
        self.test.clicked.connect(model.test)
        model.trial.changed.connect(self._on_changed)
        model.form.filled.connect(self._on_changed)
        themes.theme_changed.connect(self._fit)
        self._fit(themes.current)
        self._on_changed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the figures of the bars are enough."""
        super().resizeEvent(event)
        for figure in (self._total, self._range):
            figure.setVisible(self.width() >= self._themes.current.px(_ROOMY))

    def _on_changed(self) -> None:
        trial = self._model.trial
        lines = verdict(trial.asked, trial.last) if trial.asked is not None and trial.last is not None else ()
        state, word = head_of(trial.last, lines)
        is_running = trial.begun_at is not None
        self._glyph.set_model(GlyphModel(GlyphState.CURRENT if is_running else state, word))
        self._state.setText("Asking…" if is_running else word)
        told = f"at most {trial.asked.timeout_s:g} s" if is_running and trial.asked else told_of(trial.last)
        self._told.setText(told)
        self._total.setText(duration_words(trial.last.timing.total_ms) if trial.last and not is_running else "")
        self._range.setText(
            f"{len(trial.samples)} tests {range_of(trial.samples)}" if len(trial.samples) > 1 else ""
        )
        is_told = self._model.form.texts["kind"] == "webhook"
        if is_told:
            self._state.setText("Told by others")
            self._told.setText("Nobody asks a hook: others call it")
        self.test.setEnabled(not is_running and not is_told)
        if trial.last is not self._announced and trial.last is not None and not is_running:
            announce(self, f"{word}. {told_of(trial.last)}")
            self._announced = trial.last

    def _fit(self, theme: Theme) -> None:
        px = theme.px
        self._line.setContentsMargins(px(20), px(10), px(16), px(10))
        self._line.setSpacing(px(12))
        self._told.setFont(theme.font(TextKind.CAPTION))


class TestBars(QWidget):
    """The phases; while a test runs, how long it is awaited already."""

    __test__ = False

    def __init__(self, themes: ThemeService, model: EditorModel) -> None:
        super().__init__()
        self._themes, self._model = themes, model
        self.bars = PhaseBars(themes, self)
        column = QVBoxLayout(self)
        px = themes.current.px
        column.setContentsMargins(px(20), px(8), px(16), px(4))
        column.addWidget(self.bars)
        self._began, self._is_growing = 0.0, False
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._on_frame)
        model.trial.changed.connect(self._on_changed)

    def showEvent(self, event: QShowEvent) -> None:
        """What was found is seen whole, however it came."""
        super().showEvent(event)
        self._on_frame()

    def _on_changed(self) -> None:
        self._began = monotonic()
        self._is_growing = self._model.trial.begun_at is None
        self._timer.start()
        self._on_frame()

    def _on_frame(self) -> None:
        trial, passed_ms = self._model.trial, (monotonic() - self._began) * 1000
        limit_ms = trial.asked.timeout_s * 1000 if trial.asked is not None else 0.0
        if trial.begun_at is not None:
            self.bars.set_model(BarsModel((), limit_ms, running_ms=passed_ms))
            return
        grown = 1.0 if self._themes.current.reduced_motion else min(1.0, passed_ms / GROW_MS)
        if grown >= 1.0:
            self._timer.stop()
        found = bars_of(trial.asked.kind, trial.last) if trial.asked and trial.last else ()
        self.bars.set_model(BarsModel(found, limit_ms, 1 - (1 - grown) ** 3))


class VerdictList(QWidget):
    """Each expectation with its sign and what was found."""

    def __init__(self, themes: ThemeService, model: EditorModel) -> None:
        super().__init__()
        self._themes, self._model = themes, model
        self._beside = ElidedWords(themes)
        head = QHBoxLayout()
        head.addWidget(Words(themes, "The rule would say", "", TextKind.STRONG))
        head.addWidget(self._beside, 1)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(Hairline(themes, parent=self))
        self._column.addLayout(head)
        self._column.addLayout(self._rows)
        px = themes.current.px
        head.setContentsMargins(px(20), px(9), px(16), px(9))
        head.setSpacing(px(8))
        self._column.setContentsMargins(0, 0, 0, 0)
        self.lines: tuple[Line, ...] = ()
        model.trial.changed.connect(self._on_changed)
        model.form.changed.connect(self._say)
        self._on_changed()

    def _say(self) -> None:
        """What all of it comes to. Of another check than was asked the test says nothing yet."""
        trial, check = self._model.trial, self._model.form.check
        if trial.asked is None or trial.last is None:
            self._beside.setText("after a test")
        elif check is not None and (check.options, check.rule) != (trial.asked.options, trial.asked.rule):
            self._beside.setText("changed since the test, F5 asks again")
        else:
            self._beside.setText(summary(self.lines, trial.last))

    def _on_changed(self) -> None:
        trial = self._model.trial
        if trial.begun_at is not None:
            return
        self.lines = verdict(trial.asked, trial.last) if trial.asked is not None and trial.last is not None else ()
        self._say()
        for row in self.findChildren(_VerdictRow):
            self._rows.removeWidget(row)
            row.hide()
            row.deleteLater()
        for line in self.lines:
            self._rows.addWidget(_VerdictRow(self._themes, line))


class _VerdictRow(QWidget):
    """One expectation."""

    def __init__(self, themes: ThemeService, line: Line) -> None:
        super().__init__()
        px = themes.current.px
        bad = GlyphState.SLOW if line.is_slow else GlyphState.DOWN
        state = {True: GlyphState.MET, False: bad, None: GlyphState.NO_DATA}[line.holds]
        words = {True: "holds", False: "does not hold", None: "not known"}[line.holds]
        name, value = ElidedLabel(line.words, self), ElidedLabel(line.value or words, self)
        name.setFont(themes.current.font(TextKind.BODY))
        value.setFont(themes.current.font(TextKind.SMALL, tabular=True))
        set_tone(value, "text2")
        value.setMaximumWidth(px(220 if not themes.current.is_compact else 130))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(Hairline(themes, parent=self))
        row = QHBoxLayout()
        row.setContentsMargins(px(20), px(6), px(16), px(6))
        row.setSpacing(px(10))
        row.addWidget(StateGlyph(themes, GlyphModel(state, words), self))
        row.addWidget(name, 1)
        row.addWidget(value)
        whole.addLayout(row)
        self.setAccessibleName(f"{line.words}: {words}, {line.value}")
