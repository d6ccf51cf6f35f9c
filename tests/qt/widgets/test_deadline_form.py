"""The lines of a cell fit into its height."""

import pytest

from incident_desk.qt.widgets.deadline_form import CellForm


@pytest.mark.parametrize("form", CellForm)
def test_label_value_caption_and_meter_fit(form):
    build = form.build
    used = build.top + build.label_line + build.gap + build.value_line
    used += 0 if build.inline else build.caption_line
    used += 4 + build.foot if build.meter else 0
    assert used <= build.height
