"""What stands where at each size of the window."""

import pytest

from incident_desk.qt.pages.desk.arrangement import Form, Part, arrangement, form_of, widths_of
from incident_desk.qt.pages.desk.tab_words import Tab


@pytest.mark.parametrize(("width", "compact", "form", "widths"), [
    (1280, True, Form.TABS, (392, 494, 340)),
    (3000, True, Form.TABS, (392, 494, 340)),
    (1600, False, Form.COLUMN, (460, 648, 420)),
    (1920, False, Form.COLUMN, (540, 806, 500)),
    (2560, False, Form.TWO, (600, 840, 1048)),
])  # fmt: skip
def test_each_size_of_window_has_its_form_and_widths(width, compact, form, widths):
    assert form_of(width, compact) is form and widths_of(width, compact) == widths


def test_in_a_column_the_escalation_is_at_the_foot_and_its_sheet_on_top():
    closed = arrangement(Form.COLUMN, Tab.HEALTH)
    assert closed.left == (Part.HEALTH, Part.UPDATES, Part.ESCALATION) and closed.right == ()
    assert arrangement(Form.COLUMN, Tab.HEALTH, sheet=True).left == (Part.ESCALATION, Part.HEALTH, Part.UPDATES)


def test_two_columns_have_health_left_and_update_and_escalation_right():
    assert arrangement(Form.TWO, Tab.HEALTH).left == (Part.HEALTH,)
    assert arrangement(Form.TWO, Tab.HEALTH).right == (Part.UPDATES, Part.ESCALATION)
    assert arrangement(Form.TWO, Tab.HEALTH, sheet=True).right == (Part.ESCALATION, Part.UPDATES)


@pytest.mark.parametrize("tab", list(Tab))
def test_of_the_tabs_one_is_open_and_each_part_has_its_tab(tab):
    shown = arrangement(Form.TABS, tab, sheet=True).left
    assert shown[0] is Part.TABS and len(shown) == 2
    others = {arrangement(Form.TABS, one).left[1] for one in Tab}
    assert others == {Part.HEALTH, Part.UPDATES, Part.ESCALATION, Part.ACTIONS}


@pytest.mark.parametrize("form", list(Form))
def test_the_first_questions_stand_above_health_or_the_open_tab(form):
    shown = arrangement(form, Tab.HEALTH, questions=True).left
    assert shown.index(Part.QUESTIONS) + 1 == shown.index(Part.HEALTH)
    assert Part.QUESTIONS not in arrangement(form, Tab.HEALTH).left
