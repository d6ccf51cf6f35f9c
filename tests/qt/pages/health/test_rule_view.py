"""Chips that go on in the next line where they have to."""

from incident_desk.qt.pages.health.rule_view import RuleView

WORDS = ("Expect 200", "Slow above 1 s", "Down after 2 failures", "Normal after 2 good")


def test_no_chip_lies_over_another_and_all_are_there(themes, qtbot):
    view = RuleView(themes, WORDS)
    qtbot.addWidget(view)
    for width in (180, 320, 900):
        boxes = view.boxes(themes.current, width)
        assert [words for words, _ in boxes] == list(WORDS)
        every = [box for _, box in boxes]
        assert not any(one.intersects(other) for place, one in enumerate(every) for other in every[:place])


def test_a_narrow_one_is_higher(themes, qtbot):
    view = RuleView(themes, WORDS)
    qtbot.addWidget(view)
    view.show()
    view.resize(900, 40)
    low = view.sizeHint().height()
    view.resize(260, 40)
    assert view.sizeHint().height() > low
    assert view.accessibleDescription() == ", ".join(WORDS)
    assert len({view.grab().toImage().pixel(x, 15) for x in range(260)}) > 3
