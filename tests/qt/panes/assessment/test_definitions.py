"""What each severity means."""

from dataclasses import replace

from incident_desk.domain.severity import WORKSPACE_SCHEME
from incident_desk.qt.panes.assessment.definitions import NOT_STATED, Definitions


def test_every_level_is_said_and_a_missing_definition_too(themes, qtbot):
    definitions = Definitions(themes)
    qtbot.addWidget(definitions)
    levels = (WORKSPACE_SCHEME[0], replace(WORKSPACE_SCHEME[1], definition="", label=""))
    definitions.show_levels(levels, "P1")
    assert [(plate.model.label, words.text()) for plate, words in definitions.lines] == [
        ("P0", "Critical. Nothing works for anybody, or data is being lost."),
        ("P1", NOT_STATED),
    ]


def test_another_scale_takes_the_place_of_the_first(themes, qtbot):
    definitions = Definitions(themes)
    qtbot.addWidget(definitions)
    definitions.show_levels(WORKSPACE_SCHEME, None)
    definitions.show_levels(WORKSPACE_SCHEME[:2], None)
    assert len(definitions.lines) == 2
