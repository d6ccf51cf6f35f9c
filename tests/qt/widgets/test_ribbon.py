"""The ribbon as a widget: words, tooltips, sizes, and how little is painted when a second passes."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.ribbon import Ribbon
from incident_desk.qt.widgets.ribbon_form import RibbonForm
from incident_desk.qt.widgets.ribbon_model import (
    FlagState,
    NextUpdate,
    PhaseState,
    RibbonFlag,
    RibbonModel,
    RibbonPhase,
    RibbonSpan,
    SpanKind,
)

MODEL = RibbonModel(
    (
        RibbonPhase("Immediate", 0, 900, PhaseState.DONE, "11 of 11 steps"),
        RibbonPhase("Diagnosis", 900, 3600, PhaseState.CURRENT, "5 of 14 steps"),
        RibbonPhase("After", 3600, None),
        RibbonPhase("Review", None),
    ),
    now=1000,
    updates=(300.0,),
    next_update=NextUpdate(2000, "Update 2"),
    flags=(RibbonFlag(900, "Response target met", FlagState.MET),),
    origin=10_568,
)


@pytest.fixture
def ribbon(qtbot, themes):
    widget = Ribbon(themes, MODEL)
    qtbot.addWidget(widget)
    widget.resize(840, widget.sizeHint().height())
    return widget


def test_it_is_full_or_compact_as_the_density_says(ribbon, themes):
    assert ribbon.sizeHint().height() == RibbonForm.FULL.build.height
    themes.set_density(Density.COMPACT)
    assert ribbon.sizeHint().height() == RibbonForm.COMPACT.build.height


def test_it_reads_the_current_phase_or_the_sentence_it_is_given(ribbon):
    assert ribbon.accessibleDescription() == "Diagnosis 5 of 14 steps"
    ribbon.set_model(replace(MODEL, spoken="Diagnosis, 12 minutes left"))
    assert ribbon.accessibleDescription() == "Diagnosis, 12 minutes left"


def x_of(ribbon, moment):
    return 20 + ribbon.model.scale().position(moment) * (ribbon.width() - 40)


def test_the_tooltip_tells_what_lies_under_the_pointer(ribbon):
    assert ribbon.tooltip_at(x_of(ribbon, 600)) == "Immediate, 11 of 11 steps, 0:00 02:56 to 0:15 03:11"
    assert "Response target met, 0:15 03:11" in ribbon.tooltip_at(x_of(ribbon, 900))
    assert "Update 2, due 0:33 03:29" in ribbon.tooltip_at(x_of(ribbon, 2000))
    assert "Update sent, 0:05 03:01" in ribbon.tooltip_at(x_of(ribbon, 300))
    assert ribbon.tooltip_at(ribbon.width() - 30) == "Review, no time stated"


def test_passing_time_paints_only_around_the_needle(qtbot, ribbon, monkeypatch):
    asked = []
    monkeypatch.setattr(ribbon, "update", lambda *area: asked.append(area))
    ribbon.set_model(replace(MODEL, now=1030))
    assert len(asked) == 1
    assert isinstance(asked[0][0], QRect)
    assert asked[0][0].width() < 24


def test_a_second_that_moves_the_needle_by_less_than_can_be_seen_paints_nothing(ribbon, monkeypatch):
    asked = []
    monkeypatch.setattr(ribbon, "update", lambda *area: asked.append(area))
    seconds = range(1001, 1031)
    for second in seconds:
        ribbon.set_model(replace(MODEL, now=second))
        if asked:
            break
    assert seconds[0] < second < seconds[-1], "seconds add up until it is seen"


def test_what_runs_until_now_is_painted_again_no_further_than_the_needle(ribbon, monkeypatch):
    ribbon.set_model(until(1000, late=True))
    ribbon.grab()
    asked = []
    monkeypatch.setattr(ribbon, "update", lambda *area: asked.append(area))
    ribbon.set_model(until(1030, late=True))
    assert asked[0][0].width() < 24
    ribbon.set_model(replace(until(1031, late=True), spans=()))
    assert asked[1:] == [()]


def test_any_other_change_paints_the_whole(ribbon, monkeypatch):
    asked = []
    monkeypatch.setattr(ribbon, "update", lambda *area: asked.append(area))
    ribbon.set_model(replace(MODEL, updates=()))
    assert asked == [()]


def test_nothing_is_painted_for_an_equal_model(ribbon, monkeypatch):
    asked = []
    monkeypatch.setattr(ribbon, "update", lambda *area: asked.append(area))
    ribbon.set_model(replace(MODEL))
    assert asked == []


def until(now, *, late):
    """The ribbon at that moment; late, what has run over runs until now."""
    return replace(MODEL, now=now, spans=(RibbonSpan(700, now, SpanKind.OVERRUN),) if late else ())


def is_like(one, other):
    """A hatched stretch that is longer is rounded otherwise by a shade that nobody sees."""
    shades = zip(one.getRgb(), other.getRgb(), strict=True)
    return all(abs(shade - same) <= 1 for shade, same in shades)


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("later", [1030, 1060, 3599, 3700, 9000])
def test_all_that_differs_lies_in_the_part_that_is_painted_again(shot, themes, monkeypatch, later, late):
    widget = Ribbon(themes, until(1000, late=late))
    before = shot(widget, 840)
    asked = []
    monkeypatch.setattr(widget, "update", lambda *area: asked.append(area))
    widget.set_model(until(later, late=late))
    painted_again = asked[0][0] if asked[0] else widget.rect()
    after = widget.grab().toImage()
    for x in range(before.width()):
        for y in range(before.height()):
            assert painted_again.contains(x, y) or is_like(before.pixelColor(x, y), after.pixelColor(x, y))


@pytest.mark.parametrize("form", RibbonForm)
def test_every_form_paints_in_both_themes(shot, each_theme, form):
    assert not shot(Ribbon(each_theme, MODEL, form)).isNull()
