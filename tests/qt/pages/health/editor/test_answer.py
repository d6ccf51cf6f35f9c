"""The answer is text, and a value in it can be expected by click and by key."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication


def test_a_value_is_expected_by_click_and_by_enter(real, server, qtbot):
    real.model.begin_new(real.incident, f"{server.url}/api/health")
    real.editor.show()
    assert not real.editor.answer.isVisible()
    real.test()
    answer = real.editor.answer
    assert answer.isVisible()
    texts = [answer.list.item(one).text() for one in range(answer.list.count())]
    assert texts[1] == '  "status": "healthy",'
    answer.list.itemClicked.emit(answer.list.item(1))
    answer.list.setCurrentRow(3)
    answer.list.setFocus()
    qtbot.keyClick(answer.list, Qt.Key.Key_Return)
    assert real.model.form.texts["json"] == '$.status == "healthy"\n$.db.state == "up"'
    real.test()
    assert "all 5 expectations hold" in real.editor._verdict._beside.text()
    answer.list.itemClicked.emit(answer.list.item(0))
    assert len(real.model.form.texts["json"].splitlines()) == 2
    answer.copy.click()
    assert "healthy" in QGuiApplication.clipboard().text()
