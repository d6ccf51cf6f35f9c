"""The frame turns moments into pixels."""

import pytest
from PySide6.QtCore import QRectF

from incident_desk.qt.widgets.ribbon_form import RibbonForm
from incident_desk.qt.widgets.ribbon_frame import RibbonFrame
from incident_desk.qt.widgets.ribbon_model import RibbonModel, RibbonPhase


def test_moments_lie_between_the_insets(themes):
    model = RibbonModel((RibbonPhase("A", 0, 1000),), now=500)
    frame = RibbonFrame(None, themes.current, model, RibbonForm.FULL.build, model.scale(), QRectF(100, 7, 240, 98))
    assert frame.x(0) == 120
    assert frame.x(1000) == pytest.approx(320)
    assert frame.now_x == pytest.approx(220)
    assert frame.top == 7
