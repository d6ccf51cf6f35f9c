"""The row of a check that is being described."""

from incident_desk.qt.pages.health.new_row import NewRow


def test_it_says_its_name_and_that_it_is_not_watched_yet(themes, qtbot):
    row = NewRow(themes, "/health")
    qtbot.addWidget(row)
    row.resize(300, 44)
    assert row.spoken().name == "/health" and "not watched yet" in row.spoken().value
    before = row.grab().toImage()
    row.set_model("/search")
    assert row.accessibleName() == "/search" and row.grab().toImage() != before
