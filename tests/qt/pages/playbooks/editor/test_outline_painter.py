"""How steps are told."""

from incident_desk.domain.playbook import Command, Step
from incident_desk.qt.pages.playbooks.editor.outline_painter import is_late, spoken


def test_a_step_is_late_where_it_is_due_after_its_phase():
    assert is_late(Step("1", "a", due_s=901), 900)
    assert not is_late(Step("1", "a", due_s=900), 900)
    assert not is_late(Step("1", "a"), 900) and not is_late(Step("1", "a", due_s=9), None)


def test_a_step_in_words():
    step = Step("new-1", "Look (within 20 minutes)", commands=(Command("df"),), due_s=1200)
    assert spoken(step, 900) == "Look, new, 1 command, due at 20 min, later than its phase"
    assert spoken(Step("1", "Head", "group"), None) == "Head, heading"
