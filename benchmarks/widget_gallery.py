"""Paint every widget in every state, both themes side by side: widget_gallery.py OUT.png [SCALE]."""

# long because: it is one sheet of specimens, a short block for each state of each widget.
import os
import sys
from dataclasses import replace

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from incident_desk.qt.theme import TextKind, ThemeName, ThemeService, set_surface, set_tone
from incident_desk.qt.widgets.avatar import Avatar, AvatarModel
from incident_desk.qt.widgets.banner import Banner, BannerModel, BannerTone
from incident_desk.qt.widgets.button import Button, ButtonModel, Variant
from incident_desk.qt.widgets.check_row import CheckRow, CheckRowModel
from incident_desk.qt.widgets.chip import Chip, ChipLook, ChipModel, ChipSize
from incident_desk.qt.widgets.clock import Clock, ClockModel, ClockSize
from incident_desk.qt.widgets.deadline_cell import DeadlineCell, DeadlineModel
from incident_desk.qt.widgets.deadline_dress import CellState
from incident_desk.qt.widgets.deadline_form import CellForm
from incident_desk.qt.widgets.elided_label import ElidedLabel
from incident_desk.qt.widgets.empty_state import EmptyModel, EmptyState
from incident_desk.qt.widgets.focus_ring import FocusRing
from incident_desk.qt.widgets.key_cap import KeyCap, KeyCapModel
from incident_desk.qt.widgets.meter import Meter, MeterModel
from incident_desk.qt.widgets.next_bar import NextBar, NextModel, NextTone
from incident_desk.qt.widgets.phase_bar import PhaseBar, PhaseBarModel
from incident_desk.qt.widgets.plate import Plate, PlateModel, PlateSize
from incident_desk.qt.widgets.rail_button import BadgeTone, RailButton, RailModel
from incident_desk.qt.widgets.ribbon import Ribbon
from incident_desk.qt.widgets.ribbon_form import RibbonForm
from incident_desk.qt.widgets.ribbon_model import (
    FlagState,
    NextUpdate,
    PhaseState,
    RibbonFlag,
    RibbonMark,
    RibbonModel,
    RibbonPhase,
    RibbonSpan,
    SpanKind,
)
from incident_desk.qt.widgets.search_field import SearchField, SearchLook
from incident_desk.qt.widgets.segmented import Segmented, SegmentedModel
from incident_desk.qt.widgets.sparkline import Sparkline, SparkModel, SparkTone
from incident_desk.qt.widgets.state_glyph import GlyphModel, GlyphState, StateGlyph
from incident_desk.qt.widgets.step_box import StepBox, StepBoxModel, StepBoxState
from incident_desk.qt.widgets.toast import Toast, ToastModel, ToastTone

WIDTH = 960
INSET = 36


SHARES = (0.195, 0.255, 0.215, 0.255)
EDGES = (0, 900, 3600, 7200, 14_400)
NAMES = ("Immediate", "Diagnosis", "Mitigation", "Resolution")


def phases(*details, current):
    """The four phases of a service outage and what comes after."""
    found = []
    for index, name in enumerate(NAMES):
        state = PhaseState.DONE if index < current else PhaseState.FUTURE
        state = PhaseState.CURRENT if index == current else state
        detail = details[index] if index < len(details) else ""
        span = (EDGES[index], EDGES[index + 1])
        found.append(RibbonPhase(name, *span, state, detail, short_detail=detail, share=SHARES[index]))
    return (*found, RibbonPhase("", 14_400))


def row(*parts, gap=8):
    """Widgets beside each other, pushed left."""
    line = QHBoxLayout()
    line.setSpacing(gap)
    line.setContentsMargins(0, 0, 0, 0)
    for part in parts:
        line.addWidget(part)
    line.addStretch(1)
    return line


class Page(QWidget):
    """All widgets in one theme."""

    def __init__(self, themes: ThemeService) -> None:
        super().__init__()
        self.themes = themes
        self.focused = None
        set_surface(self, "panel")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(INSET, 28, INSET, 30)
        self.column.setSpacing(8)
        self.setFixedWidth(WIDTH)
        self.words(themes.current.name.value.capitalize(), TextKind.TITLE, "")
        self.severity()
        self.health()
        self.deadlines()
        self.ribbons()
        self.next_bars()
        self.steps()
        self.cards()
        self.toasts()
        self.small_parts()
        self.stock()
        self.column.addStretch(1)

    def words(self, text, kind=TextKind.SMALL, tone="text2"):
        label = QLabel(text)
        label.setFont(self.themes.current.font(kind, weight=500 if kind is TextKind.SMALL else None))
        set_tone(label, tone)
        self.column.addSpacing(12)
        self.column.addWidget(label)
        return label

    def small(self, text):
        label = QLabel(text)
        label.setFont(self.themes.current.font(TextKind.SMALL))
        return label

    def severity(self):
        self.words("Severity is weight, not hue")
        plates = [Plate(self.themes, PlateModel(f"P{rank}", rank)) for rank in range(5)]
        plates += [Plate(self.themes, PlateModel()), Plate(self.themes, PlateModel("Drill", 4, bars=False))]
        plates += [Plate(self.themes, PlateModel("SEV1", 1, PlateSize.BIG))]
        self.column.addLayout(row(*plates))

    def health(self):
        self.words("Health: shape, then colour, then word")
        parts = []
        for state in GlyphState:
            parts += [StateGlyph(self.themes, GlyphModel(state)), self.small(state.value.capitalize())]
        self.column.addLayout(row(*parts, gap=6))

    def deadlines(self):
        self.words("Deadline cell: normal, from 75 %, from 90 %, late, and the others")
        late = {"action": "Seen", "keys": ("K",)}
        first = [
            DeadlineModel("Next update", "09:20", "every 15 min · due 03:47", share=0.38),
            DeadlineModel("Next update", "03:12", "at risk · due 03:47", CellState.AT_RISK, 0.79),
            DeadlineModel("Next update", "01:05", "almost due · due 03:47", CellState.ALMOST_DUE, 0.93),
            DeadlineModel("Update overdue", "+00:48", "due 03:47 · not seen", CellState.LATE, 1.0),
        ]
        second = [
            DeadlineModel("Update overdue", "+00:48", "due 03:47", CellState.LATE, 1.0, pulse=False, **late),
            DeadlineModel("Update overdue", "+00:48", "seen 00:18:40 MK", CellState.SEEN, 1.0),
            DeadlineModel("Response target met", "06:40", "of 15:00 · 03:02:48 UTC", CellState.MET),
            DeadlineModel("Response target missed", "by 03:26", "of 15:00 · 03:14:34 UTC", CellState.MISSED),
        ]
        third = [
            DeadlineModel("Resolution target", "3:12:48", "paused 03:20 · for the vendor", CellState.PAUSED, 0.2),
            DeadlineModel("Resolution target", "Not stated", "no document states one", CellState.NOT_STATED),
        ]
        for models in (first, second):
            self.column.addLayout(row(*[self.cell(model) for model in models], gap=0))
        clock = Clock(self.themes, ClockModel(2832, since="since 02:56:08 UTC"))
        self.column.addLayout(row(clock, *[self.cell(model) for model in third], gap=0))
        strip = [DeadlineCell(self.themes, model, CellForm.STRIP) for model in (*first, second[2])]
        compact = [DeadlineCell(self.themes, model, CellForm.COMPACT) for model in (first[0], first[2], second[0])]
        self.column.addLayout(row(Clock(self.themes, ClockModel(2832), ClockSize.STRIP), *strip, gap=20))
        self.column.addLayout(row(Clock(self.themes, ClockModel(2832), ClockSize.COMPACT), *compact, gap=0))

    def cell(self, model):
        cell = DeadlineCell(self.themes, model)
        cell.setFixedWidth(212)
        return cell

    def ribbons(self):
        self.words("Ribbon: on plan, resolution target at risk, phase over its window, moved by a pause")
        on_plan = RibbonModel(
            phases("11/11", "5/14", current=1),
            now=2832,
            updates=(472, 1312, 1904),
            next_update=NextUpdate(3084, "Update 4"),
            origin=10568,
        )
        at_risk = replace(
            on_plan,
            phases=phases("", "", "12/12", "4/11", current=3),
            now=11_300,
            updates=(744, 1264, 1920, 2820, 4000, 5600, 8000, 9800),
            next_update=NextUpdate(11_600),
            spans=(RibbonSpan(10_800, 14_400, SpanKind.AT_RISK),),
        )
        over = replace(
            on_plan,
            phases=phases("6/11", current=0),
            now=1106,
            updates=(472,),
            next_update=NextUpdate(1372),
            spans=(RibbonSpan(900, 1106, SpanKind.OVERRUN),),
        )
        paused = replace(
            on_plan,
            flags=(RibbonFlag(15_600, "Resolution target", moved=True),),
            marks=(RibbonMark(14_400, "", moved=True),),
            spans=(RibbonSpan(1500, 2700, SpanKind.PAUSED),),
        )
        for model in (on_plan, at_risk, over, paused):
            self.column.addWidget(Ribbon(self.themes, model, RibbonForm.COMPACT))
        full = replace(
            over,
            entries=(164, 480, 960, 1400),
            flags=(
                RibbonFlag(900, "Response target missed by 03:26", FlagState.MISSED),
                RibbonFlag(14_400, "Resolution target"),
            ),
            marks=(RibbonMark(10_800, "75 %"), RibbonMark(12_960, "90 %")),
        )
        self.column.addWidget(Ribbon(self.themes, full, RibbonForm.FULL))
        odd = RibbonModel(
            (
                RibbonPhase("Triage", 0, 600, PhaseState.DONE, "3 of 3 steps"),
                RibbonPhase("Contain", 900, 3600, PhaseState.CURRENT, "1 of 4 steps"),
                RibbonPhase("Inform", 1800, 5400, PhaseState.CURRENT),
                RibbonPhase("Recover", 5400, None),
                RibbonPhase("Review", None),
            ),
            now=2400,
            next_update=NextUpdate(2000, "Update 2 late", late=True),
            flags=(RibbonFlag(1500, "Response target met", FlagState.MET),),
            origin=10568,
        )
        self.column.addWidget(Ribbon(self.themes, odd, RibbonForm.FULL))

    def steps(self):
        self.words("Steps and buttons")
        parts = []
        for state in StepBoxState:
            parts += [StepBox(self.themes, StepBoxModel(state)), self.small(state.value.capitalize())]
        self.column.addLayout(row(*parts))
        faces = [
            ButtonModel("Primary", Variant.PRIMARY, ("Enter",)),
            ButtonModel("Focused", Variant.PRIMARY),
            ButtonModel("Secondary"),
            ButtonModel("Quiet", Variant.QUIET),
            ButtonModel("Not available"),
            ButtonModel("Discard changes…", Variant.DANGER),
        ]
        more = [
            ButtonModel("Warn", Variant.WARN, ("U",)),
            ButtonModel("Mark as reached", Variant.TINTED, ("Enter",)),
            ButtonModel("Investigating", trailing_icon="chevron-down"),
            ButtonModel("Import report", icon="file-down"),
        ]
        most = [
            ButtonModel("Declare incident", keys=("Ctrl", "N"), icon="plus"),
            ButtonModel("Copy and mark sent", icon="copy", small=True),
            ButtonModel("", Variant.QUIET, icon="ellipsis", name="More"),
        ]
        for faces_of_row in (faces, more, most):
            buttons = [Button(self.themes, face) for face in faces_of_row]
            for button in buttons:
                self.focused = button if button.text() == "Focused" else self.focused
                button.setEnabled(button.text() != "Not available")
            self.column.addLayout(row(*buttons))

    def next_bars(self):
        self.words("Next bar")
        draft = ButtonModel("Draft update", keys=("U",))
        done = ButtonModel("Mark step done", Variant.PRIMARY, ("D",))
        for model in (
            NextModel("Check network connectivity and DNS", detail="Diagnosis, step 4 of 14", primary=done),
            NextModel(
                "Update 4 is due in 01:05",
                NextTone.SOON,
                "1 blank to fill",
                primary=ButtonModel("Fill and copy", Variant.PRIMARY, ("U",)),
            ),
            NextModel(
                "Escalate to Engineering Manager",
                NextTone.DUE,
                "No acknowledgement in 15:00",
                ("Assign a scribe",),
                ButtonModel("Escalate", Variant.PRIMARY, ("E",)),
                draft,
            ),
        ):
            self.column.addWidget(NextBar(self.themes, model))

    def cards(self):
        self.words("Empty, failing, waiting")
        line = QHBoxLayout()
        line.setSpacing(12)
        add = ButtonModel("Add check", small=True)
        attach = ButtonModel("Attach playbook", small=True)
        sentence = "Add an address or a command and the Desk will watch it."
        plan = "The clock and targets still run, from the default plan."
        found = "Found 4 phases and 22 commands so far."
        for model in (
            EmptyModel("activity", "No health checks yet", sentence, add),
            EmptyModel("book-open", "No playbook attached", plan, attach),
            EmptyModel("hourglass", "Reading the playbook", found, progress=0.62),
        ):
            line.addWidget(EmptyState(self.themes, model, framed=True), 1)
        self.column.addLayout(line)
        kept = "Your last 3 entries are held in memory and in the clipboard. Free some space, then save again."
        choose, again = ButtonModel("Choose another folder", small=True), ButtonModel("Save again", small=True)
        full = BannerModel("Not saved: the disk is full", kept, actions=(choose, again))
        offline = BannerModel("Offline", "Saved on this computer.", BannerTone.CAUTION)
        self.column.addWidget(Banner(self.themes, full))
        self.column.addWidget(Banner(self.themes, offline))

    def toasts(self):
        done = ToastModel("Step done: Check network connectivity and DNS")
        good = ToastModel("/api/health recovered after 1:02:40", "", (), ToastTone.GOOD)
        self.column.addLayout(row(Toast(self.themes, done), Toast(self.themes, good), gap=12))

    def small_parts(self):
        self.words("Choices, chips, people, lines")
        impact = Segmented(
            self.themes, SegmentedModel(("02:54 first failed check", "Now", "Other…"), name="Impact")
        )
        affects = Segmented(self.themes, SegmentedModel(("All users", "Some users", "Not sure"), 1, "Affects"))
        self.column.addLayout(row(impact, affects, gap=16))
        chips = [Chip(self.themes, ChipModel(look.value.capitalize(), look)) for look in ChipLook]
        chips += [Chip(self.themes, ChipModel("Action", ChipLook.ON, ChipSize.KIND, "wrench"))]
        chips += [Chip(self.themes, ChipModel("All kinds", icon="funnel", trailing_icon="chevron-down"))]
        self.column.addLayout(row(*chips))
        tags = [Chip(self.themes, ChipModel(look.value, look, ChipSize.TAG)) for look in ChipLook]
        self.column.addLayout(row(*tags, gap=4))
        people = [AvatarModel("MK", is_me=True), AvatarModel("RO"), AvatarModel("JS", joined=False), AvatarModel()]
        sparks = [
            SparkModel((4, 3, 4, 5, 4, 3, 4, 4, 3, 5, 4, 4), ceiling=30),
            SparkModel((4, 3, 4, 12, 18, 26, 27, 26, 27, 27, 26, 27), SparkTone.CAUTION, 30),
            SparkModel((4, 4, 4, 5, 4, 30, 30, None, None, 30, None, 30), SparkTone.ALARM, 30),
        ]
        parts = [Avatar(self.themes, model) for model in people]
        parts += [Sparkline(self.themes, model) for model in sparks]
        parts += [PhaseBar(self.themes, PhaseBarModel((400, 900, 500), 6000))]
        parts += [
            PhaseBar(self.themes, PhaseBarModel((1400, 2900, 3500), 6000)),
            KeyCap(self.themes, KeyCapModel(("Ctrl", "K"))),
        ]
        self.column.addLayout(row(*parts, gap=12))
        rails = [
            RailModel("Home", "house"),
            RailModel("Desk", "layout-dashboard", "1", BadgeTone.ACCENT),
            RailModel("Health", "activity", "3"),
            RailModel("Playbooks", "book-open"),
        ]
        buttons = [RailButton(self.themes, model) for model in rails]
        buttons[1].setChecked(True)
        meter = Meter(self.themes, MeterModel(0.5))
        meter.setFixedWidth(200)
        search = SearchField(self.themes, SearchLook("Find or run anything", ("Ctrl", "K"), quiet=True))
        long = ElidedLabel("A title that is far too long for the room that it has been given")
        long.setMaximumWidth(200)
        self.column.addLayout(row(*buttons, meter, search, long, gap=12))

    def stock(self):
        self.words("Qt's own widgets under the style sheet")
        field, combo, spin, tick = QLineEdit("Chatbot Fluxa is down"), QComboBox(), QSpinBox(), QCheckBox("Tick")
        combo.addItems(["Investigating", "Mitigating"])
        tick.setChecked(True)
        radio, plain = QRadioButton("One of"), QPushButton("Plain button")
        radio.setChecked(True)
        ticked, open_row = (
            CheckRow(self.themes, CheckRowModel("This is a drill")),
            CheckRow(self.themes, CheckRowModel("Call", "02:57")),
        )
        ticked.setChecked(True)
        self.column.addLayout(row(field, combo, spin, tick, radio, plain, ticked, open_row))


def picture(app, scale=1.0):
    """Both pages beside each other."""
    themes = ThemeService(app)
    ring = FocusRing(themes, app)
    shots = []
    for name in (ThemeName.DARK, ThemeName.LIGHT):
        themes.fix(name)
        page = Page(themes)
        page.resize(WIDTH, page.layout().totalHeightForWidth(WIDTH))
        page.show()
        page.activateWindow()
        page.focused.setFocus()
        app.processEvents()
        shot = QImage(page.size() * scale, QImage.Format.Format_RGB32)
        shot.setDevicePixelRatio(scale)
        page.render(shot)
        shots.append(shot)
        page.hide()
        page.deleteLater()
        assert ring.parentWidget() is None
    height = max(shot.height() for shot in shots)
    both = QImage(round(2 * WIDTH * scale), height, QImage.Format.Format_RGB32)
    both.fill(QColor(0, 0, 0))
    painter = QPainter(both)
    for index, shot in enumerate(shots):
        painter.drawImage(QRect(QPoint(round(index * WIDTH * scale), 0), shot.size()), shot)
    painter.end()
    return both


def main():
    """Write the picture."""
    app = QApplication([])
    scale = float(sys.argv[2]) if len(sys.argv) > 2 else 1.0
    picture(app, scale).save(sys.argv[1])


if __name__ == "__main__":
    main()
