"""Nothing of a reader is put together while texts are read."""

from markdown_it import MarkdownIt
from markdown_it.ruler import Ruler

from incident_desk.formats import report_prose, review_causes, review_chapters, review_lines
from incident_desk.formats.reading import tokens
from incident_desk.formats.ready_markdown import ready

TEXT = "# A\n\n- *b* `c`\n\n> d **e**\n"


def test_a_reader_that_is_ready_puts_no_rules_together(monkeypatch):
    reader = ready(MarkdownIt("commonmark"))
    every = (
        reader,
        report_prose._READER,
        review_causes._READER,
        review_chapters._READER,
        review_lines._READER,
        tokens._WORDS,
    )
    monkeypatch.setattr(Ruler, "__compile__", lambda _: 1 / 0)
    assert all(one.parse(TEXT) for one in every)
