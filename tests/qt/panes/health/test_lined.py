"""The ground of a list of checks gives nothing by itself."""

import pytest

from incident_desk.qt.panes.health.lined import LinedModel


def test_a_list_says_itself_what_its_lines_and_rows_are(qapp):
    with pytest.raises(NotImplementedError):
        _ = LinedModel().lines
    with pytest.raises(NotImplementedError):
        LinedModel().row("a")
