"""A field that is typed in: signs of Markdown, and the question where another wrote meanwhile."""

import pytest

from incident_desk.qt.pages.review.field_model import FieldModel
from incident_desk.qt.pages.review.field_view import FieldView
from incident_desk.qt.pages.review.fields import Field, Sort
from tests.review_samples import SMALL

SUMMARY = Field(Sort.TEXT, "summary", "Summary", "In two sentences")


@pytest.fixture
def view(room, qtbot, themes):
    model = FieldModel(room.link, SUMMARY, SMALL)
    one = FieldView(themes, model, room.now)
    qtbot.addWidget(one)
    room.link.scene_changed.connect(lambda scene, _: model.take(scene.incident))
    model.begin(room.sample.now)
    one.show()
    return one


def test_what_is_typed_goes_to_its_model_and_leaving_saves_it(room, qtbot, view):
    qtbot.keyClicks(view.text, "It was down")
    assert view.model.text == "It was down"
    view.text.left.emit()
    room.until(lambda: room.sample.review.text("summary") == "It was down")


def test_words_of_another_are_shown_and_what_is_typed_stays_until_it_is_decided(room, qtbot, view):
    qtbot.keyClicks(view.text, "Mine")
    room.sample.write("summary", "Theirs", "RO")
    room.until(lambda: view.theirs.isVisible())
    assert view.text.toPlainText() == "Mine"
    view.theirs.click()
    assert view.text.toPlainText() == "Theirs" and not view.theirs.isVisible()


def test_it_is_as_high_as_its_text(qtbot, view):
    before = view.text.height()
    view.text.setPlainText("\n".join("line" for _ in range(30)))
    assert view.text.height() > before * 2
