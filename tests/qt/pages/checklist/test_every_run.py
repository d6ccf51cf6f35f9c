"""Whatever the checklist and whatever was done: the page has words for it, and none of it is lost."""

from hypothesis import given, settings

from incident_desk.qt.pages.checklist.cells import MOST, cells_of, clock_of
from incident_desk.qt.pages.checklist.course import course_of
from incident_desk.qt.pages.checklist.decision import asked, criteria_of, decided, known, roll_back_command
from incident_desk.qt.pages.checklist.ending import ending_of
from incident_desk.qt.pages.checklist.listed import nodes_of, part_rows, reference_words
from incident_desk.qt.pages.checklist.upcoming import upcoming
from incident_desk.qt.panes.playbook.outline import NodeKind
from tests.any_run import BOOKS, COURSES, AnyRun
from tests.examples import few


def steps_in(nodes):
    waiting = list(nodes)
    while waiting:
        node = waiting.pop(0)
        if node.kind is NodeKind.STEP:
            yield node
        waiting = [*node.children, *waiting]


@given(BOOKS, COURSES)
@settings(max_examples=few(15, 50), deadline=None)
def test_every_step_has_its_row_with_its_state_and_the_bar_its_word(book, course):
    run = AnyRun(book)
    for act in course:
        run.do(*act)
    state, reading = run.state, run.reading
    rows = {node.id: node for node in steps_in(nodes_of(state, reading))}
    assert {one.step.id: one.state for one in reading.steps} == {step: node.state for step, node in rows.items()}
    assert sum(node.current for node in rows.values()) == (1 if reading.next_step else 0)
    assert 1 <= len(cells_of(state, reading, True)) <= MOST + 1
    bar = upcoming(state, reading)
    assert bar.model.title and (bool(bar.primary) == state.is_open)
    model = ending_of(reading)
    assert 0 <= model.current < len(model.states)
    assert [row.key for row in part_rows(reading) if row.key] and clock_of(state, reading).seconds >= 0
    assert course_of(state, reading).phases
    for words in (asked(reading), reference_words(state), *decided(reading)):
        assert isinstance(words, str)
    assert set(known(reading)) <= {one.text for one in criteria_of(state)} and roll_back_command(state) is None
