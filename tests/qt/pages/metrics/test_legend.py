"""What the shapes on a strip mean."""

from incident_desk.qt.pages.metrics.legend import Legend


def test_it_has_room_for_all_words_gives_way_and_is_spoken(each_theme, qtbot):
    legend = Legend(each_theme, None)
    qtbot.addWidget(legend)
    assert legend.minimumSizeHint().width() == 0 < legend.sizeHint().width()
    assert legend.accessibleDescription() == "one incident, about, at least, over its target, median, middle half"
    for width in (130, legend.sizeHint().width()):
        legend.resize(width, 18)
        image = legend.grab().toImage()
        assert any(image.pixelColor(x, 9) != image.pixelColor(0, 0) for x in range(4, 14))
    red = each_theme.current.colour.alarm_fill
    assert any(image.pixelColor(x, 9).name() == red.name() for x in range(image.width()))
