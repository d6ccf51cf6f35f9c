"""What a row looks like."""

from dataclasses import replace

from incident_desk.qt.panes.timeline.entry_view import EntryView
from incident_desk.qt.panes.timeline.view_model import TimelineShown


def colours_of_row(view, row):
    area = view.visualRect(view.table.index(row, 0))
    image = view.viewport().grab(area).toImage()
    left = int(area.width() * 0.2)
    return {image.pixelColor(x, y).name() for x in range(left, image.width() - 60) for y in range(image.height())}


def test_what_people_typed_is_bright_and_what_the_desk_wrote_is_not(each_theme, qtbot, rehearsal):
    scene = rehearsal.night().scene
    view = EntryView(each_theme)
    qtbot.addWidget(view)
    view.resize(800, 1200)
    view.show_timeline(TimelineShown(scene.entries, 28, incident="i"), anew=True)
    view.show()
    human = next(row for row, entry in enumerate(scene.entries) if entry.human)
    desk = next(row for row, entry in enumerate(scene.entries) if entry.kind == "step_set")
    bright = each_theme.current.colour.text.name()
    assert bright in colours_of_row(view, human)
    assert bright not in colours_of_row(view, desk)
    assert each_theme.current.colour.text2.name() in colours_of_row(view, desk)


def test_evidence_is_marked_at_the_right_of_the_words(each_theme, qtbot, rehearsal):
    entry = next(one for one in rehearsal.night().scene.entries if one.human)
    view = EntryView(each_theme)
    qtbot.addWidget(view)
    view.resize(800, 300)
    view.show()

    def picture(row):
        view.show_timeline(TimelineShown((row,), 1, incident="i"), anew=True)
        return view.viewport().grab().toImage()

    without, one, two = (picture(replace(entry, files=count)) for count in (0, 1, 2))
    assert without != one != two
    left = int(view._form().writer_left - view._form().mark_room(1))
    assert without.copy(0, 0, left, 300) == one.copy(0, 0, left, 300)
