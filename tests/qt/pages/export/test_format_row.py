"""A format has a box, what it is for, and its state."""

import pytest

from incident_desk.qt.pages.export.format_row import FormatRow
from incident_desk.qt.pages.export.tags import FormatState, TagModel


@pytest.mark.parametrize("state", list(FormatState))
def test_each_state_is_shown_and_said(each_theme, qtbot, state):
    row = FormatRow(each_theme, ".pdf", ("PDF", "tagged, archive"))
    qtbot.addWidget(row)
    row.resize(300, 36)
    row.show_tag(TagModel(state, 2, "the disk is full" if state is FormatState.FAILED else ""))
    assert row.box.text() == "PDF" and row.tag.model.words in row.box.accessibleDescription()
    assert ("the disk is full" in row.tag.toolTip()) is (state is FormatState.FAILED)
    row.grab()
