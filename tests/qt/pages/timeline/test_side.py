"""The right column: evidence over history."""


def test_both_follow_the_chosen_row_and_are_reached_in_reading_order(page):
    page.choose("MongoDB")
    side = page.view.side
    assert side.evidence.count.text() == "none"
    assert side.stops == (side.evidence.attach, side.evidence.files, side.history.text, side.history.restore)
    assert side.evidence.geometry().bottom() < side.history.geometry().top() + 1
    assert side.width() == side.history.width()
