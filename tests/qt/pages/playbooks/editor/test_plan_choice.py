"""The plan in use, chosen where a document has two; phases of either are edited."""

from incident_desk.domain.playbook_editing_phases import rename_phase
from incident_desk.formats.reading.playbook import read_playbook
from incident_desk.qt.pages.playbooks.drafting import compiled
from incident_desk.qt.pages.playbooks.editor.plan_choice import PlanChoice
from tests.qt.pages.playbooks.conftest import draft, shown

TWO = """# Harbour

## Small boats

### Phase 1: Look (0-15 minutes)

1. Look at the boat

### Phase 2: Tow (15-60 minutes)

1. Tow it

## Large ships

### Phase 1: Call (0-30 minutes)

1. Call the pilot

### Phase 2: Wait (30-90 minutes)

1. Wait for the tide
"""


def test_one_plan_has_no_choice(themes, drafting, qtbot):
    choice = PlanChoice(themes, drafting)
    qtbot.addWidget(choice)
    assert len(drafting.playbook.plans) == 1 and choice.isHidden()


def test_the_other_plan_is_taken_edited_and_left_again(themes, drafting, qtbot):
    choice = shown(qtbot, PlanChoice(themes, drafting))
    book = read_playbook(TWO, "harbour")
    drafting.begin(draft(book, TWO, "harbour"))
    names = [plan.name for plan in book.plans]
    used = names.index(book.plan().name)
    other = 1 - used
    assert not choice.isHidden() and choice.choice.currentIndex() == used
    choice.choice.activated.emit(other)
    assert drafting.phases == book.plans[other].phases
    drafting.act(lambda one: rename_phase(one, 1, "Rest"))
    choice.choice.activated.emit(used)
    drafting.act(lambda one: rename_phase(one, 0, "Watch"))
    phases = [[phase.name for phase in drafting.playbook.plans[at].phases] for at in (used, other)]
    assert [one[0] for one in phases] == ["Watch", book.plans[other].phases[0].name]
    assert [one[1] for one in phases] == [book.plans[used].phases[1].name, "Rest"]
    for _ in range(4):
        drafting.undo()
    assert drafting.playbook == book and choice.choice.currentIndex() == used

    choice.choice.activated.emit(other)
    done = compiled(drafting.draft)
    assert done.beside == ("chosen_plan",) and done.warning == "" and done.playbook.plan().name == names[other]
