"""What the record says stands beside the text; nothing that it names is loaded."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument, QTextOption

from incident_desk.formats.review_aid import Aid
from incident_desk.qt.pages.review.record_aids import RecordAids, RecordText

TABLE = Aid("hypotheses", "Suspected", "| What | Became |\n| --- | --- |\n| The pool | confirmed |")


def test_the_parts_are_shown_and_what_is_not_recorded_is_named(qtbot, themes):
    aids = RecordAids(themes)
    qtbot.addWidget(aids)
    aids.show_aids((TABLE, Aid("contacts", "Contacts reached", "")), ("the timeline",))
    assert not aids.isHidden()
    shown = aids.text.toPlainText()
    assert "Suspected" in shown and "confirmed" in shown and "---" not in shown
    assert "the timeline" in aids.note.text() and "Nothing is recorded of: Contacts reached" in aids.note.text()


def test_without_anything_of_the_record_nothing_stands_there(qtbot, themes):
    aids = RecordAids(themes)
    qtbot.addWidget(aids)
    aids.show_aids((TABLE,), ())
    aids.show_aids((), ())
    assert aids.isHidden()


def test_pictures_and_html_in_words_of_others_stay_words(qtbot, tmp_path):
    picture = tmp_path / "a.png"
    picture.write_bytes(b"not loaded")
    text = RecordText()
    qtbot.addWidget(text)
    text.show_markdown(f"![x](file://{picture}) <b>loud</b> [link](https://a.b)")
    assert text.loadResource(QTextDocument.ResourceType.ImageResource, QUrl.fromLocalFile(str(picture))) is None
    assert "<b>loud</b>" in text.toPlainText() and not text.openLinks()


def test_it_is_as_high_as_its_words(qtbot):
    text = RecordText()
    qtbot.addWidget(text)
    text.resize(400, 10)
    text.show()
    text.show_markdown("one")
    low = text.height()
    text.show_markdown("\n\n".join(["paragraph"] * 20))
    assert text.height() > low * 5


def test_a_short_name_in_a_table_stays_whole_and_a_long_word_is_broken(qtbot):
    text = RecordText()
    qtbot.addWidget(text)
    text.resize(460, 200)
    text.show()
    table = f"| Time | What | By |\n|---|---|---|\n| 15:53 | {'so it went on ' * 20} | Kim |"
    text.show_markdown(table)
    whole = text.wordWrapMode()
    text.show_markdown(table.replace("Kim", "k" * 300))
    assert whole == QTextOption.WrapMode.WordWrap and text.wordWrapMode() != whole
    assert text.document().size().width() <= text.viewport().width()
