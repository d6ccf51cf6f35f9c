"""What a row says beside its words."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from incident_desk.domain.checklist import StepState
from incident_desk.qt.panes.playbook.outline import Node, NodeKind, Tag, TagLook, nodes_of
from incident_desk.qt.panes.playbook.step_delegate import belongs_to_current, tooltip_of
from incident_desk.qt.panes.playbook.step_view import StepView


def shown(themes, qtbot, rehearsal, key="phase-1"):
    view = StepView(themes)
    qtbot.addWidget(view)
    view.resize(540, 700)
    view.show_nodes(nodes_of(rehearsal.night().scene.incident, key), "2.1.4")
    view.show()
    return view


def test_the_current_step_and_its_commands_stand_on_the_selection(themes, qtbot, rehearsal):
    view = shown(themes, qtbot, rehearsal)
    step = view.model().index_of("2.1.4")
    command = view.model().index_of("2.1.4/command-2")
    assert belongs_to_current(step) and belongs_to_current(command)
    assert not belongs_to_current(view.model().index_of("2.1.5"))
    image = view.viewport().grab().toImage()
    for index in (step, command):
        row = view.visualRect(index)
        assert image.pixelColor(row.right() - 4, row.center().y()) == themes.current.colour.selection
        assert image.pixelColor(1, row.center().y()) == themes.current.colour.accent


def test_a_blank_in_a_command_is_amber(themes, qtbot, rehearsal):
    view = shown(themes, qtbot, rehearsal, "phase-2")
    view.expand(view.model().index_of("3.1.1"))
    image = view.viewport().grab(view.visualRect(view.model().index_of("3.1.1/command-0"))).toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert QColor(themes.current.colour.caution_tint).name() in colours


def test_a_tooltip_never_reads_text_as_markup(rehearsal):
    node = nodes_of(rehearsal.night().scene.incident, "phase-1")[0].children[0]
    assert "&lt;b&gt;bold" in tooltip_of(replace(node, text="<b>bold"))


def test_a_tag_is_painted_said_and_in_the_tooltip(themes, qtbot, rehearsal):
    view = shown(themes, qtbot, rehearsal)
    before = view.viewport().grab().toImage()
    heading = nodes_of(rehearsal.night().scene.incident, "phase-1")[0]
    tagged = replace(heading, tags=(Tag("within <b>5 min", TagLook.ALARM),))
    view.show_nodes((tagged,), "2.1.4")
    assert view.viewport().grab().toImage() != before
    assert "within <b>5 min" in view.model().index_of(heading.id).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "within &lt;b&gt;5 min" in tooltip_of(tagged)


def test_a_confirmed_cause_is_not_grey_as_what_is_over(themes, qtbot, rehearsal):
    def inks(state):
        view = StepView(themes)
        qtbot.addWidget(view)
        view.resize(540, 100)
        view.show_nodes((Node(NodeKind.STEP, "c1", "IIIIIIII", owner="c1", state=state, cause=True),), None)
        view.show()
        row = view.visualRect(view.model().index_of("c1"))
        image = view.viewport().grab(row).toImage()
        return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}

    text = themes.current.colour.text.name()
    assert text in inks(StepState.CONFIRMED) and text not in inks(StepState.RULED_OUT)
