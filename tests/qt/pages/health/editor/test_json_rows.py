"""Conditions on JSON as rows of three fields."""

from incident_desk.qt.pages.health.editor.form import CheckForm
from incident_desk.qt.pages.health.editor.json_rows import JsonRows


def test_rows_are_typed_added_and_removed(themes, qtbot):
    form = CheckForm()
    form.paste("https://x.org/", {})
    rows = JsonRows(themes, form)
    qtbot.addWidget(rows)
    rows.show()
    assert len(rows.rows) == 1 and not rows.add.isVisible()
    qtbot.keyClicks(rows.rows[0].path, "$.status")
    qtbot.keyClicks(rows.rows[0].value, "healthy")
    assert form.texts["json"] == "$.status == healthy"
    rows.add.click()
    second = rows.rows[1]
    qtbot.keyClicks(second.path, "n")
    second.how.setCurrentIndex(second.how.findData("exists"))
    second.how.activated.emit(second.how.currentIndex())
    assert form.texts["json"] == "$.status == healthy\nn exists"
    assert not second.value.isEnabled()
    rows.rows[0].removed.emit()
    assert form.texts["json"] == "n exists"


def test_a_value_that_is_expected_elsewhere_shows_here(themes, qtbot):
    form = CheckForm()
    form.paste("https://x.org/", {})
    rows = JsonRows(themes, form)
    qtbot.addWidget(rows)
    form.expect('$.status == "ok"')
    assert (rows.rows[0].path.text(), rows.rows[0].value.text()) == ("$.status", '"ok"')
