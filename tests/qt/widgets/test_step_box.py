"""Boxes of steps and causes."""

import pytest
from PySide6.QtCore import QRectF

from incident_desk.qt.widgets.step_box import StepBox, StepBoxModel, StepBoxState, paint_step_box

BOX = QRectF(0, 0, 18, 18)
STEPS = (StepBoxState.TO_DO, StepBoxState.DOING, StepBoxState.DONE, StepBoxState.NOT_NEEDED,
         StepBoxState.WATCHING, StepBoxState.DEFERRED)  # fmt: skip
CAUSES = (StepBoxState.TO_DO, StepBoxState.SUSPECT, StepBoxState.RULED_OUT, StepBoxState.CONFIRMED)


@pytest.mark.parametrize("states", [STEPS, CAUSES], ids=["steps", "causes"])
def test_the_states_of_one_list_look_different_even_in_grey(painted, each_theme, all_differ, states):
    images = [painted(lambda p, s=state: paint_step_box(p, BOX, s, each_theme.current)) for state in states]
    assert all_differ([image.convertToFormat(image.Format.Format_Grayscale8) for image in images])


def test_causes_use_the_same_boxes_as_steps(painted, themes):
    def image(state):
        return painted(lambda p: paint_step_box(p, BOX, state, themes.current))

    assert image(StepBoxState.SUSPECT) == image(StepBoxState.DOING)
    assert image(StepBoxState.RULED_OUT) == image(StepBoxState.DONE)


@pytest.mark.parametrize("state", StepBoxState)
def test_the_word_of_the_state_is_read(themes, state):
    assert StepBox(themes, StepBoxModel(state)).accessibleDescription() == state.value
