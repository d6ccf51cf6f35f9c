"""Changes on the ribbon: a pole where one was made, a hint at those before it, and the same in words."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect

from incident_desk.qt.theme import Density
from incident_desk.qt.widgets.ribbon import Ribbon
from incident_desk.qt.widgets.ribbon_changes import before_lines, spoken_changes
from incident_desk.qt.widgets.ribbon_form import RibbonForm
from incident_desk.qt.widgets.ribbon_model import PhaseState, RibbonChange, RibbonModel, RibbonPhase

PLAIN = RibbonModel((RibbonPhase("Diagnosis", 0, 3600, PhaseState.CURRENT),), now=2400, origin=10_568)
DEPLOY = RibbonChange(-428, "Deploy 7c1e0f4", "Deploy 7c1e0f4: session store")
BACK = RibbonChange(1800, "Deploy 41ab9d2", "Deploy 41ab9d2: rolled back")
MODEL = replace(PLAIN, changes=(DEPLOY, BACK))


def shown(qtbot, themes, model, form=None):
    widget = Ribbon(themes, model, form)
    qtbot.addWidget(widget)
    widget.resize(840, widget.sizeHint().height())
    return widget


def x_of(ribbon, moment):
    inset = ribbon.build.inset
    return inset + ribbon.model.scale().position(moment) * (ribbon.width() - 2 * inset)


def differs(qtbot, themes, one, other, area, form=None):
    """Whether two models are painted otherwise within that area."""
    pictures = [shown(qtbot, themes, model, form).grab(area).toImage() for model in (one, other)]
    return pictures[0] != pictures[1]


@pytest.mark.parametrize("form", [RibbonForm.FULL, RibbonForm.COMPACT, RibbonForm.STRIP, RibbonForm.WALL])
def test_a_change_is_a_pole_at_its_place_in_every_form(qtbot, themes, form):
    ribbon = shown(qtbot, themes, MODEL, form)
    x = int(x_of(ribbon, 1800))
    beside = int(x_of(ribbon, 900))
    high = int(form.build.bar_height)
    top = int(form.build.bar_top)
    assert differs(qtbot, themes, PLAIN, MODEL, QRect(x - 2, top, 5, high), form)
    assert not differs(qtbot, themes, PLAIN, MODEL, QRect(beside - 2, top, 5, high), form)


def test_what_was_before_is_hinted_at_the_left_edge(qtbot, each_theme):
    edge = QRect(8, 34, 10, 26)
    assert differs(qtbot, each_theme, PLAIN, replace(PLAIN, changes=(DEPLOY,)), edge)
    assert not differs(qtbot, each_theme, PLAIN, replace(PLAIN, changes=(BACK,)), edge)


def test_tooltips_tell_the_change_under_the_pointer_and_those_before_at_the_left_edge(qtbot, themes):
    ribbon = shown(qtbot, themes, MODEL)
    assert ribbon.tooltip_at(x_of(ribbon, 1800)).startswith("Deploy 41ab9d2: rolled back, 0:30 03:26")
    told = "Deploy 7c1e0f4: session store, 02:49, 7 min 8 s before the declaration"
    assert told in ribbon.tooltip_at(x_of(ribbon, 0)) and told in ribbon.tooltip_at(4)
    assert "Deploy" not in ribbon.tooltip_at(x_of(ribbon, 900))


def test_a_tooltip_names_the_newest_and_counts_the_rest():
    many = replace(PLAIN, changes=tuple(RibbonChange(-60.0 * n, f"c{n}", f"c{n}") for n in range(1, 9)))
    lines = before_lines(many)
    assert [line.split(",")[0] for line in lines] == ["c1", "c2", "c3", "c4", "c5", "and 3 more before"]
    assert before_lines(PLAIN) == []


def test_changes_are_spoken(qtbot, themes):
    words = "2 changes: Deploy 41ab9d2 03:26, 30 min after the declaration, " \
            "Deploy 7c1e0f4 02:49, 7 min 8 s before the declaration"  # fmt: skip
    assert spoken_changes(MODEL) == words
    assert shown(qtbot, themes, MODEL).accessibleDescription() == f"Diagnosis. {words}"
    assert spoken_changes(PLAIN) == ""
    assert spoken_changes(replace(PLAIN, origin=None, changes=(replace(DEPLOY, at=0.0),))) == (
        "1 change: Deploy 7c1e0f4 0 s after the declaration"
    )


def test_a_thousand_changes_are_painted(qtbot, themes):
    many = tuple(RibbonChange(float(n * 3), f"Deploy {n}") for n in range(-100, 1000))
    themes.set_density(Density.COMPACT)
    assert not shown(qtbot, themes, replace(PLAIN, changes=many)).grab().isNull()
