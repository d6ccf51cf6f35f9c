"""A part of the form with its label, and what is wrong with it."""

from PySide6.QtWidgets import QLineEdit

from incident_desk.qt.pages.health.editor.fields import Problem
from incident_desk.qt.pages.health.editor.form import CheckForm
from incident_desk.qt.pages.health.editor.sections import Section


def test_its_problems_stand_in_it(themes, qtbot):
    form = CheckForm()
    section = Section(themes, "Ask").hold(QLineEdit()).tell(form, "interval_s")
    qtbot.addWidget(section)
    section.show()
    form.put_all({"interval_s": "never"})
    assert "number of seconds" in section.findChild(Problem).text()
